#include "parsers/maps/values.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proviso::maps {
namespace {

constexpr std::array<bool, 256> make_closing() {
    std::array<bool, 256> closing{};
    for (const char byte : std::string_view{".,;:!-_ \n"}) closing[static_cast<unsigned char>(byte)] = true;
    return closing;
}
constexpr std::array<bool, 256> closing = make_closing();

// Folding drops what nobody sees; a text that holds more of that than this is no careless answer.
constexpr std::size_t folding_slack_bytes = 16;

std::string_view without_closing(std::string_view text) {
    while (!text.empty() && closing[static_cast<unsigned char>(text.back())]) text.remove_suffix(1);
    return text;
}

std::size_t ends_bit(char first, char last) {
    return (static_cast<std::size_t>(static_cast<unsigned char>(first)) << 8U) |
           static_cast<unsigned char>(last);
}

// Letters and digits of ASCII fold to one byte, whatever stands beside them.
bool folds_alone(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
}

char small(char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte; }

}  // namespace

std::string CodeTable::spelled(std::string_view code) const {
    if (!is_worded) return std::string{code};
    FoldedText folded;
    fold(code, folded);
    return std::string{without_closing(folded.text)};
}

void ValueRules::add_mask(std::string_view value) {
    if (value.empty()) return;
    mask_starts_.set(static_cast<unsigned char>(value.front()));
    mask_bytes_max_ = std::max(mask_bytes_max_, value.size());
}

void ValueRules::add_withheld(std::string value) {
    add_mask(value);
    withheld_.push_back(std::move(value));
}

void ValueRules::add_placeholder(std::string value) {
    add_mask(value);
    placeholders_.push_back(std::move(value));
}

void ValueRules::add_non_answer(std::string_view text) {
    FoldedText folded;
    fold(text, folded);
    const std::string_view core = without_closing(folded.text);
    non_answers_.emplace_back(core);
    non_answer_bytes_max_ = std::max(non_answer_bytes_max_, text.size() + folding_slack_bytes);
    if (core.empty()) {
        has_wordless_non_answer_ = true;
    } else {
        non_answer_ends_.set(ends_bit(core.front(), core.back()));
    }
}

bool ValueRules::is_withheld(std::string_view value) const {
    return std::ranges::find(withheld_, value) != withheld_.end();
}

bool ValueRules::is_placeholder(std::string_view value) const {
    return std::ranges::find(placeholders_, value) != placeholders_.end();
}

bool ValueRules::may_be_non_answer(std::string_view text) const {
    text = without_closing(text);
    if (text.empty()) return has_wordless_non_answer_;
    const bool is_plain = folds_alone(text.front()) && folds_alone(text.back());
    return !is_plain || non_answer_ends_.test(ends_bit(small(text.front()), small(text.back())));
}

bool ValueRules::is_non_answer(std::string_view text, FoldScratch& scratch) const {
    if (non_answers_.empty() || text.size() > non_answer_bytes_max_ || !may_be_non_answer(text)) return false;
    fold(text, scratch.folded);
    return std::ranges::find(non_answers_, without_closing(scratch.folded.text)) != non_answers_.end();
}

}  // namespace proviso::maps
