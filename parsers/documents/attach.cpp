#include "parsers/documents/attach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "model/base/limits.hpp"
#include "model/base/unicode.hpp"
#include "parsers/documents/bind.hpp"
#include "parsers/documents/packed.hpp"
#include "parsers/documents/read_text.hpp"
#include "parsers/documents/references.hpp"
#include "parsers/documents/stated_hash.hpp"

namespace proviso {
namespace {

Error no_reference(std::string_view wanted, const std::vector<Reference>& references) {
    constexpr std::size_t listed_max = 10;
    constexpr std::size_t name_bytes_max = 120;
    std::vector<std::string_view> names;
    for (const Reference& reference : references) {
        names.insert(names.end(), reference.names.begin(), reference.names.end());
    }
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());

    std::string help =
        names.empty() ? "the notice refers to no document; leave the reference out" : "use one of ";
    for (std::size_t i = 0; i < std::min(names.size(), listed_max); ++i) {
        help += fmt::format("{}`{}`", i == 0 ? "" : ", ", shorten(make_visible(names[i]), name_bytes_max));
    }
    if (names.size() > listed_max) help += fmt::format(" and {} more", names.size() - listed_max);
    return Error{
        "E-NO-REFERENCE",
        fmt::format("the notice refers to no document `{}`", shorten(make_visible(wanted), name_bytes_max)),
        std::move(help), Place{}};
}

// The rows that the document answers; none: it is a further one.
Result<std::vector<Reference>> choose(std::string_view wanted, const std::vector<Reference>& references) {
    std::vector<Reference> chosen;
    if (!wanted.empty()) {
        std::ranges::copy_if(references, std::back_inserter(chosen),
                             [&](const Reference& reference) { return is_known_as(reference, wanted); });
        if (chosen.empty()) return no_reference(wanted, references);
        return chosen;
    }
    std::ranges::copy_if(references, std::back_inserter(chosen), &Reference::is_open);
    const bool is_one = std::ranges::all_of(chosen, [&](const Reference& other) {
        return other.row == chosen[0].row || is_same(chosen[0], other);
    });
    if (!is_one) chosen.clear();
    return chosen;
}

// The notice's language, if it is written in one only.
LanguageTag only_notice_language(DossierBuilder& builder) {
    const Vocabulary& vocabulary = builder.vocabulary();
    const EntityId notice = vocabulary.find_entity("notice");
    if (notice == no_entity) return {};
    const FieldId first = vocabulary.find_field(notice, "language");
    const FieldId further = vocabulary.find_field(notice, "other-languages");
    LanguageTag language;
    for (const DossierBuilder::PendingCell& pending : builder.cells()) {
        const Cell& cell = pending.cell;
        if (cell.state != State::Given || (cell.field != first && cell.field != further)) continue;
        const LanguageTag named = parse_language(cell.text);
        if (language.is_known() && named != language) return {};
        language = named;
    }
    return language;
}

class Binder {
public:
    Binder(const DocumentFields& fields, const ReadText& read, DocumentIndex document,
           DossierBuilder& builder)
        : fields_(fields),
          read_(read),
          document_(document),
          builder_(builder),
          notice_language_(only_notice_language(builder)) {}

    void bind(const std::vector<Reference>& references) {
        std::vector<bool> is_filled(builder_.rows().size());
        for (DossierBuilder::PendingCell& pending : builder_.cells()) {
            const bool is_gap =
                pending.cell.field == fields_.text && pending.cell.state == State::NotSupplied;
            const auto reference = std::ranges::find(references, pending.row, &Reference::row);
            if (!is_gap || reference == references.end()) continue;
            fill(pending.cell, *reference);
            // A row that names its document in two ways has two gaps, and one text closes both.
            if (is_filled[pending.row]) pending.cell = silent();
            is_filled[pending.row] = true;
        }
        for (const Reference& reference : references) {
            add_cells(reference.row, reference.languages, reference.is_open ? 1 : 0);
        }
    }

    // Returns how many lots there are.
    std::size_t add_to_every_lot(std::string_view file_name) {
        std::vector<RowIndex> lots;
        for (RowIndex row = 0; row < builder_.rows().size(); ++row) {
            if (builder_.rows()[row].entity == fields_.lot) lots.push_back(row);
        }
        const std::string_view name = builder_.store(file_name);
        for (const RowIndex lot : lots) {
            Row row;
            row.entity = fields_.document;
            row.list = fields_.documents;
            row.parent = lot;
            row.document = document_;
            const RowIndex added = builder_.add_row(row);
            Cell named;
            named.field = fields_.name;
            named.text = name;
            named.document = document_;
            if (fields_.name != no_field) builder_.add_cell(added, named);
            add_cells(added, {}, 0);
        }
        return lots.size();
    }

private:
    // The text's parts from `first` on, and a word for what of it was not read.
    void add_cells(RowIndex row, const std::vector<LanguageTag>& languages, std::size_t first) {
        for (std::size_t i = first; i < std::max<std::size_t>(read_.parts.size(), 1); ++i) {
            builder_.add_cell(row, make_cell(languages, i));
        }
        if (!read_.is_partial) return;
        Cell rest;
        rest.field = fields_.text;
        rest.document = document_;
        rest.state = State::Unreadable;
        builder_.add_cell(row, rest);
    }

    [[nodiscard]] Cell make_cell(const std::vector<LanguageTag>& languages, std::size_t part) const {
        Cell cell;
        cell.field = fields_.text;
        cell.document = document_;
        cell.state = read_.format == "unreadable" ? State::Unreadable : State::Given;
        if (part < read_.parts.size()) {
            cell.text = read_.parts[part].text;
            cell.language = read_.parts[part].language;
        }
        const bool is_one =
            !languages.empty() && std::ranges::count(languages, languages[0]) == std::ssize(languages);
        if (!cell.language.is_known() && is_one) cell.language = languages[0];
        if (!cell.language.is_known() && languages.empty()) cell.language = notice_language_;
        return cell;
    }

    void fill(Cell& gap, const Reference& reference) const {
        const std::string_view link = gap.text;
        gap = make_cell(reference.languages, 0);
        if (gap.state == State::Unreadable) gap.text = link;
    }

    [[nodiscard]] Cell silent() const {
        Cell cell;
        cell.field = fields_.text;
        cell.document = document_;
        cell.state = State::Silent;
        return cell;
    }

    const DocumentFields& fields_;
    const ReadText& read_;
    DocumentIndex document_;
    DossierBuilder& builder_;
    LanguageTag notice_language_;
};

// Binds one text after another to the same references.
class Attacher {
public:
    Attacher(const DocumentFields& fields, std::vector<Reference> chosen, DossierBuilder& builder)
        : fields_(fields), chosen_(std::move(chosen)), builder_(builder) {}

    // `bytes`: keeps the input's bytes alive, where somebody has to.
    DocumentIndex attach(const Input& input, const ReadText& read, std::shared_ptr<const std::string> bytes) {
        DocumentRecord record;
        record.name = input.name;
        record.format = read.format;
        record.text = read.text;
        record.places = read.places;
        record.bytes = input.bytes;
        record.keeps_alive = std::make_shared<const Kept>(Kept{read.storage, std::move(bytes)});
        record.notes = read.notes;
        const DocumentIndex index = builder_.add_document(std::move(record));
        Binder binder{fields_, read, index, builder_};
        if (!chosen_.empty()) {
            binder.bind(chosen_);
            for (Reference& reference : chosen_) reference.is_open = false;
        } else if (binder.add_to_every_lot(input.name) == 0) {
            builder_.documents()[index].notes.emplace_back("remark-no-lot", Remark::Pairs{});
        }
        return index;
    }

    // The archive itself has no text. What could not be taken from it may hold anything.
    DocumentIndex attach_packed(const Input& input, Unpacked unpacked, const ReadOptions& options,
                                std::shared_ptr<const std::string> bytes) {
        DocumentIndex index = 0;
        if (unpacked.is_partial) {
            ReadText rest;
            rest.format = "unreadable";
            rest.notes = std::move(unpacked.notes);
            index = attach(input, rest, std::move(bytes));
        } else {
            DocumentRecord record;
            record.name = input.name;
            record.format = container_name(container_kind(input.bytes));
            record.bytes = input.bytes;
            record.keeps_alive = std::move(bytes);
            record.notes = std::move(unpacked.notes);
            index = builder_.add_document(std::move(record));
        }
        for (ContainedInput& document : unpacked.documents) {
            const Input inner{std::move(document.name), *document.bytes};
            attach(inner, document.fault ? unreadable_text(*document.fault) : read_text(inner, options),
                   document.bytes);
        }
        return index;
    }

private:
    struct Kept {
        std::shared_ptr<const std::string> text;
        std::shared_ptr<const std::string> bytes;
    };

    const DocumentFields& fields_;
    std::vector<Reference> chosen_;
    DossierBuilder& builder_;
};

Result<DocumentFields> known_fields(const DossierBuilder& builder) {
    const DocumentFields fields = DocumentFields::find(builder.vocabulary());
    if (fields.text != no_field && fields.documents != no_field) return fields;
    return Error{"E-NO-REFERENCE", "the model has no documents of a lot, or none with a text",
                 "add the entity `document` with the field `text` to the model", Place{}};
}

}  // namespace

Result<DocumentIndex> attach_document(const AttachedDocument& document, DossierBuilder& builder,
                                      const ReadOptions& options) {
    const Input& input = document.input;
    if (input.bytes.size() > limits::document_bytes_max) {
        return Error{"E-LIMIT-SIZE",
                     fmt::format("the document has {} bytes; {} are the most that is read",
                                 input.bytes.size(), limits::document_bytes_max),
                     "hand in its parts one by one", Place{input.name, {}, 0, 0, 0}};
    }
    PROVISO_TRY(fields, known_fields(builder));
    auto chosen = choose(document.reference, find_references(fields, builder));
    if (!chosen) return std::move(chosen).error();
    return bind_document(input, nullptr, {}, std::move(chosen).value(), builder, options);
}

DocumentIndex bind_document(const Input& input, std::shared_ptr<const std::string> bytes,
                            const std::optional<Error>& fault, std::vector<Reference> rows,
                            DossierBuilder& builder, const ReadOptions& options) {
    const DocumentFields fields = DocumentFields::find(builder.vocabulary());
    auto remark = fault ? std::nullopt : compare_hash(rows, input.bytes, builder);
    Attacher attacher{fields, std::move(rows), builder};
    DocumentIndex index = 0;
    if (fault) {
        index = attacher.attach(input, unreadable_text(*fault), std::move(bytes));
    } else if (container_kind(input.bytes) == ContainerKind::None) {
        index = attacher.attach(input, read_text(input, options), std::move(bytes));
    } else {
        index = attacher.attach_packed(input, unpack_documents(input), options, std::move(bytes));
    }
    if (remark) builder.documents()[index].notes.push_back(*std::move(remark));
    return index;
}

}  // namespace proviso
