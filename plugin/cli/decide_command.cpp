// `proviso accept|dispute`: what a person decided about a finding, kept in a file beside the notice.
#include "plugin/cli/console.hpp"
#include "plugin/cli/decision_file.hpp"
#include "plugin/cli/folder_lock.hpp"
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

// With the decision added, or taken back. The file is read and written while nobody else can.
Expected<host::Nothing> write_decision(const Arguments& arguments, const host::Report* report) {
    const std::string path = decisions_path(arguments);
    const FolderLock lock{path};
    Expected<host::File> file = read_decisions_or_none(path);
    if (!file) return file.error();
    const host::Decision decision = decision_of(arguments);
    Expected<std::string> text = report == nullptr
                                     ? host::withdraw_decision(*file, arguments.finding, decision)
                                     : host::add_decision(*file, *report, arguments.finding, decision);
    if (!text) return text.error();
    return write_whole(path, *text);
}

Expected<host::Nothing> decide(const Arguments& arguments) {
    if (arguments.withdraws) return write_decision(arguments, nullptr);
    if (first_document(arguments).empty()) {
        return usage_error("the finding is looked up in the report, and there is nothing to check",
                           "name the notice and its documents as for `proviso check`");
    }
    Expected<host::Report> report = report_of(arguments);
    if (!report) return report.error();
    return write_decision(arguments, &*report);
}

}  // namespace

Expected<int> run_decide(const Arguments& arguments) {
    Expected<host::Nothing> written = decide(arguments);
    if (!written) return written.error();
    const std::string_view what = arguments.withdraws ? "withdrawn" : "recorded";
    const std::string path = host::visible(decisions_path(arguments));
    Expected<host::Nothing> printed = print(std::string{what} + " in " + path + "\n");
    if (!printed) return printed.error();
    return int{nothing_found};
}

}  // namespace proviso::cli
