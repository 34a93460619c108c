/* Many documents at once: which formats there are, what a folder of documents holds and what the maps miss in
 * it, and feeds, which hold many procurements in one document. Part of `proviso.h`, which includes it and
 * says what holds for every function. */
#ifndef PROVISO_SURVEY_H
#define PROVISO_SURVEY_H

#include <proviso/proviso.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct proviso_survey proviso_survey;
typedef struct proviso_feed proviso_feed;

/* ---- Formats. ---- */

/* All formats of the engine's maps: names, versions, roots, stages, and what they carry. `format` is `text`
 * or `json`. [any-thread] */
PROVISO_API proviso_status proviso_formats_write(const proviso_engine* engine, proviso_text format,
                                                 proviso_sink sink, proviso_error** error);

/* ---- Survey: documents counted, not judged. ---- */

/* [any-thread] */
PROVISO_API proviso_status proviso_survey_new(const proviso_engine* engine, proviso_survey** survey,
                                              proviso_error** error);
PROVISO_API void proviso_survey_free(proviso_survey* survey); /* [owner-thread] */

/* Reads the document and counts what was read. One that cannot be read is counted as such and is no error.
 * An archive stands for the XML files in it, a feed for its entries. No bytes are kept. [owner-thread] */
PROVISO_API proviso_status proviso_survey_add(proviso_survey* survey, const proviso_file* document,
                                              proviso_error** error);

/* How many documents were `read` or `refused`; how many different `unknown-elements`, `unknown-codes` and
 * `unmatched` places of the maps there are. 0 for any other word. [any-thread] */
PROVISO_API uint64_t proviso_survey_count(const proviso_survey* survey, proviso_text what);

/* `view` is `summary` (documents by format and version, refusals by error, rows by entity, values by state)
 * or `coverage` (unknown elements and codes with an example, what of the maps never matched); `format` is
 * `text` or `json`. [any-thread] */
PROVISO_API proviso_status proviso_survey_write(const proviso_survey* survey, proviso_text view,
                                                proviso_text format, proviso_sink sink,
                                                proviso_error** error);

/* ---- Feeds. ---- */

/* Where the bytes of a feed are. Fills `bytes` from `offset` on and returns how many it filled: fewer than
 * `size` only at the end, negative where reading went wrong. Called from within the calls below. */
typedef struct proviso_source {
    int64_t (*read)(void* context, uint64_t offset, char* bytes, size_t size);
    void* context;
} proviso_source;

/* Reads the feed once, in pieces, and keeps an index. A document that is no feed is PROVISO_UNKNOWN_DOCUMENT
 * (`E-NO-FEED`). The source must last as long as the feed. [any-thread] */
PROVISO_API proviso_status proviso_feed_open(const proviso_engine* engine, proviso_text name,
                                             proviso_source source, proviso_feed** feed,
                                             proviso_error** error);
PROVISO_API void proviso_feed_free(proviso_feed* feed); /* [owner-thread] */

typedef struct proviso_entry {
    size_t struct_size;
    proviso_text key;    /* its id; may be empty */
    proviso_text newest; /* when it was changed, as the feed spells it */
    uint64_t byte;       /* where it stands */
    uint64_t bytes;
    uint32_t line; /* from 1 */
} proviso_entry;

/* The entries that count: the newest of each id, without those that were withdrawn, in the order of the feed.
 * [any-thread] */
PROVISO_API size_t proviso_feed_entry_count(const proviso_feed* feed);
PROVISO_API proviso_status proviso_feed_entry(const proviso_feed* feed, size_t index, proviso_entry* entry,
                                              proviso_error** error); /* [any-thread] */

/* How many entries do not count because they are `superseded` or `withdrawn`; 0 for any other word.
 * [any-thread] */
PROVISO_API uint64_t proviso_feed_count(const proviso_feed* feed, proviso_text what);

/* The entry as a document of its own, for proviso_check_add_notice. Its first line is the entry's line in the
 * feed. [owner-thread] */
PROVISO_API proviso_status proviso_feed_read(const proviso_feed* feed, size_t index, proviso_sink sink,
                                             proviso_error** error);

#ifdef __cplusplus
}
#endif

#endif
