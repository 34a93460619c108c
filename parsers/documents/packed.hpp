// Documents packed into one file, as platforms hand out procurement documents.
// Door: `unpack_documents`. Thread rule: pure function.
#pragma once

#include <vector>

#include "model/remark.hpp"
#include "parsers/containers/containers.hpp"

namespace proviso {

struct Unpacked {
    std::vector<ContainedInput> documents;
    std::vector<Remark> notes;  // how many there are, or why some are not read
    bool is_partial = false;    // there are more than `documents`
};

// Total: a bad entry is one with a fault; of a bad archive, the documents before the fault are read, and it
// is partial.
[[nodiscard]] Unpacked unpack_documents(const Input& input);

}  // namespace proviso
