#include "plugin/check/record.hpp"

#include <array>
#include <utility>

#include "model/closing.hpp"
#include "plugin/check/check_texts.hpp"
#include "rules/language/parse.hpp"

namespace proviso {
namespace {

using Value = std::pair<std::string_view, std::string_view>;

Error no_record(std::string message) {
    return Error{"E-RECORD",
                 std::move(message),
                 "write the lists that are whole, the day and who says so: `documents, requests; as of "
                 "2026-05-01; by \"A. Keller\"`",
                 {}};
}

std::string names_of(const RecordStatement& statement) {
    std::string names;
    for (const std::string& list : statement.lists) names += (names.empty() ? "" : ", ") + list;
    return names;
}

}  // namespace

Result<RecordStatement> read_record(std::string_view words) {
    // The notation is that of a test, so it is read as the line of one.
    const std::string text = "test \"t\" for t record complete: " + std::string{words} + "\nend\n";
    const clause::Parsed parsed = clause::parse_clause(clause::Source{"record", text});
    // Nothing but the rule's name and the record.
    const bool is_one =
        parsed.diagnostics.empty() && parsed.items.size() == 1 && parsed.items.front().children.size() == 2;
    if (!is_one) return no_record("`" + std::string{words} + "` does not say which record is complete");
    RecordStatement statement;
    for (const clause::Node& line : parsed.items.front().children) {
        if (line.kind != clause::NodeKind::TestRecordComplete) continue;
        for (const clause::Node& part : line.children) {
            if (part.kind == clause::NodeKind::Name) statement.lists.push_back(part.text);
            if (part.kind != clause::NodeKind::Attribute) continue;
            const std::string& said = part.children.front().text;
            if (part.text == "by") statement.by = said;
            if (part.text == "as") statement.as_of = parse_date(said);
        }
    }
    return statement;
}

Status close_record(const RecordStatement& statement, DossierBuilder& builder) {
    const Vocabulary& vocabulary = builder.vocabulary();
    for (const std::string& name : statement.lists) {
        if (name == "documents") {
            close_documents(builder);
            continue;
        }
        const FieldId list = vocabulary.find_field(vocabulary.root(), name);
        const bool is_list = list != no_field && vocabulary.field(list).is_list();
        if (!is_list) return no_record("there is no record `" + name + "`");
        close_list(builder, list);
    }
    return Done{};
}

void describe_record(const RecordStatement& statement, Report& report) {
    const std::string lists = names_of(statement);
    const std::string date = format_date(statement.as_of.value_or(report.as_of));
    const std::string today = format_date(report.as_of);
    const bool is_for_buyer = report.audience == Audience::Buyer;
    const std::string by = is_for_buyer ? statement.by : check_texts().get("the-buyer", report.language);
    const std::array<Value, 4> values{{{"lists", lists}, {"date", date}, {"by", by}, {"today", today}}};
    const std::string_view name = statement.by.empty() ? "record-complete" : "record-complete-by";
    std::string words = check_texts().get(name, report.language, values);
    if (statement.holds_on(report.as_of)) {
        report.notes.push_back(std::move(words));
    } else {
        report.not_checked.push_back(
            {std::move(words), check_texts().get("record-outdated", report.language, values)});
    }
}

}  // namespace proviso
