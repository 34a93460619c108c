#include "parsers/documents/stated_hash.hpp"

#include <algorithm>
#include <string>

#include "model/base/base64.hpp"
#include "model/base/hash.hpp"
#include "model/base/unicode.hpp"

namespace proviso {
namespace {

struct Stated {
    std::string_view hash;
    std::string_view algorithm;
};

std::string shown(std::string_view text) {
    constexpr std::size_t bytes_max = 140;
    return make_visible(shorten(text, bytes_max));
}

std::string hex_of(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

bool is_digest(std::string_view stated, const std::string& hex) {
    const bool is_hex = std::ranges::equal(stated, hex, [](char a, char b) {
        return (a >= 'A' && a <= 'F' ? static_cast<char>(a + ('a' - 'A')) : a) == b;
    });
    if (is_hex) return true;
    const auto bytes = decode_base64(stated);
    return bytes && hex_of(*bytes) == hex;
}

Stated stated_by(RowIndex row, DossierBuilder& builder) {
    const Vocabulary& vocabulary = builder.vocabulary();
    const EntityId document = vocabulary.find_entity("document");
    const FieldId hash = vocabulary.find_field(document, "hash");
    const FieldId algorithm = vocabulary.find_field(document, "hash-algorithm");
    Stated stated;
    if (hash == no_field || algorithm == no_field) return stated;
    for (const DossierBuilder::PendingCell& pending : builder.cells()) {
        if (pending.row != row || pending.cell.state != State::Given) continue;
        if (pending.cell.field == hash) stated.hash = pending.cell.text;
        if (pending.cell.field == algorithm) stated.algorithm = pending.cell.text;
    }
    return stated;
}

}  // namespace

std::optional<Remark> compare_hash(const std::vector<Reference>& rows, std::string_view bytes,
                                   DossierBuilder& builder) {
    for (const Reference& reference : rows) {
        const Stated stated = stated_by(reference.row, builder);
        if (stated.hash.empty()) continue;
        const std::string_view algorithm = stated.algorithm.empty() ? "SHA-256" : stated.algorithm;
        const auto digest = digest_hex(algorithm, bytes);
        if (!digest) return Remark{"remark-hash-unknown", {{"algorithm", shown(algorithm)}}};
        if (is_digest(stated.hash, *digest)) continue;
        return Remark{"remark-hash-differs", {{"stated", shown(stated.hash)}, {"found", *digest}}};
    }
    return std::nullopt;
}

}  // namespace proviso
