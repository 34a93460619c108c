// Comparing two versions: which sentence is which, which words differ, and which outcomes turned.
#include "tests/support/catch.hpp"

#include "plugin/check/check.hpp"
#include "plugin/compare/compare.hpp"
#include "plugin/compare/match.hpp"
#include "plugin/report/comparison.hpp"
#include "plugin/report/report_texts.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace {

using proviso::ComparedPassage;
using proviso::Comparison;
using proviso::Outcome;
using proviso::Passage;
using proviso::WordRun;
using State = ComparedPassage::State;

const proviso::Engine& engine() {
    static const auto made = proviso::Engine::create();
    return *made.value();
}

const proviso::Engine::Pack& pack() {
    static const auto made = engine().shipped_pack("electronics-watch");
    return made.value();
}

proviso::CheckRequest draft_of(std::string_view text) {
    proviso::CheckRequest request;
    request.draft = proviso::Draft{{"30213100"}, "en"};
    request.documents.push_back({"", {"contract.txt", text}});
    request.packs.push_back(pack());
    request.as_of = proviso::parse_date("2026-11-25").value();
    return request;
}

Comparison compare(std::string_view before, std::string_view after) {
    const auto old_request = draft_of(before);
    const auto new_request = draft_of(after);
    const auto old_report = check(engine(), old_request);
    const auto new_report = check(engine(), new_request);
    const auto old_dossier = read_dossier(engine(), old_request);
    const auto new_dossier = read_dossier(engine(), new_request);
    REQUIRE(old_report.has_value());
    REQUIRE(new_report.has_value());
    return proviso::compare({old_report.value(), old_dossier.value()},
                            {new_report.value(), new_dossier.value()}, old_request.packs);
}

const ComparedPassage* first_in(const Comparison& comparison, State state) {
    const auto found = std::ranges::find(comparison.passages, state, &ComparedPassage::state);
    return found == comparison.passages.end() ? nullptr : &*found;
}

bool turned(const Comparison& comparison, std::string_view rule, Outcome before, Outcome after) {
    return std::ranges::any_of(comparison.findings, [&](const proviso::ComparedFinding& finding) {
        return finding.rule == rule && finding.before == before && finding.after == after;
    });
}

std::string marked(std::string_view before, std::string_view after) {
    std::string text;
    for (const WordRun& run : proviso::compare_words(before, after)) {
        if (!text.empty()) text += ' ';
        if (run.kind == WordRun::Kind::Removed) text += "-(" + run.words + ")";
        if (run.kind == WordRun::Kind::Added) text += "+(" + run.words + ")";
        if (run.kind == WordRun::Kind::Same) text += run.words;
    }
    return text;
}

std::string written(const Comparison& comparison, std::string_view format, std::string language = "en") {
    static const auto texts = proviso::load_report_texts();
    Comparison copy = comparison;
    copy.language = std::move(language);
    proviso::WriteOptions options;
    options.texts = &texts.value();
    std::string text;
    proviso::find_comparison_writer(format)->write(copy, options,
                                                   [&](std::string_view piece) { text += piece; });
    return text;
}

constexpr std::string_view clause_in_full =
    "1. Delivery\n\nLaptops are delivered.\n\n2. Terms\n\nThe Electronics Watch Contract "
    "Conditions, "
    "version 2.1, apply to this contract.\n";

}  // namespace

TEST_CASE("the same clause in another layout is unchanged") {
    const Comparison same = compare(clause_in_full,
                                    "A new first page.\n\nThe ELECTRONICS  WATCH Contract\nConditions, "
                                    "version 2.1, apply to this\ncontract.\n");
    CHECK_FALSE(same.is_changed());
    CHECK(first_in(same, State::Unchanged) != nullptr);
    CHECK(written(same, "text").find("Unchanged in what the rules look at") != std::string::npos);
}

TEST_CASE("a clause that became a negation is changed, and both sentences are shown") {
    const Comparison changed =
        compare(clause_in_full,
                "The Electronics Watch Contract Conditions, version 2.1, do not apply to this contract.");
    CHECK(changed.is_changed());
    CHECK(turned(changed, "EW-B02", Outcome::Met, Outcome::CannotTell));
    const ComparedPassage* passage = first_in(changed, State::Changed);
    REQUIRE(passage != nullptr);
    CHECK_FALSE(passage->before->is_negated);
    CHECK(passage->after->is_negated);
    CHECK(passage->before->place.line == 7);
    CHECK(passage->after->place.line == 1);
    CHECK(written(changed, "text").find("{+do not+} apply") != std::string::npos);
}

TEST_CASE("a version number that differs is a change though every rule says the same") {
    const Comparison changed = compare(
        clause_in_full, "The Electronics Watch Contract Conditions, version 2.0, apply to this contract.");
    CHECK(changed.is_changed());
    CHECK(changed.findings.empty());
    REQUIRE(first_in(changed, State::Changed) != nullptr);
}

TEST_CASE("a clause that is gone turns the finding into a gap, and one that came turns it back") {
    const Comparison gone = compare(clause_in_full, "Laptops are delivered.");
    CHECK(turned(gone, "EW-B02", Outcome::Met, Outcome::Gap));
    CHECK(first_in(gone, State::Gone) != nullptr);
    CHECK(gone.after == proviso::Verdict::Gaps);
    const Comparison came = compare("Laptops are delivered.", clause_in_full);
    CHECK(turned(came, "EW-B02", Outcome::Gap, Outcome::Met));
    CHECK(first_in(came, State::New) != nullptr);
}

TEST_CASE("a change where no rule looks is none, and the comparison says so") {
    const Comparison elsewhere =
        compare(clause_in_full, std::string{clause_in_full} + "\nThe price is 900 euro.\n");
    CHECK_FALSE(elsewhere.is_changed());
    CHECK(written(elsewhere, "text").find("Only sentences with words") != std::string::npos);
}

TEST_CASE("a document that cannot be read is named, as nothing in it was compared") {
    const Comparison dark = compare(clause_in_full, "%PDF-1.7 not to be read");
    REQUIRE(dark.unreadable.size() == 1);
    CHECK(dark.unreadable.front() == "contract.txt");
}

TEST_CASE("the words that differ are marked, in reading order") {
    CHECK(marked("the buyer may end it", "the buyer must end it") == "the buyer -(may) +(must) end it");
    CHECK(marked("within 30 days of the request", "within 60 working days of a request") ==
          "within -(30) +(60 working) days of -(the) +(a) request");
    CHECK(marked("all of it", "") == "-(all of it)");
    CHECK(marked("", "all of it") == "+(all of it)");
    CHECK(marked("Straße „A“", "STRASSE \"A\"") == "STRASSE \"A\"");
}

TEST_CASE("the likeliest sentences are paired, and unlike ones are not") {
    const auto passage = [](std::string sentence) {
        Passage one;
        one.sentence = std::move(sentence);
        return one;
    };
    const auto all = proviso::match_passages(
        {passage("one two three four"), passage("red green blue black"), passage("stays as it is")},
        {passage("red green blue white"), passage("stays as it is"), passage("one two three five"),
         passage("something else entirely")});
    std::vector<State> states;
    for (const ComparedPassage& one : all) states.push_back(one.state);
    CHECK(states == std::vector<State>{State::Changed, State::Changed, State::New, State::Unchanged});
    CHECK(all[0].before->sentence == "red green blue black");
    CHECK(all[1].before->sentence == "one two three four");
}

TEST_CASE("thousands of sentences and one endless sentence are compared within the limits") {
    std::string many;
    for (int i = 0; i < 3000; ++i) {
        many += "The Electronics Watch Contract Conditions apply to item " + std::to_string(i) + ".\n\n";
    }
    const Comparison cut = compare(many, many);
    CHECK(cut.passages_left_out == 5000);
    CHECK(cut.passages.size() == 500);
    CHECK(written(cut, "text").find("5000 were not compared") != std::string::npos);
    std::string endless = "Electronics Watch Contract Conditions";
    for (int i = 0; i < 4000; ++i) endless += " word" + std::to_string(i % 7);
    CHECK(proviso::compare_words(endless, endless + " more").size() == 2);
}

TEST_CASE("a comparison is written in seven languages and as JSON, and hostile text stays text") {
    const Comparison changed = compare(
        clause_in_full, "The Electronics Watch Contract Conditions \x1b[2J\xe2\x80\xae apply to \"you\".");
    for (const std::string language : {"en", "de", "fr", "es", "nl", "sv", "ca"}) {
        const std::string text = written(changed, "text", language);
        INFO(language << "\n" << text);
        CHECK(text.find('<') == std::string::npos);  // a text that is missing
        CHECK(text.find('\x1b') == std::string::npos);
    }
    const std::string json = written(changed, "json");
    CHECK(json.find('\x1b') == std::string::npos);
    CHECK(json.find("\xe2\x80\xae") == std::string::npos);
    const auto parsed = nlohmann::json::parse(json);
    CHECK(parsed["schema"] == "proviso-comparison/1");
    CHECK(parsed["changed"] == true);
    CHECK(parsed["passages"][0]["words"].size() > 1);
    CHECK(parsed["before"]["documents"][0]["name"] == "contract.txt");
}
