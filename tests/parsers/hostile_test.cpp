// Files that bidders could send to do harm. None may crash, hang, or be taken for a document that it is not.
#include "tests/parsers/xml_support.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <random>

namespace test = proviso::test;
namespace xml = proviso::xml;
using proviso::Error;
using proviso::Status;
using proviso::test::code_of;
using proviso::test::repeat;
using proviso::test::Stopwatch;

namespace {

constexpr double seconds_max = 1.0;

std::vector<std::filesystem::path> evil_files() {
    std::vector<std::filesystem::path> files;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator{PROVISO_SOURCE_DIR "/fixtures/evil"}) {
        if (entry.path().extension() == ".xml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

// A refusal tells a person what is wrong, where, and what to do.
void check_words(const Error& error) {
    CHECK(error.place.document == "evil.xml");
    CHECK(error.place.line >= 1);
    CHECK(error.place.column >= 1);
    CHECK(error.message.size() > 10);
    CHECK(error.message.size() < 300);
    CHECK(error.message.back() != '.');
    CHECK_FALSE(error.help.empty());
    const bool has_control = std::any_of(error.message.begin(), error.message.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    });
    CHECK_FALSE(has_control);
}

// Reads the document and sees to it that this takes no longer than it should.
std::string timed_code_of(std::string_view bytes) {
    const Stopwatch watch;
    std::string code = code_of(bytes);
    CHECK(watch.seconds() < seconds_max);
    return code;
}

Status read_evil(std::string_view bytes) {
    test::Counter counter;
    Status status = test::read_bytes("evil.xml", bytes, counter);
    if (status) CHECK(counter.elements == counter.ends);
    return status;
}

}  // namespace

TEST_CASE("each evil file ends with the code that its folder names") {
    const auto files = evil_files();
    REQUIRE(files.size() > 150);
    for (const auto& file : files) {
        INFO(file.parent_path().filename() << "/" << file.filename());
        const Stopwatch watch;
        const Status status = read_evil(test::load(file));
        CHECK(watch.seconds() < seconds_max);
        CHECK(code_of(status) == file.parent_path().filename());
        if (!status) check_words(status.error());
    }
}

TEST_CASE("a value in pieces is one value") {
    test::Recorder recorder;
    const std::string bytes = test::load(PROVISO_SOURCE_DIR "/fixtures/evil/accepted/value-in-pieces.xml");
    REQUIRE(test::read_bytes("evil.xml", bytes, recorder));
    CHECK(recorder.elements[0].text == "1000.00");
}

TEST_CASE("a document that was cut is never accepted") {
    const std::string notice = test::make_notice(40);
    REQUIRE(code_of(notice) == "accepted");
    const std::size_t whole = notice.rfind('>');
    for (std::size_t length = 0; length <= whole; length += 64) {
        INFO(length);
        REQUIRE(code_of(std::string_view{notice}.substr(0, length)) != "accepted");
    }
    CHECK(code_of(std::string_view{notice}.substr(0, whole)) == "E-WF");
}

TEST_CASE("flipped bits end with an answer") {
    const std::string notice = test::make_notice(4);
    std::mt19937 random{20260302};
    std::size_t refused = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string bytes = notice;
        for (std::size_t flips = 1 + random() % 3; flips > 0; --flips) {
            const std::size_t at = random() % bytes.size();
            bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << (random() % 8)));
        }
        if (const Status status = read_evil(bytes); !status) {
            ++refused;
            REQUIRE(status.error().code.starts_with("E-"));
        }
    }
    CHECK(refused > 1000);
}

TEST_CASE("random markup ends with an answer, also without the gate") {
    static constexpr std::string_view pieces[] = {"<a>",
                                                  "</a>",
                                                  "<a",
                                                  " x='",
                                                  "'",
                                                  "\"",
                                                  ">",
                                                  "/>",
                                                  "<!--",
                                                  "-->",
                                                  "<![CDATA[",
                                                  "]]>",
                                                  "<?p ",
                                                  "?>",
                                                  "&amp;",
                                                  "&#",
                                                  "&x;",
                                                  ";",
                                                  "\xC3",
                                                  "\xBC",
                                                  "\xED\xA0\x80",
                                                  std::string_view{"\0", 1},
                                                  "<!DOCTYPE a [",
                                                  "<!ENTITY e 'x'>",
                                                  "]>",
                                                  "xmlns:p='urn:x'",
                                                  "<p:b",
                                                  "=",
                                                  " ",
                                                  "\r\n",
                                                  "text",
                                                  "%e;",
                                                  "<?xml version='1.0'?>",
                                                  "\xEF\xBB\xBF"};
    std::mt19937 random{42};
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes = round % 2 == 0 ? "<a>" : "";
        for (std::size_t count = random() % 40; count > 0; --count)
            bytes += pieces[random() % std::size(pieces)];
        test::Counter counter;
        const Status direct = xml::read("evil.xml", bytes, counter);
        if (direct) REQUIRE(counter.elements == counter.ends);
        const Status gated = read_evil(bytes);
        if (gated) REQUIRE(direct.has_value());
    }
}

TEST_CASE("very many attributes are refused at once") {
    std::string tag = "<a";
    for (int i = 0; i < 50'000; ++i) tag += " x" + std::to_string(i) + "=''";
    CHECK(timed_code_of(tag + "/>") == "E-LIMIT-ATTR");
    CHECK(timed_code_of(tag + " x0=''/>") == "E-LIMIT-ATTR");
    CHECK(timed_code_of(tag + " y='<'/>") == "E-LIMIT-ATTR");
    CHECK(timed_code_of(tag) == "E-LIMIT-ATTR");
    CHECK(timed_code_of("<r>" + repeat("<b/>", 1000) + tag + "/></r>") == "E-LIMIT-ATTR");
}

TEST_CASE("decoys of many attributes cost no more than their length") {
    std::string decoys = "<r>";
    for (int i = 0; i < 40; ++i) {
        decoys += "<!--<a" + repeat(" x=''", 10'000) + "--><![CDATA[<b" + repeat(" y=''", 10'000) + ">]]>";
    }
    CHECK(timed_code_of(decoys + "</r>") == "accepted");
}

TEST_CASE("deep nesting ends at once") {
    CHECK(timed_code_of(repeat("<a>", 1'000'000)) == "E-LIMIT-DEPTH");
    CHECK(timed_code_of(repeat("<a b='", 1'000'000)) == "E-WF");
}

TEST_CASE("the first error ends the reading, however many could follow") {
    CHECK(timed_code_of("<a>" + repeat("&", 5'000'000)) == "E-WF");
    CHECK(timed_code_of("<a>" + repeat("&x;", 5'000'000)) == "E-WF");
    CHECK(timed_code_of("<a>" + repeat("]]>", 5'000'000)) == "E-WF");
    CHECK(timed_code_of("<a>" + repeat("<p:b/>", 3'000'000)) == "E-NS");
    CHECK(timed_code_of("<a x='" + repeat("&x;", 5'000'000)) == "E-WF");
    CHECK(timed_code_of("<a>" + repeat("\x01", 5'000'000)) == "E-WF");
}

TEST_CASE("long runs of small things take linear time") {
    CHECK(timed_code_of("<r>" + repeat("<a>x</a>", 200'000) + "</r>") == "accepted");
    CHECK(timed_code_of("<r>" + repeat("x<!---->", 50'000) + "</r>") == "accepted");
    CHECK(timed_code_of("<r>" + repeat("<?p?>", 500'000) + "</r>") == "accepted");
    CHECK(timed_code_of("<r>" + repeat("<![CDATA[]]>", 500'000) + "</r>") == "accepted");
    CHECK(timed_code_of("<r>" + repeat("&#60;", 500'000) + "</r>") == "accepted");
    CHECK(timed_code_of(repeat("<!-- -->", 500'000) + "<r/>") == "accepted");
}

TEST_CASE("very many different names take linear time") {
    std::string names = "<r>";
    for (int i = 0; i < 60'000; ++i) names += "<" + std::string(300, 'n') + std::to_string(i) + "/>";
    CHECK(timed_code_of(names + "</r>") == "accepted");
}
