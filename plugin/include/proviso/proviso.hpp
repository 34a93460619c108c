// Proviso for C++17: the C interface with owners, texts and errors as values. Header only; it adds nothing to
// what `proviso.h` promises about threads and lifetimes, and throws nothing but std::bad_alloc.
//
//     auto engine = proviso::host::Engine::create();
//     if (!engine) return fail(engine.error());
//     auto pack = engine->shipped_pack("electronics-watch");
//     ...
//     auto report = check->run();
//     auto json = report->write("json");
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <proviso/proviso.h>

namespace proviso::host {

inline std::string_view view(proviso_text text) {
    return text.size == 0 ? std::string_view{} : std::string_view{text.data, text.size};
}

inline proviso_text text(std::string_view view) { return proviso_text{view.data(), view.size()}; }

struct Error {
    proviso_status status = PROVISO_INTERNAL;
    std::string code;
    std::string message;
    std::string help;
    std::string document;
    std::uint32_t line = 0;
    std::uint32_t column = 0;

    // Takes the error object and frees it.
    static Error take(proviso_status status, proviso_error* error) {
        Error taken;
        taken.status = status;
        taken.code = view(proviso_error_code(error));
        taken.message = view(proviso_error_message(error));
        taken.help = view(proviso_error_help(error));
        taken.document = view(proviso_error_document(error));
        taken.line = proviso_error_line(error);
        taken.column = proviso_error_column(error);
        proviso_error_free(error);
        return taken;
    }
};

template <class T>
class Expected {
public:
    Expected(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    Expected(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const { return state_.index() == 0; }
    T& operator*() { return *std::get_if<0>(&state_); }
    const T& operator*() const { return *std::get_if<0>(&state_); }
    T* operator->() { return std::get_if<0>(&state_); }
    const T* operator->() const { return std::get_if<0>(&state_); }
    const Error& error() const { return *std::get_if<1>(&state_); }

private:
    std::variant<T, Error> state_;
};

struct Nothing {};

namespace detail {

template <class Handle, void (*free_handle)(Handle*)>
struct Free {
    void operator()(Handle* handle) const { free_handle(handle); }
};

template <class Handle, void (*free_handle)(Handle*)>
using Owner = std::unique_ptr<Handle, Free<Handle, free_handle>>;

// Calls `make(&handle, &error)` and wraps what it hands out.
template <class Wrapper, class Handle, class Make>
Expected<Wrapper> wrap(Make make) {
    Handle* handle = nullptr;
    proviso_error* error = nullptr;
    const proviso_status status = make(&handle, &error);
    if (status != PROVISO_OK) return Error::take(status, error);
    return Wrapper{handle};
}

template <class Call>
Expected<Nothing> done(Call call) {
    proviso_error* error = nullptr;
    const proviso_status status = call(&error);
    if (status != PROVISO_OK) return Error::take(status, error);
    return Nothing{};
}

// Collects what a function writes to its sink.
template <class Call>
Expected<std::string> collect(Call call) {
    std::string text;
    const auto append = [](void* context, const char* data, std::size_t size) -> std::int32_t {
        static_cast<std::string*>(context)->append(data, size);
        return 0;
    };
    proviso_error* error = nullptr;
    const proviso_status status = call(proviso_sink{append, &text}, &error);
    if (status != PROVISO_OK) return Error::take(status, error);
    return text;
}

// The records 0 to `count` that `get(index, &record, &error)` fills.
template <class Record, class Get>
std::vector<Record> records(std::size_t count, Get get) {
    std::vector<Record> all;
    for (std::size_t i = 0; i < count; ++i) {
        Record record{};
        record.struct_size = sizeof(Record);
        if (get(i, &record) == PROVISO_OK) all.push_back(record);
    }
    return all;
}

}  // namespace detail

struct File {
    std::string name;
    std::string bytes;
};

inline proviso_file file(std::string_view name, std::string_view bytes) {
    return proviso_file{text(name), text(bytes)};
}

inline std::vector<proviso_file> files(const std::vector<File>& list) {
    std::vector<proviso_file> views;
    for (const File& one : list) views.push_back(file(one.name, one.bytes));
    return views;
}

// Calls `take(name, bytes, fault)` for each input of a container, or for the file itself where it is none;
// `fault` is null for a sound one, and `take` returns whether to go on. No exception may leave it.
template <class Take>
Expected<Nothing> for_each_input(const File& container, Take take) {
    const auto call = [](void* context, const proviso_file* input,
                         const proviso_error* fault) -> std::int32_t {
        return (*static_cast<Take*>(context))(view(input->name), view(input->bytes), fault) ? 0 : 1;
    };
    const proviso_file one = file(container.name, container.bytes);
    return detail::done([&](proviso_error** error) {
        return proviso_for_each_input(&one, proviso_input_sink{call, &take}, error);
    });
}

inline std::string visible(std::string_view hostile) {
    auto shown = detail::collect([hostile](proviso_sink sink, proviso_error** error) {
        return proviso_make_visible(text(hostile), sink, error);
    });
    return shown ? std::move(*shown) : std::string{};
}

inline std::vector<std::string_view> shipped_packs() {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < proviso_shipped_pack_count(); ++i)
        names.push_back(view(proviso_shipped_pack_name(i)));
    return names;
}

inline std::vector<std::string_view> report_formats() {
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < proviso_report_format_count(); ++i)
        ids.push_back(view(proviso_report_format_id(i)));
    return ids;
}

class Tests {
public:
    explicit Tests(proviso_tests* handle) : handle_(handle) {}

    std::size_t passed() const { return proviso_tests_passed(handle_.get()); }
    std::vector<proviso_test_failure> failures() const {
        return detail::records<proviso_test_failure>(
            proviso_tests_failure_count(handle_.get()), [this](std::size_t i, proviso_test_failure* failure) {
                return proviso_tests_failure(handle_.get(), i, failure, nullptr);
            });
    }
    std::vector<std::string_view> missing() const {
        std::vector<std::string_view> rules;
        const std::size_t count = proviso_tests_missing_count(handle_.get());
        for (std::size_t i = 0; i < count; ++i)
            rules.push_back(view(proviso_tests_missing(handle_.get(), i)));
        return rules;
    }

private:
    detail::Owner<proviso_tests, proviso_tests_free> handle_;
};

class Pack {
public:
    explicit Pack(proviso_pack* handle) : handle_(handle) {}

    const proviso_pack* handle() const { return handle_.get(); }
    std::string_view name() const { return view(proviso_pack_name(handle_.get())); }
    std::string_view version() const { return view(proviso_pack_version(handle_.get())); }
    std::string_view title() const { return view(proviso_pack_title(handle_.get())); }
    std::string_view digest() const { return view(proviso_pack_digest(handle_.get())); }
    std::vector<proviso_rule> rules() const {
        return detail::records<proviso_rule>(proviso_pack_rule_count(handle_.get()),
                                             [this](std::size_t i, proviso_rule* rule) {
                                                 return proviso_pack_rule(handle_.get(), i, rule, nullptr);
                                             });
    }
    std::vector<proviso_parameter> parameters() const {
        return detail::records<proviso_parameter>(
            proviso_pack_parameter_count(handle_.get()), [this](std::size_t i, proviso_parameter* parameter) {
                return proviso_pack_parameter(handle_.get(), i, parameter, nullptr);
            });
    }
    Expected<Tests> run_tests() const {
        return detail::wrap<Tests, proviso_tests>([this](proviso_tests** tests, proviso_error** error) {
            return proviso_pack_test(handle_.get(), tests, error);
        });
    }

private:
    detail::Owner<proviso_pack, proviso_pack_free> handle_;
};

class Diagnostics {
public:
    explicit Diagnostics(proviso_diagnostics* handle) : handle_(handle) {}

    std::size_t error_count() const { return proviso_diagnostics_error_count(handle_.get()); }
    std::size_t sound_count() const { return proviso_diagnostics_sound_count(handle_.get()); }
    std::vector<proviso_diagnostic> all() const {
        return detail::records<proviso_diagnostic>(
            proviso_diagnostics_count(handle_.get()), [this](std::size_t i, proviso_diagnostic* diagnostic) {
                return proviso_diagnostics_get(handle_.get(), i, diagnostic, nullptr);
            });
    }

private:
    detail::Owner<proviso_diagnostics, proviso_diagnostics_free> handle_;
};

class Schemas {
public:
    explicit Schemas(proviso_schemas* handle) : handle_(handle) {}

    // The `.xsd` files of a folder, with names relative to it.
    static Expected<Schemas> create(const std::vector<File>& list) {
        const std::vector<proviso_file> views = files(list);
        return detail::wrap<Schemas, proviso_schemas>([&](proviso_schemas** schemas, proviso_error** error) {
            return proviso_schemas_new(views.data(), views.size(), schemas, error);
        });
    }
    const proviso_schemas* handle() const { return handle_.get(); }
    std::vector<proviso_schema> all() const {
        return detail::records<proviso_schema>(
            proviso_schemas_count(handle_.get()), [this](std::size_t i, proviso_schema* schema) {
                return proviso_schemas_get(handle_.get(), i, schema, nullptr);
            });
    }
    Expected<Nothing> verify(std::size_t index) const {
        return detail::done(
            [&](proviso_error** error) { return proviso_schemas_verify(handle_.get(), index, error); });
    }

private:
    detail::Owner<proviso_schemas, proviso_schemas_free> handle_;
};

class Dossier {
public:
    explicit Dossier(proviso_dossier* handle) : handle_(handle) {}

    const proviso_dossier* handle() const { return handle_.get(); }
    Expected<std::string> notation(bool with_places) const {
        return detail::collect([this, with_places](proviso_sink sink, proviso_error** error) {
            return proviso_dossier_notation(handle_.get(), with_places ? 1 : 0, sink, error);
        });
    }
    std::vector<proviso_document> documents() const {
        return detail::records<proviso_document>(
            proviso_dossier_document_count(handle_.get()), [this](std::size_t i, proviso_document* document) {
                return proviso_dossier_document(handle_.get(), i, document, nullptr);
            });
    }
    std::vector<proviso_remark> remarks(std::size_t document, proviso_remark_kind kind) const {
        return detail::records<proviso_remark>(proviso_dossier_remark_count(handle_.get(), document, kind),
                                               [this, document, kind](std::size_t i, proviso_remark* remark) {
                                                   return proviso_dossier_remark(handle_.get(), document,
                                                                                 kind, i, remark, nullptr);
                                               });
    }

private:
    detail::Owner<proviso_dossier, proviso_dossier_free> handle_;
};

struct WriteOptions {
    bool shows_all = false;
    bool uses_colour = false;
    std::uint32_t width = 80;
};

class Report {
public:
    explicit Report(proviso_report* handle) : handle_(handle) {}

    const proviso_report* handle() const { return handle_.get(); }

    std::string_view verdict() const { return view(proviso_report_verdict(handle_.get())); }
    std::uint32_t count(std::string_view outcome) const {
        return proviso_report_count(handle_.get(), text(outcome));
    }
    bool reaches(std::string_view level) const {
        return proviso_report_reaches(handle_.get(), text(level)) != 0;
    }
    Expected<std::string> write(std::string_view format, const WriteOptions& options = {}) const {
        proviso_write_options how{};
        how.struct_size = sizeof how;
        how.shows_all = options.shows_all ? 1 : 0;
        how.uses_colour = options.uses_colour ? 1 : 0;
        how.width = options.width;
        return detail::collect([&](proviso_sink sink, proviso_error** error) {
            return proviso_report_write(handle_.get(), text(format), &how, sink, error);
        });
    }

    // The proof of one finding, by its id or the beginning of it.
    Expected<std::string> explain(std::string_view id) const {
        return detail::collect([&](proviso_sink sink, proviso_error** error) {
            return proviso_report_explain(handle_.get(), text(id), sink, error);
        });
    }

private:
    detail::Owner<proviso_report, proviso_report_free> handle_;
};

struct CheckOptions {
    std::string_view as_of;
    std::string_view language;
    bool documents_complete = false;
    bool keeps_proofs = false;
    bool keeps_excerpts = false;
    bool allows_programs = false;      // PDF files are read, by a program of their own
    bool explains_met = false;         // what is met comes with the places that show it
    std::string_view stage;            // empty: the one that the procedure is in
    std::string_view audience;         // empty: as the profile says, else the buyer
    std::string_view record_complete;  // `documents; as of 2026-05-01; by "A. Keller"`
};

class Check {
public:
    explicit Check(proviso_check* handle) : handle_(handle) {}

    const proviso_check* handle() const { return handle_.get(); }
    Expected<Nothing> add_pack(const Pack& pack) {
        return detail::done([&](proviso_error** error) {
            return proviso_check_add_pack(handle_.get(), pack.handle(), error);
        });
    }
    Expected<Nothing> set_notice(std::string_view name, std::string_view bytes) {
        const proviso_file notice = file(name, bytes);
        return detail::done(
            [&](proviso_error** error) { return proviso_check_set_notice(handle_.get(), &notice, error); });
    }
    Expected<Nothing> add_notice(std::string_view name, std::string_view bytes) {
        const proviso_file notice = file(name, bytes);
        return detail::done(
            [&](proviso_error** error) { return proviso_check_add_notice(handle_.get(), &notice, error); });
    }
    Expected<Nothing> set_draft(const std::vector<std::string>& cpv, std::string_view language) {
        std::vector<proviso_text> codes;
        for (const std::string& code : cpv) codes.push_back(text(code));
        const proviso_draft_options draft{sizeof draft, codes.data(), codes.size(), text(language)};
        return detail::done(
            [&](proviso_error** error) { return proviso_check_set_draft(handle_.get(), &draft, error); });
    }
    Expected<Nothing> add_document(std::string_view reference, const File& document) {
        const proviso_file one = file(document.name, document.bytes);
        return detail::done([&](proviso_error** error) {
            return proviso_check_add_document(handle_.get(), text(reference), &one, error);
        });
    }
    // Again for a profile that it extends.
    Expected<Nothing> set_profile(const File& profile) {
        const proviso_file one = file(profile.name, profile.bytes);
        return detail::done(
            [&](proviso_error** error) { return proviso_check_set_profile(handle_.get(), &one, error); });
    }
    Expected<Nothing> set_schemas(const Schemas& schemas) {
        return detail::done([&](proviso_error** error) {
            return proviso_check_set_schemas(handle_.get(), schemas.handle(), error);
        });
    }
    Expected<Nothing> set_decisions(const File& decisions) {
        const proviso_file one = file(decisions.name, decisions.bytes);
        return detail::done(
            [&](proviso_error** error) { return proviso_check_set_decisions(handle_.get(), &one, error); });
    }
    Expected<Report> run() const {
        return detail::wrap<Report, proviso_report>([this](proviso_report** report, proviso_error** error) {
            return proviso_check_run(handle_.get(), report, error);
        });
    }
    // The verdict alone, without a report.
    Expected<std::string_view> verdict() const {
        proviso_text word{};
        Expected<Nothing> judged = detail::done(
            [&](proviso_error** error) { return proviso_check_verdict(handle_.get(), &word, error); });
        if (!judged) return judged.error();
        return view(word);
    }
    Expected<Dossier> read() const {
        return detail::wrap<Dossier, proviso_dossier>(
            [this](proviso_dossier** dossier, proviso_error** error) {
                return proviso_check_read(handle_.get(), dossier, error);
            });
    }

private:
    detail::Owner<proviso_check, proviso_check_free> handle_;
};

class Engine {
public:
    explicit Engine(proviso_engine* handle) : handle_(handle) {}

    const proviso_engine* handle() const { return handle_.get(); }

    static Expected<Engine> create(const std::vector<File>& models = {}, const std::vector<File>& maps = {}) {
        const std::vector<proviso_file> model_views = files(models);
        const std::vector<proviso_file> map_views = files(maps);
        const proviso_engine_options options{sizeof options, model_views.data(), model_views.size(),
                                             map_views.data(), map_views.size()};
        return detail::wrap<Engine, proviso_engine>([&](proviso_engine** engine, proviso_error** error) {
            return proviso_engine_new(&options, engine, error);
        });
    }
    Expected<Pack> shipped_pack(std::string_view name, bool with_tests = false) const {
        const proviso_pack_options options{sizeof options, with_tests ? 1 : 0};
        return detail::wrap<Pack, proviso_pack>([&](proviso_pack** pack, proviso_error** error) {
            return proviso_pack_shipped(handle_.get(), text(name), &options, pack, error);
        });
    }
    Expected<Pack> pack(const std::vector<File>& list, bool with_tests = false) const {
        const std::vector<proviso_file> views = files(list);
        const proviso_pack_options options{sizeof options, with_tests ? 1 : 0};
        return detail::wrap<Pack, proviso_pack>([&](proviso_pack** pack, proviso_error** error) {
            return proviso_pack_new(handle_.get(), views.data(), views.size(), &options, pack, error);
        });
    }
    Expected<Diagnostics> diagnose(const std::vector<File>& list) const {
        const std::vector<proviso_file> views = files(list);
        return detail::wrap<Diagnostics, proviso_diagnostics>(
            [&](proviso_diagnostics** diagnostics, proviso_error** error) {
                return proviso_diagnose(handle_.get(), views.data(), views.size(), diagnostics, error);
            });
    }
    Expected<proviso_format> detect(std::string_view name, std::string_view bytes) const {
        const proviso_file document = file(name, bytes);
        proviso_format format{};
        format.struct_size = sizeof format;
        proviso_error* error = nullptr;
        const proviso_status status = proviso_detect(handle_.get(), &document, &format, &error);
        if (status != PROVISO_OK) return Error::take(status, error);
        return format;
    }
    Expected<Check> check(const CheckOptions& options = {}) const {
        proviso_check_options how{};
        how.struct_size = sizeof how;
        how.as_of = text(options.as_of);
        how.language = text(options.language);
        how.documents_complete = options.documents_complete ? 1 : 0;
        how.keeps_excerpts = options.keeps_excerpts ? 1 : 0;
        how.stage = text(options.stage);
        how.audience = text(options.audience);
        how.record_complete = text(options.record_complete);
        how.keeps_proofs = options.keeps_proofs ? 1 : 0;
        how.allows_programs = options.allows_programs ? 1 : 0;
        how.explains_met = options.explains_met ? 1 : 0;
        return detail::wrap<Check, proviso_check>([&](proviso_check** check, proviso_error** error) {
            return proviso_check_new(handle_.get(), &how, check, error);
        });
    }

private:
    detail::Owner<proviso_engine, proviso_engine_free> handle_;
};

}  // namespace proviso::host
