#include "tests/language/phrase_detection.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "rules/language/pack.hpp"
#include "rules/language/program.hpp"

namespace proviso::test {
namespace {

using clause::PhraseHit;
using clause::PhraseId;
using Kind = PhraseHit::Kind;

const std::string root = PROVISO_SOURCE_DIR;

std::string read_file(const std::string& path) {
    std::ifstream stream{root + "/" + path, std::ios::binary};
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    if (bytes.str().empty()) throw std::runtime_error{path + " cannot be read"};
    return bytes.str();
}

std::string unescaped(const std::string& text) {
    static const std::vector<std::pair<std::string, std::string>> escapes{
        {"\\n", "\n"}, {"\\u{AD}", "\u00AD"}, {"\\u{A0}", "\u00A0"}};
    std::string plain = text;
    for (const auto& [escape, character] : escapes) {
        for (std::size_t at = plain.find(escape); at != std::string::npos; at = plain.find(escape, at)) {
            plain.replace(at, escape.size(), character);
        }
    }
    return plain;
}

std::vector<LabelledSentence> read_sentences() {
    std::istringstream lines{read_file("tests/language/phrase_detection.cases")};
    std::vector<LabelledSentence> sentences;
    std::string language;
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        if (line.front() == '[') {
            language = line.substr(1, line.size() - 2);
            number = 0;
            continue;
        }
        const std::size_t colon = line.find(": ");
        LabelledSentence sentence;
        std::istringstream head{line.substr(0, colon)};
        if (colon == std::string::npos || !(head >> sentence.phrase >> sentence.outcome >> sentence.kind)) {
            throw std::runtime_error{"not a labelled sentence: " + line};
        }
        sentence.language = language;
        sentence.text = unescaped(line.substr(colon + 2));
        sentence.is_held_out = ++number % 2 == 0;
        sentences.push_back(std::move(sentence));
    }
    return sentences;
}

// The lists of phrases and the head of the pack; its rules are not needed.
std::shared_ptr<const clause::RulePack> phrase_lists(const Vocabulary& vocabulary) {
    std::vector<clause::PackFile> files;
    for (const char* name :
         {"pack.md", "phrases-conditions.md", "phrases-equivalents.md", "phrases-negations.md"}) {
        files.push_back({name, read_file(std::string{"rules/packs/electronics-watch/"} + name)});
    }
    auto compiled = clause::compile_pack(vocabulary, std::move(files));
    if (!compiled.pack) throw std::runtime_error{compiled.diagnostics.front().message};
    return compiled.pack;
}

class Detector {
public:
    explicit Detector(const clause::Program& program) : program_(program) {}

    [[nodiscard]] std::string outcome(const LabelledSentence& sentence) {
        program_.phrases.search(sentence.text, hits_);
        Kind best = Kind::None;
        for (std::size_t i = 0; i < hits_.size(); ++i) {
            const std::string& name = program_.phrase_names[i];
            const bool is_wanted =
                sentence.phrase == "conditions" ? name == "ew-conditions" : name.starts_with("equivalent-");
            if (!is_wanted || hits_[i].kind == Kind::None) continue;
            if (best != Kind::Plain) best = hits_[i].kind;
        }
        if (best == Kind::Plain) return "found";
        return best == Kind::Negated ? "undecided" : "not-found";
    }

private:
    const clause::Program& program_;
    std::vector<PhraseHit> hits_;
};

struct Score {
    int sentences = 0;
    int labelled_found = 0;
    int said_found = 0;
    int rightly_found = 0;
    int labelled_undecided = 0;
    int rightly_undecided = 0;

    void add(const LabelledSentence& sentence) {
        const bool is_right = sentence.said == sentence.outcome;
        ++sentences;
        if (sentence.outcome == "found") ++labelled_found;
        if (sentence.outcome == "undecided") ++labelled_undecided;
        if (sentence.said == "found") ++said_found;
        if (is_right && sentence.said == "found") ++rightly_found;
        if (is_right && sentence.said == "undecided") ++rightly_undecided;
    }
};

std::string half_of(const LabelledSentence& sentence) {
    if (sentence.kind == "later") return "written later";
    return sentence.is_held_out ? "held out" : "tuned on";
}

std::string share(int part, int whole) {
    if (whole == 0) return "–";
    return std::to_string((100 * part + whole / 2) / whole) + " %";
}

std::string cells(const Score& score) {
    return std::to_string(score.sentences) + " | " + share(score.rightly_found, score.said_found) + " | " +
           share(score.rightly_found, score.labelled_found) + " | " +
           share(score.rightly_undecided, score.labelled_undecided) + " |";
}

// Per language, one column of figures for each of `halves`.
std::string table(const std::vector<LabelledSentence>& sentences, const std::string& phrase,
                  const std::vector<std::string>& halves) {
    std::map<std::string, std::map<std::string, Score>> languages;
    std::map<std::string, Score> all;
    for (const LabelledSentence& sentence : sentences) {
        const bool is_wanted = std::ranges::find(halves, half_of(sentence)) != halves.end();
        if (sentence.phrase != phrase || !is_wanted) continue;
        languages[sentence.language][half_of(sentence)].add(sentence);
        all[half_of(sentence)].add(sentence);
    }
    languages["**all**"] = all;
    std::string head = "| language |";
    std::string rule = "|---|";
    for (const std::string& half : halves) {
        head += " " + half + " | precision | recall | left to a person |";
        rule += "---|---|---|---|";
    }
    std::string text = head + "\n" + rule + "\n";
    for (auto& [language, scores] : languages) {
        text += "| " + language + " |";
        for (const std::string& half : halves) text += " " + cells(scores[half]);
        text += "\n";
    }
    return text;
}

std::string one_line(const std::string& text) {
    std::string line;
    for (const char byte : text) line += byte == '\n' ? ' ' : byte;
    return line;
}

std::string faults(const std::vector<LabelledSentence>& sentences) {
    std::string text = "| language | half | labelled | the search says | sentence |\n|---|---|---|---|---|\n";
    for (const LabelledSentence& sentence : sentences) {
        if (sentence.said == sentence.outcome) continue;
        text += "| " + sentence.language + " | " + half_of(sentence) + " | " + sentence.outcome + " | " +
                sentence.said + " | " + one_line(sentence.text) + " |\n";
    }
    return text;
}

}  // namespace

std::vector<LabelledSentence> detect_phrases() {
    const Vocabulary vocabulary;
    const auto pack = phrase_lists(vocabulary);
    Detector detector{pack->program()};
    std::vector<LabelledSentence> sentences = read_sentences();
    for (LabelledSentence& sentence : sentences) sentence.said = detector.outcome(sentence);
    return sentences;
}

std::string describe_detection(const std::vector<LabelledSentence>& sentences) {
    const std::vector<std::string> halves{"tuned on", "held out"};
    return "\n### The conditions of Electronics Watch\n\n" + table(sentences, "conditions", halves) +
           "\n### Other conditions\n\n" + table(sentences, "equivalent", halves) +
           "\n### The conditions, in sentences written later\n\n" +
           table(sentences, "conditions", {"written later"}) +
           "\n### Every sentence on which the search and the label differ\n\n" + faults(sentences) + "\n";
}

}  // namespace proviso::test
