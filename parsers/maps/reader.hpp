// Drives the automaton of a map with the parser's events: one pass, no tree. What it sees is staged; `commit`
// makes it part of a dossier.
//
// Thread rule: one owner, one document. Lifetime: the automata, the text of the document, the builder and the
// workspace must outlive it; the staged texts are views into the text and the builder's store.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/dossier.hpp"
#include "parsers/maps/automaton.hpp"
#include "parsers/maps/staging.hpp"
#include "parsers/maps/workspace.hpp"
#include "parsers/xml/sax_reader.hpp"

namespace proviso::maps {

// Says which map reads a document with this root element, or why none does.
class MapChooser {
public:
    MapChooser() = default;
    MapChooser(const MapChooser&) = delete;
    MapChooser& operator=(const MapChooser&) = delete;
    virtual ~MapChooser() = default;
    [[nodiscard]] virtual Result<const Automaton*> choose(const xml::StartElement& root) const = 0;
};

class Reader final : public xml::Handler {
public:
    Reader(const MapChooser& chooser, std::string_view text, DossierBuilder& builder, Workspace& workspace);

    void start_element(const xml::StartElement& element) override;
    void end_element() override;
    void text(std::string_view piece) override;

    // The map of the document itself, not of an envelope around it; that of the envelope where it is empty.
    // Invariant: asked only after a document was read to its end.
    [[nodiscard]] const Automaton& automaton() const { return *innermost_; }

private:
    // An envelope whose payload is being read.
    struct Envelope {
        const Automaton* automaton = nullptr;
        const OpenElement* payload_below = nullptr;
    };

    [[nodiscard]] bool begin(const xml::StartElement& root);
    [[nodiscard]] bool unwrap(const xml::StartElement& element);
    void leave_payload();
    void skip(const xml::StartElement& element, bool is_left);
    void passed_over(std::uint32_t elements) override;
    void stop_full();
    void open(const StateNode& node, const xml::StartElement& element);
    void close(const StateNode& node);
    void collect_attributes(const StateNode& node, const xml::StartElement& element);
    void open_scopes(const StateNode& node);
    void open_rows(const StateNode& node);
    void observe(const Observation& observation, std::string_view value, std::uint32_t byte);
    void set_bit(ScopeId scope, std::uint8_t bit, std::string_view value, std::uint32_t byte);
    void decide(ScopeId scope);
    void leave_scope(ScopeId scope);
    void stage(LineId line, std::string_view text, const OpenElement& element);
    void flush_piece();
    [[nodiscard]] bool passes(const Test& test, std::string_view value) const;
    [[nodiscard]] std::string_view own_text();
    [[nodiscard]] std::string_view keep(std::string_view text);
    [[nodiscard]] bool is_in_document(std::string_view piece) const;
    [[nodiscard]] LanguageTag language_of(std::string_view code);
    [[nodiscard]] std::string step_text(const xml::StartElement& element) const;

    const MapChooser& chooser_;
    const Automaton* automaton_ = nullptr;  // set by the root element
    const Automaton* innermost_ = nullptr;
    std::vector<Envelope> envelopes_;             // those that are open
    const OpenElement* payload_below_ = nullptr;  // of the innermost open envelope
    bool has_payload_ = false;                    // an envelope has been emptied already
    std::string_view document_;
    DossierBuilder& builder_;
    Workspace& workspace_;
    Staging& staging_;
    SymbolCache* symbols_ = nullptr;  // of the automaton
    OpenElement* top_ = nullptr;      // the innermost of the workspace's
    std::vector<OpenScope>& scopes_;
    std::vector<std::uint32_t>& rows_;
    std::array<std::string_view, attributes_per_state_max> attributes_;
    std::string& buffer_;
    std::string_view piece_;        // the innermost text so far, while it is one piece of the document
    std::size_t skipped_path_ = 0;  // index into the coverage's unknown paths, or past them
    bool is_skip_left_ = false;
    bool is_skip_taken_ = false;  // its text belongs to the element above
    std::unordered_map<std::string, std::size_t> unknown_paths_;
    std::string language_code_;
    LanguageTag language_;
};

}  // namespace proviso::maps
