#include "rules/language/given.hpp"

#include <fmt/format.h>

#include <utility>

#include "rules/language/check/expression.hpp"
#include "rules/language/evaluate/outcomes.hpp"

namespace proviso::clause {
namespace {

class GivenReader {
public:
    GivenReader(DossierBuilder& builder, DocumentIndex document, Reporter& reporter)
        : builder_(builder), reporter_(reporter), document_(document) {}

    void member(const Node& node, RowIndex row, EntityId entity) {
        const Vocabulary& vocabulary = builder_.vocabulary();
        const FieldId field = vocabulary.find_field(entity, node.text);
        if (field == no_field) {
            report_unknown(node, entity);
        } else if (!node.children.empty()) {
            values(node.children.front(), row, field);
        }
    }

private:
    void report_unknown(const Node& node, EntityId entity) {
        const Vocabulary& vocabulary = builder_.vocabulary();
        std::vector<std::string> names;
        for (const FieldId id : vocabulary.entity(entity).fields) names.push_back(vocabulary.field(id).name);
        const std::string& owner = vocabulary.entity(entity).name;
        Diagnostic& diagnostic =
            reporter_.error("E0201", fmt::format("`{}` is no field of {}", node.text, owner),
                            reporter_.part(node, node.text), "unknown field");
        suggest(diagnostic, node.text, names);
        diagnostic.notes.push_back(fmt::format("fields of {}: {}", owner, fmt::join(names, ", ")));
    }

    // A list on a field of one value is how a test writes two documents that disagree.
    void values(const Node& node, RowIndex row, FieldId field) {
        if (node.kind != NodeKind::List) {
            value(node, row, field);
            return;
        }
        for (const Node& element : node.children) value(element, row, field);
    }

    void value(const Node& node, RowIndex row, FieldId id) {
        const Field& field = builder_.vocabulary().field(id);
        if (node.kind == NodeKind::StateValue) {
            Cell marker = cell(id);
            marker.state = state_of(node.text).value_or(State::Unreadable);
            if (!node.children.empty()) marker.text = builder_.store(node.children.front().text);
            builder_.add_cell(row, marker);
        } else if (field.is_rows() != (node.kind == NodeKind::Record) || !is_of_type(node, field)) {
            Diagnostic& diagnostic =
                reporter_.error("E0301", fmt::format("`{}` takes another kind of value", field.name), node,
                                "types do not agree");
            ValueType type = type_of(field);
            type.is_many = false;
            diagnostic.notes.push_back(fmt::format("it is {}", describe_type(type, builder_.vocabulary())));
        } else if (field.is_rows()) {
            record(node, row, id);
        } else {
            scalar(node, row, id);
        }
    }

    void record(const Node& node, RowIndex parent, FieldId list) {
        Row row;
        row.entity = builder_.vocabulary().field(list).type.entity;
        row.list = list;
        row.parent = parent;
        row.document = document_;
        const RowIndex index = builder_.add_row(row);
        for (const Node& child : node.children) member(child, index, row.entity);
    }

    void scalar(const Node& node, RowIndex row, FieldId id) {
        Cell given = cell(id);
        const bool is_code = node.kind == NodeKind::Code;
        given.text = builder_.store(is_code ? value_of_code(node.text) : std::string_view{node.text});
        if (node.kind == NodeKind::TextValue && !node.children.empty()) {
            given.language = parse_language(node.children.front().text);
        }
        builder_.add_cell(row, given);
    }

    Cell cell(FieldId field) const {
        Cell cell;
        cell.field = field;
        cell.document = document_;
        return cell;
    }

    static bool is_of_type(const Node& node, const Field& field) {
        const bool is_text = node.kind == NodeKind::TextValue || node.kind == NodeKind::Text;
        switch (field.type.kind) {
            case TypeKind::Rows:
                return true;
            case TypeKind::YesNo:
                return node.kind == NodeKind::YesNo;
            case TypeKind::Number:
                return node.kind == NodeKind::Number;
            case TypeKind::Percentage:
                return node.kind == NodeKind::Number || node.kind == NodeKind::Percent;
            case TypeKind::Money:
                return node.kind == NodeKind::Money;
            case TypeKind::Date:
                return node.kind == NodeKind::Date;
            case TypeKind::Period:
                return node.kind == NodeKind::Period;
            case TypeKind::Code:
                // A code that is none of the language's own is written as a text.
                return is_text ||
                       (node.kind == NodeKind::Code && list_of_code(node.text) == field.type.code_list);
            case TypeKind::Text:
            case TypeKind::Id:
            case TypeKind::Link:
                break;
        }
        return is_text;
    }

    DossierBuilder& builder_;
    Reporter& reporter_;
    DocumentIndex document_;
};

}  // namespace

void read_given(std::span<const Node> members, DossierBuilder& builder, Reporter& reporter) {
    DocumentRecord record;
    record.name = "given";
    record.format = "notation";
    const DocumentIndex document = builder.add_document(std::move(record));
    GivenReader reader{builder, document, reporter};
    for (const Node& member : members) reader.member(member, root_row, builder.vocabulary().root());
}

}  // namespace proviso::clause
