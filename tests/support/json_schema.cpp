#include "tests/support/json_schema.hpp"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <fstream>

namespace support {

struct JsonSchema::State {
    nlohmann::json text;
    valijson::Schema schema;
};

JsonSchema::JsonSchema(const std::string& path) : state_(std::make_unique<State>()) {
    state_->text = nlohmann::json::parse(std::ifstream{path});
    valijson::SchemaParser parser;
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter{state_->text}, state_->schema);
}

JsonSchema::~JsonSchema() = default;

std::string JsonSchema::complaints(const nlohmann::json& document) const {
    valijson::Validator validator;
    valijson::ValidationResults results;
    const valijson::adapters::NlohmannJsonAdapter adapter{document};
    if (validator.validate(state_->schema, adapter, &results)) return {};
    std::string text;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const std::string& step : error.context) text += step;
        text += ": " + error.description + "\n";
    }
    return text.empty() ? "refused without a reason" : text;
}

}  // namespace support
