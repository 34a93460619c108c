// The commands about tables. Knows CLI11, as `options.cpp` does.
#include "plugin/cli/option_groups.hpp"

namespace proviso::cli {

void add_map_columns(CLI::App& maps, Arguments& arguments) {
    CLI::App& columns =
        *maps.add_subcommand("columns", "Show what is understood of the columns of a CSV or XLSX file");
    columns.callback([&arguments] { arguments.command = Command::MapColumns; });
    columns.add_option("FILE", arguments.files, "The table")->type_name("FILE...")->required();
    add_extensions(columns, arguments);
}

void add_form(CLI::App& app, Arguments& arguments) {
    CLI::App& form =
        *app.add_subcommand("form", "Write the form for a supplier, filled in with what the documents tell");
    form.callback([&arguments] {
        arguments.command = Command::Form;
        if (arguments.format == "text") arguments.format = "xlsx";
    });
    add_documents(form, arguments);
    add_extensions(form, arguments);
    form.add_option("--format", arguments.format, "xlsx (the default) or csv")->type_name("ID");
    form.add_option("--output", arguments.output, "Write the form into this file")->type_name("FILE");
    form.add_option("--lang", arguments.language, "Language of the form: en, de, fr, es, nl, sv or ca")
        ->type_name("LANG");
}

}  // namespace proviso::cli
