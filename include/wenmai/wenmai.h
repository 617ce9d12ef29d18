/* wenmai for C, and for every language that can call C.
 *
 *   wenmai_database* database;
 *   if (wenmai_open("my-graph", NULL, &database) != WENMAI_OK) return fail(wenmai_error_message());
 *   wenmai_session* session = wenmai_session_new(database);
 *   wenmai_result* result;
 *   wenmai_run(session, "MATCH (p:Person {name: $name}) RETURN p.aliases", "{\"name\": \"Sam Altman\"}", &result);
 *   while (wenmai_next(result) == WENMAI_ROW) puts(wenmai_get_json(result, 0));
 *   wenmai_result_free(result);
 *   wenmai_session_free(session);
 *   wenmai_close(database);
 *
 * Results: functions that can fail return a wenmai_status and leave their output untouched when they do;
 * the error of a thread's latest failure is kept for that thread until its next one. No C++ exception
 * leaves the library.
 * Text is UTF-8 and ends in a zero byte. Pointers to text belong to the handle they come from and hold
 * until the next call on it.
 * Lifetime: free what you were given, in any order: a handle keeps alive what it needs. Freeing NULL does
 * nothing.
 * Threads: a database may be used from any thread. A session, its statements, transactions and results
 * belong to one thread at a time, but for wenmai_cancel, which may be called from any thread and from a
 * signal handler.
 * Stability: what stands here keeps its meaning and its binary form; options structs grow at their end
 * only, and are told apart by their `size`.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define WENMAI_EXPORT __attribute__((visibility("default")))
#else
#define WENMAI_EXPORT
#endif

/* The numbers are part of the binary interface. */
typedef enum wenmai_status {
  WENMAI_OK = 0,
  WENMAI_ROW = 1,  /* wenmai_next: there is a row */
  WENMAI_DONE = 2, /* wenmai_next: there are no more */
  WENMAI_INVALID_ARGUMENT = 10,
  WENMAI_NOT_FOUND = 11,
  WENMAI_EXISTS = 12,
  WENMAI_CONFLICT = 13, /* another writer or process holds it; try again later */
  WENMAI_LIMIT = 14,
  WENMAI_CANCELLED = 15,
  WENMAI_CORRUPTION = 16,
  WENMAI_IO = 17,
  WENMAI_UNSUPPORTED = 18,
  WENMAI_INTERNAL = 19
} wenmai_status;

typedef enum wenmai_type {
  WENMAI_NULL = 0,
  WENMAI_BOOLEAN = 1,
  WENMAI_INTEGER = 2,
  WENMAI_FLOAT = 3,
  WENMAI_STRING = 4,
  WENMAI_OTHER = 5 /* lists, maps, nodes, relationships, paths, temporal values: read them as JSON */
} wenmai_type;

typedef struct wenmai_database wenmai_database;
typedef struct wenmai_session wenmai_session;
typedef struct wenmai_statement wenmai_statement;
typedef struct wenmai_transaction wenmai_transaction;
typedef struct wenmai_result wenmai_result;

/* --- The latest error of this thread --- */

WENMAI_EXPORT const char* wenmai_error_message(void);
/* openCypher's kind and detail (`SyntaxError`, `UndefinedVariable`), empty for other errors. */
WENMAI_EXPORT const char* wenmai_error_kind(void);
WENMAI_EXPORT const char* wenmai_error_detail(void);
/* The place in the query, from 1; 0 where it is not known. */
WENMAI_EXPORT int wenmai_error_line(void);
WENMAI_EXPORT int wenmai_error_column(void);

/* The version of the library: `0.1.0`. */
WENMAI_EXPORT const char* wenmai_version(void);

/* --- Databases and sessions --- */

typedef struct wenmai_open_options {
  size_t size; /* sizeof(wenmai_open_options) */
  int read_only;
  int create_if_missing;
  int sync_commits;
  size_t cache_bytes; /* 0: a quarter of the machine's memory */
} wenmai_open_options;

/* The defaults: to write, made if missing, durable commits. */
WENMAI_EXPORT void wenmai_open_options_init(wenmai_open_options* options);

/* `options` may be NULL for the defaults. `:memory:` opens an empty database that is gone with its last
 * handle. */
WENMAI_EXPORT wenmai_status wenmai_open(const char* path, const wenmai_open_options* options, wenmai_database** database);
WENMAI_EXPORT void wenmai_close(wenmai_database* database);

WENMAI_EXPORT wenmai_session* wenmai_session_new(wenmai_database* database);
WENMAI_EXPORT void wenmai_session_free(wenmai_session* session);

/* Ends what the session is running with WENMAI_CANCELLED. */
WENMAI_EXPORT void wenmai_cancel(wenmai_session* session);

/* How long a run may take and how much memory it may use; 0: no limit of time, the default of memory. */
WENMAI_EXPORT void wenmai_set_limits(wenmai_session* session, uint64_t timeout_ms, uint64_t memory_bytes);

/* --- Statements --- */

/* Runs one statement. `parameters` is a JSON object, or NULL. A writing statement has run and is durable
 * when this returns; a reading one yields its rows as they are asked for. */
WENMAI_EXPORT wenmai_status wenmai_run(wenmai_session* session, const char* query, const char* parameters, wenmai_result** result);

WENMAI_EXPORT wenmai_status wenmai_prepare(wenmai_session* session, const char* query, wenmai_statement** statement);
WENMAI_EXPORT wenmai_status wenmai_run_statement(wenmai_session* session, const wenmai_statement* statement, const char* parameters, wenmai_result** result);
/* Give a parameter its value, without a JSON text in between. It stays until it is given another;
 * wenmai_run_statement's `parameters` come on top for that run. A statement is bound by one thread at a
 * time. `size` is in bytes, of UTF-8. */
WENMAI_EXPORT wenmai_status wenmai_bind_null(wenmai_statement* statement, const char* name);
WENMAI_EXPORT wenmai_status wenmai_bind_boolean(wenmai_statement* statement, const char* name, int value);
WENMAI_EXPORT wenmai_status wenmai_bind_integer(wenmai_statement* statement, const char* name, int64_t value);
WENMAI_EXPORT wenmai_status wenmai_bind_float(wenmai_statement* statement, const char* name, double value);
WENMAI_EXPORT wenmai_status wenmai_bind_string(wenmai_statement* statement, const char* name, const char* text, size_t size);
/* Any value, lists and maps too. */
WENMAI_EXPORT wenmai_status wenmai_bind_json(wenmai_statement* statement, const char* name, const char* json);
WENMAI_EXPORT void wenmai_statement_free(wenmai_statement* statement);

/* Several statements that take effect together or not at all. */
WENMAI_EXPORT wenmai_status wenmai_begin(wenmai_session* session, wenmai_transaction** transaction);
WENMAI_EXPORT wenmai_status wenmai_transaction_run(wenmai_transaction* transaction, const char* query, const char* parameters, wenmai_result** result);
WENMAI_EXPORT wenmai_status wenmai_commit(wenmai_transaction* transaction);
/* Rolls back what was not committed. */
WENMAI_EXPORT void wenmai_transaction_free(wenmai_transaction* transaction);

/* --- Results --- */

WENMAI_EXPORT size_t wenmai_column_count(const wenmai_result* result);
WENMAI_EXPORT const char* wenmai_column_name(const wenmai_result* result, size_t column);

/* WENMAI_ROW, WENMAI_DONE or an error. */
WENMAI_EXPORT wenmai_status wenmai_next(wenmai_result* result);

/* Values of the current row. A column that is not there is WENMAI_NULL; a value of another type reads as
 * 0, and as the empty text. */
WENMAI_EXPORT wenmai_type wenmai_get_type(const wenmai_result* result, size_t column);
WENMAI_EXPORT int wenmai_get_boolean(const wenmai_result* result, size_t column);
WENMAI_EXPORT int64_t wenmai_get_integer(const wenmai_result* result, size_t column);
WENMAI_EXPORT double wenmai_get_float(const wenmai_result* result, size_t column); /* integers too */
/* `size` may be NULL; it gets the number of bytes, of which some may be zero. */
WENMAI_EXPORT const char* wenmai_get_string(const wenmai_result* result, size_t column, size_t* size);
/* Any value as JSON, as `wenmai query --format jsonl` writes it. */
WENMAI_EXPORT const char* wenmai_get_json(wenmai_result* result, size_t column);
WENMAI_EXPORT void wenmai_result_free(wenmai_result* result);

/* --- Articles --- */

typedef struct wenmai_ingest_summary {
  uint64_t added, changed, unchanged, failed;
} wenmai_ingest_summary;

/* Called after each file, on the thread that called wenmai_ingest. Anything but 0 stops it with
 * WENMAI_CANCELLED; what has landed stays. */
typedef int (*wenmai_progress)(void* context, uint64_t files_done, uint64_t files_total, const char* source);
/* Called for each file that failed. */
typedef void (*wenmai_failure)(void* context, const char* source, const char* reason);

/* Ingests a file, or a folder with all below it. The functions and `summary` may be NULL. */
WENMAI_EXPORT wenmai_status wenmai_ingest(wenmai_database* database, const char* path, wenmai_progress progress, wenmai_failure failure, void* context, wenmai_ingest_summary* summary);

/* Ingests one article from memory; `source` is its path or address. */
WENMAI_EXPORT wenmai_status wenmai_ingest_text(wenmai_database* database, const char* source, const char* text, size_t size);

/* Removes an article by its id, source or url. WENMAI_NOT_FOUND if there is none. */
WENMAI_EXPORT wenmai_status wenmai_forget(wenmai_database* database, const char* article);

#ifdef __cplusplus
}
#endif
