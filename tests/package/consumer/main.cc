// Uses every public header against the installed library.
#include <iostream>
#include <sstream>

#include "wenmai/database.h"
#include "wenmai/error.h"
#include "wenmai/format.h"
#include "wenmai/ingestor.h"
#include "wenmai/temporal.h"
#include "wenmai/value.h"

int main() {
  using namespace wenmai;
  Database database = Database::Open(":memory:");
  Ingestor(database, {}).AddText("a.md", "OpenAI首席执行官山姆·奥特曼（Sam Altman）表示，GPT-4o将免费开放。\n");
  Session session = database.NewSession();
  Result result = session.Run("MATCH (p:Person)-[:WORKS_AT]->(c:Company) RETURN p.name, c.name");
  WriteResult(result, ResultFormat::kCsv, std::cout);
  try {
    session.Run("RETURN nothing");
  } catch (const Error& error) {  // thrown in the library, caught here
    std::cout << ErrorCodeName(error.code()) << " " << error.detail() << "\n";
  }
  try {
    throw Error::Query("K", "P", "D", "message", 1, 2);
  } catch (const Error& error) {
    std::cout << error.column() << " " << ToJson(Value::List{Date{0}, 1.5, "x"}) << "\n";
  }
}
