#include "parsers/prolog_declaration.hpp"

#include "model/base/line_index.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace proviso::prolog {

using namespace std::string_view_literals;

namespace {

constexpr std::string_view space = " \t\r\n"sv;
constexpr std::string_view opening = "<?xml"sv;
constexpr std::array parts{"version"sv, "encoding"sv, "standalone"sv};

Error refuse(std::string code, std::string_view text, std::size_t byte, std::string message) {
    const LineColumn at = locate(text, byte);
    return Error{std::move(code), std::move(message),
                 R"(let the document begin with `<?xml version="1.0" encoding="UTF-8"?>`)",
                 Place{{}, {}, byte, at.line, at.column}};
}

// One `name = "value"` of the declaration.
struct Part {
    std::size_t rank = 0;  // its index in `parts`
    std::string_view value;
    std::size_t value_byte = 0;
    std::size_t end = 0;
};

std::optional<Part> read_part(std::string_view text, std::size_t at) {
    Part part;
    const std::size_t name_end = std::min(text.find_first_of(" \t\r\n=?<>"sv, at), text.size());
    const auto* const found = std::find(parts.begin(), parts.end(), text.substr(at, name_end - at));
    if (found == parts.end()) return std::nullopt;
    part.rank = static_cast<std::size_t>(found - parts.begin());
    const std::size_t equals = text.find_first_not_of(space, name_end);
    if (equals == std::string_view::npos || text[equals] != '=') return std::nullopt;
    const std::size_t quote = text.find_first_not_of(space, equals + 1);
    if (quote == std::string_view::npos || (text[quote] != '"' && text[quote] != '\'')) return std::nullopt;
    const std::size_t close = text.find_first_of(text[quote] == '"' ? "\"<"sv : "'<"sv, quote + 1);
    if (close == std::string_view::npos || text[close] != text[quote]) return std::nullopt;
    part.value_byte = quote + 1;
    part.value = text.substr(part.value_byte, close - part.value_byte);
    part.end = close + 1;
    return part;
}

bool begins_declaration(std::string_view text) {
    return text.starts_with(opening) && text.size() > opening.size() &&
           space.find(text[opening.size()]) != std::string_view::npos;
}

}  // namespace

Result<Declaration> read_declaration(std::string_view text) {
    Declaration declaration;
    if (!begins_declaration(text)) {
        const std::size_t first = text.find_first_not_of(space);
        if (first == std::string_view::npos || first == 0 || !begins_declaration(text.substr(first))) {
            return declaration;
        }
        return refuse("E-WF", text, first,
                      "the XML declaration does not stand at the very beginning of the document");
    }
    std::size_t at = opening.size();
    std::size_t next_rank = 0;
    while (true) {
        const std::size_t token = std::min(text.find_first_not_of(space, at), text.size());
        if (next_rank > 0 && text.substr(token).starts_with("?>")) {
            declaration.size_bytes = token + 2;
            return declaration;
        }
        const std::optional<Part> part = token == at ? std::nullopt : read_part(text, token);
        const bool is_in_order = part && part->rank >= next_rank && (part->rank == 0) == (next_rank == 0);
        if (!is_in_order) {
            return refuse(
                "E-WF", text, token,
                "the XML declaration is broken: it states version, encoding and standalone, in this order");
        }
        if (part->rank == 0 && part->value != "1.0") {
            return refuse(
                "E-VERSION", text, part->value_byte,
                fmt::format("the document is XML version `{}`; read is version 1.0 only, because other "
                            "versions allow characters and names that readers understand differently",
                            shorten(part->value)));
        }
        if (part->rank == 1) {
            declaration.encoding = part->value;
            declaration.encoding_byte = part->value_byte;
        }
        next_rank = part->rank + 1;
        at = part->end;
    }
}

std::optional<Label> find_label(std::string_view name) {
    static constexpr std::array labels{
        std::pair{"UTF-8"sv, Label::Utf8},   std::pair{"UTF8"sv, Label::Utf8},
        std::pair{"UTF-16"sv, Label::Utf16}, std::pair{"US-ASCII"sv, Label::Ascii},
        std::pair{"ASCII"sv, Label::Ascii},  std::pair{"ISO-8859-1"sv, Label::Latin1},
    };
    const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
    const auto same = [upper](char a, char b) { return upper(a) == b; };
    for (const auto& [spelling, label] : labels) {
        if (std::equal(name.begin(), name.end(), spelling.begin(), spelling.end(), same)) return label;
    }
    return std::nullopt;
}

std::string shorten(std::string_view text) {
    constexpr std::size_t length_max = 60;
    std::string shown{text.substr(0, length_max)};
    for (char& c : shown) {
        if (c < ' ' || c > '~' || c == '`') c = '?';
    }
    return text.size() > length_max ? shown + "..." : shown;
}

}  // namespace proviso::prolog
