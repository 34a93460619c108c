// Documents packed into one ZIP file, as platforms hand out procurement documents.
// Doors: `is_packed`, `unpack_documents`. Thread rule: pure functions.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/base/result.hpp"
#include "model/remark.hpp"
#include "parsers/input.hpp"

namespace proviso {

struct PackedDocument {
    std::string name;  // `archive.zip!/folder/file.pdf`
    std::shared_ptr<const std::string> bytes;
    std::optional<Error> fault;  // why it could not be unpacked; then there are no bytes
};

struct Unpacked {
    std::vector<PackedDocument> documents;
    std::vector<Remark> notes;  // how many there are, or why they are not read
    bool is_partial = false;    // there are more than `documents`
};

// Is this an archive of documents, and no office document?
[[nodiscard]] bool is_packed(std::string_view bytes);

// Total: a bad entry is one with a fault, a bad archive holds no documents and is partial. Folders, and what
// operating systems leave in archives for themselves, are no documents. An archive within the archive is
// unpacked as well; one within that is a document of a kind that is not read.
[[nodiscard]] Unpacked unpack_documents(const Input& input);

}  // namespace proviso
