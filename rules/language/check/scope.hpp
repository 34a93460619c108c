// What a pack declares, by name, and the pen with which the checker writes its diagnostics.
//
// Doors: `Declarations::collect`, `Reporter`. Thread rule: one owner. Lifetime: both refer to the parsed
// files, which must outlive them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/language/parse.hpp"
#include "rules/language/source.hpp"
#include "rules/language/syntax_tree.hpp"

namespace proviso::clause {

struct ParsedFile {
    const Source* source = nullptr;
    const std::vector<Node>* items = nullptr;
};

struct Declared {
    const Node* node = nullptr;
    std::uint32_t file = 0;  // index into the files
};

class Reporter {
public:
    Reporter(const std::vector<ParsedFile>& files, std::vector<Diagnostic>& diagnostics)
        : files_(&files), diagnostics_(&diagnostics) {}

    void enter(std::uint32_t file) { file_ = file; }
    [[nodiscard]] std::uint32_t file() const { return file_; }
    [[nodiscard]] const Source& source() const { return *(*files_)[file_].source; }

    // While muted, nothing that is said is kept: it was said before.
    void mute(bool is_muted) { is_muted_ = is_muted; }

    // The diagnostic is the reporter's own spare one when the limit is reached, so the caller can always fill
    // it in.
    Diagnostic& error(std::string code, std::string message, const Node& at, std::string label);

    // The second place of two that disagree: shown below the first, or named as `file:line:column` when it
    // stands in another file.
    void relate(Diagnostic& diagnostic, std::uint32_t file, const Node& at, const std::string& label) const;

    // `file:line:column`.
    [[nodiscard]] std::string place(const Declared& declared) const;
    [[nodiscard]] std::string place(std::uint32_t file, std::uint32_t begin) const;

    // The place of `words` inside a node, for a fault in part of a text; the node itself where they are not
    // to be seen.
    [[nodiscard]] Node part(const Node& node, std::string_view words) const;

    // What the author wrote there, with white space as single blanks.
    [[nodiscard]] std::string words(const Node& node) const;

private:
    const std::vector<ParsedFile>* files_;
    std::vector<Diagnostic>* diagnostics_;
    Diagnostic spare_;
    std::uint32_t file_ = 0;
    bool is_muted_ = false;
};

using DeclarationsByName = std::map<std::string, Declared, std::less<>>;

struct Declarations {
    Declared pack;
    DeclarationsByName authorities;
    DeclarationsByName codes;
    DeclarationsByName classifications;
    DeclarationsByName phrases;
    DeclarationsByName texts;
    DeclarationsByName defines;
    DeclarationsByName rules;
    DeclarationsByName parameters;
    DeclarationsByName exceptions;
    DeclarationsByName checklist;
    std::vector<Declared> negations;
    std::vector<Declared> designations;
    std::vector<Declared> tests;

    // E0204 for a name that is declared twice.
    void collect(const std::vector<ParsedFile>& files, Reporter& reporter);

private:
    DeclarationsByName* names_of(NodeKind kind);
};

// The first words of an item, up to its title: what a caret under the whole item would hide.
[[nodiscard]] Node heading_of(const Node& item);

// The candidate that is nearest to `word`, if any is near enough to have been meant; else empty.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& candidates);
[[nodiscard]] std::vector<std::string> names_of(const DeclarationsByName& declarations);

// Adds `did you mean …?` to the help when a candidate is near.
void suggest(Diagnostic& diagnostic, std::string_view word, const std::vector<std::string>& candidates);

}  // namespace proviso::clause
