/* The C interface from C99, as an e-tender platform would use it: one program, one line for each check that
 * fails. */
#include "host.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures = 0;
static int checks = 0;

static void expect(int holds, int line) { expect_that(holds, "host.c", line); }

void expect_that(int holds, const char* file, int line) {
    ++checks;
    if (holds) return;
    ++failures;
    fprintf(stderr, "%s:%d: this does not hold\n", file, line);
}

static int32_t append(void* context, const char* data, size_t size) {
    buffer* output = context;
    char* grown = realloc(output->data, output->size + size + 1);
    if (!grown) return 1;
    memcpy(grown + output->size, data, size);
    output->data = grown;
    output->size += size;
    grown[output->size] = '\0';
    return 0;
}

proviso_sink sink_into(buffer* output) {
    proviso_sink sink;
    sink.write = append;
    sink.context = output;
    return sink;
}

buffer read_whole(const char* path) {
    buffer bytes = {NULL, 0};
    FILE* file = fopen(path, "rb");
    char block[4096];
    size_t count;
    if (!file) {
        fprintf(stderr, "there is no file %s\n", path);
        exit(2);
    }
    while ((count = fread(block, 1, sizeof block, file)) > 0) append(&bytes, block, count);
    fclose(file);
    return bytes;
}

int text_is(proviso_text text, const char* expected) {
    if (text.size != strlen(expected)) return 0;
    return text.size == 0 || memcmp(text.data, expected, text.size) == 0; /* An empty view may be null. */
}

proviso_report* checked(const subject* what) {
    proviso_check_options options;
    proviso_check* check = NULL;
    proviso_report* report = NULL;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.as_of = proviso_text_of("2026-11-25");
    if (proviso_check_new(what->engine, &options, &check, NULL) != PROVISO_OK) return NULL;
    proviso_check_add_pack(check, what->pack, NULL);
    proviso_check_set_notice(check, &what->notice, NULL);
    proviso_check_run(check, &report, NULL);
    proviso_check_free(check);
    return report;
}

/* The way that the header's first page shows, with the verdict and a report at its end. */
static void test_main_way(const subject* what) {
    buffer json = {NULL, 0};
    buffer again = {NULL, 0};
    proviso_error* error = NULL;
    proviso_report* report = checked(what);
    expect(report != NULL, __LINE__);
    expect(proviso_report_verdict(report).size > 0, __LINE__);
    expect(proviso_report_count(report, proviso_text_of("gap")) > 0, __LINE__);
    expect(proviso_report_count(report, proviso_text_of("no such outcome")) == 0, __LINE__);
    expect(proviso_report_reaches(report, proviso_text_of("gap")) == 1, __LINE__);
    expect(proviso_report_reaches(report, proviso_text_of("never")) == 0, __LINE__);
    expect(
        proviso_report_write(report, proviso_text_of("json"), NULL, sink_into(&json), &error) == PROVISO_OK,
        __LINE__);
    expect(proviso_report_write(report, proviso_text_of("json"), NULL, sink_into(&again), NULL) == PROVISO_OK,
           __LINE__);
    expect(json.size > 0 && json.size == again.size && memcmp(json.data, again.data, json.size) == 0,
           __LINE__);
    expect(strstr(json.data, "proviso-report/1") != NULL, __LINE__);
    proviso_report_free(report);
    free(json.data);
    free(again.data);
}

/* What the report would say, without the report. */
static void test_verdict(const subject* what) {
    proviso_check_options options;
    proviso_check* check = NULL;
    proviso_text verdict = {NULL, 0};
    proviso_report* report = checked(what);
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.as_of = proviso_text_of("2026-11-25");
    expect(proviso_check_new(what->engine, &options, &check, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_add_pack(check, what->pack, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_verdict(check, &verdict, NULL) != PROVISO_OK, __LINE__); /* There is no notice. */
    expect(proviso_check_set_notice(check, &what->notice, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_verdict(check, NULL, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    expect(proviso_check_verdict(check, &verdict, NULL) == PROVISO_OK, __LINE__);
    proviso_check_free(check); /* The words of verdicts stay. */
    expect(text_is(verdict, "gaps"), __LINE__);
    expect(text_is(proviso_report_verdict(report), "gaps"), __LINE__);
    proviso_report_free(report);
}

static void test_reading(const subject* what) {
    buffer notation = {NULL, 0};
    proviso_check* check = NULL;
    proviso_dossier* dossier = NULL;
    proviso_document document;
    proviso_format format;
    memset(&document, 0, sizeof document);
    memset(&format, 0, sizeof format);
    document.struct_size = sizeof document;
    format.struct_size = sizeof format;
    expect(proviso_detect(what->engine, &what->notice, &format, NULL) == PROVISO_OK, __LINE__);
    expect(text_is(format.name, "eforms-contract-notice"), __LINE__);
    expect(format.is_read == 1, __LINE__);
    expect(proviso_check_new(what->engine, NULL, &check, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_set_notice(check, &what->notice, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_check_read(check, &dossier, NULL) == PROVISO_OK, __LINE__);
    proviso_check_free(check); /* The dossier keeps what it needs. */
    expect(proviso_dossier_document_count(dossier) == 1, __LINE__);
    expect(proviso_dossier_document(dossier, 0, &document, NULL) == PROVISO_OK, __LINE__);
    expect(document.elements_read > 0 && document.bytes == what->notice.bytes.size, __LINE__);
    expect(proviso_dossier_document(dossier, 1, &document, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    expect(proviso_dossier_notation(dossier, 1, sink_into(&notation), NULL) == PROVISO_OK, __LINE__);
    expect(notation.size > 0 && strstr(notation.data, "LOT-0001") != NULL, __LINE__);
    proviso_dossier_free(dossier);
    free(notation.data);
}

static void test_pack(const subject* what) {
    proviso_rule rule;
    size_t i;
    int found = 0;
    memset(&rule, 0, sizeof rule);
    rule.struct_size = sizeof rule;
    expect(text_is(proviso_pack_name(what->pack), "electronics-watch"), __LINE__);
    expect(proviso_pack_digest(what->pack).size == 64, __LINE__);
    for (i = 0; i < proviso_pack_rule_count(what->pack); ++i) {
        expect(proviso_pack_rule(what->pack, i, &rule, NULL) == PROVISO_OK, __LINE__);
        if (text_is(rule.id, "EW-B02")) found = 1;
    }
    expect(found, __LINE__);
    expect(proviso_pack_rule(what->pack, i, &rule, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
}

int main(int argc, char** argv) {
    buffer bytes;
    proviso_engine* engine = NULL;
    proviso_pack* pack = NULL;
    proviso_error* error = NULL;
    subject what;
    if (argc != 2) return 2;
    bytes = read_whole(argv[1]);
    expect(proviso_abi_version() >= PROVISO_ABI_VERSION, __LINE__);
    expect(proviso_version().size > 0, __LINE__);
    expect(proviso_engine_new(NULL, &engine, &error) == PROVISO_OK, __LINE__);
    expect(
        proviso_pack_shipped(engine, proviso_text_of("electronics-watch"), NULL, &pack, &error) == PROVISO_OK,
        __LINE__);
    if (error) {
        proviso_text message = proviso_error_message(error);
        fprintf(stderr, "%.*s\n", (int)message.size, message.data);
        return 1;
    }
    what.engine = engine;
    what.pack = pack;
    what.notice.name = proviso_text_of("notice.xml");
    what.notice.bytes.data = bytes.data;
    what.notice.bytes.size = bytes.size;
    test_main_way(&what);
    test_verdict(&what);
    test_reading(&what);
    test_pack(&what);
    test_options(&what);
    test_threads(&what);
    test_profile(&what);
    test_schemas(&what);
    test_stages(&what);
    test_comparison(&what);
    test_decisions(&what);
    test_draft(&what);
    test_handles(&what);
    expect(strcmp(setlocale(LC_ALL, NULL), "C") == 0, __LINE__);
    proviso_pack_free(pack);
    proviso_engine_free(engine);
    free(bytes.data);
    printf("%d checks, %d failed\n", checks, failures);
    return failures ? 1 : 0;
}
