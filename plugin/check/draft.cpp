#include "plugin/check/draft.hpp"

#include <algorithm>
#include <array>

#include "model/base/unicode.hpp"
#include "plugin/check/check_texts.hpp"

namespace proviso {
namespace {

constexpr std::string_view draft_format = "draft";

struct FieldName {
    std::string_view entity;
    std::string_view field;
};

// What the drafts and their buyer can say. Beside them every field of a notice is carried: there was no
// cancellation and no change of what was never sent.
constexpr std::array carried_fields{
    FieldName{"procedure", "lots"},
    FieldName{"procedure", "main-cpv"},
    FieldName{"procedure", "additional-cpv"},
    FieldName{"lot", "id"},
    FieldName{"lot", "main-cpv"},
    FieldName{"lot", "additional-cpv"},
    FieldName{"lot", "performance-terms"},
    FieldName{"lot", "additional-information"},
    FieldName{"lot", "documents"},
    FieldName{"document", "id"},
    FieldName{"document", "name"},
    FieldName{"document", "text"},
};

std::vector<bool> carried_by_draft(const Vocabulary& vocabulary) {
    std::vector<bool> carried;
    for (const Field& field : vocabulary.fields()) {
        const std::string& entity = vocabulary.entity(field.owner).name;
        const bool is_listed = std::ranges::any_of(carried_fields, [&](const FieldName& one) {
            return one.entity == entity && one.field == field.name;
        });
        carried.push_back(is_listed || entity == "notice" || entity == "dossier");
    }
    return carried;
}

bool is_digit(char character) { return character >= '0' && character <= '9'; }

// `30213100` of `30213100-6`; nothing for what is no CPV code.
std::string_view digits_of(std::string_view code) {
    constexpr std::size_t digits = 8;
    const std::string_view number = code.substr(0, digits);
    const bool has_check_digit = code.size() == digits + 2 && code[digits] == '-' && is_digit(code.back());
    if (number.size() != digits || !std::ranges::all_of(number, is_digit)) return {};
    return code.size() == digits || has_check_digit ? number : std::string_view{};
}

Status check_codes(const std::vector<std::string>& codes) {
    const std::string help = "a CPV code has eight digits, such as 30213100 for portable computers";
    if (codes.empty()) {
        return Error{"E-DRAFT", "a draft is judged by what it buys, and no CPV code is given", help, {}};
    }
    for (const std::string& code : codes) {
        if (!digits_of(code).empty()) continue;
        return Error{"E-DRAFT", "`" + make_visible(code) + "` is no CPV code", help, {}};
    }
    return Done{};
}

Status check_language(const std::string& language) {
    if (language.empty() || parse_language(language).is_known()) return Done{};
    return Error{"E-DRAFT-LANGUAGE",
                 "`" + make_visible(language) + "` is no language code",
                 "write the two letters of ISO 639-1, such as `de`",
                 {}};
}

class DraftBuilder {
public:
    DraftBuilder(DossierBuilder& builder, DocumentIndex document) : builder_(builder), document_(document) {}

    // The row of a list of `parent`; `no_row` where the model has no such list.
    RowIndex add_row(RowIndex parent, std::string_view list) {
        const Vocabulary& vocabulary = builder_.vocabulary();
        if (parent == no_row) return no_row;
        Row row;
        row.list = vocabulary.find_field(builder_.rows()[parent].entity, list);
        if (row.list == no_field) return no_row;
        row.entity = vocabulary.field(row.list).type.entity;
        row.parent = parent;
        row.document = document_;
        return builder_.add_row(row);
    }

    void add_value(RowIndex row, std::string_view name, std::string_view value) {
        if (row == no_row) return;
        Cell cell;
        cell.field = builder_.vocabulary().find_field(builder_.rows()[row].entity, name);
        if (cell.field == no_field) return;
        cell.document = document_;
        cell.text = builder_.store(value);
        builder_.add_cell(row, cell);
    }

private:
    DossierBuilder& builder_;
    DocumentIndex document_;
};

FieldId text_field(const Vocabulary& vocabulary) {
    const EntityId document = vocabulary.find_entity("document");
    return document == no_entity ? no_field : vocabulary.find_field(document, "text");
}

}  // namespace

Status begin_draft(const Draft& draft, Date as_of, DossierBuilder& builder) {
    PROVISO_TRY(sound, check_codes(draft.cpv));
    static_cast<void>(sound);
    PROVISO_TRY(known, check_language(draft.language));
    static_cast<void>(known);
    const std::string today = format_date(as_of);
    DocumentRecord record;
    record.name = "draft";
    record.format = draft_format;
    record.carried = carried_by_draft(builder.vocabulary());
    DraftBuilder rows{builder, builder.add_document(std::move(record))};
    rows.add_value(rows.add_row(root_row, "notice"), "dispatched-on", today);
    const RowIndex procedure = rows.add_row(root_row, "procedure");
    const RowIndex lot = rows.add_row(procedure, "lots");
    rows.add_value(lot, "id", "1");
    for (const RowIndex row : {procedure, lot}) {
        std::string_view name = "main-cpv";
        for (const std::string& code : draft.cpv) {
            rows.add_value(row, name, digits_of(code));
            name = "additional-cpv";
        }
    }
    return Done{};
}

Status end_draft(const Draft& draft, DossierBuilder& builder) {
    const LanguageTag given = parse_language(draft.language);
    const FieldId text = text_field(builder.vocabulary());
    // The rows of the attached documents carry no more than the draft does.
    for (DocumentRecord& record : builder.documents()) record.carried = builder.documents()[0].carried;
    for (DossierBuilder::PendingCell& pending : builder.cells()) {
        Cell& cell = pending.cell;
        if (cell.field != text || cell.state != State::Given) continue;
        if (given.is_known()) cell.language = given;
        if (cell.language.is_known()) continue;
        const std::string& name = builder.documents()[cell.document].name;
        Error error{"E-DRAFT-LANGUAGE",
                    "the draft `" + make_visible(name) + "` does not say in which language it is written",
                    "name its language, on the command line with `--language de`",
                    {}};
        error.place.document = name;
        return error;
    }
    return Done{};
}

bool is_draft_record(const DocumentRecord& record) { return record.format == draft_format; }

NotChecked describe_draft(Date as_of, std::string_view language) {
    const std::string date = format_date(as_of);
    const std::pair<std::string_view, std::string_view> value{"date", date};
    return NotChecked{check_texts().get("no-notice", language),
                      check_texts().get("no-notice-why", language, std::span{&value, 1})};
}

}  // namespace proviso
