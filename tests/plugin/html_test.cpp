// The HTML report as a parser reads it: whatever a notice says, it stays text.
#include "tests/support/catch.hpp"

#include "plugin/report/report_texts.hpp"
#include "plugin/report/writers.hpp"
#include "tests/plugin/canonical_reports.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <functional>
#include <memory>

namespace {

const proviso::clause::TextCatalogue& texts() {
    static const auto loaded = proviso::load_report_texts();
    REQUIRE(loaded.has_value());
    return loaded.value();
}

std::string written(const proviso::Report& report, bool shows_all = false) {
    proviso::WriteOptions options;
    options.texts = &texts();
    options.shows_all = shows_all;
    std::string text;
    proviso::find_writer("html")->write(report, options, [&text](std::string_view piece) { text += piece; });
    return text;
}

const proviso::Report& report(std::string_view name) {
    const auto all = canonical::reports();
    const auto found = std::ranges::find(all, name, &canonical::Named::name);
    REQUIRE(found != all.end());
    return found->report;
}

std::string text_of(const xmlChar* text) {
    return text == nullptr ? std::string{} : reinterpret_cast<const char*>(text);
}

class Parsed {
public:
    explicit Parsed(const std::string& page)
        : tree_(htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "utf-8",
                               HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET),
                xmlFreeDoc) {
        REQUIRE(tree_ != nullptr);
        walk(xmlDocGetRootElement(tree_.get()));
    }

    [[nodiscard]] std::size_t count(std::string_view element) const {
        return static_cast<std::size_t>(std::ranges::count(elements_, element));
    }
    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& attributes() const {
        return attributes_;
    }
    // Is there an element whose whole text is this?
    [[nodiscard]] bool says(std::string_view text) const { return std::ranges::count(texts_, text) > 0; }
    [[nodiscard]] std::vector<std::string> values_of(std::string_view name) const {
        std::vector<std::string> values;
        for (const auto& [attribute, value] : attributes_) {
            if (attribute == name) values.push_back(value);
        }
        return values;
    }

private:
    void walk(xmlNode* node) {
        for (; node != nullptr; node = node->next) {
            if (node->type != XML_ELEMENT_NODE) continue;
            elements_.push_back(text_of(node->name));
            xmlChar* const content = xmlNodeGetContent(node);
            texts_.push_back(text_of(content));
            xmlFree(content);
            for (const xmlAttr* each = node->properties; each != nullptr; each = each->next) {
                attributes_.emplace_back(text_of(each->name),
                                         each->children == nullptr ? "" : text_of(each->children->content));
            }
            walk(node->children);
        }
    }

    std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> tree_;
    std::vector<std::string> elements_;
    std::vector<std::string> texts_;
    std::vector<std::pair<std::string, std::string>> attributes_;
};

}  // namespace

TEST_CASE("a hostile text of a notice is the same text on the page") {
    const Parsed page{written(report("hostile-text"))};
    const proviso::Finding& finding = report("hostile-text").findings.front();
    CHECK(page.says(finding.message));
    for (const std::string& reason : finding.reasons) CHECK(page.says(reason));
    for (const proviso::Basis& basis : finding.basis) CHECK(page.says(basis.title));
    CHECK(page.says(finding.proposals.front().value));
    CHECK(page.says("{{constructor}}: <svg onload=alerted=1>"));
    CHECK(page.says(report("hostile-text").excerpts.front().lines.front()));
    CHECK(page.says("Case \\u{001b}[31mred"));
    CHECK(page.says("\\u{202e}tfel"));
}

TEST_CASE("a hostile text adds no element, no handler and no link to the page") {
    const Parsed page{written(report("hostile-text"))};
    CHECK(page.count("script") == 2);
    CHECK(page.count("style") == 1);
    for (const std::string_view element : {"img", "iframe", "object", "embed", "link", "base", "form"}) {
        INFO(element);
        CHECK(page.count(element) == (element == "form" ? 1U : 0U));
    }
    for (const auto& [name, value] : page.attributes()) {
        INFO(name << "=" << value);
        CHECK_FALSE(name.starts_with("on"));
        CHECK(name != "style");
    }
    for (const std::string& link : page.values_of("href")) {
        INFO(link);
        CHECK((link.starts_with("#") || link.starts_with("https://")));
    }
}

TEST_CASE("the page has a policy that lets nothing in but its own style and script") {
    const Parsed page{written(report("full"))};
    const std::vector<std::string> contents = page.values_of("content");
    const auto policy = std::ranges::find_if(
        contents, [](const std::string& one) { return one.starts_with("default-src 'none'"); });
    REQUIRE(policy != contents.end());
    CHECK(policy->find("unsafe") == std::string::npos);
    CHECK(policy->find("script-src 'sha256-") != std::string::npos);
    CHECK(policy->find("style-src 'sha256-") != std::string::npos);
}

TEST_CASE("every id of a page stands once") {
    for (const canonical::Named& named : canonical::reports()) {
        std::vector<std::string> ids = Parsed{written(named.report)}.values_of("id");
        std::ranges::sort(ids);
        const auto twice = std::ranges::adjacent_find(ids);
        INFO(named.name << ": " << (twice == ids.end() ? "" : *twice));
        CHECK(twice == ids.end());
    }
}

TEST_CASE("what is alike in very many lots is told, then named, then counted") {
    proviso::Report many = report("many-lots");
    const proviso::Finding first = many.findings.front();
    many.findings.clear();
    for (int i = 0; i < 3'000; ++i) {
        proviso::Finding one = first;
        one.id = "F-" + std::to_string(i);
        one.subject.id = "LOT-" + std::to_string(i);
        many.findings.push_back(std::move(one));
    }
    const std::string text = written(many);
    const Parsed page{text};
    CHECK(page.count("article") == 10);
    CHECK(page.says("and 2490 more of the same; --format json holds all"));
    CHECK(text.size() < 5'000'000);
}

TEST_CASE("a page is in its language throughout") {
    for (const std::string& language : texts().languages()) {
        proviso::Report translated = report("full");
        translated.language = language;
        const std::string page = written(translated);
        INFO(language);
        CHECK(page.find("<html lang=\"" + language + "\">") != std::string::npos);
        // A name that the catalogue lacks stands in angle brackets.
        for (const std::string_view kind : {"heading-", "label-", "outcome-", "col-", "filter-", "state-"}) {
            CHECK(page.find("&lt;" + std::string{kind}) == std::string::npos);
        }
        if (language != "en") CHECK(page.find("More about this finding") == std::string::npos);
    }
}

TEST_CASE("in French a blank stands before a colon, and what was found is not said twice") {
    proviso::Report french = report("gaps");
    french.language = "fr";
    french.findings.front().reasons = {"performance conditions (BT-70) : non indiqué"};
    const std::string page = written(french);
    CHECK(page.find("performance conditions (BT-70), Lot LOT-0001 : non indiqué") != std::string::npos);
    CHECK(page.find("<li>performance conditions (BT-70) : non indiqué</li>") == std::string::npos);
}

TEST_CASE("no page says that anybody complies") {
    for (const canonical::Named& named : canonical::reports()) {
        const std::string page = written(named.report, true);
        for (const std::string_view word : {"ompliant", "ertified", "iolation"}) {
            INFO(named.name << ": " << word);
            CHECK(page.find(word) == std::string::npos);
        }
    }
}
