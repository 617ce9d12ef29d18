#include "graph/bulk/row_writer.h"

#include <iterator>
#include <utility>

namespace wenmai::graph {

RowWriter::RowWriter(const Storage& storage, Table table, std::string folder, size_t part)
    : storage_(storage), table_(table) {
  path_ =
      std::move(folder) + "/" + std::string(TableName(table)) + "-" + std::to_string(part) + "-";
}

void RowWriter::Put(std::string_view key, std::string_view value) {
  if (is_open_ && files_.back()->byte_count() >= kFileBytesMax) {
    files_.back()->Finish();
    is_open_ = false;
  }
  if (!is_open_) {
    files_.push_back(storage_.NewSortedFile(table_, path_ + std::to_string(files_.size())));
    is_open_ = true;
  }
  files_.back()->Put(key, value);
}

void RowWriter::Finish(std::vector<std::unique_ptr<SortedFile>>* files) {
  if (is_open_) files_.back()->Finish();
  is_open_ = false;
  files->insert(files->end(), std::make_move_iterator(files_.begin()),
                std::make_move_iterator(files_.end()));
  files_.clear();
}

}  // namespace wenmai::graph
