// `proviso rules list|check|test`: for those who write rules.
#include "plugin/cli/console.hpp"
#include "plugin/cli/session.hpp"

#include <algorithm>

namespace proviso::cli {
namespace {

using host::view;

std::string padded(std::string_view text, std::size_t width) {
    std::string cell{text};
    cell.append(width - std::min(width, cell.size()), ' ');
    return cell;
}

std::string list_of(const host::Pack& pack) {
    std::string text = std::string{pack.title()} + " (" + std::string{pack.name()} + " " +
                       std::string{pack.version()} + ")\n";
    const std::vector<proviso_rule> rules = pack.rules();
    std::size_t widest = 0;
    for (const proviso_rule& rule : rules) widest = std::max(widest, rule.id.size);
    for (const proviso_rule& rule : rules) {
        const std::string_view weight = rule.is_note != 0 ? std::string_view{"note"} : view(rule.severity);
        // Of a rule marked `+` it is proved that filling in what is not said never turns its met into a gap.
        text += "  " + padded(view(rule.id), widest + 2) + padded(weight, 8) +
                (rule.is_monotone != 0 ? "+ " : "  ") + std::string{view(rule.title)} + "\n";
    }
    return host::visible(text);
}

std::string counted(std::size_t count, std::string_view one) {
    return std::to_string(count) + " " + std::string{one} + (count == 1 ? "" : "s");
}

std::string report_of(const host::Tests& tests) {
    std::string text;
    for (const proviso_test_failure& failure : tests.failures()) {
        text += std::string{view(failure.file)} + ":" + std::to_string(failure.line) + ": " +
                std::string{view(failure.rule)} + " `" + std::string{view(failure.test)} +
                "`: " + std::string{view(failure.message)} + "\n";
    }
    for (const std::string_view rule : tests.missing()) text += "lacks a test: " + std::string{rule} + "\n";
    return host::visible(text);
}

}  // namespace

Expected<int> list_rules(const Arguments& arguments) {
    Expected<host::Engine> engine = make_engine(arguments);
    if (!engine) return engine.error();
    for (const std::string& name : packs_of(arguments)) {
        Expected<host::Pack> pack = load_pack(*engine, name);
        if (!pack) return pack.error();
        Expected<host::Nothing> printed = print(list_of(*pack));
        if (!printed) return printed.error();
    }
    return int{nothing_found};
}

// How many steps a judgement of each rule takes at most, so that a rule that grows too dear is seen early.
Expected<std::string> bounds_of(const host::Engine& engine, const std::vector<host::File>& files) {
    Expected<host::Pack> pack = engine.pack(files);
    if (!pack) return pack.error();
    std::string text;
    for (const proviso_rule& rule : pack->rules())
        text += "  " + std::string{view(rule.id)} + ": at most " + std::string{view(rule.cost)} + " steps\n";
    return host::visible(text);
}

Expected<int> check_rules(const Arguments& arguments) {
    Expected<host::Engine> engine = make_engine(arguments);
    if (!engine) return engine.error();
    int code = nothing_found;
    for (const std::string& name : packs_of(arguments)) {
        Expected<std::vector<host::File>> files = pack_files(name);
        if (!files) return files.error();
        Expected<host::Diagnostics> diagnostics = engine->diagnose(*files);
        if (!diagnostics) return diagnostics.error();
        std::string text;
        const std::vector<proviso_diagnostic> all = diagnostics->all();
        for (const proviso_diagnostic& diagnostic : all)
            text += std::string{view(diagnostic.rendered)} + "\n";
        const std::size_t errors = diagnostics->error_count();
        text += name + ": " + counted(files->size(), "file") + ", " + counted(errors, "error") + ", " +
                counted(all.size() - errors, "warning") + "\n";
        if (errors != 0)
            text += "  " + counted(diagnostics->sound_count(), "other item") + " checked, without an error\n";
        if (errors == 0) {
            Expected<std::string> bounds = bounds_of(*engine, *files);
            if (!bounds) return bounds.error();
            text += *bounds;
        }
        Expected<host::Nothing> printed = print(text);
        if (!printed) return printed.error();
        if (errors != 0) code = findings;
    }
    return int{code};
}

Expected<int> test_rules(const Arguments& arguments) {
    Expected<host::Engine> engine = make_engine(arguments);
    if (!engine) return engine.error();
    int code = nothing_found;
    for (const std::string& name : packs_of(arguments)) {
        Expected<host::Pack> pack = load_pack(*engine, name, true);
        if (!pack) return pack.error();
        Expected<host::Tests> tests = pack->run_tests();
        if (!tests) return tests.error();
        const std::size_t failed = tests->failures().size();
        const std::string summary = std::string{pack->name()} + ": " + counted(tests->passed(), "test") +
                                    " passed, " + std::to_string(failed) + " failed\n";
        Expected<host::Nothing> printed = print(report_of(*tests) + summary);
        if (!printed) return printed.error();
        if (failed != 0) code = findings;
    }
    return int{code};
}

}  // namespace proviso::cli
