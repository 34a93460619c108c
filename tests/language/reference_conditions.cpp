// The reference evaluator's part about conditions.
#include <algorithm>
#include <charconv>

#include "tests/language/reference_evaluator.hpp"

namespace proviso::test {
namespace {

using clause::NodeKind;
using Kind = RefTruth::Kind;

std::string lower(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return result;
}

std::vector<std::string> sentences_of(const std::string& text) {
    std::vector<std::string> sentences;
    std::size_t begin = 0;
    for (std::size_t at = text.find(". "); at != std::string::npos; at = text.find(". ", begin)) {
        sentences.push_back(text.substr(begin, at - begin));
        begin = at + 2;
    }
    sentences.push_back(text.substr(begin));
    return sentences;
}

bool matches_code(std::string_view pattern, std::string_view code) {
    if (!pattern.ends_with('*')) return pattern == code;
    return code.starts_with(pattern.substr(0, pattern.size() - 1));
}

bool is_same(const RefValue& a, const RefValue& b) {
    if (a.row != no_row || b.row != no_row) return a.row == b.row;
    if (a.is_pattern) return matches_code(a.text, b.text);
    if (b.is_pattern) return matches_code(b.text, a.text);
    return a.text == b.text;
}

bool holds(const std::string& sign, std::int64_t a, std::int64_t b) {
    if (sign == "=") return a == b;
    if (sign == "<>") return a != b;
    if (sign == "<" || sign == "before") return a < b;
    if (sign == "<=" || sign == "on-or-before") return a <= b;
    if (sign == ">" || sign == "after") return a > b;
    return a >= b;
}

// Every value that a range may have, a few beyond the largest number that the generator writes where it has
// no top.
std::vector<std::int64_t> values_of(const RefValue& value) {
    std::vector<std::int64_t> values;
    const std::int64_t top = value.has_no_top ? value.low + 20'000'000 : value.high;
    // Of a long range of days the ends and their neighbours are enough: nothing that is compared lies
    // between.
    const std::int64_t step = top - value.low > 1'000 * value.step ? top - value.low : value.step;
    for (std::int64_t at = value.low; at <= top; at += step) values.push_back(at);
    return values;
}

bool has_attribute(const Node& node, std::string_view name) {
    return std::ranges::any_of(node.children, [name](const Node& child) {
        return child.kind == NodeKind::Attribute && child.text == name;
    });
}

}  // namespace

RefTruth Reference::of_value(const RefValue& value) {
    if (value.kind == RefValue::Kind::Fails) return RefTruth::yes(false);
    return value.kind == RefValue::Kind::Given ? RefTruth::yes(value.low != 0) : RefTruth::open(value.why);
}

RefTruth Reference::truth(const Node& node, const Names& names) {
    std::vector<RefTruth> children;
    std::vector<RefTruth> questions;
    switch (node.kind) {
        case NodeKind::And:
        case NodeKind::Or:
            for (const Node& child : node.children) {
                const bool is_question = child.kind == NodeKind::PersonDecides;
                (is_question && node.kind == NodeKind::And ? questions : children)
                    .push_back(truth(child, names));
            }
            if (node.kind == NodeKind::Or) return ref_or(children);
            return ref_and(children).is(Kind::True) ? ref_and(questions) : ref_and(children);
        case NodeKind::Not:
            return ref_not(truth(node.children[0], names));
        case NodeKind::Surely:
            return RefTruth::yes(truth(node.children[0], names).is(Kind::True));
        case NodeKind::Quantifier:
            return quantifier(node, names);
        case NodeKind::Compare:
            return compare(node, names);
        case NodeKind::Within:
            return within(node, names);
        case NodeKind::In:
            return membership(node, names);
        case NodeKind::Contains:
            return contains(node.children[0], node.children[1], names, false);
        case NodeKind::Mentions:
            return mentions(node.children[0], node.text, names);
        case NodeKind::Matches:
            return matches(node, names);
        case NodeKind::IsGiven:
            return given(node, names);
        case NodeKind::PersonDecides:
            return RefTruth::open({"person"});
        case NodeKind::Call:
            return call(node, names);
        default:
            return of_value(value(node, names));
    }
}

RefTruth Reference::call(const Node& node, const Names& names) {
    const Node& define = *item(NodeKind::Define, node.text);
    Names own;
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        Meaning meaning;
        meaning.node = &node.children[i];
        meaning.names = std::make_shared<const Names>(names);
        own = with(own, define.children[i].text, meaning);
    }
    return truth(define.children.back(), own);
}

RefTruth Reference::where(const Node& bind, const Names& names) {
    return bind.children.size() > 1 ? truth(bind.children[1], names) : RefTruth::yes(true);
}

RefTruth Reference::quantifier(const Node& node, const Names& names) {
    const Node& bind = node.children.front();
    const List range = list(bind.children.front(), names);
    if (range.fails) return RefTruth::yes(false);
    std::vector<RefTruth> both;     // where and body
    std::vector<RefTruth> implied;  // where implies body
    std::vector<RefTruth> exists;
    for (const Meaning& element : range.elements) {
        const Names inner = with(names, bind.text, element);
        const RefTruth condition = where(bind, inner);
        const RefTruth body = truth(node.children.back(), inner);
        both.push_back(ref_and({condition, body}));
        implied.push_back(ref_or({ref_not(condition), body}));
        exists.push_back(condition);
    }
    std::int64_t sure = 0;
    std::int64_t possible = 0;
    Why why = range.open;
    for (const RefTruth& truth : both) {
        if (truth.is(Kind::True)) ++sure;
        if (!truth.is(Kind::Undecided)) continue;
        ++possible;
        why.insert(truth.why.begin(), truth.why.end());
    }
    const auto at_least = [&](std::int64_t bound) {
        if (sure >= bound) return RefTruth::yes(true);
        const bool is_out_of_reach = range.open.empty() && sure + possible < bound;
        return is_out_of_reach ? RefTruth::yes(false) : RefTruth::open(why);
    };
    std::int64_t bound = 0;
    for (const Node& child : node.children) {
        if (child.kind == NodeKind::Number)
            std::from_chars(child.text.data(), child.text.data() + child.text.size(), bound);
    }
    if (node.text == "some") return at_least(1);
    if (node.text == "no") return ref_not(at_least(1));
    if (node.text == "at-least") return at_least(bound);
    if (node.text == "at-most") return ref_not(at_least(bound + 1));
    if (node.text == "exactly") return ref_and({at_least(bound), ref_not(at_least(bound + 1))});
    // every
    if (!range.open.empty()) {
        implied.push_back(RefTruth::open(range.open));
        exists.push_back(RefTruth::open(range.open));
    }
    if (has_attribute(node, "if-any")) return ref_and(implied);
    return ref_and({ref_and(implied), ref_or(exists)});
}

RefTruth Reference::compare(const Node& node, const Names& names) {
    return compare_values(node.text, value(node.children[0], names), value(node.children[1], names));
}

RefTruth Reference::compare_values(const std::string& sign, const RefValue& a, const RefValue& b) {
    if (a.kind == RefValue::Kind::Fails || b.kind == RefValue::Kind::Fails) return RefTruth::yes(false);
    Why why;
    if (a.kind == RefValue::Kind::Absent) why.insert(a.why.begin(), a.why.end());
    if (b.kind == RefValue::Kind::Absent) why.insert(b.why.begin(), b.why.end());
    if (a.kind == RefValue::Kind::Absent || b.kind == RefValue::Kind::Absent) return RefTruth::open(why);
    const bool are_unlike = (!a.currency.empty() && !b.currency.empty() && a.currency != b.currency) ||
                            (!a.unit.empty() && a.unit != b.unit);
    if (are_unlike) return RefTruth::open({"unlike"});
    const bool is_text = !a.text.empty() || !b.text.empty() || a.row != no_row;
    if (is_text) return RefTruth::yes(is_same(a, b) == (sign == "="));
    bool can_hold = false;
    bool can_fail = false;
    for (const std::int64_t left : values_of(a)) {
        for (const std::int64_t right : values_of(b)) (holds(sign, left, right) ? can_hold : can_fail) = true;
    }
    if (can_hold != can_fail) return RefTruth::yes(can_hold);
    why.insert(a.why.begin(), a.why.end());
    why.insert(b.why.begin(), b.why.end());
    return RefTruth::open(why);
}

RefTruth Reference::membership(const Node& node, const Names& names) {
    const bool is_negated = node.text == "not-in";
    const Node& set = node.children[1];
    const Node* codes = set.kind == NodeKind::Set ? &set : nullptr;
    const std::string name =
        set.kind == NodeKind::Path && set.children.size() == 1 ? set.children[0].text : set.text;
    if (codes == nullptr) codes = item(NodeKind::Codes, name);
    if (codes == nullptr) return contains(set, node.children[0], names, is_negated);
    const RefValue code = value(node.children[0], names);
    if (code.kind == RefValue::Kind::Fails) return RefTruth::yes(false);
    if (code.kind == RefValue::Kind::Absent) return RefTruth::open(code.why);
    const bool is_in = std::ranges::any_of(codes->children, [&code](const Node& pattern) {
        return matches_code(pattern.text.substr(pattern.text.find(':') + 1), code.text);
    });
    return RefTruth::yes(is_in != is_negated);
}

RefTruth Reference::contains(const Node& list_node, const Node& member_node, const Names& names,
                             bool is_negated) {
    const bool has_else = list_node.kind == NodeKind::Else;
    const List range = list(has_else ? list_node.children.front() : list_node, names);
    const RefValue member = value(member_node, names);
    if (range.fails || member.kind == RefValue::Kind::Fails) return RefTruth::yes(false);
    std::vector<RefValue> elements;
    for (const Meaning& element : range.elements) elements.push_back(cell_value(*element.cell));
    Why why = member.kind == RefValue::Kind::Absent ? member.why : Why{};
    if (elements.empty() && range.open.empty()) {
        if (!has_else) {
            why.insert("silent");
        } else if (list_node.text == "gap") {
            return RefTruth::yes(false);
        } else if (list_node.text == "cannot-tell") {
            why.insert("left-open");
        } else if (list_node.text == "not-applicable") {
            why.insert("taken-out");
        } else {
            elements.push_back(value(list_node.children.back(), names));
        }
    }
    const bool is_found =
        std::ranges::any_of(elements, [&](const RefValue& element) { return is_same(element, member); });
    if (why.empty() && is_found) return RefTruth::yes(!is_negated);
    why.insert(range.open.begin(), range.open.end());
    return why.empty() ? RefTruth::yes(is_negated) : RefTruth::open(why);
}

RefTruth Reference::mentions_cell(const Cell& cell, const std::string& name) {
    const Node& phrase = *item(NodeKind::Phrase, name);
    const std::string text = lower(cell.text);
    std::vector<std::string> wordings;
    std::vector<std::string> negations;
    bool is_covered = false;
    for (const Node& by_language : phrase.children) {
        is_covered = is_covered || by_language.text == cell.language.text();
        for (const Node& wording : by_language.children)
            wordings.push_back(lower(wording.children.front().text));
    }
    for (const Node& node : items_) {
        if (node.kind != NodeKind::Negation) continue;
        for (const Node& by_language : node.children) {
            for (const Node& wording : by_language.children)
                negations.push_back(lower(wording.children.front().text));
        }
    }
    bool is_negated = false;
    for (const std::string& sentence : sentences_of(text)) {
        const auto has = [&sentence](const std::string& words) {
            return sentence.find(words) != std::string::npos;
        };
        if (std::ranges::none_of(wordings, has)) continue;
        if (std::ranges::none_of(negations, has)) return RefTruth::yes(true);
        is_negated = true;
    }
    Why why;
    if (is_negated) why.insert("negated");
    if (cell.state == State::Given && !is_covered) why.insert("language");
    if (is_blocked(cell.state)) why.insert(std::string{state_name(cell.state)});
    return why.empty() ? RefTruth::yes(false) : RefTruth::open(why);
}

RefTruth Reference::mentions(const Node& text, const std::string& phrase, const Names& names) {
    if (text.kind == NodeKind::Else) {
        const RefTruth inner = mentions(text.children.front(), phrase, names);
        if (!inner.is(Kind::Undecided) || inner.why != Why{"silent"}) return inner;
        if (text.text == "gap") return RefTruth::yes(false);
        if (text.text == "cannot-tell") return RefTruth::open({"left-open"});
        if (text.text == "not-applicable") return RefTruth::open({"taken-out"});
        Cell literal;
        literal.text = text.children.back().text;
        literal.language = parse_language("en");
        return mentions_cell(literal, phrase);
    }
    const Target target = resolve(text, names);
    if (target.field == no_field) {
        if (target.owner.cell != nullptr) return mentions_cell(*target.owner.cell, phrase);
        return target.owner.kind == RefValue::Kind::Fails ? RefTruth::yes(false)
                                                          : RefTruth::open(target.owner.why);
    }
    if (target.owner.kind == RefValue::Kind::Fails) return RefTruth::yes(false);
    if (target.owner.kind == RefValue::Kind::Absent) return RefTruth::open(target.owner.why);
    std::vector<RefTruth> texts;
    bool is_silent = true;
    for (const Cell& cell : dossier_.cells(target.owner.row, target.field)) {
        if (cell.state != State::Silent) is_silent = false;
        const bool is_text = cell.state == State::Given || cell.state == State::DeclaredElsewhere;
        if (is_text) texts.push_back(mentions_cell(cell, phrase));
        if (is_blocked(cell.state) && !is_text)
            texts.push_back(RefTruth::open({std::string{state_name(cell.state)}}));
    }
    return is_silent ? RefTruth::open(absence(target.owner.row, target.field)) : ref_or(texts);
}

RefTruth Reference::matches(const Node& node, const Names& names) {
    const RefValue text = value(node.children.front(), names);
    if (text.kind == RefValue::Kind::Fails) return RefTruth::yes(false);
    if (text.kind == RefValue::Kind::Absent) return RefTruth::open(text.why);
    const bool is_anchored = node.text.starts_with('^');
    return RefTruth::yes(is_anchored ? text.text.starts_with(node.text.substr(1))
                                     : text.text.find(node.text) != std::string::npos);
}

RefTruth Reference::given(const Node& node, const Names& names) {
    const bool is_negated = node.text == "not-given";
    const Target target = resolve(node.children.front(), names);
    if (target.owner.kind == RefValue::Kind::Fails) return RefTruth::yes(false);
    Why why = target.owner.why;
    bool is_there = target.owner.kind == RefValue::Kind::Given;
    if (is_there && target.field != no_field) {
        is_there = dossier_.state(target.owner.row, target.field) == State::Given;
        why = is_there ? Why{} : absence(target.owner.row, target.field);
    }
    if (is_there) return RefTruth::yes(!is_negated);
    return why == Why{"silent"} ? RefTruth::yes(is_negated) : RefTruth::open(why);
}

}  // namespace proviso::test
