// A remark for the reader on how a document was read. The parsers know no language: they name a text of
// `rules/language/texts.md` (section *How a document was read*) and give what fills it, and the report says
// it in its own language (`clause::say`).
//
//     Remark{"remark-newer-version", {{"version", "1.99"}, {"read", "1.15"}}}
//     Remark{"remark-kind-unread", {}, {{"kind", "kind-picture"}}}
//
// Thread rule: plain values.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace proviso {

struct Remark {
    using Pairs = std::vector<std::pair<std::string, std::string>>;

    Remark() = default;
    Remark(std::string name, Pairs filled_in, Pairs said = {})
        : text(std::move(name)), values(std::move(filled_in)), words(std::move(said)) {}
    // What has no text of its own is said as it is, in English, such as the message of an error.
    Remark(std::string sentence) : text("remark-as-it-is"), values{{"sentence", std::move(sentence)}} {}

    std::string text;  // the name of a text
    Pairs values;      // placeholder and what stands in it, as it is
    Pairs words;       // placeholder and the name of a further text, which is said in the same language
};

}  // namespace proviso
