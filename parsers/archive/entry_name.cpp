#include "parsers/archive/entry_name.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "model/base/limits.hpp"
#include "model/base/unicode.hpp"

namespace proviso::archive {
namespace {

char upper(char byte) { return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte; }

// `CON`, `lpt1.txt`: Windows opens a device, whatever stands behind the full stop.
bool is_device(std::string_view part) {
    constexpr auto devices = std::to_array<std::string_view>({"CON", "PRN", "AUX", "NUL"});
    constexpr std::size_t numbered_bytes = 4;  // `COM1`
    std::string stem{part.substr(0, part.find('.'))};
    std::ranges::transform(stem, stem.begin(), upper);
    if (std::ranges::find(devices, stem) != devices.end()) return true;
    const bool is_port = stem.starts_with("COM") || stem.starts_with("LPT");
    return is_port && stem.size() == numbered_bytes && stem.back() >= '0' && stem.back() <= '9';
}

bool has_drive(std::string_view name) {
    const auto is_letter = [](char byte) { return upper(byte) >= 'A' && upper(byte) <= 'Z'; };
    return name.size() >= 2 && name[1] == ':' && is_letter(name[0]);
}

bool is_control(char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; }

std::string_view fault_of(std::string_view name) {
    if (name.empty()) return "it is empty";
    if (name.size() > limits::archive_name_bytes_max) return "it is too long";
    if (std::ranges::any_of(name, is_control)) return "it holds control characters";
    if (name.find('\\') != std::string_view::npos) return "it holds a backslash";
    if (name.front() == '/' || has_drive(name)) return "it is absolute";
    for (std::size_t begin = 0; begin <= name.size();) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        const std::string_view part = name.substr(begin, end - begin);
        if (part == "..") return "it leads out of the archive";
        if (is_device(part)) return "it names a device";
        begin = end + 1;
    }
    return {};
}

}  // namespace

std::optional<Error> refuse_name(std::string_view name) {
    const std::string_view fault = fault_of(name);
    if (fault.empty()) return std::nullopt;
    constexpr std::size_t shown_bytes_max = 80;
    return Error{"E-ARC-PATH",
                 fmt::format("the name of the entry `{}` is not taken: {}",
                             shorten(make_visible(name), shown_bytes_max), fault),
                 "rename the file and pack the archive again", Place{}};
}

}  // namespace proviso::archive
