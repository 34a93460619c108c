// What the parts of the text report share: the report, the page, and the sentences in the report's language.
// Thread rule: one owner, for the time of one `write_text`.
#pragma once

#include <initializer_list>
#include <utility>

#include "plugin/report/text_layout.hpp"

namespace proviso {

using TextValue = std::pair<std::string_view, std::string_view>;

struct TextPage {
    const Report& report;
    const WriteOptions& options;
    TextLayout layout;

    [[nodiscard]] std::string say(std::string_view name, std::initializer_list<TextValue> values = {}) const {
        return options.texts->get(name, report.language, std::span{values.begin(), values.size()});
    }

    // The word for a name that rule authors may choose freely, such as an actor's: the name itself where the
    // catalogue has none.
    [[nodiscard]] std::string word(std::string_view kind, std::string_view name) const {
        const std::string key = std::string{kind} + "-" + std::string{name};
        std::string text = say(key);
        return text == "<" + key + ">" ? std::string{name} : text;
    }
};

// "Lot LOT-0001"; of the procedure and the notice there is one each, and their ids say nothing to people.
[[nodiscard]] std::string subject_of(const Finding& finding);

// A gap or a cannot-tell of severity info never gates (decision 5): people take it as a suggestion.
[[nodiscard]] bool is_suggestion(const Finding& finding);

// The parts of the page, in its order.
void write_next_steps(TextPage& page);
void write_findings(TextPage& page);
void write_reading(TextPage& page);

}  // namespace proviso
