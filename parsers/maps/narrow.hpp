// A map cut down to what fills certain fields. Who asks for a verdict asks for few of the fields that a
// format can fill; a whole branch of a document that fills none of them is passed over like one that is left.
//
// Doors: `narrow`; `NarrowedMaps`, which does it once. Thread rule: call them from any thread. Lifetime: the
// result refers to nothing of the whole; those of `NarrowedMaps` live as long as it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "parsers/maps/automaton.hpp"

namespace proviso::maps {

// `fields` by field id. Rows of a list that is not asked for go with all that is in them; keys, version and
// subtype stay. What is read is the same as with the whole, as far as those fields go; the coverage is not.
[[nodiscard]] Automaton narrow(const Automaton& whole, const std::vector<bool>& fields);

class NarrowedMaps {
public:
    explicit NarrowedMaps(std::vector<bool> fields) : fields_(std::move(fields)) {}

    [[nodiscard]] const std::vector<bool>& fields() const { return fields_; }
    // The whole itself when it is asked for the first time: for one document the work would not pay.
    [[nodiscard]] const Automaton& of(const Automaton& whole);

private:
    struct Known {
        std::uint64_t asked = 0;
        std::unique_ptr<const Automaton> narrowed;
    };

    std::vector<bool> fields_;
    std::mutex mutex_;
    std::map<const Automaton*, Known> known_;
};

}  // namespace proviso::maps
