#include "tests/language/clause_printer.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string_view>

namespace proviso::test {
namespace {

using clause::Node;
using clause::NodeKind;
using K = NodeKind;

constexpr std::size_t kind_count = static_cast<std::size_t>(K::YesNo) + 1;

// From the loosest to the tightest; a looser one needs brackets where a tighter one is wanted.
enum class Level { Open, Or, And, Not, Compare, Sum, Product, Primary };

std::string in_quotes(std::string_view text) {
    std::string quoted = "\"";
    for (const char letter : text) {
        const bool is_break = letter == '\n';
        if (is_break || letter == '\t' || letter == '"' || letter == '\\') quoted += '\\';
        quoted += is_break ? 'n' : letter == '\t' ? 't' : letter;
    }
    return quoted + '"';
}

std::string joined(const Node& node, std::string_view separator, std::size_t first = 0) {
    std::string text;
    for (std::size_t i = first; i < node.children.size(); ++i) {
        if (i > first) text += separator;
        text += clause_text(node.children[i]);
    }
    return text;
}

// As the operand of something that binds as tightly as `wanted`. What ends in a condition of its own, such as
// a quantifier, would swallow what follows.
std::string operand(const Node& node, Level wanted) {
    static const std::map<NodeKind, Level> looser{
        {K::Or, Level::Or},           {K::And, Level::And},          {K::Not, Level::Not},
        {K::Surely, Level::Not},      {K::Quantifier, Level::Open},  {K::Compare, Level::Compare},
        {K::In, Level::Compare},      {K::Contains, Level::Compare}, {K::Mentions, Level::Compare},
        {K::Matches, Level::Compare}, {K::IsGiven, Level::Compare},  {K::Within, Level::Compare},
        {K::Sum, Level::Sum},         {K::Product, Level::Product}};
    const auto level = looser.find(node.kind);
    const bool is_bare = level == looser.end() || level->second >= wanted;
    return is_bare ? clause_text(node) : '(' + clause_text(node) + ')';
}

std::string operand(const Node& node, std::size_t index, Level wanted) {
    return operand(node.children.at(index), wanted);
}

std::string chain(const Node& node, std::string_view word, Level wanted) {
    std::string text;
    for (const Node& child : node.children)
        text += (text.empty() ? "" : word.data()) + operand(child, wanted);
    return text;
}

// The text of a word that the tree holds in one piece.
std::string spelt(const Node& node) {
    std::string text = node.text;
    std::ranges::replace(text, '-', ' ');
    return text;
}

std::string print_pack(const Node& node) {
    return "pack " + node.text + ' ' + clause_text(node.children.at(0)) + ' ' +
           clause_text(node.children.at(1)) + " languages " + joined(node, ", ", 2);
}

std::string print_wording(const Node& node) {
    std::string text = clause_text(node.children.at(0));
    for (std::size_t i = 1; i + 1 < node.children.size(); i += 2)
        text += " near " + clause_text(node.children[i]) + ' ' + clause_text(node.children[i + 1]);
    return text;
}

std::string print_define(const Node& node) {
    const bool has_title = node.children[node.children.size() - 2].kind == K::Texts;
    const std::size_t parameters = node.children.size() - (has_title ? 3 : 2);
    const std::string title = has_title ? " " + clause_text(node.children[parameters + 1]) : "";
    std::string text = "define " + node.text + '(';
    for (std::size_t i = 0; i < parameters; ++i) text += (i == 0 ? "" : ", ") + clause_text(node.children[i]);
    return text + "): " + clause_text(node.children[parameters]) + title + " = " +
           clause_text(node.children.back());
}

std::string print_record_complete(const Node& node) {
    std::string text = "record complete:";
    std::string_view joint = " ";
    for (const Node& child : node.children) {
        const bool is_name = child.kind == K::Name;
        if (is_name) text += std::string{joint} + child.text;
        if (!is_name)
            text += "; " + child.text + (child.text == "as" ? " of " : " ") + clause_text(child.children[0]);
        joint = ", ";
    }
    return text;
}

std::string print_checklist(const Node& node) {
    return "checklist " + node.text + ' ' + joined(node, " when ");
}

std::string print_holiday_day(const Node& node) {
    const auto child = [&](std::size_t index) { return clause_text(node.children.at(index)); };
    if (node.text == "nth") return child(0) + ' ' + child(1) + " of " + child(2);
    if (node.text == "from") return child(0) + " on or after " + child(1) + ' ' + child(2);
    if (node.text == "before") return child(0) + " before " + child(1) + ' ' + child(2);
    const bool is_easter = node.text.ends_with("easter");
    std::string offset = joined(node, " ");
    if (is_easter && !offset.empty()) offset.insert(1, " ");
    return (is_easter ? spelt(node) + ' ' : "") + offset;
}

std::string print_in_force(const Node& node) {
    std::string text = "in force from " + clause_text(node.children.at(0));
    for (std::size_t i = 1; i < node.children.size(); ++i)
        text += (node.children[i].kind == K::Date ? " until " : " on ") + clause_text(node.children[i]);
    return text;
}

// `require` and `failing that`: what stands between the label and the condition, and the evidence's date
// behind it.
std::string print_obligation(const Node& node) {
    std::string texts;
    std::string done;
    for (std::size_t i = 0; i + 1 < node.children.size(); ++i)
        (node.children[i].kind == K::DoneOn ? done : texts) += ' ' + clause_text(node.children[i]);
    return (node.kind == K::ClauseRequire ? "require " : "failing that ") + in_quotes(node.text) + texts +
           ": " + clause_text(node.children.back()) + done;
}

std::string print_due(const Node& node) { return "due " + operand(node, 0, Level::Sum); }

std::string print_by(const Node& node) {
    return "by " + operand(node, 0, Level::Sum) + " after " + operand(node, 1, Level::Sum) +
           (node.children.size() > 2 ? ", done on " + clause_text(node.children[2]) : "");
}

std::string print_fix_set(const Node& node) {
    const Node& value = node.children.at(1);
    return "fix set " + clause_text(node.children.at(0)) + (value.kind == K::Texts ? " " : " = ") +
           clause_text(value);
}

std::string print_expect(const Node& node) {
    std::string text = "expect " + node.text;
    for (const Node& child : node.children)
        text += (child.kind == K::Name ? " on " : " ") + clause_text(child);
    return text;
}

std::string print_fact(const Node& node) {
    return (node.text == "for-buyer" ? spelt(node) : node.text) + ' ' + joined(node, ", ");
}

std::string print_set_aside(const Node& node) {
    return "set aside " + node.text + " until " + clause_text(node.children.at(0)) + " because " +
           clause_text(node.children.at(1)) +
           (node.children.size() > 2 ? " approved by " + clause_text(node.children[2]) : "");
}

std::string print_text_value(const Node& node) { return joined(node, " ") + ' ' + in_quotes(node.text); }

std::string print_quantifier(const Node& node) {
    const Node& bind = node.children.at(0);
    if (node.text == "the") return "the " + clause_text(bind);
    if (node.text == "count") return "count of " + clause_text(bind);
    if (node.text == "sum" || node.text == "earliest" || node.text == "latest") {
        return node.text + (node.text == "sum" ? " of " : " ") + clause_text(node.children.at(1)) + " for " +
               clause_text(bind);
    }
    std::string number;
    std::string on_empty;
    for (const Node& child : node.children) {
        if (child.kind == K::Number && &child != &node.children.back()) number = clause_text(child) + ' ';
        if (child.kind == K::Attribute) on_empty = ", " + clause_text(child) + ',';
    }
    return spelt(node) + ' ' + number + clause_text(bind) + on_empty + " satisfies " +
           clause_text(node.children.back());
}

std::string print_bind(const Node& node) { return node.text + " in " + joined(node, " where "); }

std::string print_compare(const Node& node) {
    const bool is_in_time = node.text.find_first_not_of("<>=") != std::string::npos;
    return operand(node, 0, Level::Sum) + (is_in_time ? " is " : " ") + spelt(node) + ' ' +
           operand(node, 1, Level::Sum);
}

std::string print_relation(const Node& node) {
    const std::string left = operand(node, 0, Level::Sum);
    switch (node.kind) {
        case K::In:
            return left + ' ' + spelt(node) + ' ' + clause_text(node.children.at(1));
        case K::Contains:
            return left + " contains " + operand(node, 1, Level::Sum);
        case K::Mentions:
            return left + " mentions " + node.text;
        case K::Matches:
            return left + " matches " + in_quotes(node.text);
        case K::IsGiven:
            return left + " is " + spelt(node);
        default:
            return left + " is within " + operand(node, 1, Level::Sum) + ' ' + node.text + ' ' +
                   operand(node, 2, Level::Sum);
    }
}

std::string print_or(const Node& node) { return chain(node, " or ", Level::And); }
std::string print_and(const Node& node) { return chain(node, " and ", Level::Not); }

std::string print_prefixed(const Node& node) {
    return (node.kind == K::Not ? "not " : "surely ") + operand(node, 0, Level::Not);
}

std::string print_arithmetic(const Node& node) {
    const bool is_sum = node.kind == K::Sum;
    return operand(node, 0, is_sum ? Level::Sum : Level::Product) + ' ' + node.text + ' ' +
           operand(node, 1, is_sum ? Level::Product : Level::Primary);
}

std::string print_class_of(const Node& node) {
    return "class of " + operand(node, 0, Level::Primary) + " in " + node.text;
}

std::string print_else(const Node& node) {
    return operand(node, 0, Level::Primary) + " else " +
           (node.children.size() > 1 ? clause_text(node.children[1]) : node.text);
}

std::string print_path(const Node& node) { return joined(node, "."); }

std::string print_attribute(const Node& node) {
    const auto child = [&](std::size_t index) { return clause_text(node.children.at(index)); };
    if (node.text == "allowed") return "allowed " + child(0) + " .. " + child(1);
    if (node.text == "value") return "value " + child(0) + " from " + child(1);
    if (node.text == "review") return "review by " + child(0);
    if (node.text == "working") return "working days " + joined(node, ", ");
    const bool holds_wordings = !node.children.empty() && node.children.front().kind == K::Wordings;
    return spelt(node) + ' ' + joined(node, holds_wordings ? " " : ", ");
}

// How a kind is written: words as they stand, `$` its text, `"` its text in quotation marks, and its children
// with blanks (`*`), commas (`&`), `or` (`|`) or semicolons (`;`) between them.
struct Form {
    NodeKind kind = K::Name;
    std::string_view pattern;
    std::string (*print)(const Node&) = nullptr;
};

constexpr std::array<Form, kind_count> forms = {{
    {K::Pack, {}, print_pack},
    {K::Authority, "authority $ *"},
    {K::Codes, "codes $ = &"},
    {K::Classification, "classification $ * end"},
    {K::Class, "$ &"},
    {K::Phrase, "phrase $ *"},
    {K::Negation, "negation *"},
    {K::Designation, "designation $ *"},
    {K::Wordings, "$ |"},
    {K::Wording, {}, print_wording},
    {K::NamedText, "text $ *"},
    {K::Define, {}, print_define},
    {K::Parameter, "$: *"},
    {K::TypeName, "$ *"},
    {K::Rule, "rule $ * end"},
    {K::Test, "test \" for * end"},
    {K::ParameterItem, "parameter $: *"},
    {K::Profile, "profile $ * end"},
    {K::Exception, "exception $ to * end"},
    {K::Checklist, {}, print_checklist},
    {K::PublicHolidays, "public-holidays $ * end"},
    {K::Holiday, "holiday \" on *"},
    {K::HolidayDay, {}, print_holiday_day},
    {K::HolidayMove, "moved $ from &"},
    {K::PeriodLaw, "period-law $ * end"},
    {K::ClauseTitle, "title *"},
    {K::ClauseKindNote, "kind note"},
    {K::ClauseBasis, "basis $ *"},
    {K::ClauseInForce, {}, print_in_force},
    {K::ClauseVersion, "version $"},
    {K::ClauseStage, "stage $"},
    {K::ClauseSeverity, "severity $"},
    {K::ClauseActor, "actor $"},
    {K::ClauseAudience, "audience $"},
    {K::ClauseFollowUp, "follow-up $"},
    {K::ClauseFollowsFrom, "follows from $"},
    {K::ClauseForEach, "for each *"},
    {K::ClauseLet, "let $ = *"},
    {K::ClauseAppliesWhen, "applies when *"},
    {K::ClauseUnless, "unless *"},
    {K::ClauseRequire, {}, print_obligation},
    {K::ClauseFailingThat, {}, print_obligation},
    {K::DoneOn, ", done on *"},
    {K::ClauseDue, {}, print_due},
    {K::ClauseBy, {}, print_by},
    {K::ClauseSilenceMeans, "silence means $"},
    {K::ClauseNotCarriedMeans, "not carried means $"},
    {K::ClauseEvidence, "evidence &"},
    {K::ClauseMessage, "message $ *"},
    {K::ClauseFix, "fix $ *"},
    {K::ClauseFixSet, {}, print_fix_set},
    {K::ClauseSpeaksTo, "speaks to &"},
    {K::TestAsOf, "as of *"},
    {K::TestRecordComplete, {}, print_record_complete},
    {K::TestGiven, "given $ *"},
    {K::TestExpect, {}, print_expect},
    {K::TestWith, "with $ = *"},
    {K::ProfileFact, {}, print_fact},
    {K::ProfileSet, "set $ = *"},
    {K::ProfileSetAside, {}, print_set_aside},
    {K::Record, "{ ; }"},
    {K::Member, "$: *"},
    {K::List, "[ & ]"},
    {K::StateValue, "$ *"},
    {K::TextValue, {}, print_text_value},
    {K::Or, {}, print_or},
    {K::And, {}, print_and},
    {K::Not, {}, print_prefixed},
    {K::Surely, {}, print_prefixed},
    {K::Quantifier, {}, print_quantifier},
    {K::Bind, {}, print_bind},
    {K::Compare, {}, print_compare},
    {K::In, {}, print_relation},
    {K::Set, "{ & }"},
    {K::Contains, {}, print_relation},
    {K::Mentions, {}, print_relation},
    {K::Matches, {}, print_relation},
    {K::IsGiven, {}, print_relation},
    {K::Sum, {}, print_arithmetic},
    {K::Product, {}, print_arithmetic},
    {K::Within, {}, print_relation},
    {K::ClassOf, {}, print_class_of},
    {K::PersonDecides, "a person decides $"},
    {K::Call, "$(&)"},
    {K::Else, {}, print_else},
    {K::Path, {}, print_path},
    {K::Name, "$"},
    {K::Language, "$"},
    {K::Version, "$"},
    {K::Attribute, {}, print_attribute},
    {K::Texts, "*"},
    {K::Text, "\""},
    {K::Code, "$"},
    {K::Number, "$"},
    {K::Date, "$"},
    {K::Period, "$"},
    {K::Money, "$"},
    {K::Percent, "$ %"},
    {K::YesNo, "$"},
}};

consteval bool is_each_in_its_place() {
    for (std::size_t i = 0; i < kind_count; ++i) {
        const Form& form = forms[i];
        if (form.kind != static_cast<NodeKind>(i) || (form.pattern.empty() && form.print == nullptr))
            return false;
    }
    return true;
}
static_assert(is_each_in_its_place(), "each kind of node needs its form, in the order of NodeKind");

std::string piece(const Node& node, char sign) {
    switch (sign) {
        case '$':
            return node.text;
        case '"':
            return in_quotes(node.text);
        case '*':
            return joined(node, " ");
        case '&':
            return joined(node, ", ");
        case '|':
            return joined(node, " or ");
        case ';':
            return joined(node, "; ");
        default:
            return {sign};
    }
}

}  // namespace

std::string clause_text(const Node& node) {
    const Form& form = forms[static_cast<std::size_t>(node.kind)];
    if (form.print != nullptr) return form.print(node);
    std::string text;
    for (const char sign : form.pattern) text += piece(node, sign);
    return text;
}

void kinds_in(const Node& node, std::set<NodeKind>& kinds) {
    kinds.insert(node.kind);
    for (const Node& child : node.children) kinds_in(child, kinds);
}

bool is_same_tree(const Node& left, const Node& right) {
    return left.kind == right.kind && left.text == right.text &&
           std::ranges::equal(left.children, right.children, is_same_tree);
}

}  // namespace proviso::test
