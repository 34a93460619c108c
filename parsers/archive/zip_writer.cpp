#include "parsers/archive/zip_writer.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace proviso::archive {
namespace {

struct CloseWriter {
    void operator()(::archive* handle) const { archive_write_free(handle); }
};
struct FreeEntry {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

la_ssize_t append(::archive* /*handle*/, void* target, const void* bytes, std::size_t size) {
    static_cast<std::string*>(target)->append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
}

bool add(::archive* handle, const Part& part) {
    constexpr int readable = 0644;
    const std::unique_ptr<archive_entry, FreeEntry> entry{archive_entry_new()};
    if (entry == nullptr) return false;
    archive_entry_set_pathname(entry.get(), part.name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(part.bytes.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), readable);
    if (archive_write_header(handle, entry.get()) != ARCHIVE_OK) return false;
    return archive_write_data(handle, part.bytes.data(), part.bytes.size()) ==
           static_cast<la_ssize_t>(part.bytes.size());
}

bool write(std::span<const Part> parts, std::string& target) {
    const std::unique_ptr<::archive, CloseWriter> handle{archive_write_new()};
    if (handle == nullptr || archive_write_set_format_zip(handle.get()) != ARCHIVE_OK) return false;
    if (archive_write_open(handle.get(), &target, nullptr, append, nullptr) != ARCHIVE_OK) return false;
    for (const Part& part : parts) {
        if (!add(handle.get(), part)) return false;
    }
    return archive_write_close(handle.get()) == ARCHIVE_OK;
}

}  // namespace

Result<std::string> write_zip(std::span<const Part> parts) {
    std::string target;
    if (!write(parts, target))
        return Error{"E-ARC-WRITE", "the archive could not be written", "free some memory and try again",
                     Place{}};
    return target;
}

}  // namespace proviso::archive
