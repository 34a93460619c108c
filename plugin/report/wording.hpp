// What the writers for people share in words: the sentences in the report's language, and places, bases and
// subjects as people say them. Thread rule: no state beyond the report and the options that it looks at,
// which must outlive it.
#pragma once

#include <initializer_list>
#include <utility>

#include "plugin/report/writers.hpp"

namespace proviso {

using TextValue = std::pair<std::string_view, std::string_view>;

struct Wording {
    const Report& report;
    const WriteOptions& options;

    [[nodiscard]] std::string say(std::string_view name, std::initializer_list<TextValue> values = {}) const;

    // The word for a name that rule authors may choose freely, such as an actor's: the name itself where the
    // catalogue has none.
    [[nodiscard]] std::string word(std::string_view kind, std::string_view name) const;

    // The verdict in one sentence: its own, where the check gave it one.
    [[nodiscard]] std::string verdict_sentence() const;

    // "for: Electronics Watch": whose report this is.
    [[nodiscard]] std::string audience() const;

    // "Case 2026-17"; a draft has no number yet.
    [[nodiscard]] std::string case_name() const;

    // The file's own name, unless two documents share it.
    [[nodiscard]] std::string short_name(std::string_view document) const;

    // What was seen there: "performance conditions (BT-70), Lot LOT-0001: not stated".
    [[nodiscard]] std::string found(const Finding& finding, const Evidence& evidence) const;

    // "draft.pdf, page 3"; nothing for what has no place.
    [[nodiscard]] std::string place(const Evidence& evidence) const;

    // "accepted by A. Keller on 2026-11-20: the framework carries them"; nothing where nothing was decided.
    [[nodiscard]] std::string decision(const Finding& finding) const;
    [[nodiscard]] std::string decision(const Decision& decision) const;
    [[nodiscard]] std::string set_aside(const SetAside& set_aside) const;

    // "ew-answer-days = 30 days (clause 7 of our contract)".
    [[nodiscard]] std::string parameter(const ParameterValue& parameter) const;
};

// "Lot LOT-0001"; of the procedure and the notice there is one each, and their ids say nothing to people.
[[nodiscard]] std::string subject_of(const Finding& finding);

// "Conditions of contract 2.1, section 2".
[[nodiscard]] std::string words_of(const Basis& basis);

// "performance conditions (BT-70): not stated" says no more than the line of what was found.
[[nodiscard]] bool is_told_by_evidence(const Finding& finding, std::string_view reason);

}  // namespace proviso
