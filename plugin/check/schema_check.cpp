#include "plugin/check/schema_check.hpp"

#include "plugin/check/check_texts.hpp"

#include "model/base/hash.hpp"
#include "parsers/table/workbook.hpp"
#include "parsers/xml/sax_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>

namespace proviso {
namespace {

// What is held against a schema: the document, or the one that an envelope carries.
struct Body {
    schema::Choice choice;
    std::uint64_t begin = 0;
    std::uint64_t end = std::numeric_limits<std::uint64_t>::max();
};

// Looks for the first element that one of the schemas declares as a root.
class BodyFinder final : public xml::Handler {
public:
    BodyFinder(const schema::SchemaSet& schemas, const DocumentRecord& record)
        : schemas_(schemas), record_(record) {
        want_text(false);
    }

    void start_element(const xml::StartElement& element) override {
        is_xml_ = true;
        if (has_closed_) {
            body_->end = element.byte;
            return stop(Error{"E-BODY-READ", "the rest of the document is not needed", {}, {}});
        }
        ++depth_;
        if (body_ || depth_ > envelope_depth_max) return;
        const auto choice = schemas_.choose(
            {element.name.text(), element.uri.text(), record_.format, record_.format_version});
        if (!choice) return;
        body_ = Body{*choice, element.byte};
        body_depth_ = depth_;
        // The document itself: nothing of it lies outside.
        if (depth_ == 1) stop(Error{"E-BODY-READ", "the rest of the document is not needed", {}, {}});
    }
    void end_element() override {
        has_closed_ = has_closed_ || (body_ && depth_ == body_depth_);
        --depth_;
    }
    void text(std::string_view) override {}

    [[nodiscard]] const std::optional<Body>& body() const { return body_; }
    [[nodiscard]] bool is_xml() const { return is_xml_; }

private:
    static constexpr std::uint32_t envelope_depth_max = 12;  // two envelopes of the registries' kind

    const schema::SchemaSet& schemas_;
    const DocumentRecord& record_;
    std::optional<Body> body_;
    std::uint32_t depth_ = 0;
    std::uint32_t body_depth_ = 0;
    bool has_closed_ = false;
    bool is_xml_ = false;
};

// No schema speaks about the envelope.
void drop_outside(const Body& body, schema::Validated& found) {
    const auto dropped = std::erase_if(found.deviations, [&](const schema::Deviation& one) {
        return one.place.byte < body.begin || one.place.byte >= body.end;
    });
    found.count -= dropped;
    if (found.deviations.empty()) found.count = 0;
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

// Nothing where no schema could be asked; a note says why.
std::optional<SchemaReading> hold(const schema::SchemaSet& schemas, DocumentRecord& record) {
    BodyFinder finder{schemas, record};
    static_cast<void>(xml::read(record.name, record.text, finder));
    if (!finder.is_xml()) return std::nullopt;  // a table: its format has a schema for its XML alone
    const std::optional<Body>& body = finder.body();
    if (!body) {
        // A table has none, and nobody would look for one.
        if (!table::is_workbook(record.bytes))
            record.notes.emplace_back("remark-schema-none", Remark::Pairs{});
        return std::nullopt;
    }
    const std::string& path = schemas.schemas()[body->choice.schema].path;
    auto found = schemas.validate(body->choice.schema, record.name, record.text);
    if (!found) {
        record.notes.emplace_back("remark-schema-unused",
                                  Remark::Pairs{{"schema", path}, {"reason", reason_of(found.error())}});
        return std::nullopt;
    }
    SchemaReading reading{0, record.format, path, std::move(found).value()};
    drop_outside(*body, reading.found);
    record.notes.push_back(say_result(reading));
    if (body->choice.is_of_other_version) {
        record.notes.emplace_back("remark-schema-other-version",
                                  Remark::Pairs{{"version", record.format_version}});
    }
    return reading;
}

}  // namespace

std::vector<SchemaReading> hold_against_schemas(const SchemasOf& schemas_of, const FormatSet& formats,
                                                DossierBuilder& builder) {
    std::vector<SchemaReading> readings;
    DocumentIndex index = 0;
    for (DocumentRecord& record : builder.documents()) {
        const DocumentIndex document = index++;
        const schema::SchemaSet* const schemas =
            is_read_by_a_map(record, formats) ? schemas_of(record) : nullptr;
        if (schemas == nullptr) continue;
        auto found = hold(*schemas, record);
        if (!found) continue;
        found->document = document;
        readings.push_back(*std::move(found));
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
