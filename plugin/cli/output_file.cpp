#include "plugin/cli/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace proviso::cli {
namespace {

Error output_error(const std::string& path, const std::string& why, std::string help = {}) {
    Error error;
    error.code = "E-OUTPUT";
    error.message = "the report cannot be written into `" + path + "`: " + why;
    error.help = std::move(help);
    return error;
}

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t count = write(file, text.data(), text.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        text.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

Expected<host::Nothing> check_target(const std::string& path) {
    struct stat status {};
    if (lstat(path.c_str(), &status) != 0) return host::Nothing{};  // nothing there: that is well
    if (S_ISLNK(status.st_mode)) {
        return output_error(path, "it is a link", "name the file itself, or remove the link");
    }
    if (!S_ISREG(status.st_mode)) {
        return output_error(path, "it is no file", "leave `--output` out to print the report");
    }
    return host::Nothing{};
}

std::string temporary_name(const std::string& path) {
    const std::size_t slash = path.rfind('/') + 1;  // npos + 1 is 0: no folder
    return path.substr(0, slash) + "." + path.substr(slash) + "." + std::to_string(getpid()) + ".part";
}

}  // namespace

Expected<host::Nothing> write_whole(const std::string& path, std::string_view text) {
    Expected<host::Nothing> target = check_target(path);
    if (!target) return target;
    const std::string temporary = temporary_name(path);
    constexpr mode_t readable = 0666;  // less what the user's mask takes away
    const int file = open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, readable);
    if (file < 0) return output_error(path, std::strerror(errno));
    const bool is_written = write_all(file, text) && fsync(file) == 0;
    const int fault = errno;
    const bool is_closed = close(file) == 0;
    if (is_written && is_closed && std::rename(temporary.c_str(), path.c_str()) == 0) return host::Nothing{};
    const std::string why = std::strerror(is_written ? errno : fault);
    unlink(temporary.c_str());
    return output_error(path, why);
}

}  // namespace proviso::cli
