#include <algorithm>
#include <array>

#include "model/base/date.hpp"
#include "parsers/maps/date_patterns.hpp"
#include "parsers/maps/rows.hpp"

namespace proviso::maps {
namespace {

bool is_constant_of(TypeKind type, const std::string& text) {
    std::int64_t millionths = 0;
    switch (type) {
        case TypeKind::YesNo:
            return text == "true" || text == "false";
        case TypeKind::Number:
        case TypeKind::Percentage:
            return parse_decimal(text, millionths);
        case TypeKind::Date:
            return parse_date(text).has_value();
        default:
            return !text.empty();
    }
}

}  // namespace

bool RowCompiler::fits(const clause::MapLine& line, const Field& field) {
    const auto refuse = [&](clause::MapSpan span, std::string label, std::string help) {
        reporter_.add(span, Fault{"E0806",
                                  "the field `" + field.name + "` cannot be filled like this",
                                  std::move(label),
                                  std::move(help),
                                  {}});
        return false;
    };
    if (field.is_rows()) {
        const std::string& entity = vocabulary_.entity(field.type.entity).name;
        return refuse(line.field.span, "a list of rows",
                      "write `row " + entity + " in " + field.name + " at PATH … end`");
    }
    if (line.table && field.type.kind != TypeKind::Code && field.type.kind != TypeKind::YesNo) {
        return refuse(line.table->span, "the field holds no code",
                      "drop `through`, or let the field be a code or a yes-no");
    }
    if (line.language && !(field.type.kind == TypeKind::Text && field.type.is_per_language)) {
        return refuse(line.language->span, "the field has no languages",
                      "drop `by`, or let the field be `text per language`");
    }
    if (line.otherwise && !is_constant_of(field.type.kind, line.otherwise->text)) {
        return refuse(line.otherwise->span, "not a value of the field's type",
                      "a yes-no takes \"true\" or \"false\", a date \"2026-01-31\"");
    }
    if (!line.dates.empty() && field.type.kind != TypeKind::Date) {
        return refuse(line.dates.front().span, "the field holds no date", "drop `dated`");
    }
    if (line.is_inverted && field.type.kind != TypeKind::YesNo) {
        return refuse(line.field.span, "the field is no yes-no",
                      "drop `inverted`, or let the field be a yes-no");
    }
    if (line.constant && !is_constant_of(field.type.kind, line.constant->text)) {
        return refuse(line.constant->span, "not a value of the field's type",
                      "a yes-no takes \"true\" or \"false\", a date \"2026-01-31\"");
    }
    return true;
}

void RowCompiler::add_value(const clause::MapLine& source, const Owner& owner) {
    const auto field = find_field(owner.entity, source.field);
    if (!field || !fits(source, vocabulary_.field(*field))) return;
    const Guard guard = checked_guard(source.guard, reporter_);
    carry(*field, guard);
    Line line;
    line.field = *field;
    const Type& type = vocabulary_.field(*field).type;
    line.type = type.kind;
    line.is_prose = type.kind == TypeKind::Text && type.is_per_language;
    line.row = owner.row;
    line.versions = guard.versions;
    line.is_first = source.is_first;
    // Behind all the turns that a line can have.
    constexpr std::uint8_t silent_turn = 128;
    if (source.is_if_silent) line.turn = silent_turn;
    add_dates(source, line);
    if (source.table) {
        const auto table = paths_.find_table(*source.table);
        if (!table) return;
        line.table = *table;
    }
    if (source.constant) line.constant = source.constant->text;
    line.is_inverted = source.is_inverted;
    line.before = source.before;
    line.kind = source.is_not_supplied ? Line::Kind::NotSupplied
                : source.is_embedded   ? Line::Kind::Embedded
                : source.constant      ? Line::Kind::Constant
                                       : Line::Kind::Value;
    if (source.outer) return add_outer(*source.outer, std::move(line), owner);
    if (!source.path) {
        // Nothing names the other document: the marker stands as soon as the row does.
        line.kind = Line::Kind::Mark;
        line.state = State::NotSupplied;
        line.scope = owner.at.scope;
        add_line(std::move(line), owner.at, source.field.span);
        return;
    }
    add_value_at(*source.path, source, line, owner);
    for (const clause::MapPath& path : source.others) {
        ++line.turn;
        add_value_at(path, source, line, owner);
    }
    ++line.turn;
    if (source.otherwise) {
        Line last = line;
        last.kind = Line::Kind::Constant;
        last.constant = source.otherwise->text;
        last.scope = owner.at.scope;
        add_line(std::move(last), owner.at, source.otherwise->span);
    }
    line.is_fallback = true;
    for (const clause::MapPath& path : source.fallbacks) add_value_at(path, source, line, owner);
}

void RowCompiler::add_dates(const clause::MapLine& source, Line& line) {
    for (const clause::MapWord& pattern : source.dates) {
        line.dates.push_back(pattern.text);
        if (is_date_pattern(pattern.text)) continue;
        reporter_.add(pattern.span, Fault{"E0801",
                                          "`" + pattern.text + "` is no pattern of a date",
                                          "`{day}`, `{month}` and `{year}` once each, `{rest}` last",
                                          "write it like \"{day}.{month}.{year}\"",
                                          {}});
    }
}

// Whether an element at or above `state` says the language of what stands in it.
bool RowCompiler::is_spoken(StateId state) const {
    for (StateId at = state; at != no_state; at = draft_.states[at].parent) {
        if (draft_.states[at].speaks) return true;
    }
    return false;
}

void RowCompiler::add_value_at(const clause::MapPath& path, const clause::MapLine& source, const Line& line,
                               const Owner& owner) {
    for (const Target& target : paths_.resolve_all(path, owner.at)) {
        Line placed = line;
        placed.scope = target.scope;
        if (source.language) add_language(*source.language, target.state);
        placed.has_language = source.language || (line.is_prose && is_spoken(target.state));
        if (source.is_whole) draft_.states[target.state].takes_whole = true;
        add_line(std::move(placed), target, path.span);
    }
}

void RowCompiler::add_line(Line line, const Target& target, clause::MapSpan span) {
    constexpr std::size_t lines_max = 60'000;
    if (++draft_.lines > lines_max) {
        draft_.is_too_large = true;
        return;
    }
    draft_.read(target.state, reporter_.spot(span));
    DraftState& state = draft_.states[target.state];
    line.path = draft_.automaton.paths[target.state];
    if (target.attribute) {
        line.slot = draft_.slot(target.state, *target.attribute);
        line.path += "/@" + draft_.automaton.names.name(*target.attribute);
    }
    const bool is_done_at_start =
        target.attribute || line.kind == Line::Kind::Mark || line.kind == Line::Kind::Constant;
    std::vector<Line>& lines = is_done_at_start ? state.start_lines : state.end_lines;
    lines.push_back(std::move(line));
}

}  // namespace proviso::maps
