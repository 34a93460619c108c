#include "plugin/cli/profile_questions.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>

#include "plugin/cli/console.hpp"
#include "plugin/cli/session.hpp"

namespace proviso::cli {
namespace {

using host::view;

void show(const std::string& text) {
    const std::string visible = host::visible(text);
    std::fwrite(visible.data(), 1, visible.size(), stderr);
}

// Nothing at the end of the input.
std::optional<std::string> read_line() {
    constexpr std::size_t line_max = 2'000;
    std::string line;
    for (int byte = std::fgetc(stdin); byte != '\n'; byte = std::fgetc(stdin)) {
        if (byte == EOF) return std::nullopt;
        if (line.size() < line_max) line += static_cast<char>(byte);
    }
    const std::size_t begin = std::min(line.find_first_not_of(" \t\r"), line.size());
    line.erase(0, begin);
    line.erase(line.find_last_not_of(" \t\r") + 1);
    return line;
}

class Interview {
public:
    Interview(const std::vector<host::Pack>& packs, host::Profile profile)
        : packs_(packs), profile_(std::move(profile)) {}

    Expected<host::Profile> hold() {
        show("An empty answer leaves the matter open; nothing here comes from Electronics Watch.\n");
        const bool goes_on =
            ask_text("Name of the buyer", &host::Profile::buyer) &&
            ask_text("Country (two letters, DE)", &host::Profile::country) &&
            ask_text("Calendar of public holidays" + calendar_names(), &host::Profile::calendar) &&
            ask_text("Law by which periods are reckoned", &host::Profile::law) &&
            ask_text("Audience (public, affiliates, ew, buyer)", &host::Profile::audience) &&
            ask_languages() && ask_parameters();
        if (!goes_on) return usage_error("the questions were not answered to the end", "nothing was written");
        return std::move(profile_);
    }

private:
    using Change = std::function<void(host::Profile&, const std::string&)>;

    // False at the end of the input. An answer counts once the whole profile is sound with it.
    bool put(const std::string& question, const Change& change) {
        for (;;) {
            show(question + ": ");
            const std::optional<std::string> answer = read_line();
            if (!answer) return false;
            if (answer->empty()) return true;
            host::Profile changed = profile_;
            change(changed, *answer);
            Expected<std::string> text = host::write_profile(packs_, changed);
            if (text) {
                profile_ = std::move(changed);
                return true;
            }
            complain(text.error());
        }
    }

    bool ask_text(const std::string& question, std::string host::Profile::*member) {
        if (!(profile_.*member).empty()) return true;
        return put(question,
                   [member](host::Profile& profile, const std::string& answer) { profile.*member = answer; });
    }

    bool ask_languages() {
        if (!profile_.languages.empty()) return true;
        return put("Languages (de, en)", [](host::Profile& profile, const std::string& answer) {
            profile.languages.clear();
            std::string language;
            for (const char letter : answer + ",") {
                if (letter != ',' && letter != ' ') language += letter;
                if (letter == ',' && !language.empty()) profile.languages.push_back(std::move(language));
                if (letter == ',') language.clear();
            }
        });
    }

    bool ask_parameters() {
        for (const host::Pack& pack : packs_) {
            for (const proviso_parameter& parameter : pack.parameters()) {
                const std::string name{view(parameter.name)};
                const bool is_set = std::ranges::count(profile_.settings, name, &host::Setting::name) > 0;
                if (!is_set && !ask_parameter(parameter, name)) return false;
            }
        }
        return true;
    }

    bool ask_parameter(const proviso_parameter& parameter, const std::string& name) {
        show("\n" + std::string{view(parameter.meaning)} + "\n");
        std::string question = name + " (" + std::string{view(parameter.type)};
        if (parameter.lowest.size != 0) {
            question +=
                ", " + std::string{view(parameter.lowest)} + " to " + std::string{view(parameter.highest)};
        }
        if (parameter.value.size != 0) question += "; the pack has " + std::string{view(parameter.value)};
        const std::size_t before = profile_.settings.size();
        const bool goes_on = put(question + ")", [&name](host::Profile& profile, const std::string& answer) {
            profile.settings.push_back(host::Setting{name, answer, {}});
        });
        // A text is the number of a clause itself; anything else has one.
        const bool has_clause = view(parameter.type) != "text";
        if (!goes_on || profile_.settings.size() == before || !has_clause) return goes_on;
        return put("  clause of your contract, or another reason",
                   [](host::Profile& profile, const std::string& answer) {
                       profile.settings.back().because = answer;
                   });
    }

    static std::string calendar_names() {
        std::string names;
        for (const proviso_calendar_info& calendar : host::calendars()) {
            names += (names.empty() ? " (" : " ") + std::string{view(calendar.name)};
        }
        return names.empty() ? names : names + ")";
    }

    const std::vector<host::Pack>& packs_;
    host::Profile profile_;
};

}  // namespace

bool can_ask() { return isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1; }

bool says_anything(const host::Profile& profile) {
    return !profile.buyer.empty() || !profile.country.empty() || !profile.calendar.empty() ||
           !profile.law.empty() || !profile.audience.empty() || !profile.languages.empty() ||
           !profile.settings.empty();
}

Expected<host::Profile> ask(const std::vector<host::Pack>& packs, host::Profile profile) {
    return Interview{packs, std::move(profile)}.hold();
}

}  // namespace proviso::cli
