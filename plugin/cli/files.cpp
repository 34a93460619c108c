#include "plugin/cli/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

namespace proviso::cli {
namespace {

namespace fs = std::filesystem;

// Above what the library takes, which says so with its own words; below what would exhaust the memory.
constexpr std::size_t bytes_max = std::size_t{256} << 20;
constexpr std::size_t pack_files_max = 10'000;
constexpr std::size_t folder_documents_max = 500;

Error file_error(proviso_status status, std::string message, std::string help = {}) {
    Error error;
    error.status = status;
    error.code = "E-FILE";
    error.message = std::move(message);
    error.help = std::move(help);
    return error;
}

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) close(number_);
    }
    [[nodiscard]] int number() const { return number_; }

private:
    int number_;
};

Error cannot_open(const std::string& path, proviso_status status) {
    if (errno == ENOENT) return file_error(status, "there is no file `" + path + "`");
    return file_error(status, "the file `" + path + "` cannot be read: " + std::strerror(errno));
}

Expected<std::string> read_all(const Descriptor& file, const std::string& path, proviso_status status) {
    std::string bytes;
    std::array<char, 65'536> block{};
    for (;;) {
        const ssize_t count = read(file.number(), block.data(), block.size());
        if (count == 0) return bytes;
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return cannot_open(path, status);
        bytes.append(block.data(), static_cast<std::size_t>(count));
        if (bytes.size() > bytes_max) {
            return file_error(status, "the file `" + path + "` is too large to be a document",
                              "documents of up to 64 MiB are read");
        }
    }
}

// Office programs leave `.~lock.contract.odt#` and `~$contract.docx` beside an open document.
bool is_document_file(const fs::directory_entry& entry) {
    std::error_code ignored;
    const std::string name = entry.path().filename().string();
    const bool is_left_out = name.starts_with('.') || name.starts_with("~$") || entry.is_symlink(ignored);
    return !is_left_out && entry.is_regular_file(ignored);
}

bool is_rule_file(const fs::directory_entry& entry) {
    std::error_code ignored;
    return entry.path().extension() == ".md" && entry.is_regular_file(ignored);
}

// A link may lead out of the folder.
bool is_schema_file(const fs::directory_entry& entry) {
    std::error_code ignored;
    return entry.path().extension() == ".xsd" && !entry.is_symlink(ignored) && entry.is_regular_file(ignored);
}

struct FileKind {
    bool (*is_it)(const fs::directory_entry&);
    std::string name;
    std::string help;
};

// All files of a kind below a folder, with paths relative to it, sorted.
Expected<std::vector<host::File>> read_kind(const std::string& folder, const FileKind& kind) {
    std::error_code fault;
    std::vector<std::string> paths;
    fs::recursive_directory_iterator entries{folder, fault};
    for (; !fault && entries != fs::recursive_directory_iterator{}; entries.increment(fault)) {
        if (kind.is_it(*entries)) paths.push_back(fs::relative(entries->path(), folder).generic_string());
        if (paths.size() > pack_files_max) {
            return file_error(PROVISO_NOT_FOUND, "the folder `" + folder + "` holds too many " + kind.name);
        }
    }
    if (fault) {
        const std::string message = "the folder `" + folder + "` cannot be read: " + fault.message();
        return file_error(PROVISO_NOT_FOUND, message);
    }
    if (paths.empty()) {
        return file_error(PROVISO_NOT_FOUND, "the folder `" + folder + "` holds no " + kind.name, kind.help);
    }
    std::ranges::sort(paths);
    std::vector<host::File> files;
    for (const std::string& path : paths) {
        Expected<host::File> file = read_file(folder + "/" + path, PROVISO_NOT_FOUND);
        if (!file) return file.error();
        files.push_back(host::File{path, std::move(file->bytes)});
    }
    return files;
}

}  // namespace

bool is_folder(const std::string& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool is_file(const std::string& path) {
    std::error_code ignored;
    return fs::exists(path, ignored) && !fs::is_directory(path, ignored);
}

Expected<host::File> read_file(const std::string& path, proviso_status status) {
    if (is_folder(path)) {
        return file_error(status, "`" + path + "` is a folder, not a file", "name the file within it");
    }
    const Descriptor file{open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number() < 0) return cannot_open(path, status);
    Expected<std::string> bytes = read_all(file, path, status);
    if (!bytes) return bytes.error();
    return host::File{path, std::move(*bytes)};
}

Expected<std::vector<host::File>> read_pack_folder(const std::string& folder) {
    return read_kind(folder, {is_rule_file, "rules", "a rule is a Markdown file, `NAME.md`"});
}

Expected<std::vector<host::File>> read_schema_folder(const std::string& folder) {
    auto files = read_kind(folder, {is_schema_file, "XML schemas", "a schema is a file `NAME.xsd`"});
    if (!files) return files;
    // The folder's own name tells the version at times: `sdk-1.13.3`.
    const fs::path whole = fs::path{folder}.lexically_normal();
    const std::string name = (whole.has_filename() ? whole : whole.parent_path()).filename().generic_string();
    const bool is_named = !name.empty() && name != "." && name != "..";
    for (host::File& file : *files) {
        if (is_named) file.name = name + "/" + file.name;
    }
    return files;
}

Expected<std::vector<std::string>> documents_below(const std::string& path) {
    if (!is_folder(path)) return std::vector<std::string>{path};
    std::vector<std::string> paths;
    std::error_code fault;
    fs::recursive_directory_iterator entries{path, fault};
    for (; !fault && entries != fs::recursive_directory_iterator{}; entries.increment(fault)) {
        if (is_document_file(*entries)) paths.push_back(entries->path().generic_string());
    }
    if (fault) {
        return file_error(PROVISO_UNREADABLE, "the folder `" + path + "` cannot be read: " + fault.message());
    }
    std::ranges::sort(paths);
    return paths;
}

Expected<std::vector<host::File>> read_documents(const std::string& path) {
    std::vector<host::File> files;
    std::vector<std::string> paths{path};
    if (is_folder(path)) {
        paths.clear();
        std::error_code fault;
        fs::recursive_directory_iterator entries{path, fault};
        for (; !fault && entries != fs::recursive_directory_iterator{}; entries.increment(fault)) {
            if (is_document_file(*entries)) paths.push_back(entries->path().generic_string());
        }
        const bool is_too_many = paths.size() > folder_documents_max;
        if (fault || paths.empty() || is_too_many) {
            const std::string what =
                fault ? " cannot be read: " + fault.message()
                      : (is_too_many ? " holds too many documents" : " holds no documents");
            return file_error(PROVISO_UNREADABLE, "the folder `" + path + "`" + what);
        }
        std::ranges::sort(paths);
    }
    for (const std::string& one : paths) {
        Expected<host::File> file = read_file(one, PROVISO_UNREADABLE);
        if (!file) return file.error();
        files.push_back(std::move(*file));
    }
    return files;
}

}  // namespace proviso::cli
