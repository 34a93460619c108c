// The words of the grammars: Spirit X3 parsers over the tokens of the scanner, each with a name that a person
// understands, since it ends up in messages. Iterators are `const Token*`; blanks and comments are gone
// already, so no grammar needs a skipper.
//
// Doors: `keyword`, `sign`, `numeral`, `name`, `any_name`, `text`, `number`, `date`, `code`, `currency`,
// `version`, `language`, `expected`. The attribute of a token parser is its Token (`_attr(context).text` in
// an action, `value_of` for a text). Thread rule: constants.
#pragma once

#include <boost/spirit/home/x3.hpp>

#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "rules/language/grammar/scanner.hpp"

namespace proviso::clause::grammar {

namespace x3 = boost::spirit::x3;

template <class Attribute>
void hand_over(const Token& token, Attribute& attribute) {
    if constexpr (!std::is_same_v<std::remove_const_t<Attribute>, x3::unused_type>) attribute = token;
}

// One token that `accepts` takes.
template <class Derived>
struct OneToken : x3::parser<Derived> {
    using attribute_type = Token;
    static constexpr bool has_attribute = true;

    template <class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context&, RuleContext&,
               Attribute& attribute) const {
        if (first == last || !this->derived().accepts(*first)) return false;
        hand_over(*first, attribute);
        ++first;
        return true;
    }
};

struct Spelled : OneToken<Spelled> {
    constexpr Spelled(TokenKind kind_, std::string_view spelling_) : kind(kind_), spelling(spelling_) {}
    [[nodiscard]] bool accepts(const Token& token) const {
        return token.kind == kind && token.text == spelling;
    }
    [[nodiscard]] std::string name() const { return '`' + std::string{spelling} + '`'; }
    TokenKind kind;
    std::string_view spelling;
};

constexpr Spelled keyword(std::string_view word) { return {TokenKind::Word, word}; }
constexpr Spelled sign(std::string_view sign) { return {TokenKind::Sign, sign}; }
constexpr Spelled numeral(std::string_view digits) { return {TokenKind::Number, digits}; }

struct Kind : OneToken<Kind> {
    constexpr Kind(TokenKind kind_, std::string_view words_) : kind(kind_), words(words_) {}
    [[nodiscard]] bool accepts(const Token& token) const { return token.kind == kind; }
    [[nodiscard]] std::string name() const { return std::string{words}; }
    TokenKind kind;
    std::string_view words;
};

inline constexpr Kind any_name{TokenKind::Word, "a name"};
inline constexpr Kind text{TokenKind::Text, "a text in double quotes"};
inline constexpr Kind number{TokenKind::Number, "a number"};
inline constexpr Kind date{TokenKind::Date, "a date"};
inline constexpr Kind code{TokenKind::Code, "a code, such as `cpv:30213100`,"};

// A name that is no word of the language, so that a forgotten name does not swallow the keyword behind it.
struct Name : OneToken<Name> {
    constexpr explicit Name(std::span<const std::string_view> reserved_) : reserved(reserved_) {}
    [[nodiscard]] bool accepts(const Token& token) const {
        if (token.kind != TokenKind::Word) return false;
        for (const std::string_view word : reserved) {
            if (word == token.text) return false;
        }
        return true;
    }
    [[nodiscard]] static std::string name() { return "a name"; }
    std::span<const std::string_view> reserved;
};

constexpr Name name(std::span<const std::string_view> reserved) { return Name{reserved}; }

// `EUR`, where an amount may follow.
struct Currency : OneToken<Currency> {
    [[nodiscard]] static bool accepts(const Token& token) {
        constexpr std::size_t letters = 3;
        if (token.kind != TokenKind::Word || token.text.size() != letters) return false;
        for (const char c : token.text) {
            if (c < 'A' || c > 'Z') return false;
        }
        return true;
    }
    [[nodiscard]] static std::string name() { return "a currency, such as `EUR`,"; }
};
inline constexpr Currency currency{};

struct Version : OneToken<Version> {
    [[nodiscard]] static bool accepts(const Token& token) {
        return token.kind == TokenKind::Version || token.kind == TokenKind::Number;
    }
    [[nodiscard]] static std::string name() { return "a version, such as `1.2.0`,"; }
};
inline constexpr Version version{};

struct Language : OneToken<Language> {
    [[nodiscard]] static bool accepts(const Token& token) {
        return token.kind == TokenKind::Word && token.text.size() == 2 && is_small(token.text[0]) &&
               is_small(token.text[1]);
    }
    [[nodiscard]] static std::string name() { return "a language, such as `de`,"; }
    static constexpr bool is_small(char c) { return c >= 'a' && c <= 'z'; }
};
inline constexpr Language language{};

// Gives a composed parser the words in which a message asks for it.
template <class Subject>
struct Expected : x3::unary_parser<Subject, Expected<Subject>> {
    constexpr Expected(const Subject& subject_, std::string_view words_)
        : x3::unary_parser<Subject, Expected<Subject>>(subject_), words(words_) {}
    static constexpr bool is_pass_through_unary = true;
    static constexpr bool handles_container = Subject::handles_container;

    template <class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext& rule,
               Attribute& attribute) const {
        return this->subject.parse(first, last, context, rule, attribute);
    }
    std::string_view words;
};

template <class Parser>
constexpr auto expected(std::string_view words, const Parser& parser) {
    using Subject = typename x3::extension::as_parser<Parser>::value_type;
    return Expected<Subject>{x3::as_parser(parser), words};
}

template <class Parser>
concept SelfNamed = requires(const Parser& parser) {
    { parser.name() } -> std::convertible_to<std::string>;
};

}  // namespace proviso::clause::grammar

// What an expectation says it misses. A sequence is named after its beginning, alternatives are listed: so no
// C++ type can end up in a message.
namespace boost::spirit::x3 {

template <proviso::clause::grammar::SelfNamed Parser>
struct get_info<Parser, void> {
    using result_type = std::string;
    std::string operator()(const Parser& parser) const { return parser.name(); }
};

template <class Subject>
struct get_info<proviso::clause::grammar::Expected<Subject>, void> {
    using result_type = std::string;
    std::string operator()(const proviso::clause::grammar::Expected<Subject>& parser) const {
        return std::string{parser.words};
    }
};

template <class Left, class Right>
struct get_info<sequence<Left, Right>, void> {
    using result_type = std::string;
    std::string operator()(const sequence<Left, Right>& parser) const { return what(parser.left); }
};

template <class Left, class Right>
struct get_info<alternative<Left, Right>, void> {
    using result_type = std::string;
    std::string operator()(const alternative<Left, Right>& parser) const {
        return what(parser.left) + " or " + what(parser.right);
    }
};

template <class Subject, class Action>
struct get_info<action<Subject, Action>, void> {
    using result_type = std::string;
    std::string operator()(const action<Subject, Action>& parser) const { return what(parser.subject); }
};

}  // namespace boost::spirit::x3
