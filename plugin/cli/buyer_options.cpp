// The options of the commands for buyers: deciding about findings, and comparing versions.
#include "plugin/cli/option_groups.hpp"

namespace proviso::cli {
namespace {

struct DecisionCommand {
    const char* name;
    const char* what;
    Command command;
};

}  // namespace

void add_decide(CLI::App& app, Arguments& arguments) {
    for (const DecisionCommand& each :
         {DecisionCommand{"accept", "Take a finding on yourself: it stays visible and gates no more",
                          Command::Accept},
          DecisionCommand{"dispute", "Mark a finding as disputed: it stays and still gates",
                          Command::Dispute}}) {
        CLI::App& command = *app.add_subcommand(each.name, each.what);
        command.callback([&arguments, which = each.command] { arguments.command = which; });
        command
            .add_option("FINDING", arguments.finding, "The finding's id, or as much of it as no other shares")
            ->required();
        command.add_option("--by", arguments.decided_by, "Who decides")->type_name("NAME")->required();
        command.add_option("--because", arguments.decided_because, "The reason")
            ->type_name("TEXT")
            ->required();
        command.add_flag("--withdraw", arguments.withdraws, "Take back what was decided about the finding");
        add_decisions(command, arguments);
        add_documents(command, arguments);
        add_packs(command, arguments);
        add_profile(command, arguments);
        add_as_of(command, arguments);
        add_extensions(command, arguments);
    }
}

void add_compare(CLI::App& app, Arguments& arguments) {
    CLI::App& compare = *app.add_subcommand("compare", "Show whether a newer version changed the clause");
    compare.callback([&arguments] { arguments.command = Command::Compare; });
    compare.add_option("OLD", arguments.older, "The older notice or, with --cpv, the older document")
        ->required();
    compare.add_option("NEW", arguments.newer, "The newer one")->required();
    const auto add_list = [&compare](const char* name, std::vector<std::string>& list, const char* what) {
        compare.add_option(name, list, what)
            ->type_name("[REF=]FILE")
            ->expected(1)
            ->allow_extra_args(false)
            ->take_all();
    };
    add_list("--old-document", arguments.old_documents, "A further document of the older version");
    add_list("--new-document", arguments.new_documents, "A further document of the newer version");
    add_list("--document", arguments.documents, "A document beside both");
    compare.add_flag("--documents-complete", arguments.documents_complete,
                     "All documents are handed in: what they do not say is not said");
    add_draft_options(compare, arguments);
    add_packs(compare, arguments);
    add_profile(compare, arguments);
    add_as_of(compare, arguments);
    compare
        .add_option("--lang", arguments.language, "Language of the comparison: en, de, fr, es, nl, sv or ca")
        ->type_name("LANG");
    compare.add_option("--format", arguments.format, "Format of the comparison: text or json")
        ->type_name("ID");
    compare.add_option("--output", arguments.output, "Write the comparison into this file")
        ->type_name("FILE");
    compare.add_flag("--all", arguments.shows_all, "Show also the passages that are unchanged");
    add_extensions(compare, arguments);
}

void add_profile_commands(CLI::App& app, Arguments& arguments) {
    CLI::App& profile = *app.add_subcommand("profile", "Write and check the profile of a buyer");
    profile.require_subcommand(1);
    CLI::App& make =
        *profile.add_subcommand("new", "Write a profile; asks on a terminal for what is not said");
    make.callback([&arguments] { arguments.command = Command::ProfileNew; });
    make.add_option("--name", arguments.profile_name, "Name of the profile; default: our-contract")
        ->type_name("NAME");
    make.add_option("--buyer", arguments.buyer, "Name of the buyer")->type_name("TEXT");
    make.add_option("--country", arguments.country, "Country of the buyer")->type_name("CODE");
    make.add_option("--calendar", arguments.calendar, "Calendar of public holidays, such as de-be")
        ->type_name("NAME");
    make.add_option("--law", arguments.law, "Law by which periods are reckoned")->type_name("NAME");
    make.add_option("--languages", arguments.languages, "Languages of the buyer, such as de,en")
        ->type_name("LIST");
    make.add_option("--audience", arguments.audience, "Who reads: public, affiliates, ew, buyer")
        ->type_name("WORD");
    make.add_option("--set", arguments.settings,
                    "A parameter of the pack, such as answer=30 days; repeatable")
        ->type_name("NAME=VALUE")
        ->expected(1)
        ->allow_extra_args(false)
        ->take_all();
    make.add_flag("--defaults", arguments.takes_defaults, "Ask nothing; leave what is not said to the pack");
    make.add_option("--lang", arguments.language, "Language of the comments")->type_name("LANG");
    make.add_option("--output", arguments.output, "Write into this file, which must not be there yet")
        ->type_name("FILE");
    CLI::App& check = *profile.add_subcommand("check", "Say what is wrong in a profile");
    check.callback([&arguments] { arguments.command = Command::ProfileCheck; });
    check.add_option("FILE", arguments.profiles, "The profile, and those that it extends")->required();
    for (CLI::App* command : {&make, &check}) {
        add_packs(*command, arguments);
        add_extensions(*command, arguments);
    }
}

}  // namespace proviso::cli
