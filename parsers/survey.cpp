#include "parsers/survey.hpp"

#include <algorithm>
#include <cstring>
#include <optional>
#include <span>
#include <utility>

#include "model/base/line_index.hpp"
#include "parsers/archive/archive_reader.hpp"
#include "parsers/feed.hpp"
#include "parsers/format_state.hpp"

namespace proviso {
namespace {

class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
    Result<std::size_t> read(std::uint64_t offset, std::span<char> into) override {
        if (offset >= bytes_.size()) return std::size_t{0};
        const std::string_view part = bytes_.substr(static_cast<std::size_t>(offset), into.size());
        std::memcpy(into.data(), part.data(), part.size());
        return part.size();
    }

private:
    std::string_view bytes_;
};

bool is_spreadsheet(std::string_view bytes) {
    bool holds_book = false;
    const auto look = [&holds_book](std::string_view name) {
        holds_book = holds_book || name == "xl/workbook.xml";
        return false;
    };
    if (archive::is_zip(bytes)) static_cast<void>(archive::read_zip(bytes, look));
    return holds_book;
}

void join(std::vector<bool>& all, const std::vector<bool>& some) {
    all.resize(std::max(all.size(), some.size()));
    for (std::size_t i = 0; i < some.size(); ++i) {
        if (some[i]) all[i] = true;
    }
}

// The first value that is unreadable because its code is not known.
std::uint32_t line_of_code(const Dossier& dossier, std::string_view code) {
    for (RowIndex row = 0; row < dossier.row_count(); ++row) {
        for (const FieldId field : dossier.vocabulary().entity(dossier.row(row).entity).fields) {
            for (const Cell& cell : dossier.cells(row, field)) {
                if (cell.state != State::Unreadable || cell.text != code) continue;
                return locate(dossier.documents().front().text, cell.byte).line;
            }
        }
    }
    return 0;
}

}  // namespace

void Survey::note(Counts& counts, Count one) {
    const auto [known, is_new] = counts.try_emplace({one.format, one.what}, one);
    if (!is_new) known->second.count += one.count;
}

void Survey::add(const Input& input) {
    // A workbook is a ZIP file too, and a document all the same.
    const bool is_archive =
        archive::kind_of(input.bytes) != archive::Kind::None && !is_spreadsheet(input.bytes);
    if (is_archive) return add_archive(input);
    add_document(input);
}

void Survey::add_archive(const Input& input) {
    const auto is_xml = [](std::string_view name) {
        return name.ends_with(".xml") || name.ends_with(".XML") || name.ends_with(".atom");
    };
    const auto refuse = [&](const std::string& name, const Error& error) {
        ++refused_;
        note(refusals_, Count{{}, error.code, 1, name + ": " + error.message, 0});
    };
    const auto take = [&](const archive::Entry& entry) {
        const std::string name = input.name + "!/" + entry.name;
        if (entry.fault) {
            refuse(name, *entry.fault);
        } else {
            add_document(Input{name, entry.bytes});
        }
        return true;
    };
    const std::optional<Error> fault = archive::read_archive(input.bytes, is_xml, take);
    if (fault) refuse(input.name, *fault);
}

void Survey::add_feed(const Input& input) {
    MemorySource source{input.bytes};
    Result<Feed> feed = Feed::open(formats_, input.name, source);
    if (!feed) {
        ++refused_;
        note(refusals_, Count{{}, feed.error().code, 1, input.name + ": " + feed.error().message, 0});
        return;
    }
    for (const FeedEntry& entry : feed.value().entries()) {
        const Result<std::string> text = feed.value().text_of(entry);
        if (text) add_document(Input{input.name + "#" + entry.key, text.value()});
    }
}

void Survey::add_document(const Input& input) {
    DossierBuilder builder{vocabulary_};
    maps::Trace trace;
    Result<DocumentIndex> document = read_traced(formats_, input, builder, &trace);
    if (!document) {
        const Error& error = document.error();
        const bool may_be_feed = error.code == "E-MANY-ENTRIES" || error.code == "E-LIMIT-SIZE";
        if (may_be_feed) return add_feed(input);
        ++refused_;
        return note(refusals_, Count{{},
                                     error.code,
                                     1,
                                     input.name + ": " + error.message,
                                     static_cast<std::uint32_t>(error.place.line)});
    }
    const Result<Dossier> dossier = std::move(builder).finish();
    if (!dossier) {
        ++refused_;
        return note(refusals_, Count{{}, dossier.error().code, 1, input.name, 0});
    }
    ++read_;
    count_dossier(dossier.value());
    count_coverage(dossier.value(), trace);
}

void Survey::count_dossier(const Dossier& dossier) {
    const DocumentRecord& record = dossier.documents().front();
    note(documents_, Count{record.format, record.format_version, 1, record.name, 0});
    for (RowIndex row = 1; row < dossier.row_count(); ++row) {
        const Entity& entity = vocabulary_.entity(dossier.row(row).entity);
        note(rows_, Count{{}, entity.name, 1, record.name, 0});
        for (const FieldId field : entity.fields) {
            for (const Cell& cell : dossier.cells(row, field)) {
                note(states_, Count{{}, std::string{state_name(cell.state)}, 1, record.name, 0});
            }
        }
    }
}

void Survey::count_coverage(const Dossier& dossier, const maps::Trace& trace) {
    const DocumentRecord& record = dossier.documents().front();
    for (const Coverage::Unknown& unknown : record.coverage.unknown_paths) {
        std::uint32_t line = 0;
        for (const auto& [path, byte] : trace.unknown) {
            if (path == unknown.path) line = locate(record.text, byte).line;
        }
        note(elements_, Count{record.format, unknown.path, unknown.count, record.name, line});
    }
    for (const std::string& code : record.coverage.unknown_codes) {
        const std::size_t colon = code.find(": ");
        const std::string value = colon == std::string::npos ? code : code.substr(colon + 2);
        note(codes_, Count{record.format, code, 1, record.name, line_of_code(dossier, value)});
    }
    if (trace.automaton == nullptr) return;  // a table, whose columns are another matter
    Used& used = used_[trace.automaton];
    join(used.lines, trace.lines);
    join(used.rows, trace.rows);
}

std::vector<Survey::Count> Survey::unmatched() const {
    Counts counts;
    for (const auto& [automaton, used] : used_) {
        const auto is_used = [&used = used](maps::RowId row) {
            return row == maps::dossier_row || used.rows[row];
        };
        const auto add = [&](std::string what) {
            Count one{automaton->name, std::move(what), 1, {}, 0};
            counts.try_emplace({one.format, one.what}, one);
        };
        for (std::size_t row = 1; row < automaton->rows.size(); ++row) {
            const maps::RowPlan& plan = automaton->rows[row];
            const bool is_listed = !used.rows[row] && is_used(plan.parent) && plan.list != no_field;
            if (is_listed)
                add("row " + vocabulary_.field(plan.list).name + " at " + automaton->paths[plan.state]);
        }
        // A field that is read at several places for several reasons is one line of the list for each place.
        std::map<std::string, bool> lines;
        for (std::size_t i = 0; i < automaton->lines.size(); ++i) {
            const maps::Line& line = automaton->lines[i];
            if (line.kind >= maps::Line::Kind::Key || line.field == no_field || !is_used(line.row)) continue;
            const EntityId entity = automaton->rows[line.row].entity;
            const std::string owner = entity == no_entity ? "dossier" : vocabulary_.entity(entity).name;
            lines[owner + "." + vocabulary_.field(line.field).name + " = " + line.path] |= used.lines[i];
        }
        for (const auto& [what, is_matched] : lines) {
            if (!is_matched) add(what);
        }
    }
    return list(counts);
}

std::vector<Survey::Count> Survey::list(const Counts& counts) {
    std::vector<Count> all;
    for (const auto& [key, count] : counts) all.push_back(count);
    std::ranges::stable_sort(all, [](const Count& left, const Count& right) {
        return left.format != right.format ? left.format < right.format : left.count > right.count;
    });
    return all;
}

}  // namespace proviso
