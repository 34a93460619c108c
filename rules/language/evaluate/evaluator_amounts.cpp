// The evaluator's part about amounts: sums and products. Numbers are exact decimals of six places; what has
// more is rounded, half away from zero.
#include <algorithm>
#include <limits>

#include "model/money.hpp"
#include "rules/language/evaluate/evaluator.hpp"

namespace proviso::clause {
namespace {

constexpr std::int64_t unbounded = Value::unbounded;
constexpr std::int64_t unit = 1'000'000;
__extension__ using Wide = __int128;

// Adds where neither side is unbounded and the sum can be held; nothing else is ever asked of a range.
bool add(std::int64_t a, std::int64_t b, std::int64_t& sum) {
    if (a == unbounded || b == unbounded) {
        sum = unbounded;
        return true;
    }
    return !__builtin_add_overflow(a, b, &sum);
}

bool subtract(std::int64_t a, std::int64_t b, std::int64_t& difference) {
    if (a == unbounded) {
        difference = unbounded;
        return true;
    }
    if (b == unbounded) {
        difference = std::numeric_limits<std::int64_t>::min();
        return true;
    }
    return !__builtin_sub_overflow(a, b, &difference);
}

Value rounded(Wide numerator, Wide denominator) {
    if (denominator == 0) return Value::absent(reason::uncomputable);
    if (denominator < 0) {
        numerator = -numerator;
        denominator = -denominator;
    }
    const Wide half = denominator / 2;
    const Wide result = (numerator < 0 ? numerator - half : numerator + half) / denominator;
    const bool is_held = result < unbounded && result > std::numeric_limits<std::int64_t>::min();
    return is_held ? Value::given(static_cast<std::int64_t>(result)) : Value::absent(reason::uncomputable);
}

bool is_exact(const Value& value) { return value.number == value.upper; }

}  // namespace

// The reasons for which two operands yield nothing; those of a value that is there in a range do not count
// beside one that is not there.
Reasons Evaluator::absence_of(const Value& a, const Value& b) {
    const bool is_given = a.is_given() && b.is_given();
    const Reasons of_a = is_given || !a.is_given() ? a.reasons : Reasons{0};
    const Reasons of_b = is_given || !b.is_given() ? b.reasons : Reasons{0};
    return of_a | of_b;
}

// Nothing of no currency, as the sum of an empty list is, goes with every currency.
bool Evaluator::are_of_one_currency(const Value& a, const Value& b) {
    const std::string_view left = currency_of(a.text);
    const std::string_view right = currency_of(b.text);
    return left == right || left.empty() || right.empty();
}

Value Evaluator::sum(const Expr& expr) {
    const Value a = value(expr.a);
    const Value b = value(expr.b);
    if (a.kind == Value::Kind::Fails || b.kind == Value::Kind::Fails) return Value::fails();
    const Reasons reasons = absence_of(a, b);
    if (!a.is_given() || !b.is_given()) return Value::absent(reasons);
    const bool is_minus = expr.variant == 1;
    const bool is_of_dates = program_.expr(expr.a).kind == ValueKind::Date;
    if (is_of_dates && (!is_exact(a) || !is_exact(b))) return Value::absent(reasons);
    if (expr.kind == ValueKind::Date) {
        const Period period{is_minus ? -b.number : b.number, b.unit};
        return counted(Date{static_cast<std::int32_t>(a.number)}, period);
    }
    Value result = Value::given(0);
    result.reasons = reasons;
    if (expr.kind == ValueKind::Money) {
        if (!are_of_one_currency(a, b)) return Value::absent(reason::unlike);
        result.text = currency_of(a.text).empty() ? b.text : a.text;
    }
    const bool is_held =
        is_minus ? subtract(a.number, b.upper, result.number) && subtract(a.upper, b.number, result.upper)
                 : add(a.number, b.number, result.number) && add(a.upper, b.upper, result.upper);
    return is_held ? result : Value::absent(reason::uncomputable);
}

Value Evaluator::product(const Expr& expr) {
    const Value a = value(expr.a);
    const Value b = value(expr.b);
    if (a.kind == Value::Kind::Fails || b.kind == Value::Kind::Fails) return Value::fails();
    // Of a count that lies in a range nothing is reckoned further.
    if (!a.is_given() || !b.is_given() || !is_exact(a) || !is_exact(b))
        return Value::absent(absence_of(a, b));
    const ValueKind of_a = program_.expr(expr.a).kind;
    const ValueKind of_b = program_.expr(expr.b).kind;
    const bool is_quotient = expr.variant == 1;
    if (of_a == ValueKind::Money && of_b == ValueKind::Money && !are_of_one_currency(a, b))
        return Value::absent(reason::unlike);
    constexpr Wide hundred = 100;
    const bool is_share = !is_quotient && (of_a == ValueKind::Percentage || of_b == ValueKind::Percentage);
    Value result = is_quotient ? rounded(Wide{a.number} * unit, b.number)
                               : rounded(Wide{a.number} * b.number, is_share ? hundred * unit : Wide{unit});
    if (expr.kind == ValueKind::Money) result.text = of_a == ValueKind::Money ? a.text : b.text;
    return result;
}

}  // namespace proviso::clause
