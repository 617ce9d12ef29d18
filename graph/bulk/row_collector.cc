#include "graph/bulk/row_collector.h"

#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

[[noreturn]] void ThrowNotPut() {
  throw Error(ErrorCode::kInternal, "only rows of the catalog are put beside sorted files");
}

}  // namespace

void RowCollector::Put(Table table, std::string_view key, std::string_view value) {
  if (table != Table::kCatalog) ThrowNotPut();
  rows_.insert_or_assign(std::string(key), std::string(value));
}

void RowCollector::Delete(Table, std::string_view) { ThrowNotPut(); }
void RowCollector::DeleteRange(Table, std::string_view, std::string_view) { ThrowNotPut(); }
void RowCollector::Merge(Table, std::string_view, std::string_view) { ThrowNotPut(); }

void RowCollector::Write(const Storage& storage, const std::string& folder,
                         std::vector<std::unique_ptr<SortedFile>>* files) const {
  RowWriter writer(storage, Table::kCatalog, folder);
  for (const auto& [key, value] : rows_) writer.Put(key, value);
  writer.Finish(files);
}

}  // namespace wenmai::graph
