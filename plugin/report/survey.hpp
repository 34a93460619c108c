// What a survey of many documents found, and which formats there are, as text for people and as JSON for
// programs. In English: it is for those who write maps and set platforms up. Thread rule: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/format_list.hpp"
#include "parsers/survey.hpp"

namespace proviso {

// `summary`: what the documents are; `coverage`: what the maps missed. Nothing for another word, or another
// format than `text` and `json`.
struct SurveyForm {
    std::string_view view;
    std::string_view format;
};
[[nodiscard]] std::optional<std::string> write_survey(const Survey& survey, SurveyForm form);
[[nodiscard]] std::optional<std::string> write_formats(const std::vector<FormatDescription>& formats,
                                                       std::string_view format);

// The JSON forms, `proviso-survey/1` and `proviso-formats/1`. Internal to this folder.
[[nodiscard]] std::string survey_data(const Survey& survey, std::string_view view);
[[nodiscard]] std::string formats_data(const std::vector<FormatDescription>& formats);

}  // namespace proviso
