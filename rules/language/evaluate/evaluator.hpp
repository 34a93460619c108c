// Evaluates expressions of one program over one dossier: the fast path, which carries no words.
//
// Door: `Evaluator`. Thread rule: one owner; several may run over the same program and dossier. Lifetime:
// program and dossier must outlive it.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "model/base/calendar.hpp"
#include "model/base/limits.hpp"
#include "rules/language/evaluate/evaluated.hpp"
#include "rules/language/evaluate/parameters.hpp"
#include "rules/language/evaluate/truth_memo.hpp"
#include "rules/language/settings.hpp"

namespace proviso::clause {

class Evaluator {
public:
    Evaluator(const Program& program, const Dossier& dossier, const Circumstances& circumstances = {});

    [[nodiscard]] const Program& program() const { return program_; }
    [[nodiscard]] const Dossier& dossier() const { return dossier_; }
    [[nodiscard]] const Circumstances& circumstances() const { return circumstances_; }
    [[nodiscard]] const std::vector<ParameterInForce>& parameters() const { return parameters_; }

    // A rule that exhausts its steps is undecided from then on.
    void start_budget(std::uint64_t steps = limits::evaluation_steps_max) {
        steps_left_ = steps;
        is_exhausted_ = false;
    }
    [[nodiscard]] bool is_exhausted() const { return is_exhausted_; }

    // Did anything that was asked for turn out silent since the last `forget_silence`? For the tests of
    // rules.
    [[nodiscard]] bool met_silence() const { return met_silence_; }
    void forget_silence() { met_silence_ = false; }

    [[nodiscard]] Truth truth(ExprId id);
    [[nodiscard]] Value value(ExprId id);
    [[nodiscard]] Elements elements(ExprId list);

    // The element that a bound name stands for.
    struct Slot {
        RowIndex row = no_row;
        const Cell* cell = nullptr;
    };
    void set_slot(std::uint32_t slot, Slot element) { slots_[slot] = element; }
    [[nodiscard]] Slot slot(std::uint32_t index) const { return slots_[index]; }

    // Calls `visit(Slot)` for each element that is there, in document order, with the slot set, until it
    // returns false.
    template <class Visit>
    void for_each_element(const Elements& elements, std::uint32_t slot, Visit visit) {
        const Slot before = slots_[slot];
        bool goes_on = true;
        for (std::size_t i = 0; i < elements.rows.size() && goes_on; ++i) {
            slots_[slot] = Slot{elements.rows[i], nullptr};
            goes_on = visit(slots_[slot]);
        }
        for (std::size_t i = 0; i < elements.cells.size() && goes_on; ++i) {
            if (elements.cells[i].state != State::Given) continue;
            slots_[slot] = Slot{no_row, &elements.cells[i]};
            goes_on = visit(slots_[slot]);
        }
        slots_[slot] = before;
    }

    // Why a field without a given value has none.
    [[nodiscard]] Reasons absence(RowIndex row, FieldId field);

    // Where the cells of a Field or List expression stand; `no_row` when the row itself is absent, for
    // `reasons`.
    struct FieldPlace {
        RowIndex row = no_row;
        FieldId field = no_field;
        Reasons reasons = 0;
        bool fails = false;
    };
    [[nodiscard]] FieldPlace place(const Expr& expr);

    // What one text says of a phrase, to the row that it belongs to (`no_row`: to none). Each text is
    // searched once, for all phrases.
    [[nodiscard]] PhraseHit::Kind search(std::string_view text, std::size_t phrase, RowIndex row);
    [[nodiscard]] static bool is_searched(const Cell& cell);

    // What `else` leaves undecided, and why.
    [[nodiscard]] static Reasons reason_of_else(ElseKind kind);

private:
    bool spend(std::uint64_t steps);

    Truth decide(ExprId id);
    Truth connective(const Expr& expr);
    Truth quantifier(const Expr& expr);
    Truth compare(const Expr& expr);
    Truth in_set(const Expr& expr);
    Truth contains(const Expr& expr);
    Truth mentions(const Expr& expr);
    Truth mentions_in(ExprId text, std::size_t phrase);
    Truth mentions_otherwise(const Expr& expr, std::size_t phrase);
    Truth mentions_in_text(std::string_view text, std::size_t phrase, RowIndex row);
    Truth mentions_in_cells(const FieldPlace& place, std::size_t phrase);
    Truth matches(const Expr& expr);
    Truth is_given(const Expr& expr);
    Truth truth_of_value(ExprId id);

    Value any_element(ExprId list);
    Value literal(const Expr& expr) const;
    Value parameter(const Expr& expr) const;
    static Value value_of_literal(const LiteralValue& literal);
    Value element(const Expr& expr) const;
    Value step(const Expr& expr);
    Value field(const Expr& expr);
    Value the(const Expr& expr);
    Value count(const Expr& expr);
    Value class_of(const Expr& expr);
    Value sum_of(const Expr& expr);
    Value first_or_last(const Expr& expr);
    Value sum(const Expr& expr);
    Value product(const Expr& expr);
    Value deadline(const Expr& expr);
    static Reasons absence_of(const Value& a, const Value& b);
    static bool are_of_one_currency(const Value& a, const Value& b);
    Value otherwise(const Expr& expr);
    [[nodiscard]] const Settings* settings() const { return circumstances_.settings; }
    [[nodiscard]] const PeriodLaw& law() const;
    [[nodiscard]] const Calendar* calendar() const;
    [[nodiscard]] Value counted(Date start, const Period& period) const;
    Value value_of_cell(const Cell& cell, ValueKind kind) const;
    Reasons note_silence(Reasons reasons);

    const Program& program_;
    const Dossier& dossier_;
    Circumstances circumstances_;
    std::vector<ParameterInForce> parameters_;
    TruthMemo memo_;
    std::vector<Slot> slots_;
    std::uint64_t steps_left_ = limits::evaluation_steps_max;
    bool is_exhausted_ = false;
    bool met_silence_ = false;

    struct Searched {
        std::string_view text;
        std::vector<PhraseHit> hits;
        std::vector<NamedHit> named;
    };
    [[nodiscard]] const Searched& searched(std::string_view text);

    std::unordered_map<const char*, std::uint32_t> searched_at_;  // by where the text begins
    std::unordered_map<std::string_view, std::uint32_t>
        searched_text_;  // by what it says: lots repeat each other
    std::vector<Searched> searched_;
};

}  // namespace proviso::clause
