// What the actions of the map grammar build: paths and conditions grow on two stacks, everything else in the
// item that is being read. The grammar decides by the first tokens of each part, so no action is ever taken
// back.
//
// Thread rule: one MapDraft, one parse.
#pragma once

#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "model/base/limits.hpp"
#include "rules/language/grammar/attempt.hpp"
#include "rules/language/grammar/map_grammar.hpp"
#include "rules/language/grammar/tokens.hpp"
#include "rules/language/map_tree.hpp"

namespace proviso::clause::grammar {

struct map_draft_tag {};

template <class Context>
MapDraft& map_draft(const Context& context) {
    return x3::get<map_draft_tag>(context);
}

inline MapSpan span_of(const Token& token) { return MapSpan{token.begin, token.end}; }
inline MapWord word_of(const Token& token) { return MapWord{value_of(token), span_of(token)}; }

// An action that is handed the draft and the token.
template <class Body>
constexpr auto with_token(Body body) {
    return [body](const auto& context) { body(map_draft(context), x3::_attr(context)); };
}

// An action behind a part that has no token of its own, such as a whole path.
template <class Body>
constexpr auto with_draft(Body body) {
    return [body](const auto& context) { body(map_draft(context)); };
}

inline MapPath take_path(MapDraft& draft) {
    MapPath path = std::move(draft.paths.back());
    draft.paths.pop_back();
    return path;
}

inline MapCondition take_condition(MapDraft& draft) {
    MapCondition condition = std::move(draft.conditions.back());
    draft.conditions.pop_back();
    return condition;
}

inline void add_step(MapDraft& draft, MapStep step) {
    MapPath& path = draft.paths.back();
    if (path.steps.empty()) path.span.begin = step.span.begin;
    path.span.end = step.span.end;
    path.steps.push_back(std::move(step));
}

// `cbc:ID` as an element, or behind an `@` as an attribute.
inline MapStep step_of(const Token& token, MapStep::Kind kind) {
    MapStep step;
    step.kind = kind;
    const std::size_t colon = token.text.find(':');
    if (colon != std::string_view::npos) step.prefix = token.text.substr(0, colon);
    step.name = colon == std::string_view::npos ? token.text : token.text.substr(colon + 1);
    step.span = span_of(token);
    return step;
}

inline constexpr auto open_path = with_token([](MapDraft& draft, const Token& token) {
    draft.paths.push_back(MapPath{{}, span_of(token)});
});
inline constexpr auto add_self = with_token(
    [](MapDraft& draft, const Token& token) { add_step(draft, step_of(token, MapStep::Kind::Self)); });
inline constexpr auto add_element = with_token(
    [](MapDraft& draft, const Token& token) { add_step(draft, step_of(token, MapStep::Kind::Element)); });
inline constexpr auto add_repeated = with_token([](MapDraft& draft, const Token& token) {
    MapStep step = step_of(token, MapStep::Kind::Element);
    step.name.pop_back();
    step.is_repeated = true;
    add_step(draft, std::move(step));
});
inline constexpr auto add_attribute = with_token(
    [](MapDraft& draft, const Token& token) { add_step(draft, step_of(token, MapStep::Kind::Attribute)); });
inline constexpr auto add_ladder_step = with_token(
    [](MapDraft& draft, const Token& token) { add_step(draft, step_of(token, MapStep::Kind::Ladder)); });

// Brackets nest, and the tree is walked by functions that recurse, so they are counted here.
inline constexpr auto go_deeper = [](const auto& context) {
    MapDraft& draft = map_draft(context);
    if (++draft.depth > limits::nesting_max) throw TooDeep{x3::_where(context).begin()};
};
inline constexpr auto come_back = with_draft([](MapDraft& draft) { --draft.depth; });

inline constexpr auto attach_condition = with_token([](MapDraft& draft, const Token& token) {
    --draft.depth;
    draft.paths.back().steps.back().condition.push_back(take_condition(draft));
    draft.paths.back().span.end = token.end;
});

inline constexpr auto add_exists = with_draft([](MapDraft& draft) {
    MapCondition condition;
    condition.path = take_path(draft);
    condition.span = condition.path.span;
    draft.conditions.push_back(std::move(condition));
});
inline constexpr auto add_value = with_token([](MapDraft& draft, const Token& token) {
    MapCondition& condition = draft.conditions.back();
    condition.kind = MapCondition::Kind::OneOf;
    condition.values.push_back(value_of(token));
    condition.span.end = token.end;
});
inline constexpr auto add_table_test = with_token([](MapDraft& draft, const Token& token) {
    MapCondition& condition = draft.conditions.back();
    condition.kind = MapCondition::Kind::InTable;
    condition.table = word_of(token);
    condition.span.end = token.end;
});

inline constexpr auto negate = with_draft([](MapDraft& draft) {
    --draft.depth;
    MapCondition condition;
    condition.kind = MapCondition::Kind::Not;
    condition.parts.push_back(take_condition(draft));
    condition.span = condition.parts.front().span;
    draft.conditions.push_back(std::move(condition));
});

// `a and b and c` is one node with three parts, so a long chain is no deep tree.
template <MapCondition::Kind kind>
constexpr auto join = with_draft([](MapDraft& draft) {
    MapCondition right = take_condition(draft);
    if (draft.conditions.back().kind != kind) {
        MapCondition chain;
        chain.kind = kind;
        chain.span = draft.conditions.back().span;
        chain.parts.push_back(take_condition(draft));
        draft.conditions.push_back(std::move(chain));
    }
    MapCondition& chain = draft.conditions.back();
    chain.span.end = right.span.end;
    chain.parts.push_back(std::move(right));
});

inline MapVersion version_of(const Token& token) {
    MapVersion parts;
    const char* const end = token.text.data() + token.text.size();
    const char* const dot = std::from_chars(token.text.data(), end, parts.major).ptr;
    std::from_chars(dot + 1, end, parts.minor);
    return parts;
}

}  // namespace proviso::clause::grammar
