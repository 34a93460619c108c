// A JSON Schema from a file, and what a document does against it.
#pragma once

#include <memory>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace support {

class JsonSchema {
public:
    // A schema that is itself unsound throws, and so fails the test.
    explicit JsonSchema(const std::string& path);
    ~JsonSchema();

    // One line for each fault; empty where the document keeps to the schema.
    [[nodiscard]] std::string complaints(const nlohmann::json& document) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace support
