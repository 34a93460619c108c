#include "parsers/schema/folder_path.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace proviso::schema {
namespace {

bool is_address(std::string_view location) {
    const std::size_t colon = location.find(':');
    const std::size_t slash = location.find('/');
    return colon != std::string_view::npos && (slash == std::string_view::npos || colon < slash);
}

}  // namespace

std::optional<std::string> resolve(std::string_view base, std::string_view location) {
    const bool is_odd = location.empty() || location.front() == '/' || is_address(location) ||
                        location.find_first_of("\\%?#") != std::string_view::npos;
    if (is_odd) return std::nullopt;
    std::vector<std::string_view> parts;
    const std::string joined = std::string{base.substr(0, base.rfind('/') + 1)} + std::string{location};
    for (std::size_t begin = 0; begin <= joined.size();) {
        const std::size_t end = std::min(joined.find('/', begin), joined.size());
        const std::string_view part = std::string_view{joined}.substr(begin, end - begin);
        begin = end + 1;
        if (part.empty() || part == ".") continue;
        if (part != "..") {
            parts.push_back(part);
        } else if (parts.empty()) {
            return std::nullopt;
        } else {
            parts.pop_back();
        }
    }
    return fmt::format("{}", fmt::join(parts, "/"));
}

}  // namespace proviso::schema
