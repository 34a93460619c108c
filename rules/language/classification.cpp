#include "rules/language/classification.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace proviso::clause {
namespace {

constexpr std::size_t cpv_digits = 8;
constexpr std::size_t division_digits = 2;

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }
bool is_number(std::string_view text) { return std::ranges::all_of(text, is_digit); }

struct Code {
    std::string_view list;
    std::string_view digits;  // or whatever the list's codes are made of
    bool is_starred = false;
};

Code read_code(std::string_view text) {
    Code code;
    if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
        code.list = text.substr(0, colon);
        text.remove_prefix(colon + 1);
    }
    if (text.ends_with('*')) {
        code.is_starred = true;
        text.remove_suffix(1);
    }
    const bool has_check_digit = text.size() == cpv_digits + 2 && text[cpv_digits] == '-' &&
                                 is_number(text.substr(0, cpv_digits)) && is_digit(text.back());
    code.digits = has_check_digit ? text.substr(0, cpv_digits) : text;
    return code;
}

// `30200000` is the name of everything that begins with `302`.
std::string_view without_filling_zeros(std::string_view digits) {
    if (digits.size() != cpv_digits || !is_number(digits)) return digits;
    while (digits.size() > division_digits && digits.back() == '0') digits.remove_suffix(1);
    return digits;
}

}  // namespace

bool code_matches(std::string_view pattern, std::string_view code) {
    const Code wanted = read_code(pattern);
    const Code given = read_code(code);
    if (!wanted.list.empty() && !given.list.empty() && wanted.list != given.list) return false;
    if (!wanted.is_starred) return wanted.digits == given.digits;
    return given.digits.starts_with(without_filling_zeros(wanted.digits));
}

void Classification::add(std::string_view pattern, std::uint16_t class_index) {
    const Code code = read_code(pattern);
    const std::string_view prefix = code.is_starred ? without_filling_zeros(code.digits) : code.digits;
    const auto order = [](const Entry& entry) {
        return std::tuple<std::string_view, bool>{entry.prefix, entry.covers_below};
    };
    Entry entry{std::string{prefix}, code.is_starred, class_index};
    const auto place = std::ranges::upper_bound(entries_, order(entry), {}, order);
    entries_.insert(place, std::move(entry));
}

const Classification::Entry* Classification::find(std::string_view prefix, bool covers_below) const {
    auto entry = std::ranges::lower_bound(entries_, prefix, {}, &Entry::prefix);
    while (entry != entries_.end() && entry->prefix == prefix && entry->covers_below != covers_below) ++entry;
    return entry != entries_.end() && entry->prefix == prefix ? &*entry : nullptr;
}

bool Classification::has_entry_below(std::string_view code) const {
    const std::string_view prefix = without_filling_zeros(code);
    const auto is_below = [&](const Entry& entry) { return entry.prefix != prefix && entry.prefix != code; };
    auto entry = std::ranges::lower_bound(entries_, prefix, {}, &Entry::prefix);
    for (; entry != entries_.end() && entry->prefix.starts_with(prefix); ++entry) {
        if (is_below(*entry)) return true;
    }
    return false;
}

std::uint16_t Classification::class_of(std::string_view code) const {
    const std::string_view digits = read_code(code).digits;
    if (const Entry* const own = find(digits, false)) return own->class_index;
    // From the last entry that is not behind the code, to ever shorter beginnings that they share.
    std::string_view beginning = digits;
    auto end = std::ranges::upper_bound(entries_, beginning, {}, &Entry::prefix);
    while (end != entries_.begin()) {
        const std::string& prefix = (end - 1)->prefix;
        const auto parting = std::ranges::mismatch(prefix, beginning);
        beginning = beginning.substr(0, static_cast<std::size_t>(parting.in1 - prefix.begin()));
        if (beginning.size() == prefix.size()) {
            const Entry* const entry = find(beginning, true);
            if (entry != nullptr) return entry->class_index;
            if (beginning.empty()) break;
            beginning.remove_suffix(1);
        }
        end = std::ranges::upper_bound(entries_.begin(), end, beginning, {}, &Entry::prefix);
    }
    if (ancestors_ != no_class && has_entry_below(digits)) return ancestors_;
    return otherwise_;
}

}  // namespace proviso::clause
