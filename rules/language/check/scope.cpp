#include "rules/language/check/scope.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "model/base/limits.hpp"
#include "model/base/line_index.hpp"

namespace proviso::clause {
namespace {

// How many letters must be put in, taken out, replaced or swapped with their neighbour.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before;
    std::vector<std::size_t> last(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::vector<std::size_t> row(b.size() + 1, i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
            const bool is_swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (is_swapped) row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = std::exchange(last, std::move(row));
    }
    return last[b.size()];
}

}  // namespace

Diagnostic& Reporter::error(std::string code, std::string message, const Node& at, std::string label) {
    Diagnostic diagnostic;
    diagnostic.code = std::move(code);
    diagnostic.message = std::move(message);
    diagnostic.source = (*files_)[file_].source->name;
    diagnostic.begin = at.begin;
    diagnostic.end = at.end;
    diagnostic.label = std::move(label);
    if (is_muted_ || diagnostics_->size() >= limits::diagnostics_max) {
        spare_ = std::move(diagnostic);
        return spare_;
    }
    diagnostics_->push_back(std::move(diagnostic));
    return diagnostics_->back();
}

void Reporter::relate(Diagnostic& diagnostic, std::uint32_t file, const Node& at,
                      const std::string& label) const {
    if (file == file_) {
        diagnostic.related.push_back(RelatedPlace{at.begin, at.end, label});
    } else {
        diagnostic.notes.push_back(fmt::format("{}: {}", label, place(file, at.begin)));
    }
}

std::string Reporter::place(const Declared& declared) const {
    return place(declared.file, declared.node->begin);
}

std::string Reporter::place(std::uint32_t file, std::uint32_t begin) const {
    const Source& source = *(*files_)[file].source;
    const LineColumn at = locate(source.text, begin);
    return fmt::format("{}:{}:{}", source.name, at.line, at.column);
}

Node Reporter::part(const Node& node, std::string_view words) const {
    const std::string_view text = (*files_)[file_].source->text;
    const std::size_t found = text.substr(0, node.end).find(words, node.begin);
    Node part;
    part.begin = found == std::string_view::npos ? node.begin : static_cast<std::uint32_t>(found);
    part.end = found == std::string_view::npos ? node.end : static_cast<std::uint32_t>(found + words.size());
    return part;
}

std::string Reporter::words(const Node& node) const {
    const std::string_view text = (*files_)[file_].source->text;
    std::string words;
    for (const char character : text.substr(node.begin, node.end - node.begin)) {
        const bool is_blank = character == ' ' || character == '\n' || character == '\r' || character == '\t';
        if (!is_blank) {
            words += character;
        } else if (!words.empty() && words.back() != ' ') {
            words += ' ';
        }
    }
    return words;
}

Node heading_of(const Node& item) {
    Node heading;
    heading.begin = item.begin;
    heading.end = item.children.empty() ? item.end : item.children.front().end;
    return heading;
}

DeclarationsByName* Declarations::names_of(NodeKind kind) {
    switch (kind) {
        case NodeKind::Authority:
            return &authorities;
        case NodeKind::Codes:
            return &codes;
        case NodeKind::Classification:
            return &classifications;
        case NodeKind::Phrase:
            return &phrases;
        case NodeKind::NamedText:
            return &texts;
        case NodeKind::Define:
            return &defines;
        case NodeKind::Rule:
            return &rules;
        case NodeKind::ParameterItem:
            return &parameters;
        case NodeKind::Exception:
            return &exceptions;
        case NodeKind::Checklist:
            return &checklist;
        default:
            return nullptr;
    }
}

void Declarations::collect(const std::vector<ParsedFile>& files, Reporter& reporter) {
    const auto twice = [&reporter](const Node& node, const Declared& first) {
        Diagnostic& diagnostic = reporter.error("E0204", fmt::format("`{}` is declared twice", node.text),
                                                heading_of(node), "declared again here");
        reporter.relate(diagnostic, first.file, heading_of(*first.node), "declared first here");
        diagnostic.help.emplace_back("give one of them another name, or remove it");
    };
    for (std::uint32_t file = 0; file < files.size(); ++file) {
        reporter.enter(file);
        for (const Node& node : *files[file].items) {
            const Declared declared{&node, file};
            if (node.kind == NodeKind::Negation) negations.push_back(declared);
            if (node.kind == NodeKind::Designation) designations.push_back(declared);
            if (node.kind == NodeKind::Test) tests.push_back(declared);
            const bool is_pack = node.kind == NodeKind::Pack;
            if (is_pack && pack.node != nullptr) twice(node, pack);
            if (is_pack && pack.node == nullptr) pack = declared;
            DeclarationsByName* names = names_of(node.kind);
            if (names == nullptr) continue;
            const auto [entry, is_new] = names->emplace(node.text, declared);
            if (!is_new) twice(node, entry->second);
        }
    }
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    // A third of the letters may be wrong: more is another word.
    std::size_t best = std::max<std::size_t>(1, (word.size() + 1) / 3) + 1;
    std::string found;
    for (const std::string& candidate : candidates) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance >= best) continue;
        best = distance;
        found = candidate;
    }
    return found;
}

std::vector<std::string> names_of(const DeclarationsByName& declarations) {
    std::vector<std::string> names;
    names.reserve(declarations.size());
    for (const auto& [name, declared] : declarations) names.push_back(name);
    return names;
}

void suggest(Diagnostic& diagnostic, std::string_view word, const std::vector<std::string>& candidates) {
    const std::string candidate = nearest(word, candidates);
    if (!candidate.empty()) diagnostic.help.push_back(fmt::format("did you mean `{}`?", candidate));
}

}  // namespace proviso::clause
