// Collects what is wrong with a map, with the place in its file. Thread rule: one owner. Lifetime: refers to
// the list of diagnostics that it fills.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/base/limits.hpp"
#include "rules/language/map_tree.hpp"
#include "rules/language/source.hpp"

namespace proviso::maps {

// A place in one of the files of a map.
struct Spot {
    std::string source;
    clause::MapSpan span;
};

struct Fault {
    std::string code;
    std::string message;
    std::string label;
    std::string help;
    std::string note;
    std::vector<clause::RelatedPlace> related = {};  // of the same file
};

class Reporter {
public:
    explicit Reporter(std::vector<clause::Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

    void enter(std::string source) { source_ = std::move(source); }
    [[nodiscard]] const std::string& source() const { return source_; }
    [[nodiscard]] Spot spot(clause::MapSpan span) const { return Spot{source_, span}; }

    void add(clause::MapSpan span, Fault fault) { add_at(spot(span), std::move(fault)); }
    void add_at(const Spot& spot, Fault fault) {
        if (diagnostics_.size() >= limits::diagnostics_max) return;
        clause::Diagnostic diagnostic;
        diagnostic.code = std::move(fault.code);
        diagnostic.message = std::move(fault.message);
        diagnostic.source = spot.source;
        diagnostic.begin = spot.span.begin;
        diagnostic.end = spot.span.end;
        diagnostic.label = std::move(fault.label);
        if (!fault.help.empty()) diagnostic.help.push_back(std::move(fault.help));
        if (!fault.note.empty()) diagnostic.notes.push_back(std::move(fault.note));
        diagnostic.related = std::move(fault.related);
        diagnostics_.push_back(std::move(diagnostic));
    }

private:
    std::vector<clause::Diagnostic>& diagnostics_;
    std::string source_;
};

}  // namespace proviso::maps
