#include "query/operators/group_table.h"

#include <algorithm>
#include <cmath>

#include "query/expressions/comparison.h"
#include "query/expressions/variable.h"

namespace wenmai::query {

namespace {

uint64_t Mix(uint64_t seed, uint64_t hash) {
  uint64_t x = (seed ^ hash) * 0x9E3779B97F4A7C15u;
  return x ^ (x >> 32);
}

bool IsUnknown(const Value& value) {
  switch (value.kind()) {
    case graph::ValueKind::kNull: return true;
    case graph::ValueKind::kFloat: return std::isnan(value.floating());
    case graph::ValueKind::kList:
      return std::any_of(value.list().begin(), value.list().end(), IsUnknown);
    case graph::ValueKind::kMap:
      return std::any_of(value.map().begin(), value.map().end(),
                         [](const graph::MapEntry& entry) { return IsUnknown(entry.second); });
    default: return false;
  }
}

}  // namespace

void KeyColumns::Evaluate(const std::vector<const Expression*>& keys, const RowBatch& batch,
                          EvaluationContext& context) {
  keys_.resize(keys.size());
  for (size_t k = 0; k < keys.size(); ++k) {
    const Column* column = ColumnOf(*keys[k], batch);
    if (column != nullptr) {
      ReadColumn(*column, batch, &keys_[k]);
      continue;
    }
    keys_[k].is_nodes = false;
    keys_[k].values.clear();
    keys[k]->EvaluateBatch(batch, context, &keys_[k].values);
  }
  ComputeHashes(batch.live_count());
}

void KeyColumns::Read(const std::vector<VariableId>& variables, const RowBatch& batch) {
  keys_.resize(variables.size());
  for (size_t k = 0; k < variables.size(); ++k) {
    ReadColumn(batch.columns[variables[k]], batch, &keys_[k]);
  }
  ComputeHashes(batch.live_count());
}

void KeyColumns::Assign(std::vector<std::vector<Value>> columns, size_t row_count) {
  keys_.resize(columns.size());
  for (size_t k = 0; k < columns.size(); ++k) {
    keys_[k].is_nodes = false;
    keys_[k].values = std::move(columns[k]);
  }
  ComputeHashes(row_count);
}

void KeyColumns::ReadColumn(const Column& column, const RowBatch& batch, Key* key) {
  const size_t count = batch.live_count();
  key->is_nodes = column.layout() == Column::Layout::kNodes;
  if (key->is_nodes) {
    key->nodes.resize(count);
    for (size_t i = 0; i < count; ++i) key->nodes[i] = column.nodes()[batch.live_row(i)];
    return;
  }
  key->values.resize(count);
  for (size_t i = 0; i < count; ++i) key->values[i] = column.Get(batch.live_row(i));
}

void KeyColumns::ComputeHashes(size_t row_count) {
  hashes_.assign(row_count, keys_.size());
  for (const Key& key : keys_) {
    for (size_t i = 0; i < row_count; ++i) {
      hashes_[i] = Mix(hashes_[i], HashValue(key.is_nodes ? NodeValue(key.nodes[i])
                                                          : key.values[i]));
    }
  }
}

bool KeyColumns::Matches(size_t key, size_t i, const Value& value) const {
  const Key& column = keys_[key];
  if (!column.is_nodes) return Equivalent(column.values[i], value);
  if (value.kind() != graph::ValueKind::kNode) {
    return value.is_null() && column.nodes[i] == Column::kNullNode;
  }
  return value.node() == column.nodes[i];
}

bool KeyColumns::HasUnknown(size_t i) const {
  return std::any_of(keys_.begin(), keys_.end(), [i](const Key& key) {
    return key.is_nodes ? key.nodes[i] == Column::kNullNode : IsUnknown(key.values[i]);
  });
}

void GroupTable::Reset(size_t key_count) {
  key_count_ = key_count;
  std::fill(slots_.begin(), slots_.end(), Slot());
  hashes_.clear();
  keys_.clear();
}

uint32_t GroupTable::FindOrAdd(KeyColumns* keys, size_t i, bool* is_new) {
  if ((hashes_.size() + 1) * 4 > slots_.size() * 3) Grow();
  const uint64_t hash = keys->hash(i);
  size_t slot = hash & (slots_.size() - 1);
  for (; slots_[slot].group != kNone; slot = (slot + 1) & (slots_.size() - 1)) {
    const auto [group, tag] = slots_[slot];
    if (tag == TagOf(hash) && IsMatch(group, *keys, i)) {
      *is_new = false;
      return group;
    }
  }
  *is_new = true;
  const auto group = static_cast<uint32_t>(hashes_.size());
  slots_[slot] = {group, TagOf(hash)};
  hashes_.push_back(hash);
  for (size_t k = 0; k < key_count_; ++k) keys_.push_back(keys->Take(k, i));
  return group;
}

uint32_t GroupTable::Find(const KeyColumns& keys, size_t i) const {
  if (slots_.empty()) return kNone;
  const uint64_t hash = keys.hash(i);
  for (size_t slot = hash & (slots_.size() - 1); slots_[slot].group != kNone;
       slot = (slot + 1) & (slots_.size() - 1)) {
    const auto [group, tag] = slots_[slot];
    if (tag == TagOf(hash) && IsMatch(group, keys, i)) return group;
  }
  return kNone;
}

void GroupTable::TakeKeys(KeyColumns* keys) {
  std::vector<std::vector<Value>> columns(key_count_);
  for (size_t k = 0; k < key_count_; ++k) {
    columns[k].reserve(size());
    for (uint32_t group = 0; group < size(); ++group) columns[k].push_back(TakeKey(group, k));
  }
  keys->Assign(std::move(columns), size());
}

bool GroupTable::IsMatch(uint32_t group, const KeyColumns& keys, size_t i) const {
  for (size_t k = 0; k < key_count_; ++k) {
    if (!keys.Matches(k, i, key(group, k))) return false;
  }
  return true;
}

void GroupTable::Grow() {
  slots_.assign(std::max<size_t>(16, slots_.size() * 2), Slot());
  for (uint32_t group = 0; group < hashes_.size(); ++group) {
    size_t slot = hashes_[group] & (slots_.size() - 1);
    while (slots_[slot].group != kNone) slot = (slot + 1) & (slots_.size() - 1);
    slots_[slot] = {group, TagOf(hashes_[group])};
  }
}

size_t GroupTable::MemoryUse() const {
  return slots_.capacity() * sizeof(Slot) + hashes_.capacity() * sizeof(uint64_t) +
         keys_.capacity() * sizeof(Value);
}

}  // namespace wenmai::query
