/* Decisions about findings: the host keeps the file, the library makes its next text. */
#include "host.h"

#include <stdlib.h>
#include <string.h>

static void expect(int holds, int line) { expect_that(holds, "decisions.c", line); }

static proviso_check* new_check(const subject* what) {
    proviso_check_options options;
    proviso_check* check = NULL;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.as_of = proviso_text_of("2026-11-25");
    expect(proviso_check_new(what->engine, &options, &check, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_add_pack(check, what->pack, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_set_notice(check, &what->notice, NULL) == PROVISO_OK, __LINE__);
    return check;
}

/* The id of the first finding of a report. */
static void first_id(const proviso_report* report, char id[15]) {
    buffer json = {NULL, 0};
    const char* at;
    expect(proviso_report_write(report, proviso_text_of("json"), NULL, sink_into(&json), NULL) == PROVISO_OK,
           __LINE__);
    at = strstr(json.data, "\"F-");
    memset(id, 0, 15);
    if (at) memcpy(id, at + 1, 14);
    free(json.data);
}

static void test_refusals(const proviso_report* report, const char* id, proviso_decision decision) {
    proviso_file faulty;
    buffer text = {NULL, 0};
    proviso_error* error = NULL;
    faulty.name = proviso_text_of("decisions.toml");
    faulty.bytes = proviso_text_of("\nx = [");
    expect(proviso_decisions_add(&faulty, report, proviso_text_of(id), &decision, sink_into(&text), &error) ==
               PROVISO_FAULTY_SOURCE,
           __LINE__);
    expect(proviso_error_line(error) == 2 && text_is(proviso_error_code(error), "E-DECISIONS"), __LINE__);
    proviso_error_free(error);
    faulty.bytes = proviso_text_of("");
    expect(proviso_decisions_add(&faulty, report, proviso_text_of("F-zz"), &decision, sink_into(&text),
                                 NULL) == PROVISO_NOT_FOUND,
           __LINE__);
    expect(proviso_decisions_add(&faulty, report, proviso_text_of(id), NULL, sink_into(&text), NULL) ==
               PROVISO_INVALID_ARGUMENT,
           __LINE__);
    expect(proviso_decisions_add(NULL, report, proviso_text_of(id), &decision, sink_into(&text), NULL) ==
               PROVISO_INVALID_ARGUMENT,
           __LINE__);
    expect(proviso_decisions_withdraw(&faulty, proviso_text_of(id), &decision, sink_into(&text), NULL) ==
               PROVISO_NOT_FOUND,
           __LINE__);
    decision.on = proviso_text_of("soon");
    expect(proviso_decisions_add(&faulty, report, proviso_text_of(id), &decision, sink_into(&text), NULL) ==
               PROVISO_INVALID_ARGUMENT,
           __LINE__);
    decision.kind = proviso_text_of("withdrawn");
    expect(proviso_decisions_add(&faulty, report, proviso_text_of(id), &decision, sink_into(&text), NULL) ==
               PROVISO_INVALID_ARGUMENT,
           __LINE__);
    expect(text.size == 0, __LINE__);
}

void test_decisions(const subject* what) {
    proviso_decision decision;
    proviso_file file;
    proviso_check* check = new_check(what);
    proviso_report* report = NULL;
    buffer text = {NULL, 0};
    char id[15];
    expect(proviso_check_run(check, &report, NULL) == PROVISO_OK, __LINE__);
    proviso_check_free(check);
    first_id(report, id);
    memset(&decision, 0, sizeof decision);
    decision.struct_size = sizeof decision;
    decision.kind = proviso_text_of("disputed");
    decision.by = proviso_text_of("M. Muster");
    decision.because = proviso_text_of("it is there, on page 3");
    decision.on = proviso_text_of("2026-11-25");
    test_refusals(report, id, decision);
    file.name = proviso_text_of("decisions.toml");
    file.bytes = proviso_text_of("");
    expect(proviso_decisions_add(&file, report, proviso_text_of(id), &decision, sink_into(&text), NULL) ==
               PROVISO_OK,
           __LINE__);
    proviso_report_free(report);

    file.bytes.data = text.data;
    file.bytes.size = text.size;
    check = new_check(what);
    expect(proviso_check_set_decisions(check, &file, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_set_decisions(check, &file, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    free(text.data); /* The check has read it. */
    text.data = NULL;
    text.size = 0;
    expect(proviso_check_run(check, &report, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_report_write(report, proviso_text_of("json"), NULL, sink_into(&text), NULL) == PROVISO_OK,
           __LINE__);
    expect(strstr(text.data, "it is there, on page 3") != NULL, __LINE__);
    free(text.data);
    proviso_report_free(report);
    proviso_check_free(check);
}
