#include "parsers/archive/zip.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <utility>

#include "model/base/limits.hpp"
#include "model/base/unicode.hpp"
#include "parsers/archive/entry_name.hpp"

namespace proviso::archive {
namespace {

constexpr std::string_view pack_again = "pack the archive again, or hand in its documents one by one";

Error fault(std::string code, std::string message) {
    return Error{std::move(code), std::move(message), std::string{pack_again}, Place{}};
}

struct CloseArchive {
    void operator()(::archive* handle) const { archive_read_free(handle); }
};
using Handle = std::unique_ptr<::archive, CloseArchive>;

// Only the reader that goes by the directory at the end: what stands outside of it (a second archive put
// before, an entry that the directory hides) is not part of the file for anybody else either.
Handle open_zip(std::string_view bytes) {
    Handle handle{archive_read_new()};
    if (handle == nullptr) return handle;
    const bool is_open = archive_read_support_format_zip_seekable(handle.get()) == ARCHIVE_OK &&
                         archive_read_open_memory(handle.get(), bytes.data(), bytes.size()) == ARCHIVE_OK;
    if (!is_open) handle.reset();
    return handle;
}

// The conversion of names depends on the process's locale, which is the host's: where it gives no name, the
// bytes themselves are taken.
std::string name_of(archive_entry* entry) {
    const char* const utf8 = archive_entry_pathname_utf8(entry);
    const char* const raw = utf8 == nullptr ? archive_entry_pathname(entry) : utf8;
    const std::string_view name = raw == nullptr ? "" : raw;
    return find_invalid_utf8(name) == std::string_view::npos ? std::string{name} : make_visible(name);
}

// libarchive names the method of the entry at hand in the name of the format.
bool is_plain_method(::archive* handle) {
    const char* const format = archive_format_name(handle);
    const std::string_view name = format == nullptr ? "" : format;
    return name.find("(deflation)") != std::string_view::npos ||
           name.find("(uncompressed)") != std::string_view::npos;
}

class ZipReader {
public:
    ZipReader(Handle handle, std::size_t packed_bytes, const Wanted& is_wanted)
        : handle_(std::move(handle)), is_wanted_(is_wanted) {
        // Small files may pack as well as they like: what they unpack to is small.
        const std::size_t by_ratio = packed_bytes * limits::archive_ratio_max;
        total_max_ = std::clamp(by_ratio, limits::archive_ratio_free_bytes, limits::archive_bytes_max);
    }

    Result<std::vector<Entry>> read() {
        for (;;) {
            archive_entry* entry = nullptr;
            const int status = archive_read_next_header(handle_.get(), &entry);
            if (status == ARCHIVE_EOF) return std::move(entries_);
            if (status < ARCHIVE_WARN) return broken();
            if (++count_ > limits::archive_entries_max) {
                return fault("E-ARC-COUNT", fmt::format("the archive holds more than {} entries",
                                                        limits::archive_entries_max));
            }
            take(entry);
            if (total_ > total_max_) return bomb("the archive unpacks", total_max_);
        }
    }

private:
    static Error broken() { return fault("E-ARC-BROKEN", "the archive is cut off or damaged"); }
    static Error bomb(std::string_view what, std::size_t bytes_max) {
        return fault("E-ARC-BOMB", fmt::format("{} to more than {} bytes", what, bytes_max));
    }

    void take(archive_entry* header) {
        const auto kind = archive_entry_filetype(header);
        std::string name = name_of(header);
        const bool is_folder = kind == AE_IFDIR || name.ends_with('/');
        if (is_folder || !is_wanted_(name)) return;
        Entry entry;
        entry.name = std::move(name);
        entry.fault = refuse_header(header, entry.name);
        if (!entry.fault) entry.fault = unpack(entry.bytes);
        if (entry.fault) entry.bytes = {};
        entries_.push_back(std::move(entry));
    }

    std::optional<Error> refuse_header(archive_entry* header, const std::string& name) {
        if (auto refused = refuse_name(name)) return refused;
        if (archive_entry_filetype(header) != AE_IFREG) {
            return fault("E-ARC-KIND", fmt::format("the entry `{}` is a link or a device", name));
        }
        if (!names_.insert(name).second) {
            return fault("E-ARC-TWICE", fmt::format("the archive holds `{}` twice; the first counts", name));
        }
        if (archive_entry_is_encrypted(header) != 0) {
            return fault("E-ARC-LOCKED", fmt::format("the entry `{}` is locked with a password", name));
        }
        if (!is_plain_method(handle_.get())) {
            return fault("E-ARC-METHOD",
                         fmt::format("the entry `{}` is packed by a method that is not read", name));
        }
        return std::nullopt;
    }

    // Counts the bytes that really come: what the header promises is a claim.
    std::optional<Error> unpack(std::string& bytes) {
        constexpr std::size_t block_bytes = 65'536;
        std::array<char, block_bytes> block{};
        for (;;) {
            const la_ssize_t count = archive_read_data(handle_.get(), block.data(), block.size());
            if (count == 0) return std::nullopt;
            if (count < 0) return fault("E-ARC-BROKEN", "its bytes are damaged");
            total_ += static_cast<std::size_t>(count);
            if (total_ > total_max_) return bomb("the archive unpacks", total_max_);
            bytes.append(block.data(), static_cast<std::size_t>(count));
            if (bytes.size() > limits::document_bytes_max) {
                return bomb("the entry unpacks", limits::document_bytes_max);
            }
        }
    }

    Handle handle_;
    const Wanted& is_wanted_;
    std::size_t total_max_ = 0;
    std::size_t total_ = 0;
    std::size_t count_ = 0;
    std::set<std::string> names_;
    std::vector<Entry> entries_;
};

}  // namespace

bool is_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

Result<std::vector<Entry>> read_zip(std::string_view bytes, const Wanted& is_wanted) {
    Handle handle = open_zip(bytes);
    if (handle == nullptr) return fault("E-ARC-BROKEN", "the archive is cut off or damaged");
    return ZipReader{std::move(handle), bytes.size(), is_wanted}.read();
}

}  // namespace proviso::archive
