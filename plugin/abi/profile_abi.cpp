// Profiles of buyers: what packs leave to them, the calendars to choose from, and the file itself.
#include "plugin/abi/diagnostics.hpp"
#include "plugin/abi/guard.hpp"
#include "plugin/abi/pack_files.hpp"

#include "rules/language/calendars.hpp"

namespace abi = proviso::abi;

namespace {

using proviso::Done;
using proviso::ProfileDraft;
using proviso::Result;
using proviso::Status;
using Packs = std::vector<proviso::Engine::Pack>;

// With the objects, so that no pack is freed meanwhile.
Result<Packs> packs_of(const proviso_pack* const* packs, std::size_t count) {
    if (count != 0 && packs == nullptr) return abi::bad_argument("the list `packs` is null");
    Packs all;
    for (std::size_t i = 0; i < count; ++i) {
        PROVISO_TRY(object, abi::object_of<abi::PackObject>(packs[i], "packs"));
        all.push_back(object->pack);
    }
    return all;
}

struct Member {
    proviso_text given;
    std::string_view name;
    std::string* to;
};

Status take(std::initializer_list<Member> members) {
    for (const Member& member : members) {
        PROVISO_TRY(text, abi::text_of(member.given, member.name));
        *member.to = text;
    }
    return Done{};
}

Result<ProfileDraft> draft_of(const proviso_profile_options& options) {
    ProfileDraft draft;
    PROVISO_TRY(facts, take({{options.name, "name", &draft.name},
                             {options.buyer, "buyer", &draft.buyer},
                             {options.country, "country", &draft.country},
                             {options.calendar, "calendar", &draft.calendar},
                             {options.law, "law", &draft.law},
                             {options.audience, "audience", &draft.audience}}));
    static_cast<void>(facts);
    if (draft.name.empty()) return abi::bad_argument("the profile has no name");
    const bool lacks_list = (options.language_count != 0 && options.languages == nullptr) ||
                            (options.setting_count != 0 && options.settings == nullptr);
    if (lacks_list) return abi::bad_argument("a list of the profile is null");
    for (std::size_t i = 0; i < options.language_count; ++i) {
        PROVISO_TRY(language, abi::text_of(options.languages[i], "languages"));
        draft.languages.emplace_back(language);
    }
    for (std::size_t i = 0; i < options.setting_count; ++i) {
        const proviso_setting& given = options.settings[i];
        ProfileDraft::Setting setting;
        PROVISO_TRY(taken, take({{given.name, "name", &setting.name},
                                 {given.value, "value", &setting.value},
                                 {given.because, "because", &setting.because}}));
        static_cast<void>(taken);
        draft.settings.push_back(std::move(setting));
    }
    return draft;
}

}  // namespace

size_t proviso_pack_parameter_count(const proviso_pack* pack) {
    const auto object = abi::look_up<abi::PackObject>(pack);
    return object == nullptr ? 0 : object->parameters.size();
}

proviso_status proviso_pack_parameter(const proviso_pack* pack, size_t index, proviso_parameter* parameter,
                                      proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::PackObject>(pack, "pack"));
        if (index >= object->parameters.size())
            return abi::bad_argument("the pack has no parameter of that number");
        const proviso::ParameterWords& words = object->parameters[index];
        return abi::fill(parameter, proviso_parameter{0, abi::view(words.name), abi::view(words.type),
                                                      abi::view(words.meaning), abi::view(words.lowest),
                                                      abi::view(words.highest), abi::view(words.value),
                                                      words.is_verified ? 1 : 0});
    });
}

size_t proviso_calendar_count(void) {
    return abi::quietly([] { return proviso::clause::shipped_calendars().calendars().size(); });
}

proviso_status proviso_calendar(size_t index, proviso_calendar_info* calendar, proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        const auto& all = proviso::clause::shipped_calendars().calendars();
        if (index >= all.size()) return abi::bad_argument("there is no calendar of that number");
        return abi::fill(calendar,
                         proviso_calendar_info{0, abi::view(all[index].name), abi::view(all[index].title),
                                               abi::view(all[index].source)});
    });
}

proviso_status proviso_profile_write(const proviso_pack* const* packs, size_t pack_count,
                                     const proviso_profile_options* given, proviso_sink sink,
                                     proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(all, packs_of(packs, pack_count));
        PROVISO_TRY(done, abi::check_sink(sink));
        static_cast<void>(done);
        if (given == nullptr) return abi::bad_argument("the options of the profile are null");
        PROVISO_TRY(options, abi::options_of(given));
        PROVISO_TRY(draft, draft_of(options));
        PROVISO_TRY(language, abi::text_of(options.comment_language, "comment_language"));
        PROVISO_TRY(text, proviso::write_profile(draft, all, language));
        return abi::send(sink, text);
    });
}

proviso_status proviso_diagnose_profile(const proviso_pack* const* packs, size_t pack_count,
                                        const proviso_file* files, size_t file_count,
                                        proviso_diagnostics** diagnostics, proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        if (diagnostics == nullptr) return abi::bad_argument("the place for the diagnostics is null");
        PROVISO_TRY(all, packs_of(packs, pack_count));
        PROVISO_TRY(copies, abi::pack_files_of(files, file_count));
        proviso::clause::ProfileRead read = proviso::check_profile(copies, all);
        *diagnostics = abi::hand_out(abi::to_object(std::move(read.diagnostics), read.sources));
        return Done{};
    });
}
