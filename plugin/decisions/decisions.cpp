#include "plugin/decisions/decisions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "model/base/unicode.hpp"
#include "plugin/decisions/decision_table.hpp"

namespace proviso {
namespace {

constexpr std::array<std::string_view, 3> words{"accepted", "disputed", "withdrawn"};
constexpr std::string_view heading =
    "# Decisions about findings of Proviso. They are only ever added; the last one about a finding counts.\n";

bool is_about_the_same(const RecordedDecision& a, const RecordedDecision& b) {
    return a.finding == b.finding && a.case_id == b.case_id;
}

Status check_decision(const RecordedDecision& decision) {
    struct Part {
        std::string_view what;
        const std::string& text;
    };
    for (const Part& part : {Part{"who decided", decision.by}, Part{"why", decision.because}}) {
        const bool is_blank = part.text.find_first_not_of(" \t\r\n") == std::string::npos;
        if (!is_blank && find_invalid_utf8(part.text) == std::string_view::npos) continue;
        return Error{"E-DECISIONS", fmt::format("the decision does not say {}", part.what),
                     "a decision stands with a name and a reason", Place{}};
    }
    if (!decision.on) return Error{"E-DECISIONS", "the decision has no date", {}, Place{}};
    return Done{};
}

// A basic string of TOML: no control character, quote or backslash stands by itself.
std::string quoted(std::string_view text) {
    std::string literal = "\"";
    for (const char character : text) {
        const auto byte = static_cast<unsigned char>(character);
        if (character == '"' || character == '\\') literal += '\\';
        if (character == '\n') {
            literal += "\\n";
        } else if (byte < 0x20 || byte == 0x7F) {
            literal += fmt::format("\\u{:04X}", byte);
        } else {
            literal += character;
        }
    }
    return literal + '"';
}

std::string table_of(const RecordedDecision& decision) {
    std::string table = "\n[[decision]]\n";
    table += fmt::format("finding = {}\n", quoted(decision.finding));
    table += fmt::format("kind = {}\n", quoted(decision_word(decision.kind)));
    table += fmt::format("case = {}\n", quoted(decision.case_id));
    table += fmt::format("rule = {}\n", quoted(decision.rule));
    table += fmt::format("subject = {}\n", quoted(decision.subject));
    table += fmt::format("by = {}\n", quoted(decision.by));
    table += fmt::format("because = {}\n", quoted(decision.because));
    table += fmt::format("on = {}\n", format_date(*decision.on));
    return table;
}

}  // namespace

std::string_view decision_word(RecordedDecision::Kind kind) { return words[static_cast<std::size_t>(kind)]; }

std::optional<RecordedDecision::Kind> parse_decision_word(std::string_view word) {
    const auto found = std::ranges::find(words, word);
    if (found == words.end()) return std::nullopt;
    return static_cast<RecordedDecision::Kind>(found - words.begin());
}

std::vector<RecordedDecision> DecisionFile::in_force() const {
    std::vector<RecordedDecision> last;
    for (const RecordedDecision& decision : decisions) {
        std::erase_if(last, [&](const RecordedDecision& one) { return is_about_the_same(one, decision); });
        if (decision.kind != RecordedDecision::Kind::Withdrawn) last.push_back(decision);
    }
    return last;
}

Result<DecisionFile> read_decisions(std::string name, std::string_view bytes) {
    PROVISO_TRY(decisions, parse_decision_tables(name, bytes));
    return DecisionFile{std::move(name), std::move(decisions)};
}

Result<std::string> add_decision(std::string name, std::string_view bytes, const RecordedDecision& decision) {
    PROVISO_TRY(before, read_decisions(name, bytes));
    PROVISO_TRY(sound, check_decision(decision));
    static_cast<void>(sound);
    std::string text{bytes.empty() ? heading : bytes};
    if (text.back() != '\n') text += '\n';
    text += table_of(decision);
    // A list that is written in one line takes no further table: then nothing is written rather than a file
    // that cannot be read.
    PROVISO_TRY(after, read_decisions(std::move(name), text));
    static_cast<void>(after);
    static_cast<void>(before);
    return text;
}

Result<RecordedDecision> find_decision(const DecisionFile& file, std::string_view id) {
    const std::vector<RecordedDecision> all = file.in_force();
    std::vector<RecordedDecision> found;
    std::ranges::copy_if(all, std::back_inserter(found), [id](const RecordedDecision& decision) {
        return !id.empty() && decision.finding.starts_with(id);
    });
    if (found.size() == 1) return found.front();
    const std::string_view what = found.empty() ? "no decision in force is" : "more than one decision is";
    std::string help = all.empty() ? "there is none in this file" : "those in force are about";
    for (const RecordedDecision& decision : all) help += " `" + make_visible(decision.finding) + '`';
    return Error{"E-NO-DECISION", fmt::format("{} about the finding `{}`", what, make_visible(id)),
                 std::move(help), Place{file.name, {}, 0, 0, 0}};
}

}  // namespace proviso
