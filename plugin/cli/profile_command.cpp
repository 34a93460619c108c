// `proviso profile new|check`: what the buyer's own contract says, as a file.
#include "plugin/cli/console.hpp"
#include "plugin/cli/files.hpp"
#include "plugin/cli/output_file.hpp"
#include "plugin/cli/profile_questions.hpp"
#include "plugin/cli/session.hpp"

namespace proviso::cli {
namespace {

using host::view;

// `NAME=VALUE`.
Expected<host::Setting> setting_of(const std::string& argument) {
    const std::size_t sign = argument.find('=');
    if (sign == std::string::npos || sign == 0 || sign + 1 == argument.size()) {
        return usage_error("`" + argument + "` sets nothing",
                           "write `--set NAME=VALUE`, as `--set answer=30 days`");
    }
    return host::Setting{argument.substr(0, sign), argument.substr(sign + 1), {}};
}

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin < list.size();) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        const std::size_t first = list.find_first_not_of(' ', begin);
        if (first < end) parts.push_back(list.substr(first, list.find_last_not_of(' ', end - 1) + 1 - first));
        begin = end + 1;
    }
    return parts;
}

Expected<host::Profile> profile_of(const Arguments& arguments) {
    host::Profile profile;
    profile.name = arguments.profile_name;
    profile.buyer = arguments.buyer;
    profile.country = arguments.country;
    profile.calendar = arguments.calendar;
    profile.law = arguments.law;
    profile.audience = arguments.audience;
    profile.languages = split(arguments.languages);
    profile.comment_language = arguments.language;
    for (const std::string& argument : arguments.settings) {
        Expected<host::Setting> setting = setting_of(argument);
        if (!setting) return setting.error();
        profile.settings.push_back(std::move(*setting));
    }
    return profile;
}

}  // namespace

Expected<int> new_profile(const Arguments& arguments) {
    Expected<host::Engine> engine = make_engine(arguments);
    if (!engine) return engine.error();
    Expected<std::vector<host::Pack>> packs = load_packs(*engine, arguments);
    if (!packs) return packs.error();
    Expected<host::Profile> profile = profile_of(arguments);
    if (!profile) return profile.error();
    if (!arguments.takes_defaults && can_ask()) {
        Expected<host::Profile> answered = ask(*packs, std::move(*profile));
        if (!answered) return answered.error();
        profile = std::move(answered);
    } else if (!arguments.takes_defaults && !says_anything(*profile)) {
        return usage_error("there is no terminal to ask on",
                           "say what the profile holds with options, or take `--defaults`");
    }
    Expected<std::string> text = host::write_profile(*packs, *profile);
    if (!text) return text.error();
    if (arguments.output.empty()) {
        Expected<host::Nothing> printed = print(*text);
        if (!printed) return printed.error();
        return int{nothing_found};
    }
    if (is_file(arguments.output)) {
        return usage_error("there is a file `" + arguments.output + "` already",
                           "a profile is not written over; name another file");
    }
    Expected<host::Nothing> written = write_whole(arguments.output, *text);
    if (!written) return written.error();
    return int{nothing_found};
}

Expected<int> check_profile(const Arguments& arguments) {
    Expected<host::Engine> engine = make_engine(arguments);
    if (!engine) return engine.error();
    Expected<std::vector<host::Pack>> packs = load_packs(*engine, arguments);
    if (!packs) return packs.error();
    std::vector<host::File> files;
    for (const std::string& path : arguments.profiles) {
        Expected<host::File> file = read_file(path, PROVISO_FAULTY_SOURCE);
        if (!file) return file.error();
        files.push_back(std::move(*file));
    }
    Expected<host::Diagnostics> diagnostics = host::diagnose_profile(*packs, files);
    if (!diagnostics) return diagnostics.error();
    std::string text;
    const std::vector<proviso_diagnostic> all = diagnostics->all();
    for (const proviso_diagnostic& one : all) text += std::string{view(one.rendered)} + "\n";
    const std::size_t errors = diagnostics->error_count();
    text += std::to_string(errors) + (errors == 1 ? " error, " : " errors, ") +
            std::to_string(all.size() - errors) + (all.size() - errors == 1 ? " warning\n" : " warnings\n");
    Expected<host::Nothing> printed = print(text);
    if (!printed) return printed.error();
    return int{errors == 0 ? nothing_found : findings};
}

}  // namespace proviso::cli
