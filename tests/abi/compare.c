/* Comparing two checks. */
#include "host.h"

#include <stdlib.h>
#include <string.h>

static void expect(int holds, int line) { expect_that(holds, "compare.c", line); }

static proviso_check* draft_check(const subject* what, const char* text, const char* as_of) {
    const proviso_text code = proviso_text_of("30213100");
    proviso_check_options options;
    proviso_draft_options draft;
    proviso_file contract;
    proviso_check* check = NULL;
    memset(&options, 0, sizeof options);
    memset(&draft, 0, sizeof draft);
    options.struct_size = sizeof options;
    options.as_of = proviso_text_of(as_of);
    draft.struct_size = sizeof draft;
    draft.cpv_codes = &code;
    draft.cpv_count = 1;
    draft.language = proviso_text_of("en");
    contract.name = proviso_text_of("contract.txt");
    contract.bytes = proviso_text_of(text);
    expect(proviso_check_new(what->engine, &options, &check, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_add_pack(check, what->pack, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_set_draft(check, &draft, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_add_document(check, proviso_text_of(""), &contract, NULL) == PROVISO_OK, __LINE__);
    return check;
}

void test_comparison(const subject* what) {
    proviso_check* before =
        draft_check(what, "The Electronics Watch Contract Conditions apply.", "2026-11-25");
    proviso_check* after = draft_check(what, "Laptops are delivered.", "2026-11-25");
    proviso_check* later = draft_check(what, "Laptops are delivered.", "2026-11-26");
    proviso_comparison* comparison = NULL;
    buffer text = {NULL, 0};
    expect(proviso_comparison_new(before, NULL, &comparison, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    expect(proviso_comparison_new(before, after, NULL, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    expect(proviso_comparison_new(after, later, &comparison, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    expect(proviso_comparison_new(before, before, &comparison, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_comparison_is_changed(comparison) == 0, __LINE__);
    proviso_comparison_free(comparison);
    expect(proviso_comparison_is_changed(comparison) == 0, __LINE__); /* freed */
    expect(proviso_comparison_new(before, after, &comparison, NULL) == PROVISO_OK, __LINE__);
    proviso_check_free(before); /* The comparison keeps what it needs. */
    proviso_check_free(after);
    proviso_check_free(later);
    expect(proviso_comparison_is_changed(comparison) == 1, __LINE__);
    expect(proviso_comparison_unreadable_count(comparison) == 0, __LINE__);
    expect(proviso_comparison_write(comparison, proviso_text_of("html"), NULL, sink_into(&text), NULL) ==
               PROVISO_NOT_FOUND,
           __LINE__);
    expect(proviso_comparison_write(comparison, proviso_text_of("json"), NULL, sink_into(&text), NULL) ==
               PROVISO_OK,
           __LINE__);
    expect(text.size > 0 && strstr(text.data, "proviso-comparison/1") != NULL, __LINE__);
    proviso_comparison_free(comparison);
    free(text.data);
}
