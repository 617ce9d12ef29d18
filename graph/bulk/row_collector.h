// A batch of catalog rows that goes into a sorted file: what becomes part of the tables together
// with other such files.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "graph/bulk/row_writer.h"
#include "graph/storage/storage.h"

namespace wenmai::graph {

// Takes only what puts rows into the catalog; anything else throws Error{kInternal}.
class RowCollector : public Batch {
 public:
  void Put(Table table, std::string_view key, std::string_view value) override;
  void Delete(Table table, std::string_view key) override;
  void DeleteRange(Table table, std::string_view begin, std::string_view end) override;
  void Merge(Table table, std::string_view key, std::string_view operand) override;

  // Writes the rows into a file in `folder` and appends it to *files.
  void Write(const Storage& storage, const std::string& folder,
             std::vector<std::unique_ptr<SortedFile>>* files) const;

 private:
  std::map<std::string, std::string, std::less<>> rows_;
};

}  // namespace wenmai::graph
