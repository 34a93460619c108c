// The command line. It sees the C interface and nothing else of Proviso: what it can do, every host can.
#include "plugin/cli/commands.hpp"
#include "plugin/cli/console.hpp"

namespace cli = proviso::cli;

namespace {

cli::Expected<int> run(const cli::Arguments& arguments) {
    switch (arguments.command) {
        case cli::Command::Check:
            return cli::run_check(arguments);
        case cli::Command::Compare:
            return cli::run_compare(arguments);
        case cli::Command::Accept:
        case cli::Command::Dispute:
            return cli::run_decide(arguments);
        case cli::Command::ProfileNew:
            return cli::new_profile(arguments);
        case cli::Command::ProfileCheck:
            return cli::check_profile(arguments);
        case cli::Command::Show:
            return cli::run_show(arguments);
        case cli::Command::Explain:
            return cli::run_explain(arguments);
        case cli::Command::RulesList:
            return cli::list_rules(arguments);
        case cli::Command::RulesCheck:
            return cli::check_rules(arguments);
        case cli::Command::RulesTest:
            return cli::test_rules(arguments);
        case cli::Command::SchemasList:
            return cli::list_schemas(arguments);
        case cli::Command::SchemasVerify:
            return cli::verify_schemas(arguments);
        case cli::Command::MapsList:
            return cli::list_maps(arguments);
        case cli::Command::MapsCheck:
            return cli::check_maps(arguments);
        case cli::Command::MapColumns:
            return cli::show_columns(arguments);
        case cli::Command::Form:
            return cli::write_form(arguments);
        case cli::Command::Version:
            break;
    }
    const std::string version = "proviso " + std::string{proviso::host::view(proviso_version())};
    cli::Expected<proviso::host::Nothing> printed = cli::print(version + "\n");
    if (!printed) return printed.error();
    return int{cli::nothing_found};
}

int exit_code_of(const cli::Error& error) {
    const bool is_about_an_input =
        error.status == PROVISO_UNREADABLE || error.status == PROVISO_UNKNOWN_DOCUMENT;
    return is_about_an_input ? cli::unreadable_input : cli::usage_or_internal;
}

int answer(const cli::Answer& answer) {
    if (answer.is_error) {
        cli::Error error;
        error.message = answer.text;
        cli::complain(error);
        return cli::usage_or_internal;
    }
    return cli::print(answer.text) ? cli::nothing_found : cli::usage_or_internal;
}

}  // namespace

int main(int argc, char** argv) {
    const auto parsed = cli::parse_arguments(argc, argv);
    if (const auto* const instead = std::get_if<cli::Answer>(&parsed)) return answer(*instead);
    const cli::Expected<int> code = run(*std::get_if<cli::Arguments>(&parsed));
    if (code) return *code;
    cli::complain(code.error());
    return exit_code_of(code.error());
}
