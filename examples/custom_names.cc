// Names of one's own in the extraction, progress that can stop it, and a prepared statement: a reader of
// football reports who keeps a list of clubs.
//
//   custom_names
#include <array>
#include <iostream>
#include <string_view>

#include "wenmai/database.h"
#include "wenmai/ingestor.h"

namespace {

// The clubs in a text, wherever they stand.
std::vector<wenmai::FoundName> FindClubs(std::string_view text) {
  constexpr std::array<std::string_view, 2> kClubs = {"Rovers of Kirkwall", "Lerwick Athletic"};
  std::vector<wenmai::FoundName> found;
  for (const std::string_view club : kClubs) {
    for (size_t at = 0; (at = text.find(club, at)) != text.npos; at += club.size()) {
      found.push_back({at, at + club.size(), "Organization"});
    }
  }
  return found;
}

}  // namespace

int main() {
  wenmai::Database database = wenmai::Database::Open(":memory:");
  wenmai::IngestOptions options;
  options.name_finders = {{"clubs 1", FindClubs}};
  wenmai::Ingestor ingestor(database, options);
  ingestor.AddText("saturday.md", "# Saturday\n\nRovers of Kirkwall beat Lerwick Athletic by three goals.\n");
  ingestor.AddText("sunday.md", "# Sunday\n\nLerwick Athletic said that it would appeal.\n");

  wenmai::Session session = database.NewSession();
  const wenmai::Statement reports = session.Prepare(
      "MATCH (a:Article)-[:MENTIONS]->({name: $club}) RETURN a.title AS title ORDER BY title");
  for (const char* club : {"Rovers of Kirkwall", "Lerwick Athletic"}) {
    std::cout << club << ":";
    wenmai::Result result = session.Run(reports, {{"club", club}});
    while (result.Next()) std::cout << " " << result.Get(0).as<std::string>();
    std::cout << "\n";
  }
}
