// Decisions of people about findings: taking them into a check, and adding one to the host's file.
#include "plugin/abi/guard.hpp"

#include "plugin/check/apply_decisions.hpp"
#include "plugin/check/find_finding.hpp"

namespace abi = proviso::abi;

namespace {

using proviso::Done;
using proviso::RecordedDecision;
using proviso::Result;
using proviso::Status;
using Kind = RecordedDecision::Kind;

// Who, why and when, into a decision about a finding that is known.
Status fill_in(RecordedDecision& decision, const proviso_decision& given) {
    PROVISO_TRY(by, abi::text_of(given.by, "by"));
    PROVISO_TRY(because, abi::text_of(given.because, "because"));
    PROVISO_TRY(on, abi::text_of(given.on, "on"));
    decision.by = by;
    decision.because = because;
    decision.on = on.size() == 10 ? proviso::parse_date(on) : std::nullopt;
    if (decision.on) return Done{};
    return abi::bad_argument("`" + std::string{on} + "` is no date", "write it as 2026-11-25");
}

Result<Kind> kind_of(const proviso_decision& given) {
    PROVISO_TRY(word, abi::text_of(given.kind, "kind"));
    const std::optional<Kind> kind = proviso::parse_decision_word(word);
    if (kind && *kind != Kind::Withdrawn) return *kind;
    return abi::bad_argument("the kind of a decision is not known", "it is `accepted` or `disputed`");
}

Status send_with(const proviso::MapFile& file, const RecordedDecision& decision, const proviso_sink& sink) {
    PROVISO_TRY(text, proviso::add_decision(file.name, file.text, decision));
    return abi::send(sink, text);
}

Result<proviso_decision> options_of(const proviso_decision* given, const proviso_sink& sink) {
    PROVISO_TRY(done, abi::check_sink(sink));
    static_cast<void>(done);
    if (given == nullptr) return abi::bad_argument("the decision is null");
    return abi::options_of(given);
}

}  // namespace

proviso_status proviso_check_set_decisions(proviso_check* check, const proviso_file* decisions,
                                           proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::CheckObject>(check, "check"));
        PROVISO_TRY(file, abi::file_of(decisions, "decisions"));
        if (object->inputs.request.decisions)
            return abi::bad_argument("the check has its decisions already", "make a new check");
        PROVISO_TRY(read, proviso::read_decisions(file.name, file.text));
        object->inputs.request.decisions = std::move(read);
        return Done{};
    });
}

proviso_status proviso_decisions_add(const proviso_file* decisions, const proviso_report* report,
                                     proviso_text finding, const proviso_decision* decision,
                                     proviso_sink sink, proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(file, abi::file_of(decisions, "decisions"));
        PROVISO_TRY(object, abi::object_of<abi::ReportObject>(report, "report"));
        PROVISO_TRY(id, abi::text_of(finding, "finding"));
        PROVISO_TRY(given, options_of(decision, sink));
        PROVISO_TRY(kind, kind_of(given));
        PROVISO_TRY(found, proviso::find_finding(object->report, id));
        PROVISO_TRY(made, proviso::decide_about(object->report, *found, kind));
        PROVISO_TRY(filled, fill_in(made, given));
        static_cast<void>(filled);
        return send_with(file, made, sink);
    });
}

proviso_status proviso_decisions_withdraw(const proviso_file* decisions, proviso_text finding,
                                          const proviso_decision* decision, proviso_sink sink,
                                          proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(file, abi::file_of(decisions, "decisions"));
        PROVISO_TRY(id, abi::text_of(finding, "finding"));
        PROVISO_TRY(given, options_of(decision, sink));
        PROVISO_TRY(read, proviso::read_decisions(file.name, file.text));
        PROVISO_TRY(made, proviso::find_decision(read, id));
        made.kind = Kind::Withdrawn;
        PROVISO_TRY(filled, fill_in(made, given));
        static_cast<void>(filled);
        return send_with(file, made, sink);
    });
}
