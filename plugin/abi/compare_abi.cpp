// Comparing two checks.
#include "plugin/abi/guard.hpp"
#include "plugin/abi/write_options.hpp"

#include "plugin/compare/compare.hpp"
#include "plugin/report/comparison.hpp"

namespace abi = proviso::abi;

namespace {

using proviso::Done;
using proviso::Status;

Status refuse_unlike(const abi::CheckObject& before, const abi::CheckObject& after) {
    const proviso::CheckRequest& a = before.inputs.request;
    const proviso::CheckRequest& b = after.inputs.request;
    for (const abi::CheckObject* check : {&before, &after}) {
        if (!check->has_notice) return abi::bad_argument("a check has neither notice nor draft");
        if (!check->has_date) return abi::bad_argument("a check has no date", "set `as_of` in its options");
        if (check->packs.empty()) return abi::bad_argument("a check has no rule pack", "add one");
    }
    if (before.engine == after.engine && a.packs == b.packs && a.as_of == b.as_of && a.language == b.language)
        return Done{};
    return abi::bad_argument("the checks differ in more than their documents",
                             "make both with the same engine, packs, day and language");
}

}  // namespace

proviso_status proviso_comparison_new(const proviso_check* before, const proviso_check* after,
                                      proviso_comparison** comparison, proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        if (comparison == nullptr) return abi::bad_argument("the place for the comparison is null");
        PROVISO_TRY(old, abi::object_of<abi::CheckObject>(before, "before"));
        PROVISO_TRY(fresh, abi::object_of<abi::CheckObject>(after, "after"));
        PROVISO_TRY(alike, refuse_unlike(*old, *fresh));
        static_cast<void>(alike);
        const proviso::Engine& engine = *old->engine->engine;
        PROVISO_TRY(old_report, proviso::check(engine, old->inputs.request));
        PROVISO_TRY(old_dossier, proviso::read_dossier(engine, old->inputs.request));
        PROVISO_TRY(new_report, proviso::check(engine, fresh->inputs.request));
        PROVISO_TRY(new_dossier, proviso::read_dossier(engine, fresh->inputs.request));
        auto object = std::make_shared<abi::ComparisonObject>();
        object->engine = old->engine;
        object->comparison =
            proviso::compare({old_report, old_dossier}, {new_report, new_dossier}, old->inputs.request.packs);
        *comparison = abi::hand_out(std::move(object));
        return Done{};
    });
}

void proviso_comparison_free(proviso_comparison* comparison) {
    abi::release<abi::ComparisonObject>(comparison);
}

int32_t proviso_comparison_is_changed(const proviso_comparison* comparison) {
    const auto object = abi::look_up<abi::ComparisonObject>(comparison);
    return object != nullptr && object->comparison.is_changed() ? 1 : 0;
}

size_t proviso_comparison_unreadable_count(const proviso_comparison* comparison) {
    const auto object = abi::look_up<abi::ComparisonObject>(comparison);
    return object == nullptr ? 0 : object->comparison.unreadable.size();
}

proviso_status proviso_comparison_write(const proviso_comparison* comparison, proviso_text format,
                                        const proviso_write_options* given, proviso_sink sink,
                                        proviso_error** error) {
    return abi::guarded(error, [&]() -> Status {
        PROVISO_TRY(object, abi::object_of<abi::ComparisonObject>(comparison, "comparison"));
        PROVISO_TRY(id, abi::text_of(format, "format"));
        PROVISO_TRY(options, abi::options_of(given));
        PROVISO_TRY(done, abi::check_sink(sink));
        static_cast<void>(done);
        const proviso::ComparisonWriter* const writer = proviso::find_comparison_writer(id);
        if (writer == nullptr) {
            const std::string message = "there is no format `" + std::string{id} + "` for comparisons";
            return proviso::Error{"E-NO-WRITER", message, "write `text` or `json`", {}};
        }
        const proviso::WriteOptions how = abi::write_options_of(options, *object->engine);
        // Whole before the first byte leaves, so that a host never holds half a comparison.
        std::string text;
        writer->write(object->comparison, how, [&text](std::string_view piece) { text += piece; });
        return abi::send(sink, text);
    });
}
