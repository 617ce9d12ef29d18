#include <stdio.h>

#include "wenmai/wenmai.h"

int main(void) {
  wenmai_database* database;
  wenmai_result* result;
  if (wenmai_open(":memory:", NULL, &database) != WENMAI_OK) return 1;
  wenmai_session* session = wenmai_session_new(database);
  if (wenmai_run(session, "RETURN $x + 1 AS y", "{\"x\": 41}", &result) != WENMAI_OK) return 1;
  if (wenmai_next(result) != WENMAI_ROW) return 1;
  printf("%s %d wenmai %s\n", wenmai_column_name(result, 0), (int)wenmai_get_integer(result, 0), wenmai_version());
  wenmai_result_free(result);
  wenmai_session_free(session);
  wenmai_close(database);
  return 0;
}
