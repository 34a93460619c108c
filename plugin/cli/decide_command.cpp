// `proviso accept|dispute`: what a person decided about a finding, kept in a file beside the notice.
#include "plugin/cli/console.hpp"
#include "plugin/cli/decision_file.hpp"
#include "plugin/cli/output_file.hpp"
#include "plugin/cli/session.hpp"

namespace proviso::cli {
namespace {

host::Decision decision_of(const Arguments& arguments) {
    host::Decision decision;
    decision.kind = arguments.command == Command::Accept ? "accepted" : "disputed";
    decision.by = arguments.decided_by;
    decision.because = arguments.decided_because;
    decision.on = arguments.as_of.empty() ? today() : arguments.as_of;
    return decision;
}

// The same report as `check` writes, so that ids are the same.
Expected<host::Report> report_of(const Arguments& arguments) {
    Expected<host::Engine> engine = make_engine(arguments);
    if (!engine) return engine.error();
    Expected<host::Check> check = make_check(*engine, arguments);
    if (!check) return check.error();
    Expected<host::Nothing> added = add_packs(*engine, arguments, *check);
    if (!added) return added.error();
    return check->run();
}

Expected<std::string> next_text(const Arguments& arguments, const host::File& file) {
    const host::Decision decision = decision_of(arguments);
    if (arguments.withdraws) return host::withdraw_decision(file, arguments.finding, decision);
    if (first_document(arguments).empty()) {
        return usage_error("the finding is looked up in the report, and there is nothing to check",
                           "name the notice and its documents as for `proviso check`");
    }
    Expected<host::Report> report = report_of(arguments);
    if (!report) return report.error();
    return host::add_decision(file, *report, arguments.finding, decision);
}

}  // namespace

Expected<int> run_decide(const Arguments& arguments) {
    const std::string path = decisions_path(arguments);
    Expected<host::File> file = read_decisions_or_none(path);
    if (!file) return file.error();
    Expected<std::string> text = next_text(arguments, *file);
    if (!text) return text.error();
    Expected<host::Nothing> written = write_whole(path, *text);
    if (!written) return written.error();
    const std::string_view what = arguments.withdraws ? "withdrawn" : "recorded";
    Expected<host::Nothing> printed = print(std::string{what} + " in " + host::visible(path) + "\n");
    if (!printed) return printed.error();
    return int{nothing_found};
}

}  // namespace proviso::cli
