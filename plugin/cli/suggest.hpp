// "Did you mean": the known word that is nearest to a mistyped one.
// Thread rule: no state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace proviso::cli {

// Empty where no word is near: at most a third of the letters may differ.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& known);

// " did you mean `…`?" or nothing.
[[nodiscard]] std::string did_you_mean(std::string_view word, const std::vector<std::string>& known);

[[nodiscard]] std::string lower_case(std::string_view text);

// "`a`, `b`".
[[nodiscard]] std::string listed(const std::vector<std::string>& words);

}  // namespace proviso::cli
