/* A host in C99: how the tests count what went wrong, and what they share. */
#pragma once

#include <proviso/proviso.h>

/* Counts, and prints where a check does not hold. Threads do not check. */
void expect_that(int holds, const char* file, int line);

/* Growing memory for a sink. */
typedef struct buffer {
    char* data;
    size_t size;
} buffer;

proviso_sink sink_into(buffer* output);

/* The whole file, or an end with a message. */
buffer read_whole(const char* path);

int text_is(proviso_text text, const char* expected);

/* A check of the notice against the pack; null when anything fails. From any thread. */
typedef struct subject {
    const proviso_engine* engine;
    const proviso_pack* pack;
    proviso_file notice;
} subject;

proviso_report* checked(const subject* what);

void test_comparison(const subject* what);
void test_decisions(const subject* what);
void test_draft(const subject* what);
void test_handles(const subject* what);
void test_options(const subject* what);
void test_profile(const subject* what);
void test_schemas(const subject* what);
void test_stages(const subject* what);
void test_threads(const subject* what);
