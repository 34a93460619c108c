/* A draft without a notice. */
#include "host.h"

#include <string.h>

static void expect(int holds, int line) { expect_that(holds, "draft.c", line); }

static proviso_check* new_check(const subject* what) {
    proviso_check_options options;
    proviso_check* check = NULL;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.as_of = proviso_text_of("2026-11-25");
    expect(proviso_check_new(what->engine, &options, &check, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_add_pack(check, what->pack, NULL) == PROVISO_OK, __LINE__);
    return check;
}

void test_draft(const subject* what) {
    const proviso_text codes[] = {proviso_text_of("30213100"), proviso_text_of("30231300")};
    proviso_draft_options draft;
    proviso_file contract;
    proviso_check* check = new_check(what);
    proviso_report* report = NULL;
    proviso_error* error = NULL;
    memset(&draft, 0, sizeof draft);
    contract.name = proviso_text_of("contract.txt");
    contract.bytes = proviso_text_of(
        "The Electronics Watch Contract Conditions, version 2.1, apply, with the Code of Labour Standards. "
        "Factories and main components are named. Independent monitors have access. Retaliation is "
        "forbidden. Chemicals are listed. Trading conditions are reported. Breaches are remedied.");
    expect(proviso_check_set_draft(check, NULL, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    expect(proviso_check_set_draft(check, &draft, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    draft.struct_size = sizeof draft;
    draft.cpv_count = 2;
    expect(proviso_check_set_draft(check, &draft, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    draft.cpv_codes = codes;
    expect(proviso_check_set_draft(check, &draft, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_set_draft(check, &draft, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    expect(proviso_check_set_notice(check, &what->notice, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    expect(proviso_check_run(check, &report, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__); /* no document */
    expect(proviso_check_add_document(check, proviso_text_of(""), &contract, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_run(check, &report, &error) == PROVISO_INVALID_ARGUMENT, __LINE__);
    expect(text_is(proviso_error_code(error), "E-DRAFT-LANGUAGE"), __LINE__);
    proviso_error_free(error);
    proviso_check_free(check);

    check = new_check(what);
    draft.language = proviso_text_of("en");
    expect(proviso_check_set_draft(check, &draft, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_add_document(check, proviso_text_of(""), &contract, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_run(check, &report, NULL) == PROVISO_OK, __LINE__);
    expect(text_is(proviso_report_verdict(report), "nothing-open"), __LINE__);
    proviso_report_free(report);
    proviso_check_free(check);
}
