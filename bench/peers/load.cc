#include "bench/peers/load.h"

#include <filesystem>
#include <string_view>

#include "wenmai/database.h"
#include "wenmai/import.h"

namespace wenmai::bench {
namespace {

constexpr std::string_view kTypeEnd = "__";

}  // namespace

void LoadCsvFiles(const std::string& folder, const std::string& database,
                  const std::function<void(const char*)>& step) {
  ImportSource source;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() != ".csv") continue;
    const std::string name = entry.path().stem();
    const size_t type_end = name.find(kTypeEnd);
    auto& files = type_end == std::string::npos ? source.nodes : source.relationships;
    files.push_back({name.substr(0, type_end), entry.path()});
  }
  Import(database, source);
  step("import");
  Session session = Database::Open(database).NewSession();
  for (const ImportFile& file : source.nodes) {
    const std::string& label = file.label_or_type;
    session.Run("CREATE CONSTRAINT FOR (n:" + label + ") REQUIRE n.id IS UNIQUE");
    if (label == "Person" || label == "Model") session.Run("CREATE INDEX FOR (n:" + label + ") ON (n.name)");
  }
  step("constraints and indexes");
}

}  // namespace wenmai::bench
