// Findings: what a rule says about one subject, with the reasons and the evidence. One finding serves every
// report. Thread rule: plain values.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/base/date.hpp"
#include "model/dossier.hpp"

namespace proviso {

enum class Outcome : std::uint8_t {
    Met,
    MetByDueDiligence,
    Gap,
    NotYetDue,
    NotApplicable,
    CannotTell,
    Noted
};
enum class Severity : std::uint8_t { Urgent, Major, Minor, Info };
enum class Audience : std::uint8_t { Public, Affiliates, Ew, Buyer };

// The words of rules and reports: `met-by-due-diligence`, `urgent`, `buyer`.
[[nodiscard]] std::string_view outcome_name(Outcome outcome);
[[nodiscard]] std::string_view severity_name(Severity severity);
[[nodiscard]] std::string_view audience_name(Audience audience);

struct Basis {
    std::string authority;  // id of the authority, `EW-CC`
    std::string title;      // its name
    std::string pinpoint;   // article, outcome, section
    std::string version;
    std::string url;
};

// What shows a finding: a value, or the lack of one, at a place.
struct Evidence {
    std::string document;
    std::uint32_t line = 0;    // from 1; 0 where there is no place
    std::uint32_t column = 0;  // from 1, in characters
    std::uint64_t byte = 0;
    std::string path;
    std::string field;            // `lot.performance-terms`
    std::string label;            // as people say it, "performance conditions (BT-70)"
    std::uint32_t page = 0;       // from 1, of a paged document; 0 where it has none
    std::uint32_t paragraph = 0;  // from 1, of an office document; 0 where it has none
    std::string sheet;            // of a spreadsheet, and `B7` on it; else empty
    std::string cell;
    State state = State::Given;
    std::string value;  // an excerpt
};

// One step of the proof of a finding: a condition and what it came to, or a value that it asked for. Steps
// stand in reading order; `depth` says what belongs to what.
struct ProofStep {
    std::uint32_t depth = 0;
    std::string words;   // the condition as the rule writes it, or the field's label
    std::string result;  // true, false, undecided; or the value
    std::optional<Evidence> place;
};

// A parameter that the finding depends on, and who chose its value.
struct ParameterValue {
    std::string name;
    std::string value;    // empty: not set
    std::string because;  // of the profile that set it, or the date from which the pack's own value holds
};

// Something to write into a field of the notice or the contract: a proposal in our own words, never a
// requirement of EW.
struct Proposal {
    std::string field;  // `lot.performance-terms`
    std::string label;  // as people say it
    std::string value;
    std::string language;  // of the value; empty for a code
};

// What a person decided about a finding; it stays visible (kept in a side file that reruns honour).
struct Decision {
    enum class Kind : std::uint8_t { Accepted, Disputed };
    Kind kind = Kind::Accepted;
    std::string by;
    std::string because;
    std::optional<Date> on;
};

// `accepted` or `disputed`.
[[nodiscard]] std::string_view decision_name(Decision::Kind kind);

// A rule that a profile set aside for a time; its findings are not applicable, and say so.
struct SetAside {
    Date until;
    std::string because;
    std::string approved_by;
    std::string profile;
};

struct Subject {
    std::string entity;  // `lot`
    std::string label;   // "Lot", in the language of the finding
    std::string id;      // the standard's own id, `LOT-0001`
};

struct Finding {
    std::string id;  // stable over reruns: hash of rule, subject and cause
    std::string rule;
    std::string rule_version;
    std::string pack;
    bool is_note = false;  // kind: note, which states a fact and never gates
    std::string title;
    Outcome outcome = Outcome::CannotTell;
    Severity severity = Severity::Info;
    std::string stage;
    std::string actor;
    Audience audience = Audience::Buyer;
    std::string follow_up = "decide";  // may the buyer ask for it later: `allowed`, `forbidden`, `decide`
    Subject subject;
    std::string message;
    std::string fix;
    std::optional<Date> due;
    std::vector<Basis> basis;
    std::vector<std::string> reasons;
    std::vector<Evidence> evidence;
    std::vector<ParameterValue> parameters;
    std::vector<Proposal> proposals;
    std::vector<std::string> checkpoints;  // rows of the pack's checklist that the finding speaks to
    std::string exception;  // id of the exception that decided in place of the rule; empty: the rule itself
    std::optional<SetAside> set_aside;
    std::optional<Decision> decision;
    std::vector<ProofStep> proof;  // only where the evaluation was asked for it
    std::string
        folded_under;  // id of the finding that explains this one (decision 9); empty when it stands alone
};

// A person took it on herself: the finding keeps its outcome, and gates no more.
[[nodiscard]] bool is_accepted(const Finding& finding);

}  // namespace proviso
