// Places are what a finding shows to a person. These tests write documents and know where each tag went.
#include "model/base/line_index.hpp"
#include "tests/parsers/xml_support.hpp"
#include "tests/support/catch.hpp"

#include <random>

namespace test = proviso::test;
namespace xml = proviso::xml;
using proviso::LineColumn;
using proviso::LineIndex;
using proviso::locate;
using proviso::Status;
using proviso::test::Recorder;

namespace {

// Writes a document and keeps the offset of each start tag.
class Writer {
public:
    explicit Writer(unsigned seed) : random_(seed) {}

    void fill(std::size_t elements) {
        open("root");
        for (std::size_t i = 0; i < elements; ++i) write_something();
        while (!open_.empty()) close();
    }

    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<!-- <not><a/>tag -->\n<?p <nor> ?>";
    std::vector<std::uint32_t> bytes;

private:
    void write_something() {
        switch (pick(12)) {
            case 0:
                text += "<!-- <decoy a='>'/> - -->";
                break;
            case 1:
                text += "<?render <decoy> ?>";
                break;
            case 2:
                text += "<![CDATA[<decoy>]] > &amp; ]]>";
                break;
            case 3:
                text += test::repeat("Größe € 💡 ", pick(40));
                break;
            case 4:
                text += std::string(pick(3000), ' ');
                break;
            case 5:
                text += "\r\n\t";
                break;
            case 6:
                text += "&lt;&#60;&gt;>";
                break;
            case 7:
                text += test::repeat("\n", pick(300));
                break;
            default:
                write_element();
                return;
        }
        write_element();
    }

    void write_element() {
        if (open_.size() > 1 && pick(3) == 0) close();
        const std::string name = "e" + std::to_string(pick(50));
        if (open_.size() > 200 || pick(3) == 0) {
            start(name);
            text += pick(2) == 0 ? "/>" : " />";
            return;
        }
        open(name);
    }

    void start(const std::string& name) {
        bytes.push_back(static_cast<std::uint32_t>(text.size()));
        text += "<" + name;
        if (pick(2) == 0) text += " a='x > y &lt; z'";
        if (pick(4) == 0) text += "\r\n  b = \"it's /> not the end ü€\"";
        if (pick(20) == 0) text += " c='" + std::string(pick(9000), '>') + "'";
        if (pick(9) == 0) text += " xmlns:n='urn:n' n:d=''\t";
    }

    void open(const std::string& name) {
        start(name);
        text += ">";
        open_.push_back(name);
    }

    void close() {
        text += "</" + open_.back() + (pick(2) == 0 ? ">" : " >");
        open_.pop_back();
    }

    std::size_t pick(std::size_t below) { return random_() % below; }

    std::mt19937 random_;
    std::vector<std::string> open_;
};

std::vector<std::uint32_t> seen_bytes(const std::string& text) {
    Recorder recorder;
    const Status status = xml::read("test.xml", text, recorder);
    INFO((status ? "" : describe(status.error())));
    REQUIRE(status);
    std::vector<std::uint32_t> bytes;
    for (const test::SeenElement& element : recorder.elements) bytes.push_back(element.byte);
    return bytes;
}

}  // namespace

TEST_CASE("every start tag is reported at its bracket, in documents of all shapes") {
    for (unsigned seed = 1; seed <= 40; ++seed) {
        Writer writer{seed};
        writer.fill(2000);
        INFO("seed " << seed << ", " << writer.text.size() << " bytes");
        CHECK(seen_bytes(writer.text) == writer.bytes);
    }
}

TEST_CASE("places hold in a document of several megabytes") {
    Writer writer{4711};
    writer.fill(60'000);
    REQUIRE(writer.text.size() > 8'000'000);
    CHECK(seen_bytes(writer.text) == writer.bytes);
}

TEST_CASE("places hold far beyond line 65535 and on one very long line") {
    const std::string lines = "<a>" + test::repeat("\n", 100'000) + "<b/></a>";
    const auto bytes = seen_bytes(lines);
    REQUIRE(bytes.size() == 2);
    CHECK(LineIndex{lines}.locate(bytes[1]) == LineColumn{100'001, 1});

    const std::string line = "<a>" + test::repeat("ü<c/>", 300'000) + "<b/></a>";
    CHECK(LineIndex{line}.locate(seen_bytes(line).back()) == LineColumn{1, 300'000 * 5 + 4});
}

TEST_CASE("places are those of the converted text for every encoding") {
    const std::string latin = "<?xml version='1.0' encoding='ISO-8859-1'?>\n<a>\xFC\xE9<b/></a>";
    Recorder recorder;
    REQUIRE(test::read_bytes("test.xml", latin, recorder));
    CHECK(recorder.elements[1].byte == 44 + 3 + 4);

    std::string wide = "\xFE\xFF";
    for (const char16_t unit : std::u16string_view{u"<a>ü€\U0001F4A1<b/></a>"}) {
        wide += static_cast<char>(unit >> 8);
        wide += static_cast<char>(unit & 0xFF);
    }
    Recorder wide_recorder;
    REQUIRE(test::read_bytes("test.xml", wide, wide_recorder));
    CHECK(wide_recorder.elements[1].byte == 3 + 2 + 3 + 4);
}

TEST_CASE("line and column agree, whether one place is asked for or many") {
    Writer writer{99};
    writer.fill(500);
    const LineIndex index{writer.text};
    for (std::size_t byte = 0; byte <= writer.text.size(); byte += 37) {
        REQUIRE(index.locate(byte) == locate(writer.text, byte));
    }
    CHECK(index.locate(writer.text.size()) == locate(writer.text, writer.text.size()));
    CHECK(index.locate(writer.text.size() + 9) == index.locate(writer.text.size()));
    CHECK(LineIndex{""}.locate(0) == LineColumn{1, 1});
    CHECK(LineIndex{"ab\r\ncü€x"}.locate(10) == LineColumn{2, 4});
    CHECK(LineIndex{std::string(4096, '\n')}.locate(4096) == LineColumn{4097, 1});
}
