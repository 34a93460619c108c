#include "parsers/formats.hpp"

#include "parsers/format_state.hpp"

#include <algorithm>
#include <mutex>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "model/base/unicode.hpp"
#include "parsers/maps/commit.hpp"
#include "parsers/maps/compile.hpp"
#include "parsers/maps/deferred.hpp"
#include "parsers/maps/document_facts.hpp"
#include "parsers/maps/inclusion.hpp"
#include "parsers/maps/narrow.hpp"
#include "parsers/maps/reader.hpp"
#include "parsers/prolog.hpp"
#include "parsers/table/table_document.hpp"
#include "parsers/table/workbook.hpp"
#include "parsers/xml/sax_reader.hpp"
#include "rules/language/map_file.hpp"

namespace proviso {

namespace {

bool has_rows(const maps::Automaton& automaton) {
    return automaton.unmapped.empty() && !automaton.is_envelope;
}

bool is_root(const maps::Automaton::Root& root, std::string_view uri, std::string_view name) {
    return root.name == name && root.uri == uri;
}

void check_roots(const FormatSet::State& state, const maps::Automaton& automaton, const maps::MapPart& part,
                 std::vector<clause::Diagnostic>& diagnostics) {
    for (const maps::Automaton::Root& root : automaton.roots) {
        const std::size_t other = state.index_of(root.uri, root.name);
        if (other == state.heads.size()) continue;
        clause::Diagnostic diagnostic;
        diagnostic.code = "E0808";
        diagnostic.message = fmt::format("the root element `{}` belongs to two maps", root.name);
        diagnostic.source = part.source;
        diagnostic.begin = part.tree.name.span.begin;
        diagnostic.end = part.tree.name.span.end;
        diagnostic.label = fmt::format("`{}` recognises it already", state.heads[other].name);
        diagnostic.help = {
            fmt::format("give the map the name `{}`, so that it adds to that one", state.heads[other].name)};
        diagnostics.push_back(std::move(diagnostic));
    }
}

bool has_error(const std::vector<clause::Diagnostic>& diagnostics) {
    return std::ranges::any_of(diagnostics, [](const clause::Diagnostic& diagnostic) {
        return diagnostic.severity == clause::Diagnostic::Severity::Error;
    });
}

// What is wrong with a map that several include is told once.
void drop_repeated(std::vector<clause::Diagnostic>& diagnostics) {
    std::set<std::tuple<std::string, std::uint32_t, std::string>> told;
    std::erase_if(diagnostics, [&told](const clause::Diagnostic& diagnostic) {
        return !told.emplace(diagnostic.source, diagnostic.begin, diagnostic.message).second;
    });
}

// A document as every parser sees it.
struct Utf8 {
    std::string_view text;
    std::shared_ptr<const void> keeps_alive;  // the converted text, where there is one
};

Result<Utf8> make_utf8(const Input& input) {
    PROVISO_TRY(prolog, scan_prolog(input.name, input.bytes));
    auto storage = std::make_shared<std::string>();
    PROVISO_TRY(text, to_utf8(input.name, input.bytes, prolog, *storage));
    if (storage->empty()) return Utf8{text, nullptr};
    return Utf8{text, std::move(storage)};
}

class RootHandler final : public xml::Handler {
public:
    explicit RootHandler(const FormatSet::State& state) : state_(state) { want_text(false); }

    void start_element(const xml::StartElement& element) override {
        const std::size_t index = state_.index_of(element.uri.text(), element.name.text());
        const bool is_known = index < state_.heads.size();
        if (!is_known && !found_) return stop(state_.unknown_root(element));
        if (!is_known) return;
        const auto known = std::ranges::find_if(state_.infos, [&](const FormatInfo& info) {
            return info.root_name == element.name.text() && info.root_namespace == element.uri.text();
        });
        found_ = *known;
        // Of an envelope, what is in it counts; its header holds no root of a document.
        if (state_.heads[index].is_envelope) return;
        stop(Error{"E-ROOT-FOUND", "the rest of the document is not needed", {}, {}});
    }
    void end_element() override {}
    void text(std::string_view) override {}

    [[nodiscard]] std::optional<FormatInfo>& found() { return found_; }

private:
    const FormatSet::State& state_;
    std::optional<FormatInfo> found_;
};

// What is neither XML nor a table is told by the gate, which knows many kinds of files by their first bytes.
template <class T>
Result<T> or_refused_by_gate(Result<T> read, const Input& input) {
    if (read.has_value() || read.error().code != "E-NO-TABLE") return read;
    auto prolog = scan_prolog(input.name, input.bytes);
    return prolog.has_value() ? std::move(read) : Result<T>{std::move(prolog).error()};
}

Result<FormatInfo> detect_table(const FormatSet::State& state, const Input& input) {
    const std::vector<table::TableMap> maps = state.table_maps();
    PROVISO_TRY(map, table::choose_map(maps, input));
    return *std::ranges::find(state.infos, map->automaton->name, &FormatInfo::name);
}

}  // namespace

std::size_t FormatSet::State::index_of(std::string_view uri, std::string_view name) const {
    std::size_t index = 0;
    for (const maps::Automaton& head : heads) {
        for (const maps::Automaton::Root& root : head.roots) {
            if (is_root(root, uri, name)) return index;
        }
        ++index;
    }
    return index;
}

const maps::Automaton* FormatSet::State::find(std::string_view uri, std::string_view name) const {
    if (whole != nullptr) {
        const maps::Automaton* const automaton = whole->find(uri, name);
        return automaton == nullptr ? nullptr : &narrowed->of(*automaton);
    }
    const std::size_t index = index_of(uri, name);
    return index == heads.size() ? nullptr : &compiled.get(index);
}

Error FormatSet::State::unknown_root(const xml::StartElement& root) const {
    constexpr std::size_t shown_bytes_max = 120;
    const std::string name = make_visible(shorten(root.name.text(), shown_bytes_max));
    const std::string uri = make_visible(shorten(root.uri.text(), shown_bytes_max));
    std::set<std::string_view> titles;
    for (const maps::Automaton& head : heads) {
        if (has_rows(head)) titles.insert(head.title);
    }
    std::string known;
    for (const std::string_view title : titles) known += (known.empty() ? "" : ", ") + std::string{title};
    std::string where =
        uri.empty() ? std::string{"in no namespace"} : fmt::format("of the namespace `{}`", uri);
    return Error{
        "E-NOT-PROCUREMENT",
        fmt::format("this is no known procurement document: its root element is `{}` {}", name, where),
        fmt::format("what is read: {}", known.empty() ? std::string{"nothing yet"} : known),
        Place{{}, "/" + name, root.byte, 0, 0}};
}

std::vector<table::TableMap> FormatSet::State::table_maps() const {
    std::vector<table::TableMap> maps;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        if (layouts[i] != nullptr) maps.push_back(table::TableMap{&compiled.get(i), layouts[i].get()});
    }
    return maps;
}

FormatSet::FormatSet(std::unique_ptr<State> state) : state_(std::move(state)) {}
FormatSet::FormatSet(FormatSet&&) noexcept = default;
FormatSet& FormatSet::operator=(FormatSet&&) noexcept = default;
FormatSet::~FormatSet() = default;

FormatSet::Loaded FormatSet::load(const Vocabulary& vocabulary, std::vector<MapFile> files,
                                  Compiling compiling) {
    Loaded loaded;
    std::vector<maps::NamedMap> maps;
    for (MapFile& file : files) {
        loaded.sources.push_back(clause::Source{std::move(file.name), std::move(file.text)});
        clause::ParsedMap parsed = clause::parse_map(loaded.sources.back());
        std::ranges::move(parsed.diagnostics, std::back_inserter(loaded.diagnostics));
        maps::sort_in(maps, maps::MapPart{loaded.sources.back().name, std::move(parsed.map)});
    }
    // Names that a broken file would have declared are missing, so checking on would only confuse.
    if (has_error(loaded.diagnostics)) return loaded;

    auto state = std::make_unique<State>(vocabulary, std::move(maps));
    const std::vector<maps::NamedMap>& all = state->compiled.maps();
    for (const maps::NamedMap& map : all) {
        if (maps::is_included(all, map)) continue;
        maps::WholeMap whole = maps::with_included(all, map, loaded.diagnostics);
        maps::Automaton head = maps::compile_head(vocabulary, whole.parts, whole.own);
        check_roots(*state, head, map.parts.front(), loaded.diagnostics);
        for (const maps::Automaton::Root& root : head.roots) {
            state->infos.push_back(FormatInfo{head.name, head.title, has_rows(head), root.name, root.uri});
        }
        state->heads.push_back(std::move(head));
        auto layout = table::make_layout(vocabulary, whole.parts);
        state->layouts.push_back(layout ? std::make_unique<const table::Layout>(*std::move(layout))
                                        : nullptr);
        state->compiled.add(std::move(whole));
    }
    if (compiling == Compiling::AtOnce) state->compiled.compile_all(loaded.diagnostics);
    drop_repeated(loaded.diagnostics);
    if (!has_error(loaded.diagnostics)) loaded.formats.reset(new FormatSet(std::move(state)));
    return loaded;
}

std::span<const FormatInfo> FormatSet::formats() const { return state_->described().infos; }

std::shared_ptr<const FormatSet> FormatSet::narrowed(const std::vector<bool>& fields) const {
    constexpr std::size_t kept_max = 4;  // a host has few sets of packs in use
    const std::lock_guard lock{state_->narrowing};
    std::vector<std::shared_ptr<const FormatSet>>& sets = state_->narrowed_sets;
    const auto known = std::ranges::find_if(
        sets, [&fields](const auto& set) { return set->state().narrowed->fields() == fields; });
    if (known != sets.end()) return *known;
    auto state = std::make_unique<State>(*state_->vocabulary, std::vector<maps::NamedMap>{});
    state->whole = &state_->described();
    state->narrowed = std::make_unique<maps::NarrowedMaps>(fields);
    if (sets.size() == kept_max) sets.erase(sets.begin());
    sets.emplace_back(new FormatSet(std::move(state)));
    return sets.back();
}

Result<FormatInfo> detect_format(const FormatSet& formats, const Input& input) {
    const FormatSet::State& state = formats.state().described();
    if (table::is_workbook(input.bytes)) return or_refused_by_gate(detect_table(state, input), input);
    PROVISO_TRY(utf8, make_utf8(input));
    RootHandler handler{state};
    Status status = xml::read(input.name, utf8.text, handler);
    if (handler.found()) return *std::move(handler.found());
    return std::move(status).error();
}

const table::Layout* table_layout(const FormatSet& formats) {
    const std::vector<table::TableMap> maps = formats.state().described().table_maps();
    return maps.empty() ? nullptr : maps.front().layout;
}

Result<std::vector<ColumnWords>> describe_columns(const FormatSet& formats, const Input& input) {
    const FormatSet::State& state = formats.state().described();
    return table::describe_columns(state.table_maps(), *state.vocabulary, input);
}

Result<DocumentIndex> read_document(const FormatSet& formats, const Input& input, DossierBuilder& builder) {
    return read_traced(formats, input, builder, nullptr);
}

Result<DocumentIndex> read_traced(const FormatSet& formats, const Input& input, DossierBuilder& builder,
                                  maps::Trace* trace) {
    if (table::is_workbook(input.bytes))
        return or_refused_by_gate(
            table::read_table(formats.state().described().table_maps(), input, builder), input);
    PROVISO_TRY(utf8, make_utf8(input));
    const RootChooser chooser{formats.state()};
    std::unique_ptr<maps::Workspace> workspace = formats.state().workspaces.take();
    maps::Reader reader{chooser, utf8.text, builder, *workspace};
    Status status = xml::read(input.name, utf8.text, reader, workspace->parser);
    if (!status) return std::move(status).error();
    maps::DocumentTexts texts{input.name, utf8.text, input.bytes, std::move(utf8.keeps_alive)};
    Result<DocumentIndex> added =
        maps::commit(reader.automaton(), *workspace, std::move(texts), builder, trace);
    formats.state().workspaces.give_back(std::move(workspace));
    if (!added) added.error().place.document = input.name;
    return added;
}

std::string written_code(const FormatSet& formats, std::string_view format, const CodedValue& coded) {
    std::string code;
    const FormatSet::State& state = formats.state().described();
    for (std::size_t i = 0; i < state.heads.size(); ++i) {
        if (state.heads[i].name != format) continue;
        for (const maps::CodeTable& table : state.compiled.get(i).tables) {
            if (table.name != coded.list) continue;
            for (const auto& [written, meaning] : table.concepts) {
                if (meaning != coded.value) continue;
                if (!code.empty()) return {};
                code = written;
            }
        }
    }
    return code;
}

}  // namespace proviso
