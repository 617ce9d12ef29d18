// Remembers the groups of rows by something that is quicker to look at than their keys.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "query/expressions/property_places.h"
#include "query/operators/group_table.h"

namespace wenmai::query {

// A group number for each node, as an array over the dense ids.
class NodeGroups {
 public:
  uint32_t Find(graph::NodeId node) const {
    const size_t page = node / kPageNodes;
    if (page >= pages_.size() || pages_[page] == nullptr) return GroupTable::kNone;
    return (*pages_[page])[node % kPageNodes];
  }
  void Set(graph::NodeId node, uint32_t group);
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
//   - where all keys are functions of one node (`e.id, e.name`), the node tells the group: keys are
//     evaluated once a node, however many rows it has;
//   - where the only key is a cached property of a node, an equal number or the very same text in the
//     cache tells the group.
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
  size_t MemoryUse() const { return nodes_.MemoryUse(); }

 private:
  struct Known {
    graph::ValueKind kind = graph::ValueKind::kNull;  // kNull: empty
    uint32_t group = 0;
    uint64_t bits = 0;  // of a number; where a text lies
  };
  static constexpr size_t kKnownCountLog = 10;

  bool AssignByNode(const RowBatch& batch, EvaluationContext& context);
  bool AssignByProperty(const RowBatch& batch, EvaluationContext& context);
  // Asks the table for the group of row i of keys_.
  uint32_t FindOrAdd(size_t i);
  Known* PlaceOf(const graph::ColumnPlace& place, Known* wanted);

  const std::vector<const Expression*> keys_;
  std::optional<VariableId> node_;  // what all keys are functions of
  GroupTable* table_ = nullptr;
  KeyColumns key_columns_;

  NodeGroups nodes_;
  bool is_using_nodes_ = true;  // until rows show that nodes do not come again
  uint64_t row_count_ = 0, unknown_count_ = 0;
  RowBatch scratch_;  // the nodes that are not known yet

  PropertyPlaces places_;
  std::vector<Known> known_;  // empty until it is needed

  std::vector<uint32_t> unknown_;  // live rows
  std::vector<uint32_t>* groups_ = nullptr;
  std::vector<uint32_t>* founded_ = nullptr;
};

}  // namespace wenmai::query
