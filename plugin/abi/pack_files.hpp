// The host's list of pack files, copied. Thread rule: no state.
#pragma once

#include "plugin/abi/guard.hpp"

namespace proviso::abi {

[[nodiscard]] inline Result<std::vector<clause::PackFile>> pack_files_of(const proviso_file* files,
                                                                         std::size_t count) {
    if (count != 0 && files == nullptr) return bad_argument("the list `files` is null");
    std::vector<clause::PackFile> copies;
    for (std::size_t i = 0; i < count; ++i) {
        PROVISO_TRY(file, file_of(files + i, "files"));
        copies.push_back(clause::PackFile{std::move(file.name), std::move(file.text)});
    }
    return copies;
}

}  // namespace proviso::abi
