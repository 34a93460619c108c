#include "parsers/documents/decode.hpp"

#include <fmt/format.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "model/base/unicode.hpp"
#include "parsers/prolog_transcode.hpp"
#include "parsers/xml/windows_1252.hpp"

namespace proviso {
namespace {

char lower(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; }

// Only plain tables: the stateful converters of the system's library have a history of memory faults.
bool is_single_byte_encoding(std::string_view encoding) {
    constexpr auto families = std::to_array<std::string_view>({"iso-8859-", "windows-125", "cp125", "koi8-"});
    constexpr std::size_t name_bytes_max = 16;
    const auto is_plain = [](char byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-';
    };
    return encoding.size() <= name_bytes_max && std::ranges::all_of(encoding, is_plain) &&
           std::ranges::any_of(families,
                               [&](std::string_view family) { return encoding.starts_with(family); });
}

std::optional<std::string> convert(std::string_view bytes, const std::string& encoding) {
    iconv_t const converter = iconv_open("UTF-8", encoding.c_str());
    if (reinterpret_cast<std::intptr_t>(converter) == -1) return std::nullopt;
    constexpr std::size_t utf8_bytes_max = 3;  // of one character of a single-byte encoding
    std::string text(bytes.size() * utf8_bytes_max, '\0');
    // The interface is older than `const`; the input is not changed.
    char* from = const_cast<char*>(bytes.data());
    char* to = text.data();
    std::size_t from_left = bytes.size();
    std::size_t to_left = text.size();
    const std::size_t failed = iconv(converter, &from, &from_left, &to, &to_left);
    iconv_close(converter);
    if (failed == static_cast<std::size_t>(-1) || from_left != 0) return std::nullopt;
    text.resize(text.size() - to_left);
    return text;
}

DecodedText own(std::string text, std::vector<Remark> notes) {
    auto storage = std::make_shared<const std::string>(std::move(text));
    return DecodedText{*storage, storage, std::move(notes)};
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes, std::string_view named_encoding) {
    constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
    constexpr std::size_t utf16_mark_bytes = 2;
    const bool is_little = bytes.starts_with("\xFF\xFE");
    if (is_little || bytes.starts_with("\xFE\xFF")) {
        auto text = prolog::utf16_to_utf8(bytes.substr(utf16_mark_bytes),
                                          is_little ? prolog::ByteOrder::Little : prolog::ByteOrder::Big);
        if (!text) return std::move(text).error();
        return own(std::move(text).value(), {});
    }
    if (bytes.starts_with(utf8_mark)) bytes.remove_prefix(utf8_mark.size());
    if (find_invalid_utf8(bytes) == std::string_view::npos) return DecodedText{bytes, nullptr, {}};

    std::string encoding{named_encoding};
    std::ranges::transform(encoding, encoding.begin(), lower);
    const bool is_western = encoding == "iso-8859-1" || encoding == "windows-1252" || encoding == "us-ascii";
    const bool is_unlabelled = encoding.empty() || encoding == "utf-8";
    if (is_western || is_unlabelled) {
        std::vector<Remark> notes;
        if (!is_western) notes.emplace_back("remark-encoding-guessed", Remark::Pairs{});
        return own(xml::windows_1252_to_utf8(bytes), std::move(notes));
    }
    if (is_single_byte_encoding(encoding)) {
        if (auto text = convert(bytes, encoding)) return own(*std::move(text), {});
    }
    constexpr std::size_t shown_bytes_max = 40;
    return Error{"E-ENC",
                 fmt::format("the text is not read: it names `{}` as its encoding",
                             shorten(make_visible(encoding), shown_bytes_max)),
                 "save it again as UTF-8", Place{}};
}

}  // namespace proviso
