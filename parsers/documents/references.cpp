#include "parsers/documents/references.hpp"

#include <algorithm>

namespace proviso {
namespace {

bool is_name_of(std::string_view name, std::string_view wanted) {
    if (name == wanted) return true;
    if (!name.ends_with(wanted)) return false;
    constexpr std::string_view separators = "/\\=?#: ";
    const char before = name[name.size() - wanted.size() - 1];
    return separators.find(before) != std::string_view::npos ||
           separators.find(wanted.front()) != std::string_view::npos;
}

}  // namespace

DocumentFields DocumentFields::find(const Vocabulary& vocabulary) {
    DocumentFields fields;
    fields.document = vocabulary.find_entity("document");
    fields.lot = vocabulary.find_entity("lot");
    if (fields.lot != no_entity) fields.documents = vocabulary.find_field(fields.lot, "documents");
    if (fields.document == no_entity) return fields;
    const auto field = [&](std::string_view wanted) {
        return vocabulary.find_field(fields.document, wanted);
    };
    fields.id = field("id");
    fields.name = field("name");
    fields.link = field("link");
    fields.restricted_link = field("restricted-link");
    fields.language = field("language");
    fields.text = field("text");
    return fields;
}

std::vector<Reference> find_references(const DocumentFields& fields, DossierBuilder& builder) {
    std::vector<Reference> references;
    std::vector<std::size_t> of_row(builder.rows().size(), std::string_view::npos);
    for (RowIndex row = 0; row < builder.rows().size(); ++row) {
        if (builder.rows()[row].entity != fields.document) continue;
        of_row[row] = references.size();
        references.emplace_back().row = row;
    }
    for (const DossierBuilder::PendingCell& pending : builder.cells()) {
        if (of_row[pending.row] == std::string_view::npos) continue;
        Reference& reference = references[of_row[pending.row]];
        const Cell& cell = pending.cell;
        const bool is_name = cell.field == fields.id || cell.field == fields.name ||
                             cell.field == fields.link || cell.field == fields.restricted_link;
        if (cell.state == State::Given && is_name) reference.names.push_back(cell.text);
        if (cell.state == State::Given && cell.field == fields.language) {
            reference.languages.push_back(parse_language(cell.text));
        }
        if (cell.state == State::NotSupplied && cell.field == fields.text) {
            reference.is_open = true;
            // A link that is named only by what is missing is still a name.
            if (!cell.text.empty()) reference.names.push_back(cell.text);
        }
    }
    for (Reference& reference : references) {
        std::ranges::sort(reference.names);
        reference.names.erase(std::unique(reference.names.begin(), reference.names.end()),
                              reference.names.end());
    }
    return references;
}

bool is_known_as(const Reference& reference, std::string_view wanted) {
    return std::ranges::any_of(reference.names,
                               [&](std::string_view name) { return is_name_of(name, wanted); });
}

bool is_same(const Reference& a, const Reference& b) { return !a.names.empty() && a.names == b.names; }

}  // namespace proviso
