#include <nlohmann/json.hpp>

#include "plugin/report/json_text.hpp"
#include "plugin/report/survey.hpp"

namespace proviso {
namespace {

using Json = nlohmann::ordered_json;  // keys stay in the order in which they are written here

Json json_of(const std::vector<Survey::Count>& counts) {
    Json list = Json::array();
    for (const Survey::Count& count : counts) {
        Json one{{"format", clean(count.format)}, {"what", clean(count.what)}, {"count", count.count}};
        if (!count.document.empty()) one["document"] = clean(count.document);
        if (count.line > 0) one["line"] = count.line;
        list.push_back(std::move(one));
    }
    return list;
}

std::string written(const Json& json) { return escape_steering(json.dump(2)) + "\n"; }

}  // namespace

std::string survey_data(const Survey& survey, std::string_view view) {
    Json json{{"schema", "proviso-survey/1"}, {"read", survey.read()}, {"refused", survey.refused()}};
    json["refusals"] = json_of(survey.refusals());
    if (view == "summary") {
        json["documents"] = json_of(survey.documents());
        json["rows"] = json_of(survey.rows());
        json["states"] = json_of(survey.states());
    } else {
        json["unknown_elements"] = json_of(survey.unknown_elements());
        json["unknown_codes"] = json_of(survey.unknown_codes());
        json["unmatched"] = json_of(survey.unmatched());
    }
    return written(json);
}

std::string formats_data(const std::vector<FormatDescription>& formats) {
    Json list = Json::array();
    for (const FormatDescription& format : formats) {
        Json carried = Json::object();
        for (const FormatDescription::Carried& entity : format.carried)
            carried[entity.entity] = entity.fields;
        Json one{{"name", format.name},
                 {"title", format.title},
                 {"versions", format.versions},
                 {"roots", format.roots},
                 {"stages", format.stages},
                 {"carries", std::move(carried)},
                 {"is_read", format.unread_because.empty()}};
        if (!format.unread_because.empty()) one["not_read_because"] = format.unread_because;
        list.push_back(std::move(one));
    }
    return written(Json{{"schema", "proviso-formats/1"}, {"formats", std::move(list)}});
}

}  // namespace proviso
