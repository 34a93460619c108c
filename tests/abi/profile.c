/* Profiles: what a pack leaves to the buyer, writing a file of it, and what is wrong in one. */
#include "host.h"

#include <stdlib.h>
#include <string.h>

static void expect(int holds, int line) { expect_that(holds, "profile.c", line); }

static void test_lists(const subject* what) {
    proviso_parameter parameter;
    proviso_calendar_info calendar;
    memset(&parameter, 0, sizeof parameter);
    memset(&calendar, 0, sizeof calendar);
    parameter.struct_size = sizeof parameter;
    calendar.struct_size = sizeof calendar;
    expect(proviso_pack_parameter_count(what->pack) > 0, __LINE__);
    expect(proviso_pack_parameter_count(NULL) == 0, __LINE__);
    expect(proviso_pack_parameter(what->pack, 0, &parameter, NULL) == PROVISO_OK, __LINE__);
    expect(parameter.name.size > 0 && parameter.meaning.size > 0, __LINE__);
    expect(proviso_pack_parameter(what->pack, 10000, &parameter, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
    expect(proviso_calendar_count() > 27, __LINE__);
    expect(proviso_calendar(0, &calendar, NULL) == PROVISO_OK && calendar.name.size > 0, __LINE__);
    expect(proviso_calendar(10000, &calendar, NULL) == PROVISO_INVALID_ARGUMENT, __LINE__);
}

void test_profile(const subject* what) {
    proviso_setting setting;
    proviso_profile_options profile;
    proviso_diagnostics* diagnostics = NULL;
    proviso_file file;
    buffer text = {NULL, 0};
    test_lists(what);
    memset(&profile, 0, sizeof profile);
    profile.struct_size = sizeof profile;
    expect(
        proviso_profile_write(&what->pack, 1, &profile, sink_into(&text), NULL) == PROVISO_INVALID_ARGUMENT,
        __LINE__); /* no name */
    profile.name = proviso_text_of("ours");
    profile.setting_count = 1;
    expect(
        proviso_profile_write(&what->pack, 1, &profile, sink_into(&text), NULL) == PROVISO_INVALID_ARGUMENT,
        __LINE__);
    setting.name = proviso_text_of("no-such-parameter");
    setting.value = proviso_text_of("30 days");
    setting.because = proviso_text_of("");
    profile.settings = &setting;
    expect(proviso_profile_write(&what->pack, 1, &profile, sink_into(&text), NULL) == PROVISO_FAULTY_SOURCE,
           __LINE__);
    expect(text.size == 0, __LINE__);
    setting.name = proviso_text_of("disclosure-final-assembly");
    expect(proviso_profile_write(NULL, 1, &profile, sink_into(&text), NULL) == PROVISO_INVALID_ARGUMENT,
           __LINE__);
    expect(proviso_profile_write(&what->pack, 1, &profile, sink_into(&text), NULL) == PROVISO_OK, __LINE__);
    file.name = proviso_text_of("ours.clause");
    file.bytes.data = text.data;
    file.bytes.size = text.size;
    expect(proviso_diagnose_profile(&what->pack, 1, &file, 1, &diagnostics, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_diagnostics_count(diagnostics) == 0, __LINE__);
    proviso_diagnostics_free(diagnostics);
    file.bytes = proviso_text_of("profile ours\n  calendar nowhere\nend\n");
    expect(proviso_diagnose_profile(&what->pack, 1, &file, 1, &diagnostics, NULL) == PROVISO_OK, __LINE__);
    expect(proviso_diagnostics_error_count(diagnostics) == 1, __LINE__);
    proviso_diagnostics_free(diagnostics);
    free(text.data);
}
