/* What a procurement office does beside checking: profiles of its own contract, comparing versions, and
 * decisions about findings. Part of `proviso.h`, which includes it and says what holds for every function. */
#ifndef PROVISO_OFFICE_H
#define PROVISO_OFFICE_H

#include <proviso/proviso.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct proviso_comparison proviso_comparison;

/* ---- Profiles: what the buyer's own contract says. ---- */

/* A parameter that a pack leaves to the buyer. */
typedef struct proviso_parameter {
    size_t struct_size;
    proviso_text name;
    proviso_text type;    /* `period`, `number`, `date`, `text`, `code`, `money`, `yes-no` */
    proviso_text meaning; /* in English */
    proviso_text lowest;  /* as a profile writes it, `1 day`; empty without bounds */
    proviso_text highest;
    proviso_text value;  /* the pack's own; empty: not set */
    int32_t is_verified; /* 0: nobody has verified the pack's own value */
} proviso_parameter;

PROVISO_API size_t proviso_pack_parameter_count(const proviso_pack* pack); /* [any-thread] */
PROVISO_API proviso_status proviso_pack_parameter(const proviso_pack* pack, size_t index,
                                                  proviso_parameter* parameter,
                                                  proviso_error** error); /* [any-thread] */

/* A calendar of public holidays that is built in. */
typedef struct proviso_calendar_info {
    size_t struct_size;
    proviso_text name;   /* `de-be`, for a profile */
    proviso_text title;  /* in English */
    proviso_text source; /* where the days come from */
} proviso_calendar_info;

PROVISO_API size_t proviso_calendar_count(void); /* [any-thread] */
PROVISO_API proviso_status proviso_calendar(size_t index, proviso_calendar_info* calendar,
                                            proviso_error** error); /* [any-thread] */

typedef struct proviso_setting {
    proviso_text name;
    proviso_text value; /* as a profile writes it, `30 days` */
    proviso_text because;
} proviso_setting;

typedef struct proviso_profile_options {
    size_t struct_size;
    proviso_text name;
    proviso_text buyer; /* what is empty here and below is left out */
    proviso_text country;
    proviso_text calendar;
    proviso_text law;
    proviso_text audience;
    const proviso_text* languages;
    size_t language_count;
    const proviso_setting* settings;
    size_t setting_count;
    proviso_text comment_language; /* of the meanings in the comments; empty: English */
} proviso_profile_options;

/* Writes a profile that people go on editing: what is set, and as comments what could be. What the packs or
 * the calendars do not know is PROVISO_FAULTY_SOURCE, and nothing is written. [any-thread] */
PROVISO_API proviso_status proviso_profile_write(const proviso_pack* const* packs, size_t pack_count,
                                                 const proviso_profile_options* options, proviso_sink sink,
                                                 proviso_error** error);

/* What is wrong in a profile, and those that it extends, against packs. OK whatever is found. [any-thread] */
PROVISO_API proviso_status proviso_diagnose_profile(const proviso_pack* const* packs, size_t pack_count,
                                                    const proviso_file* files, size_t file_count,
                                                    proviso_diagnostics** diagnostics, proviso_error** error);

/* ---- Comparison: did a corrigendum, an answer or the contract as signed change the clause? Immutable. ----
 */

/* The two checks come from the same engine, with the same packs, day and language; either may be of a notice
 * or of drafts. Compared are the outcomes, and the sentences with words that the rules look for. [any-thread]
 */
PROVISO_API proviso_status proviso_comparison_new(const proviso_check* before, const proviso_check* after,
                                                  proviso_comparison** comparison, proviso_error** error);
PROVISO_API void proviso_comparison_free(proviso_comparison* comparison); /* [owner-thread] */

/* 1 where an outcome or a passage is not what it was. [any-thread] */
PROVISO_API int32_t proviso_comparison_is_changed(const proviso_comparison* comparison);

/* How many documents could not be read, of which nothing was compared. [any-thread] */
PROVISO_API size_t proviso_comparison_unreadable_count(const proviso_comparison* comparison);

/* `text` or `json`; `options` may be null. [any-thread] */
PROVISO_API proviso_status proviso_comparison_write(const proviso_comparison* comparison, proviso_text format,
                                                    const proviso_write_options* options, proviso_sink sink,
                                                    proviso_error** error);

/* ---- Decisions of people about findings. The host keeps the file; the library makes its next text. ---- */

typedef struct proviso_decision {
    size_t struct_size;
    proviso_text kind;    /* `accepted` or `disputed`; not looked at when a decision is withdrawn */
    proviso_text by;      /* the name of who decided */
    proviso_text because; /* the reason */
    proviso_text on;      /* the day, `2026-11-25` */
} proviso_decision;

/* Writes the text of the file with the decision added; what stood in the file stays, comments too. Its bytes
 * may be empty. `finding` is the id of a finding of the report, or as much of its beginning as no other
 * shares. Nothing is written where the file has a fault (PROVISO_FAULTY_SOURCE). [any-thread] */
PROVISO_API proviso_status proviso_decisions_add(const proviso_file* decisions, const proviso_report* report,
                                                 proviso_text finding, const proviso_decision* decision,
                                                 proviso_sink sink, proviso_error** error);

/* The same for taking back what was decided about a finding, which need not exist any more. [any-thread] */
PROVISO_API proviso_status proviso_decisions_withdraw(const proviso_file* decisions, proviso_text finding,
                                                      const proviso_decision* decision, proviso_sink sink,
                                                      proviso_error** error);

#ifdef __cplusplus
}
#endif

#endif
