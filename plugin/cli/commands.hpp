// The commands, one file each. A command prints to stdout and returns the exit code; an error goes to `main`,
// which prints it and picks the code for its kind. Thread rule: the one thread of the program.
#pragma once

#include "plugin/cli/options.hpp"
#include "plugin/include/proviso/office.hpp"

namespace proviso::cli {

enum ExitCode : int {
    nothing_found = 0,
    findings = 1,          // at the `--fail-on` level; for `rules`: faulty rules or failing tests
    unreadable_input = 2,  // or no document that is known
    usage_or_internal = 3
};

template <class T>
using Expected = host::Expected<T>;
using host::Error;

[[nodiscard]] Expected<int> run_check(const Arguments& arguments);
[[nodiscard]] Expected<int> run_show(const Arguments& arguments);
[[nodiscard]] Expected<int> run_explain(const Arguments& arguments);
[[nodiscard]] Expected<int> run_compare(const Arguments& arguments);
[[nodiscard]] Expected<int> run_decide(const Arguments& arguments);
[[nodiscard]] Expected<int> new_profile(const Arguments& arguments);
[[nodiscard]] Expected<int> check_profile(const Arguments& arguments);
[[nodiscard]] Expected<int> list_rules(const Arguments& arguments);
[[nodiscard]] Expected<int> check_rules(const Arguments& arguments);
[[nodiscard]] Expected<int> test_rules(const Arguments& arguments);
[[nodiscard]] Expected<int> list_schemas(const Arguments& arguments);
[[nodiscard]] Expected<int> verify_schemas(const Arguments& arguments);
[[nodiscard]] Expected<int> list_maps(const Arguments& arguments);
[[nodiscard]] Expected<int> check_maps(const Arguments& arguments);
[[nodiscard]] Expected<int> run_summary(const Arguments& arguments);

[[nodiscard]] Expected<int> show_columns(const Arguments& arguments);
[[nodiscard]] Expected<int> write_form(const Arguments& arguments);

}  // namespace proviso::cli
