#include "rules/language/texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "rules/language/embedded.hpp"
#include "rules/language/parse.hpp"

namespace proviso::clause {
namespace {

Error rendered(const Diagnostic& diagnostic, const Source& source) {
    return Error{
        diagnostic.code, render(diagnostic, source), {}, Place{source.name, {}, diagnostic.begin, 0, 0}};
}

Error missing(const std::string& name, const std::string& language, const std::string& file) {
    return Error{"E0601", fmt::format("the text `{}` has no text in `{}`", name, language),
                 fmt::format("add `{} \"…\"`", language), Place{file, {}, 0, 0, 0}};
}

}  // namespace

Result<TextCatalogue> TextCatalogue::read(std::string name, std::string_view markdown) {
    const Source source = read_markdown(std::move(name), markdown);
    const Parsed parsed = parse_clause(source);
    if (!parsed.diagnostics.empty()) return rendered(parsed.diagnostics.front(), source);
    TextCatalogue catalogue;
    std::set<std::string> languages;
    for (const Node& item : parsed.items) {
        if (item.kind != NodeKind::NamedText) {
            return Error{"E0102", "a file of sentences holds `text` items only",
                         "move the other items to a rule pack", Place{source.name, {}, item.begin, 0, 0}};
        }
        const Node& texts = item.children.front();
        for (std::size_t i = 0; i + 1 < texts.children.size(); i += 2) {
            catalogue.texts_[item.text][texts.children[i].text] = texts.children[i + 1].text;
            languages.insert(texts.children[i].text);
        }
    }
    for (const auto& [text, by_language] : catalogue.texts_) {
        for (const std::string& language : languages) {
            if (!by_language.contains(language)) return missing(text, language, source.name);
        }
    }
    catalogue.languages_.assign(languages.begin(), languages.end());
    return catalogue;
}

std::string TextCatalogue::get(std::string_view name, std::string_view language,
                               std::span<const std::pair<std::string_view, std::string_view>> values) const {
    const auto text = texts_.find(name);
    if (text == texts_.end()) return fmt::format("<{}>", name);
    auto found = text->second.find(std::string{language});
    if (found == text->second.end()) found = text->second.find("en");
    if (found == text->second.end()) return fmt::format("<{}>", name);
    std::string filled;
    std::string_view rest = found->second;
    while (!rest.empty()) {
        const std::size_t open = rest.find('{');
        filled += rest.substr(0, open);
        if (open == std::string_view::npos) break;
        const std::size_t close = rest.find('}', open);
        const std::string_view key =
            rest.substr(open + 1, close == std::string_view::npos ? 0 : close - open - 1);
        const auto value =
            std::ranges::find(values, key, &std::pair<std::string_view, std::string_view>::first);
        const std::size_t end = close == std::string_view::npos ? rest.size() : close + 1;
        filled += value == values.end() ? rest.substr(open, end - open) : value->second;
        rest.remove_prefix(end);
    }
    return filled;
}

const TextCatalogue& engine_texts() {
    static const TextCatalogue catalogue = [] {
        TextCatalogue read;
        for (const EmbeddedFile& file : engine_text_files()) {
            auto result = TextCatalogue::read(std::string{file.path}, file.bytes);
            // A fault in the built-in file shows as names in angle brackets; a test reads the file.
            if (result.has_value()) read = std::move(result).value();
        }
        return read;
    }();
    return catalogue;
}

}  // namespace proviso::clause
