#include "model/money.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "model/dossier.hpp"

namespace proviso {

std::string_view currency_of(std::string_view text) {
    constexpr std::size_t letters = 3;
    const std::string_view currency = text.substr(0, letters);
    const bool is_currency = currency.size() == letters &&
                             std::ranges::all_of(currency, [](char c) { return c >= 'A' && c <= 'Z'; });
    return is_currency ? currency : std::string_view{};
}

std::optional<std::int64_t> parse_money(std::string_view text) {
    const std::string_view currency = currency_of(text);
    std::string_view amount = text.substr(currency.size());
    std::int64_t millionths = 0;
    if (currency.empty() || !amount.starts_with(' ')) return std::nullopt;
    amount.remove_prefix(1);
    return parse_decimal(amount, millionths) ? std::optional{millionths} : std::nullopt;
}

std::string format_decimal(std::int64_t millionths) {
    constexpr std::uint64_t unit = 1'000'000;
    const bool is_negative = millionths < 0;
    const std::uint64_t size =
        is_negative ? ~static_cast<std::uint64_t>(millionths) + 1 : static_cast<std::uint64_t>(millionths);
    std::string words = fmt::format("{}{}.{:06}", is_negative ? "-" : "", size / unit, size % unit);
    words.erase(words.find_last_not_of('0') + 1);
    if (words.ends_with('.')) words.pop_back();
    return words;
}

std::string format_money(std::string_view currency, std::int64_t millionths) {
    const std::string amount = format_decimal(millionths);
    return currency.empty() ? amount : fmt::format("{} {}", currency, amount);
}

}  // namespace proviso
