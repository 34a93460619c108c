// Judges the subjects of one rule: which outcome, and why in bits. Words are made later, for the findings
// that need them.
//
// Door: `Judge`. Thread rule: one owner. Lifetime: the evaluator must outlive it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/base/date.hpp"
#include "rules/language/evaluate/evaluator.hpp"

namespace proviso::clause {

struct Judgement {
    enum class Scope : std::uint8_t {
        Subject,    // one element of `for each`, or the procedure
        NoSubject,  // `for each` found nothing
        OpenList,   // there may be subjects that the documents at hand do not show
        SetAside    // the buyer's profile has set the rule aside for a time
    };
    std::uint32_t pack = 0;
    std::uint32_t rule = 0;
    Scope scope = Scope::Subject;
    Outcome outcome = Outcome::CannotTell;
    Reasons reasons = 0;
    std::uint16_t failing =
        none_failing;  // the first condition that decided: of `applies`, or of the requirements
    Evaluator::Slot subject;
    std::optional<Date> due;
    // Late: the requirement is met, but not in time. Lowered: so it is with the evidence of due diligence,
    // and the gap weighs one severity less.
    enum class Lateness : std::uint8_t { None, Late, Lowered };
    Lateness lateness = Lateness::None;
    std::uint32_t exception = no_exception;  // which of the program's exceptions decided

    static constexpr std::uint16_t none_failing = 0xffff;
    static constexpr std::uint32_t no_exception = 0xffffffff;
};

[[nodiscard]] Severity severity_of(Severity rule, const Judgement& judgement);

// `follows from`: what explains another finding, and what can be explained by one.
[[nodiscard]] constexpr bool is_explanation(Outcome outcome) {
    return outcome == Outcome::Gap || outcome == Outcome::CannotTell;
}
[[nodiscard]] constexpr bool can_be_folded(Outcome outcome) {
    return is_explanation(outcome) || outcome == Outcome::NotYetDue;
}

class Judge {
public:
    Judge(Evaluator& evaluator, Date as_of);

    void judge(std::uint32_t rule, std::vector<Judgement>& judgements);

    // The conditions of a rule, for judging and for explaining alike.
    struct Answer {
        Truth truth;
        std::uint16_t failing = Judgement::none_failing;  // the first that is not true
    };
    [[nodiscard]] Truth in_force(const CompiledRule& rule);
    [[nodiscard]] Truth truth_of(const Condition& condition);
    [[nodiscard]] Answer all_of(const std::vector<Condition>& conditions);

    // What the profile says, while it holds; else null.
    [[nodiscard]] const SetAside* set_aside(const CompiledRule& rule) const;

private:
    [[nodiscard]] Judgement judge_subject(const CompiledRule& rule, Truth where);
    void judge_obligation(const CompiledRule& rule, Truth applies, Judgement& judgement);
    // The rule, or the exception that takes its place.
    void judge_deciding(const CompiledRule& rule, Truth applies, Judgement& judgement);
    struct Deciding {
        std::vector<std::uint32_t> candidates;  // exceptions, or no_exception for the rule itself
        Reasons reasons = 0;                    // why it is not certain which one
        bool is_conflict = false;               // several apply for certain
    };
    void find_deciding(const CompiledRule& rule, std::uint32_t index, Deciding& deciding);
    void judge_open(const CompiledRule& rule, Judgement& judgement);
    void judge_done(const CompiledRule& rule, Truth applies, Judgement& judgement);
    // False where this alone settles the outcome.
    [[nodiscard]] bool judge_alternatives(const CompiledRule& rule, bool& is_false, Judgement& judgement);
    [[nodiscard]] Truth in_time(const CompiledRule& rule, ExprId condition);
    [[nodiscard]] Truth alternatives_in_time(const CompiledRule& rule);
    [[nodiscard]] RowIndex whole() const;

    Evaluator& evaluator_;
    Date as_of_;
    FieldId procedure_;
    FieldId notice_;
};

}  // namespace proviso::clause
