/* Null, freed, foreign and mistyped handles are each answered by an error. */
#include "host.h"

#include <stdlib.h>
#include <string.h>

static void expect(int holds, int line) { expect_that(holds, "handles.c", line); }

/* The status, the code and a message come with every refusal. */
static int is_refused(proviso_status status, proviso_error** out, const char* code) {
    proviso_error* error = *out;
    const int is_it = status == PROVISO_INVALID_ARGUMENT && proviso_error_status(error) == status &&
                      text_is(proviso_error_code(error), code) && proviso_error_message(error).size > 0;
    proviso_error_free(error);
    return is_it;
}

static void test_null(const subject* what) {
    proviso_error* error = NULL;
    proviso_check* check = NULL;
    proviso_pack* pack = NULL;
    proviso_report* report = NULL;
    proviso_sink sink = {NULL, NULL};
    const proviso_text name = proviso_text_of("electronics-watch");
    expect(is_refused(proviso_engine_new(NULL, NULL, &error), &error, "E-ARGUMENT"), __LINE__);
    expect(is_refused(proviso_pack_shipped(NULL, name, NULL, &pack, &error), &error, "E-HANDLE"), __LINE__);
    expect(is_refused(proviso_pack_shipped(what->engine, name, NULL, NULL, &error), &error, "E-ARGUMENT"),
           __LINE__);
    expect(is_refused(proviso_pack_new(what->engine, NULL, 3, NULL, &pack, &error), &error, "E-ARGUMENT"),
           __LINE__);
    expect(is_refused(proviso_check_new(NULL, NULL, &check, &error), &error, "E-HANDLE"), __LINE__);
    expect(is_refused(proviso_check_add_pack(NULL, what->pack, &error), &error, "E-HANDLE"), __LINE__);
    expect(is_refused(proviso_check_set_notice(NULL, &what->notice, &error), &error, "E-HANDLE"), __LINE__);
    expect(is_refused(proviso_check_run(NULL, &report, &error), &error, "E-HANDLE"), __LINE__);
    expect(is_refused(proviso_report_write(NULL, name, NULL, sink, &error), &error, "E-HANDLE"), __LINE__);
    expect(is_refused(proviso_dossier_notation(NULL, 0, sink, &error), &error, "E-HANDLE"), __LINE__);
    expect(is_refused(proviso_make_visible(name, sink, &error), &error, "E-ARGUMENT"), __LINE__);
    expect(proviso_check_run(NULL, &report, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    expect(proviso_pack_name(NULL).size == 0 && proviso_report_verdict(NULL).size == 0, __LINE__);
    expect(proviso_error_message(NULL).size == 0 && proviso_error_line(NULL) == 0, __LINE__);
    expect(proviso_tests_passed(NULL) == 0 && proviso_diagnostics_count(NULL) == 0, __LINE__);
    expect(report == NULL && pack == NULL && check == NULL, __LINE__);
    proviso_engine_free(NULL);
    proviso_error_free(NULL);
    proviso_report_free(NULL);
}

/* A handle of another kind, memory that is none, and one that was freed. */
static void test_wrong(const subject* what) {
    int stranger = 0;
    proviso_error* error = NULL;
    proviso_report* report = NULL;
    proviso_check* check = NULL;
    proviso_engine* engine = NULL;
    expect(is_refused(proviso_check_run((proviso_check*)what->engine, &report, &error), &error, "E-HANDLE"),
           __LINE__);
    expect(is_refused(proviso_check_run((proviso_check*)&stranger, &report, &error), &error, "E-HANDLE"),
           __LINE__);
    proviso_pack_free((proviso_pack*)what->engine);
    expect(proviso_pack_rule_count(what->pack) > 0, __LINE__);

    expect(proviso_engine_new(NULL, &engine, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_new(engine, NULL, &check, NULL) == PROVISO_OK, __LINE__);
    expect(is_refused(proviso_check_add_pack(check, what->pack, &error), &error, "E-ARGUMENT"), __LINE__);
    proviso_engine_free(engine);
    proviso_engine_free(engine);
    expect(proviso_check_set_notice(check, &what->notice, NULL) == PROVISO_OK, __LINE__);
    proviso_check_free(check);
    proviso_check_free(check);
    expect(is_refused(proviso_check_set_notice(check, &what->notice, &error), &error, "E-HANDLE"), __LINE__);
    expect(is_refused(proviso_check_new(engine, NULL, &check, &error), &error, "E-HANDLE"), __LINE__);
}

/* Engine, pack and check are gone when the report is written. */
static void test_free_order(const subject* what) {
    proviso_engine* engine = NULL;
    proviso_pack* pack = NULL;
    proviso_report* report;
    buffer text = {NULL, 0};
    subject own = *what;
    expect(proviso_engine_new(NULL, &engine, NULL) == PROVISO_OK, __LINE__);
    expect(
        proviso_pack_shipped(engine, proviso_text_of("electronics-watch"), NULL, &pack, NULL) == PROVISO_OK,
        __LINE__);
    own.engine = engine;
    own.pack = pack;
    report = checked(&own);
    expect(report != NULL, __LINE__);
    proviso_engine_free(engine);
    proviso_pack_free(pack);
    expect(proviso_report_write(report, proviso_text_of("text"), NULL, sink_into(&text), NULL) == PROVISO_OK,
           __LINE__);
    expect(text.size > 0, __LINE__);
    proviso_report_free(report);
    proviso_report_free(report);
    expect(proviso_report_verdict(report).size == 0, __LINE__);
    free(text.data);
}

void test_handles(const subject* what) {
    test_null(what);
    test_wrong(what);
    test_free_order(what);
}
