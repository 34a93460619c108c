#include "plugin/check/schema_check.hpp"

#include "plugin/check/check_texts.hpp"

#include "model/base/hash.hpp"
#include "parsers/xml/sax_reader.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace proviso {
namespace {

struct Root {
    std::string name;
    std::string uri;
};

class FirstTag final : public xml::Handler {
public:
    FirstTag() { want_text(false); }
    void start_element(const xml::StartElement& element) override {
        root_ = Root{std::string{element.name.text()}, std::string{element.uri.text()}};
        stop(Error{"E-ROOT-FOUND", "the rest of the document is not needed", {}, {}});
    }
    void end_element() override {}
    void text(std::string_view) override {}

    [[nodiscard]] const std::optional<Root>& root() const { return root_; }

private:
    std::optional<Root> root_;
};

std::optional<Root> root_of(const DocumentRecord& record) {
    FirstTag first;
    static_cast<void>(xml::read(record.name, record.text, first));
    return first.root();
}

bool is_read_by_a_map(const DocumentRecord& record, const FormatSet& formats) {
    const auto list = formats.formats();
    return std::ranges::find(list, record.format, &FormatInfo::name) != list.end();
}

// Where a fault of a schema lies is what its owner needs to know.
std::string reason_of(const Error& fault) {
    std::string reason = fault.message;
    if (fault.place.document.empty()) return reason;
    reason += " (" + fault.place.document;
    if (fault.place.line > 0) reason += ":" + std::to_string(fault.place.line);
    return reason + ")";
}

Remark say_result(const SchemaReading& reading) {
    if (reading.found.count == 0) return Remark{"remark-schema-followed", {{"schema", reading.schema}}};
    const Place& first = reading.found.deviations.front().place;
    return Remark{"remark-schema-left",
                  {{"schema", reading.schema},
                   {"count", std::to_string(reading.found.count)},
                   {"line", std::to_string(first.line)},
                   {"column", std::to_string(first.column)}}};
}

Finding make_finding(const SchemaReading& reading, const std::string& document, const Report& report) {
    Finding finding;
    finding.rule = "schema/" + reading.format;
    finding.pack = "schemas";
    finding.is_note = true;
    finding.title = check_texts().get("schema-title", report.language);
    finding.outcome = Outcome::Noted;
    finding.severity = Severity::Info;
    finding.actor = "procurement-officer";
    finding.subject = Subject{"document", check_texts().get("the-document", report.language), document};
    return finding;
}

std::string id_of(const Finding& finding, std::uint64_t byte) {
    constexpr std::size_t digits = 12;
    const std::string key =
        finding.rule + '\n' + finding.subject.id + '\n' + std::to_string(byte) + '\n' + finding.message;
    return "F-" + sha256_hex(key).substr(0, digits);
}

using Pair = std::pair<std::string_view, std::string_view>;

void add_place(const SchemaReading& reading, const schema::Deviation& deviation, Report& report) {
    Finding finding = make_finding(reading, deviation.place.document, report);
    const std::vector<Pair> values{{"schema", reading.schema}, {"message", deviation.message}};
    finding.message = check_texts().get("schema-place", report.language, values);
    finding.id = id_of(finding, deviation.place.byte);
    // One tag may leave its schema in the same words twice: once for its type, once for its content.
    const auto same = std::ranges::find(report.findings, finding.id, &Finding::id);
    if (same != report.findings.end()) return;
    Evidence evidence;
    evidence.document = deviation.place.document;
    evidence.line = deviation.place.line;
    evidence.column = deviation.place.column;
    evidence.byte = deviation.place.byte;
    finding.evidence.push_back(std::move(evidence));
    report.findings.push_back(std::move(finding));
}

void add_rest(const SchemaReading& reading, Report& report) {
    const std::uint64_t rest = reading.found.count - reading.found.deviations.size();
    if (rest == 0) return;
    Finding finding = make_finding(reading, reading.found.deviations.front().place.document, report);
    const std::string count = std::to_string(rest);
    const std::vector<Pair> values{{"schema", reading.schema}, {"count", count}};
    finding.message = check_texts().get("schema-more", report.language, values);
    finding.id = id_of(finding, 0);
    report.findings.push_back(std::move(finding));
}

}  // namespace

std::vector<SchemaReading> hold_against_schemas(const schema::SchemaSet& schemas, const FormatSet& formats,
                                                DossierBuilder& builder) {
    std::vector<SchemaReading> readings;
    DocumentIndex index = 0;
    for (DocumentRecord& record : builder.documents()) {
        const DocumentIndex document = index++;
        if (!is_read_by_a_map(record, formats)) continue;
        const std::optional<Root> root = root_of(record);
        if (!root) continue;
        const auto choice = schemas.choose({root->name, root->uri, record.format, record.format_version});
        if (!choice) {
            record.notes.emplace_back("remark-schema-none", Remark::Pairs{});
            continue;
        }
        const std::string& path = schemas.schemas()[choice->schema].path;
        auto found = schemas.validate(choice->schema, record.name, record.text);
        if (!found) {
            record.notes.emplace_back("remark-schema-unused",
                                      Remark::Pairs{{"schema", path}, {"reason", reason_of(found.error())}});
            continue;
        }
        SchemaReading reading{document, record.format, path, std::move(found).value()};
        record.notes.push_back(say_result(reading));
        if (choice->is_of_other_version) {
            record.notes.emplace_back("remark-schema-other-version",
                                      Remark::Pairs{{"version", record.format_version}});
        }
        readings.push_back(std::move(reading));
    }
    return readings;
}

void add_deviation_notes(const std::vector<SchemaReading>& readings, DossierBuilder& builder) {
    for (const SchemaReading& reading : readings) {
        std::vector<Remark>& notes = builder.documents()[reading.document].notes;
        for (const schema::Deviation& deviation : reading.found.deviations) {
            notes.emplace_back(std::to_string(deviation.place.line) + ":" +
                               std::to_string(deviation.place.column) + ": " + deviation.message);
        }
    }
}

void add_schema_findings(const std::vector<SchemaReading>& readings, Report& report) {
    for (const SchemaReading& reading : readings) {
        for (const schema::Deviation& deviation : reading.found.deviations)
            add_place(reading, deviation, report);
        if (!reading.found.deviations.empty()) add_rest(reading, report);
    }
}

}  // namespace proviso
