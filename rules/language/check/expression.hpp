// Checks an expression of a rule and translates it: names become numbers, defines are inlined, types must
// agree.
//
// Door: `ExpressionChecker`. What is wrong goes to the Reporter; what depends on a wrong part has kind
// Unknown and is not reported again. Thread rule: one owner. Lifetime: everything that it is made of must
// outlive it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "rules/language/check/scope.hpp"
#include "rules/language/program.hpp"

namespace proviso::clause {

struct ValueType {
    ValueKind kind = ValueKind::Unknown;
    EntityId entity = no_entity;  // of a row
    std::string code_list;        // of a code; of a class the name of its classification
    bool is_many = false;
    bool is_per_language = false;  // one text in several languages, which `mentions` takes as one
    std::optional<PeriodUnit> unit = std::nullopt;  // of a period, where it is known before the dossier is
    std::string currency = {};                      // of money, the same
};

// Where an expression can meet silence, and what may be left out there.
struct SilentPlace {
    std::uint32_t file = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::string what;
    std::string note;
};

struct Checked {
    ExprId expr = no_expr;
    ValueType type;
    std::optional<SilentPlace> silence;
    // Where the name behind it is declared, for messages about two places. Null for what has no name.
    const Node* declared = nullptr;
    std::uint32_t declared_file = 0;
};

// Numbers of what the pack declares.
struct Symbols {
    std::map<std::string, std::int64_t, std::less<>> sets;
    std::map<std::string, std::int64_t, std::less<>> phrases;
    std::map<std::string, std::int64_t, std::less<>> classifications;
    std::map<std::string, std::int64_t, std::less<>> texts;
    std::vector<std::string> classified_lists;  // by classification: the list of its codes
    std::vector<bool> is_total;                 // by classification: does it say `otherwise`
    std::vector<std::string> set_lists;         // by set
};

class ExpressionChecker {
public:
    ExpressionChecker(Program& program, const Declarations& declarations, const Symbols& symbols,
                      Reporter& reporter)
        : program_(program), declarations_(declarations), symbols_(symbols), reporter_(reporter) {}

    // Names of the rule, innermost last.
    void clear_names() {
        names_.clear();
        bound_slots_.clear();
    }
    void name(std::string_view name, Checked meaning) { names_.emplace_back(name, std::move(meaning)); }
    [[nodiscard]] const Checked* find_name(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> known_names() const;
    // `no_expr` where the pack has no parameter of that name.
    [[nodiscard]] Checked find_parameter(std::string_view name);

    // `surely` is for triggers only: decided by who asks.
    void allow_surely(bool is_allowed) { allows_surely_ = is_allowed; }

    [[nodiscard]] Checked value(const Node& node);
    [[nodiscard]] Checked condition(const Node& node);
    // The last day of a period; `is_before`: the day counted back from a date.
    [[nodiscard]] Checked deadline(const Node& period, const Node& start, bool is_before);
    [[nodiscard]] ExprId add_comparison(Comparison comparison, ExprId a, ExprId b);

    struct Bound {
        ExprId list = no_expr;
        ExprId where = no_expr;
        std::uint32_t slot = 0;
        bool may_be_empty = true;
        std::optional<SilentPlace> silence;  // of the `where`
    };
    // Declares the name of the element; the caller drops it with `drop_name` at the end of its scope.
    [[nodiscard]] Bound bind(const Node& node);
    // The same for `for each`: rules over the same list share the element, and with it what is remembered of
    // it.
    [[nodiscard]] Bound bind_subject(const Node& node);
    void drop_name();

    // What a type name of a define or a parameter means; Unknown after E0202.
    ValueType declared_type(const Node& type_name);

    // Checks each define once by itself, so that what is wrong in it is said once.
    void check_defines();

    [[nodiscard]] const Field* find_field(const ValueType& owner, std::string_view name) const;

private:
    using Handler = Checked (ExpressionChecker::*)(const Node&);
    static Handler handler_of(NodeKind kind);

    Checked connective(const Node& node);
    Checked prefix(const Node& node);
    Checked quantifier(const Node& node);
    Checked comparison(const Node& node);
    Checked membership(const Node& node);
    Checked contains(const Node& node);
    Checked mentions(const Node& node);
    Checked matches(const Node& node);
    Checked is_given(const Node& node);
    Checked sum(const Node& node);
    Checked product(const Node& node);
    Checked within(const Node& node);
    Checked over_values(const Node& node);
    Checked class_of(const Node& node);
    Checked person_decides(const Node& node);
    Checked call(const Node& node);
    Checked otherwise(const Node& node);
    Checked path(const Node& node);
    Checked literal(const Node& node);

    Checked first_of_path(const Node& path);
    bool step(Checked& at, const Node& path, std::size_t index);
    bool refuse_step(const Checked& at, const Node& path, std::size_t index);
    void report_unknown_field(const ValueType& owner, const Node& name);

    // A single value, or E0320.
    Checked single(const Node& node);
    void report_many(const Node& node);
    void report_types(const Node& node, const std::string& message, const Node& left, const Node& right);
    Checked refuse_amounts(const Node& node, const Checked& left, const Checked& right);
    // E0303, E0304: two kinds of periods, two currencies.
    bool is_alike(const Node& node, const Checked& left, const Checked& right);
    bool agree(const ValueType& a, const ValueType& b) const;
    bool is_code_known(const Node& code);
    Checked membership_in_set(const Node& node, const Checked& member, std::int64_t set);
    Checked contains_in(const Node& node, const Checked& list, const Checked& member, bool is_negated);
    std::uint32_t slot_for(ExprId list);
    Checked refuse_bind(const Node& bind, const Checked& list);
    Checked aggregate(const Node& node, bool is_count);
    std::optional<QuantifierKind> quantifier_kind(const Node& node, const Bound& bound);

    Checked inline_define(const Node& call, const Declared& define, const std::vector<Checked>& arguments);
    [[nodiscard]] ValueType find_type(const Node& type_name) const;
    bool is_define_sound(const Declared& define);
    bool is_too_deep(const Node& node, const Checked& checked);

    Program& program_;
    const Declarations& declarations_;
    const Symbols& symbols_;
    Reporter& reporter_;
    std::vector<std::pair<std::string, Checked>> names_;
    std::vector<std::string> open_defines_;  // being inlined, against defines that use themselves
    using InlineKey =
        std::tuple<std::string, bool, std::vector<ExprId>>;  // define, `surely` allowed, arguments
    std::map<InlineKey, Checked> inlined_;
    std::map<std::string, bool, std::less<>> sound_defines_;
    std::map<ExprId, std::uint32_t> subject_slots_;  // by list
    std::vector<std::uint32_t> bound_slots_;         // of the quantifiers around, innermost last
    std::map<std::pair<ExprId, std::size_t>, std::uint32_t>
        element_slots_;  // by list, and how often it is bound around
    bool binds_subject_ = false;
    bool allows_surely_ = false;
};

// `a text`, `a code of list cpv`, `rows of lot`: as messages name a type.
[[nodiscard]] std::string describe_type(const ValueType& type, const Vocabulary& vocabulary);

[[nodiscard]] ValueType type_of(const Field& field);

// The literal that a leaf of the tree states; nothing for other nodes.
[[nodiscard]] std::optional<LiteralValue> literal_value(const Node& node);

// `cpv` of `cpv:302*`.
[[nodiscard]] std::string_view list_of_code(std::string_view code);
[[nodiscard]] std::string_view value_of_code(std::string_view code);

[[nodiscard]] std::optional<SilentPlace> first_of(const std::optional<SilentPlace>& a,
                                                  const std::optional<SilentPlace>& b);

}  // namespace proviso::clause
