// A small model and ways to write a map and a document in a few lines, so that a test shows one construct.
// Thread rule: the tests have one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/dossier.hpp"
#include "parsers/formats.hpp"
#include "rules/language/source.hpp"

namespace proviso::test {

// Entities: dossier (notice, procedure, organisations), procedure (lots, criteria …), lot, document,
// criterion.
const Vocabulary& small_vocabulary();
Vocabulary vocabulary_of(std::string_view model);
std::string_view small_model();

// A map named `sample` for the root `r:Root` in `urn:r`, with prefixes `a` (`urn:a`) and `none`.
std::string sample_map(std::string_view items);
// The rows stand in a row of the procedure at the root.
std::string in_procedure(std::string_view items);

// The diagnostics of maps, as `E0802 field`: the code and the text at its place.
std::vector<std::string> faults(const std::vector<std::string>& maps);
std::vector<clause::Diagnostic> diagnostics(std::string_view map);

// Fails the running test when the map is not sound.
FormatSet load_maps(const Vocabulary& vocabulary, const std::vector<std::string>& maps);

// A document below `<Root xmlns="urn:r" xmlns:a="urn:a">`.
std::string document(std::string_view content);

struct Sample {
    FormatSet formats;
    std::string bytes;
    Dossier dossier;

    // Every value of the dossier in order, such as `lots[0].title = de "Los"`; blocked ones as
    // `lots[0].terms = withheld "-1"`; a value whose spelling differs as `lots[0].aim = social (soc-obj)`.
    [[nodiscard]] std::vector<std::string> values() const;
    [[nodiscard]] const DocumentRecord& record() const { return dossier.documents().front(); }
    [[nodiscard]] bool is_carried(std::string_view entity, std::string_view field) const;
};

// Reads the content through the map; fails the running test when that fails.
Sample read_sample(std::string_view map, std::string_view content);
Sample read_whole(const Vocabulary& vocabulary, const std::vector<std::string>& maps, std::string bytes);
// The error of a document that must be refused, which must leave the dossier empty.
Error refuse_sample(std::string_view map, std::string_view content);

using Values = std::vector<std::string>;

}  // namespace proviso::test
