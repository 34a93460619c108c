#include "plugin/cli/feed.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "plugin/cli/files.hpp"
#include "plugin/cli/session.hpp"

namespace proviso::cli {
namespace {

constexpr std::int64_t single_document_bytes_max = std::int64_t{64} << 20;

std::int64_t read_at(void* context, std::uint64_t offset, char* bytes, std::size_t size) {
    const int file = *static_cast<const int*>(context);
    for (;;) {
        const ssize_t count = pread(file, bytes, size, static_cast<off_t>(offset));
        if (count >= 0 || errno != EINTR) return count;
    }
}

}  // namespace

struct OpenFeed::Descriptor {
    explicit Descriptor(int opened) : number(opened) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number >= 0) close(number);
    }
    int number;
};

Expected<OpenFeed> OpenFeed::open(const host::Engine& engine, const std::string& path) {
    OpenFeed opened;
    opened.path_ = path;
    opened.file_ = std::make_shared<Descriptor>(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (opened.file_->number < 0) {
        Error error;
        error.status = PROVISO_UNREADABLE;
        error.code = "E-FILE";
        error.message = "the file `" + path + "` cannot be read: " + std::strerror(errno);
        return error;
    }
    Expected<host::Feed> feed =
        host::Feed::open(engine, path, proviso_source{read_at, &opened.file_->number});
    if (!feed) return feed.error();
    opened.feed_ = std::make_shared<host::Feed>(std::move(*feed));
    return opened;
}

Expected<host::File> OpenFeed::document(std::size_t index) const {
    Expected<std::string> bytes = feed_->read(index);
    if (!bytes) return bytes.error();
    const std::vector<proviso_entry> entries = feed_->entries();
    // Ids are links at times, and reports name a file by what stands behind the last slash.
    const std::string_view key = host::view(entries[index].key);
    std::string name = path_ + "#" + std::string{key.substr(key.find_last_of('/') + 1)} + " (line " +
                       std::to_string(entries[index].line) + ")";
    return host::File{std::move(name), std::move(*bytes)};
}

Expected<std::size_t> OpenFeed::find(const std::string& key) const {
    const std::vector<proviso_entry> entries = feed_->entries();
    std::vector<std::size_t> ending;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::string_view id = host::view(entries[i].key);
        if (id == key) return std::size_t{i};
        const bool ends = id.size() > key.size() && id.substr(id.size() - key.size()) == key;
        if (ends) ending.push_back(i);
    }
    if (ending.size() == 1) return std::size_t{ending.front()};
    return usage_error("the feed `" + path_ + "` has " + (ending.empty() ? "no entry" : "several entries") +
                           " `" + key + "` that " + (ending.empty() ? "counts" : "count"),
                       "`proviso show " + path_ + "` lists the entries");
}

bool is_large(const std::string& path) {
    struct stat facts {};
    return stat(path.c_str(), &facts) == 0 && facts.st_size > single_document_bytes_max;
}

Expected<host::File> read_notice(const host::Engine& engine, const std::string& path,
                                 const std::string& entry) {
    if (entry.empty() && !is_large(path)) return read_file(path, PROVISO_UNREADABLE);
    Expected<OpenFeed> feed = OpenFeed::open(engine, path);
    if (!feed) return feed.error();
    if (entry.empty()) {
        return usage_error("the feed `" + path + "` holds " + std::to_string(feed->feed().entries().size()) +
                               " procurements",
                           "name one with `--entry ID`; `proviso show " + path + "` lists them");
    }
    Expected<std::size_t> index = feed->find(entry);
    if (!index) return index.error();
    return feed->document(*index);
}

}  // namespace proviso::cli
