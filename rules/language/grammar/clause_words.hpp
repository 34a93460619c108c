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

inline constexpr std::array<std::string_view, 17> item_words = {
    "pack",        "authority", "codes",     "classification", "phrase", "negation",
    "designation", "text",      "define",    "rule",           "test",   "public-holidays",
    "period-law",  "parameter", "checklist", "exception",      "profile"};

// A clause begins with the first word; where that is also a word of conditions or of models, the second one
// decides whether a clause begins here for certain.
struct Opening {
    std::string_view first;
    std::string_view second;  // empty: the first is enough
    std::string_view both;
    bool repeats = false;      // may be said more than once
    bool is_of_rules = false;  // an exception cannot say it
};

inline constexpr std::array<Opening, 25> rule_openings = {{{"title", "", "title"},
                                                           {"kind", "note", "kind note", false, true},
                                                           {"basis", "", "basis", true},
                                                           {"in", "force", "in force from"},
                                                           {"version", "", "version", false, true},
                                                           {"stage", "", "stage", false, true},
                                                           {"severity", "", "severity", false, true},
                                                           {"actor", "", "actor", false, true},
                                                           {"audience", "", "audience", false, true},
                                                           {"follow-up", "", "follow-up", false, true},
                                                           {"follows", "", "follows from", false, true},
                                                           {"for", "", "for each", false, true},
                                                           {"let", "", "let", true},
                                                           {"applies", "", "applies when", true},
                                                           {"unless", "", "unless", true},
                                                           {"require", "", "require", true},
                                                           {"failing", "", "failing that", true},
                                                           {"due", "", "due"},
                                                           {"by", "", "by"},
                                                           {"silence", "", "silence means"},
                                                           {"not", "carried", "not carried means"},
                                                           {"evidence", "", "evidence", true},
                                                           {"message", "", "message", true},
                                                           {"fix", "", "fix", true},
                                                           {"speaks", "to", "speaks to", false, true}}};

inline constexpr std::array<Opening, 5> test_openings = {{{"as", "of", "as of"},
                                                          {"record", "complete", "record complete"},
                                                          {"given", "", "given", true},
                                                          {"expect", "", "expect", true},
                                                          {"with", "", "with", true}}};

inline constexpr std::array<Opening, 8> profile_openings = {{{"for", "buyer", "for buyer"},
                                                             {"extends", "", "extends"},
                                                             {"country", "", "country"},
                                                             {"calendar", "", "calendar"},
                                                             {"law", "", "law"},
                                                             {"languages", "", "languages"},
                                                             {"audience", "", "audience"},
                                                             {"set", "", "set", true}}};

// Words that join the parts of a condition: what a slip between two values was probably meant to be.
inline constexpr std::array<std::string_view, 11> joining_words = {
    "and", "or", "not", "in", "is", "else", "where", "contains", "mentions", "matches", "satisfies"};

}  // namespace proviso::clause::grammar
