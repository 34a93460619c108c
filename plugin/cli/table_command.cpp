// `proviso maps columns` and `proviso form`: what is understood of a table, and the table to send out.
#include "plugin/cli/console.hpp"
#include "plugin/cli/files.hpp"
#include "plugin/cli/output_file.hpp"
#include "plugin/cli/session.hpp"

#include <array>

namespace proviso::cli {
namespace {

// `Sites!B1  Factory name  → sites.legal-name`, from a line parted by tabs.
std::string shown(std::string_view line) {
    std::array<std::string_view, 4> parts;
    for (std::string_view& part : parts) {
        const std::size_t end = line.find('\t');
        part = line.substr(0, end);
        line = end == std::string_view::npos ? std::string_view{} : line.substr(end + 1);
    }
    const auto& [sheet, cell, words, field] = parts;
    std::string text{sheet};
    if (!sheet.empty()) text += '!';
    text.append(cell).append("  ").append(words).append("  ");
    return text + (field.empty() ? "not understood" : "= " + std::string{field}) + "\n";
}

}  // namespace

Expected<int> show_columns(const Arguments& arguments) {
    Expected<host::Engine> engine = make_engine(arguments);
    if (!engine) return engine.error();
    std::string text;
    for (const std::string& path : arguments.files) {
        Expected<host::File> table = read_file(path, PROVISO_UNREADABLE);
        if (!table) return table.error();
        Expected<std::string> lines = host::table_columns(*engine, path, table->bytes);
        if (!lines) return lines.error();
        text += host::visible(path) + "\n";
        for (std::size_t begin = 0; begin < lines->size();) {
            const std::size_t end = lines->find('\n', begin);
            text += "  " + shown(std::string_view{*lines}.substr(begin, end - begin));
            begin = end + 1;
        }
    }
    Expected<host::Nothing> printed = print(text);
    if (!printed) return printed.error();
    return int{nothing_found};
}

Expected<int> write_form(const Arguments& arguments) {
    if (arguments.format == "xlsx" && arguments.output.empty())
        return usage_error("a spreadsheet needs a file to be written into", "name it with --output FILE");
    Expected<host::Engine> engine = make_engine(arguments);
    if (!engine) return engine.error();
    Expected<host::Check> check = make_check(*engine, arguments);
    if (!check) return check.error();
    Expected<host::Dossier> dossier = check->read();
    if (!dossier) return dossier.error();
    Expected<std::string> form =
        host::form_of(*engine, *dossier, host::FormFormat{arguments.format, arguments.language});
    if (!form) return form.error();
    Expected<host::Nothing> written =
        arguments.output.empty() ? print(*form) : write_whole(arguments.output, *form);
    if (!written) return written.error();
    return int{nothing_found};
}

}  // namespace proviso::cli
