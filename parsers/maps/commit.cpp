#include "parsers/maps/commit.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "model/base/limits.hpp"
#include "parsers/maps/date_patterns.hpp"
#include "parsers/maps/document_facts.hpp"
#include "parsers/maps/handing_down.hpp"
#include "parsers/maps/join_rows.hpp"
#include "parsers/maps/outer_values.hpp"

namespace proviso::maps {
namespace {

class Committer {
public:
    Committer(const Automaton& automaton, Workspace& workspace, DossierBuilder& builder)
        : automaton_(automaton),
          staging_(workspace.staging),
          scope_holds_(workspace.commit.scope_holds),
          rows_(workspace.commit.rows),
          turns_(workspace.commit.turns),
          scratch_(workspace.commit.scratch),
          builder_(builder) {}

    Result<DocumentIndex> run(DocumentTexts document, Trace* trace);

private:
    [[nodiscard]] Status refuse_many() const;
    void note_trace(Trace& trace) const;
    void decide_scopes();
    [[nodiscard]] bool is_kept(const StagedCell& cell) const { return scope_holds_[cell.scope]; }
    [[nodiscard]] SpelledFacts read_document_lines();
    void find_variant(std::uint16_t variant, std::string_view value, SpelledFacts& facts);
    void add_rows(DocumentIndex document);
    void note_turns();
    [[nodiscard]] bool is_out_of_turn(const Line& line, RowIndex row) const;
    void add_cells(DocumentIndex document);
    void add_cell(const StagedCell& staged, RowIndex row, DocumentIndex document);
    void join_rows(DocumentIndex document);
    [[nodiscard]] bool has_row(std::uint32_t staged) const {
        return rows_.index(staged) != no_row || !joins_.rows_of(staged).empty();
    }
    // Calls `visit` with each row that a staged row became, or that a join says something about.
    template <class Visit>
    void each_row(std::uint32_t staged, const Visit& visit) const {
        if (rows_.index(staged) != no_row) return visit(rows_.index(staged));
        for (const RowIndex row : joins_.rows_of(staged)) visit(row);
    }
    [[nodiscard]] bool is_wanted(const StagedCell& staged) const;
    // False for a value that says nothing.
    [[nodiscard]] bool interpret(const Line& line, const StagedCell& staged, Cell& cell);
    static void cut(std::string_view sign, Cell& cell);
    void translate(const Line& line, Cell& cell);
    void read_date(const Line& line, Cell& cell);
    static void invert(Cell& cell);
    [[nodiscard]] bool is_repeated(const Cell& cell, RowIndex row);
    void finish_coverage(Coverage& coverage);

    const Automaton& automaton_;
    Staging& staging_;
    std::vector<bool>& scope_holds_;
    RowMerge& rows_;
    std::vector<Turn>& turns_;  // sorted; filled where later turns were read
    FoldScratch& scratch_;
    DossierBuilder& builder_;
    DocumentFacts facts_;
    std::uint16_t variant_ = 0;
    JoinRows joins_;
    std::size_t first_cell_ = 0;                    // of this document, among the builder's
    std::set<std::pair<RowIndex, LineId>> firsts_;  // lines that take one value a row, and have it
    std::set<std::string> unknown_codes_;
    std::set<std::string_view> fallback_paths_;
    std::unordered_set<CellIdentity, CellIdentityHash> merged_cells_;
};

void Committer::decide_scopes() {
    scope_holds_.resize(staging_.scopes.size());
    for (std::size_t i = 0; i < staging_.scopes.size(); ++i) {
        const ScopeRecord& record = staging_.scopes[i];
        scope_holds_[i] = record.decision == Decision::Holds && (i == 0 || scope_holds_[record.parent]);
    }
}

// Version, subtype and keys: what the rest depends on.
SpelledFacts Committer::read_document_lines() {
    SpelledFacts facts;
    facts.versions.resize(automaton_.versions.size());
    for (const StagedCell& cell : staging_.cells) {
        const Line::Kind kind = automaton_.lines[cell.line].kind;
        if (kind < Line::Kind::Key || cell.text.empty() || !is_kept(cell)) continue;
        const std::uint16_t rule = automaton_.lines[cell.line].version_rule;
        if (kind == Line::Kind::Version && !facts.versions[rule].version) {
            facts.versions[rule].version = cell.text;
        }
        if (kind == Line::Kind::Base) facts.versions[rule].base = cell.text;
        if (kind == Line::Kind::Subtype && !facts.subtype) facts.subtype = cell.text;
        if (kind == Line::Kind::Variant) find_variant(automaton_.lines[cell.line].table, cell.text, facts);
        std::string_view& key = staging_.rows[cell.row].key;
        if (kind == Line::Kind::Key && key.empty()) key = cell.text;
    }
    const auto otherwise =
        std::ranges::find_if(automaton_.variants, [](const auto& rule) { return rule.patterns.empty(); });
    if (!facts.variant && otherwise != automaton_.variants.end()) facts.variant = otherwise->name;
    return facts;
}

// The first variant of the map that fits counts.
void Committer::find_variant(std::uint16_t variant, std::string_view value, SpelledFacts& facts) {
    if (facts.variant && variant >= variant_) return;
    auto spelled = automaton_.variants[variant].spell(value);
    if (!spelled) return;
    facts.variant = std::move(spelled);
    variant_ = variant;
}

void Committer::add_rows(DocumentIndex document) {
    rows_.start(staging_.rows.size());
    for (std::uint32_t i = 1; i < staging_.rows.size(); ++i) {
        const StagedRow& staged = staging_.rows[i];
        const RowPlan& plan = automaton_.rows[staged.plan];
        if (plan.is_every) continue;
        const std::string_view key = staged.key.empty() ? plan.constant_key : staged.key;
        const RowIndex parent = rows_.index(holder_of(automaton_, staging_, i));
        const bool is_row = parent != no_row && rows_.index(staged.parent) != no_row &&
                            scope_holds_[staged.scope] && is_in(plan.versions, facts_.version) &&
                            !plan.is_joined && plan.anchor == no_anchor;
        if (!is_row || rows_.merges(i, RowIdentity{parent, plan.list, key})) continue;
        const std::string_view path = automaton_.paths[plan.state];
        if (plan.is_fallback) fallback_paths_.insert(path);
        Row row;
        row.entity = plan.entity;
        row.list = plan.list;
        row.parent = parent;
        row.byte = staged.byte;
        row.document = document;
        row.path = path;
        rows_.add(i, builder_.add_row(row), RowIdentity{parent, plan.list, key});
    }
}

bool Committer::is_wanted(const StagedCell& staged) const {
    const Line& line = automaton_.lines[staged.line];
    return line.kind < Line::Kind::Key && is_kept(staged) && has_row(staged.row) &&
           is_in(line.versions, facts_.version);
}

void Committer::note_turns() {
    if (!staging_.has_late_turns) return;
    // Only fields with a later turn need to know who was first.
    std::vector<bool> has_late_turn(builder_.vocabulary().fields().size() + 1);
    const auto index_of = [&](const Line& line) {
        return std::min(static_cast<std::size_t>(line.field), has_late_turn.size() - 1);
    };
    for (const StagedCell& cell : staging_.cells) {
        const Line& line = automaton_.lines[cell.line];
        if (line.turn > 0) has_late_turn[index_of(line)] = true;
    }
    for (const StagedCell& cell : staging_.cells) {
        const Line& line = automaton_.lines[cell.line];
        if (!has_late_turn[index_of(line)] || cell.text.empty() || !is_wanted(cell)) continue;
        each_row(cell.row, [&](RowIndex row) { turns_.push_back(Turn{row, line.field, line.turn}); });
    }
    std::ranges::sort(turns_);
}

bool Committer::is_out_of_turn(const Line& line, RowIndex row) const {
    if (line.turn == 0) return false;
    const auto first = std::ranges::lower_bound(turns_, Turn{row, line.field, 0});
    return first != turns_.end() && first->row == row && first->field == line.field &&
           first->turn < line.turn;
}

void Committer::add_cells(DocumentIndex document) {
    first_cell_ = builder_.cells().size();
    for (const StagedCell& staged : staging_.cells) {
        if (!is_wanted(staged)) continue;
        each_row(staged.row, [&](RowIndex row) { add_cell(staged, row, document); });
    }
}

void Committer::join_rows(DocumentIndex document) {
    joins_.run(JoinRows::Source{automaton_, staging_, scope_holds_, facts_.version, document}, rows_,
               builder_);
    if (joins_.dangling() == 0) return;
    builder_.documents()[document].notes.push_back(
        Remark{"remark-dangling", {{"count", std::to_string(joins_.dangling())}}, {}});
}

void Committer::add_cell(const StagedCell& staged, RowIndex row, DocumentIndex document) {
    // A join may multiply what a hostile document says; one value too many is enough to refuse it.
    if (builder_.cells().size() > limits::cells_max) return;
    const Line& line = automaton_.lines[staged.line];
    if (is_out_of_turn(line, row)) return;
    Cell cell;
    cell.path = line.path;
    cell.byte = staged.byte;
    cell.field = line.field;
    cell.document = document;
    cell.language = staged.language;
    if (joins_.is_ambiguous(staged.row)) cell.state = State::Unreadable;
    if (!interpret(line, staged, cell) || is_repeated(cell, row)) return;
    if (line.is_first && !firsts_.emplace(row, staged.line).second) return;
    if (line.is_fallback) fallback_paths_.insert(line.path);
    if (line.kind == Line::Kind::Embedded) {
        builder_.documents()[document].enclosed.push_back(EnclosedFile{staged.text, staged.byte});
    }
    builder_.add_cell(row, cell);
}

bool Committer::interpret(const Line& line, const StagedCell& staged, Cell& cell) {
    cell.text = staged.text;
    switch (line.kind) {
        case Line::Kind::Mark:
            cell.state = line.state;
            return true;
        case Line::Kind::NotSupplied:
            cell.state = State::NotSupplied;
            return !cell.text.empty();
        case Line::Kind::Constant:
            cell.text = line.constant;
            return true;
        case Line::Kind::Embedded:
            cell.state = State::NotSupplied;
            cell.text = {};
            return !staged.text.empty();
        default:
            break;
    }
    if (!line.before.empty()) cut(line.before, cell);
    const ValueRules& values = automaton_.values;
    if (cell.text.empty()) return false;
    const bool is_answer = line.type == TypeKind::Text || line.type == TypeKind::Link;
    if (is_answer && values.is_non_answer(cell.text, scratch_)) return false;
    const bool may_be_mask = values.may_be_mask(cell.text);
    if (may_be_mask && values.is_withheld(cell.text)) {
        cell.state = State::Withheld;
    } else if (may_be_mask && values.is_placeholder(cell.text)) {
        cell.state = State::Unreadable;
    } else if (line.table != no_table) {
        translate(line, cell);
    } else if (!line.dates.empty()) {
        read_date(line, cell);
    } else if (line.is_inverted) {
        invert(cell);
    } else if (line.is_prose && values.pointers().find(cell.text, scratch_)) {
        cell.state = State::DeclaredElsewhere;
    }
    return true;
}

void Committer::cut(std::string_view sign, Cell& cell) {
    const std::size_t end = cell.text.find(sign);
    if (end == std::string_view::npos) return;
    cell.raw = cell.text;
    cell.text = trim(cell.text.substr(0, end));
}

void Committer::translate(const Line& line, Cell& cell) {
    const CodeTable& table = automaton_.tables[line.table];
    const std::string* const meaning = table.find(cell.text);
    if (meaning != nullptr) {
        if (*meaning != cell.text) cell.raw = cell.text;
        cell.text = *meaning;
        return;
    }
    cell.state = State::Unreadable;
    constexpr std::size_t code_bytes_max = 100;
    if (unknown_codes_.size() >= limits::unknown_paths_max) return;
    unknown_codes_.insert(table.name + ": " + make_visible(shorten(cell.text, code_bytes_max)));
}

void Committer::read_date(const Line& line, Cell& cell) {
    const std::optional<std::string> date = date_of(line.dates, cell.text);
    if (!date) return;
    cell.raw = cell.text;
    cell.text = builder_.store(*date);
}

// What is no yes and no no stays, and will count as unreadable.
void Committer::invert(Cell& cell) {
    const bool is_yes = cell.text == "true" || cell.text == "1";
    if (!is_yes && cell.text != "false" && cell.text != "0") return;
    cell.raw = cell.text;
    cell.text = is_yes ? "false" : "true";
}

// Two lines of a map may read one element for one field; and a row that is listed twice says most things
// twice.
bool Committer::is_repeated(const Cell& cell, RowIndex row) {
    const auto cells = builder_.cells();
    // What is handed down to many rows stands at one place in all of them.
    constexpr std::size_t looked_at_max = 64;
    const std::size_t first = std::max(first_cell_, cells.size() - std::min(cells.size(), looked_at_max));
    for (std::size_t i = cells.size(); i > first; --i) {
        const auto& earlier = cells[i - 1];
        if (earlier.cell.byte != cell.byte) break;
        if (earlier.row == row && earlier.cell.field == cell.field && earlier.cell.text == cell.text &&
            earlier.cell.path == cell.path) {
            return true;
        }
    }
    if (!rows_.is_merged(row)) return false;
    return !merged_cells_.insert(CellIdentity{row, cell.field, cell.state, cell.language, cell.text}).second;
}

void Committer::finish_coverage(Coverage& coverage) {
    coverage.unknown_codes.assign(unknown_codes_.begin(), unknown_codes_.end());
    coverage.fallback_paths.assign(fallback_paths_.begin(), fallback_paths_.end());
    std::ranges::sort(coverage.unknown_paths, [](const Coverage::Unknown& a, const Coverage::Unknown& b) {
        return a.count != b.count ? a.count > b.count : a.path < b.path;
    });
}

// A document of many dossiers is read one by one. Each has one row of the kind that stands first in the map.
Status Committer::refuse_many() const {
    if (!automaton_.dossiers || automaton_.rows.size() < 2) return Done{};
    std::size_t entries = 0;
    for (std::uint32_t i = 1; i < staging_.rows.size(); ++i) {
        if (staging_.rows[i].plan == 1 && scope_holds_[staging_.rows[i].scope]) ++entries;
    }
    if (entries == 1) return Done{};
    const std::string count = std::to_string(entries);
    return Error{entries == 0 ? "E-NO-ENTRY" : "E-MANY-ENTRIES",
                 entries == 0 ? "the " + automaton_.title + " holds no entry that is read"
                              : "the " + automaton_.title + " holds " + count +
                                    " entries, each a procurement of its own",
                 entries == 0 ? "hand in the feed of a procurement platform"
                              : "read them one by one: `--entry ID` names one, `proviso show` lists them",
                 Place{}};
}

void Committer::note_trace(Trace& trace) const {
    trace.automaton = &automaton_;
    trace.lines.assign(automaton_.lines.size(), false);
    trace.rows.assign(automaton_.rows.size(), false);
    for (const StagedCell& cell : staging_.cells) {
        if (is_kept(cell)) trace.lines[cell.line] = true;
    }
    for (const StagedRow& row : staging_.rows) {
        if (scope_holds_[row.scope]) trace.rows[row.plan] = true;
    }
    const auto& paths = staging_.coverage.unknown_paths;
    for (std::size_t i = 0; i < paths.size() && i < staging_.unknown_bytes.size(); ++i) {
        trace.unknown.emplace_back(paths[i].path, staging_.unknown_bytes[i]);
    }
}

Result<DocumentIndex> Committer::run(DocumentTexts document, Trace* trace) {
    decide_scopes();
    take_outer_values(automaton_, staging_);
    if (Status single = refuse_many(); !single) return std::move(single).error();
    if (trace != nullptr) note_trace(*trace);
    const SpelledFacts spelled = read_document_lines();
    Status handed = hand_down(automaton_, staging_, scope_holds_);
    if (!handed) return std::move(handed).error();
    PROVISO_TRY(facts, find_facts(automaton_, spelled, builder_.vocabulary().fields().size()));
    facts_ = std::move(facts);

    DocumentRecord record;
    record.name = std::move(document.name);
    record.format = automaton_.name;
    record.format_version = facts_.version.spelled;
    record.text = document.text;
    record.bytes = document.bytes;
    record.carried = std::move(facts_.carried);
    record.notes = std::move(facts_.notes);
    for (std::string& envelope : staging_.envelopes) {
        record.notes.push_back(Remark{"remark-envelope", {{"envelope", std::move(envelope)}}});
    }
    record.keeps_alive = std::move(document.keeps_alive);
    const DocumentIndex index = builder_.add_document(std::move(record));
    add_rows(index);
    join_rows(index);
    note_turns();
    add_cells(index);
    finish_coverage(staging_.coverage);
    builder_.documents()[index].coverage = std::move(staging_.coverage);
    return index;
}

}  // namespace

Result<DocumentIndex> commit(const Automaton& automaton, Workspace& workspace, DocumentTexts document,
                             DossierBuilder& builder, Trace* trace) {
    return Committer{automaton, workspace, builder}.run(std::move(document), trace);
}

}  // namespace proviso::maps
