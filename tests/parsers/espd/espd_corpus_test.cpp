// The samples and test documents of all versions against an independent count: XPath over a tree, which
// shares nothing with the maps but the standard. Skipped where the corpus is not at hand.
#include "tests/parsers/corpus_support.hpp"
#include "tests/parsers/eforms_support.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace proviso;
namespace fs = std::filesystem;
using Words = std::vector<std::string>;

namespace {

// Pre-releases have namespaces of their own, so names are compared alone; the corpus holds nothing else.
std::string named(const std::string& name) { return "*[local-name()='" + name + "']"; }

struct Counted {
    std::size_t documents = 0;
    std::size_t answers = 0;
    std::size_t answered = 0;
    std::size_t criteria = 0;
};

template <class Visit>
std::size_t each_document(const Visit& visit) {
    const auto corpus = test::corpus();
    if (!corpus) {
        WARN("skipped: there is no corpus; PROVISO_CORPUS names its folder");
        return 0;
    }
    std::size_t documents = 0;
    for (const auto& entry : fs::recursive_directory_iterator{*corpus / "espd"}) {
        if (!entry.is_regular_file()) continue;
        ++documents;
        INFO(entry.path().string());
        const std::string bytes = test::load(entry.path());
        const test::XPathDocument tree{bytes};
        visit(entry.path(), bytes, tree);
    }
    CHECK(documents == 66);
    return documents;
}

Dossier read(const fs::path& file, const std::string& bytes) {
    Result<Dossier> read = test::read(file.filename().string(), bytes);
    INFO((read ? std::string{} : describe(read.error())));
    REQUIRE(read.has_value());
    return std::move(read).value();
}

std::vector<RowIndex> answers_of(const Dossier& dossier) {
    const auto declarations = test::rows(dossier, test::procedure(dossier), "self-declarations");
    return declarations.empty() ? std::vector<RowIndex>{}
                                : test::rows(dossier, declarations.front(), "answers");
}

// The folder names the version: `v2.0.2-Xtest`.
std::string major_of(const fs::path& file) {
    for (const fs::path& part : file) {
        const std::string name = part.string();
        if (name.size() > 1 && name.front() == 'v' && name[1] >= '1' && name[1] <= '4')
            return name.substr(1, 1);
    }
    return {};
}

bool is_response(const test::XPathDocument& tree) { return tree.root_name().ends_with("Response"); }

// How many criteria hold a question with an answer of its own.
std::size_t answered_by_xpath(const test::XPathDocument& tree) {
    if (tree.root_name() == "ESPDResponse") {
        return tree.count("/*/" + named("Criterion") + "[.//" + named("Response") + "]");
    }
    return tree.count("/*/" + named("TenderingCriterion") + "[.//" + named("TenderingCriterionProperty") +
                      "/" + named("ID") + " = /*/" + named("TenderingCriterionResponse") + "/" +
                      named("ValidatedCriterionPropertyID") + "]");
}

}  // namespace

TEST_CASE("every document of the corpus is recognised as request or response of its version") {
    each_document([&](const fs::path& file, const std::string& bytes, const test::XPathDocument& tree) {
        const Dossier dossier = read(file, bytes);
        const DocumentRecord& document = dossier.documents().front();
        const std::string part = is_response(tree) ? "response" : "request";
        const bool is_first = major_of(file) == "1";
        CHECK(document.format == (is_first ? "espd-1-" : "espd-") + part);
        CHECK(document.format_version.substr(0, 1) == major_of(file));
    });
}

TEST_CASE("no element of a self-declaration of the corpus is unexplained") {
    std::map<std::string, std::uint32_t> unknown;
    each_document([&](const fs::path& file, const std::string& bytes, const test::XPathDocument& tree) {
        const Dossier dossier = read(file, bytes);
        const Coverage& coverage = dossier.documents().front().coverage;
        for (const auto& path : coverage.unknown_paths) unknown[path.path] += path.count;
        CHECK(coverage.unknown == 0);
        CHECK(std::size_t{coverage.read} + coverage.left + coverage.unknown == tree.count("//*"));
    });
    std::string words;
    for (const auto& [path, count] : unknown) words += "\n  " + path + " " + std::to_string(count);
    INFO(words);
    CHECK(unknown.empty());
}

TEST_CASE("answered criteria agree with a count by XPath") {
    Counted counted;
    counted.documents =
        each_document([&](const fs::path& file, const std::string& bytes, const test::XPathDocument& tree) {
            const Dossier dossier = read(file, bytes);
            if (!is_response(tree)) return;
            const std::vector<RowIndex> answers = answers_of(dossier);
            const std::string criterion = major_of(file) == "1" ? "Criterion" : "TenderingCriterion";
            CHECK(answers.size() == tree.count("/*/" + named(criterion)));
            const auto answered = static_cast<std::size_t>(std::ranges::count_if(
                answers, [&](RowIndex answer) { return !test::rows(dossier, answer, "replies").empty(); }));
            CHECK(answered == answered_by_xpath(tree));
            if (major_of(file) != "1" && !answers.empty()) {
                const auto declarations = test::rows(dossier, test::procedure(dossier), "self-declarations");
                const std::string evidence = "/*/" + named("Evidence");
                CHECK(test::rows(dossier, declarations.front(), "evidence").size() ==
                      tree.count(evidence + "[not(" + named("ID") +
                                 " = preceding-sibling::" + named("Evidence") + "/" + named("ID") + ")]"));
            }
            counted.answers += answers.size();
            counted.answered += answered;
        });
    if (counted.documents > 0) WARN(counted.answered << " of " << counted.answers << " criteria answered");
}

TEST_CASE("criteria of a request agree with a count by XPath, and each has its concept") {
    std::size_t criteria = 0;
    std::map<std::string, std::size_t> unknown;
    const std::size_t documents =
        each_document([&](const fs::path& file, const std::string& bytes, const test::XPathDocument& tree) {
            const Dossier dossier = read(file, bytes);
            for (const std::string& code : dossier.documents().front().coverage.unknown_codes)
                ++unknown[code];
            if (is_response(tree)) return;
            const std::string criterion = major_of(file) == "1" ? "Criterion" : "TenderingCriterion";
            const std::string code = major_of(file) == "1" ? "TypeCode" : "CriterionTypeCode";
            const auto grounds = test::rows(dossier, test::procedure(dossier), "exclusion-grounds");
            if (major_of(file) < "3") {
                CHECK(grounds.size() ==
                      tree.count("/*/" + named(criterion) + "[contains(" + named(code) + ", 'EXCLUSION.')]"));
            }
            criteria += grounds.size();
        });
    std::string words;
    for (const auto& [code, count] : unknown) words += "\n  " + code + " " + std::to_string(count);
    if (documents > 0)
        WARN(criteria << " exclusion grounds asked about; codes that no table knows:" << words);
}

namespace {

// The first question of an exclusion ground that takes a yes or a no, where it was answered with one of
// the value.
std::string grounds_by_xpath(bool is_first_version, const std::string& value) {
    static const Words codes{"crime-org",       "corruption",  "fraud",      "terr-offence", "finan-laund",
                             "human-traffic",   "tax-pay",     "socsec-pay", "envir-law",    "socsec-law",
                             "labour-law",      "bankruptcy",  "insolvency", "liq-admin",    "cred-arran",
                             "susp-act",        "bankr-nat",   "distorsion", "partic-confl", "prep-confl",
                             "prof-misconduct", "nati-ground", "sanction"};
    const std::string not_asked_both_ways = "[not(starts-with(" + named("ID") + ", '696a75b2'))]";
    if (is_first_version) {
        return "/*/" + named("Criterion") + "[contains(" + named("TypeCode") + ", 'EXCLUSION.')]" +
               not_asked_both_ways + "[(.//" + named("Requirement") + "[@responseDataType='INDICATOR'])[1]/" +
               named("Response") + "/" + named("Indicator") + value + "]";
    }
    std::string is_ground = "contains(" + named("CriterionTypeCode") + ", 'EXCLUSION.')";
    for (const std::string& code : codes)
        is_ground += " or " + named("CriterionTypeCode") + "='" + code + "'";
    return "/*/" + named("TenderingCriterion") + "[" + is_ground + "]" + not_asked_both_ways + "[(" +
           named("TenderingCriterionPropertyGroup") + "//" + named("TenderingCriterionProperty") + "[" +
           named("ValueDataTypeCode") + "='INDICATOR'])[1]/" + named("ID") + " = /*/" +
           named("TenderingCriterionResponse") + "[" + named("ResponseValue") + "/" +
           named("ResponseIndicator") + value + "]/" + named("ValidatedCriterionPropertyID") + "]";
}

}  // namespace

TEST_CASE("grounds for exclusion that apply agree with a count by XPath") {
    std::size_t told = 0;
    std::size_t applying = 0;
    const std::size_t documents =
        each_document([&](const fs::path& file, const std::string& bytes, const test::XPathDocument& tree) {
            // Its questions have their ids in common, and nobody can tell what was answered.
            const bool is_hopeless = file.filename().string().find("Burak") != std::string::npos;
            if (!is_response(tree) || is_hopeless) return;
            const Dossier dossier = read(file, bytes);
            std::size_t answered = 0;
            std::size_t applies = 0;
            for (const RowIndex answer : answers_of(dossier)) {
                if (test::values(dossier, answer, "concept") == Words{"misrepresentation"}) continue;
                if (test::state(dossier, answer, "ground-applies") != State::Given) continue;
                ++answered;
                const FieldId field = test::field(dossier, answer, "ground-applies");
                const auto cells = dossier.cells(answer, field);
                applies +=
                    std::ranges::any_of(cells, [](const Cell& cell) { return cell.number == 1; }) ? 1 : 0;
            }
            const bool is_first = major_of(file) == "1";
            CHECK(answered == tree.count(grounds_by_xpath(is_first, "")));
            CHECK(applies == tree.count(grounds_by_xpath(is_first, "='true'")));
            told += answered;
            applying += applies;
        });
    if (documents > 0) WARN(told << " grounds answered, " << applying << " of them with yes");
}
