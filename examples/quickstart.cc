// The library in one page: read articles into a graph, ask it a question with a parameter, change it in
// a transaction, and handle an error.
//
//   quickstart examples/articles
#include <iostream>

#include "wenmai/database.h"
#include "wenmai/ingestor.h"

int main(int argc, char** argv) {
  const std::string articles = argc > 1 ? argv[1] : "examples/articles";
  try {
    wenmai::Database database = wenmai::Database::Open(":memory:");

    wenmai::Ingestor ingestor(database, {});
    const wenmai::IngestSummary summary = ingestor.Add({articles});
    std::cout << summary.added << " articles read\n";

    wenmai::Session session = database.NewSession();
    wenmai::Result result = session.Run(
        "MATCH (a:Article)<-[:STATED_IN]-(c:Claim)-[:MADE_BY]->(p {name: $name}) "
        "RETURN a.title AS article, c.text AS claim ORDER BY article, c.start LIMIT 3",
        {{"name", "Sam Altman"}});
    while (result.Next()) {
      std::cout << result.Get(0).as<std::string>() << ": " << result.Get(1).as<std::string>() << "\n";
    }

    wenmai::Transaction transaction = session.Begin();
    transaction.Run("CREATE (:Reader {name: $name})", {{"name", "Ada"}});
    transaction.Run(
        "MATCH (r:Reader), (a:Article) WITH r, a ORDER BY a.title LIMIT 1 CREATE (r)-[:READ]->(a)");
    transaction.Commit();

    session.Run("MATCH (n) RETURN m");  // a mistake, told with its place
  } catch (const wenmai::Error& error) {
    std::cout << error.kind() << ": " << error.detail() << ": " << error.what() << " (line "
              << error.line() << ", column " << error.column() << ")\n";
    return error.detail() == "UndefinedVariable" ? 0 : 1;
  }
  return 1;
}
