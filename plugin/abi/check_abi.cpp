// A check: its inputs, and running it.
#include "plugin/abi/guard.hpp"

#include "model/base/hash.hpp"
#include "rules/language/remarks.hpp"

#include <algorithm>
#include <optional>

namespace abi = proviso::abi;

namespace {

using proviso::CheckRequest;
using proviso::Done;
using proviso::Input;
using proviso::Status;

// The name is copied always; the bytes unless the host keeps them.
proviso::Result<Input> input_of(abi::CheckObject& check, const proviso_file* file, std::string_view name) {
    if (file == nullptr) return abi::bad_argument("the file `" + std::string{name} + "` is null");
    const proviso_file nameless{file->name, proviso_text{nullptr, 0}};
    PROVISO_TRY(copy_of_name, abi::file_of(&nameless, name));
    if (file->bytes.size != 0 && file->bytes.data == nullptr) {
        return abi::bad_argument("the bytes of the file `" + std::string{name} + "` are null");
    }
    std::string_view bytes{file->bytes.data == nullptr ? "" : file->bytes.data, file->bytes.size};
    if (!check.borrows_bytes) {
        check.inputs.copies.push_back(std::make_shared<const std::string>(bytes));
        bytes = *check.inputs.copies.back();
    }
    return Input{std::move(copy_of_name.name), bytes};
}

Status set_language(abi::CheckObject& check, std::string_view language) {
    const auto languages = check.engine->report_texts.languages();
    if (language.empty()) return Done{};
    if (std::ranges::find(languages, language) == languages.end()) {
        std::string help = "the languages are";
        for (const std::string& known : languages) help += " `" + known + '`';
        const std::string message = "there are no reports in the language `" + std::string{language} + '`';
        return proviso::Error{"E-NO-LANGUAGE", message, help, {}};
    }
    check.inputs.request.language = language;
    return Done{};
}

Status set_options(abi::CheckObject& check, const proviso_check_options& options) {
    PROVISO_TRY(as_of, abi::text_of(options.as_of, "as_of"));
    if (!as_of.empty()) {
        // A day and nothing else: an offset would be dropped unseen.
        const std::optional<proviso::Date> date = proviso::parse_date(as_of);
        if (!date || as_of.size() != 10) {
            return abi::bad_argument("`" + std::string{as_of} + "` is no date", "write it as 2026-11-25");
        }
        check.inputs.request.as_of = *date;
        check.has_date = true;
    }
    PROVISO_TRY(language, abi::text_of(options.language, "language"));
    PROVISO_TRY(stage, abi::text_of(options.stage, "stage"));
    PROVISO_TRY(audience, abi::text_of(options.audience, "audience"));
    check.inputs.request.stage = stage;
    check.inputs.request.audience = audience;
    PROVISO_TRY(record, abi::text_of(options.record_complete, "record_complete"));
    check.inputs.request.record_complete = record;
    check.inputs.request.documents_complete = options.documents_complete != 0;
    check.inputs.request.keeps_excerpts = options.keeps_excerpts != 0;
    check.borrows_bytes = options.borrows_bytes != 0;
    check.inputs.request.proves = options.keeps_proofs != 0;
    check.inputs.request.allows_programs = options.allows_programs != 0;
    check.inputs.request.explains_met = options.explains_met != 0;
    return set_language(check, language);
}

Status refuse_unready(const abi::CheckObject& check) {
    const CheckRequest& request = check.inputs.request;
    if (!check.has_notice)
        return abi::bad_argument("the check has no notice", "call proviso_check_set_notice");
    if (request.draft && !check.has_date)
        return abi::bad_argument("a draft is judged as of a day", "set `as_of` in the options");
    if (request.draft && request.documents.empty())
        return abi::bad_argument("the check has no draft", "call proviso_check_add_document");
    return Done{};
}

Status refuse_unjudgeable(const abi::CheckObject& check) {
    PROVISO_TRY(ready, refuse_unready(check));
    static_cast<void>(ready);
    if (!check.has_date) return abi::bad_argument("the check has no date", "set `as_of` in its options");
    if (check.packs.empty()) return abi::bad_argument("the check has no rule pack", "add one");
    return Done{};
}

Status refuse_second_notice(const abi::CheckObject& check) {
    if (check.has_notice) return abi::bad_argument("the check has its notice already", "make a new check");
    return Done{};
}

}  // namespace

proviso_status proviso_check_new(const proviso_engine* engine, const proviso_check_options* options,
                                 proviso_check** check, proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        if (check == nullptr) return abi::bad_argument("the place for the check is null");
        auto object = std::make_shared<abi::CheckObject>();
        PROVISO_TRY(owner, abi::object_of<abi::EngineObject>(engine, "engine"));
        object->engine = std::move(owner);
        PROVISO_TRY(known, abi::options_of(options));
        PROVISO_TRY(done, set_options(*object, known));
        static_cast<void>(done);
        *check = abi::hand_out(std::move(object));
        return Done{};
    });
}

void proviso_check_free(proviso_check* check) { abi::release<abi::CheckObject>(check); }

proviso_status proviso_check_add_pack(proviso_check* check, const proviso_pack* pack, proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::CheckObject>(check, "check"));
        PROVISO_TRY(added, abi::object_of<abi::PackObject>(pack, "pack"));
        // A pack is checked against one engine's model; another engine may number its fields differently.
        if (added->engine != object->engine) return abi::bad_argument("the pack belongs to another engine");
        object->inputs.request.packs.push_back(added->pack);
        object->packs.push_back(std::move(added));
        return Done{};
    });
}

proviso_status proviso_check_set_notice(proviso_check* check, const proviso_file* notice,
                                        proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::CheckObject>(check, "check"));
        PROVISO_TRY(first, refuse_second_notice(*object));
        static_cast<void>(first);
        PROVISO_TRY(input, input_of(*object, notice, "notice"));
        object->inputs.request.notice = std::move(input);
        object->has_notice = true;
        return Done{};
    });
}

proviso_status proviso_check_add_notice(proviso_check* check, const proviso_file* notice,
                                        proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::CheckObject>(check, "check"));
        if (object->inputs.request.draft)
            return abi::bad_argument("the check judges a draft", "make a new check");
        PROVISO_TRY(input, input_of(*object, notice, "notice"));
        proviso::CheckRequest& request = object->inputs.request;
        if (object->has_notice) {
            request.further_notices.push_back(std::move(input));
        } else {
            request.notice = std::move(input);
        }
        object->has_notice = true;
        return Done{};
    });
}

proviso_status proviso_check_set_draft(proviso_check* check, const proviso_draft_options* draft,
                                       proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::CheckObject>(check, "check"));
        PROVISO_TRY(first, refuse_second_notice(*object));
        static_cast<void>(first);
        if (draft == nullptr) return abi::bad_argument("the options of the draft are null");
        PROVISO_TRY(options, abi::options_of(draft));
        if (options.cpv_count != 0 && options.cpv_codes == nullptr)
            return abi::bad_argument("the list `cpv_codes` is null");
        proviso::Draft made;
        for (std::size_t i = 0; i < options.cpv_count; ++i) {
            PROVISO_TRY(code, abi::text_of(options.cpv_codes[i], "cpv_codes"));
            made.cpv.emplace_back(code);
        }
        PROVISO_TRY(language, abi::text_of(options.language, "language"));
        made.language = language;
        object->inputs.request.draft = std::move(made);
        object->has_notice = true;
        return Done{};
    });
}

proviso_status proviso_check_add_document(proviso_check* check, proviso_text reference,
                                          const proviso_file* document, proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::CheckObject>(check, "check"));
        PROVISO_TRY(text, abi::text_of(reference, "reference"));
        PROVISO_TRY(input, input_of(*object, document, "document"));
        object->inputs.request.documents.push_back(
            proviso::AttachedDocument{std::string{text}, std::move(input)});
        return Done{};
    });
}

proviso_status proviso_check_set_profile(proviso_check* check, const proviso_file* profile,
                                         proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::CheckObject>(check, "check"));
        PROVISO_TRY(file, abi::file_of(profile, "profile"));
        object->inputs.request.profile.push_back({std::move(file.name), std::move(file.text)});
        return Done{};
    });
}

proviso_status proviso_check_verdict(const proviso_check* check, proviso_text* verdict,
                                     proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        if (verdict == nullptr) return abi::bad_argument("the place for the verdict is null");
        PROVISO_TRY(object, abi::object_of<abi::CheckObject>(check, "check"));
        PROVISO_TRY(ready, refuse_unjudgeable(*object));
        static_cast<void>(ready);
        PROVISO_TRY(judged, proviso::judge(*object->engine->engine, object->inputs.request));
        *verdict = abi::view(verdict_name(judged.verdict));
        return Done{};
    });
}

proviso_status proviso_check_run(const proviso_check* check, proviso_report** report, proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        if (report == nullptr) return abi::bad_argument("the place for the report is null");
        PROVISO_TRY(object, abi::object_of<abi::CheckObject>(check, "check"));
        PROVISO_TRY(ready, refuse_unjudgeable(*object));
        static_cast<void>(ready);
        auto result = std::make_shared<abi::ReportObject>();
        result->engine = object->engine;
        PROVISO_TRY(written, proviso::check(*object->engine->engine, object->inputs.request));
        result->report = std::move(written);
        result->keeps_proofs = object->inputs.request.proves;
        *report = abi::hand_out(std::move(result));
        return Done{};
    });
}

proviso_status proviso_check_read(const proviso_check* check, proviso_dossier** dossier,
                                  proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        if (dossier == nullptr) return abi::bad_argument("the place for the dossier is null");
        PROVISO_TRY(object, abi::object_of<abi::CheckObject>(check, "check"));
        PROVISO_TRY(ready, refuse_unready(*object));
        static_cast<void>(ready);
        PROVISO_TRY(read, proviso::read_dossier(*object->engine->engine, object->inputs.request));
        auto result = std::make_shared<abi::DossierObject>();
        result->engine = object->engine;
        result->copies = object->inputs.copies;
        result->dossier = std::move(read);
        for (const proviso::DocumentRecord& record : result->dossier.documents()) {
            result->digests.push_back(proviso::sha256_hex(record.bytes));
            std::vector<std::string>& notes = result->notes.emplace_back();
            for (const proviso::Remark& note : record.notes) {
                notes.push_back(proviso::clause::say(object->engine->engine->texts(), note, "en"));
            }
        }
        *dossier = abi::hand_out(std::move(result));
        return Done{};
    });
}
