// The form that a buyer sends to a supplier: a table with the heads that are understood when it comes back,
// filled in with what the documents at hand tell.
//
// Door: `make_form`. Thread rule: pure function.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/base/result.hpp"
#include "model/dossier.hpp"
#include "parsers/formats.hpp"

namespace proviso {

enum class FormKind : std::uint8_t { Xlsx, Csv };

// `xlsx` or `csv`.
[[nodiscard]] std::optional<FormKind> form_kind(std::string_view name);

struct FormOptions {
    FormKind kind = FormKind::Xlsx;
    std::string language = "en";  // of the heads of columns and the names of sheets
};

// Errors: E-NO-FORM where no map tells how tables are headed, E-ARC-WRITE.
[[nodiscard]] Result<std::string> make_form(const FormatSet& formats, const Dossier& dossier,
                                            const FormOptions& options);

}  // namespace proviso
