// `--schemas DIR` and `proviso schemas`.
#include "plugin/cli/option_groups.hpp"

namespace proviso::cli {

void add_schemas(CLI::App& command, Arguments& arguments) {
    command
        .add_option("--schemas", arguments.schemas,
                    "A folder of XML schemas, such as an eForms SDK: documents are held against them, which "
                    "informs and decides nothing")
        ->type_name("DIR");
}

void add_schemas_commands(CLI::App& app, Arguments& arguments) {
    CLI::App& schemas = *app.add_subcommand("schemas", "List and check the XML schemas of a folder");
    schemas.require_subcommand(1);
    struct Each {
        const char* name;
        const char* what;
        Command command;
    };
    for (const Each& each :
         {Each{"list", "List the schemas with which a document can begin", Command::SchemasList},
          Each{"verify", "Read every schema, and say what is wrong", Command::SchemasVerify}}) {
        CLI::App& command = *schemas.add_subcommand(each.name, each.what);
        command.callback([&arguments, which = each.command] { arguments.command = which; });
        command.add_option("DIR", arguments.schemas, "A folder of XML schemas")->required();
    }
}

}  // namespace proviso::cli
