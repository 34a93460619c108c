// `proviso maps list|check`: for those who write maps, and `proviso show --summary`, for those who have a
// folder of documents.
#include "plugin/cli/console.hpp"
#include "plugin/cli/files.hpp"
#include "plugin/cli/session.hpp"
#include "plugin/include/proviso/survey.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace proviso::cli {
namespace {

// In a folder only what can be read here is looked at; a file that is named is read, whatever it is called.
bool may_be_document(const std::string& path) {
    std::string ending = std::filesystem::path{path}.extension().string();
    std::ranges::transform(ending, ending.begin(), [](unsigned char letter) { return std::tolower(letter); });
    return ending == ".xml" || ending == ".csv" || ending == ".xlsx" || ending == ".atom" ||
           ending == ".zip" || ending == ".tar" || ending == ".gz" || ending == ".tgz";
}

// Reads one file after the other, so that a folder may be larger than the memory.
Expected<host::Survey> survey_of(const host::Engine& engine, const std::vector<std::string>& named) {
    if (named.empty()) return usage_error("there is no FILE and no folder to look over");
    Expected<host::Survey> survey = host::Survey::create(engine);
    if (!survey) return survey;
    for (const std::string& path : named) {
        Expected<std::vector<std::string>> files = documents_below(path);
        if (!files) return files.error();
        for (const std::string& one : *files) {
            if (is_folder(path) && !may_be_document(one)) continue;
            Expected<host::File> file = read_file(one, PROVISO_UNREADABLE);
            if (!file) return file.error();
            Expected<host::Nothing> added = survey->add(*file);
            if (!added) return added.error();
        }
    }
    return survey;
}

Expected<int> print_survey(const Arguments& arguments, const host::Survey& survey, std::string_view view) {
    Expected<std::string> text = survey.write(view, arguments.format);
    if (!text) return text.error();
    Expected<host::Nothing> printed = print(*text);
    if (!printed) return printed.error();
    if (survey.count("refused") > 0) return int{unreadable_input};
    const std::uint64_t missed =
        survey.count("unmatched") + survey.count("unknown-elements") + survey.count("unknown-codes");
    return int{view == "coverage" && missed > 0 ? findings : nothing_found};
}

Expected<int> run_survey(const Arguments& arguments, std::string_view view) {
    Expected<host::Engine> engine = make_engine(arguments);
    if (!engine) return engine.error();
    Expected<host::Survey> survey = survey_of(*engine, arguments.files);
    if (!survey) return survey.error();
    return print_survey(arguments, *survey, view);
}

}  // namespace

Expected<int> list_maps(const Arguments& arguments) {
    Expected<host::Engine> engine = make_engine(arguments);
    if (!engine) return engine.error();
    Expected<std::string> text = host::formats(*engine, arguments.format);
    if (!text) return text.error();
    Expected<host::Nothing> printed = print(*text);
    if (!printed) return printed.error();
    return int{nothing_found};
}

Expected<int> check_maps(const Arguments& arguments) { return run_survey(arguments, "coverage"); }

Expected<int> run_summary(const Arguments& arguments) { return run_survey(arguments, "summary"); }

}  // namespace proviso::cli
