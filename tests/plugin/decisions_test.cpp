// Decisions of people: the file that keeps them, and what they do to findings and verdicts.
#include "tests/support/catch.hpp"

#include "plugin/check/apply_decisions.hpp"
#include "plugin/check/check.hpp"
#include "plugin/check/find_finding.hpp"
#include "plugin/decisions/decisions.hpp"

#include <algorithm>

namespace {

using proviso::add_decision;
using proviso::Finding;
using proviso::Outcome;
using proviso::read_decisions;
using proviso::RecordedDecision;
using proviso::Report;
using proviso::Severity;
using proviso::Verdict;
using Kind = RecordedDecision::Kind;

RecordedDecision decision(std::string finding, Kind kind = Kind::Accepted) {
    RecordedDecision made;
    made.finding = std::move(finding);
    made.kind = kind;
    made.case_id = "NM-2025-117";
    made.rule = "EW-B02";
    made.subject = "LOT-0001";
    made.by = "M. Muster";
    made.because = "the annex follows";
    made.on = proviso::parse_date("2026-11-25");
    return made;
}

std::string with(std::string text, const RecordedDecision& one) {
    auto added = add_decision("d.toml", text, one);
    REQUIRE(added.has_value());
    return std::move(added).value();
}

Report report_with(std::vector<Finding> findings) {
    Report report;
    report.case_id = "NM-2025-117";
    report.language = "en";
    report.findings = std::move(findings);
    return report;
}

Finding gap(std::string id) {
    Finding finding;
    finding.id = std::move(id);
    finding.rule = "EW-B02";
    finding.outcome = Outcome::Gap;
    finding.severity = Severity::Urgent;
    finding.subject = {"lot", "Lot", "LOT-0001"};
    return finding;
}

}  // namespace

TEST_CASE("what is recorded is read back, with quotes, line ends and control characters") {
    RecordedDecision odd = decision("F-0123456789ab", Kind::Disputed);
    odd.by = "Ana \"la\" Núñez \\ \x1b[2J";
    odd.because = "first line\nsecond line\ttab \x7f ]]\n[[decision]]";
    const auto file = read_decisions("d.toml", with("", odd));
    REQUIRE(file.has_value());
    REQUIRE(file.value().decisions.size() == 1);
    const RecordedDecision& read = file.value().decisions.front();
    CHECK(read.finding == odd.finding);
    CHECK(read.kind == Kind::Disputed);
    CHECK(read.case_id == odd.case_id);
    CHECK(read.by == odd.by);
    CHECK(read.because == odd.because);
    CHECK(read.on == odd.on);
}

TEST_CASE("what stood in the file stays to the byte, comments too, and the decision comes behind it") {
    const std::string before =
        "# keep me\r\n\n" + with("", decision("F-aaaaaaaaaaaa")) + "# and me, without an end";
    const std::string after = with(before, decision("F-bbbbbbbbbbbb"));
    CHECK(after.starts_with(before + "\n"));
    CHECK(read_decisions("d.toml", after).value().decisions.size() == 2);
}

TEST_CASE("the last decision about a finding counts, and a withdrawn one does not") {
    std::string text = with("", decision("F-aaaaaaaaaaaa"));
    text = with(text, decision("F-bbbbbbbbbbbb"));
    text = with(text, decision("F-aaaaaaaaaaaa", Kind::Disputed));
    auto in_force = read_decisions("d.toml", text).value().in_force();
    REQUIRE(in_force.size() == 2);
    CHECK(in_force[1].finding == "F-aaaaaaaaaaaa");
    CHECK(in_force[1].kind == Kind::Disputed);
    text = with(text, decision("F-bbbbbbbbbbbb", Kind::Withdrawn));
    in_force = read_decisions("d.toml", text).value().in_force();
    REQUIRE(in_force.size() == 1);
    CHECK(in_force[0].finding == "F-aaaaaaaaaaaa");
    CHECK(proviso::find_decision(read_decisions("d.toml", text).value(), "F-aaaa").has_value());
    const auto gone = proviso::find_decision(read_decisions("d.toml", text).value(), "F-bbbb");
    REQUIRE_FALSE(gone.has_value());
    CHECK(gone.error().code == "E-NO-DECISION");
}

TEST_CASE("a file with a fault is named with its line, and nothing is added to it") {
    struct Fault {
        std::string_view text;
        std::uint32_t line;
        std::string_view word;
    };
    const std::string whole = with("", decision("F-aaaaaaaaaaaa"));
    const std::string late = whole + "because = [\n";
    const Fault faults[] = {
        {"\n\nx = [", 3, "cannot be read"},
        {"decision = 1\n", 1, "no decision"},
        {"decision = [1]\n", 1, "no decision"},
        {"\ndecisions = 1\n", 2, "`decisions`"},
        {"[[decision]]\nfindung = \"F-1\"\n", 2, "`findung`"},
        {"[[decision]]\nfinding = 1\n", 2, "is a text"},
        {"[[decision]]\nfinding = \"F-1\"\nby = \"x\"\n", 1, "lacks `because`"},
        {"[[decision]]\nfinding = \"F-1\"\nby = \"x\"\nbecause = \"y\"\nkind = \"agreed\"\n", 5, "kind"},
        {"[[decision]]\nfinding = \"F-1\"\nby = \"x\"\nbecause = \"y\"\nkind = \"accepted\"\non = "
         "\"today\"\n",
         6, "date"},
        {"[[decision]]\nfinding = \"F-1\"\nby = \"x\"\nbecause = \"y\"\nkind = \"accepted\"\non = "
         "2026-02-30\n",
         6, "cannot be read"},
        {late, 12, "cannot be read"},
    };
    for (const Fault& fault : faults) {
        INFO(fault.text);
        const auto read = read_decisions("d.toml", fault.text);
        REQUIRE_FALSE(read.has_value());
        CHECK(read.error().code == "E-DECISIONS");
        CHECK(read.error().place.document == "d.toml");
        CHECK(read.error().place.line == fault.line);
        CHECK(read.error().message.find(fault.word) != std::string::npos);
        CHECK_FALSE(add_decision("d.toml", fault.text, decision("F-bbbbbbbbbbbb")).has_value());
    }
}

TEST_CASE("a list of decisions in one line cannot be added to, and is not spoilt") {
    const std::string_view line =
        "decision = [ { finding = \"F-1\", kind = \"accepted\", by = \"x\", because = \"y\", on = 2026-01-01 "
        "} ]\n";
    CHECK(read_decisions("d.toml", line).has_value());
    CHECK_FALSE(add_decision("d.toml", line, decision("F-bbbbbbbbbbbb")).has_value());
}

TEST_CASE("a decision stands with a name, a reason and a day") {
    for (const auto member : {&RecordedDecision::by, &RecordedDecision::because}) {
        RecordedDecision bare = decision("F-aaaaaaaaaaaa");
        bare.*member = " \n";
        CHECK(add_decision("d.toml", "", bare).error().code == "E-DECISIONS");
    }
    RecordedDecision undated = decision("F-aaaaaaaaaaaa");
    undated.on.reset();
    CHECK(add_decision("d.toml", "", undated).error().code == "E-DECISIONS");
}

TEST_CASE("an accepted gap keeps its outcome, shows who and why, and gates no more") {
    Report report = report_with({gap("F-aaaaaaaaaaaa")});
    CHECK(proviso::decide(report.findings) == Verdict::Gaps);
    proviso::apply_decisions(read_decisions("d.toml", with("", decision("F-aaaaaaaaaaaa"))).value(), report);
    const Finding& finding = report.findings.front();
    CHECK(finding.outcome == Outcome::Gap);
    REQUIRE(finding.decision.has_value());
    CHECK(finding.decision->by == "M. Muster");
    CHECK(finding.decision->because == "the annex follows");
    CHECK(proviso::decide(report.findings) == Verdict::NothingOpen);  // and not `not-concerned`
    CHECK(report.not_checked.empty());
}

TEST_CASE("a disputed gap is marked and still gates") {
    Report report = report_with({gap("F-aaaaaaaaaaaa")});
    const std::string text = with("", decision("F-aaaaaaaaaaaa", Kind::Disputed));
    proviso::apply_decisions(read_decisions("d.toml", text).value(), report);
    CHECK(report.findings.front().decision->kind == proviso::Decision::Kind::Disputed);
    CHECK(proviso::decide(report.findings) == Verdict::Gaps);
}

TEST_CASE("a decision about a finding that is gone is told and not dropped") {
    Report report = report_with({gap("F-bbbbbbbbbbbb")});
    proviso::apply_decisions(read_decisions("d.toml", with("", decision("F-aaaaaaaaaaaa"))).value(), report);
    REQUIRE(report.not_checked.size() == 1);
    CHECK(report.not_checked[0].what == "EW-B02, LOT-0001: decision of M. Muster (2026-11-25)");
    CHECK(report.not_checked[0].why == "no longer applies: no finding has the id F-aaaaaaaaaaaa any more");
    CHECK(proviso::decide(report.findings) == Verdict::Gaps);
}

TEST_CASE("a decision about another case does not touch this one, though the ids are equal") {
    Report report = report_with({gap("F-aaaaaaaaaaaa")});
    report.case_id = "another";
    proviso::apply_decisions(read_decisions("d.toml", with("", decision("F-aaaaaaaaaaaa"))).value(), report);
    CHECK_FALSE(report.findings.front().decision.has_value());
    REQUIRE(report.not_checked.size() == 1);
    CHECK(report.not_checked[0].what == "Decisions in d.toml about other cases: 1");
}

TEST_CASE("the beginning of a finding's id is enough where no other begins so") {
    const Report report = report_with({gap("F-aab000000000"), gap("F-aac000000000")});
    CHECK(proviso::find_finding(report, "F-aab").value()->id == "F-aab000000000");
    CHECK(proviso::find_finding(report, "AAC").value()->id == "F-aac000000000");
    for (const std::string_view id : {"F-aa", "F-", "", "F-zz"}) {
        INFO(id);
        const auto found = proviso::find_finding(report, id);
        REQUIRE_FALSE(found.has_value());
        CHECK(found.error().code == "E-NO-FINDING");
        CHECK(found.error().help.find("F-aab000000000") != std::string::npos);
    }
}

TEST_CASE("only what is open can be accepted, and anything disputed") {
    Report report = report_with({gap("F-aaaaaaaaaaaa")});
    CHECK(proviso::decide_about(report, report.findings[0], Kind::Accepted).value().subject == "LOT-0001");
    report.findings[0].outcome = Outcome::Met;
    CHECK_FALSE(proviso::decide_about(report, report.findings[0], Kind::Accepted).has_value());
    CHECK(proviso::decide_about(report, report.findings[0], Kind::Disputed).has_value());
}
