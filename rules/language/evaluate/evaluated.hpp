// What an expression comes to: a condition is true, false or undecided with its reasons, a value is there or
// absent. The fast path carries no words; they are made for the findings that need them. Thread rule: plain
// values. Lifetime: a value refers to texts of the dossier and of the program.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

#include "model/dossier.hpp"
#include "rules/language/program.hpp"

namespace proviso::clause {

// Why something is undecided, as bits of a set.
using Reasons = std::uint32_t;
namespace reason {
inline constexpr Reasons silent = 1U << 0U;
inline constexpr Reasons declared_elsewhere = 1U << 1U;
inline constexpr Reasons withheld = 1U << 2U;
inline constexpr Reasons unreadable = 1U << 3U;
inline constexpr Reasons not_supplied = 1U << 4U;
inline constexpr Reasons not_carried = 1U << 5U;
inline constexpr Reasons language = 1U << 6U;   // a text is in a language that the phrase does not cover
inline constexpr Reasons negated = 1U << 7U;    // the wording shares its sentence with a negation
inline constexpr Reasons disagree = 1U << 8U;   // two different given values
inline constexpr Reasons ambiguous = 1U << 9U;  // `the` fits several
inline constexpr Reasons person = 1U << 10U;
inline constexpr Reasons budget = 1U << 11U;        // the rule ran out of its steps
inline constexpr Reasons taken_out = 1U << 12U;     // `else not-applicable`
inline constexpr Reasons left_open = 1U << 13U;     // `else cannot-tell`
inline constexpr Reasons too_many = 1U << 14U;      // more findings than a report holds
inline constexpr Reasons parameter = 1U << 15U;     // a parameter of the pack is not set
inline constexpr Reasons no_calendar = 1U << 16U;   // working days, or days of rest, are not known
inline constexpr Reasons unlike = 1U << 17U;        // two currencies, or days against months
inline constexpr Reasons uncomputable = 1U << 18U;  // divided by zero, or beyond what can be reckoned
inline constexpr Reasons elsewhere = 1U << 19U;     // the passage speaks of other rows, such as another lot
inline constexpr Reasons conflict = 1U << 24U;      // several exceptions apply, or may
}  // namespace reason

[[nodiscard]] constexpr Reasons reason_of(State state) {
    return state == State::Given ? Reasons{0}
                                 : static_cast<Reasons>(1U << (static_cast<unsigned>(state) - 1U));
}

struct Truth {
    enum class Kind : std::uint8_t { False, True, Undecided };
    Kind kind = Kind::False;
    Reasons reasons = 0;  // of Undecided

    [[nodiscard]] bool is_true() const { return kind == Kind::True; }
    [[nodiscard]] bool is_false() const { return kind == Kind::False; }
    [[nodiscard]] bool is_undecided() const { return kind == Kind::Undecided; }

    [[nodiscard]] static Truth of(bool is_true) { return {is_true ? Kind::True : Kind::False, 0}; }
    [[nodiscard]] static Truth undecided(Reasons reasons) { return {Kind::Undecided, reasons}; }
};

[[nodiscard]] inline Truth negate(Truth truth) {
    return truth.is_undecided() ? truth : Truth::of(truth.is_false());
}

struct Value {
    enum class Kind : std::uint8_t {
        Absent,  // for `reasons`
        Fails,   // `else gap`: whatever asks for it is false
        Given
    };
    Kind kind = Kind::Absent;
    Reasons reasons = 0;                 // of Absent; of a number that is not known exactly, why
    PeriodUnit unit = PeriodUnit::Days;  // of a period
    bool is_pattern = false;             // a code of the rule, where `*` stands for all below
    RowIndex row = no_row;
    LanguageTag language;
    const Cell* cell = nullptr;
    std::int64_t number = 0;  // a count may lie anywhere from `number` to `upper`
    std::int64_t upper = 0;
    std::string_view text;

    [[nodiscard]] bool is_given() const { return kind == Kind::Given; }

    static constexpr std::int64_t unbounded = std::numeric_limits<std::int64_t>::max();

    [[nodiscard]] static Value given(std::int64_t number) {
        Value value;
        value.kind = Kind::Given;
        value.number = number;
        value.upper = number;
        return value;
    }
    [[nodiscard]] static Value of_row(RowIndex row) {
        Value value = given(0);
        value.row = row;
        return value;
    }
    [[nodiscard]] static Value absent(Reasons reasons) {
        Value value;
        value.reasons = reasons;
        return value;
    }
    [[nodiscard]] static Value fails() {
        Value value;
        value.kind = Kind::Fails;
        return value;
    }
};

// The elements of a list: rows or cells, and what keeps it open.
struct Elements {
    std::span<const RowIndex> rows;
    std::span<const Cell> cells;  // of a list of values: given ones and markers
    Reasons open = 0;
    bool is_of_rows = false;
    bool fails = false;  // the row that should hold the list is an `else gap`
};

}  // namespace proviso::clause
