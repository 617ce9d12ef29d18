// Numbers rows by the equivalence of their keys: the base of grouping, DISTINCT and hash joins.
#pragma once

#include <utility>
#include <vector>

#include "query/expressions/evaluation_context.h"
#include "query/expressions/expression.h"

namespace wenmai::query {

// The key expressions' values for the live rows of one batch, with their hashes.
class KeyColumns {
 public:
  void Evaluate(const std::vector<const Expression*>& keys, const RowBatch& batch,
                EvaluationContext& context);
  // The same for whole columns.
  void Read(const std::vector<VariableId>& variables, const RowBatch& batch);
  // Keys that are at hand: columns[k][i] is key k of row i.
  void Assign(std::vector<std::vector<Value>> columns, size_t row_count);

  size_t key_count() const { return keys_.size(); }
  size_t row_count() const { return hashes_.size(); }
  uint64_t hash(size_t i) const { return hashes_[i]; }
  Value Get(size_t key, size_t i) const {
    const Key& column = keys_[key];
    return column.is_nodes ? NodeValue(column.nodes[i]) : column.values[i];
  }
  Value Take(size_t key, size_t i) {
    Key& column = keys_[key];
    return column.is_nodes ? NodeValue(column.nodes[i]) : std::move(column.values[i]);
  }
  bool Matches(size_t key, size_t i, const Value& value) const;
  // Whether some key of the row is null or NaN or holds one, so that `=` with it is never true.
  bool HasUnknown(size_t i) const;

 private:
  struct Key {
    bool is_nodes = false;
    std::vector<graph::NodeId> nodes;
    std::vector<Value> values;
  };
  static Value NodeValue(graph::NodeId id) {
    return id == Column::kNullNode ? Value() : Value::Node(id);
  }
  void ReadColumn(const Column& column, const RowBatch& batch, Key* key);
  void ComputeHashes(size_t row_count);

  std::vector<Key> keys_;
  std::vector<uint64_t> hashes_;
};

class GroupTable {
 public:
  // Empties the table for keys of `key_count` values.
  void Reset(size_t key_count);

  // The number of the group of row i, counted from 0 in order of first appearance. *is_new tells
  // whether this row founded it: then the table has taken its values out of *keys.
  uint32_t FindOrAdd(KeyColumns* keys, size_t i, bool* is_new);
  // The group, or kNone.
  uint32_t Find(const KeyColumns& keys, size_t i) const;
  static constexpr uint32_t kNone = ~uint32_t{0};

  size_t size() const { return hashes_.size(); }
  const Value& key(uint32_t group, size_t index) const { return keys_[group * key_count_ + index]; }
  // The same, taken out of the table, which must then be Reset.
  Value TakeKey(uint32_t group, size_t index) {
    return std::move(keys_[group * key_count_ + index]);
  }
  // Takes the keys of all groups out, in order. The table must then be Reset.
  void TakeKeys(KeyColumns* keys);
  // Bytes held, without what string and list keys hold outside.
  size_t MemoryUse() const;

 private:
  bool IsMatch(uint32_t group, const KeyColumns& keys, size_t i) const;
  void Grow();

  size_t key_count_ = 0;
  // By hash; a power of two of them. The tag is another part of the hash: it is looked at before the
  // group's keys, which lie elsewhere.
  struct Slot {
    uint32_t group = kNone;
    uint32_t tag = 0;
  };
  static uint32_t TagOf(uint64_t hash) { return static_cast<uint32_t>(hash >> 32); }

  std::vector<Slot> slots_;
  std::vector<uint64_t> hashes_;  // by group
  std::vector<Value> keys_;       // by group, key_count_ each
};

}  // namespace wenmai::query
