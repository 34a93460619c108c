// A slow, obvious evaluator, written from docs/rule-language.md: it walks the syntax tree over the dossier by
// name, without translating anything, and keeps reasons as words. It shares the parser and the model with the
// product, and nothing else.
//
// Door: `Reference::judge`. Thread rule: one owner. Lifetime: items and dossier must outlive it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/base/date.hpp"
#include "model/dossier.hpp"
#include "rules/language/syntax_tree.hpp"

namespace proviso::test {

using clause::Node;
using Why = std::set<std::string>;

struct RefTruth {
    enum class Kind { False, True, Undecided } kind = Kind::False;
    Why why;

    static RefTruth yes(bool is_true) { return {is_true ? Kind::True : Kind::False, {}}; }
    static RefTruth open(Why why) { return {Kind::Undecided, std::move(why)}; }
    [[nodiscard]] bool is(Kind wanted) const { return kind == wanted; }
};

RefTruth ref_not(const RefTruth& truth);
RefTruth ref_and(const std::vector<RefTruth>& truths);
RefTruth ref_or(const std::vector<RefTruth>& truths);

struct RefValue {
    enum class Kind { Absent, Fails, Given } kind = Kind::Absent;
    Why why;
    std::int64_t low = 0;  // of a number: millionths; of a date: days
    std::int64_t high = 0;
    bool has_no_top = false;
    std::string text;
    std::string unit;      // of a period: `days`, `working days`, `months`
    std::string currency;  // of money
    bool is_share = false;
    std::int64_t step = 1'000'000;  // between two values of a range
    bool is_pattern = false;
    const Cell* cell = nullptr;
    RowIndex row = no_row;
};

bool ref_is_exact(const RefValue& value);
std::optional<RefValue> ref_missing(const RefValue& a, const RefValue& b);
// The day to which a period leads; a negative count leads back.
std::int64_t ref_counted(std::int64_t day, std::int64_t count, const std::string& unit);

class Reference {
public:
    Reference(const std::vector<Node>& items, const Dossier& dossier, Date as_of);

    struct Outcome {
        std::string subject;  // id of the lot or procedure
        std::string outcome;
        Why why;  // of an outcome that is open

        friend bool operator==(const Outcome&, const Outcome&) = default;
    };
    // Where the buyer has set the rule aside, until when.
    [[nodiscard]] std::vector<Outcome> judge(const std::string& rule,
                                             std::optional<Date> set_aside_until = std::nullopt);

private:
    struct Meaning;
    using Names = std::map<std::string, std::shared_ptr<const Meaning>>;
    // What a name stands for: a row, a cell, or an expression with the names that it was written under.
    struct Meaning {
        RowIndex row = no_row;
        const Cell* cell = nullptr;
        const Node* node = nullptr;
        std::shared_ptr<const Names> names;
    };

    // The end of a path: a value, or a field of a row that may be absent.
    struct Target {
        RefValue owner;
        EntityId entity = no_entity;  // of the owner
        FieldId field = no_field;     // none: the owner is the value
        const Node* node = nullptr;   // with its names: neither a row nor a field
        Names names;
    };

    struct Element {
        std::string name;
        Meaning meaning;
    };
    struct List {
        std::vector<Meaning> elements;
        Why open;
        bool fails = false;
    };

    [[nodiscard]] RefTruth truth(const Node& node, const Names& names);
    [[nodiscard]] RefTruth quantifier(const Node& node, const Names& names);
    [[nodiscard]] RefTruth compare(const Node& node, const Names& names);
    [[nodiscard]] RefTruth compare_values(const std::string& sign, const RefValue& a, const RefValue& b);
    [[nodiscard]] RefTruth within(const Node& node, const Names& names);
    [[nodiscard]] RefTruth in_time(const Node& path, const RefValue& due, const Names& names);
    [[nodiscard]] RefTruth membership(const Node& node, const Names& names);
    [[nodiscard]] RefTruth contains(const Node& list, const Node& member, const Names& names,
                                    bool is_negated);
    [[nodiscard]] RefTruth mentions(const Node& text, const std::string& phrase, const Names& names);
    [[nodiscard]] RefTruth mentions_cell(const Cell& cell, const std::string& phrase);
    [[nodiscard]] RefTruth matches(const Node& node, const Names& names);
    [[nodiscard]] RefTruth given(const Node& node, const Names& names);
    [[nodiscard]] RefTruth call(const Node& node, const Names& names);
    [[nodiscard]] RefTruth of_value(const RefValue& value);

    [[nodiscard]] RefValue value(const Node& node, const Names& names);
    [[nodiscard]] RefValue value_of(const Target& target);
    [[nodiscard]] RefValue cell_value(const Cell& cell);
    [[nodiscard]] RefValue the(const Node& node, const Names& names);
    [[nodiscard]] RefValue count(const Node& node, const Names& names);
    [[nodiscard]] RefValue sum(const Node& node, const Names& names);
    [[nodiscard]] RefValue product(const Node& node, const Names& names);
    [[nodiscard]] RefValue over_values(const Node& node, const Names& names);
    [[nodiscard]] RefValue last_day(const Node& period, const Node& start, const Names& names);
    [[nodiscard]] RefValue class_of(const Node& node, const Names& names);
    [[nodiscard]] RefValue otherwise(const Node& node, const Names& names);

    [[nodiscard]] Target resolve(const Node& path, const Names& names);
    [[nodiscard]] EntityId entity_of(const Node& node, const Names& names);
    [[nodiscard]] RefValue only_row(const RefValue& owner, FieldId field);
    [[nodiscard]] List list(const Node& path, const Names& names);
    [[nodiscard]] Why absence(RowIndex row, FieldId field);
    [[nodiscard]] Names with(const Names& names, const std::string& name, Meaning meaning) const;
    [[nodiscard]] RefTruth where(const Node& bind, const Names& names);

    [[nodiscard]] Outcome judge_subject(const Node& rule, const Names& names,
                                        const std::vector<RefTruth>& before);
    [[nodiscard]] RefTruth applies_to(const Node& rule, const Names& names);
    // The rule, or the exception in its place, where it applies or may apply.
    [[nodiscard]] Outcome judge_obligation(const Node& rule, const Names& names, const RefTruth& a);

    // What may decide in place of a rule, each way that its exceptions leave open.
    struct Ways {
        std::vector<const Node*> deciders;
        Why open;  // why it is not certain which one
        bool is_conflict = false;
    };
    [[nodiscard]] Outcome judge_deciding(const Node& rule, const Names& names, const RefTruth& a);
    void add_ways(const Node& rule, const Names& names, Ways& ways);
    // An exception with what it inherits, as a rule of its own.
    [[nodiscard]] const Node& completed(const Node& exception, const Node& outer);
    // The parameter that a path names, and else null.
    [[nodiscard]] const Node* parameter(const Node& path, const Names& names) const;
    [[nodiscard]] RefTruth in_force(const Node& rule, const Names& names);
    [[nodiscard]] Names rule_names(const Node& rule, Names names) const;
    [[nodiscard]] std::string whole() const;
    [[nodiscard]] const Node* item(clause::NodeKind kind, std::string_view name) const;

    const std::vector<Node>& items_;
    const Dossier& dossier_;
    const Vocabulary& vocabulary_;
    Date as_of_;
    std::map<std::string, Node> completed_;  // by the exception
};

}  // namespace proviso::test
