#include "rules/language/grammar/map_grammar.hpp"

#include "rules/language/grammar/attempt.hpp"
#include "rules/language/grammar/map_actions.hpp"
#include "rules/language/grammar/tokens.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace proviso::clause::grammar {
namespace {

constexpr auto reserved_words = std::to_array<std::string_view>(
    {"and", "or", "not", "in", "where", "key", "end", "like", "known", "fallback", "else", "when"});
constexpr auto name = Name{reserved_words};

struct Element : OneToken<Element> {
    [[nodiscard]] static bool accepts(const Token& token) {
        return token.kind == TokenKind::Code && !token.text.ends_with('*');
    }
    [[nodiscard]] static std::string name() { return "an element with its prefix, such as `cbc:ID`,"; }
};
constexpr Element element;

struct RepeatedElement : OneToken<RepeatedElement> {
    [[nodiscard]] static bool accepts(const Token& token) {
        return token.kind == TokenKind::Code && token.text.ends_with('*');
    }
    [[nodiscard]] static std::string name() { return "an element that repeats, such as `cac:Group*`,"; }
};
constexpr RepeatedElement repeated_element;

struct VersionNumber : OneToken<VersionNumber> {
    [[nodiscard]] static bool accepts(const Token& token) {
        constexpr std::size_t bytes_max = 12;
        const bool is_short = token.text.size() <= bytes_max;
        return token.kind == TokenKind::Number && is_short && std::ranges::count(token.text, '.') == 1 &&
               !token.text.starts_with('-');
    }
    [[nodiscard]] static std::string name() { return "a version, such as `1.12`,"; }
};
constexpr VersionNumber version_number;

struct Subtype : OneToken<Subtype> {
    [[nodiscard]] static bool accepts(const Token& token) {
        return token.kind == TokenKind::Word || token.kind == TokenKind::Number;
    }
    [[nodiscard]] static std::string name() { return "a notice subtype, such as `16`,"; }
};
constexpr Subtype subtype_name;

// Whether the next token ends a part, so that a field may be called like a word of the language.
const auto no_field = !sign("=");

const x3::rule<class PathRule> path{"a path"};
const x3::rule<class ConditionRule> condition{"a condition"};
const x3::rule<class UnaryRule> unary{"a condition"};

const auto attribute = sign("@") > (element[add_attribute] | any_name[add_attribute]);
const auto bracket = -(sign("[")[go_deeper] > condition > sign("]")[attach_condition]);
const auto element_step = (repeated_element[add_repeated] | element[add_element]) > bracket;
const auto named_step = name[add_ladder_step] > bracket;
const auto next_step = attribute | element_step | named_step;
// `.` alone is the element itself; with a condition it is the element where that holds.
const auto self = (&(sign(".") >> sign("[")) >> &(sign(".")[open_path])) > sign(".")[add_self] > bracket >
                  *(sign("/") > next_step);
const auto path_def = expected("a path", self | sign(".")[open_path] | (&(sign("@")[open_path]) > attribute) |
                                             (&(element[open_path] | repeated_element[open_path]) >
                                              element_step > *(sign("/") > next_step)) |
                                             (&(name[open_path]) > named_step > *(sign("/") > next_step)));

const auto values = text[add_value] % sign(",");
const auto comparison = path >> x3::eps[add_exists] >>
                        -((sign("=") > values) | (keyword("in") > name[add_table_test]));
const auto unary_def =
    expected("a condition", (keyword("not")[go_deeper] > unary > x3::eps[negate]) |
                                (sign("(")[go_deeper] > condition > sign(")")[come_back]) | comparison);
const auto conjunction = unary >> *(keyword("and") > unary > x3::eps[join<MapCondition::Kind::And>]);
// An `or` below an `and` stands in brackets, and both chains are flat: a bracket of one kind joins the chain.
const auto condition_def = conjunction >>
                           *(keyword("or") > conjunction > x3::eps[join<MapCondition::Kind::Or>]);

constexpr auto range_from = with_token([](MapDraft& draft, const Token& token) {
    draft.range = MapVersionRange{version_of(token), version_of(token), span_of(token)};
});
constexpr auto range_open = with_token([](MapDraft& draft, const Token& token) {
    draft.range.to.reset();
    draft.range.span.end = token.end;
});
constexpr auto range_up_to = with_token([](MapDraft& draft, const Token& token) {
    draft.range = MapVersionRange{{}, {}, span_of(token)};
});
constexpr auto range_to = with_token([](MapDraft& draft, const Token& token) {
    draft.range.to = version_of(token);
    draft.range.span.end = token.end;
});
const auto range =
    expected("a range of versions, such as `1.3..1.11`,",
             (version_number[range_from] > -(sign("..")[range_open] > -version_number[range_to])) |
                 (sign("..")[range_up_to] > version_number[range_to]));

// A row and a line are guarded alike.
template <class Guard>
constexpr auto guards(Guard guard) {
    const auto set_versions =
        with_draft([guard](MapDraft& draft) { guard(draft).versions = std::move(draft.range); });
    const auto add_subtype = with_token([guard](MapDraft& draft, const Token& token) {
        guard(draft).subtypes.push_back(
            MapSubtypeRange{std::string{token.text}, std::string{token.text}, span_of(token)});
    });
    const auto end_subtype = with_token([guard](MapDraft& draft, const Token& token) {
        guard(draft).subtypes.back().to = token.text;
        guard(draft).subtypes.back().span.end = token.end;
    });
    const auto subtypes = (subtype_name[add_subtype] > -(sign("..") > subtype_name[end_subtype])) % sign(",");
    return ((keyword("for") >> keyword("version")) > range > x3::eps[set_versions]) |
           ((keyword("carried") >> keyword("for")) > keyword("subtype") > subtypes);
}

// Lines.
constexpr auto set_field =
    with_token([](MapDraft& draft, const Token& token) { draft.line.field = word_of(token); });
constexpr auto set_not_supplied = with_draft([](MapDraft& draft) { draft.line.is_not_supplied = true; });
constexpr auto set_path = with_draft([](MapDraft& draft) { draft.line.path = take_path(draft); });
constexpr auto add_fallback =
    with_draft([](MapDraft& draft) { draft.line.fallbacks.push_back(take_path(draft)); });
constexpr auto add_other = with_draft([](MapDraft& draft) { draft.line.others.push_back(take_path(draft)); });
constexpr auto set_otherwise =
    with_token([](MapDraft& draft, const Token& token) { draft.line.otherwise = word_of(token); });
constexpr auto set_whole = with_draft([](MapDraft& draft) { draft.line.is_whole = true; });
constexpr auto set_embedded = with_draft([](MapDraft& draft) { draft.line.is_embedded = true; });
constexpr auto set_before =
    with_token([](MapDraft& draft, const Token& token) { draft.line.before = value_of(token); });
constexpr auto set_first = with_draft([](MapDraft& draft) { draft.line.is_first = true; });
constexpr auto set_if_silent = with_draft([](MapDraft& draft) { draft.line.is_if_silent = true; });
constexpr auto add_date =
    with_token([](MapDraft& draft, const Token& token) { draft.line.dates.push_back(word_of(token)); });
constexpr auto set_language = with_token([](MapDraft& draft, const Token& token) {
    draft.line.language = step_of(token, MapStep::Kind::Attribute);
});
constexpr auto set_table =
    with_token([](MapDraft& draft, const Token& token) { draft.line.table = word_of(token); });
constexpr auto set_constant =
    with_token([](MapDraft& draft, const Token& token) { draft.line.constant = word_of(token); });

constexpr auto set_inverted = with_draft([](MapDraft& draft) { draft.line.is_inverted = true; });

const auto line_guard = guards([](MapDraft& draft) -> MapGuard& { return draft.line.guard; });
const auto by = (keyword("by") >> no_field) > sign("@") > (element[set_language] | any_name[set_language]);
const auto modifier = by | ((keyword("through") >> no_field) > name[set_table]) |
                      ((keyword("as") >> no_field) > text[set_constant]) |
                      (keyword("first") >> no_field >> x3::eps[set_first]) |
                      (keyword("if") >> keyword("silent") >> x3::eps[set_if_silent]) |
                      (keyword("whole") >> no_field >> x3::eps[set_whole]) |
                      (keyword("inverted") >> no_field >> x3::eps[set_inverted]) |
                      ((keyword("before") >> no_field) > text[set_before]) |
                      ((keyword("dated") >> no_field) > (text[add_date] % sign(","))) | line_guard;
const auto not_supplied = keyword("not-supplied")[set_not_supplied] >
                          -((keyword("by") >> no_field) > path > x3::eps[set_path]) > *line_guard;
constexpr auto set_outer = with_token([](MapDraft& draft, const Token& token) {
    draft.line.outer = MapOuter{word_of(token), {}};
});
constexpr auto set_outer_entity =
    with_token([](MapDraft& draft, const Token& token) { draft.line.outer->entity = word_of(token); });
const auto outer = (&(any_name >> keyword("of"))) > any_name[set_outer] >
                   keyword("of") > name[set_outer_entity] > *line_guard;
const auto embedded = keyword("embedded")[set_embedded] > path > x3::eps[set_path] > *line_guard;
const auto line_fallback = keyword("fallback") > path > x3::eps[add_fallback];
const auto line_else = keyword("else") > (text[set_otherwise] | (path > x3::eps[add_other]));
const auto read_at = path > x3::eps[set_path] >
                     *(sign(",") > expected("`fallback` or `else`", line_fallback | line_else)) > *modifier;

const x3::rule<class LineRule> line{"a line"};
const auto line_def = any_name[set_field] > sign("=") > (not_supplied | embedded | outer | read_at);

// Rows.
constexpr auto set_entity =
    with_token([](MapDraft& draft, const Token& token) { draft.row.entity = word_of(token); });
constexpr auto set_list =
    with_token([](MapDraft& draft, const Token& token) { draft.row.list = word_of(token); });
constexpr auto set_place = with_draft([](MapDraft& draft) { draft.row.path = take_path(draft); });
constexpr auto add_place =
    with_draft([](MapDraft& draft) { draft.row.fallbacks.push_back(take_path(draft)); });
constexpr auto add_other_place =
    with_draft([](MapDraft& draft) { draft.row.others.push_back(take_path(draft)); });
constexpr auto set_condition =
    with_draft([](MapDraft& draft) { draft.row.condition.push_back(take_condition(draft)); });
constexpr auto set_key = with_draft([](MapDraft& draft) { draft.row.key = take_path(draft); });
constexpr auto set_constant_key =
    with_token([](MapDraft& draft, const Token& token) { draft.row.constant_key = word_of(token); });
const auto row_guard = guards([](MapDraft& draft) -> MapGuard& { return draft.row.guard; });

constexpr auto set_joined = with_draft([](MapDraft& draft) { draft.row.is_joined = true; });
const auto once_joined = (keyword("for") >> keyword("each")) > keyword("join") > x3::eps[set_joined];

const x3::rule<class RowRule> row{"a row"};
const auto row_fallback = keyword("fallback") > path > x3::eps[add_place];
const auto row_else = keyword("else") > path > x3::eps[add_other_place];
const auto key_path = path > x3::eps[set_key] > -(sign(",") > keyword("else") > text[set_constant_key]);
const auto row_key = (keyword("key") >> no_field) > (text[set_constant_key] | key_path);
constexpr auto set_holder =
    with_token([](MapDraft& draft, const Token& token) { draft.row.holder = word_of(token); });
const auto row_def = keyword("row") > name[set_entity] > keyword("in") > name[set_list] >
                     -(keyword("of") > name[set_holder]) > keyword("at") > path > x3::eps[set_place] >
                     *(sign(",") > expected("`fallback` or `else`", row_fallback | row_else)) >
                     -(keyword("where") > condition > x3::eps[set_condition]) > -row_key >
                     *(once_joined | row_guard);

constexpr auto set_every = with_draft([](MapDraft& draft) { draft.row.is_every = true; });
const x3::rule<class EveryRule> every{"an every"};
const auto every_def = keyword("every") > name[set_list] > x3::eps[set_every];

const x3::rule<class JoinRule> join_head{"a join"};
const auto join_head_def = keyword("join") > name[set_entity] > keyword("by") > name[set_list] >
                           keyword("at") > path > x3::eps[set_place] >
                           -(keyword("where") > condition > x3::eps[set_condition]) > keyword("key") > path
                           > x3::eps[set_key] > *row_guard;

constexpr auto set_mark_field =
    with_token([](MapDraft& draft, const Token& token) { draft.mark.field = word_of(token); });
constexpr auto set_mark_state =
    with_token([](MapDraft& draft, const Token& token) { draft.mark.state = word_of(token); });
constexpr auto set_mark = with_draft([](MapDraft& draft) { draft.mark.condition = take_condition(draft); });
const x3::rule<class MarkRule> mark{"a mark"};
const auto mark_def = keyword("mark") > any_name[set_mark_field] > any_name[set_mark_state] >
                      keyword("when") > condition > x3::eps[set_mark];

constexpr auto add_leave = with_token([](MapDraft& draft, const Token& token) {
    draft.row.leaves.push_back(MapLeave{take_path(draft), value_of(token)});
});
const x3::rule<class LeaveRule> leave{"a leave"};
const auto leave_def = keyword("leave") > path > text[add_leave];

constexpr auto set_anchor_name =
    with_token([](MapDraft& draft, const Token& token) { draft.anchor.name = word_of(token); });
constexpr auto set_anchor_path = with_draft([](MapDraft& draft) { draft.anchor.path = take_path(draft); });
constexpr auto set_anchor_first = with_draft([](MapDraft& draft) { draft.anchor.is_first = true; });
const x3::rule<class AnchorRule> anchor{"an anchor"};
const auto anchor_def = keyword("anchor") > name[set_anchor_name] > sign("=") >
                        -(keyword("first")[set_anchor_first]) > path > x3::eps[set_anchor_path];

constexpr auto add_use = with_token([](MapDraft& draft, const Token& token) {
    draft.row.uses.push_back({word_of(token), {}});
});
constexpr auto set_use_place =
    with_draft([](MapDraft& draft) { draft.row.uses.back().path = take_path(draft); });
const x3::rule<class UseRule> use{"a use"};
const auto use_def = keyword("use") > any_name[add_use] >
                     -((keyword("at") >> no_field) > path > x3::eps[set_use_place]);

// What stands at the top of a map.
constexpr auto set_name =
    with_token([](MapDraft& draft, const Token& token) { draft.name = word_of(token); });
constexpr auto set_map_name =
    with_token([](MapDraft& draft, const Token& token) { draft.map.name = word_of(token); });
constexpr auto set_title =
    with_token([](MapDraft& draft, const Token& token) { draft.map.title = value_of(token); });
const x3::rule<class BlockRule> block{"a block"};
const auto block_def = keyword("block") > any_name[set_name];

const x3::rule<class MapRule> map_head{"a map"};
const auto map_head_def = keyword("map") > any_name[set_map_name] > -text[set_title];

constexpr auto start_namespace = with_token([](MapDraft& draft, const Token& token) {
    draft.map.namespaces.push_back(MapNamespace{word_of(token), {}});
});
constexpr auto add_namespace = with_token(
    [](MapDraft& draft, const Token& token) { draft.map.namespaces.back().uris.push_back(value_of(token)); });
constexpr auto start_elements = with_token([](MapDraft& draft, const Token& token) {
    draft.map.elements.push_back(MapElements{word_of(token), {}});
});
constexpr auto add_member = with_token([](MapDraft& draft, const Token& token) {
    draft.map.elements.back().elements.push_back(step_of(token, MapStep::Kind::Element));
});
constexpr auto add_speech = with_token([](MapDraft& draft, const Token& token) {
    draft.map.speech.push_back(MapSpeech{take_path(draft), step_of(token, MapStep::Kind::Attribute), {}});
});
constexpr auto add_one_language = with_token([](MapDraft& draft, const Token& token) {
    draft.map.speech.push_back(MapSpeech{{}, {}, word_of(token)});
});
constexpr auto add_root = with_token([](MapDraft& draft, const Token& token) {
    draft.map.roots.push_back(step_of(token, MapStep::Kind::Element));
});
constexpr auto add_include =
    with_token([](MapDraft& draft, const Token& token) { draft.map.includes.push_back(word_of(token)); });
constexpr auto set_unmapped =
    with_token([](MapDraft& draft, const Token& token) { draft.map.unmapped = value_of(token); });
constexpr auto start_version = with_draft([](MapDraft& draft) {
    draft.map.versions.emplace_back();
    draft.map.versions.back().path = take_path(draft);
});
constexpr auto add_version_path =
    with_draft([](MapDraft& draft) { draft.map.versions.back().others.push_back(take_path(draft)); });
constexpr auto add_pattern = with_token([](MapDraft& draft, const Token& token) {
    draft.map.versions.back().patterns.push_back(word_of(token));
});
constexpr auto set_known =
    with_draft([](MapDraft& draft) { draft.map.versions.back().known = std::move(draft.range); });
constexpr auto set_family = with_token(
    [](MapDraft& draft, const Token& token) { draft.map.versions.back().family = value_of(token); });
constexpr auto start_step = with_token([](MapDraft& draft, const Token& token) {
    draft.map.versions.back().steps.push_back(MapVersionStep{version_of(token), {}});
});
constexpr auto end_step = with_token([](MapDraft& draft, const Token& token) {
    draft.map.versions.back().steps.back().base = version_of(token);
});
constexpr auto set_base =
    with_draft([](MapDraft& draft) { draft.map.versions.back().base = take_path(draft); });
constexpr auto add_base_pattern = with_token([](MapDraft& draft, const Token& token) {
    draft.map.versions.back().base_patterns.push_back(word_of(token));
});
const auto steps = (version_number[start_step] > keyword("as") > version_number[end_step]) % sign(",");
const auto based = path > x3::eps[set_base] > keyword("like") > (text[add_base_pattern] % sign(","));
const auto version_rule = path > x3::eps[start_version] >
                          *(sign(",") > keyword("else") > path > x3::eps[add_version_path]) >
                          keyword("like") > (text[add_pattern] % sign(",")) >
                          -(keyword("family") > text[set_family]) >
                          -(keyword("known") > range > x3::eps[set_known]) > -(keyword("reads") > steps) >
                          -(keyword("base") > based);
constexpr auto start_variant = with_token([](MapDraft& draft, const Token& token) {
    draft.map.variants.push_back(MapVariant{word_of(token), {}, {}});
});
constexpr auto set_variant_path =
    with_draft([](MapDraft& draft) { draft.map.variants.back().path = take_path(draft); });
constexpr auto add_variant_pattern = with_token([](MapDraft& draft, const Token& token) {
    draft.map.variants.back().patterns.push_back(word_of(token));
});
constexpr auto add_payload =
    with_draft([](MapDraft& draft) { draft.map.payloads.push_back(take_path(draft)); });
constexpr auto set_entry = with_draft([](MapDraft& draft) {
    draft.map.dossiers.emplace();
    draft.map.dossiers->entry = take_path(draft);
});
constexpr auto set_entry_key =
    with_draft([](MapDraft& draft) { draft.map.dossiers->key = take_path(draft); });
constexpr auto set_newest =
    with_draft([](MapDraft& draft) { draft.map.dossiers->newest = take_path(draft); });
constexpr auto set_gone = with_draft([](MapDraft& draft) { draft.map.dossiers->gone = take_path(draft); });
constexpr auto set_since = with_draft([](MapDraft& draft) { draft.map.dossiers->since = take_path(draft); });
const auto dossiers = keyword("at") > path > x3::eps[set_entry] > keyword("key") > path
                      > x3::eps[set_entry_key] > -(keyword("newest") > path > x3::eps[set_newest]) >
                      -(keyword("gone") > path > x3::eps[set_gone] >
                        -(keyword("since") > path > x3::eps[set_since]));
constexpr auto add_stage =
    with_token([](MapDraft& draft, const Token& token) { draft.map.stages.push_back(value_of(token)); });
constexpr auto set_subtype = with_draft([](MapDraft& draft) { draft.map.subtype = take_path(draft); });
constexpr auto add_ladder = with_draft([](MapDraft& draft) {
    draft.map.ladders.push_back(MapLadder{std::move(draft.name), take_path(draft)});
});

constexpr auto add_to(std::vector<std::string> MapTree::*list) {
    return with_token(
        [list](MapDraft& draft, const Token& token) { (draft.map.*list).push_back(value_of(token)); });
}

const auto spoken_at = path > keyword("by") > sign("@") > (element[add_speech] | any_name[add_speech]);
const x3::rule<class DeclarationRule> declaration{"a declaration"};
const auto declaration_def =
    (keyword("namespace") > name[start_namespace] > sign("=") > (text[add_namespace] % sign(","))) |
    (keyword("element") > name[start_elements] > sign("=") > (element[add_member] % sign(","))) |
    (keyword("language") > (text[add_one_language] | spoken_at)) |
    (keyword("include") > any_name[add_include]) | (keyword("recognise") > (element[add_root] % sign(","))) |
    (keyword("unmapped") > text[set_unmapped]) | (keyword("version") > version_rule) |
    (keyword("dossier") > dossiers) | (keyword("stage") > (any_name[add_stage] % sign(","))) |
    (keyword("subtype") > path > x3::eps[set_subtype]) |
    (keyword("variant") > text[start_variant] >
     -(keyword("when") > path > x3::eps[set_variant_path] > keyword("like") >
       (text[add_variant_pattern] % sign(",")))) |
    (keyword("payload") > keyword("below") > ((path > x3::eps[add_payload]) % sign(","))) |
    (keyword("ladder") > name[set_name] > sign("=") > path > x3::eps[add_ladder]);

constexpr auto set_pointer_length = with_token([](MapDraft& draft, const Token& token) {
    const char* const begin = token.text.data();
    std::from_chars(begin, begin + token.text.size(), draft.map.pointer_characters_max);
});
constexpr auto set_phrase_language =
    with_token([](MapDraft& draft, const Token& token) { draft.language = value_of(token); });
constexpr auto add_phrase = with_token([](MapDraft& draft, const Token& token) {
    draft.map.pointers.push_back(MapPhrase{draft.language, value_of(token)});
});

constexpr auto start_table = with_token([](MapDraft& draft, const Token& token) {
    draft.table = MapTable{word_of(token), {}, false};
});
constexpr auto set_worded = with_draft([](MapDraft& draft) { draft.table.is_worded = true; });
constexpr auto start_entry = with_token([](MapDraft& draft, const Token& token) {
    draft.table.entries.push_back(MapTableEntry{word_of(token), {}});
});
constexpr auto add_code = with_token(
    [](MapDraft& draft, const Token& token) { draft.table.entries.back().codes.push_back(value_of(token)); });
constexpr auto add_table =
    with_draft([](MapDraft& draft) { draft.map.tables.push_back(std::move(draft.table)); });

constexpr auto start_columns = with_token([](MapDraft& draft, const Token& token) {
    draft.map.columns.push_back(MapColumns{word_of(token), {}});
});
constexpr auto start_header = with_token([](MapDraft& draft, const Token& token) {
    draft.map.columns.back().headers.push_back(MapHeader{word_of(token), {}, {}, {}, {}});
});
constexpr auto header_of = [](MapDraft& draft) -> MapHeader& {
    return draft.map.columns.back().headers.back();
};
constexpr auto set_child =
    with_token([](MapDraft& draft, const Token& token) { header_of(draft).child = word_of(token); });
constexpr auto set_fixed =
    with_token([](MapDraft& draft, const Token& token) { header_of(draft).fixed = word_of(token); });
constexpr auto set_fixed_value =
    with_token([](MapDraft& draft, const Token& token) { header_of(draft).fixed_value = value_of(token); });
constexpr auto add_header_phrase = with_token([](MapDraft& draft, const Token& token) {
    header_of(draft).phrases.push_back(MapPhrase{draft.language, value_of(token)});
});
constexpr auto start_lines = with_draft([](MapDraft& draft) { draft.map.lines.emplace_back(); });
constexpr auto add_list =
    with_token([](MapDraft& draft, const Token& token) { draft.map.lines.back().push_back(word_of(token)); });

// A field may be called like a language, so a language counts only with its words.
const auto header = name[start_header] >> -(sign("/") > name[set_child]) >>
                    -(keyword("with") > name[set_fixed] > sign("=") > text[set_fixed_value]) >>
                    +(language[set_phrase_language] >> (text[add_header_phrase] % keyword("or")));

const x3::rule<class ValuesRule> value_rule{"a list of values"};
const auto value_rule_def =
    (keyword("withheld") > (text[add_to(&MapTree::withheld)] % sign(","))) |
    (keyword("placeholder") > (text[add_to(&MapTree::placeholders)] % sign(","))) |
    (keyword("non-answer") > (text[add_to(&MapTree::non_answers)] % sign(","))) |
    (keyword("pointer") > keyword("shorter") > keyword("than") > number[set_pointer_length] >
     *(language[set_phrase_language] > (text[add_phrase] % keyword("or"))) > keyword("end")) |
    (keyword("columns") > any_name[start_columns] > *header > keyword("end")) |
    (keyword("lines") > x3::eps[start_lines] > (any_name[add_list] % sign(","))) |
    (keyword("table") > any_name[start_table] >
     -((keyword("as") >> keyword("words")) >> x3::eps[set_worded]) >
     *(name[start_entry] > sign("=") > (text[add_code] % sign(","))) > keyword("end") > x3::eps[add_table]);

BOOST_SPIRIT_DEFINE(path, condition, unary, line, row, every, join_head, mark, anchor, leave, use, block,
                    map_head, declaration, value_rule)

}  // namespace

std::optional<Misfit> take_map_item(MapItem item, MapDraft& draft, Iterator& next, Iterator last) {
    draft.paths.clear();
    draft.conditions.clear();
    draft.depth = 0;
    const auto take = [&](const auto& rule) {
        const auto parser = x3::with<map_draft_tag>(draft)[rule];
        auto misfit = attempt([&] { return x3::parse(next, last, parser); }, next);
        if (misfit) next = misfit->where;
        return misfit;
    };
    switch (item) {
        case MapItem::Head:
            return take(map_head);
        case MapItem::Declaration:
            return take(declaration);
        case MapItem::Values:
            return take(value_rule);
        case MapItem::Leave:
            return take(leave);
        case MapItem::RowHead:
            return take(row);
        case MapItem::EveryHead:
            return take(every);
        case MapItem::BlockHead:
            return take(block);
        case MapItem::Line:
            return take(line);
        case MapItem::Use:
            return take(use);
        case MapItem::Anchor:
            return take(anchor);
        case MapItem::JoinHead:
            return take(join_head);
        case MapItem::Mark:
            break;
    }
    return take(mark);
}

}  // namespace proviso::clause::grammar
