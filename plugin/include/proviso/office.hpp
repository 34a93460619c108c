// `proviso/office.h` for C++17: profiles, comparisons, decisions and tables as values. Header only, like
// `proviso.hpp`, and the same holds.
#pragma once

#include <proviso/proviso.hpp>

namespace proviso::host {

struct Setting {
    std::string name;
    std::string value;
    std::string because;
};

struct Profile {
    std::string name;
    std::string buyer;
    std::string country;
    std::string calendar;
    std::string law;
    std::string audience;
    std::vector<std::string> languages;
    std::vector<Setting> settings;
    std::string comment_language;
};

inline std::vector<const proviso_pack*> handles(const std::vector<Pack>& packs) {
    std::vector<const proviso_pack*> all;
    for (const Pack& pack : packs) all.push_back(pack.handle());
    return all;
}

inline std::vector<proviso_calendar_info> calendars() {
    return detail::records<proviso_calendar_info>(proviso_calendar_count(),
                                                  [](std::size_t i, proviso_calendar_info* calendar) {
                                                      return proviso_calendar(i, calendar, nullptr);
                                                  });
}

// The text of a profile.
inline Expected<std::string> write_profile(const std::vector<Pack>& packs, const Profile& profile) {
    const std::vector<const proviso_pack*> all = handles(packs);
    std::vector<proviso_text> languages;
    for (const std::string& language : profile.languages) languages.push_back(text(language));
    std::vector<proviso_setting> settings;
    for (const Setting& one : profile.settings)
        settings.push_back(proviso_setting{text(one.name), text(one.value), text(one.because)});
    const proviso_profile_options options{
        sizeof options,         text(profile.name), text(profile.buyer),    text(profile.country),
        text(profile.calendar), text(profile.law),  text(profile.audience), languages.data(),
        languages.size(),       settings.data(),    settings.size(),        text(profile.comment_language)};
    return detail::collect([&](proviso_sink sink, proviso_error** error) {
        return proviso_profile_write(all.data(), all.size(), &options, sink, error);
    });
}

inline Expected<Diagnostics> diagnose_profile(const std::vector<Pack>& packs, const std::vector<File>& list) {
    const std::vector<const proviso_pack*> all = handles(packs);
    const std::vector<proviso_file> views = files(list);
    return detail::wrap<Diagnostics, proviso_diagnostics>(
        [&](proviso_diagnostics** diagnostics, proviso_error** error) {
            return proviso_diagnose_profile(all.data(), all.size(), views.data(), views.size(), diagnostics,
                                            error);
        });
}

class Comparison {
public:
    explicit Comparison(proviso_comparison* handle) : handle_(handle) {}

    bool is_changed() const { return proviso_comparison_is_changed(handle_.get()) != 0; }
    std::size_t unreadable_count() const { return proviso_comparison_unreadable_count(handle_.get()); }
    Expected<std::string> write(std::string_view format, const WriteOptions& options = {}) const {
        proviso_write_options how{};
        how.struct_size = sizeof how;
        how.shows_all = options.shows_all ? 1 : 0;
        how.uses_colour = options.uses_colour ? 1 : 0;
        how.width = options.width;
        return detail::collect([&](proviso_sink sink, proviso_error** error) {
            return proviso_comparison_write(handle_.get(), text(format), &how, sink, error);
        });
    }

private:
    detail::Owner<proviso_comparison, proviso_comparison_free> handle_;
};

inline Expected<Comparison> compare(const Check& before, const Check& after) {
    return detail::wrap<Comparison, proviso_comparison>(
        [&](proviso_comparison** comparison, proviso_error** error) {
            return proviso_comparison_new(before.handle(), after.handle(), comparison, error);
        });
}

struct Decision {
    std::string kind;  // `accepted` or `disputed`
    std::string by;
    std::string because;
    std::string on;

    proviso_decision view() const {
        return proviso_decision{sizeof(proviso_decision), text(kind), text(by), text(because), text(on)};
    }
};

// The text of the file of decisions with one more.
inline Expected<std::string> add_decision(const File& decisions, const Report& report,
                                          std::string_view finding, const Decision& decision) {
    const proviso_file before = file(decisions.name, decisions.bytes);
    const proviso_decision added = decision.view();
    return detail::collect([&](proviso_sink sink, proviso_error** error) {
        return proviso_decisions_add(&before, report.handle(), text(finding), &added, sink, error);
    });
}

inline Expected<std::string> withdraw_decision(const File& decisions, std::string_view finding,
                                               const Decision& decision) {
    const proviso_file before = file(decisions.name, decisions.bytes);
    const proviso_decision added = decision.view();
    return detail::collect([&](proviso_sink sink, proviso_error** error) {
        return proviso_decisions_withdraw(&before, text(finding), &added, sink, error);
    });
}

// One line a column: sheet, cell, words, field, with tabs between.
inline Expected<std::string> table_columns(const Engine& engine, std::string_view name,
                                           std::string_view bytes) {
    const proviso_file table = file(name, bytes);
    return detail::collect([&](proviso_sink sink, proviso_error** error) {
        return proviso_table_columns(engine.handle(), &table, sink, error);
    });
}

// The form for a supplier, as `xlsx` or `csv`.
struct FormFormat {
    std::string format;
    std::string language;
};
inline Expected<std::string> form_of(const Engine& engine, const Dossier& dossier, const FormFormat& how) {
    return detail::collect([&](proviso_sink sink, proviso_error** error) {
        return proviso_dossier_form(engine.handle(), dossier.handle(), text(how.format), text(how.language),
                                    sink, error);
    });
}

}  // namespace proviso::host
