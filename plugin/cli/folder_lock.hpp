// Keeps two programs from writing into a folder at once: who reads a file, adds to it and writes it back
// holds the lock meanwhile, so that nothing is lost. The folder itself is locked, as the file is replaced by
// a new one; nothing is left behind.
//
// Thread rule: one owner. Where a file system knows no locks, nothing is held.
#pragma once

#include <string>

namespace proviso::cli {

class FolderLock {
public:
    // Waits for as long as another holds the folder of `path`.
    explicit FolderLock(const std::string& path);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int folder_ = -1;
};

}  // namespace proviso::cli
