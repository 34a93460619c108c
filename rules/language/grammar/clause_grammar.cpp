// docs/rule-language.md, rule by rule in its order from values to items. A keyword that can only begin one
// thing is followed by
// `>`: what must come behind it is named in the message. The ladder of precedence is one rule a level.
#include "rules/language/grammar/clause_grammar.hpp"

#include "rules/language/grammar/attempt.hpp"
#include "rules/language/grammar/clause_words.hpp"
#include "rules/language/grammar/tree_building.hpp"

namespace proviso::clause::grammar {
namespace {

using K = NodeKind;

constexpr Name own_name = name(reserved_words);
constexpr auto word(std::string_view spelling) { return head(keyword(spelling)); }
constexpr auto named(NodeKind kind) { return leaf(kind, own_name); }

const x3::rule<class TextsRule> texts{"a text, such as `en \"…\"`,"};
const x3::rule<class LiteralRule> literal{"a value"};
const x3::rule<class PathRule> path{"a name, such as `lot.main-cpv`,"};
const x3::rule<class BindRule> bind{"a name and its list, such as `lot in procedure.lots`,"};
const x3::rule<class ExprRule> expr{"a condition"};
const x3::rule<class NotRule> not_{"a condition"};
const x3::rule<class SumRule> sum{"a value"};
const x3::rule<class PrimaryRule> primary{"a value"};
const x3::rule<class ValueRule> value{"a value"};
const x3::rule<class MemberRule> member{"a name and its value, such as `id: \"LOT-0001\"`,"};
const x3::rule<class OutcomeRule> outcome{"an outcome, such as `gap`,"};
const x3::rule<class WordingsRule> wordings{"a language and its wordings, such as `en \"…\" or \"…\"`,"};
const x3::rule<class TypeRule> type{"a type"};
const x3::rule<class ItemRule> item{"an item"};
const x3::rule<class RuleHeadRule> rule_head{"a rule"};
const x3::rule<class RuleClauseRule> rule_clause{"a clause"};
const x3::rule<class TestHeadRule> test_head{"a test"};
const x3::rule<class TestClauseRule> test_clause{"a line of a test"};
const x3::rule<class ExceptionHeadRule> exception_head{"an exception"};
const x3::rule<class ProfileHeadRule> profile_head{"a profile"};
const x3::rule<class ProfileClauseRule> profile_clause{"a line of a profile"};

template <class Parser>
auto list_of(const Parser& element) {
    return element > *(sign(",") > element);
}

// Texts, literals, paths.

const auto text_leaf = leaf(K::Text, text);
const auto language_leaf = leaf(K::Language, language);
const auto code_leaf = leaf(K::Code, code);
const auto date_leaf = leaf(K::Date, date);
const auto version_leaf = leaf(K::Version, version);
const auto number_leaf = leaf(K::Number, number);

const auto texts_def =
    node(K::Texts, +whole(language_leaf >> text_leaf) | (implied(K::Language, "en") >> text_leaf));

const auto text_or_texts = text_leaf | texts;
const auto more_texts = -(&(language >> text) >> texts);  // behind an English one

const auto day_unit = keyword("days") | keyword("day");
const auto unit = day_unit | keyword("months") | keyword("month");
const auto period = node(
    K::Period, head(number) >> ((head_more(keyword("working")) >> head_more(day_unit)) | head_more(unit)));
const auto percent = node(K::Percent, head(number) >> sign("%"));
const auto money = node(K::Money, head(currency) >> head_more(number));
const auto yes_no = leaf(K::YesNo, keyword("true") | keyword("false"));
const auto literal_def = period | percent | money | date_leaf | code_leaf | number_leaf | text_leaf | yes_no;

const auto path_def = node(K::Path, named(K::Name) >> *(sign(".") > leaf(K::Name, any_name)));

// Conditions.

const auto bind_def = node(K::Bind, head(own_name) > keyword("in") > path > -(keyword("where") > expr));

const auto counted = keyword("at") >
                     ((keyword("least") >> says("at-least")) | (keyword("most") >> says("at-most")));
const auto if_any = node(K::Attribute, keyword("if") > keyword("any") > says("if-any"));
const auto at_least_one =
    node(K::Attribute, keyword("at") > keyword("least") > keyword("one") > says("at-least-one"));
const auto on_empty = sign(",") > (if_any | at_least_one) > sign(",");
const auto quantifier =
    node(K::Quantifier, (((word("every") | word("some") | word("no")) > bind) |
                         ((counted | word("exactly")) > last_first(number_leaf > bind))) > -on_empty >
                            expected("`satisfies`", keyword("satisfies")) > expr);

const auto the = node(K::Quantifier, word("the") > bind);
const auto count = node(K::Quantifier, word("count") >> keyword("of") > bind);
const auto over_values = (word("sum") >> keyword("of")) | ((word("earliest") | word("latest")) >> &own_name);
const auto aggregate = node(K::Quantifier, over_values > last_first(path > keyword("for") > bind));
const auto class_of =
    node(K::ClassOf, keyword("class") >> keyword("of") > nested(primary) > keyword("in") > head(own_name));
const auto person =
    node(K::PersonDecides, keyword("a") >> keyword("person") > keyword("decides") > head(own_name));
const auto call = node(K::Call, head(own_name) >> sign("(") > -list_of(expr) > sign(")"));
const auto brackets = spanned(sign("(") > expr > sign(")"));

const auto stand_in = word("gap") | word("cannot-tell") | word("not-applicable") | literal;
const auto primary_def = (the | count | aggregate | class_of | person | call | literal | path | brackets) >>
                         *wrap(K::Else, keyword("else") > stand_in);
const auto term = primary >> *(wrap(K::Product, head(sign("*")) > primary) |
                               wrap(K::Product, head(sign("/")) > primary));
const auto sum_def = term >> *(wrap(K::Sum, head(sign("+")) > term) | wrap(K::Sum, head(sign("-")) > term));

const auto set = node(K::Set, sign("{") > list_of(code_leaf) > sign("}")) |
                 (&(any_name >> sign(".")) >> path) | named(K::Name);
// `in force from` begins the clause behind the condition.
const auto in_word = (keyword("not") >> keyword("in") >> says("not-in")) |
                     (word("in") >> !(keyword("force") >> keyword("from")));
const auto relation = head(sign("<=")) | head(sign(">=")) | head(sign("<>")) | head(sign("=")) |
                      head(sign("<")) | head(sign(">"));
const auto order_in_time = word("before") | word("after") |
                           (keyword("on") > keyword("or") > ((keyword("before") >> says("on-or-before")) |
                                                             (keyword("after") >> says("on-or-after"))));
const auto given = keyword("is") >>
                   (word("given") | (keyword("not") >> keyword("given") >> says("not-given")));
const auto comparison =
    wrap(K::Compare, relation > sum) |
    wrap(K::In, in_word > expected("a set of codes, such as `{ cpv:302* }`, or the name of one", set)) |
    wrap(K::Contains, keyword("contains") > sum) | wrap(K::Mentions, keyword("mentions") > head(own_name)) |
    wrap(K::Matches, keyword("matches") > head(text)) | wrap(K::IsGiven, given) |
    wrap(K::Within, keyword("is") >> keyword("within") > sum > (word("after") | word("before")) > sum) |
    wrap(K::Compare,
         keyword("is") >
             expected("`given`, `not given`, `within`, `before`, `after`, `on or before` or `on or after`",
                      order_in_time) > sum);
const auto compare = sum >> -comparison;

const auto not__def = nested(node(K::Not, keyword("not") > not_) | node(K::Surely, keyword("surely") > not_) |
                             quantifier | compare);
const auto and_ = chain(K::And, not_ >> *(keyword("and") > not_));
const auto expr_def = chain(K::Or, and_ >> *(keyword("or") > and_));

// Values of the notation.

const auto state = word("silent") | word("declared-elsewhere") | word("withheld") | word("unreadable") |
                   word("not-supplied") | word("not-carried");
const auto record = node(K::Record, sign("{") > *(-sign(";") >> member) > -sign(";") > sign("}"));
const auto list = node(K::List, sign("[") > -list_of(value) > sign("]"));
const auto value_def = nested(record | list | node(K::StateValue, state > -text_leaf) |
                              node(K::TextValue, -language_leaf >> head(text)) | literal);
const auto member_def = node(K::Member, head(any_name) > sign(":") > value);
const auto root_member = node(K::Member, head(any_name) > value);

// Items.

const auto pack = node(K::Pack, keyword("pack") > head(any_name) > version_leaf > texts >
                                    keyword("languages") > list_of(language_leaf));
const auto authority = node(K::Authority, keyword("authority") > head(any_name) > text_or_texts >
                                              -node(K::Attribute, word("version") > text_leaf) >
                                              -node(K::Attribute, word("url") > text_leaf));
const auto codes = node(K::Codes, keyword("codes") > head(own_name) > sign("=") > list_of(code_leaf));
const auto class_ = node(K::Class, (word("ancestors") | word("otherwise")) > leaf(K::Name, any_name)) |
                    node(K::Class, !keyword("end") >> head(any_name) > list_of(code_leaf));
const auto classification =
    node(K::Classification, keyword("classification") > head(own_name) > *class_ > keyword("end"));
const auto words = expected("words in quotation marks, or the name of a phrase", text_leaf | named(K::Name));
const auto wording = node(K::Wording, words >> *(keyword("near") > number_leaf > words));
const auto wordings_def = node(K::Wordings, head(language) >> wording > *(keyword("or") > wording));
const auto phrase = node(K::Phrase, keyword("phrase") > head(own_name) > wordings > *wordings);
const auto negation = node(K::Negation, keyword("negation") > wordings > *wordings);
const auto called = word("one") | word("several") | word("joined") | word("through") | word("except");
const auto designation =
    node(K::Designation, keyword("designation") > head(own_name) >
                             node(K::Attribute, word("by") > list_of(leaf(K::Name, any_name))) >
                             *node(K::Attribute, called > wordings > *wordings));
const auto named_text = node(K::NamedText, keyword("text") > head(own_name) > texts);
const auto type_def = node(K::TypeName, (word("code") > leaf(K::Name, any_name)) | head(any_name));
const auto parameter = node(K::Parameter, head(own_name) > sign(":") > type);
const auto define =
    node(K::Define, keyword("define") > head(own_name) > sign("(") > -list_of(parameter) > sign(")") >
                        sign(":") > type > -(&(language >> text) >> texts) > sign("=") > expr);

// Calendars: `rules/calendars/`.

const auto month = word("january") | word("february") | word("march") | word("april") | word("may") |
                   word("june") | word("july") | word("august") | word("september") | word("october") |
                   word("november") | word("december");
const auto weekday = word("monday") | word("tuesday") | word("wednesday") | word("thursday") |
                     word("friday") | word("saturday") | word("sunday");
const auto weekday_leaf = expected("a day of the week, such as `monday`,", node(K::Name, weekday));
const auto month_leaf = expected("a month, such as `march`,", node(K::Name, month));
const auto day_and_month = number_leaf > month_leaf;
const auto source_line = node(K::Attribute, word("source") > text_leaf);
const auto offset = node(K::Number, (head(sign("+")) | head(sign("-"))) > head_more(number));
const auto easter =
    node(K::HolidayDay,
         (word("easter") | (keyword("orthodox") > keyword("easter") >> says("orthodox-easter"))) > -offset);
const auto nth_word = word("first") | word("second") | word("third") | word("fourth") | word("last");
const auto nth_day =
    node(K::HolidayDay, node(K::Name, nth_word) > weekday_leaf > keyword("of") > month_leaf > says("nth"));
const auto near_day =
    node(K::HolidayDay,
         node(K::Name, weekday) > ((keyword("on") > keyword("or") > keyword("after") > says("from")) |
                                   (keyword("before") > says("before"))) > day_and_month);
const auto once = node(K::HolidayDay, date_leaf >> says("once"));
const auto fixed_day = node(K::HolidayDay, day_and_month > says("fixed"));
const auto move = node(
    K::HolidayMove, keyword("moved") > (word("back") | word("on")) > keyword("from") > list_of(weekday_leaf));
const auto holiday = node(
    K::Holiday, keyword("holiday") > head(text) > keyword("on") >
                    expected("a day, such as `8 march`, `2025-05-08`, `easter + 1` or `last monday of may`,",
                             easter | nth_day | near_day | once | fixed_day) >
                    -node(K::Attribute, word("from") > number_leaf) >
                    -node(K::Attribute, word("until") > number_leaf) > -move);
const auto public_holidays =
    node(K::PublicHolidays, keyword("public-holidays") > head(any_name) > text_leaf >
                                -node(K::Attribute, word("extends") > leaf(K::Name, any_name)) >
                                -source_line > -node(K::Attribute, word("rest") > list_of(weekday_leaf)) >
                                *holiday > keyword("end"));
const auto period_law = node(
    K::PeriodLaw,
    keyword("period-law") > head(any_name) > text_leaf > -source_line >
        -node(K::Attribute, keyword("working") > keyword("days") > says("working") > list_of(weekday_leaf)) >
        -node(K::Attribute,
              keyword("last") > keyword("day") > ((keyword("moves") > says("last-day-moves")) |
                                                  (keyword("stays") > says("last-day-stays")))) >
        -node(K::Attribute, keyword("two") > keyword("working") > keyword("days") >
                                says("two-working-days")) > keyword("end"));
const auto parameter_item =
    node(K::ParameterItem, keyword("parameter") > head(own_name) > sign(":") > type >
                               -node(K::Attribute, word("meaning") > texts) >
                               -node(K::Attribute, word("allowed") > literal > sign("..") > literal) >
                               *node(K::Attribute, word("value") > literal > keyword("from") > date_leaf) >
                               -node(K::Attribute, word("review") > keyword("by") > date_leaf) >
                               -node(K::Attribute, word("unverified")));
const auto checklist =
    node(K::Checklist, keyword("checklist") > head(any_name) > texts > -(keyword("when") > texts));
const auto item_def = pack | authority | codes | classification | phrase | negation | designation |
                      named_text | define | parameter_item | checklist | public_holidays | period_law;

// Rules.

const auto rule_head_def = keyword("rule") > head(any_name) > text_leaf;
const auto exception_head_def = keyword("exception") > head(any_name) > keyword("to") >
                                leaf(K::Name, any_name) > text_leaf;

const auto in_force = node(K::ClauseInForce, keyword("in") > keyword("force") > keyword("from") > date_leaf >
                                                 -(keyword("until") > date_leaf) > -(keyword("on") > path));
const auto severity = node(
    K::ClauseSeverity, keyword("severity") > (word("urgent") | word("major") | word("minor") | word("info")));
const auto audience = node(K::ClauseAudience, keyword("audience") > (word("public") | word("affiliates") |
                                                                     word("ew") | word("buyer")));
const auto follow_up =
    node(K::ClauseFollowUp, keyword("follow-up") > (word("allowed") | word("forbidden") | word("decide")));
const auto silence =
    node(K::ClauseSilenceMeans, keyword("silence") > keyword("means") > (word("gap") | word("cannot-tell")));
const auto not_carried = node(K::ClauseNotCarriedMeans, keyword("not") > keyword("carried") >
                                                            keyword("means") > word("not-applicable"));
const auto properties = node(K::ClauseTitle, keyword("title") > texts) |
                        node(K::ClauseKindNote, keyword("kind") > keyword("note")) |
                        node(K::ClauseBasis, keyword("basis") > head(any_name) > -text_or_texts) | in_force |
                        node(K::ClauseVersion, keyword("version") > head(version)) |
                        node(K::ClauseStage, keyword("stage") > head(any_name)) | severity |
                        node(K::ClauseActor, keyword("actor") > head(any_name)) | audience | follow_up |
                        node(K::ClauseFollowsFrom, keyword("follows") > keyword("from") > head(any_name));

const auto optional_outcome = -(&(any_name >> (language | text)) >> outcome);
const auto done_on = sign(",") > keyword("done") > keyword("on") > path;
const auto conditions =
    node(K::ClauseForEach, keyword("for") > keyword("each") > bind) |
    node(K::ClauseLet, keyword("let") > head(own_name) > sign("=") > expr) |
    node(K::ClauseAppliesWhen, keyword("applies") > keyword("when") > expr) |
    node(K::ClauseUnless, keyword("unless") > expr) |
    node(K::ClauseRequire, keyword("require") > head(text) > more_texts > sign(":") > expr) |
    node(K::ClauseFailingThat, keyword("failing") > keyword("that") > head(text) > more_texts > sign(":") >
                                   last_first(expr > -node(K::DoneOn, done_on))) |
    node(K::ClauseBy, keyword("by") > sum > keyword("after") > sum > -done_on) |
    node(K::ClauseDue, keyword("due") > sum) | silence | not_carried |
    node(K::ClauseEvidence, keyword("evidence") > list_of(path)) |
    node(K::ClauseMessage, keyword("message") > optional_outcome > texts) |
    node(K::ClauseFixSet, keyword("fix") >> keyword("set") > path >
                              ((sign("=") > literal) | expected("`=` and a value, or texts", texts))) |
    node(K::ClauseFix, keyword("fix") > optional_outcome > texts) |
    node(K::ClauseSpeaksTo, keyword("speaks") > keyword("to") > list_of(leaf(K::Name, any_name)));
const auto rule_clause_def = properties | conditions;

// Tests.

const auto outcome_def = word("met") | word("met-by-due-diligence") | word("gap") | word("not-yet-due") |
                         word("not-applicable") | word("cannot-tell") | word("noted");

const auto test_head_def = keyword("test") > head(text) > keyword("for") > leaf(K::Name, any_name);
const auto test_clause_def =
    node(K::TestAsOf, keyword("as") > keyword("of") > date_leaf) |
    node(K::TestRecordComplete,
         keyword("record") > keyword("complete") > sign(":") > list_of(leaf(K::Name, any_name)) >
             *(sign(";") > (node(K::Attribute, word("as") > keyword("of") > date_leaf) |
                            node(K::Attribute, word("by") > text_leaf)))) |
    node(K::TestGiven, keyword("given") > head(any_name) > value) |
    node(K::TestWith, keyword("with") > head(any_name) > sign("=") > literal) |
    node(K::TestExpect, keyword("expect") > outcome > -(keyword("on") > leaf(K::Name, any_name) > text_leaf) >
                            -node(K::Attribute, word("because") > text_leaf));

// Profiles.

const auto profile_head_def = keyword("profile") > head(any_name);
const auto named_fact = word("extends") | word("country") | word("calendar") | word("law") | word("audience");
const auto because = node(K::Attribute, word("because") > text_leaf);
const auto profile_clause_def =
    node(K::ProfileFact, keyword("for") > keyword("buyer") > says("for-buyer") > text_leaf) |
    node(K::ProfileFact, named_fact > leaf(K::Name, any_name)) |
    node(K::ProfileFact, word("languages") > list_of(language_leaf)) |
    node(K::ProfileSetAside, keyword("set") >> keyword("aside") > head(any_name) > keyword("until") >
                                 date_leaf > keyword("because") > text_leaf >
                                 -(keyword("approved") > keyword("by") > text_leaf)) |
    node(K::ProfileSet, keyword("set") > head(any_name) > sign("=") > literal > -because);

BOOST_SPIRIT_DEFINE(texts, literal, path, bind, expr, not_, sum, primary, value, member, outcome, wordings,
                    type, item, rule_head, rule_clause, test_head, test_clause, exception_head, profile_head,
                    profile_clause)

template <class Parser>
std::optional<Misfit> take_one(const Parser& parser, Builder& builder, Iterator& next, Iterator last) {
    const std::size_t mark = builder.size();
    auto misfit =
        attempt([&] { return x3::parse(next, last, x3::with<builder_tag>(builder)[parser]); }, next);
    if (!misfit) return misfit;
    if (misfit->expected == something_else) misfit->expected = x3::what(parser);
    builder.truncate(mark);
    builder.depth = 0;
    next = misfit->where;
    return misfit;
}

}  // namespace

std::optional<Misfit> take(Piece piece, Builder& builder, Iterator& next, Iterator last) {
    std::string* const head_text = builder.head;
    const auto misfit = [&] {
        switch (piece) {
            case Piece::Item:
                return take_one(item, builder, next, last);
            case Piece::RuleHead:
                return take_one(rule_head, builder, next, last);
            case Piece::RuleClause:
                return take_one(rule_clause, builder, next, last);
            case Piece::TestHead:
                return take_one(test_head, builder, next, last);
            case Piece::TestClause:
                return take_one(test_clause, builder, next, last);
            case Piece::ExceptionHead:
                return take_one(exception_head, builder, next, last);
            case Piece::ProfileHead:
                return take_one(profile_head, builder, next, last);
            case Piece::ProfileClause:
                return take_one(profile_clause, builder, next, last);
            case Piece::Member:
                break;
        }
        return take_one(root_member, builder, next, last);
    }();
    builder.head = head_text;  // an exception leaves it at the node that was being built
    return misfit;
}

}  // namespace proviso::clause::grammar
