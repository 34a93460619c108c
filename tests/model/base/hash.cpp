#include "model/base/hash.hpp"

#include "tests/support/catch.hpp"

using proviso::sha256_hex;

TEST_CASE("digests agree with the examples of the standard") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(sha256_hex(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a NUL byte is a byte like any other") {
    CHECK(sha256_hex(std::string_view{"a\0b", 3}) != sha256_hex("a"));
}

TEST_CASE("a digest is found by the name that people and standards give it") {
    const std::string abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    CHECK(proviso::digest_hex("SHA-256", "abc") == abc);
    CHECK(proviso::digest_hex("http://www.w3.org/2001/04/xmlenc#sha256", "abc") == abc);
    CHECK(proviso::digest_hex("Sha_1", "abc") == "a9993e364706816aba3e25717850c26c9cd0d89d");
    CHECK(proviso::digest_hex("MD5", "abc") == "900150983cd24fb0d6963f7d28e17f72");
    CHECK(proviso::digest_hex("sha384", "abc").value().starts_with("cb00753f45a35e8b"));
    CHECK(proviso::digest_hex("sha-512", "abc").value().starts_with("ddaf35a193617aba"));
    CHECK(!proviso::digest_hex("whirlpool", "abc"));
    CHECK(!proviso::digest_hex("", "abc"));
}
