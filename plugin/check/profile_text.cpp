#include "plugin/check/profile_text.hpp"

#include <algorithm>

#include "plugin/check/check.hpp"
#include "rules/language/calendars.hpp"
#include "rules/language/program.hpp"

namespace proviso {
namespace {

using Packs = std::span<const std::shared_ptr<const clause::RulePack>>;

std::string_view type_word(clause::ValueKind kind) {
    switch (kind) {
        case clause::ValueKind::Condition:
            return "yes-no";
        case clause::ValueKind::Number:
            return "number";
        case clause::ValueKind::Date:
            return "date";
        case clause::ValueKind::Period:
            return "period";
        case clause::ValueKind::Code:
            return "code";
        case clause::ValueKind::Money:
            return "money";
        default:
            return "text";
    }
}

std::string quoted(std::string_view text) {
    std::string literal = "\"";
    for (const char character : text) {
        if (character == '"' || character == '\\') literal += '\\';
        literal += character;
    }
    return literal + '"';
}

// A line break in an answer would be a line of the profile.
Status check_texts(const ProfileDraft& draft) {
    std::vector<std::string_view> texts{draft.name,     draft.buyer, draft.country,
                                        draft.calendar, draft.law,   draft.audience};
    texts.insert(texts.end(), draft.languages.begin(), draft.languages.end());
    for (const ProfileDraft::Setting& setting : draft.settings) {
        texts.insert(texts.end(), {setting.name, setting.value, setting.because});
    }
    const auto is_control = [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F; };
    for (const std::string_view text : texts) {
        if (std::ranges::none_of(text, is_control)) continue;
        return Error{"E-PROFILE",
                     "an answer holds a line break or another control character",
                     "write it in one line",
                     {}};
    }
    return Done{};
}

std::string line_of(std::string_view word, std::string_view value) {
    return value.empty() ? std::string{} : "  " + std::string{word} + " " + std::string{value} + "\n";
}

// A long meaning is broken at blanks, so that an editor shows it whole.
std::string comment(std::string_view text) {
    constexpr std::size_t columns = 100;
    std::string lines;
    while (!text.empty()) {
        std::size_t end = text.size() <= columns ? text.size() : text.rfind(' ', columns);
        if (end == std::string_view::npos || end == 0) end = std::min(text.find(' '), text.size());
        lines += "  # " + std::string{text.substr(0, end)} + "\n";
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return lines;
}

std::string setting_line(const ParameterWords& parameter, const ProfileDraft& draft) {
    const auto set = std::ranges::find(draft.settings, parameter.name, &ProfileDraft::Setting::name);
    if (set == draft.settings.end()) {
        return "  # set " + parameter.name + " = " + (parameter.value.empty() ? "…" : parameter.value) + "\n";
    }
    const std::string because = set->because.empty() ? "" : " because " + quoted(set->because);
    // People answer with the words themselves: `§ 12 (3)`.
    const bool is_bare = parameter.type == "text" && !set->value.starts_with('"');
    const std::string value = is_bare ? quoted(set->value) : set->value;
    return "  set " + set->name + " = " + value + because + "\n";
}

std::string block_of(const ParameterWords& parameter, const ProfileDraft& draft) {
    std::string block = "\n" + comment(parameter.meaning);
    if (!parameter.lowest.empty())
        block += comment("allowed: " + parameter.lowest + " to " + parameter.highest);
    if (!parameter.is_verified && !parameter.value.empty())
        block += comment("nobody has verified the pack's own value");
    return block + setting_line(parameter, draft);
}

std::string text_of(const ProfileDraft& draft, Packs packs, std::string_view language) {
    std::string text = "# The profile of a buyer. What stands behind `#` is left to the pack.\n";
    text += "profile " + draft.name + "\n";
    if (!draft.buyer.empty()) text += "  for buyer " + quoted(draft.buyer) + "\n";
    text += line_of("country", draft.country) + line_of("calendar", draft.calendar);
    text += line_of("law", draft.law);
    std::string languages;
    for (const std::string& one : draft.languages) languages += (languages.empty() ? "" : ", ") + one;
    text += line_of("languages", languages) + line_of("audience", draft.audience);
    std::vector<std::string> known;
    for (const auto& pack : packs) {
        for (const ParameterWords& parameter : parameters_of(*pack, language)) {
            text += block_of(parameter, draft);
            known.push_back(parameter.name);
        }
    }
    // What no pack knows is written too: reading it back says so, with what was probably meant.
    for (const ProfileDraft::Setting& setting : draft.settings) {
        if (std::ranges::count(known, setting.name) == 0)
            text += "  set " + setting.name + " = " + setting.value + "\n";
    }
    return text + "end\n";
}

}  // namespace

std::vector<ParameterWords> parameters_of(const clause::RulePack& pack, std::string_view language) {
    std::vector<ParameterWords> all;
    for (const clause::CompiledParameter& parameter : pack.program().parameters) {
        ParameterWords words;
        words.name = parameter.name;
        words.type = type_word(parameter.kind);
        auto meaning = parameter.meaning.find(language);
        if (meaning == parameter.meaning.end()) meaning = parameter.meaning.find("en");
        if (meaning != parameter.meaning.end()) words.meaning = meaning->second;
        if (parameter.lowest) words.lowest = parameter.lowest->text;
        if (parameter.highest) words.highest = parameter.highest->text;
        if (!parameter.values.empty()) words.value = parameter.values.back().value.text;
        words.is_verified = parameter.is_verified;
        all.push_back(std::move(words));
    }
    return all;
}

clause::ProfileLookUp shipped_look_up() {
    const clause::CalendarSet& calendars = clause::shipped_calendars();
    clause::ProfileLookUp look_up;
    look_up.calendar = [&calendars](std::string_view name) { return calendars.find(name); };
    look_up.law = [&calendars](std::string_view name) { return calendars.law(name); };
    look_up.calendar_names = calendars.names();
    for (const auto& law : calendars.laws()) look_up.law_names.push_back(law.name);
    return look_up;
}

clause::ProfileRead check_profile(const std::vector<clause::PackFile>& files, Packs packs) {
    return clause::read_profile(files, packs, shipped_look_up());
}

Result<std::string> write_profile(const ProfileDraft& draft, Packs packs, std::string_view language) {
    PROVISO_TRY(sound, check_texts(draft));
    static_cast<void>(sound);
    std::string text = text_of(draft, packs, language);
    const clause::ProfileRead read = check_profile({{"profile", text}}, packs);
    if (!read.profile) return faulty_source(read.diagnostics, read.sources);
    return text;
}

}  // namespace proviso
