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

struct Report {
    Date as_of;
    std::string language;  // of every text below
    Verdict verdict = Verdict::NotConcerned;
    std::string case_id;  // the buyer's own number, else the procedure id, else the notice id
    std::string stage;
    std::vector<PackIdentity> packs;
    std::vector<DocumentSummary> documents;
    std::vector<LotSummary> lots;
    std::array<std::uint32_t, 7> counts{};  // by Outcome; folded findings are not counted
    std::vector<Finding> findings;          // sorted by severity, rule, subject, place; all of them
};

}  // namespace proviso
