#include "tests/plugin/canonical_reports.hpp"

#include "plugin/check/check.hpp"

#include "model/base/hash.hpp"

namespace canonical {
namespace {

using namespace std::string_literals;
using proviso::Evidence;
using proviso::Finding;
using proviso::Outcome;
using proviso::ProofStep;
using proviso::Report;
using proviso::Severity;
using proviso::State;

Evidence terms(State state, std::string value = {}) {
    Evidence evidence;
    evidence.document = "notice.xml";
    evidence.line = 120;
    evidence.column = 7;
    evidence.byte = 4'711;
    evidence.path = "ContractNotice/ProcurementProjectLot/TenderingTerms";
    evidence.field = "lot.performance-terms";
    evidence.label = "performance conditions (BT-70)";
    evidence.state = state;
    evidence.value = std::move(value);
    return evidence;
}

Finding finding(std::string rule, Outcome outcome, Severity severity, std::string lot) {
    Finding finding;
    finding.id = "F-" + proviso::sha256_hex(rule + lot).substr(0, 12);
    finding.rule = std::move(rule);
    finding.rule_version = "1.0.0";
    finding.pack = "electronics-watch";
    finding.title = "The contract names the conditions";
    finding.outcome = outcome;
    finding.severity = severity;
    finding.stage = "call";
    finding.actor = "procurement-officer";
    finding.subject = {"lot", "Lot", std::move(lot)};
    finding.message =
        "The performance conditions of this lot should name the conditions of contract that the "
        "buyer has promised to use.";
    finding.basis = {
        {"EW-CC", "Conditions of contract", "section 2", "2.1", "https://example.org/conditions"}};
    return finding;
}

Finding gap(std::string lot, Severity severity = Severity::Major) {
    Finding one = finding("EW-B02", Outcome::Gap, severity, std::move(lot));
    one.fix = "Name the conditions in the performance conditions (BT-70), or attach them to the contract.";
    one.evidence = {terms(State::Silent)};
    one.reasons = {"the performance conditions (BT-70) are not stated"};
    return one;
}

Finding cannot_tell(std::string lot) {
    Finding one = finding("EW-B03", Outcome::CannotTell, Severity::Major, std::move(lot));
    one.title = "The current version of the conditions is named";
    one.fix = "Hand in the document DOC-1, and check again.";
    one.evidence = {terms(State::DeclaredElsewhere, "see the procurement documents")};
    one.reasons = {"the procurement document DOC-1 (https://example.org/tender/1) was not handed in"};
    return one;
}

Finding met(std::string lot) { return finding("EW-B05", Outcome::Met, Severity::Minor, std::move(lot)); }

Finding note() {
    Finding one = finding("EW-B01", Outcome::Noted, Severity::Info, "LOT-0001");
    one.is_note = true;
    one.title = "The lot is in scope";
    one.message = "30213100 (portable computers) is in scope.";
    return one;
}

Finding folded(const Finding& parent) {
    Finding one = finding("EW-B04", Outcome::Gap, Severity::Minor, parent.subject.id);
    one.title = "The conditions rank among the parts of the contract";
    one.folded_under = parent.id;
    return one;
}

Finding suggestion() {
    Finding one = finding("EW-B10", Outcome::Gap, Severity::Info, "p-1");
    one.subject.entity = "procedure";
    one.subject.label = "Procedure";
    one.title = "The notice marks its social aim";
    one.fix = "Mark it next time.";
    return one;
}

void count_and_decide(Report& report) {
    report.verdict = proviso::decide(report.findings);
    for (const Finding& one : report.findings) {
        if (one.folded_under.empty()) ++report.counts[static_cast<std::size_t>(one.outcome)];
    }
}

Report report_of(std::vector<Finding> findings) {
    Report report;
    report.as_of = *proviso::parse_date("2026-11-25");
    report.language = "en";
    report.case_id = "2026-LAP-17";
    report.stage = "call";
    report.packs = {{"electronics-watch", "0.1.0", "Electronics Watch", proviso::sha256_hex("pack")}};
    proviso::DocumentSummary document;
    document.name = "notice.xml";
    document.sha256 = proviso::sha256_hex("notice");
    document.format = "eforms-contract-notice";
    document.version = "1.13";
    document.bytes = 56'000;
    document.coverage.read = 240;
    document.coverage.left = 31;
    report.documents = {document};
    report.lots = {{"LOT-0001", "Laptops", proviso::Verdict::Gaps}};
    report.findings = std::move(findings);
    count_and_decide(report);
    return report;
}

Report gaps() {
    const Finding weighty = gap("LOT-0001", Severity::Urgent);
    Report report = report_of({weighty, gap("LOT-0002"), cannot_tell("LOT-0002"), folded(weighty),
                               met("LOT-0001"), note(), suggestion()});
    report.lots.push_back({"LOT-0002", "Monitors", proviso::Verdict::Gaps});
    proviso::Coverage& coverage = report.documents[0].coverage;
    coverage.unknown = 3;
    coverage.unknown_paths = {{"ContractNotice/Colour", 2}, {"ContractNotice/Taste", 1}};
    coverage.unknown_codes = {"selection-criterion: slc-new"};
    coverage.fallback_paths = {"ContractNotice/TenderingTerms/SpecificTendererRequirement"};
    report.documents[0].notes = {"version 1.99 is not known and was read as 1.15"};
    return report;
}

Report only_cannot_tell() {
    Report report = report_of({cannot_tell("LOT-0001")});
    report.lots[0].verdict = proviso::Verdict::CannotBeJudged;
    proviso::DocumentSummary document;
    document.name = "conditions.pdf";
    document.sha256 = proviso::sha256_hex("pdf");
    document.format = "unreadable";
    document.bytes = 9'000;
    document.notes = {"a PDF file, which is not read yet"};
    report.documents.push_back(document);
    return report;
}

Report nothing_open() {
    Report report = report_of({met("LOT-0001")});
    report.lots[0].verdict = proviso::Verdict::NothingOpen;
    return report;
}

Report not_concerned() {
    Report report = report_of({finding("EW-B02", Outcome::NotApplicable, Severity::Major, "LOT-0001")});
    report.lots[0].verdict = proviso::Verdict::NotConcerned;
    report.case_id.clear();
    return report;
}

// Names that would move the cursor, turn the line around, end a string, break UTF-8, or become markup.
Report hostile_text() {
    Finding one = gap("LOT-\x1b[2J\u202e1");
    one.title = "\"; <script>alert(1)</script> \\";
    one.message = "</h5><img src=x onerror=\"alerted=1\"> must stay text &amp; so must this";
    one.actor = "\" onclick=\"alerted=1";
    one.evidence[0].value = "a\tb\r\nc\x1b]0;owned\x07 and \xff\xfe";
    one.evidence[0].document = "no\ntice\xc3.xml";
    one.reasons = {"</script><script>alerted=1</script>", "<!--<script>", "]]>"};
    one.basis = {{"A", "javascript link", "", "", "javascript:alerted=1"},
                 {"B", "http link", "", "", "http://example.org/"},
                 {"C", "quoting link", "", "", "https://example.org/\" onmouseover=\"alerted=1"},
                 {"D", "data link", "", "", "data:text/html,<script>alerted=1</script>"}};
    one.proposals = {{"lot.performance-terms", "<b>BT-70</b>", "</p></details><style>*{display:none}</style>",
                      "en\" onfocus=\"alerted=1"}};
    Report report = report_of({one});
    report.case_id = "\x1b[31mred";
    report.profile = "\"; } body { display: none } </style><script>alerted=1</script>";
    report.lots[0].title = "\xe2\x80\xaetfel";
    report.documents[0].name = "no\ntice\xc3.xml";
    report.not_checked = {{"{{constructor}}", "<svg onload=alerted=1>"}};
    report.excerpts = {{"no\ntice\xc3.xml", 120, 120, {"</pre><script>alerted=1</script>"}}};
    return report;
}

Report many_lots() {
    std::vector<Finding> findings;
    Report report = report_of({});
    report.lots.clear();
    for (int i = 1001; i <= 1030; ++i) {
        const std::string lot = "LOT-" + std::to_string(i);
        findings.push_back(gap(lot));
        report.lots.push_back({lot, "Laptops, delivery " + std::to_string(i), proviso::Verdict::Gaps});
    }
    report.findings = std::move(findings);
    count_and_decide(report);
    return report;
}

Report german() {
    Finding one = gap("LOT-0001");
    one.subject.label = "Los";
    one.title = "Der Vertrag nennt die Bedingungen";
    one.message =
        "Die Bedingungen für die Auftragsausführung sollen die zugesagten Vertragsbedingungen nennen.";
    one.fix = "Die Bedingungen in BT-70 nennen oder dem Vertrag beifügen.";
    one.evidence[0].label = "Bedingungen für die Auftragsausführung (BT-70)";
    one.reasons = {"die Bedingungen für die Auftragsausführung (BT-70) sind nicht angegeben"};
    one.due = proviso::parse_date("2026-12-24");
    Report report = report_of({one, cannot_tell("LOT-0001")});
    report.language = "de";
    return report;
}

ProofStep step(std::uint32_t depth, std::string words, std::string result) {
    return ProofStep{depth, std::move(words), std::move(result), std::nullopt};
}

// A gap with everything that a finding can carry.
Finding gap_in_full(std::string lot) {
    Finding one = gap(std::move(lot), Severity::Urgent);
    one.checkpoints = {"O1"};
    one.due = proviso::parse_date("2026-12-24");
    one.parameters = {{"ew-answer-days", "30 days", "clause 7 of our contract"}, {"ew-visit-days", "", ""}};
    one.proposals = {{"lot.performance-terms", "performance conditions (BT-70)",
                      "The contract conditions on working conditions, annex 4, are part of the contract.\n"
                      "They rank before the technical description.",
                      "en"},
                     {"lot.social-objective", "social objective (BT-775)", "hum-right", ""}};
    Evidence quoted = terms(State::Given, "Der Auftragnehmer beachtet die Anlage 4.");
    quoted.document = "documents/draft.pdf";
    quoted.page = 3;
    quoted.line = 41;
    one.evidence.push_back(quoted);
    Evidence paragraph = quoted;
    paragraph.document = "documents/annex.docx";
    paragraph.page = 0;
    paragraph.paragraph = 17;
    one.evidence.push_back(paragraph);
    one.proof = {step(0, "lot.performance-terms mentions ew-conditions", "false"),
                 {1, "performance conditions (BT-70)", "not stated", terms(State::Silent)}};
    return one;
}

Finding accepted() {
    Finding one = gap("LOT-0003");
    one.checkpoints = {"O1"};
    one.decision =
        proviso::Decision{proviso::Decision::Kind::Accepted, "A. Keller",
                          "the framework contract carries the conditions", proviso::parse_date("2026-11-20")};
    return one;
}

Finding disputed() {
    Finding one = cannot_tell("LOT-0001");
    one.checkpoints = {"O2"};
    one.decision = proviso::Decision{proviso::Decision::Kind::Disputed, "M. Okafor",
                                     "the document was sent on Monday", std::nullopt};
    return one;
}

Finding set_aside() {
    Finding one = finding("EW-B09", Outcome::NotApplicable, Severity::Minor, "LOT-0001");
    one.title = "Own social criteria stay within the contract";
    one.set_aside = proviso::SetAside{*proviso::parse_date("2027-06-30"), "the criteria were cleared by law",
                                      "Head of procurement", "northmere"};
    return one;
}

Finding not_yet_due() {
    Finding one = finding("EW-D01", Outcome::NotYetDue, Severity::Major, "LOT-0001");
    one.title = "The factories are named";
    one.actor = "contractor";
    one.audience = proviso::Audience::Affiliates;
    one.follow_up = "allowed";
    one.fix = "Name the factories that make the models.";
    one.due = proviso::parse_date("2027-01-15");
    one.checkpoints = {"O2"};
    return one;
}

// Everything that a report can carry.
Report in_full() {
    const Finding weighty = gap_in_full("LOT-0001");
    Finding diligent = finding("EW-B05", Outcome::MetByDueDiligence, Severity::Minor, "LOT-0001");
    diligent.reasons = {"the notice tells how the buyer came to know"};
    Report report = report_of({weighty, accepted(), disputed(), not_yet_due(), folded(weighty), diligent,
                               met("LOT-0001"), set_aside(), note(), suggestion()});
    report.profile = "northmere";
    report.notes = {"the value of ew-answer-days was to be reviewed by 2026-10-01"};
    report.lots = {{"LOT-0001", "Laptops", proviso::Verdict::Gaps},
                   {"LOT-0002", "Office chairs", proviso::Verdict::NotConcerned},
                   {"LOT-0003", "Displays", proviso::Verdict::NothingOpen}};
    report.checklist = {{"O1", "The conditions are part of the contract.", ""},
                        {"O2", "The factories that make what is bought are named.", "after signature"},
                        {"O3", "Somebody from outside may visit the factories and talk with the workers.",
                         "after signature"}};
    report.not_checked = {
        {"annex-7.zip", "the archive has more entries than are read"},
        {"EW-C01 to EW-C09", "they concern the award, which this procedure has not reached"}};
    report.excerpts = {{"notice.xml",
                        120,
                        119,
                        {"<cac:ContractExecutionRequirement>", "  <cbc:Description/>",
                         "</cac:ContractExecutionRequirement>"}}};
    for (const auto& [name, format] :
         {std::pair{"documents/draft.pdf", "pdf"}, std::pair{"documents/annex.docx", "docx"},
          std::pair{"documents/scan.tif", "unreadable"}}) {
        proviso::DocumentSummary document;
        document.name = name;
        document.sha256 = proviso::sha256_hex(name);
        document.format = format;
        document.bytes = 8'192;
        report.documents.push_back(document);
    }
    report.documents.back().notes = {"a picture, which is not read"};
    return report;
}

// No notice yet: what a rule about the notice would put there is proposed, although it does not apply.
Report draft() {
    Finding codes = finding("EW-B05", Outcome::NotApplicable, Severity::Info, "1");
    codes.proposals = {{"lot.strategic-aim", "strategic aim (BT-06)", "soc-obj", ""},
                       {"lot.social-objective", "social objective (BT-775)", "hum-right", ""}};
    Finding again = finding("EW-B05a", Outcome::NotApplicable, Severity::Minor, "1");
    again.proposals = codes.proposals;
    Report report = report_of({met("1"), codes, again});
    report.case_id.clear();
    report.is_draft = true;
    report.documents[0].name = "contract.txt";
    report.documents[0].format = "plain-text";
    report.documents[0].version.clear();
    report.lots = {{"1", "", proviso::Verdict::NothingOpen}};
    return report;
}

// The rules are about the call for competition, and the procedure is at the award.
Report other_stage() {
    Report report = report_of({});
    report.stage = "award";
    report.verdict_note =
        "Not concerned at this stage: no rule speaks about the award. `--stage call` looks at "
        "the call for competition, `--stage all` at every stage.";
    report.lots[0].verdict = proviso::Verdict::NotConcerned;
    report.not_checked = {{"9 rules about the call for competition", "not looked at in this stage"}};
    return report;
}

}  // namespace

std::span<const Named> reports() {
    static const std::vector<Named> all{
        {"gaps", gaps()},
        {"all", gaps(), true},
        {"cannot-tell", only_cannot_tell()},
        {"nothing-open", nothing_open()},
        {"not-concerned", not_concerned()},
        {"hostile-text", hostile_text()},
        {"many-lots", many_lots()},
        {"german", german()},
        {"full", in_full(), true},
        {"draft", draft()},
        {"other-stage", other_stage()},
    };
    return all;
}

}  // namespace canonical
