// The words of Clause: which cannot be names, which begin an item or a clause, and which may stand in a
// condition. The grammar and the recovery both need them.
//
// Thread rule: constants.
#pragma once

#include <array>
#include <string_view>

namespace proviso::clause::grammar {

// Names in conditions may be none of these; behind a dot, any word may stand.
inline constexpr std::array<std::string_view, 35> reserved_words = {
    "and",     "or",       "not",     "in",      "is",     "else",     "where",   "satisfies", "every",
    "some",    "no",       "the",     "exactly", "if",     "contains", "matches", "mentions",  "end",
    "rule",    "test",     "require", "failing", "unless", "applies",  "message", "fix",       "evidence",
    "silence", "severity", "basis",   "let",     "for",    "follows",  "define",  "surely"};

inline constexpr std::array<std::string_view, 16> item_words = {
    "pack",      "authority", "codes",     "classification", "phrase",          "negation",
    "text",      "define",    "rule",      "test",           "public-holidays", "period-law",
    "parameter", "checklist", "exception", "profile"};

// A clause begins with the first word; where that is also a word of conditions or of models, the second one
// decides whether a clause begins here for certain.
struct Opening {
    std::string_view first;
    std::string_view second;  // empty: the first is enough
    std::string_view both;
};

inline constexpr std::array<Opening, 25> rule_openings = {{{"title", "", "title"},
                                                           {"kind", "note", "kind note"},
                                                           {"basis", "", "basis"},
                                                           {"in", "force", "in force from"},
                                                           {"version", "", "version"},
                                                           {"stage", "", "stage"},
                                                           {"severity", "", "severity"},
                                                           {"actor", "", "actor"},
                                                           {"audience", "", "audience"},
                                                           {"follow-up", "", "follow-up"},
                                                           {"follows", "", "follows from"},
                                                           {"for", "", "for each"},
                                                           {"let", "", "let"},
                                                           {"applies", "", "applies when"},
                                                           {"unless", "", "unless"},
                                                           {"require", "", "require"},
                                                           {"failing", "", "failing that"},
                                                           {"due", "", "due"},
                                                           {"by", "", "by"},
                                                           {"silence", "", "silence means"},
                                                           {"not", "carried", "not carried means"},
                                                           {"evidence", "", "evidence"},
                                                           {"message", "", "message"},
                                                           {"fix", "", "fix"},
                                                           {"speaks", "to", "speaks to"}}};

inline constexpr std::array<Opening, 5> test_openings = {{{"as", "of", "as of"},
                                                          {"record", "complete", "record complete"},
                                                          {"given", "", "given"},
                                                          {"expect", "", "expect"},
                                                          {"with", "", "with"}}};

inline constexpr std::array<Opening, 8> profile_openings = {{{"for", "buyer", "for buyer"},
                                                             {"extends", "", "extends"},
                                                             {"country", "", "country"},
                                                             {"calendar", "", "calendar"},
                                                             {"law", "", "law"},
                                                             {"languages", "", "languages"},
                                                             {"audience", "", "audience"},
                                                             {"set", "", "set"}}};

// Words that join the parts of a condition: what a slip between two values was probably meant to be.
inline constexpr std::array<std::string_view, 11> joining_words = {
    "and", "or", "not", "in", "is", "else", "where", "contains", "mentions", "matches", "satisfies"};

}  // namespace proviso::clause::grammar
