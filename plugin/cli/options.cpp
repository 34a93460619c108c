#include "plugin/cli/options.hpp"

#include "plugin/cli/option_groups.hpp"
#include "plugin/cli/suggest.hpp"

#include <algorithm>

namespace proviso::cli {
namespace {

// A draft takes the place of the notice: one of both is needed.
void add_draft(CLI::App& command, Arguments& arguments, CLI::Option& notice) {
    CLI::Option& draft =
        *command.add_option("--draft", arguments.drafts, "Drafts of documents, judged without a notice")
             ->type_name("DOCUMENT...");
    notice.excludes(&draft);
    add_draft_options(command, arguments);
}

}  // namespace

void add_draft_options(CLI::App& command, Arguments& arguments) {
    command
        .add_option("--cpv", arguments.cpv, "What a draft buys: a CPV code, the main one first; repeatable")
        ->type_name("CODE")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    command
        .add_option("--language", arguments.draft_language, "Language of the drafts, where they do not say")
        ->type_name("LANG");
}

void add_documents(CLI::App& command, Arguments& arguments) {
    CLI::Option& notice =
        *command.add_option("FILE", arguments.files, "The notice, or all notices of one procedure")
             ->type_name("FILE...");
    command
        .add_option("--document", arguments.documents,
                    "A document beside the notice: FILE, or REF=FILE to say which reference of the notice it "
                    "answers; a "
                    "folder or a ZIP file stands for all documents in it")
        ->type_name("[REF=]FILE")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    command
        .add_option("--entry", arguments.entry,
                    "Of a feed, the entry with this id, or with an id that ends in it")
        ->type_name("ID");
    command.add_flag("--documents-complete", arguments.documents_complete,
                     "All documents are handed in: what they do not say is not said");
    command
        .add_option(
            "--record-complete", arguments.record_complete,
            "Which record is whole, from which day, who says so: documents; as of 2026-05-01; by \"A. B.\"")
        ->type_name("TEXT");
    add_draft(command, arguments, notice);
}

void add_extensions(CLI::App& command, Arguments& arguments) {
    command.add_option("--model", arguments.models, "A model file that adds fields to the shipped model")
        ->type_name("FILE")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    command
        .add_option("--map", arguments.maps,
                    "A further map, or one in place of a shipped map of that file name")
        ->type_name("FILE")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
}

void add_packs(CLI::App& command, Arguments& arguments) {
    command.add_option("--pack", arguments.packs, "A rule pack by name, or a folder of rules")
        ->type_name("NAME|DIR")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
}

void add_profile(CLI::App& command, Arguments& arguments) {
    command
        .add_option("--profile", arguments.profiles,
                    "The buyer's profile; again for a profile that it extends")
        ->type_name("FILE")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
}

void add_decisions(CLI::App& command, Arguments& arguments) {
    command
        .add_option("--decisions", arguments.decisions,
                    "Decisions about findings; default: proviso-decisions.toml beside the first document")
        ->type_name("FILE");
}

void add_as_of(CLI::App& command, Arguments& arguments) {
    command.add_option("--as-of", arguments.as_of, "The day on which the check looks; default: today")
        ->type_name("DATE");
}

namespace {

void add_day_and_language(CLI::App& command, Arguments& arguments) {
    add_as_of(command, arguments);
    command
        .add_option(
            "--lang", arguments.language,
            "Language of the report: en, de, fr, es, nl, sv or ca; default: the profile's first, else en")
        ->type_name("LANG");
}

void add_check(CLI::App& app, Arguments& arguments) {
    CLI::App& check = *app.add_subcommand("check", "Check a notice against rule packs");
    check.callback([&arguments] { arguments.command = Command::Check; });
    add_documents(check, arguments);
    add_packs(check, arguments);
    add_profile(check, arguments);
    add_day_and_language(check, arguments);
    add_decisions(check, arguments);
    add_schemas(check, arguments);
    check
        .add_option("--stage", arguments.stage,
                    "Whose rules to look at: planning, call, tender, award, performance, or all; default: "
                    "the stage that "
                    "the procedure is in")
        ->type_name("STAGE");
    check
        .add_option(
            "--audience", arguments.audience,
            "For whom the report is: public, affiliates, ew or buyer; default: the profile's, else buyer")
        ->type_name("WORD");
    check.add_option("--format", arguments.format, "Format of the report: text, html or json")
        ->type_name("ID");
    check.add_option("--output", arguments.output, "Write the report into this file")->type_name("FILE");
    check
        .add_option(
            "--fail-on", arguments.fail_on,
            "Exit with 1 at: gap (a gap above severity info; the default), cannot-tell (also what cannot be "
            "told), never")
        ->type_name("LEVEL");
    check.add_flag("--quiet", arguments.is_quiet, "No report: the exit status alone, for many documents");
    check.add_flag("--all", arguments.shows_all,
                   "Show also what is met, does not apply, or follows from others");
    add_extensions(check, arguments);
}

void add_show(CLI::App& app, Arguments& arguments) {
    CLI::App& show = *app.add_subcommand("show", "Show what was read, from where, and what was not");
    show.callback([&arguments] { arguments.command = Command::Show; });
    add_documents(show, arguments);
    add_schemas(show, arguments);
    add_extensions(show, arguments);
    show.add_flag("--summary", arguments.is_summary,
                  "Count instead: documents by format and version, rows, states; FILE may be a folder");
    show.add_option("--format", arguments.format, "Of --summary: text or json")->type_name("ID");
}

void add_maps(CLI::App& app, Arguments& arguments) {
    CLI::App& maps = *app.add_subcommand("maps", "List the formats that are read, and look the maps over");
    maps.require_subcommand(1);
    CLI::App& list =
        *maps.add_subcommand("list", "List the formats: versions, roots, stages, what they carry");
    list.callback([&arguments] { arguments.command = Command::MapsList; });
    CLI::App& check =
        *maps.add_subcommand("check", "Say what of the maps never matched, and what the maps do not know");
    check.callback([&arguments] { arguments.command = Command::MapsCheck; });
    check.add_option("FILE", arguments.files, "Documents, or folders of documents")
        ->type_name("DIR|FILE...")
        ->required();
    for (CLI::App* command : {&list, &check}) {
        command->add_option("--format", arguments.format, "Format of the answer: text or json")
            ->type_name("ID");
        add_extensions(*command, arguments);
    }
    add_map_columns(maps, arguments);
}

void add_explain(CLI::App& app, Arguments& arguments) {
    CLI::App& explain =
        *app.add_subcommand("explain", "Show a rule's page, or the proof of a finding over its documents");
    explain.callback([&arguments] { arguments.command = Command::Explain; });
    explain
        .add_option("RULE|FINDING", arguments.rule,
                    "A rule's id, such as EW-B02; or, with FILE, a finding's id or the beginning of it")
        ->required();
    add_documents(explain, arguments);
    add_packs(explain, arguments);
    add_profile(explain, arguments);
    add_schemas(explain, arguments);
    add_day_and_language(explain, arguments);
    add_extensions(explain, arguments);
}

struct RulesCommand {
    const char* name;
    const char* what;
    Command command;
};

void add_rules(CLI::App& app, Arguments& arguments) {
    CLI::App& rules = *app.add_subcommand("rules", "List, check and test rules");
    rules.require_subcommand(1);
    for (const RulesCommand& each :
         {RulesCommand{"list", "List the rules of a pack", Command::RulesList},
          RulesCommand{"check", "Say what is wrong in a pack", Command::RulesCheck},
          RulesCommand{"test", "Run the tests in a pack", Command::RulesTest}}) {
        CLI::App& command = *rules.add_subcommand(each.name, each.what);
        command.callback([&arguments, which = each.command] { arguments.command = which; });
        command.add_option("PACK", arguments.pack,
                           "A rule pack by name, or a folder of rules; default: all shipped");
        add_extensions(command, arguments);
    }
}

// The names of the commands and options that could have been meant at the point where parsing stopped.
std::vector<std::string> names_below(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* option : app.get_options()) names.push_back(option->get_name());
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        names.push_back(command->get_name());
        const bool is_chosen = command->parsed();
        const std::vector<std::string> below = is_chosen ? names_below(*command) : std::vector<std::string>{};
        names.insert(names.end(), below.begin(), below.end());
    }
    return names;
}

Answer answer_of(const CLI::App& app, const CLI::ParseError& error, int argc, const char* const* argv) {
    std::string text = error.what();
    const bool lacks_command = text.find("ubcommand is required") != std::string::npos;
    if (lacks_command) text = "a command is required";
    const std::vector<std::string> names = names_below(app);
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        const std::string option = word.substr(0, word.find('='));
        const bool is_blamed = lacks_command || text.find(option) != std::string::npos;
        if (option.empty() || !is_blamed || std::ranges::count(names, option) > 0) continue;
        const std::string guess = did_you_mean(option, names);
        if (!guess.empty()) text += "\n  `" + option + "`: " + guess;
    }
    return Answer{text + "\n  `proviso --help` lists the commands", true};
}

}  // namespace

std::variant<Arguments, Answer> parse_arguments(int argc, const char* const* argv) {
    Arguments arguments;
    CLI::App app{"Proviso checks procurement documents against conditions of contract", "proviso"};
    app.require_subcommand(1);
    app.footer(
        "Exit codes: 0 nothing at the --fail-on level, 1 findings at it, 2 an input could not be read, "
        "3 wrong usage or an internal fault.");
    add_check(app, arguments);
    add_decide(app, arguments);
    add_compare(app, arguments);
    add_profile_commands(app, arguments);
    add_show(app, arguments);
    add_explain(app, arguments);
    add_rules(app, arguments);
    add_schemas_commands(app, arguments);
    add_maps(app, arguments);
    add_form(app, arguments);
    app.add_subcommand("version", "Show the version")->callback([&arguments] {
        arguments.command = Command::Version;
    });
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return Answer{app.help()};
    } catch (const CLI::ParseError& error) {
        return answer_of(app, error, argc, argv);
    }
    return arguments;
}

}  // namespace proviso::cli
