// Feeds: many dossiers in one document, of which the newest of each counts, read in pieces.
#include "tests/parsers/eforms_support.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "model/base/feed_limits.hpp"
#include "model/notation.hpp"
#include "parsers/feed.hpp"
#include "parsers/feed_index.hpp"
#include "parsers/large_document.hpp"
#include "tests/parsers/golden.hpp"

using namespace proviso;
namespace fs = std::filesystem;
using Words = std::vector<std::string>;

namespace {

// Hands the bytes out in small pieces, and knows how many it was asked for at most.
class Pieces final : public ByteSource {
public:
    explicit Pieces(std::string bytes) : bytes_(std::move(bytes)) {}
    Result<std::size_t> read(std::uint64_t offset, std::span<char> into) override {
        widest = std::max(widest, into.size());
        if (offset >= bytes_.size()) return std::size_t{0};
        const std::string part = bytes_.substr(static_cast<std::size_t>(offset), into.size());
        std::memcpy(into.data(), part.data(), part.size());
        return part.size();
    }
    std::size_t widest = 0;

private:
    std::string bytes_;
};

fs::path folder() { return fs::path{PROVISO_SOURCE_DIR} / "fixtures" / "codice"; }

std::string feed_of(const std::string& entries) {
    return R"(<feed xmlns="http://www.w3.org/2005/Atom"
  xmlns:p="urn:dgpe:names:draft:codice-place-ext:schema:xsd:CommonAggregateComponents-2"
  xmlns:c="urn:dgpe:names:draft:codice:schema:xsd:CommonBasicComponents-2"
  xmlns:t="http://purl.org/atompub/tombstones/1.0">)" +
           entries + "</feed>";
}

std::string entry_of(const std::string& id, const std::string& updated, const std::string& folder = "F") {
    return "\n<entry><id>" + id + "</id><updated>" + updated + "</updated><p:ContractFolderStatus>" +
           "<c:ContractFolderID>" + folder + "</c:ContractFolderID></p:ContractFolderStatus></entry>";
}

Feed open(ByteSource& source) {
    Result<Feed> feed = Feed::open(test::shipped_formats(), "feed.atom", source);
    INFO((feed ? std::string{} : describe(feed.error())));
    REQUIRE(feed.has_value());
    return std::move(feed).value();
}

std::string refusal_of(const std::string& bytes) {
    Pieces source{bytes};
    const Result<Feed> feed = Feed::open(test::shipped_formats(), "feed.atom", source);
    return feed ? std::string{"read"} : feed.error().code;
}

Words keys_of(const Feed& feed) {
    Words keys;
    for (const FeedEntry& entry : feed.entries()) keys.push_back(entry.key);
    return keys;
}

}  // namespace

TEST_CASE(
    "trap 19: of entries with one id the newest counts, wherever it stands and in whatever offset it is "
    "told") {
    Pieces source{feed_of(entry_of("a", "2026-03-01T10:00:00Z", "old") +
                          entry_of("b", "2026-03-01T10:00:00Z") +
                          entry_of("a", "2026-03-01T11:30:00+01:00", "new") +
                          entry_of("a", "2026-03-01T10:15:00.250Z", "older"))};
    Feed feed = open(source);
    CHECK(keys_of(feed) == Words{"b", "a"});
    CHECK(feed.superseded() == 2);
    CHECK(feed.text_of(feed.entries()[1]).value().find(">new<") != std::string::npos);
}

TEST_CASE("an entry that is withdrawn does not count, unless it is newer than its withdrawal") {
    Pieces source{feed_of(entry_of("a", "2026-03-01T10:00:00Z") + entry_of("b", "2026-03-05T10:00:00Z") +
                          entry_of("c", "2026-03-01T10:00:00Z") +
                          R"(<t:deleted-entry ref="a" when="2026-03-02T10:00:00Z"/>)"
                          R"(<t:deleted-entry ref="b" when="2026-03-02T10:00:00Z"/>)")};
    Feed feed = open(source);
    CHECK(keys_of(feed) == Words{"b", "c"});
    CHECK(feed.withdrawn() == 1);
}

TEST_CASE("an entry is a document of its own, with the line on which it stood") {
    Pieces source{
        feed_of(entry_of("a", "2026-03-01T10:00:00Z", "F1") + entry_of("b", "2026-03-01T10:00:00Z", "F2"))};
    Feed feed = open(source);
    REQUIRE(feed.entries().size() == 2);
    CHECK(feed.entries()[0].line == 5);
    CHECK(feed.entries()[1].line == 6);
    const std::string text = feed.text_of(feed.entries()[1]).value();
    CHECK(std::ranges::count(text, '\n') == 0);
    const Result<Dossier> dossier = test::read("feed.atom#b", text);
    REQUIRE(dossier.has_value());
    CHECK(test::values(dossier.value(), test::procedure(dossier.value()), "id") == Words{"F2"});
    CHECK(dossier.value().documents().front().format == "codice-feed");
}

TEST_CASE("a feed of several entries is no single document, and one of a single entry is") {
    const std::string one = feed_of(entry_of("a", "2026-03-01T10:00:00Z"));
    CHECK(test::read("feed.atom", one).has_value());
    const std::string two =
        feed_of(entry_of("a", "2026-03-01T10:00:00Z") + entry_of("b", "2026-03-01T10:00:00Z"));
    const Result<Dossier> read = test::read("feed.atom", two);
    REQUIRE_FALSE(read.has_value());
    CHECK(read.error().code == "E-MANY-ENTRIES");
    CHECK(read.error().message.find("2 entries") != std::string::npos);
    CHECK(test::read("feed.atom", feed_of("")).error().code == "E-NO-ENTRY");
}

TEST_CASE("trap 16: a feed of many megabytes is read in small pieces, entry by entry") {
    std::string entries;
    for (int i = 0; i < 20'000; ++i) entries += entry_of("id-" + std::to_string(i), "2026-03-01T10:00:00Z");
    Pieces source{feed_of(entries)};
    Feed feed = open(source);
    CHECK(feed.entries().size() == 20'000);
    CHECK(source.widest <= std::size_t{64} << 10);
    CHECK(test::read("last", feed.text_of(feed.entries().back()).value()).has_value());
}

TEST_CASE("what is no feed, or no whole one, is refused by its code") {
    CHECK(refusal_of("<a/>") == "E-NOT-PROCUREMENT");
    CHECK(refusal_of(test::load(test::fixtures() / "award-notice.xml")) == "E-NO-FEED");
    CHECK(refusal_of(R"(<!DOCTYPE feed><feed xmlns="http://www.w3.org/2005/Atom"/>)") == "E-DTD");
    const std::string whole = feed_of(entry_of("a", "2026-03-01T10:00:00Z"));
    for (std::size_t size = 0; size < whole.size(); size += 16) {
        INFO(size);
        CHECK(refusal_of(whole.substr(0, size)).starts_with("E-"));
    }
    CHECK(refusal_of(whole) == "read");
    const std::string long_id(limits::feed::key_bytes_max + 1, 'x');
    CHECK(refusal_of(feed_of(entry_of(long_id, "2026-03-01T10:00:00Z"))) == "E-LIMIT-ENTRY");
}

TEST_CASE("a point in time is told in any offset") {
    CHECK(parse_instant("1970-01-01T00:00:01Z") == 1000);
    CHECK(parse_instant("1970-01-01T01:00:00+01:00") == 0);
    CHECK(parse_instant("1970-01-01T00:00:00.5-01:00") == 3'600'500);
    CHECK_FALSE(parse_instant("1970-01-01"));
    CHECK_FALSE(parse_instant("1970-01-01T00:00"));
    CHECK_FALSE(parse_instant("1970-01-01T00:00:00+1"));
}

TEST_CASE("every entry of the fixtures is read as the notation beside it says") {
    for (const auto& file : fs::directory_iterator{folder()}) {
        if (file.path().extension() != ".atom") continue;
        Pieces source{test::load(file.path())};
        Feed feed = open(source);
        std::string text;
        for (const FeedEntry& entry : feed.entries()) {
            const Result<std::string> document = feed.text_of(entry);
            REQUIRE(document.has_value());
            const Result<Dossier> dossier = test::read(entry.key, document.value());
            INFO(entry.key << (dossier ? std::string{} : describe(dossier.error())));
            REQUIRE(dossier.has_value());
            text += "# " + entry.key + " of " + entry.newest + ", line " + std::to_string(entry.line) + "\n";
            for (const auto& unknown : dossier.value().documents().front().coverage.unknown_paths) {
                text += "# unknown: " + unknown.path + "\n";
            }
            for (const auto& code : dossier.value().documents().front().coverage.unknown_codes) {
                text += "# unknown code: " + code + "\n";
            }
            text += "\n" + write_notation(dossier.value()) + "\n";
        }
        fs::path beside = file.path();
        test::check_golden(beside.replace_extension(".expected"), text);
    }
}

TEST_CASE("trap 2: the prefixes of UBL in the namespaces of CODICE are CODICE, and those of UBL are not") {
    const std::string codice = test::load(folder() / "folder.xml");
    const Result<Dossier> dossier = test::read("folder.xml", codice);
    INFO((dossier ? std::string{} : describe(dossier.error())));
    REQUIRE(dossier.has_value());
    CHECK(dossier.value().documents().front().coverage.unknown == 0);
    CHECK(test::lots(dossier.value()).size() == 1);
    std::string as_ubl = codice;
    const std::string theirs = "urn:dgpe:names:draft:codice:schema:xsd:CommonBasicComponents-2";
    const std::string ubl = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
    as_ubl.replace(as_ubl.find(theirs), theirs.size(), ubl);
    const Result<Dossier> other = test::read("folder.xml", as_ubl);
    REQUIRE(other.has_value());
    CHECK(test::values(other.value(), test::procedure(other.value()), "id").empty());
    CHECK(other.value().documents().front().coverage.unknown > 0);
}

TEST_CASE("trap 8: a condition that only points to the documents is declared elsewhere in CODICE too") {
    std::string bytes = test::load(folder() / "folder.xml");
    const std::string text =
        "Se aplican a la ejecución de este contrato las condiciones de Electronics Watch, versión 2.1.";
    bytes.replace(bytes.find(text), text.size(), "Ver PCAP");
    const std::string name = "<cbc:Name>Consideraciones de tipo social</cbc:Name>";
    bytes.replace(bytes.find(name), name.size(), "<cbc:Name/>");
    const Result<Dossier> dossier = test::read("folder.xml", bytes);
    REQUIRE(dossier.has_value());
    const RowIndex lot = test::lots(dossier.value()).front();
    CHECK(test::state(dossier.value(), lot, "performance-terms") == State::DeclaredElsewhere);
}

TEST_CASE("trap 12: CODICE does not tell a main CPV code, so the first is taken for it and all are kept") {
    const Result<Dossier> dossier = test::read("folder.xml", test::load(folder() / "folder.xml"));
    REQUIRE(dossier.has_value());
    const RowIndex lot = test::lots(dossier.value()).front();
    CHECK(test::values(dossier.value(), lot, "main-cpv") == Words{"30213100"});
    CHECK(test::values(dossier.value(), lot, "additional-cpv") == Words{"30213100", "30231300"});
}

TEST_CASE("trap 13: countries of CODICE have two letters and stay as they are") {
    const Result<Dossier> dossier = test::read("folder.xml", test::load(folder() / "folder.xml"));
    REQUIRE(dossier.has_value());
    const auto organisations = test::rows(dossier.value(), root_row, "organisations");
    CHECK(test::values_of(dossier.value(), organisations, "country") == Words{"ESP"});
}

TEST_CASE("a large document that is no feed is read in pieces as it is read whole") {
    const std::string bytes = test::load(test::fixtures() / "award-group-and-subcontractor.xml");
    Pieces source{bytes};
    DossierBuilder builder{test::shipped_vocabulary()};
    REQUIRE(read_large_document(test::shipped_formats(), "notice.xml", source, builder).has_value());
    const Result<Dossier> pieces = std::move(builder).finish();
    const Result<Dossier> whole = test::read("notice.xml", bytes);
    REQUIRE(pieces.has_value());
    CHECK(write_notation(pieces.value()) == write_notation(whole.value()));
    const Coverage& coverage = pieces.value().documents().front().coverage;
    CHECK(coverage.read == whole.value().documents().front().coverage.read);
}
