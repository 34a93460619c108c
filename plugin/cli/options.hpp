// What the user asked for. The only file of the project that knows CLI11 is `options.cpp`.
// Thread rule: no state.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace proviso::cli {

enum class Command {
    Check,
    Compare,
    Accept,
    Dispute,
    ProfileNew,
    ProfileCheck,
    Show,
    Explain,
    RulesList,
    RulesCheck,
    RulesTest,
    SchemasList,
    SchemasVerify,
    MapsList,
    MapsCheck,
    MapColumns,
    Form,
    Version
};

struct Arguments {
    Command command = Command::Version;
    std::vector<std::string> files;             // check, show: the notices of one procedure
    std::string rule;                           // explain
    std::string pack;                           // rules: a name or a folder; empty: all shipped packs
    std::vector<std::string> packs;             // --pack
    std::string schemas;                        // --schemas DIR, and the folder of `schemas`
    std::vector<std::string> documents;         // --document [REF=]FILE
    std::vector<std::string> drafts;            // --draft, instead of a notice
    std::vector<std::string> cpv;               // --cpv
    std::string draft_language;                 // --language; empty: the draft's own
    std::string older;                          // compare
    std::string newer;                          // compare
    std::vector<std::string> old_documents;     // compare: --old-document
    std::vector<std::string> new_documents;     // compare: --new-document
    std::string finding;                        // accept, dispute: the id or its beginning
    std::string decided_by;                     // --by
    std::string decided_because;                // --because
    std::string decisions;                      // --decisions; empty: beside the first document
    bool withdraws = false;                     // --withdraw
    std::string profile_name = "our-contract";  // profile new: --name
    std::string buyer;
    std::string country;
    std::string calendar;
    std::string law;
    std::string languages;              // --languages, with commas
    std::string audience;               // check, profile new
    std::vector<std::string> settings;  // --set NAME=VALUE
    bool takes_defaults = false;        // --defaults
    std::vector<std::string> models;    // --model
    std::vector<std::string> maps;      // --map
    std::vector<std::string> profiles;  // --profile
    std::string as_of;                  // empty: today
    std::string language;               // --lang; empty: the profile's first, else English
    std::string stage;                  // empty: the procedure's own
    std::string format = "text";
    std::string output;
    std::string fail_on = "gap";
    std::string entry;        // --entry: the one of a feed
    bool is_summary = false;  // show: --summary
    bool documents_complete = false;
    std::string record_complete;  // --record-complete
    bool shows_all = false;
    bool is_quiet = false;
};

// What to print instead of running a command: the help that was asked for, or what is wrong with the command
// line.
struct Answer {
    std::string text;
    bool is_error = false;
};

[[nodiscard]] std::variant<Arguments, Answer> parse_arguments(int argc, const char* const* argv);

}  // namespace proviso::cli
