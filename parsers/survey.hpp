// Looks over many documents at once: of which formats and versions they are, what was read of them, and which
// parts of the maps never matched, so that a wrong path is found before it reads as silence.
//
// Doors: `Survey::add`, then the counts. Thread rule: one owner. Lifetime: formats and vocabulary must
// outlive it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/dossier.hpp"
#include "parsers/formats.hpp"
#include "parsers/maps/staging.hpp"

namespace proviso {

class Survey {
public:
    // One thing that was counted, with the first document in which it stood.
    struct Count {
        std::string format;  // empty for what belongs to none
        std::string what;
        std::uint64_t count = 0;
        std::string document;
        std::uint32_t line = 0;  // 0: not known
    };

    Survey(const FormatSet& formats, const Vocabulary& vocabulary)
        : formats_(formats), vocabulary_(vocabulary) {}

    // Total: a document that is not read is counted as refused. An archive stands for the XML files in it, a
    // feed for its entries.
    void add(const Input& input);

    [[nodiscard]] std::uint64_t read() const { return read_; }
    [[nodiscard]] std::uint64_t refused() const { return refused_; }

    // All lists are sorted by format, then by count, then by name.
    [[nodiscard]] std::vector<Count> documents() const { return list(documents_); }  // by version
    [[nodiscard]] std::vector<Count> refusals() const { return list(refusals_); }    // by code of the error
    [[nodiscard]] std::vector<Count> rows() const { return list(rows_); }            // by entity
    [[nodiscard]] std::vector<Count> states() const { return list(states_); }        // of values
    [[nodiscard]] std::vector<Count> unknown_elements() const { return list(elements_); }
    [[nodiscard]] std::vector<Count> unknown_codes() const { return list(codes_); }
    // Rows and fields of the maps of formats that were met, `lot.title = /Notice/Lot/Title`. What stands in a
    // row that never matched is not listed as well.
    [[nodiscard]] std::vector<Count> unmatched() const;

private:
    using Counts = std::map<std::pair<std::string, std::string>, Count>;
    struct Used {
        std::vector<bool> lines;
        std::vector<bool> rows;
    };

    void add_archive(const Input& input);
    void add_feed(const Input& input);
    void add_document(const Input& input);
    void count_dossier(const Dossier& dossier);
    void count_coverage(const Dossier& dossier, const maps::Trace& trace);
    void note(Counts& counts, Count one);
    [[nodiscard]] static std::vector<Count> list(const Counts& counts);

    const FormatSet& formats_;
    const Vocabulary& vocabulary_;
    std::uint64_t read_ = 0;
    std::uint64_t refused_ = 0;
    Counts documents_;
    Counts refusals_;
    Counts rows_;
    Counts states_;
    Counts elements_;
    Counts codes_;
    std::map<const maps::Automaton*, Used> used_;
};

}  // namespace proviso
