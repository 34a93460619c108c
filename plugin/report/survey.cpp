#include "plugin/report/survey.hpp"

#include <fmt/format.h>

#include "model/base/unicode.hpp"

namespace proviso {
namespace {

constexpr std::size_t lines_per_list_max = 200;

std::string place_of(const Survey::Count& count) {
    if (count.document.empty()) return {};
    std::string place = make_visible(count.document);
    if (count.line > 0) place += ":" + std::to_string(count.line);
    return "  (" + place + ")";
}

// One heading a format, the counts right below it.
std::string list_of(std::string_view heading, const std::vector<Survey::Count>& counts, bool shows_places) {
    if (counts.empty()) return {};
    std::string text = fmt::format("{}\n", heading);
    std::string_view format;
    std::size_t lines = 0;
    for (const Survey::Count& count : counts) {
        if (count.format != format) text += fmt::format("  {}\n", count.format);
        format = count.format;
        if (++lines > lines_per_list_max) continue;
        const std::string what = count.what.empty() ? "no version" : make_visible(count.what);
        text += fmt::format("{:>10}  {}{}\n", count.count, what, shows_places ? place_of(count) : "");
    }
    if (lines > lines_per_list_max) text += fmt::format("{:>10}  more\n", lines - lines_per_list_max);
    return text + "\n";
}

std::string counted(std::uint64_t count, std::string_view one) {
    return fmt::format("{} {}{}", count, one, count == 1 ? "" : "s");
}

std::string head_of(const Survey& survey) {
    return fmt::format("{} read, {} not read\n\n", counted(survey.read(), "document"), survey.refused());
}

std::string summary_of(const Survey& survey) {
    return head_of(survey) + list_of("By format and version", survey.documents(), false) +
           list_of("Not read, by error", survey.refusals(), true) + list_of("Rows", survey.rows(), false) +
           list_of("Values, by state", survey.states(), false);
}

std::string coverage_of(const Survey& survey) {
    std::string unmatched;
    std::string_view format;
    for (const Survey::Count& count : survey.unmatched()) {
        if (unmatched.empty()) unmatched = "In the maps, and in none of the documents\n";
        if (count.format != format) unmatched += fmt::format("  {}\n", count.format);
        format = count.format;
        unmatched += "    " + count.what + "\n";
    }
    if (!unmatched.empty()) unmatched += "\n";
    return head_of(survey) + list_of("Not read, by error", survey.refusals(), true) +
           list_of("Elements that no map knows", survey.unknown_elements(), true) +
           list_of("Codes that no table knows", survey.unknown_codes(), true) + unmatched;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string line_of(std::string_view label, const std::string& value) {
    return value.empty() ? std::string{} : fmt::format("  {:<10}{}\n", label, value);
}

std::string text_of(const FormatDescription& format) {
    std::string carried;
    for (const FormatDescription::Carried& entity : format.carried) {
        carried += fmt::format("{}{} ({})", carried.empty() ? "" : ", ", entity.entity, entity.fields);
    }
    std::string roots;
    for (const std::string& root : format.roots) {
        roots += (roots.empty() ? "" : ", ") + root.substr(root.find('}') + 1);
    }
    return fmt::format("{}: {}\n", format.name, format.title) + line_of("versions", format.versions) +
           line_of("roots", roots) + line_of("stages", joined(format.stages)) + line_of("carries", carried) +
           line_of("not read", format.unread_because);
}

}  // namespace

std::optional<std::string> write_survey(const Survey& survey, SurveyForm form) {
    const bool is_summary = form.view == "summary";
    if (!is_summary && form.view != "coverage") return std::nullopt;
    if (form.format == "json") return survey_data(survey, form.view);
    if (form.format != "text") return std::nullopt;
    return is_summary ? summary_of(survey) : coverage_of(survey);
}

std::optional<std::string> write_formats(const std::vector<FormatDescription>& formats,
                                         std::string_view format) {
    if (format == "json") return formats_data(formats);
    if (format != "text") return std::nullopt;
    std::string text;
    for (const FormatDescription& description : formats) text += text_of(description);
    return text;
}

}  // namespace proviso
