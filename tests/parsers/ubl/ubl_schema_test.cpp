// Every element that the schemas of UBL allow is read, or left with a reason: a document that holds each of
// them, several levels deep, has nothing unknown. Skipped where the schemas are not at hand.
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "tests/parsers/corpus_support.hpp"
#include "tests/parsers/eforms_support.hpp"
#include "tests/parsers/ubl/ubl_support.hpp"
#include "tests/support/catch.hpp"

using namespace proviso;
namespace fs = std::filesystem;
using Words = std::vector<std::string>;

namespace {

// Writes one document with all elements of a root, each once.
class Sampler {
public:
    Sampler(fs::path folder, std::string version)
        : folder_(std::move(folder)),
          version_(std::move(version)),
          bytes_(test::load(folder_ / "common" / ("UBL-CommonAggregateComponents-" + version_ + ".xsd"))),
          types_(bytes_) {}

    std::string sample(const std::string& root) {
        const std::string bytes = test::load(folder_ / "maindoc" / ("UBL-" + root + "-" + version_ + ".xsd"));
        const test::XPathDocument schema{bytes};
        text_ = "<" + root + " xmlns='urn:oasis:names:specification:ubl:schema:xsd:" + root + "-2'";
        for (const auto& [prefix, name] : {std::pair{"cac", "Aggregate"}, std::pair{"cbc", "Basic"}}) {
            text_ += std::string{" xmlns:"} + prefix +
                     "='urn:oasis:names:specification:ubl:schema:xsd:Common" + name + "Components-2'";
        }
        text_ += ">";
        for (const std::string& element : schema.texts("//*[local-name()='complexType']" + elements)) {
            write(element, 0);
        }
        return text_ + "</" + root + ">";
    }

private:
    const std::string elements = "//*[local-name()='element']/@ref";
    static constexpr std::size_t levels_max = 5;

    void write(const std::string& element, std::size_t level) {
        if (element.starts_with("ext:")) return;
        if (element.starts_with("cbc:")) {
            text_ += "<" + element + ">1</" + element + ">";
            return;
        }
        const std::string type = type_of(element.substr(element.find(':') + 1));
        if (level > levels_max || !open_.insert(type).second) return;
        text_ += "<" + element + ">";
        for (const std::string& child : children(type)) write(child, level + 1);
        text_ += "</" + element + ">";
        open_.erase(type);
    }

    const std::string& type_of(const std::string& name) {
        std::string& type = type_names_[name];
        if (!type.empty()) return type;
        const Words found = types_.texts("/*/*[local-name()='element'][@name='" + name + "']/@type");
        REQUIRE(found.size() == 1);
        type = found.front();
        return type;
    }

    const Words& children(const std::string& type) {
        const auto [place, is_new] = children_.try_emplace(type);
        const std::string path = "/*/*[local-name()='complexType'][@name='" + type + "']";
        if (is_new) place->second = types_.texts(path + elements);
        return place->second;
    }

    fs::path folder_;
    std::string version_;
    std::string bytes_;
    test::XPathDocument types_;
    std::map<std::string, std::string> type_names_;
    std::map<std::string, Words> children_;
    std::set<std::string> open_;
    std::string text_;
};

}  // namespace

TEST_CASE(
    "every element that UBL 2.2 to 2.4 allow in a document that is read is read, or left with a reason") {
    const auto corpus = test::corpus();
    const fs::path schemas = corpus ? *corpus / ".." / "schemas" / "ubl" : fs::path{};
    if (!corpus || !fs::is_directory(schemas)) {
        WARN("skipped: the schemas of UBL are not at hand; they stand beside the corpus");
        return;
    }
    std::size_t elements = 0;
    for (const std::string version : {"2.2", "2.3", "2.4"}) {
        Sampler sampler{schemas / version, version};
        for (const char* root : {"CallForTenders", "Tender", "TendererQualification", "AwardedNotification",
                                 "TenderContract", "TenderStatus", "TenderStatusRequest", "Catalogue"}) {
            const std::string bytes = sampler.sample(root);
            const Result<Dossier> read = test::read("sample.xml", bytes);
            INFO(root << " " << version << (read ? std::string{} : describe(read.error())));
            REQUIRE(read.has_value());
            const Coverage& coverage = read.value().documents().front().coverage;
            for (const auto& path : coverage.unknown_paths) UNSCOPED_INFO(path.path);
            CHECK(coverage.unknown == 0);
            CHECK(coverage.left > 1000);
            elements += std::size_t{coverage.read} + coverage.left;
        }
    }
    WARN(elements << " elements");
}
