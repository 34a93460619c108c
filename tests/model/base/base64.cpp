#include "model/base/base64.hpp"

#include <string>

#include "tests/support/catch.hpp"

using proviso::decode_base64;

TEST_CASE("base64 is decoded with and without its padding, whatever blanks stand in it") {
    CHECK(decode_base64("QUJD") == "ABC");
    CHECK(decode_base64("QUI=") == "AB");
    CHECK(decode_base64("QUI") == "AB");
    CHECK(decode_base64("QQ==") == "A");
    CHECK(decode_base64(" QU\r\n JD\t") == "ABC");
    CHECK(decode_base64("_-8=") == decode_base64("/+8="));
    CHECK(decode_base64("").value().empty());
}

TEST_CASE("what is no base64, or breaks off, is not decoded") {
    CHECK(!decode_base64("Q"));
    CHECK(!decode_base64("QUJDR"));
    CHECK(!decode_base64("QU=JD"));
    CHECK(!decode_base64("QU?="));
    CHECK(!decode_base64("QUJD="));
}
