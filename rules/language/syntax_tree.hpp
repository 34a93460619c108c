// The syntax tree of Clause: one generic node, so that the grammar stays small and every walk over the tree
// is a switch over kinds. The comment beside each kind says what `text` and `children` hold.
//
// Thread rule: plain values; a parsed tree is not changed afterwards.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace proviso::clause {

enum class NodeKind : std::uint8_t {
    // Items.
    Pack,            // text: name; children: Version, Texts (title), Language...
    Authority,       // text: id; children: Text or Texts, then named Attribute nodes `version`, `url`
    Codes,           // text: name; children: Code...
    Classification,  // text: name; children: Class...
    Class,           // text: class name, or `ancestors`, `otherwise` with one Name child; children: Code...
    Phrase,          // text: name; children: Wordings...
    Negation,        // children: Wordings...
    Designation,     // text: entity; children: Attribute `by` (Name...), Attribute nodes `one`, `several`,
                     // `joined`, `through`, `except` (Wordings...)
    Wordings,        // text: language; children: Wording...
    Wording,         // children: Text or Name (of a phrase), then the same behind Number for each `near`
    NamedText,       // text: name; children: Texts
    Define,          // text: name; children: Parameter..., TypeName (result), [Texts title], expression
    Parameter,       // text: name; children: TypeName
    TypeName,  // text: `yes-no`, `number`, `date`, `period`, `text`, `code`, or an entity; children: Name
               // (code list)
    Rule,      // text: id; children: Text (English title), clauses...
    Test,      // text: title; children: Name (rule id), test clauses...
    ParameterItem,  // text: name; children: TypeName, then Attribute nodes `meaning` (Texts), `allowed` (two
                    // literals), `value` (literal, Date), `review` (Date), `unverified`
    Profile,        // text: name; children: profile clauses...
    Exception,      // text: id; children: Name (what it is an exception to), Text (title), clauses...
    Checklist,      // text: id; children: Texts, [Texts when]

    PublicHolidays,  // text: name; children: Text (title), [Attribute `extends`: Name], [Attribute `source`:
                     // Text], [Attribute `rest`: Name...], Holiday...
    Holiday,         // text: name; children: HolidayDay, [Attribute `from`: Number], [Attribute `until`:
                     // Number], [HolidayMove]
    HolidayDay,      // text: `fixed` (Number, Name), `once` (Date), `easter` or `orthodox-easter` ([Number]),
                     // `nth` (Name nth, Name weekday, Name month), `from` or `before` (Name weekday, Number,
                     // Name month)
    HolidayMove,     // text: `back` or `on`; children: Name (weekday)...
    PeriodLaw,       // text: name; children: Text (title), [Attribute `source`: Text], [Attribute `working`:
    // Name...], [Attribute `last-day-moves` or `last-day-stays`], [Attribute `two-working-days`]

    // Clauses of a rule. A clause named X in the grammar is `ClauseX`.
    ClauseTitle,  // children: Texts
    ClauseKindNote,
    ClauseBasis,            // text: authority id; children: [Text or Texts pinpoint]
    ClauseInForce,          // children: Date, [Date until], [Path on]
    ClauseVersion,          // text: version
    ClauseStage,            // text: name
    ClauseSeverity,         // text: word
    ClauseActor,            // text: name
    ClauseAudience,         // text: word
    ClauseFollowUp,         // text: word
    ClauseFollowsFrom,      // text: rule id
    ClauseForEach,          // children: Bind
    ClauseLet,              // text: name; children: expression
    ClauseAppliesWhen,      // children: expression
    ClauseUnless,           // children: expression
    ClauseRequire,          // text: label; children: [Texts], expression
    ClauseFailingThat,      // text: label; children: [Texts], [DoneOn], expression
    DoneOn,                 // children: Path
    ClauseDue,              // children: expression
    ClauseBy,               // children: period, date, [Path done on]
    ClauseSilenceMeans,     // text: `gap` or `cannot-tell`
    ClauseNotCarriedMeans,  // text: `not-applicable`
    ClauseEvidence,         // children: Path...
    ClauseMessage,          // text: outcome word or empty; children: Texts
    ClauseFix,              // text: outcome word or empty; children: Texts
    ClauseFixSet,           // children: Path, then a literal or Texts
    ClauseSpeaksTo,         // children: Name...

    // Clauses of a test.
    TestAsOf,            // children: Date
    TestRecordComplete,  // children: Name..., [Attribute `as`: Date], [Attribute `by`: Text]
    TestGiven,           // text: root name; children: value
    TestExpect,          // text: outcome word; children: [Name entity, Text id], [Attribute `because`]
    TestWith,            // text: parameter; children: literal

    // Clauses of a profile.
    ProfileFact,      // text: `for-buyer`, `extends`, `country`, `calendar`, `law`, `languages`, `audience`;
                      // children: Text, Name, or Language...
    ProfileSet,       // text: parameter; children: literal, [Attribute `because`]
    ProfileSetAside,  // text: rule; children: Date, Text (because), [Text (approved by)]

    // Values of the notation.
    Record,      // children: Member...
    Member,      // text: field; children: value
    List,        // children: value...
    StateValue,  // text: state word; children: [Text]
    TextValue,   // text: the text; children: [Language]

    // Expressions.
    Or,          // children: two or more
    And,         // children: two or more
    Not,         // children: one
    Surely,      // children: one
    Quantifier,  // text: every, some, no, at-least, at-most, exactly, the, count; children: Bind, [Number],
                 // [Attribute
                 // `if-any` or `at-least-one`], [body expression]
                 // For `sum`, `earliest` and `latest`: Bind, Path
    Bind,        // text: name; children: Path, [expression where]
    Compare,     // text: `<=` `>=` `<>` `=` `<` `>` before after on-or-before on-or-after; children: two
    In,          // text: `in` or `not-in`; children: expression, then Set, Name or Path
    Set,         // children: Code...
    Contains,    // children: list expression, element expression
    Mentions,    // text: phrase; children: expression
    Matches,     // text: pattern; children: expression
    IsGiven,     // text: `given` or `not-given`; children: expression
    Sum,         // text: `+` or `-`; children: two
    Product,     // text: `*` or `/`; children: two
    Within,      // text: `after` or `before`; children: date, period, date
    ClassOf,     // text: classification; children: expression
    PersonDecides,  // text: name of the text
    Call,           // text: name; children: arguments
    Else,  // text: `gap`, `cannot-tell`, `not-applicable`, or empty with a literal as second child; children:
           // expression, [literal]
    Path,  // children: Name...

    // Leaves.
    Name,       // text
    Language,   // text: `de`
    Version,    // text: `2.1.0`
    Attribute,  // text: name; children: [Text]
    Texts,      // children: (Language, Text)...
    Text,       // text, unescaped
    Code,       // text: `list:code`, a trailing `*` kept
    Number,     // text: as written
    Date,       // text: as written, checked to be a day
    Period,     // text: `30 days`, `20 working days`
    Money,      // text: `EUR 50000`
    Percent,    // text: the number
    YesNo       // text: `true` or `false`
};

struct Node {
    NodeKind kind = NodeKind::Name;
    std::string text;
    std::uint32_t begin = 0;  // byte offsets into the source text
    std::uint32_t end = 0;
    std::vector<Node> children;
};

}  // namespace proviso::clause
