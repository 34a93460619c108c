#include "rules/language/check/wordings.hpp"

#include <fmt/format.h>

#include <charconv>
#include <utility>

namespace proviso::clause {
namespace {

// Three lists of a dozen words each are 1,728 wordings; more is rather a slip than a clause.
constexpr std::size_t wordings_max = 2'000;

std::uint32_t gap_of(const Node& number) {
    std::uint32_t gap = 0;
    std::from_chars(number.text.data(), number.text.data() + number.text.size(), gap);
    return gap;
}

class Writer {
public:
    Writer(const std::string& language, const Declarations& declarations, Reporter& reporter)
        : language_(language), declarations_(declarations), reporter_(reporter) {}

    Wordings write(const Node& wording) {
        Wordings written;
        std::size_t count = 1;
        for (const Node& part : wording.children) {
            if (part.kind == NodeKind::Number) {
                written.gaps.push_back(gap_of(part));
                continue;
            }
            std::vector<std::string> words = words_of(part);
            count *= words.size();
            if (count > wordings_max) {
                report(part, fmt::format("this stands for more than {} wordings", wordings_max),
                       "name fewer words here");
                return {};
            }
            written.choices.push_back(std::move(words));
        }
        return written;
    }

private:
    std::vector<std::string> words_of(const Node& part) {
        if (part.kind == NodeKind::Text) return {part.text};
        const auto phrase = declarations_.phrases.find(part.text);
        if (phrase == declarations_.phrases.end()) {
            Diagnostic& diagnostic = reporter_.error(
                "E0203", fmt::format("there is no phrase `{}`", part.text), part, "unknown phrase");
            suggest(diagnostic, part.text, names_of(declarations_.phrases));
            return {};
        }
        std::vector<std::string> words;
        for (const Node& wordings : phrase->second.node->children) {
            if (wordings.text != language_) continue;
            for (const Node& wording : wordings.children) add_plain(part, wording, words);
        }
        if (words.empty()) {
            report(part,
                   fmt::format("phrase `{}` has no plain wording in language `{}`", part.text, language_),
                   "give it words in this language, or write the words here");
        }
        return words;
    }

    // A wording that is `near` itself, or names another phrase, would hide how much is searched for.
    void add_plain(const Node& part, const Node& wording, std::vector<std::string>& words) {
        const bool is_plain = wording.children.size() == 1 && wording.children.front().kind == NodeKind::Text;
        if (is_plain) {
            words.push_back(wording.children.front().text);
        } else {
            report(part, fmt::format("phrase `{}` holds more than plain words", part.text),
                   "only a phrase of plain words can be named in a wording");
        }
    }

    void report(const Node& part, std::string message, std::string help) {
        Diagnostic& diagnostic = reporter_.error("E0203", std::move(message), part, "named here");
        diagnostic.help.push_back(std::move(help));
    }

    const std::string& language_;
    const Declarations& declarations_;
    Reporter& reporter_;
};

}  // namespace

Wordings written_out(const Node& wording, const std::string& language, const Declarations& declarations,
                     Reporter& reporter) {
    return Writer{language, declarations, reporter}.write(wording);
}

}  // namespace proviso::clause
