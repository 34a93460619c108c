// `proviso schemas list|verify`: what a folder of XML schemas holds, and whether it can be used.
#include "plugin/cli/console.hpp"
#include "plugin/cli/session.hpp"

namespace proviso::cli {
namespace {

using host::view;

std::string line_of(const proviso_schema& schema) {
    std::string text = std::string{view(schema.path)} + "  " + std::string{view(schema.roots)};
    if (schema.version.size != 0) text += "  " + std::string{view(schema.version)};
    return host::visible(text + "  " + std::string{view(schema.target_namespace)});
}

}  // namespace

Expected<int> list_schemas(const Arguments& arguments) {
    Expected<host::Schemas> schemas = read_schemas(arguments.schemas);
    if (!schemas) return schemas.error();
    std::string text;
    for (const proviso_schema& schema : schemas->all()) text += line_of(schema) + "\n";
    Expected<host::Nothing> printed = print(text);
    if (!printed) return printed.error();
    return int{nothing_found};
}

Expected<int> verify_schemas(const Arguments& arguments) {
    Expected<host::Schemas> schemas = read_schemas(arguments.schemas);
    if (!schemas) return schemas.error();
    std::size_t faulty = 0;
    const std::vector<proviso_schema> all = schemas->all();
    for (std::size_t i = 0; i < all.size(); ++i) {
        Expected<host::Nothing> sound = schemas->verify(i);
        if (sound) continue;
        ++faulty;
        complain(sound.error());
    }
    Expected<host::Nothing> printed = print(std::to_string(all.size() - faulty) + " of " +
                                            std::to_string(all.size()) + " schemas can be used\n");
    if (!printed) return printed.error();
    return int{faulty == 0 ? nothing_found : findings};
}

}  // namespace proviso::cli
