// The checked, resolved form of a pack: names are numbers, defines are inlined, texts are cut at their
// placeholders, patterns and phrases are compiled. `evaluate` runs it without looking at a name again.
//
// Door: `Program`, filled by the checker (`rules/language/check/`). Thread rule: immutable after it is
// compiled. Lifetime: the vocabulary must outlive it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/base/date.hpp"
#include "model/base/period.hpp"
#include "model/finding.hpp"
#include "model/vocabulary.hpp"
#include "rules/language/classification.hpp"
#include "rules/language/phrases.hpp"
#include "rules/language/search/pattern.hpp"
#include "rules/language/syntax_tree.hpp"

namespace proviso::clause {

enum class ExprId : std::uint32_t {};
inline constexpr ExprId no_expr{0xffffffff};

enum class Op : std::uint8_t {
    // Values.
    Literal,   // number: index into Program::literals
    Element,   // the row or value that `slot` holds
    Root,      // the row of entity `dossier`
    Step,      // the one row that `field` of row `a` lists
    Field,     // the one value of `field` of row `a`
    List,      // the values or rows of `field` of row `a`
    The,       // the one element of list `a` for which `b` holds
    Count,     // how many elements of list `a` there are for which `b` holds
    ClassOf,   // the class of code `a` in classification `number`
    SumOf,     // of value `c` over the elements of list `a` for which `b` holds
    Earliest,  // the same: of its dates the first
    Latest,
    Sum,        // `a` plus (variant 0) or minus (1) `b`
    Product,    // `a` times (variant 0) or divided by (1) `b`
    Deadline,   // the last day of period `b` after date `a`; variant 1: the day counted back from it
    Parameter,  // the value of parameter `number`
    Else,       // `a`; where it is silent, what variant (an ElseKind) says; `b` is its literal

    // Conditions.
    And,           // operands [first, first + count)
    Or,            // operands [first, first + count)
    Not,           // a
    Surely,        // a
    Quantifier,    // variant: a QuantifierKind; list `a`, where `b`, body `c`, bound `number`
    Compare,       // variant: a Comparison; `a` and `b`
    InSet,         // code `a` in code set `number`; variant 1: not in
    Contains,      // list `a` contains `b`; variant 1: does not
    Mentions,      // text `a` mentions phrase `number`
    Matches,       // text `a` matches pattern `number`
    IsGiven,       // a; variant 1: is not given
    PersonDecides  // number: index into Program::texts
};

// `sum of`, `earliest`, `latest`.
[[nodiscard]] bool is_over_values(Op op);

enum class QuantifierKind : std::uint8_t { Every, EveryAtLeastOne, Some, No, AtLeast, AtMost, Exactly };
enum class Comparison : std::uint8_t { Equal, Unequal, Less, LessOrEqual, Greater, GreaterOrEqual };
enum class ElseKind : std::uint8_t { Gap, CannotTell, NotApplicable, Literal };

enum class ValueKind : std::uint8_t {
    Unknown,
    Condition,
    Number,
    Percentage,
    Date,
    Period,
    Text,
    Code,
    Money,
    Row
};

// The bound names that an expression depends on. More than two are not told apart: they only save time.
struct FreeSlots {
    std::uint32_t first = 0xffffffff;
    std::uint32_t second = 0xffffffff;
    bool are_more = false;

    static constexpr std::uint32_t none = 0xffffffff;

    void insert(std::uint32_t slot);
    void insert(const FreeSlots& other);
    void erase(std::uint32_t slot);

    friend bool operator==(const FreeSlots&, const FreeSlots&) = default;
};

struct Expr {
    Op op = Op::Literal;
    std::uint8_t variant = 0;
    ValueKind kind = ValueKind::Unknown;  // what it yields; of a list: what its elements are
    std::uint8_t depth = 0;               // levels below, held to limits::nesting_max
    bool is_remembered = false;  // worth remembering for the row of its one free slot, or once for all
    FieldId field = no_field;
    std::uint32_t slot = 0;
    ExprId a = no_expr;
    ExprId b = no_expr;
    ExprId c = no_expr;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::int64_t number = 0;
    FreeSlots free;

    friend bool operator==(const Expr&, const Expr&) = default;
};

// A code keeps its list apart. A period is `number` of `unit`; money is `number` millionths of the currency
// with which `text` begins.
struct LiteralValue {
    ValueKind kind = ValueKind::Text;
    PeriodUnit unit = PeriodUnit::Days;  // of a period
    std::int64_t number = 0;
    std::string text;

    friend bool operator==(const LiteralValue&, const LiteralValue&) = default;
};

struct CodeSet {
    std::vector<std::string> patterns;
};

// A value, or several of them, for a message or as evidence: fields of `base`, through lists as well.
struct TextPath {
    ExprId base = no_expr;  // no_expr: the row of entity `dossier`
    std::vector<FieldId> fields;
};

struct Template {
    struct Piece {
        std::string text;  // before the placeholder
        std::optional<TextPath> placeholder;
    };
    std::vector<Piece> pieces;
};

using TextsByLanguage = std::map<std::string, std::string, std::less<>>;
using TemplatesByLanguage = std::map<std::string, Template, std::less<>>;

struct NamedTexts {
    std::string name;
    TextsByLanguage by_language;
};

struct Condition {
    ExprId expr = no_expr;
    bool is_negated = false;      // `unless`
    std::string words;            // of a requirement its label, of any other condition its source text
    TextsByLanguage titles = {};  // of a requirement: its label in languages, also the English one
    ExprId in_time = no_expr;     // of `failing that … done on`: was it done by the due date
};

// What readers see of a basis, in languages; empty where the rule or the authority has one text only.
struct BasisTexts {
    TextsByLanguage title;
    TextsByLanguage pinpoint;
    // The number of the clause in the buyer's own contract is this parameter; without a value there is no
    // such basis.
    std::optional<std::uint32_t> parameter = std::nullopt;
};

// Something to write into a field: `fix set`.
struct CompiledProposal {
    FieldId field = no_field;
    std::string value;  // as the field takes it; empty where there are texts
    TextsByLanguage texts;
};

// The rows that sentences name, and the fields that say what each is called (`designation`).
struct Designated {
    EntityId entity = no_entity;
    std::vector<FieldId> by;
};

// A row of the pack's checklist.
struct ChecklistItem {
    std::string id;
    TextsByLanguage text;
    TextsByLanguage when;
};

enum class SilenceMeaning : std::uint8_t { Undeclared, Gap, CannotTell };

struct CompiledRule {
    std::string id;
    TextsByLanguage title;
    std::vector<BasisTexts> basis_texts;  // one for each `basis`
    std::string version;
    std::string stage;
    std::string actor;
    std::string follow_up = "decide";
    std::string follows_from;
    std::vector<Basis> basis;
    Severity severity = Severity::Info;
    Audience audience = Audience::Buyer;
    bool is_note = false;
    bool not_carried_is_not_applicable = false;
    SilenceMeaning silence = SilenceMeaning::Undeclared;

    Date in_force_from;
    std::optional<Date> in_force_until;
    ExprId in_force_on = no_expr;  // no_expr: the as-of date decides

    ExprId subjects = no_expr;  // the list of `for each`; no_expr: the procedure
    ExprId subject_where = no_expr;
    std::uint32_t subject_slot = 0;

    std::vector<Condition> applies;
    std::vector<Condition> requirements;
    std::vector<Condition> alternatives;  // `failing that`
    ExprId due = no_expr;
    ExprId in_time = no_expr;  // of `by … done on`: was the requirement met by the due date
    std::vector<TextPath> evidence;
    std::vector<std::uint32_t> parameters;  // those that its conditions and its due date read
    std::vector<std::uint32_t>
        exceptions;  // to this rule itself, not to its exceptions: into Program::exceptions
    std::vector<CompiledProposal> proposals;
    std::vector<std::string> checkpoints;  // rows of the checklist

    std::optional<TemplatesByLanguage> message;
    std::optional<TemplatesByLanguage> fix;
    std::map<Outcome, TemplatesByLanguage> message_for;
    std::map<Outcome, TemplatesByLanguage> fix_for;
};

// A value that a pack leaves to the contract or the law of the buyer. What the pack says stands here; what
// the buyer's profile says stands in Settings.
struct CompiledParameter {
    struct Dated {
        LiteralValue value;
        Date from;
    };
    std::string name;
    ValueKind kind = ValueKind::Unknown;
    std::string code_list;
    TextsByLanguage meaning;
    std::optional<LiteralValue> lowest;
    std::optional<LiteralValue> highest;
    std::vector<Dated> values;  // by date
    std::optional<Date> review_by;
    bool is_verified = true;

    // Is it of the type and within the bounds? Periods in days and in months cannot be compared.
    [[nodiscard]] bool allows(const LiteralValue& value) const;
};

struct TestExpectation {
    Outcome outcome = Outcome::Met;
    std::string entity;  // empty: every finding of the rule
    std::string subject_id;
    std::string because;
};

struct RuleTest {
    std::string title;
    std::string rule;
    std::string file;
    std::uint32_t line = 0;
    std::optional<Date> as_of;
    bool is_complete = false;  // `record complete: documents`
    std::vector<Node> givens;
    std::map<std::string, std::string> parameters;  // `with`: the literal by name
    std::vector<FieldId> complete_lists;            // `record complete: requests`
    std::vector<TestExpectation> expectations;
};

class Program {
public:
    explicit Program(const Vocabulary& vocabulary_of_pack) : vocabulary(&vocabulary_of_pack) {}

    const Vocabulary* vocabulary;
    std::vector<std::string> languages;
    std::vector<Expr> exprs;
    std::vector<ExprId> operands;
    std::vector<LiteralValue> literals;
    std::vector<CodeSet> sets;
    std::vector<Pattern> patterns;
    std::vector<NamedTexts> texts;
    std::vector<std::string> phrase_names;  // by PhraseId
    PhraseIndex phrases;
    Designated designated;
    std::vector<Classification> classifications;
    std::vector<std::vector<std::string>> class_names;  // by classification, then class
    std::vector<CompiledParameter> parameters;          // by the order of their names
    std::vector<CompiledRule> rules;                    // sorted by id
    std::vector<CompiledRule> exceptions;               // each is the rule with what it replaces
    std::vector<ChecklistItem> checklist;               // in the order of the files
    std::vector<RuleTest> tests;
    std::uint32_t slot_count = 0;

    [[nodiscard]] const Expr& expr(ExprId id) const { return exprs[static_cast<std::size_t>(id)]; }

    [[nodiscard]] const CompiledParameter* find_parameter(std::string_view name) const;

    // How an author wrote an expression, for proofs; empty for names and literals.
    [[nodiscard]] std::string_view words_of(ExprId id) const;
    void keep_words(ExprId id, std::string words, bool replaces);

    // What a condition says, in the languages of its readers; null where its define has no title.
    [[nodiscard]] const TextsByLanguage* title_of(ExprId id) const;
    void keep_title(ExprId id, const TextsByLanguage& title);

    // Expressions that say the same are one: what rules share is asked once for each row, however often it is
    // written.
    ExprId add(Expr expr);
    ExprId add_literal(LiteralValue literal);
    ExprId add_operands(Op op, const std::vector<ExprId>& children);

    // The place of what is written as `source`, for `Expr::number`.
    std::int64_t add_set(const std::string& source, CodeSet set);
    std::int64_t add_pattern(const std::string& source, Pattern pattern);

private:
    std::map<ExprId, std::string> words_;
    std::map<ExprId, TextsByLanguage> titles_;

    void describe(Expr& expr) const;
    [[nodiscard]] bool is_costly(ExprId id) const;

    [[nodiscard]] std::size_t hash_of(const Expr& expr) const;
    [[nodiscard]] bool says_the_same(const Expr& left, const Expr& right) const;

    std::unordered_multimap<std::size_t, ExprId> known_;
    std::map<std::string, std::int64_t> known_sets_;
    std::map<std::string, std::int64_t> known_patterns_;

    [[nodiscard]] unsigned depth_of(ExprId id) const { return id == no_expr ? 0U : expr(id).depth; }
};

}  // namespace proviso::clause
