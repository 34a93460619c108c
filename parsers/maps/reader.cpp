#include "parsers/maps/reader.hpp"

#include <algorithm>

#include "model/base/limits.hpp"

namespace proviso::maps {
namespace {

constexpr std::uint32_t closed_row = no_row;

// The condition's program over the bits that were set. Invariant: the compiler wrote it, so operands are
// there.
bool holds(const Scope& scope, std::uint64_t bits) {
    std::uint64_t stack = 0;  // one bit an operand; the lowest is the top
    for (const Operation& operation : scope.condition) {
        const std::uint64_t top = stack & 1U;
        switch (operation.kind) {
            case Operation::Kind::Bit:
                stack = (stack << 1U) | ((bits >> operation.bit) & 1U);
                break;
            case Operation::Kind::Not:
                stack ^= 1U;
                break;
            case Operation::Kind::And:
                stack = (stack >> 1U) & (~std::uint64_t{1} | top);
                break;
            case Operation::Kind::Or:
                stack = (stack >> 1U) | top;
                break;
        }
    }
    return (stack & 1U) != 0;
}

}  // namespace

Reader::Reader(const MapChooser& chooser, std::string_view text, DossierBuilder& builder,
               Workspace& workspace)
    : chooser_(chooser),
      document_(text),
      builder_(builder),
      workspace_(workspace),
      staging_(workspace.staging),
      scopes_(workspace.scopes),
      rows_(workspace.rows),
      buffer_(workspace.texts) {
    want_text(false);
}

void Reader::start_element(const xml::StartElement& element) {
    StateId state = 0;
    if (automaton_ != nullptr) [[likely]] {
        if (!piece_.empty()) flush_piece();
        const SymbolId symbol = symbols_->find(element.uri, element.name, automaton_->names);
        state = symbol == no_symbol ? no_state : automaton_->transitions.find(top_->state, symbol);
        if (state == no_state) {
            if (!automaton_->states[top_->state].holds_payload) return skip(element, false);
            if (!unwrap(element)) return;
            state = 0;
        }
    } else if (!begin(element)) {
        return;
    }
    const StateNode& node = automaton_->states[state];
    if (node.is_left) return skip(element, true);
    ++staging_.coverage.read;
    const LanguageTag language = top_->language;
    ++top_;
    *top_ = OpenElement{state, element.byte, static_cast<std::uint32_t>(buffer_.size()), language};
    if (node.has_work) open(node, element);
    want_text(node.wants_text);
}

void Reader::end_element() {
    const StateNode& node = automaton_->states[top_->state];
    if (node.has_work) close(node);
    if (--top_ == payload_below_) leave_payload();
    want_text(automaton_->states[top_->state].wants_text);
}

void Reader::open(const StateNode& node, const xml::StartElement& element) {
    OpenElement& own = *top_;
    if (!node.attributes.empty()) collect_attributes(node, element);
    const bool is_spoken = node.language != no_slot && attributes_[node.language].data() != nullptr;
    if (is_spoken) own.language = language_of(attributes_[node.language]);
    open_scopes(node);
    for (std::uint32_t i = node.start_observations.begin; i < node.start_observations.end; ++i) {
        const Observation& observation = automaton_->observations[i];
        const std::string_view value = observation.slot == no_slot ? "" : attributes_[observation.slot];
        if (value.data() != nullptr) observe(observation, trim(value), own.byte);
    }
    for (std::uint32_t i = node.scopes.begin; i < node.scopes.end; ++i) {
        const ScopeId scope = automaton_->scope_order[i];
        if (automaton_->scopes[scope].is_early) decide(scope);
    }
    open_rows(node);
    for (std::uint32_t i = node.start_lines.begin; i < node.start_lines.end; ++i) {
        const Line& line = automaton_->lines[i];
        const std::string_view value = line.slot == no_slot ? "" : attributes_[line.slot];
        if (value.data() != nullptr) stage(i, trim(value), own);
    }
}

void Reader::collect_attributes(const StateNode& node, const xml::StartElement& element) {
    const std::uint32_t wanted = node.attributes.end - node.attributes.begin;
    const SymbolId* const symbols = automaton_->attributes.data() + node.attributes.begin;
    for (std::uint32_t slot = 0; slot < wanted; ++slot) attributes_[slot] = {};
    for (std::size_t i = 0; i < element.attributes.size(); ++i) {
        const xml::Attribute attribute = element.attributes[i];
        const SymbolId symbol = symbols_->find(attribute.uri, attribute.name, automaton_->names);
        for (std::uint32_t slot = 0; slot < wanted; ++slot) {
            if (symbols[slot] == symbol) attributes_[slot] = attribute.value;
        }
    }
}

void Reader::open_scopes(const StateNode& node) {
    for (std::uint32_t i = node.scopes.begin; i < node.scopes.end; ++i) {
        const ScopeId scope = automaton_->scope_order[i];
        const std::uint32_t parent = scopes_[automaton_->scopes[scope].parent].record;
        const bool is_lost = staging_.scopes[parent].decision == Decision::Fails;
        scopes_[scope] = OpenScope{static_cast<std::uint32_t>(staging_.scopes.size()), 0, 0, {}};
        staging_.scopes.push_back(ScopeRecord{parent, is_lost ? Decision::Fails : Decision::Open});
    }
}

void Reader::open_rows(const StateNode& node) {
    for (std::uint32_t i = node.rows.begin; i < node.rows.end; ++i) {
        const RowId id = automaton_->row_order[i];
        const RowPlan& plan = automaton_->rows[id];
        const std::uint32_t scope = scopes_[plan.scope].record;
        const std::uint32_t parent = rows_[plan.parent];
        rows_[id] = closed_row;
        if (parent == closed_row || staging_.scopes[scope].decision == Decision::Fails) continue;
        if (staging_.rows.size() >= limits::rows_max) {
            stop_full();
            return;
        }
        rows_[id] = static_cast<std::uint32_t>(staging_.rows.size());
        staging_.rows.push_back(StagedRow{{}, parent, scope, top_->byte, id});
    }
}

void Reader::close(const StateNode& node) {
    const OpenElement& own = *top_;
    if (node.wants_text) {
        const std::string_view text = trim(own_text());
        for (std::uint32_t i = node.end_observations.begin; i < node.end_observations.end; ++i) {
            observe(automaton_->observations[i], text, own.byte);
        }
        // Inner scopes come last, and what they hand on must be there when the outer ones are decided.
        for (std::uint32_t i = node.scopes.end; i > node.scopes.begin; --i) {
            leave_scope(automaton_->scope_order[i - 1]);
        }
        for (std::uint32_t i = node.end_lines.begin; i < node.end_lines.end; ++i) stage(i, text, own);
        buffer_.resize(own.text_begin);
        piece_ = {};
        return;
    }
    for (std::uint32_t i = node.scopes.end; i > node.scopes.begin; --i) {
        leave_scope(automaton_->scope_order[i - 1]);
    }
}

void Reader::observe(const Observation& observation, std::string_view value, std::uint32_t byte) {
    if (passes(observation.test, value)) set_bit(observation.scope, observation.bit, value, byte);
}

void Reader::set_bit(ScopeId scope, std::uint8_t bit, std::string_view value, std::uint32_t byte) {
    OpenScope& open = scopes_[scope];
    open.bits |= std::uint64_t{1} << bit;
    // Only a mark shows its evidence, and a step below may be the one that hands it on.
    const Scope& plan = automaton_->scopes[scope];
    const bool is_handed_on = std::ranges::find(plan.exports, bit, &Scope::Export::bit) != plan.exports.end();
    if (plan.marks.empty() && !is_handed_on) return;
    open.seen = keep(value);
    open.seen_byte = byte;
}

bool Reader::passes(const Test& test, std::string_view value) const {
    switch (test.kind) {
        case Test::Kind::IsThere:
            return true;
        case Test::Kind::OneOf:
            return std::ranges::find(test.values, value) != test.values.end();
        case Test::Kind::InTable:
            return automaton_->tables[test.table].find(value) != nullptr;
    }
    return false;
}

void Reader::decide(ScopeId scope) {
    Decision& decision = staging_.scopes[scopes_[scope].record].decision;
    if (decision != Decision::Open) return;
    decision = holds(automaton_->scopes[scope], scopes_[scope].bits) ? Decision::Holds : Decision::Fails;
}

void Reader::leave_scope(ScopeId scope) {
    decide(scope);
    const OpenScope open = scopes_[scope];
    if (staging_.scopes[open.record].decision != Decision::Holds) return;
    const Scope& plan = automaton_->scopes[scope];
    for (const Scope::Export& given : plan.exports) {
        const bool is_set = ((open.bits >> given.bit) & 1U) != 0;
        if (is_set) set_bit(given.to, given.to_bit, open.seen, open.seen_byte);
    }
    // What a condition did not find has no place of its own; then the element is the evidence.
    const std::uint32_t byte = open.seen.data() != nullptr ? open.seen_byte : top_->byte;
    for (const LineId mark : plan.marks) stage(mark, open.seen, OpenElement{0, byte, 0, {}});
}

void Reader::stage(LineId id, std::string_view text, const OpenElement& element) {
    const Line& line = automaton_->lines[id];
    const std::uint32_t row = rows_[line.row];
    const std::uint32_t scope = scopes_[line.scope].record;
    if (row == closed_row || staging_.scopes[scope].decision == Decision::Fails) return;
    if (staging_.cells.size() >= limits::cells_max) {
        stop_full();
        return;
    }
    staging_.has_late_turns = staging_.has_late_turns || line.turn > 0;
    const LanguageTag language = line.has_language ? element.language : LanguageTag{};
    staging_.cells.push_back(StagedCell{keep(text), row, scope, element.byte, id, language});
}

}  // namespace proviso::maps
