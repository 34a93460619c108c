#include "plugin/cli/decision_file.hpp"

#include "plugin/cli/files.hpp"
#include "plugin/cli/session.hpp"

namespace proviso::cli {

std::string decisions_path(const Arguments& arguments) {
    if (!arguments.decisions.empty()) return arguments.decisions;
    const std::string first = first_document(arguments);
    return first.substr(0, first.rfind('/') + 1) + "proviso-decisions.toml";  // npos + 1 is 0: no folder
}

Expected<host::File> read_decisions_or_none(const std::string& path) {
    if (!is_file(path) && !is_folder(path)) return host::File{path, {}};
    return read_file(path, PROVISO_FAULTY_SOURCE);
}

Expected<host::Nothing> set_decisions(host::Check& check, const Arguments& arguments) {
    const std::string path = decisions_path(arguments);
    const bool is_named = !arguments.decisions.empty();
    if (!is_named && !is_file(path)) return host::Nothing{};
    Expected<host::File> file = read_file(path, PROVISO_FAULTY_SOURCE);
    if (!file) return file.error();
    return check.set_decisions(*file);
}

}  // namespace proviso::cli
