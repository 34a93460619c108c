// The JSON reports against their published schema.
#include "tests/support/catch.hpp"

#include "plugin/report/writers.hpp"
#include "tests/plugin/canonical_reports.hpp"
#include "tests/support/json_schema.hpp"

#include <nlohmann/json.hpp>

#include <fstream>

namespace {

using Json = nlohmann::json;

constexpr const char* schema_path = PROVISO_SOURCE_DIR "/docs/report-schema/proviso-report-1.schema.json";

Json written(const canonical::Named& named) {
    proviso::WriteOptions options;
    options.shows_all = named.shows_all;
    std::string text;
    proviso::find_writer("json")->write(named.report, options,
                                        [&](std::string_view piece) { text += piece; });
    return Json::parse(text);
}

}  // namespace

TEST_CASE("each JSON report keeps to its schema") {
    const support::JsonSchema schema{schema_path};
    for (const canonical::Named& named : canonical::reports()) {
        INFO(named.name);
        CHECK(schema.complaints(written(named)) == "");
    }
}

TEST_CASE("the schema refuses a report that lacks a member or misnames an outcome") {
    const support::JsonSchema schema{schema_path};
    const Json sound = written(canonical::reports().front());
    for (const auto& member : sound.items()) {
        Json faulty = sound;
        faulty.erase(member.key());
        INFO(member.key());
        CHECK(schema.complaints(faulty) != "");
    }
    for (const auto& member : sound["findings"][0].items()) {
        Json faulty = sound;
        faulty["findings"][0].erase(member.key());
        INFO(member.key());
        CHECK(schema.complaints(faulty) != "");
    }
    Json faulty = sound;
    faulty["findings"][0]["outcome"] = "failed";
    CHECK(schema.complaints(faulty) != "");
}

TEST_CASE("the schema names every member that a report has") {
    const Json schema = Json::parse(std::ifstream{schema_path});
    const Json report = written(canonical::reports().front());
    for (const auto& member : report.items()) CHECK(schema["properties"].contains(member.key()));
    const Json& finding = schema["definitions"]["finding"]["properties"];
    for (const auto& member : report["findings"][0].items()) CHECK(finding.contains(member.key()));
    const Json& document = schema["definitions"]["document"]["properties"];
    for (const auto& member : report["documents"][0].items()) CHECK(document.contains(member.key()));
}

TEST_CASE("the members of a JSON report stand in one order") {
    std::string text;
    const proviso::Report& report = canonical::reports().front().report;
    proviso::find_writer("json")->write(report, {}, [&](std::string_view piece) { text += piece; });
    std::vector<std::string> keys;
    const auto ordered = nlohmann::ordered_json::parse(text);
    for (const auto& member : ordered.items()) keys.push_back(member.key());
    CHECK(keys == std::vector<std::string>{"schema", "tool", "as_of", "language", "verdict", "case", "stage",
                                           "draft", "profile", "audience", "packs", "documents", "lots",
                                           "counts", "checklist", "findings", "excerpts", "not_checked",
                                           "notes"});
}
