#include "model/notation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "model/base/date.hpp"
#include "model/base/line_index.hpp"
#include "model/base/unicode.hpp"

namespace proviso {
namespace {

bool is_plain_code(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
               c == '.' || c == '_';
    });
}

std::string quote(std::string_view text) {
    std::string quoted = "\"";
    for (const char character : make_visible(text)) {
        if (character == '"' || character == '\\') quoted += '\\';
        if (character == '\n') {
            quoted += "\\n";
        } else if (character == '\t') {
            quoted += "\\t";
        } else {
            quoted += character;
        }
    }
    return quoted + '"';
}

class NotationWriter {
public:
    NotationWriter(const Dossier& dossier, const NotationOptions& options)
        : dossier_(dossier), options_(options) {
        for (const DocumentRecord& document : dossier.documents()) lines_.emplace_back(document.text);
    }

    std::string write() {
        const Vocabulary& vocabulary = dossier_.vocabulary();
        for (const FieldId list : vocabulary.entity(vocabulary.root()).fields) {
            const Field& field = vocabulary.field(list);
            const auto rows = dossier_.children(root_row, list);
            if (rows.empty()) continue;
            if (!text_.empty()) text_ += '\n';
            text_ += field.name + ' ';
            if (field.is_list()) {
                write_list(root_row, list);
            } else {
                write_row(rows.front());
            }
            text_ += '\n';
        }
        return std::move(text_);
    }

private:
    void indent() { text_.append(2 * depth_, ' '); }

    void write_row(RowIndex row) {
        text_ += '{';
        write_place(dossier_.row(row).document, dossier_.row(row).byte, dossier_.row(row).path);
        text_ += '\n';
        ++depth_;
        for (const FieldId field : dossier_.vocabulary().entity(dossier_.row(row).entity).fields) {
            write_field(row, field);
        }
        --depth_;
        indent();
        text_ += '}';
    }

    void write_field(RowIndex row, FieldId id) {
        const Field& field = dossier_.vocabulary().field(id);
        const auto cells = dossier_.cells(row, id);
        if (cells.empty() && dossier_.children(row, id).empty()) return;
        indent();
        text_ += field.name + ": ";
        if (field.is_rows() || cells.size() > 1) {
            write_list(row, id);
            text_ += '\n';
        } else {
            text_ += value(cells.front());
            write_place(cells.front().document, cells.front().byte, cells.front().path);
            text_ += '\n';
        }
    }

    // Rows and values, then the markers that keep the list open; one a line.
    void write_list(RowIndex row, FieldId id) {
        const auto rows = dossier_.children(row, id);
        const auto cells = dossier_.cells(row, id);
        std::size_t left = rows.size() + cells.size();
        text_ += "[\n";
        ++depth_;
        for (const RowIndex child : rows) {
            indent();
            write_row(child);
            text_ += --left == 0 ? "\n" : ",\n";
        }
        for (const Cell& cell : cells) {
            indent();
            text_ += value(cell);
            if (--left != 0) text_ += ',';
            write_place(cell.document, cell.byte, cell.path);
            text_ += '\n';
        }
        --depth_;
        indent();
        text_ += ']';
    }

    std::string value(const Cell& cell) const {
        if (cell.state != State::Given) {
            std::string word{state_name(cell.state)};
            if (!cell.text.empty()) word += ' ' + quote(cell.text);
            return word;
        }
        const Field& field = dossier_.vocabulary().field(cell.field);
        switch (field.type.kind) {
            case TypeKind::Code:
                return is_plain_code(cell.text) ? fmt::format("{}:{}", field.type.code_list, cell.text)
                                                : quote(cell.text);
            case TypeKind::Date:
                return format_date(Date{static_cast<std::int32_t>(cell.number)});
            case TypeKind::YesNo:
                return cell.number != 0 ? "true" : "false";
            case TypeKind::Number:
            case TypeKind::Percentage:
            case TypeKind::Money:
            case TypeKind::Period:
                return std::string{cell.text};
            default:
                break;
        }
        const std::string language =
            cell.language.is_known() ? std::string{cell.language.text()} + ' ' : std::string{};
        return language + quote(cell.text);
    }

    void write_place(DocumentIndex document, std::uint32_t byte, std::string_view path) {
        if (!options_.shows_places || path.empty() || document >= lines_.size()) return;
        const DocumentRecord& record = dossier_.documents()[document];
        const PaperPlace* const cell = find_place(record.places, byte);
        if (cell != nullptr && cell->sheet != 0) {
            const std::string name = cell_name({cell->sheet_column, cell->sheet_row});
            fmt::format_to(std::back_inserter(text_), "  # {}!{} {}",
                           make_visible(record.sheets[cell->sheet - 1]), name, path);
            return;
        }
        const LineColumn place = lines_[document].locate(byte);
        fmt::format_to(std::back_inserter(text_), "  # {}:{} {}", place.line, place.column, path);
    }

    const Dossier& dossier_;
    NotationOptions options_;
    std::vector<LineIndex> lines_;
    std::string text_;
    std::size_t depth_ = 0;
};

}  // namespace

std::string write_notation(const Dossier& dossier, const NotationOptions& options) {
    return NotationWriter{dossier, options}.write();
}

}  // namespace proviso
