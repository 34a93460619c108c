#include "parsers/table/csv.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "model/base/limits.hpp"
#include "parsers/documents/decode.hpp"
#include "parsers/maps/staging.hpp"

namespace proviso::table {
namespace {

using maps::trim;

constexpr std::array separators{';', ',', '\t', '|'};
constexpr std::uint32_t looked_at_rows_max = 50;

Error too_large() {
    return Error{"E-LIMIT-TABLE", "the table has more rows, columns or cells than a table may",
                 "hand it in as several smaller tables", Place{}};
}

// One cell of the text; `raw` is what stands between the separators.
struct Piece {
    std::string_view raw;
    std::size_t begin = 0;
    bool is_quoted = false;
    bool ends_row = false;
};

class Splitter {
public:
    Splitter(std::string_view text, char separator) : text_(text), separator_(separator) {}

    [[nodiscard]] bool is_at_end() const { return next_ >= text_.size(); }

    Piece take() {
        Piece piece;
        std::size_t begin = next_;
        while (begin < text_.size() && text_[begin] == ' ') ++begin;
        piece.is_quoted = begin < text_.size() && text_[begin] == '"';
        std::size_t end = piece.is_quoted ? after_quotes(begin) : next_;
        while (end < text_.size() && text_[end] != separator_ && text_[end] != '\n' && text_[end] != '\r')
            ++end;
        piece.begin = piece.is_quoted ? begin : next_;
        piece.raw = text_.substr(piece.begin, end - piece.begin);
        piece.ends_row = end >= text_.size() || text_[end] != separator_;
        if (end < text_.size() && text_[end] == '\r' && end + 1 < text_.size() && text_[end + 1] == '\n')
            ++end;
        next_ = end + 1;
        return piece;
    }

private:
    // Behind the closing quote; behind the text where none closes.
    [[nodiscard]] std::size_t after_quotes(std::size_t begin) const {
        for (std::size_t at = begin + 1; at < text_.size(); ++at) {
            if (text_[at] != '"') continue;
            const bool is_doubled = at + 1 < text_.size() && text_[at + 1] == '"';
            if (!is_doubled) return at + 1;
            ++at;
        }
        return text_.size();
    }

    std::string_view text_;
    char separator_;
    std::size_t next_ = 0;
};

std::size_t cells_with(std::string_view text, char separator) {
    Splitter splitter{text, separator};
    std::size_t cells = 0;
    for (std::uint32_t rows = 0; rows < looked_at_rows_max && !splitter.is_at_end();) {
        const Piece piece = splitter.take();
        if (!piece.ends_row) ++cells;
        if (piece.ends_row) ++rows;
    }
    return cells;
}

// Some programs write down what they separate with.
char declared_separator(std::string_view text) {
    constexpr std::string_view opening = "sep=";
    if (!text.starts_with(opening) || text.size() <= opening.size()) return '\0';
    const char separator = text[opening.size()];
    const std::size_t end = text.find_first_of("\r\n");
    if (end != opening.size() + 1) return '\0';
    return separator;
}

char find_separator(std::string_view text) {
    const char declared = declared_separator(text);
    if (declared != '\0') return declared;
    return *std::ranges::max_element(separators, {}, [&](char one) { return cells_with(text, one); });
}

std::string_view text_of(const Piece& piece, Workbook& workbook) {
    if (!piece.is_quoted) return trim(piece.raw);
    std::string_view inner = piece.raw.substr(1);
    const std::size_t closing = inner.rfind('"');
    const std::string_view behind = closing == std::string_view::npos ? "" : inner.substr(closing + 1);
    if (closing != std::string_view::npos && trim(behind).empty()) inner = inner.substr(0, closing);
    if (inner.find("\"\"") == std::string_view::npos) return trim(inner);
    std::string& made = workbook.made->emplace_back();
    for (std::size_t at = 0; at < inner.size(); ++at) {
        made += inner[at];
        if (inner[at] == '"' && at + 1 < inner.size() && inner[at + 1] == '"') ++at;
    }
    return trim(made);
}

Status fill(Workbook& workbook, char separator) {
    Sheet& sheet = workbook.sheets.emplace_back();
    Splitter splitter{workbook.text, separator};
    SheetRow row{1, {}};
    std::uint32_t column = 0;
    std::size_t cells = 0;
    while (!splitter.is_at_end()) {
        const Piece piece = splitter.take();
        const std::string_view text = text_of(piece, workbook);
        if (++column > limits::table_columns_max || cells > limits::table_cells_max) return too_large();
        if (!text.empty()) {
            row.cells.push_back(Cell{column, static_cast<std::uint32_t>(piece.begin), text, false});
            ++cells;
        }
        if (!piece.ends_row) continue;
        const std::uint32_t next = row.number + 1;
        if (next > limits::table_rows_max) return too_large();
        sheet.rows.push_back(std::exchange(row, SheetRow{next, {}}));
        column = 0;
    }
    return Done{};
}

std::string spoken(char separator) { return separator == '\t' ? "tab" : std::string{separator}; }

}  // namespace

Result<Workbook> read_csv(std::string_view bytes) {
    if (bytes.find('\0') != std::string_view::npos && !bytes.starts_with("\xFF\xFE") &&
        !bytes.starts_with("\xFE\xFF")) {
        return Error{"E-NO-TABLE", "the file is neither text nor a spreadsheet", "save it as XLSX or CSV",
                     Place{}};
    }
    PROVISO_TRY(decoded, decode_text(bytes, ""));
    Workbook workbook;
    workbook.text = decoded.text;
    workbook.storage = decoded.storage;
    workbook.notes = std::move(decoded.notes);
    const char separator = find_separator(workbook.text);
    PROVISO_TRY(filled, fill(workbook, separator));
    static_cast<void>(filled);
    if (declared_separator(workbook.text) != '\0') workbook.sheets.front().rows.front().cells.clear();
    workbook.notes.emplace_back("remark-table-separator", Remark::Pairs{{"separator", spoken(separator)}});
    return workbook;
}

}  // namespace proviso::table
