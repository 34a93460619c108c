// How a grammar builds the syntax tree: a stack of nodes beside the parser, and directives that push leaves
// and gather what a subject pushed into one node. Parsers carry no attributes, so templates stay small.
//
//   leaf(kind, token)     pushes one node with the token's text
//   node(kind, parser)    gathers what the parser pushed into one node
//   wrap(kind, parser)    the same, and the node before becomes the first child: `a` then `= b`
//   chain(kind, parser)   the same as `node` if the parser pushed two or more, else nothing
//   head(token), says(w)  the text of the node that is being built; `head_more(token)` adds to it, after a
//   blank implied(kind, w)      a leaf that the source leaves unsaid whole(parser)         takes back what a
//   sequence (`>>`) pushed before it failed; `node` and the like do so too last_first(parser)    moves the
//   last node pushed before the others spanned(parser)       widens the last node over all that the parser
//   took, such as brackets nested(parser)        counts nesting, so that no text can exhaust the stack
//
// Thread rule: one Builder, one parse.
#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "model/base/limits.hpp"
#include "rules/language/grammar/attempt.hpp"
#include "rules/language/grammar/builder.hpp"
#include "rules/language/grammar/tokens.hpp"

namespace proviso::clause::grammar {

struct builder_tag {};

// What all directives share: no attribute of their own, and access to the builder.
template <class Derived>
struct Directive : x3::parser<Derived> {
    using attribute_type = x3::unused_type;
    static constexpr bool has_attribute = false;

    template <class Context, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const Context& context, RuleContext& rule,
               Attribute&) const {
        Builder& builder = x3::get<builder_tag>(context);
        const auto subject = [&](const auto& part) {
            x3::unused_type none;
            return part.parse(first, last, context, rule, none);
        };
        return this->derived().build(builder, first, subject);
    }
};

template <class Subject>
struct Gather : Directive<Gather<Subject>> {
    enum class Manner : std::uint8_t { Node, Wrap, Chain };
    constexpr Gather(Manner manner_, NodeKind kind_, const Subject& subject_)
        : subject(subject_), kind(kind_), manner(manner_) {}

    template <class Parse>
    bool build(Builder& builder, Iterator& first, const Parse& parse) const {
        const std::size_t pushed = builder.size();
        const std::size_t mark = manner == Manner::Wrap ? pushed - 1 : pushed;
        const std::uint32_t begin = manner == Manner::Wrap ? builder.top().begin : first->begin;
        std::string words;
        std::string* const outer = std::exchange(builder.head, &words);
        const bool is_taken = parse(subject);
        builder.head = outer;
        if (!is_taken) {
            builder.truncate(pushed);
            return false;
        }
        if (manner == Manner::Chain && builder.size() - mark < 2) return true;
        const Span place{begin, std::max(begin, first[-1].end)};
        const std::uint32_t height = builder.gather(kind, std::move(words), mark, place);
        if (height > Builder::height_max) throw TooDeep{first - 1};
        return true;
    }
    Subject subject;
    NodeKind kind;
    Manner manner;
};

template <class Parser>
using ParserOf = typename x3::extension::as_parser<Parser>::value_type;

template <class Parser>
constexpr auto node(NodeKind kind, const Parser& parser) {
    using Result = Gather<ParserOf<Parser>>;
    return Result{Result::Manner::Node, kind, x3::as_parser(parser)};
}
template <class Parser>
constexpr auto wrap(NodeKind kind, const Parser& parser) {
    using Result = Gather<ParserOf<Parser>>;
    return Result{Result::Manner::Wrap, kind, x3::as_parser(parser)};
}
template <class Parser>
constexpr auto chain(NodeKind kind, const Parser& parser) {
    using Result = Gather<ParserOf<Parser>>;
    return Result{Result::Manner::Chain, kind, x3::as_parser(parser)};
}

template <class Subject>
struct Leaf : Directive<Leaf<Subject>> {
    constexpr Leaf(NodeKind kind_, const Subject& subject_) : subject(subject_), kind(kind_) {}
    template <class Parse>
    bool build(Builder& builder, Iterator& first, const Parse& parse) const {
        if (!parse(subject)) return false;
        builder.push(kind, value_of(first[-1]), {first[-1].begin, first[-1].end});
        return true;
    }
    Subject subject;
    NodeKind kind;
};
template <class Parser>
constexpr auto leaf(NodeKind kind, const Parser& parser) {
    return Leaf<ParserOf<Parser>>{kind, x3::as_parser(parser)};
}

template <class Subject>
struct Head : Directive<Head<Subject>> {
    constexpr Head(const Subject& subject_, bool adds_) : subject(subject_), adds(adds_) {}
    template <class Parse>
    bool build(Builder& builder, Iterator& first, const Parse& parse) const {
        if (!parse(subject)) return false;
        if (adds) {
            builder.head->append(1, ' ').append(first[-1].text);
        } else {
            *builder.head = value_of(first[-1]);
        }
        return true;
    }
    Subject subject;
    bool adds;
};
template <class Parser>
constexpr auto head(const Parser& parser) {
    return Head<ParserOf<Parser>>{x3::as_parser(parser), false};
}
template <class Parser>
constexpr auto head_more(const Parser& parser) {
    return Head<ParserOf<Parser>>{x3::as_parser(parser), true};
}

struct Says : Directive<Says> {
    constexpr explicit Says(std::string_view word_) : word(word_) {}
    template <class Parse>
    bool build(Builder& builder, Iterator&, const Parse&) const {
        *builder.head = word;
        return true;
    }
    std::string_view word;
};
constexpr Says says(std::string_view word) { return Says{word}; }

struct Implied : Directive<Implied> {
    constexpr Implied(NodeKind kind_, std::string_view word_) : kind(kind_), word(word_) {}
    template <class Parse>
    bool build(Builder& builder, Iterator& first, const Parse&) const {
        builder.push(kind, std::string{word}, {first->begin, first->begin});
        return true;
    }
    NodeKind kind;
    std::string_view word;
};
constexpr Implied implied(NodeKind kind, std::string_view word) { return {kind, word}; }

template <class Subject>
struct Whole : Directive<Whole<Subject>> {
    constexpr explicit Whole(const Subject& subject_) : subject(subject_) {}
    template <class Parse>
    bool build(Builder& builder, Iterator&, const Parse& parse) const {
        const std::size_t mark = builder.size();
        const bool is_taken = parse(subject);
        if (!is_taken) builder.truncate(mark);
        return is_taken;
    }
    Subject subject;
};
template <class Parser>
constexpr auto whole(const Parser& parser) {
    return Whole<ParserOf<Parser>>{x3::as_parser(parser)};
}

template <class Subject>
struct LastFirst : Directive<LastFirst<Subject>> {
    constexpr explicit LastFirst(const Subject& subject_) : subject(subject_) {}
    template <class Parse>
    bool build(Builder& builder, Iterator&, const Parse& parse) const {
        const std::size_t mark = builder.size();
        if (!parse(subject)) return false;
        builder.move_last_to(mark);
        return true;
    }
    Subject subject;
};
template <class Parser>
constexpr auto last_first(const Parser& parser) {
    return LastFirst<ParserOf<Parser>>{x3::as_parser(parser)};
}

template <class Subject>
struct Spanned : Directive<Spanned<Subject>> {
    constexpr explicit Spanned(const Subject& subject_) : subject(subject_) {}
    template <class Parse>
    bool build(Builder& builder, Iterator& first, const Parse& parse) const {
        const std::uint32_t begin = first->begin;
        if (!parse(subject)) return false;
        builder.top().begin = begin;
        builder.top().end = first[-1].end;
        return true;
    }
    Subject subject;
};
template <class Parser>
constexpr auto spanned(const Parser& parser) {
    return Spanned<ParserOf<Parser>>{x3::as_parser(parser)};
}

template <class Subject>
struct Nested : Directive<Nested<Subject>> {
    constexpr explicit Nested(const Subject& subject_) : subject(subject_) {}
    template <class Parse>
    bool build(Builder& builder, Iterator& first, const Parse& parse) const {
        if (builder.depth > limits::nesting_max) throw TooDeep{first};
        ++builder.depth;
        const bool is_taken = parse(subject);
        --builder.depth;
        return is_taken;
    }
    Subject subject;
};
template <class Parser>
constexpr auto nested(const Parser& parser) {
    return Nested<ParserOf<Parser>>{x3::as_parser(parser)};
}

// Directives that only shape the tree are named after what they parse; `Says` and `Implied` never fail.
template <class Parser>
concept Shaping = requires(const Parser& parser) {
    parser.subject;
}
&&std::is_base_of_v<Directive<Parser>, Parser>;

}  // namespace proviso::clause::grammar

namespace boost::spirit::x3 {

template <proviso::clause::grammar::Shaping Parser>
struct get_info<Parser, void> {
    using result_type = std::string;
    std::string operator()(const Parser& parser) const { return what(parser.subject); }
};

}  // namespace boost::spirit::x3
