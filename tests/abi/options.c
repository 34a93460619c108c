/* Options of a wrong size or of a later version, wrong values, and a sink that refuses. */
#include "host.h"

#include <stdlib.h>
#include <string.h>

static void expect(int holds, int line) { expect_that(holds, "options.c", line); }

static proviso_status status_with(const subject* what, proviso_check_options* options, const char* code) {
    proviso_check* check = NULL;
    proviso_error* error = NULL;
    const proviso_status status = proviso_check_new(what->engine, options, &check, &error);
    expect(text_is(proviso_error_code(error), code), __LINE__);
    proviso_error_free(error);
    proviso_check_free(check);
    return status;
}

static void test_versions(const subject* what) {
    struct later {
        proviso_check_options known;
        size_t unknown;
    } later;
    proviso_check_options options;
    memset(&options, 0, sizeof options);
    expect(status_with(what, &options, "E-VERSION") == PROVISO_INVALID_ARGUMENT, __LINE__);
    options.struct_size = (size_t)-1;
    expect(status_with(what, &options, "E-VERSION") == PROVISO_INVALID_ARGUMENT, __LINE__);
    /* An older host knows the first members only. */
    options.struct_size = offsetof(proviso_check_options, language);
    options.language = proviso_text_of("beyond what the size says");
    expect(status_with(what, &options, "") == PROVISO_OK, __LINE__);
    /* A later host sets what this library does not know: refused; leaves it zero: fine. */
    memset(&later, 0, sizeof later);
    later.known.struct_size = sizeof later;
    expect(status_with(what, &later.known, "") == PROVISO_OK, __LINE__);
    later.unknown = 1;
    expect(status_with(what, &later.known, "E-VERSION") == PROVISO_INVALID_ARGUMENT, __LINE__);
}

/* A record of an older host is filled as far as it goes, and not beyond. */
static void test_records(const subject* what) {
    proviso_rule rule;
    memset(&rule, 0x7f, sizeof rule);
    rule.struct_size = offsetof(proviso_rule, title);
    expect(proviso_pack_rule(what->pack, 0, &rule, NULL) == PROVISO_OK, __LINE__);
    expect(rule.id.size > 0 && rule.id.size < 100, __LINE__);
    expect(rule.title.size == (size_t)0x7f7f7f7f7f7f7f7fULL, __LINE__);
    expect(rule.struct_size == offsetof(proviso_rule, title), __LINE__);
    rule.struct_size = 0;
    expect(proviso_pack_rule(what->pack, 0, &rule, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
}

static void test_values(const subject* what) {
    const char* const no_dates[] = {"2026-13-01", "tomorrow", "2026-02-29", "2026-11-25Z", "\xff"};
    proviso_check_options options;
    proviso_pack* pack = NULL;
    proviso_error* error = NULL;
    size_t i;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    for (i = 0; i < sizeof no_dates / sizeof no_dates[0]; ++i) {
        options.as_of = proviso_text_of(no_dates[i]);
        expect(status_with(what, &options, "E-ARGUMENT") == PROVISO_INVALID_ARGUMENT, __LINE__);
    }
    options.as_of = proviso_text_of("2026-11-25");
    options.language = proviso_text_of("tlh");
    expect(status_with(what, &options, "E-NO-LANGUAGE") == PROVISO_NOT_FOUND, __LINE__);
    expect(proviso_pack_shipped(what->engine, proviso_text_of("nothing"), NULL, &pack, &error) ==
               PROVISO_NOT_FOUND,
           __LINE__);
    expect(text_is(proviso_error_code(error), "E-NO-PACK") && proviso_error_help(error).size > 0, __LINE__);
    proviso_error_free(error);
}

static int32_t refuse(void* context, const char* data, size_t size) {
    (void)context;
    (void)data;
    return size > 0;
}

static void test_sinks(const subject* what) {
    proviso_sink refusing;
    buffer text = {NULL, 0};
    const proviso_text hostile = {"\x1b[2Jred", 7};
    proviso_report* report = checked(what);
    refusing.write = refuse;
    refusing.context = NULL;
    expect(
        proviso_report_write(report, proviso_text_of("text"), NULL, refusing, NULL) == PROVISO_SINK_REFUSED,
        __LINE__);
    expect(proviso_report_write(report, proviso_text_of("txt"), NULL, refusing, NULL) == PROVISO_NOT_FOUND,
           __LINE__);
    expect(proviso_make_visible(hostile, sink_into(&text), NULL) == PROVISO_OK, __LINE__);
    expect(text.size > 7 && memchr(text.data, 0x1b, text.size) == NULL, __LINE__);
    proviso_report_free(report);
    free(text.data);
}

/* A document that cannot be read names its place. */
static void test_unreadable(const subject* what) {
    proviso_check* check = NULL;
    proviso_dossier* dossier = NULL;
    proviso_error* error = NULL;
    proviso_file notice;
    notice.name = proviso_text_of("broken.xml");
    notice.bytes = proviso_text_of("<a>\n <b>\n</a>");
    expect(proviso_check_new(what->engine, NULL, &check, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_read(check, &dossier, NULL) == PROVISO_INVALID_ARGUMENT,
           __LINE__); /* no notice yet */
    expect(proviso_check_set_notice(check, &notice, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_set_notice(check, &notice, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    expect(proviso_check_read(check, &dossier, &error) >= PROVISO_UNREADABLE, __LINE__);
    expect(proviso_error_message(error).size > 0, __LINE__);
    expect(text_is(proviso_error_document(error), "broken.xml"), __LINE__);
    proviso_error_free(error);
    proviso_check_free(check);
}

void test_options(const subject* what) {
    test_versions(what);
    test_records(what);
    test_values(what);
    test_sinks(what);
    test_unreadable(what);
}
