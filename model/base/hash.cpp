#include "model/base/hash.hpp"

#include <nettle/md5.h>
#include <nettle/nettle-meta.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>

#include <array>
#include <cstdint>
#include <vector>

namespace proviso {
namespace {

std::string digest_of(const nettle_hash& hash, std::string_view bytes) {
    std::vector<std::uint8_t> context(hash.context_size);
    hash.init(context.data());
    hash.update(context.data(), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    std::vector<std::uint8_t> digest(hash.digest_size);
    hash.digest(context.data(), digest.size(), digest.data());

    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    hex.reserve(2 * digest.size());
    for (const std::uint8_t byte : digest) {
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

// `http://www.w3.org/2001/04/xmlenc#SHA-256` is `sha256`.
std::string plain_name(std::string_view algorithm) {
    algorithm.remove_prefix(algorithm.find_last_of("#/:") + 1);
    std::string plain;
    for (const char c : algorithm) {
        const bool is_large = c >= 'A' && c <= 'Z';
        const bool is_kept = is_large || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_kept) plain += is_large ? static_cast<char>(c + ('a' - 'A')) : c;
    }
    return plain;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) { return digest_of(nettle_sha256, bytes); }

std::optional<std::string> digest_hex(std::string_view algorithm, std::string_view bytes) {
    struct Known {
        std::string_view name;
        const nettle_hash& hash;
    };
    static const std::array<Known, 5> known{{{"sha256", nettle_sha256},
                                             {"sha512", nettle_sha512},
                                             {"sha384", nettle_sha384},
                                             {"sha1", nettle_sha1},
                                             {"md5", nettle_md5}}};
    const std::string name = plain_name(algorithm);
    for (const Known& one : known) {
        if (one.name == name) return digest_of(one.hash, bytes);
    }
    return std::nullopt;
}

}  // namespace proviso
