// The reference evaluator's part about values, paths and lists.
#include <algorithm>
#include <charconv>

#include "tests/language/reference_evaluator.hpp"

namespace proviso::test {
namespace {

using clause::NodeKind;
using Kind = RefTruth::Kind;

RefValue number(std::int64_t at) {
    RefValue value;
    value.kind = RefValue::Kind::Given;
    value.low = at;
    value.high = at;
    return value;
}

RefValue absent(Why why) {
    RefValue value;
    value.why = std::move(why);
    return value;
}

int days_in(int year, int month) {
    if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

std::string unit_of(const std::string& period) {
    if (period.find("month") != std::string::npos) return "months";
    return period.find("working") != std::string::npos ? "working days" : "days";
}

// On the calendar as it is printed, month by month.
std::int64_t add_months(std::int64_t days, int months) {
    const std::string text = format_date(Date{static_cast<std::int32_t>(days)});
    int year = std::stoi(text.substr(0, 4));
    int month = std::stoi(text.substr(5, 2)) + months;
    for (; month > 12; month -= 12) ++year;
    for (; month < 1; month += 12) --year;
    const int day = std::min(std::stoi(text.substr(8, 2)), days_in(year, month));
    const auto two = [](int number_of) { return (number_of < 10 ? "0" : "") + std::to_string(number_of); };
    return parse_date(std::to_string(year) + "-" + two(month) + "-" + two(day))->days;
}

}  // namespace

std::int64_t ref_counted(std::int64_t day, std::int64_t count, const std::string& unit) {
    return unit == "months" ? add_months(day, static_cast<int>(count)) : day + count;
}

Reference::Names Reference::with(const Names& names, const std::string& name, Meaning meaning) const {
    Names extended = names;
    extended[name] = std::make_shared<const Meaning>(std::move(meaning));
    return extended;
}

Why Reference::absence(RowIndex row, FieldId field) {
    Why why;
    for (const Cell& cell : dossier_.cells(row, field)) {
        if (is_blocked(cell.state)) why.insert(std::string{state_name(cell.state)});
    }
    return why.empty() ? Why{"silent"} : why;
}

RefValue Reference::only_row(const RefValue& owner, FieldId field) {
    if (owner.kind != RefValue::Kind::Given) return owner;
    const auto rows = dossier_.children(owner.row, field);
    if (rows.empty()) return absent(absence(owner.row, field));
    if (rows.size() > 1) return absent({"disagree"});
    RefValue value = number(0);
    value.row = rows.front();
    return value;
}

// Of which entity are the rows that an expression stands for?
EntityId Reference::entity_of(const Node& node, const Names& names) {
    if (node.kind == NodeKind::Else) return entity_of(node.children.front(), names);
    const bool is_the = node.kind == NodeKind::Quantifier && node.text == "the";
    if (!is_the && node.kind != NodeKind::Path) return no_entity;
    const Node& path = is_the ? node.children.front().children.front() : node;
    const Target target = resolve(path, names);
    if (target.field == no_field) return target.entity;
    const Field& field = vocabulary_.field(target.field);
    return field.is_rows() ? field.type.entity : no_entity;
}

Reference::Target Reference::resolve(const Node& path, const Names& names) {
    Target target;
    if (path.kind != NodeKind::Path || parameter(path, names) != nullptr) {
        target.owner = value(path, names);
        return target;
    }
    std::size_t next = 1;
    const auto meaning = names.find(path.children.front().text);
    if (meaning == names.end()) {
        target.owner = number(0);
        target.owner.row = root_row;
        target.entity = vocabulary_.root();
        next = 0;
    } else if (meaning->second->node != nullptr) {
        const Node& node = *meaning->second->node;
        if (node.kind == NodeKind::Path) {
            target = resolve(node, *meaning->second->names);
        } else {
            target.owner = value(node, *meaning->second->names);
            target.entity = entity_of(node, *meaning->second->names);
        }
    } else if (meaning->second->cell != nullptr) {
        target.owner = cell_value(*meaning->second->cell);
    } else {
        target.owner = number(0);
        target.owner.row = meaning->second->row;
        target.entity = dossier_.row(meaning->second->row).entity;
    }
    for (; next < path.children.size(); ++next) {
        if (target.field != no_field) {
            target.owner = only_row(target.owner, target.field);
            target.entity = vocabulary_.field(target.field).type.entity;
        }
        target.field = vocabulary_.find_field(target.entity, path.children[next].text);
    }
    return target;
}

RefValue Reference::cell_value(const Cell& cell) {
    RefValue value = number(cell.number);
    const TypeKind kind = vocabulary_.field(cell.field).type.kind;
    const bool is_number = kind == TypeKind::Number || kind == TypeKind::Percentage ||
                           kind == TypeKind::Date || kind == TypeKind::YesNo || kind == TypeKind::Money ||
                           kind == TypeKind::Period;
    if (!is_number) value.text = cell.text;
    value.cell = &cell;
    value.is_share = kind == TypeKind::Percentage;
    if (kind == TypeKind::Money) value.currency = std::string{cell.text.substr(0, 3)};
    if (kind == TypeKind::Period) value.unit = unit_of(std::string{cell.text});
    if (kind == TypeKind::Date) value.step = 1;
    return value;
}

RefValue Reference::value_of(const Target& target) {
    if (target.field == no_field || target.owner.kind != RefValue::Kind::Given) return target.owner;
    const Field& field = vocabulary_.field(target.field);
    if (field.is_rows()) return only_row(target.owner, target.field);
    std::vector<RefValue> values;
    for (const Cell& cell : dossier_.cells(target.owner.row, target.field)) {
        if (cell.state == State::Given) values.push_back(cell_value(cell));
    }
    if (values.empty()) return absent(absence(target.owner.row, target.field));
    for (const RefValue& value : values) {
        if (value.low != values.front().low || value.currency != values.front().currency ||
            value.unit != values.front().unit || value.text != values.front().text)
            return absent({"disagree"});
    }
    return values.front();
}

const Node* Reference::parameter(const Node& path, const Names& names) const {
    const std::string& name = path.children.front().text;
    return names.contains(name) ? nullptr : item(NodeKind::ParameterItem, name);
}

RefValue Reference::value(const Node& node, const Names& names) {
    RefValue literal = number(0);
    literal.text = node.text;
    switch (node.kind) {
        case NodeKind::Path:
            if (const Node* declared = parameter(node, names)) {
                for (const Node& attribute : declared->children) {
                    if (attribute.text == "value") return value(attribute.children.front(), names);
                }
                return absent({"parameter"});
            }
            return value_of(resolve(node, names));
        case NodeKind::Quantifier:
            if (node.text == "the") return the(node, names);
            if (node.text == "count") return count(node, names);
            if (node.text == "sum" || node.text == "earliest" || node.text == "latest")
                return over_values(node, names);
            break;
        case NodeKind::Sum:
            return sum(node, names);
        case NodeKind::Product:
            return product(node, names);
        case NodeKind::ClauseBy:
            return last_day(node.children[0], node.children[1], names);
        case NodeKind::ClassOf:
            return class_of(node, names);
        case NodeKind::Else:
            return otherwise(node, names);
        case NodeKind::Text:
            return literal;
        case NodeKind::Code:
            literal.text = node.text.substr(node.text.find(':') + 1);
            literal.is_pattern = true;
            return literal;
        case NodeKind::Number:
            return number(std::stoll(node.text) * 1'000'000);
        case NodeKind::Percent:
            literal = number(std::stoll(node.text) * 1'000'000);
            literal.is_share = true;
            return literal;
        case NodeKind::Money:
            literal = number(std::stoll(node.text.substr(4)) * 1'000'000);
            literal.currency = node.text.substr(0, 3);
            return literal;
        case NodeKind::Date:
            literal = number(parse_date(node.text)->days);
            literal.step = 1;
            return literal;
        case NodeKind::YesNo:
            return number(node.text == "true" ? 1 : 0);
        case NodeKind::Period:
            literal = number(std::stoll(node.text));
            literal.unit = unit_of(node.text);
            return literal;
        default:
            break;
    }
    const RefTruth condition = truth(node, names);
    return condition.is(Kind::Undecided) ? absent(condition.why) : number(condition.is(Kind::True) ? 1 : 0);
}

Reference::List Reference::list(const Node& path, const Names& names) {
    List list;
    const Target target = resolve(path, names);
    list.fails = target.owner.kind == RefValue::Kind::Fails;
    if (target.owner.kind == RefValue::Kind::Absent) list.open = target.owner.why;
    if (target.owner.kind == RefValue::Kind::Given) {
        for (const RowIndex row : dossier_.children(target.owner.row, target.field))
            list.elements.push_back({row, nullptr, nullptr, {}});
        for (const Cell& cell : dossier_.cells(target.owner.row, target.field)) {
            if (cell.state == State::Given) list.elements.push_back({no_row, &cell, nullptr, {}});
            if (is_blocked(cell.state)) list.open.insert(std::string{state_name(cell.state)});
        }
    }
    list.open.erase("silent");
    return list;
}

RefValue Reference::the(const Node& node, const Names& names) {
    const Node& bind = node.children.front();
    const List range = list(bind.children.front(), names);
    if (range.fails) {
        RefValue fails;
        fails.kind = RefValue::Kind::Fails;
        return fails;
    }
    std::vector<Meaning> found;
    Why why = range.open;
    bool is_undecided = !range.open.empty();
    for (const Meaning& element : range.elements) {
        const RefTruth condition = where(bind, with(names, bind.text, element));
        if (condition.is(Kind::True)) found.push_back(element);
        if (!condition.is(Kind::Undecided)) continue;
        is_undecided = true;
        why.insert(condition.why.begin(), condition.why.end());
    }
    if (!is_undecided && found.empty()) return absent({"silent"});
    if (is_undecided || found.size() > 1) {
        why.insert("ambiguous");
        return absent(why);
    }
    if (found.front().cell != nullptr) return cell_value(*found.front().cell);
    RefValue value = number(0);
    value.row = found.front().row;
    return value;
}

RefValue Reference::count(const Node& node, const Names& names) {
    const Node& bind = node.children.front();
    const List range = list(bind.children.front(), names);
    RefValue value = number(0);
    if (range.fails) value.kind = RefValue::Kind::Fails;
    for (const Meaning& element : range.elements) {
        const RefTruth condition = where(bind, with(names, bind.text, element));
        if (condition.is(Kind::True)) value.low += 1'000'000;
        if (!condition.is(Kind::False)) value.high += 1'000'000;
        if (condition.is(Kind::Undecided)) value.why.insert(condition.why.begin(), condition.why.end());
    }
    value.has_no_top = !range.open.empty();
    value.why.insert(range.open.begin(), range.open.end());
    return value;
}

RefValue Reference::sum(const Node& node, const Names& names) {
    const RefValue a = value(node.children[0], names);
    const RefValue b = value(node.children[1], names);
    RefValue fails;
    fails.kind = RefValue::Kind::Fails;
    if (a.kind == RefValue::Kind::Fails || b.kind == RefValue::Kind::Fails) return fails;
    const bool is_given = a.kind == RefValue::Kind::Given && b.kind == RefValue::Kind::Given;
    Why why;
    for (const RefValue* side : {&a, &b}) {
        if (is_given || side->kind == RefValue::Kind::Absent) why.insert(side->why.begin(), side->why.end());
    }
    if (!is_given) return absent(why);
    const std::int64_t sign = node.text == "-" ? -1 : 1;
    if (a.step == 1 && !(ref_is_exact(a) && ref_is_exact(b))) return absent(why);
    if (b.unit == "working days") return absent({"no-calendar"});
    if (!b.unit.empty()) {
        RefValue day = number(ref_counted(a.low, sign * b.low, b.unit));
        day.step = 1;
        return day;
    }
    if (!a.currency.empty() && !b.currency.empty() && a.currency != b.currency) return absent({"unlike"});
    RefValue value = number(0);
    value.why = why;
    value.low = a.low + (sign > 0 ? b.low : -b.high);
    value.high = a.high + (sign > 0 ? b.high : -b.low);
    value.has_no_top = a.has_no_top;
    value.currency = a.currency.empty() ? b.currency : a.currency;
    value.is_share = a.is_share;
    if (a.step == 1) value.unit = "days";
    return value;
}

RefValue Reference::class_of(const Node& node, const Names& names) {
    const RefValue code = value(node.children.front(), names);
    if (code.kind != RefValue::Kind::Given) return code;
    std::string stem = code.text;
    while (stem.size() > 2 && stem.ends_with('0')) stem.pop_back();
    std::size_t longest = 0;
    std::string found;
    std::string ancestors;
    std::string rest;
    bool is_above = false;
    for (const Node& entry : item(NodeKind::Classification, node.text)->children) {
        const bool is_rule = !entry.children.empty() && entry.children.front().kind == NodeKind::Name;
        if (is_rule) (entry.text == "ancestors" ? ancestors : rest) = entry.children.front().text;
        for (const Node& pattern : entry.children) {
            if (pattern.kind != NodeKind::Code) continue;
            const std::string prefix = pattern.text.substr(4, pattern.text.find('*') - 4);
            is_above = is_above || prefix.starts_with(stem);
            if (!code.text.starts_with(prefix) || prefix.size() <= longest) continue;
            longest = prefix.size();
            found = entry.text;
        }
    }
    if (found.empty()) found = is_above && !ancestors.empty() ? ancestors : rest;
    if (found.empty()) return absent({"silent"});
    RefValue value = number(0);
    value.text = found;
    return value;
}

RefValue Reference::otherwise(const Node& node, const Names& names) {
    const RefValue inner = value(node.children.front(), names);
    const bool is_inexact = inner.has_no_top || inner.low != inner.high;
    const bool is_undecided =
        inner.kind == RefValue::Kind::Absent || (inner.kind == RefValue::Kind::Given && is_inexact);
    if (!is_undecided || inner.why != Why{"silent"}) return inner;
    RefValue value;
    if (node.text == "gap") value.kind = RefValue::Kind::Fails;
    if (node.text == "cannot-tell") value.why = {"left-open"};
    if (node.text == "not-applicable") value.why = {"taken-out"};
    return node.text.empty() ? this->value(node.children.back(), names) : value;
}

}  // namespace proviso::test
