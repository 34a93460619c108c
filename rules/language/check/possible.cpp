#include "rules/language/check/possible.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

namespace proviso::clause {
namespace {

constexpr std::size_t steps_max = 20'000;

std::string_view without_star(std::string_view pattern) {
    if (pattern.ends_with('*')) pattern.remove_suffix(1);
    return pattern;
}

// Is every code of `inner` one of `outer`?
bool covers(std::string_view outer, std::string_view inner) {
    const bool is_single = !inner.ends_with('*');
    return code_matches(outer, without_star(inner)) && (is_single || outer.ends_with('*'));
}

Comparison turned(Comparison comparison) {
    switch (comparison) {
        case Comparison::Less:
            return Comparison::Greater;
        case Comparison::LessOrEqual:
            return Comparison::GreaterOrEqual;
        case Comparison::Greater:
            return Comparison::Less;
        case Comparison::GreaterOrEqual:
            return Comparison::LessOrEqual;
        default:
            return comparison;
    }
}

Comparison denied(Comparison comparison) {
    switch (comparison) {
        case Comparison::Equal:
            return Comparison::Unequal;
        case Comparison::Unequal:
            return Comparison::Equal;
        case Comparison::Less:
            return Comparison::GreaterOrEqual;
        case Comparison::LessOrEqual:
            return Comparison::Greater;
        case Comparison::Greater:
            return Comparison::LessOrEqual;
        case Comparison::GreaterOrEqual:
            return Comparison::Less;
    }
    return comparison;
}

// What is asked of one value.
class Demands {
public:
    [[nodiscard]] bool give(bool is_there) { return settle(given_, is_there); }
    [[nodiscard]] bool is(bool truth) { return give(true) && settle(truth_, truth); }

    [[nodiscard]] bool compare(Comparison comparison, const LiteralValue& literal) {
        if (!give(true)) return false;
        sample_ = literal;
        const std::int64_t number = literal.number;
        switch (comparison) {
            case Comparison::Equal:
                low_ = std::max(low_.value_or(number), number);
                high_ = std::min(high_.value_or(number), number);
                break;
            case Comparison::Unequal:
                excluded_.push_back(number);
                break;
            case Comparison::Less:
                high_ = std::min(high_.value_or(number - 1), number - 1);
                break;
            case Comparison::LessOrEqual:
                high_ = std::min(high_.value_or(number), number);
                break;
            case Comparison::Greater:
                low_ = std::max(low_.value_or(number + 1), number + 1);
                break;
            case Comparison::GreaterOrEqual:
                low_ = std::max(low_.value_or(number), number);
                break;
        }
        const bool is_single = low_ && high_ && *low_ == *high_;
        const bool is_excluded = is_single && std::ranges::count(excluded_, *low_) > 0;
        return !(low_ && high_ && *low_ > *high_) && !is_excluded;
    }

    [[nodiscard]] bool among(const std::vector<std::string>& patterns) {
        std::vector<std::string> both;
        for (const std::string& pattern : patterns) {
            if (!allowed_) both.push_back(pattern);
            for (const std::string& other : allowed_.value_or(std::vector<std::string>{})) {
                if (covers(other, pattern)) both.push_back(pattern);
                if (!covers(other, pattern) && covers(pattern, other)) both.push_back(other);
            }
        }
        allowed_ = std::move(both);
        return give(true) && has_code();
    }

    [[nodiscard]] bool none_of(const std::vector<std::string>& patterns) {
        forbidden_.insert(forbidden_.end(), patterns.begin(), patterns.end());
        return give(true) && has_code();
    }

    // A value that will do, as the notation writes it; `list` is that of a code.
    [[nodiscard]] std::string sample(const std::string& list) const {
        if (given_ && !*given_) return "silent";
        if (truth_) return *truth_ ? "true" : "false";
        if (allowed_) return list.empty() ? *code() : list + ":" + *code();
        if (!sample_) return "…";
        std::int64_t number = low_ ? *low_ : high_ ? *high_ : sample_->number + 1;
        while (std::ranges::count(excluded_, number) > 0) number += low_ || !high_ ? 1 : -1;
        return words_of(number);
    }

private:
    static bool settle(std::optional<bool>& known, bool wanted) {
        if (known && *known != wanted) return false;
        known = wanted;
        return true;
    }

    [[nodiscard]] std::optional<std::string> code() const {
        for (const std::string& pattern : *allowed_) {
            const auto is_out = [&](const std::string& out) { return covers(out, pattern); };
            if (std::ranges::none_of(forbidden_, is_out)) return pattern;
        }
        return std::nullopt;
    }
    [[nodiscard]] bool has_code() const { return !allowed_ || code().has_value(); }

    [[nodiscard]] std::string words_of(std::int64_t number) const {
        if (sample_->kind == ValueKind::Date) return format_date(Date{static_cast<std::int32_t>(number)});
        if (number == sample_->number) return sample_->text;
        if (sample_->kind != ValueKind::Number) return "…";
        constexpr std::int64_t millionths = 1'000'000;
        std::string words = fmt::format("{}", number / millionths);
        if (number % millionths != 0) words = fmt::format("{:.6f}", static_cast<double>(number) / 1e6);
        return words;
    }

    std::optional<bool> given_;
    std::optional<bool> truth_;
    std::optional<std::int64_t> low_;
    std::optional<std::int64_t> high_;
    std::vector<std::int64_t> excluded_;
    std::optional<std::vector<std::string>> allowed_;
    std::vector<std::string> forbidden_;
    std::optional<LiteralValue> sample_;
};

class Search {
public:
    explicit Search(const Program& program) : program_(program) {}

    Case run(std::vector<Assumption> open) {
        State state;
        Case result;
        const bool is_possible = solve(std::move(open), state);
        result.kind =
            is_possible ? state.is_understood ? Case::Kind::Found : Case::Kind::Open : Case::Kind::Impossible;
        if (steps_ > steps_max) result.kind = Case::Kind::Open;
        if (is_possible) result.example = example_of(state);
        if (!is_possible) result.contradicted = contradicted_;
        return result;
    }

private:
    struct State {
        std::map<ExprId, Demands> values;
        std::map<ExprId, bool> opaque;
        bool is_understood = true;
    };

    // Depth first; what is found is left in `state`.
    bool solve(std::vector<Assumption> open, State& state) {
        while (!open.empty()) {
            if (++steps_ > steps_max) {
                state.is_understood = false;
                return true;
            }
            const Assumption next = open.back();
            open.pop_back();
            const Expr& expr = program_.expr(next.condition);
            const bool is_choice = (expr.op == Op::Or && next.holds) || (expr.op == Op::And && !next.holds);
            if (is_choice) return choose(expr, next.holds, open, state);
            if (expr.op == Op::And || expr.op == Op::Or) {
                for (std::uint32_t i = 0; i < expr.count; ++i)
                    open.push_back({program_.operands[expr.first + i], next.holds});
            } else if (expr.op == Op::Not) {
                open.push_back({expr.a, !next.holds});
            } else if (expr.op == Op::Surely && next.holds) {
                open.push_back({expr.a, true});
            } else if (!demand(next, expr, state)) {
                return false;
            }
        }
        return true;
    }

    bool choose(const Expr& expr, bool holds, const std::vector<Assumption>& open, State& state) {
        for (std::uint32_t i = 0; i < expr.count; ++i) {
            State branch = state;
            std::vector<Assumption> further = open;
            further.push_back({program_.operands[expr.first + i], holds});
            if (!solve(std::move(further), branch)) continue;
            state = std::move(branch);
            return true;
        }
        return false;
    }

    bool demand(const Assumption& atom, const Expr& expr, State& state) {
        switch (expr.op) {
            case Op::Compare:
                return demand_comparison(atom, expr, state);
            case Op::InSet: {
                const auto& patterns = program_.sets[static_cast<std::size_t>(expr.number)].patterns;
                const bool is_in = (expr.variant == 0) == atom.holds;
                Demands& demands = of(expr.a, state);
                return check(is_in ? demands.among(patterns) : demands.none_of(patterns), expr.a);
            }
            case Op::IsGiven:
                return check(of(expr.a, state).give((expr.variant == 0) == atom.holds), expr.a);
            case Op::Field:
            case Op::Parameter:
                return check(of(atom.condition, state).is(atom.holds), atom.condition);
            default:
                return demand_opaque(atom, state);
        }
    }

    bool demand_comparison(const Assumption& atom, const Expr& expr, State& state) {
        const bool is_left = program_.expr(expr.a).op == Op::Literal;
        const ExprId value = is_left ? expr.b : expr.a;
        const Expr& literal_expr = program_.expr(is_left ? expr.a : expr.b);
        const ValueKind kind = program_.expr(value).kind;
        // Amounts and periods have units, which this search does not compare.
        const bool is_known =
            literal_expr.op == Op::Literal &&
            (kind == ValueKind::Number || kind == ValueKind::Date || kind == ValueKind::Code);
        if (!is_known) return demand_opaque(atom, state);
        const LiteralValue& literal = program_.literals[static_cast<std::size_t>(literal_expr.number)];
        auto comparison = static_cast<Comparison>(expr.variant);
        if (is_left) comparison = turned(comparison);
        if (!atom.holds) comparison = denied(comparison);
        Demands& demands = of(value, state);
        if (kind != ValueKind::Code) return check(demands.compare(comparison, literal), value);
        const std::vector<std::string> one{literal.text};
        return check(comparison == Comparison::Equal ? demands.among(one) : demands.none_of(one), value);
    }

    static bool demand_opaque(const Assumption& atom, State& state) {
        state.is_understood = false;
        const auto [known, is_new] = state.opaque.emplace(atom.condition, atom.holds);
        return is_new || known->second == atom.holds;
    }

    Demands& of(ExprId value, State& state) {
        const Op op = program_.expr(value).op;
        if (op != Op::Field && op != Op::List && op != Op::Step) state.is_understood = false;
        return state.values[value];
    }

    bool check(bool is_possible, ExprId value) {
        if (!is_possible) contradicted_ = value;
        return is_possible;
    }

    std::string example_of(const State& state) const {
        std::map<std::string, std::string> by_entity;
        for (const auto& [value, demands] : state.values) {
            const Expr& expr = program_.expr(value);
            if (expr.field == no_field) continue;
            const Field& field = program_.vocabulary->field(expr.field);
            std::string& members = by_entity[program_.vocabulary->entity(field.owner).name];
            if (!members.empty()) members += "; ";
            members += field.name + ": " + demands.sample(field.type.code_list);
        }
        std::string example;
        for (const auto& [entity, members] : by_entity) {
            if (!example.empty()) example += ", ";
            example += fmt::format("{} {{ {} }}", entity, members);
        }
        return example;
    }

    const Program& program_;
    std::size_t steps_ = 0;
    ExprId contradicted_ = no_expr;
};

}  // namespace

Case find_case(const Program& program, const std::vector<Assumption>& assumptions) {
    return Search{program}.run(assumptions);
}

}  // namespace proviso::clause
