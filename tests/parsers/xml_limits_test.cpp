// Each limit at its value, which passes, and one past it, which is a clear refusal.
#include "model/base/limits.hpp"
#include "parsers/xml/attribute_guard.hpp"
#include "tests/parsers/xml_support.hpp"
#include "tests/support/catch.hpp"

namespace test = proviso::test;
namespace xml = proviso::xml;
namespace limits = proviso::limits;
using proviso::Status;
using proviso::test::code_of;
using proviso::test::repeat;

namespace {

// The largest limits of libxml2 itself, which stop a document before ours can be asked.
constexpr std::size_t libxml2_text_max = 10'000'000;

std::string nest(std::size_t depth) { return repeat("<a>", depth) + repeat("</a>", depth); }

std::string with_attributes(std::size_t count, std::string_view inside = "") {
    std::string tag = "<a";
    for (std::size_t i = 0; i < count; ++i) tag += " x" + std::to_string(i) + "=''";
    return tag + ">" + std::string{inside} + "</a>";
}

std::string with_bindings(std::size_t count, std::string_view inside) {
    std::string tag = "<a";
    for (std::size_t i = 0; i < count; ++i) tag += " xmlns:p" + std::to_string(i) + "='urn:x'";
    return tag + ">" + std::string{inside} + "</a>";
}

std::string letters(std::size_t count) { return std::string(count, 'x'); }

}  // namespace

TEST_CASE("elements may be nested as deep as the limit") {
    CHECK(code_of(nest(limits::element_depth_max)) == "accepted");
    CHECK(code_of(nest(limits::element_depth_max + 1)) == "E-LIMIT-DEPTH");
    CHECK(code_of(repeat("<a>", 100'000)) == "E-LIMIT-DEPTH");
    CHECK(code_of("<r>" + repeat(nest(limits::element_depth_max - 1), 3) + "</r>") == "accepted");
}

TEST_CASE("elements and attributes may be as many as the limit") {
    const auto rows = [](std::size_t count) { return "<r>" + repeat("<a/>", count) + "</r>"; };
    CHECK(code_of(rows(limits::elements_and_attributes_max - 1)) == "accepted");
    CHECK(code_of(rows(limits::elements_and_attributes_max)) == "E-LIMIT-COUNT");
    const auto cells = [](std::size_t count) {
        return "<r xmlns:p='urn:x'>" + repeat("<a x='' y=''/>", count) + "<b x=''/></r>";
    };
    CHECK(code_of(cells((limits::elements_and_attributes_max - 4) / 3)) == "accepted");
    CHECK(code_of(cells((limits::elements_and_attributes_max - 4) / 3 + 1)) == "E-LIMIT-COUNT");
}

TEST_CASE("an element may have as many attributes as the limit, namespace declarations included") {
    constexpr std::size_t most = limits::attributes_per_element_max;
    CHECK(code_of(with_attributes(most)) == "accepted");
    CHECK(code_of(with_attributes(most + 1)) == "E-LIMIT-ATTR");
    CHECK(code_of(with_bindings(most, "")) == "accepted");
    CHECK(code_of(with_bindings(most + 1, "")) == "E-LIMIT-ATTR");
    CHECK(code_of("<r>" + repeat(with_attributes(most), 20) + "</r>") == "accepted");
    CHECK(code_of("<r>" + repeat(with_attributes(most), 20) + with_attributes(most + 1) + "</r>") ==
          "E-LIMIT-ATTR");
}

TEST_CASE("the attribute guard finds a crowded element by itself, with the shortest attributes possible") {
    const auto shortest = [](std::size_t count) { return "<r><b/><a" + repeat(" a=''", count) + "/></r>"; };
    CHECK(xml::guard_attributes("test.xml", shortest(limits::attributes_per_element_max)));
    const Status refused =
        xml::guard_attributes("test.xml", shortest(limits::attributes_per_element_max + 1));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "E-LIMIT-ATTR");
    CHECK(refused.error().place.column == 8);
    CHECK(refused.error().place.document == "test.xml");
}

TEST_CASE("what only looks like attributes does not count") {
    const std::string decoy = with_attributes(50'000);
    CHECK(code_of("<r><![CDATA[" + decoy + "]]></r>") == "accepted");
    CHECK(code_of("<r><!--" + with_attributes(5000) + "--></r>") == "accepted");
    CHECK(code_of("<r><?p " + with_attributes(5000) + "?></r>") == "accepted");
    CHECK(code_of("<r>" + repeat("a='' ", 50'000) + "</r>") == "accepted");
    CHECK(code_of("<r a='" + repeat("b=\"\" ", 10'000) + "'/>") == "accepted");
    CHECK(code_of("<r><![CDATA[" + decoy + "]]><!-- '\" -->" + decoy + "</r>") == "E-LIMIT-ATTR");
    CHECK(code_of("<r><!-- > -->" + decoy + "</r>") == "E-LIMIT-ATTR");
}

TEST_CASE("namespace prefixes may be as many at one place as the limit") {
    constexpr std::size_t most = limits::namespace_bindings_live_max;
    CHECK(code_of(with_bindings(most / 2, with_bindings(most / 2, ""))) == "accepted");
    CHECK(code_of(with_bindings(most / 2, with_bindings(most / 2 + 1, ""))) == "E-LIMIT-NS");
    const std::string one = with_bindings(1, "");
    CHECK(code_of("<r>" + repeat(one, 2000) + "</r>") == "accepted");
    std::string bomb;
    for (std::size_t i = 0; i < 200; ++i)
        bomb += "<a" + repeat(" ", 2) + "xmlns:q" + std::to_string(i) + "='urn:" + std::to_string(i) +
                "' xmlns='urn:d" + std::to_string(i) + "'>";
    CHECK(code_of(bomb + repeat("</a>", 200)) == "E-LIMIT-NS");
}

TEST_CASE("names may be as long as the limit, wherever they stand") {
    const std::string most = letters(limits::name_bytes_max);
    const std::string more = most + "x";
    CHECK(code_of("<" + most + "/>") == "accepted");
    CHECK(code_of("<" + more + "/>") == "E-LIMIT-NAME");
    CHECK(code_of("<a " + most + "=''/>") == "accepted");
    CHECK(code_of("<a " + more + "=''/>") == "E-LIMIT-NAME");
    CHECK(code_of("<" + most + ":a xmlns:" + most + "='urn:x'/>") == "accepted");
    CHECK(code_of("<" + more + ":a xmlns:" + more + "='urn:x'/>") == "E-LIMIT-NAME");
    CHECK(code_of("<a xmlns:" + more + "='urn:x'/>") == "E-LIMIT-NAME");
    CHECK(code_of("<?" + most + " x?><a/>") == "accepted");
    CHECK(code_of("<?" + more + " x?><a/>") == "E-LIMIT-NAME");
    CHECK(code_of("<" + letters(100'000) + "/>") == "E-LIMIT-NAME");
}

TEST_CASE("attribute values may be as long as the limit, namespaces too") {
    const std::string most = letters(limits::attribute_value_bytes_max);
    CHECK(code_of("<a b='" + most + "'/>") == "accepted");
    CHECK(code_of("<a b='" + most + "x'/>") == "E-LIMIT-VALUE");
    CHECK(code_of("<a b='" + repeat("&#120;", most.size()) + "'/>") == "accepted");
    CHECK(code_of("<a b='" + repeat("&#120;", most.size() + 1) + "'/>") == "E-LIMIT-VALUE");
    CHECK(code_of("<a xmlns='" + most + "'/>") == "accepted");
    CHECK(code_of("<a xmlns='" + most + "x'/>") == "E-LIMIT-VALUE");
    CHECK(code_of("<a b='" + letters(libxml2_text_max + 1) + "'/>") == "E-LIMIT-VALUE");
}

TEST_CASE("comments and processing instructions may be as long as the limit") {
    const std::string most = letters(limits::comment_bytes_max);
    CHECK(code_of("<a><!--" + most + "--></a>") == "accepted");
    CHECK(code_of("<a><!--" + most + "x--></a>") == "E-LIMIT-COMMENT");
    CHECK(code_of("<?p " + most + "?><a/>") == "accepted");
    CHECK(code_of("<?p " + most + "x?><a/>") == "E-LIMIT-COMMENT");
    CHECK(code_of("<a/><!--" + most + "x-->") == "E-LIMIT-COMMENT");
    CHECK(code_of("<a><!--" + letters(libxml2_text_max + 1) + "--></a>") == "E-LIMIT-COMMENT");
    CHECK(code_of("<?p " + letters(libxml2_text_max + 1) + "?><a/>") == "E-LIMIT-COMMENT");
}

TEST_CASE("a text may be as long as the limit, however it is cut into pieces") {
    const std::string half = letters(limits::text_node_bytes_max / 2);
    CHECK(code_of("<a>" + half + "<!-- x -->" + half + "</a>") == "accepted");
    CHECK(code_of("<a>" + half + "<!-- x -->x" + half + "</a>") == "E-LIMIT-TEXT");
    CHECK(code_of("<a>" + half + "<![CDATA[" + half + "]]></a>") == "accepted");
    CHECK(code_of("<a>" + half + "&amp;<![CDATA[" + half + "]]></a>") == "E-LIMIT-TEXT");
    CHECK(code_of("<a>" + half + "<b/>x" + half + "</a>") == "accepted");
    CHECK(code_of("<a><![CDATA[" + letters(libxml2_text_max + 1) + "]]></a>") == "E-LIMIT-TEXT");
}

TEST_CASE("the size is limited for the reader as well as at the gate") {
    test::Counter counter;
    const std::string at_limit = "<n/>" + std::string(limits::document_bytes_max - 4, ' ');
    CHECK(code_of(xml::read("test.xml", at_limit, counter)) == "accepted");
    CHECK(code_of(xml::read("test.xml", at_limit + " ", counter)) == "E-LIMIT-SIZE");
}
