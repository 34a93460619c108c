/* What belongs to a whole procedure: several notices, the stage, the audience, and the verdict alone. */
#include "host.h"

#include <stdlib.h>
#include <string.h>

static void expect(int holds, int line) { expect_that(holds, "stages.c", line); }

static proviso_check_options options_of_day(void) {
    proviso_check_options options;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.as_of = proviso_text_of("2025-10-20");
    return options;
}

static proviso_check* new_check(const subject* what, const proviso_check_options* options) {
    proviso_check* check = NULL;
    expect(proviso_check_new(what->engine, options, &check, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_add_pack(check, what->pack, NULL) == PROVISO_OK, __LINE__);
    return check;
}

static proviso_report* run(proviso_check* check) {
    proviso_report* report = NULL;
    expect(proviso_check_run(check, &report, NULL) == PROVISO_OK, __LINE__);
    return report;
}

static buffer json_of(const proviso_report* report) {
    buffer output = {NULL, 0};
    const proviso_sink sink = sink_into(&output);
    expect(proviso_report_write(report, proviso_text_of("json"), NULL, sink, NULL) == PROVISO_OK, __LINE__);
    return output;
}

static void test_verdict_alone(const subject* what) {
    proviso_check_options options = options_of_day();
    proviso_check* check;
    proviso_report* report;
    proviso_text verdict;
    proviso_error* error = NULL;
    int closes;
    for (closes = 0; closes < 2; ++closes) {
        options.documents_complete = closes;
        check = new_check(what, &options);
        memset(&verdict, 0, sizeof verdict);
        expect(proviso_check_verdict(check, &verdict, &error) == PROVISO_INVALID_ARGUMENT, __LINE__);
        proviso_error_free(error); /* there is no notice yet */
        expect(proviso_check_set_notice(check, &what->notice, NULL) == PROVISO_OK, __LINE__);
        expect(proviso_check_verdict(check, NULL, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
        expect(proviso_check_verdict(check, &verdict, NULL) == PROVISO_OK, __LINE__);
        report = run(check);
        expect(verdict.size == proviso_report_verdict(report).size, __LINE__);
        expect(memcmp(verdict.data, proviso_report_verdict(report).data, verdict.size) == 0, __LINE__);
        proviso_report_free(report);
        proviso_check_free(check);
        expect(verdict.size > 0 && verdict.data[0] >= 'a', __LINE__); /* outlives the check */
    }
    expect(proviso_check_verdict(NULL, &verdict, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
}

static void test_stage(const subject* what) {
    proviso_check_options options = options_of_day();
    proviso_check* check;
    proviso_report* report;
    proviso_error* error = NULL;
    options.stage = proviso_text_of("award");
    check = new_check(what, &options);
    expect(proviso_check_set_notice(check, &what->notice, NULL) == PROVISO_OK, __LINE__);
    report = run(check);
    expect(text_is(proviso_report_verdict(report), "not-concerned"), __LINE__);
    expect(proviso_report_count(report, proviso_text_of("gap")) == 0, __LINE__);
    proviso_report_free(report);
    proviso_check_free(check);

    options.stage = proviso_text_of("all");
    check = new_check(what, &options);
    expect(proviso_check_set_notice(check, &what->notice, NULL) == PROVISO_OK, __LINE__);
    report = run(check);
    expect(!text_is(proviso_report_verdict(report), "not-concerned"), __LINE__);
    proviso_report_free(report);
    proviso_check_free(check);

    options.stage = proviso_text_of("harvest");
    check = new_check(what, &options);
    expect(proviso_check_set_notice(check, &what->notice, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_run(check, &report, &error) != PROVISO_OK, __LINE__);
    expect(text_is(proviso_error_code(error), "E-STAGE"), __LINE__);
    proviso_error_free(error);
    proviso_check_free(check);
}

static void test_notices(const subject* what) {
    const proviso_check_options options = options_of_day();
    proviso_check* check = new_check(what, &options);
    proviso_file nothing;
    proviso_report* report;
    proviso_report* single;
    memset(&nothing, 0, sizeof nothing);
    nothing.bytes.size = 5;
    expect(proviso_check_add_notice(check, NULL, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    expect(proviso_check_add_notice(check, &nothing, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    /* The same notice twice is one procedure, and says no more than once. */
    expect(proviso_check_add_notice(check, &what->notice, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_add_notice(check, &what->notice, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_set_notice(check, &what->notice, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    report = run(check);
    single = checked(what);
    expect(proviso_report_count(report, proviso_text_of("met")) ==
               proviso_report_count(single, proviso_text_of("met")),
           __LINE__);
    proviso_report_free(single);
    proviso_report_free(report);
    proviso_check_free(check);
}

static void test_audience(const subject* what) {
    proviso_check_options options = options_of_day();
    proviso_check* check;
    proviso_report* report;
    proviso_error* error = NULL;
    buffer json;
    options.documents_complete = 1;
    options.audience = proviso_text_of("public");
    check = new_check(what, &options);
    expect(proviso_check_set_notice(check, &what->notice, NULL) == PROVISO_OK, __LINE__);
    report = run(check);
    json = json_of(report);
    expect(strstr(json.data, "\"audience\": \"public\"") != NULL, __LINE__);
    expect(strstr(json.data, "\"audience\": \"buyer\"") == NULL, __LINE__);
    /* What is left out weighs in the verdict all the same. */
    expect(text_is(proviso_report_verdict(report), "gaps"), __LINE__);
    expect(proviso_report_reaches(report, proviso_text_of("gap")) == 1, __LINE__);
    free(json.data);
    proviso_report_free(report);
    proviso_check_free(check);

    options.audience = proviso_text_of("press");
    check = new_check(what, &options);
    expect(proviso_check_set_notice(check, &what->notice, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_run(check, &report, &error) != PROVISO_OK, __LINE__);
    expect(text_is(proviso_error_code(error), "E-AUDIENCE"), __LINE__);
    proviso_error_free(error);
    proviso_check_free(check);
}

void test_stages(const subject* what) {
    test_verdict_alone(what);
    test_stage(what);
    test_notices(what);
    test_audience(what);
}
