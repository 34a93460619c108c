#include "parsers/documents/enclosed.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/base/base64.hpp"
#include "model/base/limits.hpp"
#include "parsers/documents/bind.hpp"
#include "parsers/documents/references.hpp"

namespace proviso {
namespace {

// What is handed down to several lots is one document.
std::vector<EnclosedFile> each_once(std::vector<EnclosedFile> files) {
    const auto by_place = [](const EnclosedFile& a, const EnclosedFile& b) { return a.byte < b.byte; };
    std::ranges::stable_sort(files, by_place);
    const auto is_same = [](const EnclosedFile& a, const EnclosedFile& b) { return a.byte == b.byte; };
    files.erase(std::unique(files.begin(), files.end(), is_same), files.end());
    return files;
}

class Enclosed {
public:
    Enclosed(DocumentIndex document, DossierBuilder& builder, const ReadOptions& options)
        : document_(document), builder_(builder), options_(options) {}

    void run() {
        fields_ = DocumentFields::find(builder_.vocabulary());
        if (fields_.text == no_field || fields_.documents == no_field) return;
        for (const EnclosedFile& file : each_once(builder_.documents()[document_].enclosed)) attach(file);
    }

private:
    void attach(const EnclosedFile& file) {
        std::vector<Reference> rows = rows_of(file);
        if (rows.empty()) return;  // a newer notice has taken the place of this one
        std::optional<Error> fault;
        auto bytes = std::make_shared<const std::string>(take_out(file, fault));
        const std::string name = builder_.documents()[document_].name + "!/" + name_of(rows.front().row);
        bind_document(Input{name, *bytes}, bytes, fault, std::move(rows), builder_, options_);
    }

    std::vector<Reference> rows_of(const EnclosedFile& file) {
        std::vector<RowIndex> holding;
        for (const DossierBuilder::PendingCell& pending : builder_.cells()) {
            const Cell& cell = pending.cell;
            const bool is_here = cell.document == document_ && cell.byte == file.byte;
            const bool is_gap = cell.field == fields_.text && cell.state == State::NotSupplied;
            if (is_here && is_gap) holding.push_back(pending.row);
        }
        std::vector<Reference> rows = find_references(fields_, builder_);
        std::erase_if(rows, [&](const Reference& reference) {
            return std::ranges::find(holding, reference.row) == holding.end();
        });
        return rows;
    }

    std::string take_out(const EnclosedFile& file, std::optional<Error>& fault) {
        const auto refuse = [&](std::string code, std::string message) {
            fault = Error{std::move(code), std::move(message), {}, Place{}};
            return std::string{};
        };
        if (++count_ > limits::archive_documents_max) {
            return refuse("E-ARC-COUNT", "the document encloses more files than are read");
        }
        // Four letters are three bytes.
        if (bytes_ + file.base64.size() / 4 * 3 > limits::document_bytes_max) {
            return refuse("E-ARC-BOMB", "the files in the document are too large");
        }
        auto bytes = decode_base64(file.base64);
        if (!bytes) return refuse("E-ARC-BROKEN", "the file is not written as base64");
        bytes_ += bytes->size();
        return *std::move(bytes);
    }

    // As the row calls the file; its id where it has no name.
    std::string name_of(RowIndex row) {
        std::string_view id;
        for (const DossierBuilder::PendingCell& pending : builder_.cells()) {
            if (pending.row != row || pending.cell.state != State::Given) continue;
            if (pending.cell.field == fields_.name) return std::string{pending.cell.text};
            if (pending.cell.field == fields_.id) id = pending.cell.text;
        }
        return id.empty() ? "file-" + std::to_string(count_) : std::string{id};
    }

    DocumentIndex document_;
    DossierBuilder& builder_;
    const ReadOptions& options_;
    DocumentFields fields_;
    std::uint32_t count_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace

void attach_enclosed(DocumentIndex document, DossierBuilder& builder, const ReadOptions& options) {
    Enclosed{document, builder, options}.run();
}

}  // namespace proviso
