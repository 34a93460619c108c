// The report: its verdict, its counts, and writing it.
#include "plugin/abi/guard.hpp"
#include "plugin/abi/write_options.hpp"

#include "plugin/report/proof_text.hpp"
#include "plugin/report/writers.hpp"

#include <algorithm>

namespace abi = proviso::abi;

namespace {

std::string known_formats() {
    std::string list = "the report formats are";
    for (const proviso::Writer& writer : proviso::writers()) list += " `" + std::string{writer.id} + '`';
    return list;
}

// `F-1a2b` and `1a2b` both begin the id `F-1a2b3c…`.
bool begins(const std::string& id, std::string_view prefix) {
    constexpr std::string_view mark = "F-";
    return id.starts_with(prefix) || std::string_view{id}.substr(mark.size()).starts_with(prefix);
}

proviso::Error no_finding(const proviso::Report& report, std::string_view id) {
    std::string help = "the report has no findings";
    constexpr std::size_t shown_max = 8;
    std::size_t shown = 0;
    for (const proviso::Finding& finding : report.findings) {
        const bool is_near = finding.id.substr(0, 4) == id.substr(0, 4);
        if (!is_near && finding.outcome != proviso::Outcome::Gap) continue;
        if (shown++ == shown_max) break;
        help = (shown == 1 ? "findings are" : help) + " `" + finding.id + "` (" + finding.rule + ')';
    }
    return {"E-NO-FINDING", "there is no finding `" + std::string{id} + '`', help, {}};
}

proviso::Result<const proviso::Finding*> find_finding(const proviso::Report& report, std::string_view id) {
    std::vector<const proviso::Finding*> found;
    for (const proviso::Finding& finding : report.findings) {
        if (finding.id == id) return &finding;
        if (!id.empty() && begins(finding.id, id)) found.push_back(&finding);
    }
    if (found.empty()) return no_finding(report, id);
    if (found.size() == 1) return found.front();
    std::string help = "they are";
    for (const proviso::Finding* one : found) help += " `" + one->id + '`';
    return proviso::Error{"E-NO-FINDING", "several findings begin with `" + std::string{id} + '`', help, {}};
}

}  // namespace

proviso_status proviso_report_explain(const proviso_report* report, proviso_text id, proviso_sink sink,
                                      proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        PROVISO_TRY(object, abi::object_of<abi::ReportObject>(report, "report"));
        PROVISO_TRY(text, abi::text_of(id, "id"));
        PROVISO_TRY(done, abi::check_sink(sink));
        static_cast<void>(done);
        if (!object->keeps_proofs)
            return abi::bad_argument("the check kept no proofs", "set `keeps_proofs` in its options");
        PROVISO_TRY(finding, find_finding(object->report, text));
        return abi::send(sink, proviso::write_proof(*finding));
    });
}

void proviso_report_free(proviso_report* report) { abi::release<abi::ReportObject>(report); }

proviso_text proviso_report_verdict(const proviso_report* report) {
    const auto object = abi::look_up<abi::ReportObject>(report);
    return object == nullptr ? proviso_text{nullptr, 0} : abi::view(verdict_name(object->report.verdict));
}

uint32_t proviso_report_count(const proviso_report* report, proviso_text outcome) {
    const auto object = abi::look_up<abi::ReportObject>(report);
    if (object == nullptr || outcome.data == nullptr) return 0;
    const std::string_view wanted{outcome.data, outcome.size};
    for (std::size_t i = 0; i < object->report.counts.size(); ++i) {
        if (proviso::outcome_name(static_cast<proviso::Outcome>(i)) == wanted)
            return object->report.counts[i];
    }
    return 0;
}

int32_t proviso_report_reaches(const proviso_report* report, proviso_text level) {
    const auto object = abi::look_up<abi::ReportObject>(report);
    if (object == nullptr || level.data == nullptr) return 0;
    const std::string_view wanted{level.data, level.size};
    return proviso::reaches(object->report.verdict, wanted) ? 1 : 0;
}

size_t proviso_report_format_count(void) { return proviso::writers().size(); }

proviso_text proviso_report_format_id(size_t index) {
    const auto writers = proviso::writers();
    return index < writers.size() ? abi::view(writers[index].id) : proviso_text{nullptr, 0};
}

proviso_status proviso_report_write(const proviso_report* report, proviso_text format,
                                    const proviso_write_options* given, proviso_sink sink,
                                    proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        PROVISO_TRY(object, abi::object_of<abi::ReportObject>(report, "report"));
        PROVISO_TRY(id, abi::text_of(format, "format"));
        PROVISO_TRY(options, abi::options_of(given));
        PROVISO_TRY(done, abi::check_sink(sink));
        static_cast<void>(done);
        const proviso::Writer* writer = proviso::find_writer(id);
        if (writer == nullptr) {
            const std::string message = "there is no report format `" + std::string{id} + '`';
            return proviso::Error{"E-NO-WRITER", message, known_formats(), {}};
        }
        const proviso::WriteOptions how = abi::write_options_of(options, *object->engine);
        // Whole before the first byte leaves, so that a host never holds half a report.
        std::string text;
        writer->write(object->report, how, [&text](std::string_view piece) { text += piece; });
        return abi::send(sink, text);
    });
}
