// The labelled sentences of `phrase_detection.cases`, and what the search makes of them.
// Thread rule: plain values.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace proviso::test {

struct LabelledSentence {
    std::string language;
    std::string phrase;   // `conditions`, `equivalent`
    std::string outcome;  // `found`, `not-found`, `undecided`
    std::string kind;
    std::string text;
    bool is_held_out = false;
    std::string said;  // the outcome of the search
};

// The sentences with what the phrases of the pack `electronics-watch` find in them. A line that cannot be
// read throws.
[[nodiscard]] std::vector<LabelledSentence> detect_phrases();

// The measured part of `docs/phrase-detection.md`.
[[nodiscard]] std::string describe_detection(const std::vector<LabelledSentence>& sentences);

}  // namespace proviso::test
