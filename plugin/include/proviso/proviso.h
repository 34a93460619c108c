/* Proviso's C interface: the contract with e-tender platforms, the command line and every language binding.
 *
 * Reads procurement documents and tells which conditions of a rule pack they carry, with reasons and places:
 *
 *     proviso_engine* engine = NULL;
 *     proviso_error* error = NULL;
 *     if (proviso_engine_new(NULL, &engine, &error) != PROVISO_OK) { ... proviso_error_message(error) ... }
 *     proviso_pack_shipped(engine, proviso_text_of("electronics-watch"), NULL, &pack, &error);
 *     proviso_check_new(engine, &options, &check, &error);
 *     proviso_check_add_pack(check, pack, &error);
 *     proviso_check_set_notice(check, name, bytes, &error);
 *     proviso_check_run(check, &report, &error);
 *     proviso_report_write(report, proviso_text_of("json"), NULL, sink, &error);
 *
 * Handles are tokens, not addresses: a null, freed or foreign handle is answered by an error and never
 * followed. What a handle needs it keeps alive, so handles may be freed in any order; freeing null does
 * nothing.
 *
 * Texts are UTF-8 views, not terminated by NUL. What the library hands out is borrowed: it lives as long as
 * the handle it was asked of. What it is handed, it copies before the call returns, unless `borrows_bytes`
 * says otherwise.
 *
 * Errors: a function that can fail returns a status and, where `error` is not null, hands out an error object
 * that the caller frees. It writes NULL there on success. Out parameters are only written on success.
 *
 * Option structs begin with their size: set `struct_size = sizeof(options)` and everything else to zero
 * first. Functions and members are added, never changed. No function throws, exits, prints, or touches the
 * locale or a signal handler; none opens a file or a connection, or starts a program, but where
 * `allows_programs` lets it read PDF files, and to load `libproviso-xsd.so` from beside this library when the
 * first XML schema is compiled.
 *
 * Threads: [any-thread] may be called from any thread at any time. [owner-thread] may be called from any
 * thread, but not for the same handle from two at once. */
#ifndef PROVISO_PROVISO_H
#define PROVISO_PROVISO_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__GNUC__)
#define PROVISO_API __attribute__((visibility("default")))
#else
#define PROVISO_API
#endif

/* Raised when functions are added. */
#define PROVISO_ABI_VERSION 1

#ifdef __cplusplus
extern "C" {
#endif

typedef struct proviso_error proviso_error;
typedef struct proviso_engine proviso_engine;
typedef struct proviso_pack proviso_pack;
typedef struct proviso_diagnostics proviso_diagnostics;
typedef struct proviso_tests proviso_tests;
typedef struct proviso_check proviso_check;
typedef struct proviso_dossier proviso_dossier;
typedef struct proviso_report proviso_report;
typedef struct proviso_schemas proviso_schemas;

typedef struct proviso_text {
    const char* data;
    size_t size;
} proviso_text;

typedef struct proviso_file {
    proviso_text name;
    proviso_text bytes;
} proviso_file;

/* Takes output in pieces; returns 0, or anything else to stop. Called from within the call that it was handed
 * to. */
typedef struct proviso_sink {
    int32_t (*write)(void* context, const char* data, size_t size);
    void* context;
} proviso_sink;

/* Statuses: what kind of thing went wrong. The error's code says what exactly. */
typedef int32_t proviso_status;
enum {
    PROVISO_OK = 0,
    PROVISO_INVALID_ARGUMENT = 1, /* null, a wrong handle or version, a text that is no date, no UTF-8 */
    PROVISO_NOT_FOUND = 2,        /* no pack, rule, format, language, stage or reference of that name */
    PROVISO_UNREADABLE = 3,       /* a document that cannot be read */
    PROVISO_UNKNOWN_DOCUMENT = 4, /* no document that Proviso knows */
    PROVISO_FAULTY_SOURCE = 5,    /* a model, map or rule file with errors */
    PROVISO_SINK_REFUSED = 6,     /* the host's sink asked to stop */
    PROVISO_NO_MEMORY = 7,        /* `error` may then stay null */
    PROVISO_INTERNAL = 8          /* a fault of Proviso */
};

static inline proviso_text proviso_text_of(const char* terminated) {
    proviso_text text;
    text.data = terminated;
    text.size = terminated ? strlen(terminated) : 0;
    return text;
}

/* The product's version, `0.1.0`. [any-thread] */
PROVISO_API proviso_text proviso_version(void);

/* The library's PROVISO_ABI_VERSION; at least that of the header that a host was built with. [any-thread] */
PROVISO_API uint32_t proviso_abi_version(void);

/* ---- Errors. Safe to print: control characters are shown as escapes. ---- */

PROVISO_API proviso_status proviso_error_status(const proviso_error* error); /* [any-thread] */

/* Stable and machine-readable, `E-DTD`. [any-thread] */
PROVISO_API proviso_text proviso_error_code(const proviso_error* error);

/* What is wrong and why; for rule, map and model files the whole diagnostics, with line and caret.
 * [any-thread] */
PROVISO_API proviso_text proviso_error_message(const proviso_error* error);

/* What to do about it; may be empty. [any-thread] */
PROVISO_API proviso_text proviso_error_help(const proviso_error* error);

/* The place: line and column count from 1, 0 is unknown; columns count characters. [any-thread] */
PROVISO_API proviso_text proviso_error_document(const proviso_error* error);
PROVISO_API uint32_t proviso_error_line(const proviso_error* error);
PROVISO_API uint32_t proviso_error_column(const proviso_error* error);
PROVISO_API uint64_t proviso_error_byte(const proviso_error* error);

PROVISO_API void proviso_error_free(proviso_error* error); /* [owner-thread] */

/* ---- Engine: what can be known (model) and how formats say it (maps). Immutable; share it. ---- */

typedef struct proviso_engine_options {
    size_t struct_size;
    const proviso_file* models; /* model files that add to the shipped one */
    size_t model_count;
    const proviso_file* maps; /* further maps; one of a shipped map's name takes its place */
    size_t map_count;
} proviso_engine_options;

/* `options` may be null. [any-thread] */
PROVISO_API proviso_status proviso_engine_new(const proviso_engine_options* options, proviso_engine** engine,
                                              proviso_error** error);
PROVISO_API void proviso_engine_free(proviso_engine* engine); /* [owner-thread] */

/* What kind of document this is, by its first element. The texts live as long as the engine. */
typedef struct proviso_format {
    size_t struct_size;
    proviso_text name;  /* `eforms-contract-notice` */
    proviso_text title; /* `eForms contract notice` */
    int32_t is_read;    /* 0: known by name, no map yet */
} proviso_format;

/* [any-thread] */
PROVISO_API proviso_status proviso_detect(const proviso_engine* engine, const proviso_file* document,
                                          proviso_format* format, proviso_error** error);

/* What is understood of the heads of columns of a CSV or XLSX file: one line each, `sheet TAB cell TAB words
 * TAB field`. No sheet for CSV, no field where nobody understands the words. [any-thread] */
PROVISO_API proviso_status proviso_table_columns(const proviso_engine* engine, const proviso_file* table,
                                                 proviso_sink sink, proviso_error** error);

/* ---- Rule packs. Immutable; share them. ---- */

/* The packs built into the library, and their files; an unknown name has none. [any-thread] */
PROVISO_API size_t proviso_shipped_pack_count(void);
PROVISO_API proviso_text proviso_shipped_pack_name(size_t index);
PROVISO_API size_t proviso_shipped_file_count(proviso_text pack);
PROVISO_API proviso_file proviso_shipped_file(proviso_text pack, size_t index);

typedef struct proviso_pack_options {
    size_t struct_size;
    int32_t with_tests; /* 1: keep the rules' own tests, for proviso_pack_test */
} proviso_pack_options;

/* `options` may be null. [any-thread] */
PROVISO_API proviso_status proviso_pack_shipped(const proviso_engine* engine, proviso_text name,
                                                const proviso_pack_options* options, proviso_pack** pack,
                                                proviso_error** error);

/* The files of a pack's folder, with names relative to it. A rule with an error is PROVISO_FAULTY_SOURCE.
 * [any-thread] */
PROVISO_API proviso_status proviso_pack_new(const proviso_engine* engine, const proviso_file* files,
                                            size_t file_count, const proviso_pack_options* options,
                                            proviso_pack** pack, proviso_error** error);
PROVISO_API void proviso_pack_free(proviso_pack* pack); /* [owner-thread] */

PROVISO_API proviso_text proviso_pack_name(const proviso_pack* pack);    /* [any-thread] */
PROVISO_API proviso_text proviso_pack_version(const proviso_pack* pack); /* [any-thread] */
PROVISO_API proviso_text proviso_pack_title(const proviso_pack* pack);   /* [any-thread] */
PROVISO_API proviso_text proviso_pack_digest(const proviso_pack* pack);  /* SHA-256. [any-thread] */

typedef struct proviso_rule {
    size_t struct_size;
    proviso_text id;
    proviso_text title;    /* in English */
    proviso_text severity; /* urgent, major, minor, info */
    proviso_text stage;
    proviso_text file;
    proviso_text page;   /* the whole Markdown page */
    int32_t is_note;     /* states a fact and never gates */
    int32_t is_monotone; /* filling in what is not said never turns its `met` into a gap */
    proviso_text cost;   /* at most so many steps a judgement: `14 + 9 lots + 4 lots papers` */
} proviso_rule;

PROVISO_API size_t proviso_pack_rule_count(const proviso_pack* pack); /* [any-thread] */
PROVISO_API proviso_status proviso_pack_rule(const proviso_pack* pack, size_t index, proviso_rule* rule,
                                             proviso_error** error); /* [any-thread] */

/* What is wrong or doubtful in rule files. OK whatever is found; ask for the counts. [any-thread] */
PROVISO_API proviso_status proviso_diagnose(const proviso_engine* engine, const proviso_file* files,
                                            size_t file_count, proviso_diagnostics** diagnostics,
                                            proviso_error** error);
PROVISO_API void proviso_diagnostics_free(proviso_diagnostics* diagnostics); /* [owner-thread] */

typedef struct proviso_diagnostic {
    size_t struct_size;
    proviso_text code;
    proviso_text message;
    proviso_text file;
    proviso_text rendered; /* for people: line, caret, reason, what to write instead */
    uint32_t line;
    uint32_t column;
    int32_t is_error; /* 0: a warning */
} proviso_diagnostic;

PROVISO_API size_t proviso_diagnostics_count(const proviso_diagnostics* diagnostics);       /* [any-thread] */
PROVISO_API size_t proviso_diagnostics_error_count(const proviso_diagnostics* diagnostics); /* [any-thread] */
/* How many rules, phrases, tests and other items were read and hold no error. [any-thread] */
PROVISO_API size_t proviso_diagnostics_sound_count(const proviso_diagnostics* diagnostics);
PROVISO_API proviso_status proviso_diagnostics_get(const proviso_diagnostics* diagnostics, size_t index,
                                                   proviso_diagnostic* diagnostic,
                                                   proviso_error** error); /* [any-thread] */

/* Runs the tests that stand in the rule files. The pack was made `with_tests`. [any-thread] */
PROVISO_API proviso_status proviso_pack_test(const proviso_pack* pack, proviso_tests** tests,
                                             proviso_error** error);
PROVISO_API void proviso_tests_free(proviso_tests* tests); /* [owner-thread] */

typedef struct proviso_test_failure {
    size_t struct_size;
    proviso_text rule;
    proviso_text test;
    proviso_text message;
    proviso_text file;
    uint32_t line;
} proviso_test_failure;

PROVISO_API size_t proviso_tests_passed(const proviso_tests* tests);        /* [any-thread] */
PROVISO_API size_t proviso_tests_failure_count(const proviso_tests* tests); /* [any-thread] */
PROVISO_API proviso_status proviso_tests_failure(const proviso_tests* tests, size_t index,
                                                 proviso_test_failure* failure,
                                                 proviso_error** error); /* [any-thread] */

/* Rules that lack a test they should have, one sentence each. [any-thread] */
PROVISO_API size_t proviso_tests_missing_count(const proviso_tests* tests);
PROVISO_API proviso_text proviso_tests_missing(const proviso_tests* tests, size_t index);

/* ---- Check: the documents of one procedure, against packs, as of a day. ---- */

typedef struct proviso_check_options {
    size_t struct_size;
    proviso_text as_of;    /* `2026-11-25`: the day on which the check looks; may be empty for reading only */
    proviso_text language; /* of the report: `en`, `de`, `fr`, `es`, `nl`, `sv`, `ca`; empty: the first of
                              the profile's, else `en` */
    int32_t documents_complete; /* 1: all documents are handed in; what they do not say is not said */
    int32_t borrows_bytes;  /* 1: the bytes of documents stay valid and unchanged until check and dossiers are
                               freed, and are not copied. Names are copied all the same. */
    int32_t keeps_proofs;   /* 1: the report can be asked for the proof of each finding */
    int32_t keeps_excerpts; /* 1: the report shows the lines around each place that a finding names */
    int32_t allows_programs; /* 1: PDF files are read, by running `pdftotext` as a process of its own, with
                                limits on its time and memory. 0: they count as unreadable. */
    int32_t explains_met;    /* 1: what is met comes with the places that show it */
    proviso_text stage;      /* whose rules are looked at: `planning`, `call`, `tender`, `award`,
                                `performance`, `all`; empty: the stage that the procedure is in */
    proviso_text audience;   /* for whom the report is: `public`, `affiliates`, `ew`, `buyer`; empty: as the
                                profile says, else the buyer. Findings for others are left out and counted */
    proviso_text record_complete; /* which record is whole, from which day, and who says so, as in `documents;
                                     as of 2026-05-01; by "A. Keller"`: until then, what it lacks is not said;
                                     may be empty */
} proviso_check_options;

/* `options` may be null for reading only. [any-thread] */
PROVISO_API proviso_status proviso_check_new(const proviso_engine* engine,
                                             const proviso_check_options* options, proviso_check** check,
                                             proviso_error** error);
PROVISO_API void proviso_check_free(proviso_check* check); /* [owner-thread] */

/* The pack must come from the same engine. [owner-thread] */
PROVISO_API proviso_status proviso_check_add_pack(proviso_check* check, const proviso_pack* pack,
                                                  proviso_error** error);

/* Called once. [owner-thread] */
PROVISO_API proviso_status proviso_check_set_notice(proviso_check* check, const proviso_file* notice,
                                                    proviso_error** error);

/* A further notice of the same procedure, or the first one: earlier versions, a correction, the award. The
 * order does not matter. Notices of different procedures are an error of the run. [owner-thread] */
PROVISO_API proviso_status proviso_check_add_notice(proviso_check* check, const proviso_file* notice,
                                                    proviso_error** error);

/* Instead of a notice: the documents are drafts, judged by what they buy. */
typedef struct proviso_draft_options {
    size_t struct_size;
    const proviso_text* cpv_codes; /* eight digits each, the main code first */
    size_t cpv_count;              /* at least 1 */
    proviso_text language;         /* of the drafts, `de`; empty: each document names its own */
} proviso_draft_options;

/* Called once, and for no check that has a notice. The drafts are added as documents, without references.
 * [owner-thread] */
PROVISO_API proviso_status proviso_check_set_draft(proviso_check* check, const proviso_draft_options* draft,
                                                   proviso_error** error);

/* A document beside the notice. `reference` is its id, file name or link in the notice; where it is empty,
 * the document answers the only reference that is open, and else is searched and answers none. [owner-thread]
 */
PROVISO_API proviso_status proviso_check_add_document(proviso_check* check, proviso_text reference,
                                                      const proviso_file* document, proviso_error** error);

/* The buyer's profile, a Clause file: values of the packs' parameters, rules that are set aside. Call it
 * again for a profile that this one extends. It is read by proviso_check_run, against the packs added by
 * then; an error in it is PROVISO_FAULTY_SOURCE there. [owner-thread] */
PROVISO_API proviso_status proviso_check_set_profile(proviso_check* check, const proviso_file* profile,
                                                     proviso_error** error);

/* What people decided about findings, as kept by the host (see proviso_decisions_add); called once. Findings
 * keep their outcome and show the decision; what was accepted no longer gates. A file with a fault is
 * PROVISO_FAULTY_SOURCE, with line and column. [owner-thread] */
PROVISO_API proviso_status proviso_check_set_decisions(proviso_check* check, const proviso_file* decisions,
                                                       proviso_error** error);

/* May be called again, with the same result. [owner-thread] */
PROVISO_API proviso_status proviso_check_run(const proviso_check* check, proviso_report** report,
                                             proviso_error** error);

/* The verdict of the report that `proviso_check_run` would make, in the words of `proviso_report_verdict`,
 * and no report: much faster where most documents need none. The text is static. [owner-thread] */
PROVISO_API proviso_status proviso_check_verdict(const proviso_check* check, proviso_text* verdict,
                                                 proviso_error** error);

/* Reads only: what the documents say, without rules. [owner-thread] */
PROVISO_API proviso_status proviso_check_read(const proviso_check* check, proviso_dossier** dossier,
                                              proviso_error** error);

/* The form for a supplier, as `xlsx` or `csv`: the columns that are understood when it comes back, filled in
 * with what the dossier tells. `language` is that of its words; empty for English. [any-thread] */
PROVISO_API proviso_status proviso_dossier_form(const proviso_engine* engine, const proviso_dossier* dossier,
                                                proviso_text format, proviso_text language, proviso_sink sink,
                                                proviso_error** error);

/* ---- Files that hold other files. ---- */

/* Takes one input of a container: its name (`tender.zip!/notice.xml`) and bytes, or the fault for which it
 * could not be taken out, else null. Both are borrowed until it returns. Returns 0, or anything else to stop.
 */
typedef struct proviso_input_sink {
    int32_t (*take)(void* context, const proviso_file* input, const proviso_error* fault);
    void* context;
} proviso_input_sink;

/* Hands out what a ZIP file, an ASiC-E, a tar or a tar.gz holds, one after the other, and every other file as
 * it is. An error where the container is cut off or passes a limit; what was handed out before is whole.
 * [any-thread] */
PROVISO_API proviso_status proviso_for_each_input(const proviso_file* file, proviso_input_sink sink,
                                                  proviso_error** error);

/* ---- XML schemas, which inform about documents and decide nothing. Immutable. ---- */

/* The `.xsd` files of a folder, with names relative to it. Nothing outside of them is opened, and a schema is
 * compiled when a document first needs it, once for all checks. [any-thread] */
PROVISO_API proviso_status proviso_schemas_new(const proviso_file* files, size_t file_count,
                                               proviso_schemas** schemas, proviso_error** error);
PROVISO_API void proviso_schemas_free(proviso_schemas* schemas); /* [owner-thread] */

typedef struct proviso_schema {
    size_t struct_size;
    proviso_text path;
    proviso_text target_namespace;
    proviso_text roots;   /* the elements with which a document can begin, separated by spaces */
    proviso_text version; /* as the schema states it; may be empty */
} proviso_schema;

/* The schemas with which a document can begin, by path. [any-thread] */
PROVISO_API size_t proviso_schemas_count(const proviso_schemas* schemas);
PROVISO_API proviso_status proviso_schemas_get(const proviso_schemas* schemas, size_t index,
                                               proviso_schema* schema, proviso_error** error);

/* Compiles a schema; a fault in it comes with its place. [any-thread] */
PROVISO_API proviso_status proviso_schemas_verify(const proviso_schemas* schemas, size_t index,
                                                  proviso_error** error);

/* Documents of the check are held against these schemas: the report gets notes `schema/FORMAT`, the dossier
 * remarks. Null takes them away again. [owner-thread] */
PROVISO_API proviso_status proviso_check_set_schemas(proviso_check* check, const proviso_schemas* schemas,
                                                     proviso_error** error);

/* ---- Dossier: what was read, from where, and what was not. ---- */

PROVISO_API void proviso_dossier_free(proviso_dossier* dossier); /* [owner-thread] */

/* All values as text. `with_places` 1: with line, column and path behind each. [any-thread] */
PROVISO_API proviso_status proviso_dossier_notation(const proviso_dossier* dossier, int32_t with_places,
                                                    proviso_sink sink, proviso_error** error);

typedef struct proviso_document {
    size_t struct_size;
    proviso_text name;
    proviso_text sha256;
    proviso_text format;
    proviso_text format_version;
    uint64_t bytes;
    uint32_t elements_read;
    uint32_t elements_left;    /* known, and of no concern to the model */
    uint32_t elements_unknown; /* not known to the map */
} proviso_document;

PROVISO_API size_t proviso_dossier_document_count(const proviso_dossier* dossier); /* [any-thread] */
PROVISO_API proviso_status proviso_dossier_document(const proviso_dossier* dossier, size_t index,
                                                    proviso_document* document,
                                                    proviso_error** error); /* [any-thread] */

/* Remarks on the reading of one document. */
typedef int32_t proviso_remark_kind;
enum {
    PROVISO_REMARK_NOTE = 0,         /* a sentence, such as that an unknown version was read as a known one */
    PROVISO_REMARK_UNKNOWN_PATH = 1, /* elements that the map does not know; `count` says how many */
    PROVISO_REMARK_UNKNOWN_CODE = 2, /* code values that the map does not know */
    PROVISO_REMARK_FALLBACK_PATH = 3 /* values found at a place where they should not stand */
};

typedef struct proviso_remark {
    size_t struct_size;
    proviso_text text;
    uint32_t count;
} proviso_remark;

PROVISO_API size_t proviso_dossier_remark_count(const proviso_dossier* dossier, size_t document,
                                                proviso_remark_kind kind); /* [any-thread] */
PROVISO_API proviso_status proviso_dossier_remark(const proviso_dossier* dossier, size_t document,
                                                  proviso_remark_kind kind, size_t index,
                                                  proviso_remark* remark,
                                                  proviso_error** error); /* [any-thread] */

/* ---- Report. Immutable. ---- */

PROVISO_API void proviso_report_free(proviso_report* report); /* [owner-thread] */

/* `gaps`, `cannot-be-judged`, `open`, `nothing-open-by-due-diligence`, `nothing-open`, `not-concerned`.
 * [any-thread] */
PROVISO_API proviso_text proviso_report_verdict(const proviso_report* report);

/* How many findings ended in `met`, `met-by-due-diligence`, `gap`, `not-yet-due`, `not-applicable`,
 * `cannot-tell` or `noted`; 0 for any other word. [any-thread] */
PROVISO_API uint32_t proviso_report_count(const proviso_report* report, proviso_text outcome);

/* 1 where a finding above severity info reaches the level: `gap` (a gap), `cannot-tell` (a gap or a
 * cannot-tell); 0 for `never` and any other word. [any-thread] */
PROVISO_API int32_t proviso_report_reaches(const proviso_report* report, proviso_text level);

typedef struct proviso_write_options {
    size_t struct_size;
    int32_t shows_all;   /* 1: also what is met, does not apply, or follows from another finding */
    int32_t uses_colour; /* 1: escapes for a terminal; text only */
    uint32_t width;      /* columns of the text; 0 is 80 */
} proviso_write_options;

/* The formats by id: `text`, `html`, `json`. [any-thread] */
PROVISO_API size_t proviso_report_format_count(void);
PROVISO_API proviso_text proviso_report_format_id(size_t index);

/* `options` may be null. The same report in the same format is the same bytes. [any-thread] */
PROVISO_API proviso_status proviso_report_write(const proviso_report* report, proviso_text format,
                                                const proviso_write_options* options, proviso_sink sink,
                                                proviso_error** error);

/* The proof of one finding, as text: each condition of its rule with what it came to, the values and places.
 * `id` is the finding's id or the beginning of it that no other has. The check must have been made with
 * `keeps_proofs`. [any-thread] */
PROVISO_API proviso_status proviso_report_explain(const proviso_report* report, proviso_text id,
                                                  proviso_sink sink, proviso_error** error);

/* ---- Texts. ---- */

/* The text with control characters, bidirectional controls and malformed bytes as visible escapes, so that a
 * hostile text cannot steer a terminal. [any-thread] */
PROVISO_API proviso_status proviso_make_visible(proviso_text text, proviso_sink sink, proviso_error** error);

#ifdef __cplusplus
}
#endif

#include <proviso/office.h>
#include <proviso/survey.h>

#endif
