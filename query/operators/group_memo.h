// Remembers the groups of rows by something that is quicker to look at than their keys.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include <absl/container/flat_hash_map.h>

#include "query/expressions/property_places.h"
#include "query/operators/group_table.h"
#include "query/operators/key_tuples.h"

namespace wenmai::query {

// A group number for each node, as an array over the dense ids.
class NodeGroups {
 public:
  uint32_t Find(graph::NodeId node) const {
    const size_t page = node / kPageNodes;
    if (page >= pages_.size() || pages_[page] == nullptr) return GroupTable::kNone;
    return (*pages_[page])[node % kPageNodes];
  }
  // REQUIRES: the node has no group yet.
  void Add(graph::NodeId node, uint32_t group);
  // REQUIRES: it has one.
  void Set(graph::NodeId node, uint32_t group) {
    (*pages_[node / kPageNodes])[node % kPageNodes] = group;
  }
  void Clear();  // keeps a little memory for the next use
  size_t MemoryUse() const { return page_count_ * sizeof(Page) + set_.capacity() * sizeof(size_t); }

 private:
  static constexpr size_t kPageNodes = 1024;
  static constexpr size_t kPagesKept = 256;
  using Page = std::array<uint32_t, kPageNodes>;

  std::vector<std::unique_ptr<Page>> pages_;
  size_t page_count_ = 0;
  std::vector<graph::NodeId> set_;  // those with a group
};

// Numbers rows by their keys like the GroupTable it fills, but asks the table only for rows that the
// memo does not know:
//   - where all keys are functions of one cached property of few values (`c.created.year, c.created.month`),
//     an equal number or the text's code in the cache tells the group;
//   - where all keys are functions of one node (`e.id, e.name`), the node tells the group: keys are
//     evaluated once a node, however many rows it has;
//   - where several keys are cached properties, their tuple does.
class GroupMemo {
 public:
  // `unique`: a variable that no two rows have the same node in.
  GroupMemo(std::vector<const Expression*> keys, std::optional<VariableId> unique,
            size_t variable_count);

  void Open(GroupTable* table);
  void Close();
  // Fills *groups with the group of each live row and appends the numbers of new groups to *founded.
  void Assign(const RowBatch& batch, EvaluationContext& context, std::vector<uint32_t>* groups,
              std::vector<uint32_t>* founded);
  // Whether most rows are known, so that the memo is worth making.
  bool KnowsMost() const { return all_unknown_count_ * 4 <= all_row_count_; }
  size_t MemoryUse() const {
    return nodes_.MemoryUse() + text_groups_bytes_ + tuples_.MemoryUse();
  }

 private:
  struct Known {
    graph::ValueKind kind = graph::ValueKind::kNull;  // kNull: empty
    uint32_t group = 0;
    uint64_t bits = 0;  // of the number
  };
  static constexpr int kKnownCountLogMin = 8, kKnownCountLogMax = 14;

  bool AssignByNode(const RowBatch& batch, EvaluationContext& context);
  bool AssignByProperty(const RowBatch& batch, EvaluationContext& context);
  bool AssignByTuple(const RowBatch& batch, EvaluationContext& context);
  // Evaluates the keys of the rows in unknown_; where property_ is the only one, from its places.
  void EvaluateUnknownProperty(const RowBatch& batch, EvaluationContext& context);
  // Makes more room for numbers where they push each other out.
  void GrowKnown();
  // Evaluates the keys of the rows in unknown_.
  void EvaluateUnknown(const RowBatch& batch, EvaluationContext& context);
  // Asks the table for the group of row i of keys_.
  uint32_t FindOrAdd(size_t i);
  Known* PlaceOf(const graph::ColumnPlace& place, Known* wanted);
  uint32_t* TextGroups(const graph::ColumnChunk* chunk);
  uint32_t FindKnown(const graph::ColumnPlace& place);
  void Remember(const graph::ColumnPlace& place, uint32_t group);
  bool RememberText(const graph::ColumnPlace& place, uint32_t group);  // false if there is none

  const std::vector<const Expression*> keys_;
  std::optional<VariableId> node_;  // what all keys are functions of
  const Expression* property_;      // the same, nullptr if there is none
  GroupTable* table_ = nullptr;
  KeyColumns key_columns_;

  NodeGroups nodes_;
  uint64_t all_row_count_ = 0, all_unknown_count_ = 0;
  bool has_few_values_ = true;  // property_, until rows show that it has many

  bool is_using_nodes_ = true;  // until rows show that nodes do not come again
  uint64_t row_count_ = 0, unknown_count_ = 0;
  RowBatch scratch_;  // the nodes that are not known yet

  PropertyPlaces places_;
  std::vector<Known> known_;  // numbers; empty until it is needed
  int known_count_log_ = kKnownCountLogMin;
  uint64_t unknown_number_count_ = 0;  // since known_ grew
  // By chunk, the groups of its texts by code, or kNone.
  absl::flat_hash_map<const graph::ColumnChunk*, std::vector<uint32_t>> text_groups_;
  size_t text_groups_bytes_ = 0;
  const graph::ColumnChunk* last_chunk_ = nullptr;  // of TextGroups, and what it returned
  uint32_t* last_groups_ = nullptr;

  KeyTuples tuples_;
  bool is_using_tuples_ = true;  // until rows show that tuples do not come again
  uint64_t tuple_row_count_ = 0, unknown_tuple_count_ = 0;

  std::vector<uint32_t> unknown_;  // live rows
  std::vector<uint32_t>* groups_ = nullptr;
  std::vector<uint32_t>* founded_ = nullptr;
};

}  // namespace wenmai::query
