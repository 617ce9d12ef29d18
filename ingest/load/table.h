// A space of side records as a table: records are decoded once a snapshot or transaction, changed
// in place, and written together by Flush.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "graph/graph.h"
#include "ingest/pack.h"

namespace wenmai::ingest {

// References to records stay valid until they are erased. `space` and the view outlive the table.
template <typename Record>
class Table {
 public:
  Table(const graph::View* view, std::string_view space) : view_(*view), space_(space) {}

  // Null if there is none.
  const Record* Find(const std::string& key) {
    const Entry& entry = Load(key);
    return entry.record ? &*entry.record : nullptr;
  }

  // Makes an empty record if there is none.
  Record& Edit(const std::string& key) {
    Entry& entry = Load(key);
    entry.is_changed = true;
    if (!entry.record) entry.record.emplace();
    return *entry.record;
  }

  void Erase(const std::string& key) {
    Entry& entry = Load(key);
    entry.is_changed = true;
    entry.record.reset();
  }

  // False if there was nothing to write.
  bool Flush(graph::Transaction* transaction) {
    bool is_any_changed = false;
    for (auto& [key, entry] : entries_) {
      if (!std::exchange(entry.is_changed, false)) continue;
      is_any_changed = true;
      if (entry.record) {
        transaction->PutRecord(space_, key, Pack(*entry.record));
      } else {
        transaction->DeleteRecord(space_, key);
      }
    }
    return is_any_changed;
  }

 private:
  struct Entry {
    std::optional<Record> record;
    bool is_changed = false;
  };

  Entry& Load(const std::string& key) {
    const auto [found, is_new] = entries_.try_emplace(key);
    if (is_new) {
      if (const auto bytes = view_.GetRecord(space_, key)) {
        found->second.record = Unpack<Record>(*bytes, "side record of ingest");
      }
    }
    return found->second;
  }

  const graph::View& view_;
  std::string_view space_;
  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace wenmai::ingest
