// Sentences per language, read from Clause `text NAME en "…" de "…"` items, so that a further language is
// data. Thread rule: immutable after load; share it freely.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/base/result.hpp"

namespace proviso::clause {

class TextCatalogue {
public:
    // Markdown with `clause` fences that hold `text` items only. E0601 when a text lacks a language that
    // another has.
    [[nodiscard]] static Result<TextCatalogue> read(std::string name, std::string_view markdown);

    [[nodiscard]] std::span<const std::string> languages() const { return languages_; }

    // The text in `language`, else in English; placeholders `{name}` are filled from `values`, others stay as
    // written. A name that the catalogue does not have comes back in angle brackets: a fault that no reader
    // can miss.
    [[nodiscard]] std::string get(
        std::string_view name, std::string_view language,
        std::span<const std::pair<std::string_view, std::string_view>> values = {}) const;

private:
    std::vector<std::string> languages_;
    std::map<std::string, std::map<std::string, std::string>, std::less<>> texts_;
};

// The engine's own sentences, from `rules/language/texts.md`, which is built in.
[[nodiscard]] const TextCatalogue& engine_texts();

}  // namespace proviso::clause
