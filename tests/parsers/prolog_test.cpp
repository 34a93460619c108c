#include "parsers/prolog.hpp"
#include "model/base/limits.hpp"
#include "tests/parsers/xml_support.hpp"
#include "tests/support/catch.hpp"

namespace limits = proviso::limits;
using proviso::Encoding;
using proviso::Error;
using proviso::Prolog;
using proviso::Result;
using proviso::scan_prolog;
using proviso::to_utf8;
using namespace std::string_literals;

namespace {

std::string utf16_le(std::u16string_view text) {
    std::string bytes = "\xFF\xFE";
    for (const char16_t unit : text) {
        bytes += static_cast<char>(unit & 0xFF);
        bytes += static_cast<char>(unit >> 8);
    }
    return bytes;
}

std::string utf16_be(std::u16string_view text) {
    std::string bytes = "\xFE\xFF";
    for (const char16_t unit : text) {
        bytes += static_cast<char>(unit >> 8);
        bytes += static_cast<char>(unit & 0xFF);
    }
    return bytes;
}

Prolog scan(std::string_view bytes) {
    const Result<Prolog> prolog = scan_prolog("test.xml", bytes);
    INFO((prolog ? "" : describe(prolog.error())));
    REQUIRE(prolog);
    return prolog.value();
}

std::string convert(std::string_view bytes) {
    std::string storage;
    const Result<std::string_view> text = to_utf8("test.xml", bytes, scan(bytes), storage);
    REQUIRE(text);
    return std::string{text.value()};
}

Error refusal(std::string_view bytes) {
    const Result<Prolog> prolog = scan_prolog("test.xml", bytes);
    REQUIRE_FALSE(prolog);
    return prolog.error();
}

}  // namespace

TEST_CASE("the gate reads the label of a document") {
    CHECK(scan("<n/>").encoding == Encoding::Utf8);
    CHECK_FALSE(scan("<n/>").is_declared);
    CHECK_FALSE(scan("<?xml version='1.0'?><n/>").is_declared);
    CHECK(scan("<?xml version='1.0' encoding='utf-8'?><n/>").is_declared);
    CHECK(scan("<?xml version='1.0' encoding='us-ascii'?><n/>").encoding == Encoding::Ascii);
    CHECK(scan("<?xml version='1.0' encoding='iso-8859-1'?><n/>").encoding == Encoding::Latin1);
    CHECK(scan(utf16_le(u"<?xml version='1.0' encoding='UTF-16'?><n/>")).encoding == Encoding::Utf16Le);
    CHECK(scan(utf16_be(u"<n/>")).encoding == Encoding::Utf16Be);
}

TEST_CASE("the gate measures the byte order mark") {
    CHECK(scan("<n/>").bom_bytes == 0);
    CHECK(scan("\xEF\xBB\xBF<n/>").bom_bytes == 3);
    CHECK(scan(utf16_be(u"<n/>")).bom_bytes == 2);
}

TEST_CASE("a document in UTF-8 is not copied, and loses its byte order mark") {
    const std::string bytes = "\xEF\xBB\xBF<n>ü</n>";
    std::string storage;
    const auto text = to_utf8("test.xml", bytes, scan(bytes), storage);
    REQUIRE(text);
    CHECK(text.value() == "<n>ü</n>");
    CHECK(text.value().data() == bytes.data() + 3);
    CHECK(storage.empty());
}

TEST_CASE("UTF-16 of both byte orders becomes UTF-8") {
    CHECK(convert(utf16_le(u"<n>aü€\U0001F4A1</n>")) == "<n>aü€💡</n>");
    CHECK(convert(utf16_be(u"<n>aü€\U0001F4A1\uFFFD</n>")) == "<n>aü€💡\uFFFD</n>");
}

TEST_CASE("ISO-8859-1 becomes UTF-8, the control range included") {
    CHECK(convert("<?xml version='1.0' encoding='ISO-8859-1'?><n>\xFC\xFF\xA0\x85</n>") ==
          "<?xml version='1.0' encoding='ISO-8859-1'?><n>üÿ\u00A0\u0085</n>");
}

TEST_CASE("a refusal at the gate says where, counted in the UTF-8 text without byte order mark") {
    const Error plain = refusal("<?xml version='1.0'?>\n<!-- ü -->\n  <!DOCTYPE n><n/>");
    CHECK(plain.code == "E-DTD");
    CHECK(plain.place.document == "test.xml");
    CHECK(plain.place.line == 3);
    CHECK(plain.place.column == 3);
    CHECK(plain.place.byte == 36);

    const Error latin = refusal("<?xml version='1.0' encoding='ISO-8859-1'?><!-- \xFC --><!DOCTYPE n><n/>");
    const Error marked =
        refusal("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?><!-- ü --><!DOCTYPE n><n/>");
    const Error wide =
        refusal(utf16_le(u"<?xml version='1.0' encoding='UTF-16'?><!-- ü --><!DOCTYPE n><n/>"));
    CHECK(latin.place.byte == 54);
    CHECK(latin.place.column == 54);
    CHECK(marked.place.byte == 49);
    CHECK(marked.place.column == 49);
    CHECK(wide.place.byte == 50);
    CHECK(wide.place.column == 50);

    const Error half = refusal(utf16_le(u"<n>\nü\xD800x</n>"));
    CHECK(half.code == "E-ENC");
    CHECK(half.place.line == 2);
    CHECK(half.place.column == 2);
    CHECK(refusal("<n>\n\n ab\0</n>"s).place.column == 4);
}

TEST_CASE("a byte that the label excludes is named") {
    const Error error = refusal("<?xml version='1.0' encoding='US-ASCII'?>\n<n>M\xC3\xBCller</n>");
    CHECK(error.code == "E-ENC");
    CHECK(error.message.find("byte 46") != std::string::npos);
    CHECK(error.place.line == 2);
    CHECK(error.place.column == 5);
}

TEST_CASE("user text in a refusal is cut and cannot steer a terminal") {
    const Error error =
        refusal("<?xml version='1.0' encoding='\x1B[2J`" + std::string(5000, 'x') + "'?><n/>");
    CHECK(error.code == "E-ENC");
    CHECK(error.message.size() < 300);
    CHECK(error.message.find('\x1B') == std::string::npos);
}

TEST_CASE("a document of the largest size passes the gate, one byte more does not") {
    const std::string at_limit = "<n/>" + std::string(limits::document_bytes_max - 4, ' ');
    CHECK(scan_prolog("test.xml", at_limit).has_value());
    CHECK(refusal(at_limit + " ").code == "E-LIMIT-SIZE");
}

TEST_CASE("the size counts after conversion as well") {
    const std::string start = "<?xml version='1.0' encoding='ISO-8859-1'?>";
    const std::size_t room = limits::document_bytes_max - start.size();
    std::string storage;
    const std::string at_limit = start + std::string(room / 2, '\xFC') + (room % 2 == 1 ? "x" : "");
    CHECK(to_utf8("test.xml", at_limit + "<", Prolog{Encoding::Ascii, 0, true}, storage).has_value());
    CHECK(to_utf8("test.xml", at_limit, Prolog{Encoding::Latin1, 0, true}, storage).has_value());
    const auto beyond = to_utf8("test.xml", at_limit + "x", Prolog{Encoding::Latin1, 0, true}, storage);
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().code == "E-LIMIT-SIZE");
    CHECK(beyond.error().place.document == "test.xml");
}

TEST_CASE("what follows the prolog is left to the reader") {
    CHECK(scan("<!-- never ends").encoding == Encoding::Utf8);
    CHECK(scan("<?xml-stylesheet href='a'?><n/>").encoding == Encoding::Utf8);
    CHECK(scan("<n><!DOCTYPE x></n>").encoding == Encoding::Utf8);
}
