// Several notices of one procedure as one dossier, and the stage that they are in.
#include "tests/support/catch.hpp"

#include <algorithm>
#include <deque>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "model/joining.hpp"
#include "model/notation.hpp"
#include "plugin/check/check.hpp"

using namespace proviso;
using Words = std::vector<std::string>;

namespace {

const Engine& engine() {
    static const auto made = Engine::create();
    REQUIRE(made.has_value());
    return *made.value();
}

std::string load(const std::string& name) {
    std::ifstream file{std::string{PROVISO_SOURCE_DIR} + "/fixtures/eforms/" + name + ".xml",
                       std::ios::binary};
    REQUIRE(file.good());
    return {std::istreambuf_iterator<char>{file}, {}};
}

std::string with(std::string text, const std::string& old, const std::string& fresh) {
    const std::size_t at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), fresh);
}

// Documents live as long as the program, as the dossiers do that point into them.
CheckRequest request_of(const std::vector<std::string>& documents) {
    static std::deque<std::string> kept;
    CheckRequest request;
    request.as_of = *parse_date("2026-03-01");
    for (const std::string& document : documents) {
        kept.push_back(document);
        Input input{"notice-" + std::to_string(request.further_notices.size() + 1) + ".xml", kept.back()};
        if (request.notice.bytes.empty()) {
            request.notice = {"notice-0.xml", kept.back()};
        } else {
            request.further_notices.push_back(std::move(input));
        }
    }
    return request;
}

Dossier read(const std::vector<std::string>& documents) {
    Result<Dossier> dossier = read_dossier(engine(), request_of(documents));
    INFO((dossier ? std::string{} : describe(dossier.error())));
    REQUIRE(dossier.has_value());
    return std::move(dossier).value();
}

// The values of a field over all rows of an entity, blocked ones by their state.
Words values(const Dossier& dossier, std::string_view entity, std::string_view name) {
    const Vocabulary& vocabulary = dossier.vocabulary();
    const EntityId owner = vocabulary.find_entity(entity);
    const FieldId field = vocabulary.find_field(owner, name);
    REQUIRE(field != no_field);
    Words found;
    for (RowIndex row = 0; row < dossier.row_count(); ++row) {
        if (dossier.row(row).entity != owner) continue;
        for (const Cell& cell : dossier.cells(row, field)) {
            found.emplace_back(cell.state == State::Given ? cell.text : state_name(cell.state));
        }
    }
    return found;
}

const std::string call = "laptops-without-conditions";
const std::string change = "change-of-laptops-without-conditions";
const std::string award = "award-group-and-subcontractor";
const std::string modification = "contract-modification";

Report report_of(const std::vector<std::string>& documents, const std::string& stage) {
    CheckRequest request = request_of(documents);
    request.stage = stage;
    auto pack = engine().shipped_pack("electronics-watch");
    REQUIRE(pack.has_value());
    request.packs.push_back(pack.value());
    Result<Report> report = check(engine(), request);
    REQUIRE(report.has_value());
    return std::move(report).value();
}

}  // namespace

TEST_CASE("a change notice takes the place of the notice that it changes, in whatever order they come") {
    for (const bool is_change_first : {true, false}) {
        Words documents{load(call), load(change)};
        if (is_change_first) std::ranges::reverse(documents);
        const Dossier dossier = read(documents);
        CHECK(values(dossier, "lot", "submission-deadline") == Words{"2025-11-28+01:00", "2025-11-28+01:00"});
        CHECK(values(dossier, "notice", "dispatched-on") == Words{"2025-10-20+02:00"});
        CHECK(values(dossier, "change", "section") == Words{"LOT-0001", "LOT-0002"});
        const DocumentRecord& old = dossier.documents()[is_change_first ? 1 : 0];
        REQUIRE(old.notes.size() == 1);
        CHECK(old.notes.front().text == "remark-superseded-change");
        CHECK(dossier.documents()[is_change_first ? 0 : 1].notes.empty());
    }
}

TEST_CASE("of the versions of one notice the newest counts") {
    const std::string version = "<cbc:VersionID>01</cbc:VersionID>";
    const std::string second = with(with(load(call), version, "<cbc:VersionID>02</cbc:VersionID>"),
                                    "Purchase of portable computers", "Lease of portable computers");
    const Dossier dossier = read({second, load(call)});
    REQUIRE(values(dossier, "procedure", "description").size() == 1);
    CHECK(values(dossier, "procedure", "description").front().starts_with("Lease"));
    CHECK(dossier.documents()[1].notes.front().text == "remark-superseded-version");
    CHECK(values(read({load(call), load(call)}), "lot", "id") == Words{"LOT-0001", "LOT-0002"});
}

TEST_CASE("the award tells the results, and what it has no place for stays as the call told it") {
    const Dossier dossier = read({load(award), load(call)});
    CHECK(values(dossier, "lot", "id") == Words{"LOT-0001", "LOT-0002"});
    CHECK(values(dossier, "lot", "submission-deadline").size() == 2);
    CHECK(values(dossier, "criterion", "concept") == Words{"corruption", "fraud", "price", "price"});
    CHECK(values(dossier, "result", "decision") == Words{"winner-selected", "closed-without-winner"});
    const Vocabulary& vocabulary = dossier.vocabulary();
    const FieldId newest = vocabulary.find_field(vocabulary.root(), "notice");
    const FieldId earlier = vocabulary.find_field(vocabulary.root(), "earlier-notices");
    CHECK(dossier.children(root_row, newest).size() == 1);
    CHECK(dossier.children(root_row, earlier).size() == 1);
    // The call could have told performance conditions and did not; the award had no place for them.
    const EntityId lot = vocabulary.find_entity("lot");
    for (RowIndex row = 0; row < dossier.row_count(); ++row) {
        if (dossier.row(row).entity != lot) continue;
        CHECK(dossier.state(row, vocabulary.find_field(lot, "performance-terms")) == State::Silent);
    }
}

TEST_CASE("an organisation keeps one row over the notices, and an id that means another one is changed") {
    // In the call ORG-0002 reviews; let ORG-0003 be a helper there, which is a winner in the award.
    const std::string helper = with(load(call), "ORG-0002", "ORG-0003");
    const Dossier dossier = read({helper, load(award)});
    const Words ids = values(dossier, "organisation", "id");
    CHECK(std::ranges::count(ids, "ORG-0001") == 1);
    CHECK(std::ranges::count(ids, "ORG-0003") == 1);
    CHECK(ids.size() == 5);
    const Words named = values(dossier, "participation", "organisation");
    CHECK(named == Words{"ORG-0003", "ORG-0004", "ORG-0005", "ORG-0004"});
}

TEST_CASE("a modification updates the contract and keeps the other one") {
    const Dossier dossier = read({load(award), load(modification)});
    CHECK(values(dossier, "contract", "reference") == Words{"NM-C-2026-08", "NM-C-2026-09"});
    CHECK(values(dossier, "tender", "amount") == Words{"512000", "240000"});
    CHECK(values(dossier, "modification", "reason") == Words{"add-wss"});
    const Words parties = values(dossier, "tendering-party", "id");
    CHECK(parties.size() == 3);
    CHECK(std::ranges::count(parties, "TPA-0001 (2)") == 1);
}

TEST_CASE("notices of one day that differ are both told") {
    const std::string award_of_that_day =
        with(load(award), "<cbc:IssueDate>2026-02-12+01:00", "<cbc:IssueDate>2025-10-06+02:00");
    const std::string other_nature = with(award_of_that_day, ">supplies<", ">services<");
    const Dossier dossier = read({load(call), other_nature});
    CHECK(values(dossier, "procedure", "nature") == Words{"supplies", "services"});
}

TEST_CASE("notices of different procedures are refused") {
    const Result<Dossier> dossier =
        read_dossier(engine(), request_of({load(call), load("award-with-withheld-amount")}));
    REQUIRE_FALSE(dossier.has_value());
    CHECK(dossier.error().code == "E-UNRELATED");
    CHECK(dossier.error().help == "check them one by one");
}

TEST_CASE(
    "a corrigendum of TED names an old number of the Official Journal, and the notice stands (trap 19)") {
    const std::string notice = load("../ted/two-lots-with-conditions");
    const std::string corrigendum =
        with(load("../ted/corrigendum"), "2016/S 001-000111", "2021/S 001-000117");
    const Dossier dossier = read({notice, corrigendum});
    CHECK(values(dossier, "lot", "id") == Words{"A", "B"});
    CHECK(values(dossier, "notice", "changed-notice") == Words{"2021/S 001-000117"});
    CHECK(values(dossier, "change", "section").size() == 3);
    CHECK(report_of({notice, corrigendum}, "").stage == "call");
}

TEST_CASE("a call of TED has no gap for want of codes that its form has no place for (trap 20)") {
    const Report report = report_of({load("../ted/two-lots-with-conditions")}, "");
    CHECK(report.stage == "call");
    CHECK(std::ranges::none_of(report.findings,
                               [](const Finding& finding) { return finding.outcome == Outcome::Gap; }));
    CHECK(std::ranges::any_of(report.findings,
                              [](const Finding& finding) { return finding.outcome == Outcome::CannotTell; }));
}

TEST_CASE("what a supplier says about a contract stands beside the document that tells of the contract") {
    const std::string contract = load("../ubl/tender-contract");
    const std::string catalogue =
        with(load("../disclosure/chain-catalogue"), ">NM-2025-117-C1<", ">HF-2025-31<");
    const Dossier dossier = read({contract, catalogue});
    CHECK(values(dossier, "contract", "reference") == Words{"HF-2025-31"});
    CHECK(values(dossier, "model", "id") == Words{"M1", "M2", "M3"});
    CHECK(values(dossier, "site", "id").size() == 9);
    CHECK(values(dossier, "lot", "id") == Words{"1"});
    // Read the other way round, it is the same.
    CHECK(values(read({catalogue, contract}), "site", "id").size() == 9);

    const Result<Dossier> other =
        read_dossier(engine(), request_of({contract, load("../ubl/peppol-catalogue")}));
    REQUIRE_FALSE(other.has_value());
    CHECK(other.error().code == "E-UNRELATED");
}

TEST_CASE("only the rules of the stage that the procedure is in are looked at, and the report says so") {
    const Report own = report_of({load(call), load(award)}, "");
    CHECK(own.stage == "award");
    CHECK(std::ranges::none_of(own.findings, [](const Finding& one) { return one.stage == "call"; }));
    REQUIRE(own.not_checked.size() == 1);
    CHECK(own.not_checked.front().what.find("rules about the call for competition") != std::string::npos);
    const Report asked = report_of({load(call), load(award)}, "call");
    CHECK_FALSE(asked.findings.empty());
    CHECK(asked.not_checked.empty());
    CHECK(report_of({load(call), load(award)}, "all").findings.size() == asked.findings.size());
    const Report alone = report_of({load(call)}, "");
    CHECK(alone.stage == "call");
    CHECK(alone.not_checked.empty());
}

TEST_CASE("where only rules of other stages were left out, the verdict says which and how to see them") {
    const Report own = report_of({load(call), load(award)}, "");
    CHECK(own.verdict == proviso::Verdict::NotConcerned);
    CHECK(own.verdict_note.find("no rule speaks about the award") != std::string::npos);
    CHECK(own.verdict_note.find("`--stage call`") != std::string::npos);
    CHECK(own.verdict_note.find("`--stage all`") != std::string::npos);
    const Report asked = report_of({load(call)}, "performance");
    CHECK(asked.verdict_note.find("performance of the contract") != std::string::npos);
    for (const std::string stage : {"call", "all"}) {
        CHECK(report_of({load(call), load(award)}, stage).verdict_note.empty());
    }
}

TEST_CASE("a stage that there is not is an error") {
    CheckRequest request = request_of({load(call)});
    request.stage = "harvest";
    const Result<Report> report = check(engine(), request);
    REQUIRE_FALSE(report.has_value());
    CHECK(report.error().code == "E-STAGE");
}

namespace {

// A tenderer's declaration, about the procedure of that id.
std::string declaration_about(const std::string& procedure) {
    std::ifstream file{std::string{PROVISO_SOURCE_DIR} + "/fixtures/espd/response-2.1.xml", std::ios::binary};
    REQUIRE(file.good());
    return with({std::istreambuf_iterator<char>{file}, {}}, ">NM-2019-031<", ">" + procedure + "<");
}

}  // namespace

TEST_CASE("a tenderer's declaration stands beside the notices of its procedure, and changes none of them") {
    const std::string declaration = declaration_about("34c27827-1c4d-46ea-ae85-3b8285f203d7");
    const Dossier alone = read({load(call), load(award)});
    const Dossier beside = read({load(call), declaration, load(award)});
    for (const char* field : {"title", "nature", "main-cpv"}) {
        INFO(field);
        CHECK(values(beside, "procedure", field) == values(alone, "procedure", field));
    }
    CHECK(values(beside, "self-declaration", "operator") == Words{"DE123456789"});
    CHECK(values(beside, "answer", "ground-applies").size() > 2);
}

TEST_CASE("a declaration about another procedure is refused, unless it names the notice") {
    CHECK_FALSE(
        read_dossier(engine(), request_of({load(call), declaration_about("NM-2019-031")})).has_value());
    const std::string naming = with(declaration_about("NM-2019-031"), ">2019/S 140-303612<",
                                    ">275aba96-dad4-47eb-adba-6046138d2a1f<");
    CHECK(read_dossier(engine(), request_of({load(call), naming})).has_value());
}

TEST_CASE("a declaration alone belongs to the tenders, and concerns no rule about the call") {
    const Report report = report_of({declaration_about("NM-2019-031")}, "");
    CHECK(report.stage == "tender");
    CHECK(report.findings.empty());
    CHECK_FALSE(report.not_checked.empty());
    CHECK(report.verdict_note.find("`--stage call`") != std::string::npos);
}

TEST_CASE("where a notice points to the request for self-declarations, the request answers") {
    const std::string pointing = load("exclusion-declared-in-espd");
    std::ifstream file{std::string{PROVISO_SOURCE_DIR} + "/fixtures/espd/request-4.1.xml", std::ios::binary};
    REQUIRE(file.good());
    const std::string tag = "<cbc:ContractFolderID>";
    const std::size_t begin = pointing.find(tag) + tag.size();
    const std::string procedure = pointing.substr(begin, pointing.find('<', begin) - begin);
    const std::string request =
        with({std::istreambuf_iterator<char>{file}, {}}, ">NM-2019-031<", ">" + procedure + "<");
    const auto outcomes = [](const Report& report) {
        std::vector<Outcome> found;
        for (const Finding& finding : report.findings) {
            if (finding.rule == "EW-B11") found.push_back(finding.outcome);
        }
        return found;
    };
    CHECK(outcomes(report_of({pointing}, "")) == std::vector<Outcome>{Outcome::CannotTell});
    CHECK(outcomes(report_of({pointing, request}, "")) == std::vector<Outcome>{Outcome::Met});
}
