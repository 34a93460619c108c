/* Two threads check on one engine and one pack at once, and write the same bytes. */
#include "host.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

static void expect(int holds, int line) { expect_that(holds, "threads.c", line); }

enum { rounds = 20 };

typedef struct worker {
    const subject* what;
    buffer reports;
} worker;

static void* check_many(void* context) {
    worker* self = context;
    int i;
    for (i = 0; i < rounds; ++i) {
        proviso_report* report = checked(self->what);
        proviso_report_write(report, proviso_text_of(i % 2 ? "json" : "text"), NULL,
                             sink_into(&self->reports), NULL);
        proviso_report_free(report);
    }
    return NULL;
}

void test_threads(const subject* what) {
    worker workers[2];
    pthread_t threads[2];
    int i;
    for (i = 0; i < 2; ++i) {
        workers[i].what = what;
        workers[i].reports.data = NULL;
        workers[i].reports.size = 0;
        expect(pthread_create(&threads[i], NULL, check_many, &workers[i]) == 0, __LINE__);
    }
    for (i = 0; i < 2; ++i) pthread_join(threads[i], NULL);
    expect(workers[0].reports.size > 0, __LINE__);
    expect(workers[0].reports.size == workers[1].reports.size, __LINE__);
    expect(memcmp(workers[0].reports.data, workers[1].reports.data, workers[0].reports.size) == 0, __LINE__);
    for (i = 0; i < 2; ++i) free(workers[i].reports.data);
}
