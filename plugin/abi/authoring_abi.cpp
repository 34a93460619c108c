// For rule authors: what is wrong with rule files, and the tests that stand in them.
#include "plugin/abi/diagnostics.hpp"
#include "plugin/abi/pack_files.hpp"

namespace abi = proviso::abi;

proviso_status proviso_diagnose(const proviso_engine* engine, const proviso_file* files, size_t file_count,
                                proviso_diagnostics** diagnostics, proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        if (diagnostics == nullptr) return abi::bad_argument("the place for the diagnostics is null");
        PROVISO_TRY(owner, abi::object_of<abi::EngineObject>(engine, "engine"));
        PROVISO_TRY(copies, abi::pack_files_of(files, file_count));
        const proviso::clause::CompileOptions with_tests{true};
        auto compiled =
            proviso::clause::compile_pack(owner->engine->vocabulary(), std::move(copies), with_tests);
        auto object = abi::to_object(std::move(compiled.diagnostics), compiled.sources);
        object->sound_items = compiled.sound_items;
        *diagnostics = abi::hand_out(std::move(object));
        return proviso::Done{};
    });
}

void proviso_diagnostics_free(proviso_diagnostics* diagnostics) {
    abi::release<abi::DiagnosticsObject>(diagnostics);
}

size_t proviso_diagnostics_count(const proviso_diagnostics* diagnostics) {
    const auto object = abi::look_up<abi::DiagnosticsObject>(diagnostics);
    return object == nullptr ? 0 : object->items.size();
}

size_t proviso_diagnostics_error_count(const proviso_diagnostics* diagnostics) {
    const auto object = abi::look_up<abi::DiagnosticsObject>(diagnostics);
    return object == nullptr ? 0 : object->errors;
}

size_t proviso_diagnostics_sound_count(const proviso_diagnostics* diagnostics) {
    const auto object = abi::look_up<abi::DiagnosticsObject>(diagnostics);
    return object == nullptr ? 0 : object->sound_items;
}

proviso_status proviso_diagnostics_get(const proviso_diagnostics* diagnostics, size_t index,
                                       proviso_diagnostic* diagnostic, proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        PROVISO_TRY(object, abi::object_of<abi::DiagnosticsObject>(diagnostics, "diagnostics"));
        if (index >= object->items.size()) return abi::bad_argument("there is no diagnostic of that number");
        const auto& item = object->items[index];
        const proviso::clause::Diagnostic& one = item.diagnostic;
        const int32_t is_error = one.severity == proviso::clause::Diagnostic::Severity::Error ? 1 : 0;
        return abi::fill(diagnostic, proviso_diagnostic{0, abi::view(one.code), abi::view(one.message),
                                                        abi::view(one.source), abi::view(item.rendered),
                                                        item.line, item.column, is_error});
    });
}

proviso_status proviso_pack_test(const proviso_pack* pack, proviso_tests** tests, proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        if (tests == nullptr) return abi::bad_argument("the place for the tests is null");
        PROVISO_TRY(object, abi::object_of<abi::PackObject>(pack, "pack"));
        if (!object->has_tests)
            return abi::bad_argument("the pack was made without its tests", "set `with_tests`");
        auto result = std::make_shared<abi::TestsObject>();
        result->run = proviso::clause::run_tests(*object->pack);
        *tests = abi::hand_out(std::move(result));
        return proviso::Done{};
    });
}

void proviso_tests_free(proviso_tests* tests) { abi::release<abi::TestsObject>(tests); }

size_t proviso_tests_passed(const proviso_tests* tests) {
    const auto object = abi::look_up<abi::TestsObject>(tests);
    return object == nullptr ? 0 : object->run.passed;
}

size_t proviso_tests_failure_count(const proviso_tests* tests) {
    const auto object = abi::look_up<abi::TestsObject>(tests);
    return object == nullptr ? 0 : object->run.failures.size();
}

proviso_status proviso_tests_failure(const proviso_tests* tests, size_t index, proviso_test_failure* failure,
                                     proviso_error** error) {
    return abi::guarded(error, [&]() -> proviso::Status {
        PROVISO_TRY(object, abi::object_of<abi::TestsObject>(tests, "tests"));
        if (index >= object->run.failures.size())
            return abi::bad_argument("there is no failure of that number");
        const proviso::clause::TestFailure& one = object->run.failures[index];
        return abi::fill(
            failure, proviso_test_failure{0, abi::view(one.rule), abi::view(one.test), abi::view(one.message),
                                          abi::view(one.file), one.line});
    });
}

size_t proviso_tests_missing_count(const proviso_tests* tests) {
    const auto object = abi::look_up<abi::TestsObject>(tests);
    return object == nullptr ? 0 : object->run.missing.size();
}

proviso_text proviso_tests_missing(const proviso_tests* tests, size_t index) {
    const auto object = abi::look_up<abi::TestsObject>(tests);
    const bool is_there = object != nullptr && index < object->run.missing.size();
    return is_there ? abi::view(object->run.missing[index]) : proviso_text{nullptr, 0};
}
