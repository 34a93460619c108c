#include "model/base/result.hpp"

#include <fmt/format.h>

namespace proviso {

std::string describe(const Error& error) {
    std::string text = fmt::format("{}: {}", error.code, error.message);
    const Place& place = error.place;
    if (!place.document.empty() && place.line != 0) {
        text += fmt::format(" ({}:{}:{})", place.document, place.line, place.column);
    } else if (!place.document.empty()) {
        text += fmt::format(" ({})", place.document);
    }
    if (!error.help.empty()) text += fmt::format("\n  help: {}", error.help);
    return text;
}

}  // namespace proviso
