#include "rules/language/grammar/scanner.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "model/base/date.hpp"
#include "model/base/limits.hpp"
#include "rules/language/grammar/foreign_signs.hpp"

namespace proviso::clause::grammar {
namespace {

enum class Letter : std::uint8_t { Other, Blank, Alpha, Digit, Hyphen, Quote, Sign };

constexpr std::array<Letter, 256> make_letters() {
    std::array<Letter, 256> letters{};
    for (const char c : std::string_view{" \t\r\n"}) letters[static_cast<unsigned char>(c)] = Letter::Blank;
    for (char c = 'a'; c <= 'z'; ++c) letters[static_cast<unsigned char>(c)] = Letter::Alpha;
    for (char c = 'A'; c <= 'Z'; ++c) letters[static_cast<unsigned char>(c)] = Letter::Alpha;
    for (char c = '0'; c <= '9'; ++c) letters[static_cast<unsigned char>(c)] = Letter::Digit;
    for (const char c : std::string_view{"{}[](),:;=<>+./@*%"})
        letters[static_cast<unsigned char>(c)] = Letter::Sign;
    letters['_'] = Letter::Alpha;
    letters['-'] = Letter::Hyphen;
    letters['"'] = Letter::Quote;
    return letters;
}

constexpr std::array<Letter, 256> letters = make_letters();

Letter letter(char c) { return letters[static_cast<unsigned char>(c)]; }
bool is_digit(char c) { return letter(c) == Letter::Digit; }
bool is_word_letter(char c) { return letter(c) == Letter::Alpha || letter(c) == Letter::Digit; }
bool is_code_letter(char c) { return is_word_letter(c) || c == '-' || c == '.'; }

// Word processors put it between a number and its unit.
constexpr std::string_view no_break_space = "\xC2\xA0";

class Scanner {
public:
    Scanner(const Source& source, Faults& faults) : text_(source.text), faults_(faults) {
        constexpr std::size_t bytes_per_token = 6;
        tokens_.reserve(text_.size() / bytes_per_token + 1);
    }

    std::vector<Token> scan() {
        while (skip_blanks() && !faults_.is_full()) scan_token();
        is_line_start_ = true;
        position_ = text_.size();
        push(TokenKind::End, position_);
        return std::move(tokens_);
    }

private:
    static std::uint32_t place(std::size_t position) { return static_cast<std::uint32_t>(position); }

    // Past the end stands a NUL, which belongs to no token.
    [[nodiscard]] char at(std::size_t position) const {
        return position < text_.size() ? text_[position] : '\0';
    }

    bool skip_blanks() {
        while (position_ < text_.size()) {
            const char c = text_[position_];
            if (c == '\n') is_line_start_ = true;
            if (c == '#') {
                position_ = std::min(text_.find('\n', position_), text_.size());
            } else if (letter(c) == Letter::Blank) {
                ++position_;
            } else if (c == no_break_space[0] && text_.substr(position_).starts_with(no_break_space)) {
                position_ += no_break_space.size();
            } else {
                return true;
            }
        }
        return false;
    }

    void scan_token() {
        switch (letter(text_[position_])) {
            case Letter::Alpha:
                return scan_word();
            case Letter::Digit:
                return scan_number(position_);
            case Letter::Hyphen:
                return scan_hyphen();
            case Letter::Quote:
                return scan_text();
            case Letter::Sign:
                return scan_sign();
            default:
                return scan_foreign();
        }
    }

    // Takes the text up to `end` as one token.
    Token& push(TokenKind kind, std::size_t end) {
        const std::uint32_t previous_end = tokens_.empty() ? 0 : tokens_.back().end;
        tokens_.push_back(Token{text_.substr(position_, end - position_), place(position_), place(end),
                                previous_end, kind, std::exchange(is_line_start_, false), false});
        position_ = end;
        return tokens_.back();
    }

    // A hyphen joins only what stands on both of its sides: `a- b` is a difference.
    [[nodiscard]] std::size_t end_of_word(std::size_t end) const {
        while (is_word_letter(at(end)) || (at(end) == '-' && is_word_letter(at(end + 1)))) ++end;
        return end;
    }

    void scan_word() {
        std::size_t end = end_of_word(position_);
        if (begins_foreign_letter(at(end))) return refuse_word(end);
        if (at(end) != ':' || !is_word_letter(at(end + 1))) {
            push(TokenKind::Word, end);
            return;
        }
        ++end;
        while (is_code_letter(at(end))) ++end;
        while (at(end - 1) == '.' || at(end - 1) == '-') --end;
        if (at(end) == '*') ++end;
        push(TokenKind::Code, end);
    }

    void refuse_word(std::size_t end) {
        while (continues_foreign_letter(at(end)) || is_word_letter(at(end)) || at(end) == '-') ++end;
        const Token& word = push(TokenKind::Unknown, end);
        auto& fault = faults_.add("E0102", quoted(word.text) + " is not a name", {word.begin, word.end});
        fault.label = "names hold the letters a to z, digits and hyphens";
        fault.help = {"other letters stand in texts only, between quotes"};
    }

    void scan_number(std::size_t begin) {
        std::size_t end = end_of_digits(begin);
        if (at(end) == '-' && is_digit(at(end + 1))) return scan_date();
        std::size_t dots = 0;
        while (at(end) == '.' && is_digit(at(end + 1))) {
            end = end_of_digits(end + 1);
            ++dots;
        }
        if (letter(at(end)) == Letter::Alpha) return refuse_number(end);
        push(dots < 2 ? TokenKind::Number : TokenKind::Version, end);
    }

    [[nodiscard]] std::size_t end_of_digits(std::size_t end) const {
        while (is_digit(at(end))) ++end;
        return end;
    }

    void refuse_number(std::size_t end_of_number) {
        const std::string_view number = text_.substr(position_, end_of_number - position_);
        const Token& token = push(TokenKind::Unknown, end_of_word(end_of_number));
        auto& fault = faults_.add("E0102", quoted(token.text) + " is neither a number nor a name",
                                  {token.begin, token.end});
        fault.help = {"a blank stands between a number and its unit: `" + std::string{number} + " days`"};
    }

    void scan_date() {
        Token& date = push(TokenKind::Date, end_of_word(position_));
        constexpr std::size_t date_bytes = 10;
        if (date.text.size() == date_bytes && parse_date(date.text)) return;
        report_wrong_date(date, faults_);
        date.text = "2000-01-01";  // stands in, so that the clause can still be read
    }

    void scan_hyphen() {
        const bool follows_value = position_ > 0 && letter(at(position_ - 1)) != Letter::Blank;
        if (is_digit(at(position_ + 1)) && !follows_value) return scan_number(position_ + 1);
        const Token& minus = push(TokenKind::Sign, position_ + 1);
        if (!is_word_letter(at(position_))) return;
        auto& fault = faults_.add("E0112", "a minus needs a blank behind it", {minus.begin, minus.end});
        fault.why = "names contain hyphens, so `a -b` could be a slip of `a-b`";
    }

    // Looked for once a line, however many texts the line holds.
    std::size_t end_of_line() {
        if (line_end_ <= position_) line_end_ = std::min(text_.find('\n', position_), text_.size());
        return line_end_;
    }

    void scan_text() {
        const std::size_t begin = position_ + 1;
        const std::size_t line_end = end_of_line();
        bool has_escapes = false;
        std::size_t end = begin;
        while (end < line_end && text_[end] != '"') {
            const bool is_escape = text_[end] == '\\' && end + 1 < line_end;
            has_escapes = has_escapes || is_escape;
            end += is_escape ? 2 : 1;
        }
        const bool is_closed = end < line_end;
        Token& token = push(TokenKind::Text, is_closed ? end + 1 : line_end);
        token.text = text_.substr(begin, end - begin);
        token.has_escapes = has_escapes;
        if (!is_closed) report_open_text(token, faults_);
    }

    void scan_sign() {
        const char first = text_[position_];
        const ForeignSign* foreign = first == '=' ? find_foreign_sign(text_.substr(position_)) : nullptr;
        if (foreign != nullptr) return repair(*foreign);
        const char second = at(position_ + 1);
        const bool is_pair = (first == '<' && (second == '=' || second == '>')) ||
                             (first == '>' && second == '=') || (first == '.' && second == '.');
        push(TokenKind::Sign, position_ + (is_pair ? 2 : 1));
    }

    void scan_foreign() {
        if (const ForeignSign* foreign = find_foreign_sign(text_.substr(position_))) return repair(*foreign);
        if (const std::size_t quote = typographic_quote(text_.substr(position_)); quote != 0) {
            return scan_typographic_text(quote);
        }
        if (begins_foreign_letter(text_[position_])) return refuse_word(position_);
        std::size_t end = position_ + 1;
        while (end < text_.size() && is_foreign(end)) ++end;
        const Token& token = push(TokenKind::Unknown, end);
        faults_.add("E0112", quoted(token.text) + " is not used here", {token.begin, token.end});
    }

    [[nodiscard]] bool is_foreign(std::size_t position) const {
        return letter(text_[position]) == Letter::Other && text_[position] != '#' &&
               typographic_quote(text_.substr(position)) == 0;
    }

    // The text ends at the next typographic or straight quote of its line.
    void scan_typographic_text(std::size_t quote) {
        const std::size_t line_end = end_of_line();
        const std::size_t begin = position_ + quote;
        std::size_t end = begin;
        std::size_t closing = 0;
        while (end < line_end && closing == 0) {
            closing = text_[end] == '"' ? 1 : typographic_quote(text_.substr(end));
            if (closing == 0) ++end;
        }
        Token& token = push(TokenKind::Text, end + closing);
        token.text = text_.substr(begin, end - begin);
        const std::string_view sign = text_.substr(token.begin, quote);
        auto& fault = faults_.add("E0112", quoted(sign) + " is not used here",
                                  {token.begin, token.begin + static_cast<std::uint32_t>(quote)});
        fault.help = {"texts stand between straight quotes: `\"…\"`"};
    }

    void repair(const ForeignSign& foreign) {
        Token& token = push(foreign.kind, position_ + foreign.sign.size());
        auto& fault =
            faults_.add("E0112", quoted(foreign.sign) + " is not used here", {token.begin, token.end});
        fault.help = {std::string{foreign.help}};
        token.text = foreign.repair;
    }

    std::string_view text_;
    Faults& faults_;
    std::vector<Token> tokens_;
    std::size_t position_ = 0;
    std::size_t line_end_ = 0;
    bool is_line_start_ = true;
};

}  // namespace

std::vector<Token> scan(const Source& source, Faults& faults) {
    if (source.text.size() <= limits::source_bytes_max) return Scanner{source, faults}.scan();
    auto& fault = faults.add("E0009", "this file is too long", {});
    fault.label = "more than " + std::to_string(limits::source_bytes_max) + " bytes";
    fault.help = {"divide it into several files"};
    return {Token{{}, 0, 0, 0, TokenKind::End, true, false}};
}

std::string value_of(const Token& token) {
    if (!token.has_escapes) return std::string{token.text};
    std::string value;
    value.reserve(token.text.size());
    for (std::size_t i = 0; i < token.text.size(); ++i) {
        const char next = token.text[i] == '\\' && i + 1 < token.text.size() ? token.text[i + 1] : '\0';
        const bool is_escape = next == '"' || next == '\\' || next == 'n' || next == 't';
        if (!is_escape) {
            value += token.text[i];
            continue;
        }
        ++i;
        value += next == 'n' ? '\n' : next == 't' ? '\t' : next;
    }
    return value;
}

std::string name_of(const Token& token) {
    if (token.kind == TokenKind::End) return "the end of the file";
    if (token.kind == TokenKind::Text) return quoted('"' + std::string{token.text} + '"');
    return quoted(token.text);
}

}  // namespace proviso::clause::grammar
