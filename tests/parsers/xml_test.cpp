#include "parsers/xml/sax_reader.hpp"
#include "tests/parsers/xml_support.hpp"
#include "tests/support/catch.hpp"

#include <atomic>
#include <thread>

namespace test = proviso::test;
namespace xml = proviso::xml;
using proviso::Error;
using proviso::Place;
using proviso::Status;
using proviso::test::Counter;
using proviso::test::Recorder;
using Texts = std::vector<std::string>;

namespace {

std::vector<test::SeenElement> record(std::string_view text) {
    Recorder recorder;
    const Status status = xml::read("test.xml", text, recorder);
    INFO((status ? "" : describe(status.error())));
    REQUIRE(status);
    return std::move(recorder.elements);
}

Error refusal(std::string_view text) {
    Counter counter;
    const Status status = xml::read("test.xml", text, counter);
    REQUIRE_FALSE(status);
    return status.error();
}

// Wants the text of the elements named `wanted` only.
class Choosy final : public xml::Handler {
public:
    Choosy() { want_text(false); }
    void start_element(const xml::StartElement& element) override {
        want_text(element.name.text() == "wanted");
    }
    void end_element() override { want_text(false); }
    void text(std::string_view piece) override { heard += piece; }

    std::string heard;
};

// Asks to stop at the first `end`, and counts what it hears all the same.
class Stopper final : public xml::Handler {
public:
    enum class At : unsigned char { Start, End, Text };
    explicit Stopper(At at) : at_(at) {}

    void start_element(const xml::StartElement& element) override {
        ++heard;
        byte_ = element.byte;
        if (at_ == At::Start && element.name.text() == "stop") refuse();
    }
    void end_element() override {
        ++heard;
        if (at_ == At::End) refuse();
    }
    void text(std::string_view) override {
        ++heard;
        if (at_ == At::Text) refuse();
    }

    int heard = 0;

private:
    void refuse() {
        stop(Error{"E-TEST", "enough", "", Place{{}, "/a/stop", byte_, 0, 0}});
        stop(Error{"E-LATER", "a second reason does not count", "", {}});
    }

    At at_;
    std::uint32_t byte_ = 0;
};

}  // namespace

TEST_CASE("elements arrive with their namespace, name and attributes") {
    const auto seen = record("<p:a xmlns:p='urn:p' xmlns='urn:d' x='1' p:y='2'><b z=''/></p:a>");
    REQUIRE(seen.size() == 2);
    CHECK(seen[0].uri == "urn:p");
    CHECK(seen[0].name == "a");
    CHECK(seen[0].attributes == Texts{"x=1", "{urn:p}y=2"});
    CHECK(seen[1].uri == "urn:d");
    CHECK(seen[1].attributes == Texts{"z="});
    CHECK(seen[1].depth == 2);
}

TEST_CASE("a name has one id for the whole document, and no namespace is the id null") {
    const auto seen = record("<a xmlns:p='urn:p' xmlns:q='urn:p'><p:b/><q:b/><b/><c>" +
                             test::repeat("<d/>", 3000) + "</c><p:b/></a>");
    const auto& last = seen.back();
    CHECK(seen[0].uri_id == nullptr);
    CHECK(seen[0].uri.empty());
    CHECK(seen[1].name_id == seen[2].name_id);
    CHECK(seen[1].uri_id == seen[2].uri_id);
    CHECK(seen[1].name_id == seen[3].name_id);
    CHECK(seen[1].name_id != seen[4].name_id);
    CHECK(last.name_id == seen[1].name_id);
    CHECK(last.uri_id == seen[1].uri_id);
}

TEST_CASE("a value is one value, whatever stands within it") {
    const auto seen = record("<a>1<!-- x -->00<?y z?>0<![CDATA[.<0]]>&#48;&amp;&lt;&#x20AC;</a>");
    CHECK(seen[0].text == "1000.<00&<€");
}

TEST_CASE("attribute values are decoded and normalised") {
    const auto seen = record("<a x='&quot;&#65;\n\tb &gt; c' y=\"it's > that\"/>");
    CHECK(seen[0].attributes == Texts{"x=\"A  b > c", "y=it's > that"});
}

TEST_CASE("line ends of every kind become line feeds") {
    CHECK(record("<a>1\r\n2\r3\n4</a>")[0].text == "1\n2\n3\n4");
}

TEST_CASE("long and multibyte texts arrive whole") {
    const std::string text = test::repeat("Gerät für 12 € 💡\n", 5000);
    CHECK(record("<a>" + text + "</a>")[0].text == text);
    CHECK(record("<a><![CDATA[" + text + "]]></a>")[0].text == text);
}

TEST_CASE("text that nobody wants is not handed out") {
    Choosy choosy;
    REQUIRE(xml::read("test.xml", "<a>no<wanted>yes</wanted>no<b>no</b><wanted>!</wanted></a>", choosy));
    CHECK(choosy.heard == "yes!");
}

TEST_CASE("a handler that stops ends the reading with its own error and hears nothing more") {
    const std::string text = "<a>\n  <b/>\n  <stop>x</stop><c/>\n</a>";
    for (const auto at : {Stopper::At::Start, Stopper::At::End, Stopper::At::Text}) {
        Stopper stopper{at};
        const Status status = xml::read("test.xml", text, stopper);
        REQUIRE_FALSE(status);
        CHECK(status.error().code == "E-TEST");
        CHECK(status.error().place.document == "test.xml");
        CHECK(status.error().place.path == "/a/stop");
        if (at == Stopper::At::Start) {
            CHECK(stopper.heard == 6);
            CHECK(status.error().place.line == 3);
            CHECK(status.error().place.column == 3);
        }
    }
}

TEST_CASE("a text without NUL behind it is read to its end and no further") {
    const std::string bytes = "<a>x</a><trap>";
    Counter counter;
    CHECK(xml::read("test.xml", std::string_view{bytes}.substr(0, 8), counter));
    CHECK(counter.elements == 1);
}

TEST_CASE("a document is accepted only as a whole") {
    CHECK(refusal("<a><b></b>").code == "E-WF");
    CHECK(refusal("<a/><b/>").code == "E-WF");
    CHECK(refusal("").code == "E-WF");
    CHECK(refusal("<p:a/>").code == "E-NS");
    CHECK(refusal(std::string_view{"<a/>\0<b", 7}).code == "E-WF");
    CHECK(refusal(std::string_view{"<a>\0</a>", 8}).code == "E-WF");
}

TEST_CASE("the label of a converted text does not matter any more") {
    CHECK(record("<?xml version='1.0' encoding='UTF-16'?><a>ü</a>")[0].text == "ü");
    CHECK(record("<?xml version='1.0' encoding='ISO-8859-1'?><a>ü</a>")[0].text == "ü");
}

TEST_CASE("a DOCTYPE that slips past the gate ends the reading") {
    const Error error = refusal("<!-- x -->\n<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>");
    CHECK(error.code == "E-DTD");
    CHECK(error.place.line == 2);
    CHECK(error.place.column == 1);
}

TEST_CASE("errors name the place, in characters, and what to do") {
    const Error mismatch = refusal("<a>\n <ü>é</o>\n</a>");
    CHECK(mismatch.place.line == 2);
    CHECK(mismatch.place.column == 6);
    CHECK(mismatch.place.byte == 11);
    CHECK_FALSE(mismatch.help.empty());
    CHECK(refusal("<a>\n\n  für &nbsp; </a>").place.column == 7);
    CHECK(refusal("<a>" + test::repeat("\n", 70'000) + "</b>").place.line == 70'001);
}

TEST_CASE("invalid UTF-8 is named by its byte") {
    const Error error = refusal("<a>\n ab\xED\xA0\x80</a>");
    CHECK(error.code == "E-ENC");
    CHECK(error.message.find("byte 7 ") != std::string::npos);
    CHECK(error.place.line == 2);
    CHECK(error.place.column == 4);
}

TEST_CASE("documents are read side by side") {
    const std::string notice = test::make_notice(60);
    std::atomic<int> read_count = 0;
    const auto work = [&notice, &read_count] {
        for (int i = 0; i < 20; ++i) {
            Counter counter;
            const Status good = xml::read("test.xml", notice, counter);
            const Status bad = xml::read("test.xml", std::string_view{notice}.substr(0, 5000), counter);
            if (good && !bad) ++read_count;
        }
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) threads.emplace_back(work);
    for (std::thread& thread : threads) thread.join();
    CHECK(read_count == 80);
}

TEST_CASE("what one document leaves behind changes nothing of the next") {
    const std::string notice = test::make_notice(8);
    const std::vector<std::string> texts{notice,
                                         "<a xmlns='urn:1'><b xmlns:p='urn:2' p:c='1'/></a>",
                                         notice.substr(0, 3000),  // broken
                                         "<a><b>&amp;&#228;</b><!-- c --></a>",
                                         "<x:a/>",  // a prefix without its namespace
                                         "<a xmlns:x='urn:1'><x:b></a>",
                                         "<a><x:b/></a>",
                                         "\n<a/>",
                                         notice};
    xml::Workspace workspace;
    for (const std::string& text : texts) {
        CAPTURE(text.substr(0, 60));
        Recorder fresh;
        Recorder again;
        const Status alone = xml::read("test.xml", text, fresh);
        const Status after_others = xml::read("test.xml", text, again, workspace);
        REQUIRE(static_cast<bool>(alone) == static_cast<bool>(after_others));
        if (!alone) CHECK(describe(alone.error()) == describe(after_others.error()));
        REQUIRE(fresh.elements.size() == again.elements.size());
        for (std::size_t i = 0; i < fresh.elements.size(); ++i) {
            CHECK(fresh.elements[i].name == again.elements[i].name);
            CHECK(fresh.elements[i].uri == again.elements[i].uri);
            CHECK(fresh.elements[i].attributes == again.elements[i].attributes);
            CHECK(fresh.elements[i].text == again.elements[i].text);
            CHECK(fresh.elements[i].byte == again.elements[i].byte);
        }
    }
}
