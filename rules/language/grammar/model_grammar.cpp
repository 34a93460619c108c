#include "rules/language/model_file.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/base/line_index.hpp"
#include "rules/language/grammar/attempt.hpp"
#include "rules/language/grammar/faults.hpp"
#include "rules/language/grammar/tokens.hpp"

namespace proviso::clause {
namespace {

using grammar::any_name;
using grammar::expected;
using grammar::Iterator;
using grammar::keyword;
using grammar::language;
using grammar::number;
using grammar::numeral;
using grammar::sign;
using grammar::text;
using grammar::Token;
using grammar::TokenKind;
using grammar::value_of;
namespace x3 = grammar::x3;

// What the actions of the grammar fill.
struct Draft {
    EntityDeclaration entity;
    FieldDeclaration field;
    std::string language;
    StandardId standard;
};
struct draft_tag {};

template <class Context>
Draft& draft_of(const Context& context) {
    return x3::get<draft_tag>(context);
}

template <class Member>
auto set_field(Member member) {
    return [member](const auto& context) { draft_of(context).field.*member = value_of(x3::_attr(context)); };
}

constexpr auto cardinality(Cardinality value) {
    return [value](const auto& context) { draft_of(context).field.cardinality = value; };
}

struct Upper : grammar::OneToken<Upper> {
    [[nodiscard]] static bool accepts(const Token& token) {
        return token.kind == TokenKind::Word && token.text[0] >= 'A' && token.text[0] <= 'Z';
    }
    [[nodiscard]] static std::string name() { return "an id of the standard, such as `BT-262`,"; }
};
constexpr Upper standard_id;

constexpr auto set_language = [](const auto& context) {
    draft_of(context).language = value_of(x3::_attr(context));
};
constexpr auto add_field_label = [](const auto& context) {
    Draft& draft = draft_of(context);
    draft.field.labels[draft.language] = value_of(x3::_attr(context));
};
constexpr auto add_entity_label = [](const auto& context) {
    Draft& draft = draft_of(context);
    draft.entity.labels[draft.language] = value_of(x3::_attr(context));
};
constexpr auto set_entity = [](const auto& context) {
    draft_of(context).entity.name = value_of(x3::_attr(context));
};
constexpr auto set_per_language = [](const auto& context) { draft_of(context).field.is_per_language = true; };
constexpr auto set_standard = [](const auto& context) {
    draft_of(context).standard.standard = value_of(x3::_attr(context));
};
constexpr auto add_standard = [](const auto& context) {
    Draft& draft = draft_of(context);
    draft.field.standard_ids.push_back(StandardId{draft.standard.standard, value_of(x3::_attr(context))});
};

constexpr auto start_key = [](const auto& context) { draft_of(context).entity.keys.emplace_back(); };
constexpr auto add_key = [](const auto& context) {
    draft_of(context).entity.keys.back().push_back(value_of(x3::_attr(context)));
};

const x3::rule<class EntityRule> entity{"an entity"};
const x3::rule<class KeyRule> key{"a key"};
const x3::rule<class FieldRule> field{"a field"};

// A field may be called like a language (`id : text`), so a label is taken only with its text.
const auto entity_def = keyword("entity") > any_name[set_entity] > text[add_entity_label] >
                        *(language[set_language] >> text[add_entity_label]);

const auto key_def = keyword("key")[start_key] > (any_name[add_key] % sign(","));

const auto type = (keyword("code")[set_field(&FieldDeclaration::type)] >
                   any_name[set_field(&FieldDeclaration::type_argument)]) |
                  (keyword("id")[set_field(&FieldDeclaration::type)] >
                   any_name[set_field(&FieldDeclaration::type_argument)]) |
                  (keyword("list")[set_field(&FieldDeclaration::type)] > keyword("of") >
                   any_name[set_field(&FieldDeclaration::type_argument)]) |
                  (any_name[set_field(&FieldDeclaration::type)] >
                   -(keyword("per")[set_per_language] > keyword("language")));

const auto range = (numeral("0") > sign("..") > (numeral("1")[cardinality(Cardinality::ZeroOrOne)] |
                                                 keyword("n")[cardinality(Cardinality::ZeroOrMore)])) |
                   (numeral("1")[cardinality(Cardinality::One)] >>
                    -(sign("..") > keyword("n")[cardinality(Cardinality::OneOrMore)]));

const auto field_def = any_name[set_field(&FieldDeclaration::name)] > sign(":") > expected("a type", type) >
                       expected("how often it may be given (`1`, `0..1`, `0..n` or `1..n`)",
                                range) > text[add_field_label] >
                       *(language[set_language] >> text[add_field_label]) >
                       *(!keyword("meaning") >> any_name[set_standard] >> +standard_id[add_standard]) >
                       -(keyword("meaning") > text[set_field(&FieldDeclaration::meaning)]);

BOOST_SPIRIT_DEFINE(entity, field, key)

class ModelReader {
public:
    explicit ModelReader(const Source& source)
        : source_(source), faults_(source), lines_(source.text), tokens_(grammar::scan(source, faults_)) {}

    ParsedModel read() {
        while (at().kind != TokenKind::End && !faults_.is_full()) {
            if (is_word("entity")) {
                read_entity();
            } else {
                refuse("this is not an entity", "not an entity", {"entity"});
                while (at().kind != TokenKind::End && !(at().starts_line && is_word("entity"))) ++next_;
            }
        }
        ParsedModel parsed{std::move(entities_), faults_.take()};
        return parsed;
    }

private:
    [[nodiscard]] const Token& at() const { return tokens_[next_]; }
    [[nodiscard]] bool is_word(std::string_view word) const {
        const bool is_field = next_ + 1 < tokens_.size() && tokens_[next_ + 1].text == ":";
        return at().kind == TokenKind::Word && at().text == word && !is_field;
    }

    void refuse(std::string message, std::string label, std::vector<std::string_view> candidates) {
        if (at().kind == TokenKind::Unknown) return;
        auto& fault = faults_.add("E0101", std::move(message), {at().begin, at().end});
        fault.label = std::move(label);
        const std::string_view near = grammar::nearest(at().text, candidates);
        if (!near.empty()) fault.help = {"did you mean `" + std::string{near} + "`?"};
    }

    void read_entity() {
        const std::size_t opened = next_;
        draft_ = Draft{};
        draft_.language = "en";
        draft_.entity.place = place_of(at());
        if (!parse(entity)) return skip_line();
        while (!is_word("end")) {
            if (at().kind == TokenKind::End || (at().starts_line && is_word("entity")))
                return not_closed(opened);
            read_field();
        }
        ++next_;
        entities_.push_back(std::move(draft_.entity));
    }

    void read_field() {
        if (is_word("key")) {
            if (!parse(key)) skip_line();
            return;
        }
        if (at().kind == TokenKind::Code || at().kind != TokenKind::Word) {
            refuse("this is not a field", "a field is written `name : type`", {});
            return skip_line();
        }
        draft_.field = FieldDeclaration{};
        draft_.language = "en";
        draft_.field.place = place_of(at());
        if (!parse(field)) return skip_line();
        draft_.entity.fields.push_back(std::move(draft_.field));
    }

    void not_closed(std::size_t opened) {
        auto& fault =
            faults_.add("E0105", "entity `" + draft_.entity.name + "` is not closed", {at().begin, at().end});
        fault.label = "`end` is expected before this";
        fault.related = {RelatedPlace{tokens_[opened].begin, tokens_[opened + 1].end, "opened here"}};
        fault.help = {"add `end` on a line of its own"};
        entities_.push_back(std::move(draft_.entity));
    }

    template <class Rule>
    bool parse(const Rule& rule) {
        Iterator first = tokens_.data() + next_;
        const Iterator last = tokens_.data() + tokens_.size() - 1;
        const auto parser = x3::with<draft_tag>(draft_)[rule];
        const auto misfit = grammar::attempt([&] { return x3::parse(first, last, parser); }, first);
        if (!misfit) {
            next_ = static_cast<std::size_t>(first - tokens_.data());
            return true;
        }
        grammar::report(*misfit, faults_);
        next_ = static_cast<std::size_t>(misfit->where - tokens_.data());
        return false;
    }

    void skip_line() {
        while (at().kind != TokenKind::End) {
            ++next_;
            if (at().starts_line) return;
        }
    }

    [[nodiscard]] Place place_of(const Token& token) const {
        const LineColumn place = lines_.locate(token.begin);
        return Place{source_.name, {}, token.begin, place.line, place.column};
    }

    const Source& source_;
    grammar::Faults faults_;
    LineIndex lines_;
    std::vector<Token> tokens_;
    std::size_t next_ = 0;
    Draft draft_;
    std::vector<EntityDeclaration> entities_;
};

}  // namespace

ParsedModel parse_model(const Source& source) { return ModelReader{source}.read(); }

}  // namespace proviso::clause
