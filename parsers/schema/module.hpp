// The border to `libproviso-xsd.so`, the part of Proviso that holds Xerces-C. Xerces-C brings some thirty
// libraries for the network with it: a process that never asks for a schema must not load them.
//
// Doors: `load_module` on this side, `proviso_xsd_compile` on the other. Both sides are built together and
// share their types. Thread rule: any thread. Lifetime: the module is never unloaded.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "model/base/result.hpp"
#include "parsers/schema/schema_set.hpp"

namespace proviso::schema {

// A compiled schema; any number of threads may ask it at once.
class Validator {
public:
    Validator() = default;
    Validator(const Validator&) = delete;
    Validator& operator=(const Validator&) = delete;
    virtual ~Validator() = default;

    [[nodiscard]] virtual Result<Validated> validate(std::string_view document_name,
                                                     std::string_view utf8) = 0;
};

struct XsdFile {
    std::string_view path;
    std::string_view bytes;
};

using Compiled = Result<std::unique_ptr<Validator>>;

// Compiles the schema `path` of these files, which have been counted and whose references lead to each other.
using CompileFunction = void (*)(std::span<const XsdFile> files, std::string_view path, Compiled& compiled);
struct Module {
    CompileFunction compile = nullptr;
};
inline constexpr const char* compile_symbol = "proviso_xsd_compile";

// Loads the module that stands beside the library, once. E-SCHEMA where it is not there or of another build.
[[nodiscard]] Result<Module> load_module();

}  // namespace proviso::schema
