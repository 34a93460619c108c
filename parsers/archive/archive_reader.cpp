#include "parsers/archive/archive_reader.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <string>
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

// How an archive is read. A ZIP file by the directory at its end: what stands outside of it (a second archive
// put before, an entry that the directory hides) is not part of the file for anybody else either. Only one
// that has lost its directory is read from the front.
enum class Way : std::uint8_t { ZipByDirectory, ZipFromFront, Tar, PackedTar };

bool support(::archive* handle, Way way) {
    switch (way) {
        case Way::ZipByDirectory:
            return archive_read_support_format_zip_seekable(handle) == ARCHIVE_OK;
        case Way::ZipFromFront:
            return archive_read_support_format_zip_streamable(handle) == ARCHIVE_OK;
        case Way::PackedTar:
            return archive_read_support_filter_gzip(handle) == ARCHIVE_OK &&
                   archive_read_support_format_tar(handle) == ARCHIVE_OK;
        case Way::Tar:
            return archive_read_support_format_tar(handle) == ARCHIVE_OK;
    }
    return false;
}

Handle open(std::string_view bytes, Way way) {
    Handle handle{archive_read_new()};
    if (handle == nullptr) return handle;
    const bool is_open = support(handle.get(), way) &&
                         archive_read_open_memory(handle.get(), bytes.data(), bytes.size()) == ARCHIVE_OK;
    if (!is_open) handle.reset();
    return handle;
}

// The conversion of names depends on the process's locale, which is the host's: where it gives no name, the
// bytes themselves are taken.
std::string name_of(archive_entry* entry) {
    const char* const utf8 = archive_entry_pathname_utf8(entry);
    const char* const raw = utf8 == nullptr ? archive_entry_pathname(entry) : utf8;
    std::string_view name = raw == nullptr ? "" : raw;
    while (name.starts_with("./")) name.remove_prefix(2);  // as tar writes them
    return find_invalid_utf8(name) == std::string_view::npos ? std::string{name} : make_visible(name);
}

class Reader {
public:
    Reader(Handle handle, Way way, std::size_t packed_bytes, const Wanted& is_wanted, const Sink& sink)
        : handle_(std::move(handle)), way_(way), is_wanted_(is_wanted), sink_(sink) {
        // Small files may pack as well as they like: what they unpack to is small.
        const std::size_t by_ratio = packed_bytes * limits::archive_ratio_max;
        total_max_ = std::clamp(by_ratio, limits::archive_ratio_free_bytes, limits::archive_bytes_max);
    }

    std::optional<Error> read() {
        for (;;) {
            archive_entry* entry = nullptr;
            const int status = archive_read_next_header(handle_.get(), &entry);
            if (status == ARCHIVE_EOF) return is_whole() ? std::nullopt : std::optional{broken()};
            if (status < ARCHIVE_WARN) return broken();
            if (++count_ > limits::archive_entries_max) {
                return fault("E-ARC-COUNT", fmt::format("the archive holds more than {} entries",
                                                        limits::archive_entries_max));
            }
            const bool goes_on = take(entry);
            if (total_ > total_max_) return bomb("the archive unpacks", total_max_);
            if (is_cut_) return broken();
            if (!goes_on) return std::nullopt;
        }
    }

private:
    static Error broken() { return fault("E-ARC-BROKEN", "the archive is cut off or damaged"); }
    static Error bomb(std::string_view what, std::size_t bytes_max) {
        return fault("E-ARC-BOMB", fmt::format("{} to more than {} bytes", what, bytes_max));
    }

    [[nodiscard]] bool is_tar() const { return way_ == Way::Tar || way_ == Way::PackedTar; }

    // Without a directory nobody knows whether there was more. A tar without entries is no tar.
    [[nodiscard]] bool is_whole() const { return way_ != Way::ZipFromFront && (!is_tar() || count_ > 0); }

    bool take(archive_entry* header) {
        const auto kind = archive_entry_filetype(header);
        Entry entry;
        entry.name = name_of(header);
        const bool is_folder = kind == AE_IFDIR || entry.name.ends_with('/');
        if (is_folder || !is_wanted_(entry.name)) return pass_over();
        entry.fault = refuse_header(header, entry.name);
        if (entry.fault) {
            if (!pass_over()) return false;
        } else {
            entry.fault = unpack(entry.bytes);
        }
        if (total_ > total_max_ || is_cut_) return false;  // It is told of the archive.
        if (entry.fault) entry.bytes = {};
        return sink_(std::move(entry));
    }

    std::optional<Error> refuse_header(archive_entry* header, const std::string& name) {
        if (auto refused = refuse_name(name)) return refused;
        const bool is_plain_file = archive_entry_filetype(header) == AE_IFREG &&
                                   archive_entry_hardlink(header) == nullptr &&
                                   archive_entry_sparse_count(header) == 0;
        if (!is_plain_file) {
            return fault("E-ARC-KIND", fmt::format("the entry `{}` is a link or a device", name));
        }
        if (!names_.insert(name).second) {
            return fault("E-ARC-TWICE", fmt::format("the archive holds `{}` twice; the first counts", name));
        }
        if (archive_entry_is_encrypted(header) != 0) {
            return fault("E-ARC-LOCKED", fmt::format("the entry `{}` is locked with a password", name));
        }
        if (!is_plain_method()) {
            return fault("E-ARC-METHOD",
                         fmt::format("the entry `{}` is packed by a method that is not read", name));
        }
        return std::nullopt;
    }

    // libarchive names the method of a ZIP's entry in the name of the format.
    [[nodiscard]] bool is_plain_method() const {
        if (is_tar()) return true;
        const char* const format = archive_format_name(handle_.get());
        const std::string_view name = format == nullptr ? "" : format;
        return name.find("(deflation)") != std::string_view::npos ||
               name.find("(uncompressed)") != std::string_view::npos;
    }

    // What is not wanted in a packed tar is unpacked all the same: its bytes count as well.
    bool pass_over() {
        if (way_ != Way::PackedTar) return true;
        const void* block = nullptr;
        std::size_t size = 0;
        la_int64_t offset = 0;
        for (;;) {
            const int status = archive_read_data_block(handle_.get(), &block, &size, &offset);
            if (status == ARCHIVE_EOF) return true;
            if (status < ARCHIVE_WARN) is_cut_ = true;
            total_ += size;
            if (is_cut_ || total_ > total_max_) return false;
        }
    }

    // Counts the bytes that really come: what the header promises is a claim.
    std::optional<Error> unpack(std::string& bytes) {
        constexpr std::size_t block_bytes = 65'536;
        std::array<char, block_bytes> block{};
        for (;;) {
            const la_ssize_t count = archive_read_data(handle_.get(), block.data(), block.size());
            if (count == 0) return std::nullopt;
            if (count < 0) {
                is_cut_ = is_tar();  // Behind it, a tar cannot be found again.
                return fault("E-ARC-BROKEN", "its bytes are damaged");
            }
            total_ += static_cast<std::size_t>(count);
            if (total_ > total_max_) return bomb("the archive unpacks", total_max_);
            bytes.append(block.data(), static_cast<std::size_t>(count));
            if (bytes.size() > limits::document_bytes_max) {
                return bomb("the entry unpacks", limits::document_bytes_max);
            }
        }
    }

    Handle handle_;
    Way way_;
    const Wanted& is_wanted_;
    const Sink& sink_;
    std::size_t total_max_ = 0;
    std::size_t total_ = 0;
    std::size_t count_ = 0;
    bool is_cut_ = false;
    std::set<std::string> names_;
};

constexpr std::string_view gzip_mark = "\x1F\x8B";
constexpr std::size_t tar_header_bytes = 512;

// The mark of every tar since 1988. Older ones have none, and cannot be told from other files.
bool is_tar_header(std::string_view bytes) {
    constexpr std::size_t mark_at = 257;
    return bytes.size() >= tar_header_bytes && bytes.substr(mark_at, 5) == "ustar";
}

std::optional<Error> run(std::string_view bytes, Way way, const Wanted& is_wanted, const Sink& sink) {
    Handle handle = open(bytes, way);
    if (handle == nullptr) return fault("E-ARC-BROKEN", "the archive is cut off or damaged");
    return Reader{std::move(handle), way, bytes.size(), is_wanted, sink}.read();
}

}  // namespace

bool is_zip(std::string_view bytes) {
    return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

Kind kind_of(std::string_view bytes) {
    if (is_zip(bytes)) return Kind::Zip;
    if (is_tar_header(bytes)) return Kind::Tar;
    if (!bytes.starts_with(gzip_mark)) return Kind::None;
    // libarchive says whether a tar is packed in it; nothing but the first header is unpacked.
    const Handle handle = open(bytes, Way::PackedTar);
    archive_entry* entry = nullptr;
    const bool is_tar = handle != nullptr && archive_read_next_header(handle.get(), &entry) >= ARCHIVE_WARN;
    return is_tar ? Kind::PackedTar : Kind::None;
}

std::optional<Error> read_archive(std::string_view bytes, const Wanted& is_wanted, const Sink& sink) {
    switch (kind_of(bytes)) {
        case Kind::Tar:
            return run(bytes, Way::Tar, is_wanted, sink);
        case Kind::PackedTar:
            return run(bytes, Way::PackedTar, is_wanted, sink);
        case Kind::Zip:
        case Kind::None:
            break;
    }
    bool has_entries = false;
    const Sink noted = [&](Entry entry) {
        has_entries = true;
        return sink(std::move(entry));
    };
    bool has_names = false;
    const Wanted seen = [&](std::string_view name) {
        has_names = true;
        return is_wanted(name);
    };
    auto failed = run(bytes, Way::ZipByDirectory, seen, noted);
    const bool lost_directory = failed && failed->code == "E-ARC-BROKEN" && !has_names && !has_entries;
    return lost_directory ? run(bytes, Way::ZipFromFront, is_wanted, sink) : failed;
}

Result<std::vector<Entry>> read_zip(std::string_view bytes, const Wanted& is_wanted) {
    std::vector<Entry> entries;
    auto failed = run(bytes, Way::ZipByDirectory, is_wanted, [&](Entry entry) {
        entries.push_back(std::move(entry));
        return true;
    });
    if (failed) return *std::move(failed);
    return entries;
}

}  // namespace proviso::archive
