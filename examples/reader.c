/* The library from C: read articles into a graph, ask it with a parameter, write in a transaction, and
 * handle an error.
 *
 *   reader examples/articles
 */
#include <stdio.h>

#include "wenmai/wenmai.h"

static int fail(const char* what) {
  fprintf(stderr, "%s: %s\n", what, wenmai_error_message());
  return 1;
}

static int show_progress(void* context, uint64_t files_done, uint64_t files_total, const char* source) {
  (void)source;
  *(uint64_t*)context = files_done;
  return files_done > files_total; /* anything but 0 would stop it */
}

static int print_claims(wenmai_session* session) {
  wenmai_result* result;
  wenmai_status status = wenmai_run(session,
                                    "MATCH (c:Claim)-[:MADE_BY]->({name: $name}) "
                                    "RETURN c.text AS claim ORDER BY claim LIMIT 2",
                                    "{\"name\": \"Sam Altman\"}", &result);
  if (status != WENMAI_OK) return fail("query");
  while ((status = wenmai_next(result)) == WENMAI_ROW) {
    printf("%s\n", wenmai_get_string(result, 0, NULL));
  }
  wenmai_result_free(result);
  return status == WENMAI_DONE ? 0 : fail("rows");
}

static int mark_reader(wenmai_session* session) {
  wenmai_transaction* transaction;
  wenmai_result* result;
  if (wenmai_begin(session, &transaction) != WENMAI_OK) return fail("begin");
  if (wenmai_transaction_run(transaction, "CREATE (:Reader {name: 'Ada'})", NULL, &result) != WENMAI_OK) return fail("create");
  wenmai_result_free(result);
  if (wenmai_commit(transaction) != WENMAI_OK) return fail("commit");
  wenmai_transaction_free(transaction);
  if (wenmai_run(session, "MATCH (r:Reader) RETURN count(r) AS readers, r {.*} AS reader", NULL, &result) != WENMAI_OK) return fail("count");
  if (wenmai_next(result) != WENMAI_ROW) return fail("count");
  printf("%d reader: %s\n", (int)wenmai_get_integer(result, 0), wenmai_get_json(result, 1));
  wenmai_result_free(result);
  return 0;
}

int main(int argc, char** argv) {
  wenmai_database* database;
  wenmai_result* result;
  wenmai_ingest_summary summary;
  uint64_t files_done = 0;
  if (wenmai_open(":memory:", NULL, &database) != WENMAI_OK) return fail("open");
  if (wenmai_ingest(database, argc > 1 ? argv[1] : "examples/articles", show_progress, NULL, &files_done, &summary) != WENMAI_OK) return fail("ingest");
  printf("%d articles from %d files\n", (int)summary.added, (int)files_done);

  wenmai_session* session = wenmai_session_new(database);
  wenmai_close(database); /* the session keeps it open */
  if (print_claims(session) != 0 || mark_reader(session) != 0) return 1;
  if (wenmai_run(session, "MATCH (n) RETURN m", NULL, &result) == WENMAI_OK) return 1;
  printf("%s: %s (line %d, column %d)\n", wenmai_error_kind(), wenmai_error_detail(), wenmai_error_line(), wenmai_error_column());
  wenmai_session_free(session);
  return 0;
}
