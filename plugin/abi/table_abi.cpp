// Tables: which of their columns are understood, and the form that a supplier fills in.
#include "plugin/abi/guard.hpp"

#include "model/base/unicode.hpp"
#include "plugin/form/form.hpp"

namespace abi = proviso::abi;

namespace {

// One line a column; what stands in the file keeps no tab and no line end of its own.
std::string line_of(const proviso::ColumnWords& column) {
    std::string line;
    for (const std::string* const part : {&column.sheet, &column.cell, &column.words, &column.field}) {
        if (part != &column.sheet) line += '\t';
        for (const char sign : proviso::make_visible(*part))
            line += sign == '\t' || sign == '\n' ? ' ' : sign;
    }
    return line + "\n";
}

}  // namespace

proviso_status proviso_table_columns(const proviso_engine* engine, const proviso_file* table,
                                     proviso_sink sink, proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        PROVISO_TRY(object, abi::object_of<abi::EngineObject>(engine, "engine"));
        PROVISO_TRY(file, abi::file_of(table, "table"));
        PROVISO_TRY(done, abi::check_sink(sink));
        static_cast<void>(done);
        PROVISO_TRY(columns, proviso::describe_columns(object->engine->formats(),
                                                       proviso::Input{file.name, file.text}));
        std::string text;
        for (const proviso::ColumnWords& column : columns) text += line_of(column);
        return abi::send(sink, text);
    });
}

proviso_status proviso_dossier_form(const proviso_engine* engine, const proviso_dossier* dossier,
                                    proviso_text format, proviso_text language, proviso_sink sink,
                                    proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        PROVISO_TRY(object, abi::object_of<abi::EngineObject>(engine, "engine"));
        PROVISO_TRY(read, abi::object_of<abi::DossierObject>(dossier, "dossier"));
        PROVISO_TRY(done, abi::check_sink(sink));
        static_cast<void>(done);
        PROVISO_TRY(id, abi::text_of(format, "format"));
        PROVISO_TRY(spoken, abi::text_of(language, "language"));
        const auto kind = proviso::form_kind(id);
        if (!kind)
            return proviso::Error{
                "E-NO-WRITER", "a form is written as `xlsx` or `csv`", "name one of them", {}};
        proviso::FormOptions options;
        options.kind = *kind;
        if (!spoken.empty()) options.language = spoken;
        PROVISO_TRY(form, proviso::make_form(object->engine->formats(), read->dossier, options));
        return abi::send(sink, form);
    });
}
