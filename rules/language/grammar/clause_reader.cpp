#include "rules/language/parse.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "rules/language/grammar/clause_grammar.hpp"
#include "rules/language/grammar/clause_words.hpp"
#include "rules/language/grammar/possible_clauses.hpp"

namespace proviso::clause {
namespace {

using grammar::Iterator;
using grammar::Opening;
using grammar::Piece;
using grammar::Token;
using grammar::TokenKind;

bool is_word(const Token& token, std::string_view word) {
    return token.kind == TokenKind::Word && token.text == word;
}

bool is_sign(const Token& token, std::string_view sign) {
    return token.kind == TokenKind::Sign && token.text == sign;
}

// A rule or a test while it is being read.
struct Block {
    std::string_view name;  // as messages call it
    std::string_view with_article;
    NodeKind kind;
    Piece head;
    Piece clause;
    std::span<const Opening> openings;
};

const Block rule_block{"rule",          "a rule",          NodeKind::Rule,
                       Piece::RuleHead, Piece::RuleClause, grammar::rule_openings};
const Block test_block{"test",          "a test",          NodeKind::Test,
                       Piece::TestHead, Piece::TestClause, grammar::test_openings};
const Block exception_block{"exception",          "an exception",    NodeKind::Exception,
                            Piece::ExceptionHead, Piece::RuleClause, grammar::rule_openings};
const Block profile_block{"profile",          "a profile",          NodeKind::Profile,
                          Piece::ProfileHead, Piece::ProfileClause, grammar::profile_openings};

// Walks over the tokens item by item, has the grammar parse each piece, and after a fault goes on where the
// next item or clause begins, so that one slip is one message.
class ClauseReader {
public:
    ClauseReader(const Source& source, const ParseOptions& options)
        : faults_(source), tokens_(grammar::scan(source, faults_)), options_(options) {
        next_ = tokens_.data();
        last_ = tokens_.data() + tokens_.size() - 1;
    }

    Parsed read_items() {
        while (next_ != last_ && !faults_.is_full()) {
            if (!is_item_word(*next_)) {
                refuse_item();
            } else if (is_word(*next_, "rule")) {
                read_block(rule_block);
            } else if (is_word(*next_, "exception")) {
                read_block(exception_block);
            } else if (is_word(*next_, "profile")) {
                read_block(profile_block);
            } else if (!is_word(*next_, "test")) {
                read_item();
            } else if (options_.with_tests) {
                read_block(test_block);
            } else {
                skip_test();
            }
        }
        return finish();
    }

    Parsed read_members() {
        while (next_ != last_ && !faults_.is_full()) {
            if (take(Piece::Member)) continue;
            do ++next_;
            while (next_ < last_ && !begins_member());
            next_ = std::min(next_, last_);
        }
        return finish();
    }

private:
    Parsed finish() { return Parsed{builder_.take(), faults_.take()}; }

    bool take(Piece piece) {
        const auto misfit = grammar::take(piece, builder_, next_, last_);
        if (misfit) grammar::report(*misfit, faults_);
        return !misfit;
    }

    // Items.

    static bool is_item_word(const Token& token) {
        return token.kind == TokenKind::Word && std::ranges::count(grammar::item_words, token.text) > 0;
    }

    [[nodiscard]] bool begins_item(Iterator token) const {
        return token == last_ || (token->starts_line && is_item_word(*token) && !is_sign(token[1], ":"));
    }

    void read_item() {
        if (take(Piece::Item)) return;
        skip_to_item();
    }

    // At least one token, so that the reader always ends.
    void skip_to_item() {
        if (next_ == last_) return;
        do ++next_;
        while (!begins_item(next_));
    }

    void refuse_item() {
        const Token& found = *next_;
        if (found.kind != TokenKind::Unknown) {
            const bool is_clause = find_opening(rule_block, next_) != nullptr;
            auto& fault = faults_.add("E0101", "this is not an item", {found.begin, found.end});
            fault.label = is_clause ? "a clause, but no rule is open here" : "not an item";
            if (is_word(found, "end")) fault.label = "nothing is open here";
            suggest(fault, grammar::item_words);
            fault.notes = {"items begin with one of: " + grammar::listed(grammar::item_words)};
        }
        skip_to_item();
    }

    void suggest(Diagnostic& fault, std::span<const std::string_view> words) const {
        const bool is_name = next_->kind == TokenKind::Word;
        const std::string_view near = is_name ? grammar::nearest(next_->text, words) : std::string_view{};
        if (!near.empty()) fault.help.push_back("did you mean `" + std::string{near} + "`?");
    }

    void skip_test() {
        while (next_ != last_ && !closes_block(next_)) ++next_;
        if (next_ != last_) ++next_;
    }

    [[nodiscard]] static bool closes_block(Iterator token) {
        return is_word(*token, "end") && !is_sign(token[1], ":") && !is_sign(token[-1], ".");
    }

    // Rules and tests.

    void read_block(const Block& block) {
        const Iterator opened = next_;
        const std::size_t mark = builder_.size();
        std::string head;
        builder_.head = &head;
        said_.clear();
        if (!take(block.head)) skip_to_clause(block);
        read_clauses(block, opened);
        builder_.gather(block.kind, std::move(head), mark, {opened->begin, next_[-1].end});
        builder_.head = nullptr;
    }

    void read_clauses(const Block& block, Iterator opened) {
        while (!faults_.is_full()) {
            if (closes_block(next_)) {
                ++next_;
                return;
            }
            if (begins_other_item(block, next_)) return report_open(block, opened);
            const Opening* opening = find_opening(block, next_);
            if (opening == nullptr) {
                refuse_clause(block);
                skip_to_clause(block);
                continue;
            }
            said_.push_back(opening);
            if (!take(block.clause)) skip_to_clause(block);
        }
    }

    static const Opening* find_opening(const Block& block, Iterator token) {
        if (token->kind != TokenKind::Word) return nullptr;
        const auto found = std::ranges::find(block.openings, token->text, &Opening::first);
        return found == block.openings.end() ? nullptr : &*found;
    }

    // A word may begin an item and a clause of this block, such as `calendar`: within the block it is a
    // clause.
    [[nodiscard]] bool begins_other_item(const Block& block, Iterator token) const {
        return begins_item(token) && (token == last_ || find_opening(block, token) == nullptr);
    }

    // After a fault: a clause begins at the start of a line, or at a word that is used for nothing else.
    [[nodiscard]] bool begins_clause(const Block& block, Iterator token) const {
        if (is_sign(token[1], ":") || is_sign(token[-1], ".")) return false;
        const Opening* opening = find_opening(block, token);
        if (opening == nullptr) return false;
        if (!opening->second.empty()) return is_word(token[1], opening->second);
        return token->starts_line || std::ranges::count(grammar::reserved_words, token->text) > 0;
    }

    void skip_to_clause(const Block& block) {
        if (begins_other_item(block, next_)) return;
        if (next_->starts_line && begins_clause(block, next_)) return;
        do ++next_;
        while (!begins_other_item(block, next_) && !closes_block(next_) && !begins_clause(block, next_));
    }

    void refuse_clause(const Block& block) {
        const Token& found = *next_;
        if (found.kind == TokenKind::Unknown) return;
        const bool is_exception = block.kind == NodeKind::Exception;
        const auto possible = grammar::possible_clauses(block.openings, said_, is_exception);
        const std::string_view near = grammar::nearest_clause(possible, found);
        const bool begins_line = found.starts_line && found.kind == TokenKind::Word;
        if (!begins_line && near.empty()) return refuse_continuation(block);
        const std::string name{block.with_article};
        auto& fault = faults_.add("E0101", "this is not " + name + " clause", {found.begin, found.end});
        fault.label = "not a clause";
        if (near.empty()) suggest(fault, grammar::joining_words);
        if (!near.empty()) fault.help.push_back("did you mean `" + std::string{near} + "`?");
        std::string lead = name + " can hold: ";
        if (!said_.empty()) lead = "after `" + std::string{said_.back()->both} + "` these can follow: ";
        fault.notes = {lead + grammar::listed(grammar::in_words(possible, near)) + "; or `end`"};
    }

    // A clause was read, and its line goes on.
    void refuse_continuation(const Block& block) {
        const Token& found = *next_;
        auto& fault =
            faults_.add("E0102", grammar::name_of(found) + " does not continue what stands before it",
                        {found.begin, found.end});
        fault.label = "the " + std::string{block.name} + " clause could have ended here";
        suggest(fault, grammar::joining_words);
        const bool is_unit = next_[-1].kind == TokenKind::Number && found.kind == TokenKind::Word;
        if (is_unit) fault.help.push_back("periods are written `30 days` or `2 months`");
    }

    void report_open(const Block& block, Iterator opened) {
        const std::string name{block.name};
        const bool is_end = next_ == last_;
        const Iterator title = opened + 1 < next_ ? opened + 1 : opened;
        auto& fault = faults_.add("E0105", name + ' ' + grammar::name_of(*title) + " is not closed",
                                  {next_->begin, next_->end});
        fault.label = is_end ? "the file ends here" : "a new item starts here";
        fault.related = {RelatedPlace{opened->begin, title->end, "opened here"}};
        fault.help = {std::string{"add `end` on a line of its own before this "} + (is_end ? "end" : "line")};
    }

    // Values.

    [[nodiscard]] bool begins_member() const {
        const bool opens = is_sign(next_[1], "{") || is_sign(next_[1], "[");
        return next_->starts_line && next_->kind == TokenKind::Word && opens;
    }

    grammar::Faults faults_;
    std::vector<Token> tokens_;
    ParseOptions options_;
    grammar::Builder builder_;
    Iterator next_ = nullptr;
    Iterator last_ = nullptr;
    grammar::Openings said_;  // in the block at hand
};

}  // namespace

Parsed parse_clause(const Source& source, const ParseOptions& options) {
    return ClauseReader{source, options}.read_items();
}

Parsed parse_value(const Source& source) { return ClauseReader{source, {}}.read_members(); }

}  // namespace proviso::clause
