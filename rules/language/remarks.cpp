#include "rules/language/remarks.hpp"

#include <utility>
#include <vector>

namespace proviso::clause {

std::string say(const TextCatalogue& texts, const Remark& remark, std::string_view language) {
    Remark::Pairs said;
    for (const auto& [name, text] : remark.words) said.emplace_back(name, texts.get(text, language));
    std::vector<std::pair<std::string_view, std::string_view>> values;
    for (const auto& [name, value] : remark.values) values.emplace_back(name, value);
    for (const auto& [name, word] : said) values.emplace_back(name, word);
    return texts.get(remark.text, language, values);
}

}  // namespace proviso::clause
