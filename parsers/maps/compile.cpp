#include "parsers/maps/compile.hpp"

#include <algorithm>
#include <functional>

#include "parsers/maps/draft.hpp"
#include "parsers/maps/guards.hpp"
#include "parsers/maps/paths.hpp"
#include "parsers/maps/rows.hpp"

namespace proviso::maps {
namespace {

class MapCompiler {
public:
    MapCompiler(const Vocabulary& vocabulary, std::vector<clause::Diagnostic>& diagnostics)
        : reporter_(diagnostics), paths_(draft_, reporter_), rows_(vocabulary, draft_, paths_, reporter_) {}

    Automaton run(std::span<const MapPart* const> parts, const MapPart& own);
    Automaton head(std::span<const MapPart* const> parts, const MapPart& own);

private:
    void start(const clause::MapTree& first);
    void declare(const clause::MapTree& tree);
    void add_values(const clause::MapTree& tree);
    void add_names(const clause::MapTree& tree);
    void add_roots(const clause::MapTree& tree);
    void add_speech(const clause::MapSpeech& speech);
    void add_version(const clause::MapVersionRule& rule);
    void add_variant(const clause::MapVariant& variant);
    void add_payload(const clause::MapPath& path);
    [[nodiscard]] std::vector<std::string> checked_patterns(const std::vector<clause::MapWord>& patterns);
    void add_dossiers(const clause::MapDossiers& dossiers);
    [[nodiscard]] DossiersPlan::Path names_of(const clause::MapPath& path);
    void add_document_line(const clause::MapPath& path, Line::Kind kind, std::uint16_t variant = no_table);

    Draft draft_;
    Reporter reporter_;
    PathCompiler paths_;
    RowCompiler rows_;
    Target body_;  // where the rows at the top stand
};

void MapCompiler::start(const clause::MapTree& first) {
    Automaton& automaton = draft_.automaton;
    automaton.name = first.name.text;
    automaton.title = first.title.empty() ? first.name.text : first.title;
    automaton.scopes.push_back(Scope{});
    automaton.rows.push_back(RowPlan{});
    // A path for people begins with the root's name where there is just one.
    const bool is_single = first.roots.size() == 1;
    automaton.paths.push_back(is_single ? "/" + first.roots.front().name : std::string{"/*"});
    draft_.read(0, reporter_.spot(first.name.span));
}

void MapCompiler::declare(const clause::MapTree& tree) {
    for (const clause::MapNamespace& declaration : tree.namespaces) paths_.add_namespace(declaration);
    for (const clause::MapElements& set : tree.elements) paths_.add_elements(set);
    for (const clause::MapTable& table : tree.tables) paths_.add_table(table);
    for (const clause::MapLadder& ladder : tree.ladders) paths_.add_ladder(ladder);
    for (const clause::MapSpeech& speech : tree.speech) add_speech(speech);
    for (const clause::MapBlock& block : tree.blocks) rows_.add_block(block);
    add_values(tree);
    add_names(tree);
}

// What the format is called by, and what its documents begin with.
void MapCompiler::add_names(const clause::MapTree& tree) {
    add_roots(tree);
    if (draft_.automaton.unmapped.empty()) draft_.automaton.unmapped = tree.unmapped;
}

void MapCompiler::add_values(const clause::MapTree& tree) {
    ValueRules& values = draft_.automaton.values;
    for (const std::string& value : tree.withheld) values.add_withheld(value);
    for (const std::string& value : tree.placeholders) values.add_placeholder(value);
    for (const std::string& text : tree.non_answers) values.add_non_answer(text);
    if (tree.pointer_characters_max > 0) values.pointers().set_characters_max(tree.pointer_characters_max);
    for (const clause::MapPhrase& phrase : tree.pointers) {
        if (values.pointers().add(phrase.text)) continue;
        reporter_.add(tree.name.span, Fault{"E0801",
                                            "the phrase `" + phrase.text + "` holds no word",
                                            "in this map",
                                            "write a few words of the text that points elsewhere",
                                            {}});
    }
}

void MapCompiler::add_roots(const clause::MapTree& tree) {
    for (const clause::MapStep& root : tree.roots) {
        const std::vector<std::string>* const uris = paths_.find_uris(root.prefix, root.span);
        if (uris == nullptr) continue;
        for (const std::string& uri : *uris) draft_.automaton.roots.push_back({uri, root.name});
    }
}

void MapCompiler::add_document_line(const clause::MapPath& path, Line::Kind kind, std::uint16_t variant) {
    const auto target = paths_.resolve(path, Target{});
    if (!target) return;
    Line line;
    line.kind = kind;
    line.table = variant;
    line.scope = target->scope;
    const bool is_of_rule = kind == Line::Kind::Version || kind == Line::Kind::Base;
    if (is_of_rule) line.version_rule = static_cast<std::uint16_t>(draft_.automaton.versions.size() - 1);
    rows_.add_line(std::move(line), *target, path.span);
}

std::vector<std::string> MapCompiler::checked_patterns(const std::vector<clause::MapWord>& patterns) {
    std::vector<std::string> checked;
    for (const clause::MapWord& pattern : patterns) {
        if (!is_version_pattern(pattern.text)) {
            reporter_.add(pattern.span, Fault{"E0801",
                                              "`" + pattern.text + "` is no pattern of a version",
                                              "`{version}` once, `{rest}` last, no other braces",
                                              "write it like \"eforms-sdk-{version}\"",
                                              {}});
        }
        checked.push_back(pattern.text);
    }
    return checked;
}

void MapCompiler::add_variant(const clause::MapVariant& variant) {
    std::vector<VariantRule>& variants = draft_.automaton.variants;
    VariantRule rule;
    rule.name = variant.name.text;
    rule.patterns = checked_patterns(variant.patterns);
    variants.push_back(std::move(rule));
    const auto place = static_cast<std::uint16_t>(variants.size() - 1);
    if (variant.path) add_document_line(*variant.path, Line::Kind::Variant, place);
}

void MapCompiler::add_payload(const clause::MapPath& path) {
    draft_.automaton.is_envelope = true;
    const auto target = paths_.resolve(path, Target{});
    if (!target) return;
    if (target->attribute || target->has_condition) {
        reporter_.add(path.span, Fault{"E0801",
                                       "a document stands below an element, whatever that holds besides",
                                       "this path",
                                       "name elements only, without a condition",
                                       {}});
        return;
    }
    draft_.read(target->state, reporter_.spot(path.span));
    draft_.states[target->state].holds_payload = true;
}

void MapCompiler::add_version(const clause::MapVersionRule& rule) {
    VersionRule version;
    version.family = rule.family;
    version.patterns = checked_patterns(rule.patterns);
    version.known = checked_range(rule.known, reporter_);
    version.base_patterns = checked_patterns(rule.base_patterns);
    for (const clause::MapVersionStep& step : rule.steps) {
        version.steps.push_back(
            {{step.version.major, step.version.minor}, {step.base.major, step.base.minor}});
    }
    if (!std::ranges::is_sorted(version.steps, std::less{}, &VersionRule::Step::version)) {
        reporter_.add(rule.path.span, Fault{"E0807",
                                            "the versions behind `reads` are not in ascending order",
                                            "of this rule",
                                            "write the lowest version first",
                                            {}});
    }
    draft_.automaton.versions.push_back(std::move(version));
    add_document_line(rule.path, Line::Kind::Version);
    for (const clause::MapPath& path : rule.others) add_document_line(path, Line::Kind::Version);
    if (rule.base) add_document_line(*rule.base, Line::Kind::Base);
}

void MapCompiler::add_speech(const clause::MapSpeech& speech) {
    if (!speech.attribute) {
        draft_.automaton.language = parse_language(speech.language.text);
        draft_.states.front().speaks = true;
        if (draft_.automaton.language.is_known()) return;
        reporter_.add(speech.language.span, Fault{"E0801",
                                                  "`" + speech.language.text + "` is no language",
                                                  "in this map",
                                                  "write its code, such as \"fr\"",
                                                  {}});
        return;
    }
    const auto target = paths_.resolve(speech.path, Target{});
    if (!target) return;
    rows_.add_language(*speech.attribute, target->state);
    draft_.states[target->state].speaks = true;
    draft_.read(target->state, reporter_.spot(speech.path.span));
}

// The elements of a path, whose conditions and attributes play no part.
DossiersPlan::Path MapCompiler::names_of(const clause::MapPath& path) {
    DossiersPlan::Path names;
    for (const clause::MapStep& step : path.steps) {
        if (step.kind != clause::MapStep::Kind::Element) continue;
        const auto uri = paths_.find_uri(step.prefix, step.span);
        if (uri) names.push_back({*uri, step.name});
    }
    return names;
}

void MapCompiler::add_dossiers(const clause::MapDossiers& dossiers) {
    const auto attribute_of = [](const std::optional<clause::MapPath>& path) {
        const bool has_one = path && path->steps.back().kind == clause::MapStep::Kind::Attribute;
        return has_one ? path->steps.back().name : std::string{};
    };
    const auto target = paths_.resolve(dossiers.entry, Target{});
    if (!target) return;
    DossiersPlan plan;
    plan.state = target->state;
    plan.entry = names_of(dossiers.entry);
    plan.key = names_of(dossiers.key);
    if (dossiers.newest) plan.newest = names_of(*dossiers.newest);
    if (dossiers.gone) plan.gone = names_of(*dossiers.gone);
    plan.gone_key = attribute_of(dossiers.gone);
    plan.gone_since = attribute_of(dossiers.since);
    const bool is_element = plan.entry.size() == 1 && dossiers.entry.steps.size() == 1;
    const bool has_gone_key = !dossiers.gone || (plan.gone.size() == 1 && !plan.gone_key.empty());
    if (!is_element || plan.key.empty() || !has_gone_key) {
        reporter_.add(dossiers.entry.span,
                      Fault{"E0801",
                            "a dossier is one element below the root, and is told apart by one below it",
                            is_element ? "its key, or what withdraws it" : "this path",
                            "write `dossier at P:Entry key P:ID gone P:Deleted/@ref`",
                            {}});
        return;
    }
    draft_.read(target->state, reporter_.spot(dossiers.entry.span));
    for (const clause::MapPath* path : {&dossiers.key, dossiers.newest ? &*dossiers.newest : nullptr}) {
        if (path == nullptr) continue;
        const auto place = paths_.resolve(*path, *target);
        if (place) draft_.read(place->state, reporter_.spot(path->span));
    }
    if (dossiers.gone) {
        const auto place = paths_.resolve(*dossiers.gone, Target{});
        if (place) draft_.read(place->state, reporter_.spot(dossiers.gone->span));
    }
    body_ = *target;
    draft_.automaton.dossiers = std::move(plan);
}

Automaton MapCompiler::head(std::span<const MapPart* const> parts, const MapPart& own) {
    reporter_.enter(own.source);
    start(own.tree);
    for (const MapPart* part : parts) {
        reporter_.enter(part->source);
        for (const clause::MapNamespace& declaration : part->tree.namespaces)
            paths_.add_namespace(declaration);
        add_names(part->tree);
        draft_.automaton.is_envelope = draft_.automaton.is_envelope || !part->tree.payloads.empty();
    }
    return std::move(draft_.automaton);
}

Automaton MapCompiler::run(std::span<const MapPart* const> parts, const MapPart& own) {
    reporter_.enter(own.source);
    start(own.tree);
    bool has_roots = false;
    for (const MapPart* part : parts) {
        reporter_.enter(part->source);
        declare(part->tree);
        has_roots = has_roots || !part->tree.roots.empty();
        if (part->tree.dossiers) add_dossiers(*part->tree.dossiers);
        std::vector<std::string>& stages = draft_.automaton.stages;
        stages.insert(stages.end(), part->tree.stages.begin(), part->tree.stages.end());
        for (const clause::MapVersionRule& rule : part->tree.versions) add_version(rule);
        for (const clause::MapVariant& variant : part->tree.variants) add_variant(variant);
        for (const clause::MapPath& payload : part->tree.payloads) add_payload(payload);
        if (part->tree.subtype) {
            draft_.automaton.has_subtype = true;
            add_document_line(*part->tree.subtype, Line::Kind::Subtype);
        }
        rows_.add_body(part->tree.body, body_);
    }
    flatten(draft_, reporter_);
    reporter_.enter(own.source);
    const clause::MapSpan name = own.tree.name.span;
    if (!has_roots) {
        reporter_.add(name, Fault{"E0801",
                                  "the map `" + draft_.automaton.name + "` recognises no root element",
                                  "this map",
                                  "write `recognise PREFIX:Name`",
                                  {}});
    }
    if (draft_.is_too_large) {
        reporter_.add(name, Fault{"E0801",
                                  "the map `" + draft_.automaton.name + "` is too large",
                                  "this map",
                                  "split it by root element",
                                  {}});
    }
    rows_.finish_carried();
    return std::move(draft_.automaton);
}

}  // namespace

Automaton compile(const Vocabulary& vocabulary, std::span<const MapPart* const> parts, std::size_t own,
                  std::vector<clause::Diagnostic>& diagnostics) {
    return MapCompiler{vocabulary, diagnostics}.run(parts, *parts[own]);
}

Automaton compile_head(const Vocabulary& vocabulary, std::span<const MapPart* const> parts, std::size_t own) {
    std::vector<clause::Diagnostic> told_when_compiled;
    return MapCompiler{vocabulary, told_when_compiled}.head(parts, *parts[own]);
}

}  // namespace proviso::maps
