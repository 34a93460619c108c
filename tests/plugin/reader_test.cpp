// For whom a report is written: the languages and the audience of the buyer's profile, and what others are
// spared.
#include "tests/support/catch.hpp"

#include "plugin/check/check.hpp"

#include <algorithm>
#include <array>

namespace {

using proviso::Audience;
using proviso::Finding;

constexpr std::string_view draft_text = "Lieferung binnen 30 Tagen.\n";

const proviso::Engine& engine() {
    static const auto made = proviso::Engine::create();
    return *made.value();
}

// The same requirement for two audiences; every draft lacks what both ask.
std::string rule_for(std::string_view id, std::string_view audience, std::string_view more = {}) {
    std::string rule = "rule " + std::string{id} + " \"t\" basis LAW in force from 2020-01-01 stage call ";
    rule += "severity major audience " + std::string{audience} + " " + std::string{more};
    return rule +
           " silence means gap require \"it has a number\": procedure.reference is given message en \"m\" "
           "fix en \"f\" end\n";
}

proviso::Engine::Pack pack_of(const std::string& rules) {
    const std::string head =
        "```clause\npack p 1.0.0 en \"P\" languages en\nauthority LAW en \"Law\"\n"
        "parameter first-day: date meaning en \"first day\" value 2020-01-01 from 2020-01-01\n";
    auto pack = engine().compile({{"pack.md", head + rules + "```\n"}});
    INFO((pack.has_value() ? std::string{} : pack.error().message));
    REQUIRE(pack.has_value());
    return std::move(pack).value();
}

proviso::CheckRequest request_of(proviso::Engine::Pack pack, std::string profile) {
    proviso::CheckRequest request;
    request.draft = proviso::Draft{{"30213100"}, "de"};
    request.documents.push_back({"", {"contract.txt", draft_text}});
    request.packs.push_back(std::move(pack));
    request.as_of = proviso::parse_date("2026-11-25").value();
    if (!profile.empty()) request.profile.push_back({"ours.clause", std::move(profile)});
    return request;
}

proviso::Report report_of(const proviso::CheckRequest& request) {
    auto report = check(engine(), request);
    INFO((report.has_value() ? std::string{} : report.error().message));
    REQUIRE(report.has_value());
    return std::move(report).value();
}

proviso::Engine::Pack shipped() { return engine().shipped_pack("electronics-watch").value(); }

std::vector<std::string> rules_of(const proviso::Report& report) {
    std::vector<std::string> rules;
    for (const Finding& finding : report.findings) rules.push_back(finding.rule);
    std::ranges::sort(rules);
    return rules;
}

const Finding& finding_of(const proviso::Report& report, std::string_view rule) {
    const auto found = std::ranges::find(report.findings, rule, &Finding::rule);
    REQUIRE(found != report.findings.end());
    return *found;
}

}  // namespace

TEST_CASE("a report is in the first language of the profile that reports are written in") {
    const std::string profile = "profile ours languages fi, sv, en end\n";
    proviso::CheckRequest request = request_of(shipped(), profile);
    CHECK(report_of(request).language == "sv");
    request.language = "fr";
    CHECK(report_of(request).language == "fr");
    request.language.clear();
    request.profile.clear();
    CHECK(report_of(request).language == "en");
}

TEST_CASE("wording is proposed in each language of the buyer, that of the draft first") {
    const proviso::Report report =
        report_of(request_of(shipped(), "profile ours languages fr, de, nl end\n"));
    std::vector<std::string> languages;
    for (const proviso::Proposal& one : finding_of(report, "EW-B06").proposals) {
        if (one.field == "lot.social-objective-text" || !one.language.empty())
            languages.push_back(one.language);
    }
    CHECK(languages == std::vector<std::string>{"de", "fr", "nl"});
}

TEST_CASE("a report holds what is for its readers, and says how much is not") {
    const auto pack = pack_of(rule_for("P", "public") + rule_for("A", "affiliates") + rule_for("E", "ew") +
                              rule_for("B", "buyer"));
    const auto read_by = [&pack](const std::string& audience) {
        return report_of(request_of(pack, "profile ours audience " + audience + " end\n"));
    };
    CHECK(rules_of(read_by("buyer")) == std::vector<std::string>{"A", "B", "E", "P"});
    CHECK(rules_of(read_by("ew")) == std::vector<std::string>{"A", "E", "P"});
    CHECK(rules_of(read_by("affiliates")) == std::vector<std::string>{"A", "P"});
    const proviso::Report open = read_by("public");
    CHECK(rules_of(open) == std::vector<std::string>{"P"});
    CHECK(open.audience == Audience::Public);
    const bool is_said = std::ranges::any_of(
        open.not_checked, [](const proviso::NotChecked& one) { return one.what == "3 findings"; });
    CHECK(is_said);
}

TEST_CASE("the verdict is that of all findings, also where a reader sees none of them") {
    proviso::CheckRequest request = request_of(pack_of(rule_for("B", "buyer")), "");
    request.audience = "public";
    const proviso::Report report = report_of(request);
    CHECK(report.findings.empty());
    CHECK(report.verdict == proviso::Verdict::CannotBeJudged);
}

TEST_CASE("what the caller says about the audience goes before the profile") {
    proviso::CheckRequest request =
        request_of(pack_of(rule_for("B", "buyer")), "profile ours audience public end\n");
    request.audience = "buyer";
    CHECK(rules_of(report_of(request)) == std::vector<std::string>{"B"});
    request.audience = "press";
    const auto refused = check(engine(), request);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error().code == "E-AUDIENCE");
}

TEST_CASE("nobody but the buyer learns who set a rule aside, and why") {
    const std::string profile =
        "profile ours set aside P until 2030-12-31 because \"pilot\" approved by \"A. Keller\" end\n";
    proviso::CheckRequest request = request_of(pack_of(rule_for("P", "public")), profile);
    CHECK(finding_of(report_of(request), "P").reasons.front().find("Keller") != std::string::npos);
    request.audience = "public";
    const proviso::Report open = report_of(request);
    const Finding& finding = finding_of(open, "P");
    CHECK(finding.set_aside->approved_by == "the buyer");
    CHECK(finding.set_aside->because.find("pilot") == std::string::npos);
    CHECK(finding.reasons == std::vector<std::string>{"Set aside by the buyer until 2030-12-31"});
}

TEST_CASE("a finding whose explanation is for others stands alone") {
    const auto pack = pack_of(rule_for("B", "buyer") + rule_for("P", "public", "follows from B"));
    proviso::CheckRequest request = request_of(pack, "");
    CHECK_FALSE(finding_of(report_of(request), "P").folded_under.empty());
    request.audience = "public";
    CHECK(finding_of(report_of(request), "P").folded_under.empty());
}

TEST_CASE("findings cite the clause of the buyer's own contract where the profile names it") {
    const std::string profile = "profile ours set clause-conditions = \"§ 12 (3)\" end\n";
    const proviso::Report report = report_of(request_of(shipped(), profile));
    const Finding& finding = finding_of(report, "EW-B02");
    REQUIRE(finding.basis.size() == 3);
    CHECK(finding.basis.back().pinpoint == "§ 12 (3)");
    CHECK(finding.basis.back().title.find("your own contract") != std::string::npos);
    CHECK(finding_of(report_of(request_of(shipped(), "")), "EW-B02").basis.size() == 2);
}

TEST_CASE("a record that is stated to be complete closes what is missing, and is shown with day and name") {
    const auto read = [](std::string words) {
        proviso::CheckRequest request = request_of(shipped(), "");
        request.record_complete = std::move(words);
        return report_of(request);
    };
    const proviso::Report whole = read("documents, requests; as of 2026-11-25; by \"A. Keller\"");
    REQUIRE(whole.notes.size() >= 1);
    CHECK(whole.notes.back() ==
          "Record complete: documents, requests, as of 2026-11-25, stated by A. Keller");
    const proviso::Report outdated = read("documents; as of 2026-11-24");
    const bool is_said = std::ranges::any_of(outdated.not_checked, [](const proviso::NotChecked& one) {
        return one.what == "Record complete: documents, as of 2026-11-24";
    });
    CHECK(is_said);
}

TEST_CASE("a record that does not exist, or is not said as Clause says it, is an error") {
    for (const char* const words : {"wishes", "documents as of 2026-11-25", "documents; by A. Keller", ""}) {
        proviso::CheckRequest request = request_of(shipped(), "");
        request.record_complete = words;
        INFO(words);
        const auto report = check(engine(), request);
        CHECK(report.has_value() == (*words == '\0'));
        if (!report) CHECK(report.error().code == "E-RECORD");
    }
}
