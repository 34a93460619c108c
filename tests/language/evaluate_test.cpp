// Findings: their texts, reasons, evidence and order, and what keeps an evaluation within bounds.
#include "rules/language/evaluate.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "rules/language/remarks.hpp"
#include "rules/language/texts.hpp"
#include "tests/language/shipment.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;

namespace {

const std::string one_rule =
    "rule R \"Size is one\" title de \"Größe ist eins\" basis LAW \"Article 3\" in force from 2020-01-01 "
    "stage call severity major\n"
    " actor buyer audience public follow-up forbidden version 1.2 silence means gap for each lot in "
    "procedure.lots\n"
    " applies when lot.kind = kind:works require \"c\": lot.size = 1 evidence lot.terms\n"
    " message gap en \"Lot {lot.id} has size {lot.size}, aims {lot.aims}.\" message met en \"Lot {lot.id} is "
    "fine.\"\n"
    " message en \"General {lot.id}.\" fix en \"Mend {lot.id}.\" fix met en \"Nothing to do.\" end\n";

const Finding& only(const std::vector<Finding>& findings) {
    REQUIRE(findings.size() == 1);
    return findings.front();
}

Finding finding_of(const std::string& rules, const std::string& lot, std::string_view language = "en") {
    const Dossier dossier =
        test::dossier_of("procedure { id: \"P\"; lots: [ { id: \"L1\"; " + lot + " } ] }");
    return only(test::findings_of(test::shipment_pack(rules), dossier, "2026-06-01", language));
}

std::string lots(int count, const std::string& members) {
    std::string text = "procedure { id: \"P\"; lots: [";
    for (int i = 0; i < count; ++i) {
        text += (i == 0 ? "" : ", ");
        text += "{ id: \"L" + std::to_string(i) + "\"; " + members + " }";
    }
    return text + "] }";
}

}  // namespace

TEST_CASE("a finding says what the rule says about itself") {
    const Finding finding =
        finding_of(one_rule, "kind: kind:works; size: 2; aims: [ aim:social, aim:green ]");
    CHECK(finding.rule == "R");
    CHECK(finding.rule_version == "1.2");
    CHECK(finding.pack == "shipment");
    CHECK(finding.title == "Size is one");
    CHECK(finding.outcome == Outcome::Gap);
    CHECK(finding.severity == Severity::Major);
    CHECK(finding.stage == "call");
    CHECK(finding.actor == "buyer");
    CHECK(finding.audience == Audience::Public);
    CHECK(finding.follow_up == "forbidden");
    CHECK(finding.subject.entity == "lot");
    CHECK(finding.subject.label == "Lot");
    CHECK(finding.subject.id == "L1");
    REQUIRE(finding.basis.size() == 1);
    CHECK(finding.basis.front().authority == "LAW");
    CHECK(finding.basis.front().title == "A law");
    CHECK(finding.basis.front().pinpoint == "Article 3");
    CHECK(finding.basis.front().version == "3");
    CHECK(finding.basis.front().url == "https://law.example/3");
    CHECK(finding.message == "Lot L1 has size 2, aims social, green.");
    CHECK(finding.fix == "Mend L1.");
}

TEST_CASE("each outcome has its message, and the general one speaks of what is wrong") {
    CHECK(finding_of(one_rule, "kind: kind:works; size: 1").message == "Lot L1 is fine.");
    CHECK(finding_of(one_rule, "kind: kind:works; size: 1").fix == "Nothing to do.");
    CHECK(finding_of(one_rule, "kind: kind:works; size: withheld").message ==
          "Cannot tell whether: Size is one");
    CHECK(finding_of(one_rule, "kind: kind:works; size: not-supplied").fix ==
          "Hand in the documents named here, and check again.");
    CHECK(finding_of(one_rule, "kind: kind:goods; size: 1").message.empty());
    CHECK(finding_of("rule R \"t\" @rest silence means gap for each lot in procedure.lots require \"c\": "
                     "lot.size = 1 end",
                     "size: 2")
              .message == "wrong");
}

TEST_CASE("what is silent prints a fixed phrase in a message") {
    CHECK(finding_of(one_rule, "kind: kind:works; size: silent").message ==
          "Lot L1 has size not stated, aims not stated.");
}

TEST_CASE("findings speak the language of the reader, and English where a pack does not") {
    const Finding finding = finding_of(one_rule, "kind: kind:works; size: silent", "de");
    CHECK(finding.title == "Größe ist eins");
    CHECK(finding.subject.label == "Los");
    CHECK(finding.reasons == std::vector<std::string>{"Größe (BT-27): nicht angegeben"});
    CHECK(finding.message == "Lot L1 has size nicht angegeben, aims nicht angegeben.");
}

TEST_CASE("evidence shows the value, its label and its field, and that a value is missing") {
    const Finding finding =
        finding_of(one_rule, "kind: kind:works; size: 2; terms: [ en \"Delivery only.\" ]");
    REQUIRE(finding.evidence.size() == 2);
    CHECK(finding.evidence[0].field == "lot.size");
    CHECK(finding.evidence[0].label == "size (BT-27)");
    CHECK(finding.evidence[0].state == State::Given);
    CHECK(finding.evidence[0].value == "2");
    CHECK(finding.evidence[0].document == "given");
    CHECK(finding.evidence[1].field == "lot.terms");
    CHECK(finding.evidence[1].value == "Delivery only.");
    const Finding silent = finding_of(one_rule, "kind: kind:works; size: silent");
    REQUIRE(silent.evidence.size() == 2);
    CHECK(silent.evidence[0].state == State::Silent);
    CHECK(silent.evidence[0].value.empty());
}

TEST_CASE("a passage that was found is evidence with its place in the document") {
    const auto pack = test::shipment_pack(
        "rule N \"t\" kind note basis LAW in force from 2020-01-01 stage s severity info message en \"m\"\n"
        " for each lot in procedure.lots applies when lot.terms mentions fair end");
    const Vocabulary& vocabulary = test::shipment_vocabulary();
    const EntityId lot = vocabulary.find_entity("lot");
    const std::string text = "First line.\nSecond. Fair work is due.\n";
    DossierBuilder builder{vocabulary};
    DocumentRecord record;
    record.name = "contract.txt";
    record.text = text;
    const DocumentIndex document = builder.add_document(record);
    const auto row_in = [&](RowIndex parent, EntityId owner, std::string_view list, std::string_view entity) {
        Row row;
        row.entity = vocabulary.find_entity(entity);
        row.list = vocabulary.find_field(owner, list);
        row.parent = parent;
        row.document = document;
        return builder.add_row(row);
    };
    const RowIndex procedure = row_in(root_row, vocabulary.root(), "procedure", "procedure");
    const RowIndex row = row_in(procedure, vocabulary.find_entity("procedure"), "lots", "lot");
    Cell cell;
    cell.text = text;
    cell.field = vocabulary.find_field(lot, "terms");
    cell.document = document;
    cell.language = parse_language("en");
    builder.add_cell(row, cell);
    const auto dossier = std::move(builder).finish();
    REQUIRE(dossier.has_value());
    const auto findings = test::findings_of(pack, dossier.value());
    const Evidence& evidence = only(findings).evidence.front();
    CHECK(evidence.document == "contract.txt");
    CHECK(evidence.line == 2);
    CHECK(evidence.column == 9);
    CHECK(evidence.value.find("Fair work is due") == 0);
}

TEST_CASE("hostile characters of a document are visible in texts and evidence") {
    const Finding finding = finding_of(
        "rule R \"t\" @rest silence means gap for each lot in procedure.lots\n"
        " require \"c\": lot.site = \"x\" message gap en \"{lot.site}\" end",
        "site: \"a\xE2\x80\xAE"
        "b\"");
    CHECK(finding.message.find("\\u{202e}") != std::string::npos);
    CHECK(finding.evidence.front().value.find("\\u{202e}") != std::string::npos);
}

TEST_CASE("the id of a finding survives a rerun and depends on rule, subject and cause") {
    const std::string silent = finding_of(one_rule, "kind: kind:works; size: silent").id;
    CHECK(silent.size() == 14);
    CHECK(silent.starts_with("F-"));
    CHECK(finding_of(one_rule, "kind: kind:works; size: silent; share: 3").id == silent);
    CHECK(finding_of(one_rule, "kind: kind:works; size: withheld").id != silent);
    CHECK(finding_of(one_rule, "kind: kind:works; size: 2").id != silent);
    const Dossier twice = test::dossier_of(
        "procedure { lots: [ { id: \"L\"; kind: kind:works }, { id: \"L\"; kind: kind:works } ] }");
    const auto findings = test::findings_of(test::shipment_pack(one_rule), twice);
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].id != findings[1].id);
}

TEST_CASE("findings are sorted by severity, rule and subject in the order of the document") {
    const auto pack = test::shipment_pack(
        "rule B \"t\" basis LAW in force from 2020-01-01 stage s severity minor message en \"m\" fix en "
        "\"f\"\n"
        " for each lot in procedure.lots require \"c\": lot.kind = kind:works end\n"
        "rule C \"t\" basis LAW in force from 2020-01-01 stage s severity urgent message en \"m\" fix en "
        "\"f\"\n"
        " for each lot in procedure.lots require \"c\": lot.kind = kind:works end\n"
        "rule A \"t\" basis LAW in force from 2020-01-01 stage s severity minor message en \"m\" fix en "
        "\"f\"\n"
        " for each lot in procedure.lots require \"c\": lot.kind = kind:works end\n");
    std::string order;
    for (const Finding& finding :
         test::findings_of(pack, test::dossier_of("procedure { lots: [ { id: \"Z\"; kind: kind:works }, { "
                                                  "id: \"Y\"; kind: kind:goods } ] }"))) {
        order += finding.rule + finding.subject.id + " ";
    }
    CHECK(order == "CZ CY AZ AY BZ BY ");
}

TEST_CASE("a finding that follows from a gap or a cannot-tell of the same subject is folded under it") {
    const auto pack = test::shipment_pack(
        "rule A \"t\" @rest silence means gap for each lot in procedure.lots require \"c\": lot.size = 1 "
        "end\n"
        "rule B \"t\" @rest silence means gap follows from A for each lot in procedure.lots require \"c\": "
        "lot.share = 1 end\n");
    const auto findings = test::findings_of(
        pack, test::dossier_of(
                  "procedure { lots: [ { id: \"1\"; size: 2; share: 2 }, { id: \"2\"; size: 1; share: 2 },"
                  " { id: \"3\"; size: withheld; share: 1 }, { id: \"4\"; size: withheld; share: 2 } ] }"));
    REQUIRE(findings.size() == 8);
    CHECK(findings[4].folded_under == findings[0].id);
    CHECK(findings[5].folded_under.empty());  // The rule that it follows from is met.
    CHECK(findings[6].folded_under.empty());  // It is met itself.
    CHECK(findings[7].folded_under == findings[3].id);
    CHECK(findings[0].folded_under.empty());
}

TEST_CASE("without a subject of its own, a rule speaks of the procedure, else of the notice") {
    const auto pack =
        test::shipment_pack("rule R \"t\" @rest silence means gap require \"c\": procedure.id = \"P\" end");
    CHECK(only(test::findings_of(pack, test::dossier_of("procedure { id: \"P\" }"))).subject.id == "P");
    const auto notice = test::findings_of(pack, test::dossier_of("notice { id: \"N\" }"));
    CHECK(only(notice).subject.entity == "notice");
    CHECK(only(notice).outcome == Outcome::Gap);
}

TEST_CASE("two rows where there can be one disagree") {
    const auto pack = test::shipment_pack(
        "rule R \"t\" @rest silence means gap require \"c\": procedure.winner.city = \"a\" end");
    const auto findings = test::findings_of(
        pack,
        test::dossier_of("procedure { winner: [ { id: \"A\"; city: \"a\" }, { id: \"B\"; city: \"a\" } ] }"));
    CHECK(only(findings).outcome == Outcome::CannotTell);
    CHECK(only(findings).reasons.front() == "winner: the documents disagree");
}

TEST_CASE("met and not-applicable findings carry no reasons unless they are asked for") {
    const auto pack = test::shipment_pack(one_rule);
    const Dossier dossier = test::dossier_of("procedure { lots: [ { id: \"L\"; kind: kind:goods } ] }");
    clause::EvaluationInput input;
    input.as_of = *parse_date("2026-06-01");
    const std::array packs{pack};
    CHECK(only(clause::evaluate(packs, dossier, input)).reasons.empty());
    input.explains_all = true;
    CHECK_FALSE(only(clause::evaluate(packs, dossier, input)).reasons.empty());
}

TEST_CASE("a rule that runs out of its steps cannot tell, and ends soon") {
    const auto pack = test::shipment_pack(
        "rule R \"t\" @rest silence means gap for each lot in procedure.lots\n"
        " require \"c\": lot.kind = kind:works or (every a in procedure.lots, at least one, satisfies\n"
        " every b in procedure.lots, at least one, satisfies every c in procedure.lots, at least one, "
        "satisfies\n"
        " every d in procedure.lots, at least one, satisfies every e in procedure.lots, at least one, "
        "satisfies a.kind = e.kind and b.kind = d.kind)\n"
        "end\n"
        "rule S \"t\" @rest for each lot in procedure.lots require \"c\": lot.kind = kind:goods end\n");
    const auto begin = std::chrono::steady_clock::now();
    const auto findings = test::findings_of(pack, test::dossier_of(lots(300, "kind: kind:goods")));
    REQUIRE(findings.size() == 600);
    CHECK(findings[0].outcome == Outcome::CannotTell);
    CHECK(findings[0].reasons.front().find("given up") != std::string::npos);
    CHECK(findings[299].outcome == Outcome::CannotTell);
    CHECK(findings[300].outcome == Outcome::Met);  // Another rule has its own steps.
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{60});
}

TEST_CASE("at the limit all findings are there, and one past it the last one says that there are more") {
    const auto pack =
        test::shipment_pack("rule R \"t\" @rest for each site in sites require \"c\": site.id = \"1\" end");
    const auto sites = [](std::size_t count) {
        std::string text = "sites [";
        for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : ", ") + std::string{"{ id: \"1\" }"};
        return text + "]";
    };
    const auto all = test::findings_of(pack, test::dossier_of(sites(limits::findings_max)));
    CHECK(all.size() == limits::findings_max);
    CHECK(std::ranges::all_of(all, [](const Finding& finding) { return finding.outcome == Outcome::Met; }));
    const auto cut = test::findings_of(pack, test::dossier_of(sites(limits::findings_max + 1)));
    CHECK(cut.size() == limits::findings_max);
    CHECK(cut.back().outcome == Outcome::CannotTell);
    CHECK(cut.back().reasons.front().find("more findings") != std::string::npos);
}

TEST_CASE("reasons and evidence of one finding are limited") {
    std::string papers;
    for (int i = 0; i < 100; ++i)
        papers +=
            (i == 0 ? "" : ", ") + std::string{"{ size: withheld; id: \"P"} + std::to_string(i) + "\" }";
    const Finding finding = finding_of(
        "rule R \"t\" @rest silence means gap for each lot in procedure.lots\n"
        " require \"c\": some p in lot.papers satisfies p.size = 1 end",
        "papers: [ " + papers + " ]");
    CHECK(finding.evidence.size() == limits::evidence_items_max);
    CHECK(finding.reasons.size() <= limits::evidence_items_max);
}

TEST_CASE(
    "where several things are required, a gap says which of them are lacking, in the reader's language") {
    const auto pack = test::shipment_pack(
        "authority ACT en \"An act\" de \"Ein Gesetz\"\n"
        "rule R \"t\" basis ACT en \"section 4\" de \"Abschnitt 4\" in force from 2020-01-01 stage s\n"
        " severity info message en \"m\" fix en \"f\" for each lot in procedure.lots\n"
        " require \"goods\" de \"Waren\": lot.kind = kind:goods\n"
        " require \"works\" de \"Bau\": lot.kind = kind:works end");
    const Dossier dossier = test::dossier_of("procedure { lots: [ { id: \"L\"; kind: kind:goods } ] }");
    clause::EvaluationInput input;
    input.as_of = *parse_date("2026-06-01");
    input.language = "de";
    const std::array packs{pack};
    const Finding finding = only(clause::evaluate(packs, dossier, input));
    CHECK(finding.reasons == std::vector<std::string>{"Das trifft nicht zu: Bau"});
    CHECK(finding.basis.front().title == "Ein Gesetz");
    CHECK(finding.basis.front().pinpoint == "Abschnitt 4");
}

TEST_CASE("a question to a person comes with the passage that it is about") {
    const Finding finding = finding_of(
        "rule R \"t\" @rest silence means gap for each lot in procedure.lots\n"
        " require \"c\": lot.terms mentions fair and a person decides ask end",
        "terms: [ en \"Free delivery. We ask for fair work. Paid in May.\" ]");
    CHECK(finding.outcome == Outcome::CannotTell);
    REQUIRE(finding.evidence.size() == 1);
    CHECK(finding.evidence.front().value == "We ask for fair work.");
}

TEST_CASE("a remark on the reading is said in the language of the report, with its words") {
    const Remark remark{"remark-newer-version", {{"version", "2"}}, {{"read", "value-no"}}};
    CHECK(clause::say(clause::engine_texts(), remark, "de") ==
          "Die Fassung 2 ist noch nicht bekannt; das Dokument wurde als Fassung nein gelesen.");
    CHECK(clause::say(clause::engine_texts(), Remark{"Said as it is."}, "de") == "Said as it is.");
    const Remark version{"remark-newer-version", {{"version", "{read}"}, {"read", "1.15"}}, {}};
    CHECK(clause::say(clause::engine_texts(), version, "fi") ==
          "The version {read} is not known yet; the document was read as version 1.15.");
}

TEST_CASE("the engine's sentences are complete in every language, and an unknown one stands out") {
    const clause::TextCatalogue& texts = clause::engine_texts();
    CHECK(std::ranges::equal(texts.languages(), std::array{"ca", "de", "en", "es", "fr", "nl", "sv"}));
    CHECK(texts.get("not-stated", "de") == "nicht angegeben");
    CHECK(texts.get("not-stated", "sv") == "inte angivet");
    CHECK(texts.get("not-stated", "fi") == "not stated");
    CHECK(texts.get("no-such-text", "en") == "<no-such-text>");
    const std::array<std::pair<std::string_view, std::string_view>, 1> values{{{"what", "size {what}"}}};
    CHECK(texts.get("reason-silent", "en", values) == "size {what}: not stated");
    const auto lacking =
        clause::TextCatalogue::read("x.md", "```clause\ntext a en \"x\" de \"y\"\ntext b en \"z\"\n```\n");
    REQUIRE_FALSE(lacking.has_value());
    CHECK(lacking.error().code == "E0601");
    const auto broken = clause::TextCatalogue::read("x.md", "```clause\ntext a en\n```\n");
    CHECK_FALSE(broken.has_value());
}
