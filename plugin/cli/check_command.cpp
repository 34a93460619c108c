// `proviso check`: from the notice to the report.
#include "plugin/cli/console.hpp"
#include "plugin/cli/decision_file.hpp"
#include "plugin/cli/output_file.hpp"
#include "plugin/cli/session.hpp"
#include "plugin/cli/suggest.hpp"

#include <algorithm>

namespace proviso::cli {
namespace {

struct Choice {
    std::string_view option;
    std::string value;
    std::vector<std::string> known;
};

Expected<host::Nothing> check_choice(const Choice& choice) {
    if (std::ranges::count(choice.known, choice.value) > 0) return host::Nothing{};
    const std::string guess = did_you_mean(choice.value, choice.known);
    return usage_error(std::string{choice.option} + " does not know `" + choice.value + "`",
                       guess.empty() ? "it knows " + listed(choice.known) : guess);
}

std::vector<std::string> format_ids() {
    std::vector<std::string> ids;
    for (const std::string_view id : host::report_formats()) ids.emplace_back(id);
    return ids;
}

Expected<host::Nothing> check_options(const Arguments& arguments) {
    Expected<host::Nothing> format = check_choice({"--format", arguments.format, format_ids()});
    if (!format) return format;
    return check_choice({"--fail-on", arguments.fail_on, {"gap", "cannot-tell", "never"}});
}

Expected<host::Nothing> deliver(const host::Report& report, const Arguments& arguments) {
    host::WriteOptions options;
    options.shows_all = arguments.shows_all;
    const bool is_for_stdout = arguments.output.empty();
    options.uses_colour = is_for_stdout && uses_colour();
    if (is_for_stdout) options.width = columns();
    Expected<std::string> text = report.write(arguments.format, options);
    if (!text) return text.error();
    return is_for_stdout ? print(*text) : write_whole(arguments.output, *text);
}

// The exit status alone: what the report would reach, without a report.
Expected<int> judge(const host::Check& check, std::string_view level) {
    Expected<std::string_view> verdict = check.verdict();
    if (!verdict) return verdict.error();
    const bool is_gap = *verdict == "gaps" && level != "never";
    const bool is_open = *verdict == "cannot-be-judged" && level == "cannot-tell";
    return int{is_gap || is_open ? findings : nothing_found};
}

}  // namespace

Expected<int> run_check(const Arguments& arguments) {
    Expected<host::Nothing> sound = check_options(arguments);
    if (!sound) return sound.error();
    Expected<host::Engine> engine = make_engine(arguments);
    if (!engine) return engine.error();
    Expected<host::Check> check = make_check(*engine, arguments);
    if (!check) return check.error();
    Expected<host::Nothing> added = add_packs(*engine, arguments, *check);
    if (!added) return added.error();
    Expected<host::Nothing> decided = set_decisions(*check, arguments);
    if (!decided) return decided.error();
    if (arguments.is_quiet) return judge(*check, arguments.fail_on);
    Expected<host::Report> report = check->run();
    if (!report) return report.error();
    Expected<host::Nothing> delivered = deliver(*report, arguments);
    if (!delivered) return delivered.error();
    return int{report->reaches(arguments.fail_on) ? findings : nothing_found};
}

}  // namespace proviso::cli
