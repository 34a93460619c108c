// The reference corpus against the official schemas, where both are at hand: what libxml2 finds is what
// Xerces-C finds, and being valid by schema says nothing about the rules.
#include <libxml/xmlschemas.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>

#include "parsers/prolog.hpp"
#include "parsers/xml/sax_reader.hpp"
#include "tests/parsers/corpus_support.hpp"
#include "tests/parsers/schema/schema_folder.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
using namespace proviso::schema;
namespace fs = std::filesystem;

namespace {

// `$PROVISO_SCHEMAS`, else the folder beside the corpus.
std::optional<fs::path> schemas_folder() {
    const char* const named = std::getenv("PROVISO_SCHEMAS");
    const auto corpus = test::corpus();
    const fs::path folder =
        named != nullptr ? fs::path{named} : corpus.value_or("").parent_path() / "schemas";
    if (fs::is_directory(folder)) return folder;
    WARN("skipped: there are no schemas; PROVISO_SCHEMAS names their folder");
    return std::nullopt;
}

struct Row {
    std::string file;
    std::string intent;
    std::string version;
};

// The table of the corpus; cells with commas stand in quotes.
std::vector<Row> manifest(const fs::path& corpus) {
    std::ifstream table{corpus / "manifest.csv"};
    std::vector<Row> rows;
    std::string line;
    while (std::getline(table, line)) {
        std::vector<std::string> cells{""};
        bool is_quoted = false;
        for (const char byte : line) {
            if (byte == '"') {
                is_quoted = !is_quoted;
            } else if (byte == ',' && !is_quoted) {
                cells.emplace_back();
            } else if (byte != '\r') {
                cells.back() += byte;
            }
        }
        constexpr std::size_t columns = 9;
        if (cells.size() == columns) rows.push_back({cells[0], cells[3], cells[4]});
    }
    return rows;
}

std::string load(const fs::path& path) {
    std::ifstream stream{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

class FirstTag final : public xml::Handler {
public:
    void start_element(const xml::StartElement& element) override {
        name = element.name.text();
        uri = element.uri.text();
        stop(Error{"E-ROOT-FOUND", "", "", {}});
    }
    void end_element() override {}
    void text(std::string_view) override {}

    std::string name;
    std::string uri;
};

void say_nothing(void*, const char*, ...) {}

// libxml2's own validator, which shares nothing with Xerces-C. Nothing when it cannot read the schema.
class OtherValidator {
public:
    explicit OtherValidator(const fs::path& path) {
        xmlSchemaParserCtxtPtr reader = xmlSchemaNewParserCtxt(path.c_str());
        xmlSchemaSetParserErrors(reader, say_nothing, say_nothing, nullptr);
        schema_ = xmlSchemaParse(reader);
        xmlSchemaFreeParserCtxt(reader);
    }
    OtherValidator(const OtherValidator&) = delete;
    OtherValidator& operator=(const OtherValidator&) = delete;
    ~OtherValidator() { xmlSchemaFree(schema_); }

    [[nodiscard]] std::optional<bool> is_valid(const std::string& bytes) const {
        if (schema_ == nullptr) return std::nullopt;
        xmlDocPtr tree = xmlReadMemory(bytes.data(), static_cast<int>(bytes.size()), "", nullptr,
                                       XML_PARSE_NONET | XML_PARSE_NOERROR);
        xmlSchemaValidCtxtPtr validator = xmlSchemaNewValidCtxt(schema_);
        xmlSchemaSetValidErrors(validator, say_nothing, say_nothing, nullptr);
        const int faults = xmlSchemaValidateDoc(validator, tree);
        xmlSchemaFreeValidCtxt(validator);
        xmlFreeDoc(tree);
        return faults == 0;
    }

private:
    xmlSchemaPtr schema_ = nullptr;
};

struct Tally {
    std::map<std::string, std::unique_ptr<OtherValidator>> others;
    fs::path folder;
    std::size_t valid = 0;
    std::size_t agree = 0;
    std::size_t valid_by_schema_and_wrong_by_rule = 0;
    std::size_t without_schema = 0;
    std::vector<std::string> differ;
};

void hold(const SchemaSet& set, const fs::path& file, const Row& row, Tally& tally) {
    const std::string bytes = load(file);
    std::string storage;
    const auto prolog = scan_prolog(row.file, bytes);
    if (!prolog) return;
    const auto text = to_utf8(row.file, bytes, prolog.value(), storage);
    REQUIRE(text.has_value());
    FirstTag first;
    static_cast<void>(xml::read(row.file, text.value(), first));
    const auto choice = set.choose({first.name, first.uri, row.file, row.version});
    if (!choice) {
        ++tally.without_schema;
        return;
    }
    const auto found = set.validate(choice->schema, row.file, text.value());
    INFO(row.file << (found ? "" : describe(found.error())));
    REQUIRE(found.has_value());
    const bool is_valid = found.value().count == 0;
    const std::string& path = set.schemas()[choice->schema].path;
    auto& other = tally.others[path];
    if (other == nullptr) other = std::make_unique<OtherValidator>(tally.folder / path);
    const std::optional<bool> is_valid_there = other->is_valid(bytes);
    REQUIRE(is_valid_there.has_value());
    tally.valid += is_valid ? 1 : 0;
    if (is_valid == *is_valid_there) {
        ++tally.agree;
    } else {
        tally.differ.push_back(row.file + " with " + path);
    }
    tally.valid_by_schema_and_wrong_by_rule += is_valid && row.intent == "invalid" ? 1 : 0;
}

Tally hold_all(const std::string& schemas, std::initializer_list<std::string_view> folders) {
    Tally tally;
    const auto corpus = test::corpus();
    const auto all = schemas_folder();
    if (!corpus || !all) return tally;
    tally.folder = *all / schemas;
    const auto set = SchemaSet::create(files_below(tally.folder.string()));
    REQUIRE(set.has_value());
    for (const Row& row : manifest(*corpus)) {
        const bool is_here = std::ranges::any_of(
            folders, [&](std::string_view folder) { return row.file.starts_with(folder); });
        if (is_here) hold(*set.value(), *corpus / row.file, row, tally);
    }
    std::string words =
        schemas + ": " + std::to_string(tally.agree) + " as libxml2 finds, " + std::to_string(tally.valid) +
        " follow their schema, " + std::to_string(tally.valid_by_schema_and_wrong_by_rule) +
        " of these are officially invalid; without a schema " + std::to_string(tally.without_schema);
    for (const std::string& one : tally.differ) words += "\n  differs: " + one;
    WARN(words);
    return tally;
}

}  // namespace

TEST_CASE("Xerces-C and libxml2 agree about every eForms notice") {
    const Tally tally = hold_all("eforms", {"eforms/", "eforms-de/"});
    CHECK(tally.differ.empty());
}

TEST_CASE("Xerces-C and libxml2 agree about UBL documents") {
    const Tally tally = hold_all("ubl", {"ubl/", "peppol"});
    CHECK(tally.differ.empty());
}

TEST_CASE("Xerces-C and libxml2 agree about self-declarations") {
    const Tally tally = hold_all("espd", {"espd/"});
    CHECK(tally.differ.empty());
}

TEST_CASE("the disclosure in plain UBL follows UBL 2.4, as Xerces-C and as libxml2 see it") {
    const auto all = schemas_folder();
    if (!all) return;
    const auto set = SchemaSet::create(files_below((*all / "ubl").string()));
    REQUIRE(set.has_value());
    for (const std::string name : {"Catalogue", "Tender"}) {
        const std::string file = name == "Tender" ? "chain-tender.xml" : "chain-catalogue.xml";
        const std::string bytes = load(fs::path{PROVISO_SOURCE_DIR} / "fixtures/disclosure" / file);
        const std::string path = "2.4/maindoc/UBL-" + name + "-2.4.xsd";
        const auto found = set.value()->validate(index_of(*set.value(), path), file, bytes);
        REQUIRE(found.has_value());
        INFO(file << (found.value().count == 0 ? "" : found.value().deviations.front().message));
        CHECK(found.value().count == 0);
        CHECK(OtherValidator{*all / "ubl" / path}.is_valid(bytes) == std::optional{true});
    }
}
