#include <algorithm>
#include <array>
#include <cstring>

#include "model/base/unicode.hpp"
#include "model/base/unicode_class.hpp"

namespace proviso {
namespace {

using unicode::Decoded;
using unicode::Folded;
using unicode::FoldKind;

constexpr std::uint8_t index_of(char byte) { return static_cast<std::uint8_t>(byte); }

// What an ASCII byte becomes; NUL for those that need a look: blanks, controls, the hyphen.
constexpr std::array<char, 256> make_ascii_table() {
    std::array<char, 256> table{};
    for (char c = '!'; c <= '~'; ++c) table[index_of(c)] = c;
    for (char c = 'A'; c <= 'Z'; ++c) table[index_of(c)] = static_cast<char>(c - 'A' + 'a');
    table[index_of('-')] = '\0';
    table[index_of('`')] = '\'';
    return table;
}
constexpr std::array<char, 256> ascii_table = make_ascii_table();

// Everything that European texts consist of is folded once and for all: two-byte characters (Latin, Greek,
// Cyrillic) and general punctuation.
struct CommonFold {
    FoldKind kind = FoldKind::Nothing;
    std::uint8_t length = 0;
    std::array<char, 6> bytes{};
};
constexpr char32_t two_byte_first = 0x80;
constexpr char32_t two_byte_end = 0x800;
constexpr char32_t punctuation_first = 0x2000;
constexpr char32_t punctuation_end = 0x2070;

class CommonFolds {
public:
    static const CommonFolds& instance() {
        static const CommonFolds folds;
        return folds;
    }
    [[nodiscard]] const CommonFold* find(char32_t code) const {
        if (code >= two_byte_first && code < two_byte_end) return &two_byte_[code - two_byte_first];
        if (code >= punctuation_first && code < punctuation_end)
            return &punctuation_[code - punctuation_first];
        return nullptr;
    }

private:
    CommonFolds() {
        for (char32_t code = two_byte_first; code < two_byte_end; ++code) {
            two_byte_[code - two_byte_first] = shortened(code);
        }
        for (char32_t code = punctuation_first; code < punctuation_end; ++code) {
            punctuation_[code - punctuation_first] = shortened(code);
        }
    }
    // Invariant: no character of the two ranges folds to more than six bytes; a test holds it against the
    // long way.
    static CommonFold shortened(char32_t code) {
        const Folded folded = unicode::fold_character(code);
        CommonFold common;
        common.kind = folded.kind;
        common.length = static_cast<std::uint8_t>(std::min<std::size_t>(folded.length, common.bytes.size()));
        std::copy_n(folded.bytes.begin(), common.length, common.bytes.begin());
        return common;
    }
    std::array<CommonFold, two_byte_end - two_byte_first> two_byte_;
    std::array<CommonFold, punctuation_end - punctuation_first> punctuation_;
};

template <bool WithOrigin>
class Folder {
public:
    Folder(std::string_view source, FoldedText& out, LineEndHyphen hyphen)
        : source_(source), out_(out), hyphen_(hyphen) {}

    void run() {
        out_.origin.clear();
        out_.has_line_end_hyphen = false;
        resize(source_.size());
        while (read_ < source_.size()) {
            copy_ascii_words();
            if (read_ < source_.size()) take_special();
        }
        while (written_ > 0 && (last() == ' ' || last() == '\n')) --written_;
        resize(written_);
    }

private:
    [[nodiscard]] char last() const { return out_.text[written_ - 1]; }
    [[nodiscard]] bool is_at_gap() const { return written_ == 0 || last() == ' ' || last() == '\n'; }

    void resize(std::size_t size) {
        out_.text.resize(size);
        if constexpr (WithOrigin) out_.origin.resize(size);
    }

    void put(char byte) {
        if (written_ == out_.text.size()) resize(written_ + written_ / 2 + unicode::folded_bytes_max);
        out_.text[written_] = byte;
        if constexpr (WithOrigin) out_.origin[written_] = static_cast<std::uint32_t>(read_);
        ++written_;
    }
    void put_blank() {
        if (!is_at_gap()) put(' ');
    }
    void put_paragraph_end() {
        if (written_ > 0 && last() == ' ') --written_;
        if (!is_at_gap()) put('\n');
    }

    // Words with single blanks between them: nearly all of nearly every text.
    void copy_ascii_words() {
        char* const text = out_.text.data();
        std::size_t left = std::min(source_.size() - read_, out_.text.size() - written_);
        for (; left > 0; --left) {
            const char byte = source_[read_];
            char folded = ascii_table[index_of(byte)];
            if (folded == '\0') {
                if (byte != ' ' || is_at_gap()) return;
                folded = ' ';
            }
            text[written_] = folded;
            if constexpr (WithOrigin) out_.origin[written_] = static_cast<std::uint32_t>(read_);
            ++written_;
            ++read_;
        }
    }

    void take_special() {
        const char byte = source_[read_];
        if (index_of(byte) >= 0x80) return take_beyond_ascii();
        if (byte == '-') return take_hyphen(1);
        if (const char folded = ascii_table[index_of(byte)]; folded != '\0') {
            put(folded);
            ++read_;
            return;
        }
        take_white_space();
    }

    void take_beyond_ascii() {
        constexpr char32_t soft_hyphen = 0xAD;
        constexpr char32_t true_hyphen = 0x2010;
        const Decoded decoded = unicode::decode(source_, read_);
        if (!decoded.is_valid) {
            for (const char byte : {'\xEF', '\xBF', '\xBD'}) put(byte);
            ++read_;
            return;
        }
        if (decoded.code == true_hyphen) return take_hyphen(decoded.length);
        if (decoded.code == soft_hyphen) return take_soft_hyphen(decoded.length);
        const CommonFold* const common = CommonFolds::instance().find(decoded.code);
        if (common != nullptr)
            return take_folded(common->kind, {common->bytes.data(), common->length}, decoded);
        const Folded folded = unicode::fold_character(decoded.code);
        take_folded(folded.kind, {folded.bytes.data(), folded.length}, decoded);
    }

    void take_folded(FoldKind kind, std::string_view bytes, const Decoded& decoded) {
        if (kind == FoldKind::LineEnd || kind == FoldKind::ParagraphEnd) return take_white_space();
        if (kind == FoldKind::Blank || kind == FoldKind::Hyphen) put_blank();
        if (kind == FoldKind::Text) {
            for (const char byte : bytes) put(byte);
        }
        read_ += decoded.length;
    }

    // How many line ends the white space at `at` counts for; moves `at` behind it.
    [[nodiscard]] std::size_t skip_white_space(std::size_t& at) const {
        std::size_t line_ends = 0;
        while (at < source_.size()) {
            const char byte = source_[at];
            std::size_t length = 1;
            if (index_of(byte) < 0x80) {
                if (index_of(byte) > index_of(' ') && byte != '\x7F') break;
                if (byte == '\r' && at + 1 < source_.size() && source_[at + 1] == '\n') length = 2;
                if (byte == '\n' || byte == '\r') ++line_ends;
            } else {
                const Decoded decoded = unicode::decode(source_, at);
                if (!decoded.is_valid) break;
                const CommonFold* const common = CommonFolds::instance().find(decoded.code);
                const FoldKind kind =
                    common != nullptr ? common->kind : unicode::fold_character(decoded.code).kind;
                if (kind == FoldKind::Text || kind == FoldKind::Hyphen) break;
                if (kind == FoldKind::LineEnd) line_ends += 1;
                if (kind == FoldKind::ParagraphEnd) line_ends += 2;
                length = decoded.length;
            }
            at += length;
        }
        return line_ends;
    }

    void take_white_space() {
        std::size_t end = read_;
        const std::size_t line_ends = skip_white_space(end);
        if (line_ends >= 2) {
            put_paragraph_end();
        } else {
            put_blank();
        }
        read_ = end;
    }

    // The offset of the second half of a word that a hyphen of `length` bytes at a line end has parted.
    [[nodiscard]] std::size_t second_half(std::size_t length) const {
        std::size_t next = read_ + length;
        const bool is_candidate = written_ > 0 && skip_white_space(next) == 1 && next < source_.size();
        if (!is_candidate) return std::string_view::npos;
        const Decoded decoded = unicode::decode(source_, next);
        if (!decoded.is_valid || !unicode::is_letter(decoded.code)) return std::string_view::npos;
        const Decoded before = unicode::decode(source_, previous_character(source_, read_));
        return before.is_valid && unicode::is_letter(before.code) ? next : std::string_view::npos;
    }

    void take_hyphen(std::size_t length) {
        const std::size_t next = second_half(length);
        if (next == std::string_view::npos) {
            put_blank();
            read_ += length;
            return;
        }
        const Decoded before = unicode::decode(source_, previous_character(source_, read_));
        const bool is_own =
            unicode::is_capital(unicode::decode(source_, next).code) && !unicode::is_capital(before.code);
        if (!is_own) out_.has_line_end_hyphen = true;
        if (is_own || hyphen_ == LineEndHyphen::Space) put_blank();
        read_ = next;
    }

    void take_soft_hyphen(std::size_t length) {
        const std::size_t next = second_half(length);
        read_ = next == std::string_view::npos ? read_ + length : next;
    }

    std::string_view source_;
    FoldedText& out_;
    LineEndHyphen hyphen_;
    std::size_t read_ = 0;
    std::size_t written_ = 0;
};

}  // namespace

void fold(std::string_view text, FoldedText& out, bool with_origin, LineEndHyphen hyphen) {
    if (with_origin) {
        Folder<true>{text, out, hyphen}.run();
    } else {
        Folder<false>{text, out, hyphen}.run();
    }
}

}  // namespace proviso
