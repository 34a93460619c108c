#include "plugin/cli/console.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace proviso::cli {

bool uses_colour() {
    const char* const no_colour = std::getenv("NO_COLOR");
    const char* const terminal = std::getenv("TERM");
    const bool is_dumb = terminal == nullptr || std::strcmp(terminal, "dumb") == 0;
    return isatty(STDOUT_FILENO) == 1 && !is_dumb && (no_colour == nullptr || *no_colour == '\0');
}

std::uint32_t columns() {
    winsize size{};
    const bool is_known = isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0;
    if (!is_known || size.ws_col == 0) return 80;
    // Lines of more than 120 characters are hard to follow.
    return std::clamp<std::uint32_t>(size.ws_col, 40, 120);
}

Expected<host::Nothing> print(std::string_view text) {
    const bool is_whole = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
    if (is_whole && std::fflush(stdout) == 0) return host::Nothing{};
    Error error;
    error.code = "E-OUTPUT";
    error.message = std::string{"the output could not be written: "} + std::strerror(errno);
    return error;
}

void complain(const Error& error) {
    std::string text = "proviso: " + error.message;
    // Diagnostics of rules and maps bring their place along, and have several lines.
    if (!error.document.empty() && error.message.find('\n') == std::string::npos) {
        text += " (" + error.document;
        if (error.line != 0) text += ":" + std::to_string(error.line) + ":" + std::to_string(error.column);
        text += ")";
    }
    if (!error.code.empty()) text += " [" + error.code + "]";
    if (!error.help.empty()) text += "\n  " + error.help;
    text = host::visible(text) + "\n";
    std::fwrite(text.data(), 1, text.size(), stderr);
}

}  // namespace proviso::cli
