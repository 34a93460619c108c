// What one reading through a map leaves for the next: the parser, the symbols of its names, and buffers that
// have their size already. A notice is small; to make all this anew would be a third of the cost of reading
// it.
//
// Door: `WorkspacePool::take`. Thread rule: the pool may be asked from any thread; a workspace has one
// reading at a time. Lifetime: the automata must outlive it; nothing of a document stays in it but room.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parsers/maps/automaton.hpp"
#include "parsers/maps/row_merge.hpp"
#include "parsers/maps/staging.hpp"
#include "parsers/maps/symbol_cache.hpp"
#include "parsers/xml/workspace.hpp"

namespace proviso::maps {

// An element that is open.
struct OpenElement {
    StateId state = 0;
    std::uint32_t byte = 0;
    std::uint32_t text_begin = 0;  // in the buffer of texts
    LanguageTag language;
};

// The element that a scope is open for.
struct OpenScope {
    std::uint32_t record = 0;
    std::uint32_t seen_byte = 0;
    std::uint64_t bits = 0;
    std::string_view seen;  // what fulfilled a comparison last: the evidence of a mark
};

// A value for a field of a row, and in which turn it was found.
struct Turn {
    RowIndex row = no_row;
    FieldId field = no_field;
    std::uint8_t turn = 0;
    friend auto operator<=>(const Turn&, const Turn&) = default;
};

// Buffers of `commit`.
struct CommitBuffers {
    std::vector<bool> scope_holds;  // by scope record
    RowMerge rows;
    std::vector<Turn> turns;
    FoldScratch scratch;
};

struct Workspace {
    xml::Workspace parser;
    Staging staging;
    std::vector<OpenElement> elements;
    std::vector<OpenScope> scopes;    // by ScopeId
    std::vector<std::uint32_t> rows;  // by RowId: the staged row that is open
    std::string texts;                // of open elements, outermost first
    CommitBuffers commit;

    // The symbols of this map, forgotten where the parser has given its names other ids since.
    [[nodiscard]] SymbolCache& symbols_of(const Automaton& automaton);
    // Makes it fit for the next document. False when this one took so much room that it should go.
    [[nodiscard]] bool clear();

private:
    std::uint64_t generation_ = 0;
    std::vector<std::pair<const Automaton*, std::unique_ptr<SymbolCache>>> symbols_;
};

class WorkspacePool {
public:
    [[nodiscard]] std::unique_ptr<Workspace> take();
    // After a reading that ended well; one that did not is simply dropped.
    void give_back(std::unique_ptr<Workspace> workspace);

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<Workspace>> idle_;
};

}  // namespace proviso::maps
