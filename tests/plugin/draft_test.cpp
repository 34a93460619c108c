// Drafts without a notice: what is asked of them, and what is left out because only a notice could say it.
#include "tests/support/catch.hpp"

#include "plugin/check/check.hpp"
#include "plugin/check/check_texts.hpp"
#include "plugin/check/shipped.hpp"

#include <algorithm>
#include <map>

namespace {

using proviso::AttachedDocument;
using proviso::Finding;
using proviso::Outcome;
using proviso::Verdict;

constexpr std::string_view with_clause =
    "Besondere Vertragsbedingungen\n\nDie Vertragsbedingungen von Electronics Watch, Version 2.1, gelten.\n\n"
    "Anlage: Kodex der Arbeitsstandards. Der Auftragnehmer nennt Fabriken und Hauptkomponenten. Unabhängige "
    "Prüfer haben Zugang. Repressalien sind verboten. Chemikalien werden aufgelistet. Über die "
    "Handelsbedingungen wird berichtet. Für Abhilfe wird gesorgt.\n";
constexpr std::string_view without_clause = "Besondere Vertragsbedingungen\n\nLieferung binnen 30 Tagen.\n";

const proviso::Engine& engine() {
    static const auto made = proviso::Engine::create();
    return *made.value();
}

proviso::CheckRequest request_of(std::string_view text, proviso::Draft draft) {
    proviso::CheckRequest request;
    request.draft = std::move(draft);
    request.documents.push_back(AttachedDocument{"", {"contract.txt", text}});
    request.packs.push_back(engine().shipped_pack("electronics-watch").value());
    request.as_of = proviso::parse_date("2026-11-25").value();
    return request;
}

proviso::Result<proviso::Report> judge(std::string_view text, proviso::Draft draft) {
    return check(engine(), request_of(text, std::move(draft)));
}

const Finding* finding_of(const proviso::Report& report, std::string_view rule) {
    const auto found = std::ranges::find(report.findings, rule, &Finding::rule);
    return found == report.findings.end() ? nullptr : &*found;
}

}  // namespace

TEST_CASE("a draft that carries the conditions has nothing open") {
    const auto report = judge(with_clause, {{"30213100-6"}, "de"});
    REQUIRE(report.has_value());
    CHECK(report.value().is_draft);
    CHECK(report.value().case_id.empty());
    CHECK(report.value().verdict == Verdict::NothingOpen);
    CHECK(finding_of(report.value(), "EW-B02")->outcome == Outcome::Met);
}

TEST_CASE("a draft is all there is: what it does not say is a gap") {
    const auto report = judge(without_clause, {{"30213100"}, "de"});
    REQUIRE(report.has_value());
    CHECK(report.value().verdict == Verdict::Gaps);
    CHECK(finding_of(report.value(), "EW-B02")->outcome == Outcome::Gap);
}

TEST_CASE("rules about what only a notice can say do not apply to a draft") {
    for (const std::string_view text : {with_clause, without_clause}) {
        const auto report = judge(text, {{"30213100"}, "de"});
        REQUIRE(report.has_value());
        for (const std::string_view rule : {"EW-B05", "EW-B05a", "EW-B06", "EW-B07", "EW-B10", "EW-B11"}) {
            INFO(rule);
            REQUIRE(finding_of(report.value(), rule) != nullptr);
            CHECK(finding_of(report.value(), rule)->outcome == Outcome::NotApplicable);
        }
    }
}

TEST_CASE("what only the notice can say is proposed, with the codes of eForms and in the draft's language") {
    const auto report = judge(with_clause, {{"30213100"}, "de"});
    REQUIRE(report.has_value());
    const std::vector<proviso::Proposal>& codes = finding_of(report.value(), "EW-B05")->proposals;
    REQUIRE(codes.size() == 2);
    CHECK(codes[0].value == "soc-obj");
    CHECK(codes[1].value == "hum-right");
    const std::vector<proviso::Proposal>& words = finding_of(report.value(), "EW-B06")->proposals;
    REQUIRE(words.size() == 1);
    CHECK(words[0].field == "lot.strategic-description");
    CHECK(words[0].language == "de");
    CHECK(words[0].value.find("Lieferkette") != std::string::npos);
}

TEST_CASE("nothing is proposed for the notice of what the rules do not concern") {
    const auto report = judge(without_clause, {{"39112000"}, "de"});
    REQUIRE(report.has_value());
    for (const Finding& finding : report.value().findings) {
        INFO(finding.rule);
        CHECK(finding.proposals.empty());
    }
}

TEST_CASE("no rule is left in cannot-tell by a draft whose text can be read") {
    const auto report = judge(without_clause, {{"30213100"}, "de"});
    REQUIRE(report.has_value());
    for (const Finding& finding : report.value().findings) {
        INFO(finding.rule << ": " << finding.message);
        CHECK((finding.outcome != Outcome::CannotTell || !finding.folded_under.empty()));
    }
}

TEST_CASE("what a draft buys decides whether it is concerned") {
    CHECK(judge(without_clause, {{"39112000"}, "de"}).value().verdict == Verdict::NotConcerned);
    CHECK(judge(without_clause, {{"39112000", "30213100"}, "de"}).value().verdict == Verdict::Gaps);
}

TEST_CASE("a draft is judged as if its notice went out on the day on which the check looks") {
    auto request = request_of(without_clause, {{"30213100"}, "de"});
    request.as_of = proviso::parse_date("2019-12-31").value();  // before the rules are in force
    const auto report = check(engine(), request);
    REQUIRE(report.has_value());
    CHECK(report.value().verdict == Verdict::NotConcerned);
    REQUIRE_FALSE(report.value().not_checked.empty());
    CHECK(report.value().not_checked.front().why.find("2019-12-31") != std::string::npos);
}

TEST_CASE("only the drafts are listed as what was read") {
    const auto report = judge(with_clause, {{"30213100"}, "de"});
    REQUIRE(report.value().documents.size() == 1);
    CHECK(report.value().documents.front().name == "contract.txt");
}

TEST_CASE("a draft without a language is an error and never sounds sound") {
    const auto unknown = judge(without_clause, {{"30213100"}, ""});
    REQUIRE_FALSE(unknown.has_value());
    CHECK(unknown.error().code == "E-DRAFT-LANGUAGE");
    CHECK(unknown.error().message.find("contract.txt") != std::string::npos);
    CHECK(unknown.error().help.find("--language") != std::string::npos);
    CHECK(judge("<html lang=\"de\"><p>Lieferung.</p></html>", {{"30213100"}, ""}).has_value());
    CHECK(judge(without_clause, {{"30213100"}, "german"}).error().code == "E-DRAFT-LANGUAGE");
}

TEST_CASE("the language that is given wins over the one that a document names") {
    const std::string page = "<html lang=\"fi\"><p>" + std::string{without_clause} + "</p></html>";
    CHECK(judge(page, {{"30213100"}, "de"}).value().verdict == Verdict::Gaps);
}

TEST_CASE("what a draft buys is told by CPV codes and nothing else") {
    for (const std::string code : {"", "3021310", "302131000", "30213100-", "30213100-66", "laptops"}) {
        const auto report = judge(with_clause, {{code}, "de"});
        INFO(code);
        REQUIRE_FALSE(report.has_value());
        CHECK(report.error().code == "E-DRAFT");
    }
    CHECK(judge(with_clause, {{}, "de"}).error().code == "E-DRAFT");
}

TEST_CASE("a draft that cannot be understood leaves the question open") {
    const auto report = judge("%PDF-1.7 nothing that could be read", {{"30213100"}, "de"});
    REQUIRE(report.has_value());
    CHECK(report.value().verdict == Verdict::CannotBeJudged);
}

TEST_CASE("why a document was not read is said in the language of the report") {
    auto request = request_of("\x89PNG\r\n", {{"30213100"}, "de"});
    for (const auto& [language, sentence] :
         std::map<std::string, std::string>{{"en", "is not read: picture (PNG)."},
                                            {"de", "wird nicht gelesen: Bild (PNG)."},
                                            {"fr", "n'est pas lu : image (PNG)."},
                                            {"es", "no se lee: imagen (PNG)."},
                                            {"nl", "wordt niet gelezen: afbeelding (PNG)."},
                                            {"sv", "läses inte: bild (PNG)."},
                                            {"ca", "no es llegeix: imatge (PNG)."}}) {
        request.language = language;
        const auto report = check(engine(), request);
        REQUIRE(report.has_value());
        const std::vector<std::string>& notes = report.value().documents.front().notes;
        REQUIRE(notes.size() == 1);
        INFO(notes.front());
        CHECK(notes.front().find(sentence) != std::string::npos);
    }
}

TEST_CASE("the sentences of a check stand in seven languages") {
    const auto read =
        proviso::clause::TextCatalogue::read("plugin/check/texts.md", proviso::shipped_check_texts());
    REQUIRE(read.has_value());
    CHECK(read.value().languages().size() == 7);
    CHECK(proviso::check_texts().get("no-notice", "sv") == "Annonsen");
}
