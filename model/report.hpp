// The report: everything that any report format shows, in one immutable value. Writers only lay it out.
// Thread rule: plain values.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/base/date.hpp"
#include "model/coverage.hpp"
#include "model/finding.hpp"

namespace proviso {

// Decision 5: the first that applies.
enum class Verdict : std::uint8_t {
    Gaps,
    CannotBeJudged,
    Open,
    NothingOpenByDueDiligence,
    NothingOpen,
    NotConcerned
};
[[nodiscard]] std::string_view verdict_name(Verdict verdict);

struct PackIdentity {
    std::string name;
    std::string version;
    std::string title;
    std::string digest;  // SHA-256 over the pack's files, sorted by path
};

struct DocumentSummary {
    std::string name;
    std::string sha256;
    std::string format;
    std::string version;
    std::uint64_t bytes = 0;
    Coverage coverage;
    std::vector<std::string> notes;
};

struct LotSummary {  // for the first screen
    std::string id;
    std::string title;
    Verdict verdict = Verdict::NotConcerned;
};

// A row of the pack's checklist, such as one of EW's ten outcomes. What has been found out about it stands in
// the findings that name its id among their `checkpoints`.
struct ChecklistRow {
    std::string id;    // `O1`
    std::string text;  // the duty in plain words
    std::string due;   // when it falls due, in words: "after signature"
};

// The lines around a place that a finding names.
struct Excerpt {
    std::string document;
    std::uint32_t line = 0;        // the line that the finding names, from 1
    std::uint32_t first_line = 0;  // of `lines`
    std::vector<std::string> lines;
};

// Something that was not looked at, and why: silence must never look like success.
struct NotChecked {
    std::string what;
    std::string why;
};

struct Report {
    Date as_of;
    std::string language;                 // of every text below
    Audience audience = Audience::Buyer;  // for whom: what is not for this reader is left out
    Verdict verdict = Verdict::NotConcerned;
    std::string verdict_note;  // where the verdict needs a sentence of its own, it; else empty
    std::string case_id;       // the buyer's own number, else the procedure id, else the notice id
    std::string stage;
    bool is_draft = false;  // there is no notice: drafts were judged by what they buy
    std::string profile;    // name of the buyer's profile, empty without one
    std::vector<PackIdentity> packs;
    std::vector<ChecklistRow> checklist;
    std::vector<NotChecked> not_checked;
    std::vector<std::string> notes;  // what a reader must know beside the findings: values overdue for review
    std::vector<Excerpt> excerpts;   // only where the check was asked for them
    std::vector<DocumentSummary> documents;
    std::vector<LotSummary> lots;
    std::array<std::uint32_t, 7> counts{};  // by Outcome; folded findings are not counted
    std::vector<Finding> findings;          // sorted by severity, rule, subject, place; all of them
};

}  // namespace proviso
