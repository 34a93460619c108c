#include "tests/language/tree_text.hpp"

#include <array>
#include <string_view>

namespace proviso::test {
namespace {

using clause::Node;
using clause::NodeKind;

constexpr std::array<std::string_view, static_cast<std::size_t>(NodeKind::YesNo) + 1> kind_names = {
    "Pack",
    "Authority",
    "Codes",
    "Classification",
    "Class",
    "Phrase",
    "Negation",
    "Designation",
    "Wordings",
    "Wording",
    "NamedText",
    "Define",
    "Parameter",
    "TypeName",
    "Rule",
    "Test",
    "ParameterItem",
    "Profile",
    "Exception",
    "Checklist",
    "PublicHolidays",
    "Holiday",
    "HolidayDay",
    "HolidayMove",
    "PeriodLaw",
    "ClauseTitle",
    "ClauseKindNote",
    "ClauseBasis",
    "ClauseInForce",
    "ClauseVersion",
    "ClauseStage",
    "ClauseSeverity",
    "ClauseActor",
    "ClauseAudience",
    "ClauseFollowUp",
    "ClauseFollowsFrom",
    "ClauseForEach",
    "ClauseLet",
    "ClauseAppliesWhen",
    "ClauseUnless",
    "ClauseRequire",
    "ClauseFailingThat",
    "DoneOn",
    "ClauseDue",
    "ClauseBy",
    "ClauseSilenceMeans",
    "ClauseNotCarriedMeans",
    "ClauseEvidence",
    "ClauseMessage",
    "ClauseFix",
    "ClauseFixSet",
    "ClauseSpeaksTo",
    "TestAsOf",
    "TestRecordComplete",
    "TestGiven",
    "TestExpect",
    "TestWith",
    "ProfileFact",
    "ProfileSet",
    "ProfileSetAside",
    "Record",
    "Member",
    "List",
    "StateValue",
    "TextValue",
    "Or",
    "And",
    "Not",
    "Surely",
    "Quantifier",
    "Bind",
    "Compare",
    "In",
    "Set",
    "Contains",
    "Mentions",
    "Matches",
    "IsGiven",
    "Sum",
    "Product",
    "Within",
    "ClassOf",
    "PersonDecides",
    "Call",
    "Else",
    "Path",
    "Name",
    "Language",
    "Version",
    "Attribute",
    "Texts",
    "Text",
    "Code",
    "Number",
    "Date",
    "Period",
    "Money",
    "Percent",
    "YesNo"};

bool is_plain_leaf(NodeKind kind) {
    return kind == NodeKind::Number || kind == NodeKind::Date || kind == NodeKind::Code ||
           kind == NodeKind::YesNo || kind == NodeKind::Language || kind == NodeKind::Name;
}

std::string dotted(const Node& path) {
    std::string text;
    for (const Node& name : path.children) text += (text.empty() ? "" : ".") + name.text;
    return text;
}

std::string write(const Node& node, bool is_brief) {
    if (is_brief && node.kind == NodeKind::Path) return dotted(node);
    if (is_brief && is_plain_leaf(node.kind)) return node.text;
    if (is_brief && node.kind == NodeKind::Text) return '"' + node.text + '"';
    std::string text = "(";
    text += kind_names[static_cast<std::size_t>(node.kind)];
    if (!node.text.empty()) text += ' ' + node.text;
    for (const Node& child : node.children) text += ' ' + write(child, is_brief);
    return text + ')';
}

}  // namespace

std::string tree_text(const Node& node) { return write(node, false); }

std::string brief_tree_text(const Node& node) { return write(node, true); }

}  // namespace proviso::test
