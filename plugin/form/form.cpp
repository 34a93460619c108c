#include "plugin/form/form.hpp"

#include "plugin/form/form_sheet.hpp"
#include "plugin/form/form_xlsx.hpp"

#include <algorithm>
#include <span>
#include <vector>

namespace proviso {
namespace {

// Every cell in quotes, so that no text is taken for a number, a separator or the end of a line.
std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char sign : text) {
        if (sign == '"') result += '"';
        result += sign;
    }
    return result + "\"";
}

// One table under the other, each under its title. The mark at the beginning lets Excel see that it is UTF-8.
std::string form_as_csv(std::span<const FormSheet> sheets) {
    std::string text = "\xEF\xBB\xBF";
    for (const FormSheet& sheet : sheets) {
        text += quoted(sheet.title) + "\r\n";
        for (std::size_t i = 0; i < sheet.heads.size(); ++i)
            text += (i == 0 ? "" : ";") + quoted(sheet.heads[i]);
        text += "\r\n";
        for (const std::vector<FormCell>& row : sheet.rows) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                if (i != 0) text += ';';
                if (!row[i].text.empty()) text += quoted(row[i].text);
            }
            text += "\r\n";
        }
        text += "\r\n";
    }
    return text;
}

}  // namespace

std::optional<FormKind> form_kind(std::string_view name) {
    if (name == "xlsx") return FormKind::Xlsx;
    if (name == "csv") return FormKind::Csv;
    return std::nullopt;
}

Result<std::string> make_form(const FormatSet& formats, const Dossier& dossier, const FormOptions& options) {
    const table::Layout* const layout = table_layout(formats);
    if (layout == nullptr)
        return Error{"E-NO-FORM", "no map says how the columns of a table are headed", {}, Place{}};
    const std::vector<FormSheet> sheets = form_sheets(*layout, dossier, options.language);
    if (options.kind == FormKind::Csv) return form_as_csv(sheets);
    return form_as_xlsx(sheets);
}

}  // namespace proviso
