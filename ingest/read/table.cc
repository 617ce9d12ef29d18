#include "ingest/read/table.h"

#include <algorithm>

#include "ingest/ingest_data.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

// Calls visit(part) for each part of `text` between separators.
template <typename Visit>
void Split(std::string_view text, char separator, Visit visit) {
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    visit(text.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace

std::vector<TableRow> ReadTable(std::string_view name) {
  const std::string_view file = IngestData(name);
  if (file.empty()) throw Error(ErrorCode::kInternal, "no data file " + std::string(name));
  std::vector<TableRow> rows;
  Split(file, '\n', [&rows](std::string_view line) {
    if (line.empty() || line.starts_with('#')) return;
    TableRow& row = rows.emplace_back();
    Split(line, '\t', [&row](std::string_view cell) { row.push_back(cell); });
  });
  return rows;
}

}  // namespace wenmai::ingest
