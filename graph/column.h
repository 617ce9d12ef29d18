// Property values by id, as arrays: for operators that read one property of many elements.
//
//   ColumnReader ages(view, EntityKind::kNode, age_key);
//   Value age = ages.Get(node);
//   if (const ColumnChunk* chunk = ages.FindChunk(0)) ... chunk->integers() ...
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "graph/cache/budget.h"
#include "graph/graph.h"

namespace wenmai::graph {

// The values of one property for 1,024 consecutive ids. Never changes once made.
class ColumnChunk {
 public:
  static constexpr uint64_t kIdCount = 1024;

  // One value for each id from the first on; null where there is none.
  ColumnChunk(std::vector<Value> values, const std::vector<uint32_t>& long_values,
              const std::shared_ptr<CacheBudget>& budget);

  // The kind of all values there are, where that is kInteger, kFloat, kDate or kString: then they lie
  // in arrays of their own. Else kNull, and they lie in values().
  ValueKind kind() const { return kind_; }
  // How many ids the arrays reach; those from there on have no value.
  uint32_t size() const { return size_; }

  // Each REQUIRES the matching kind. Entries without a value are zero.
  std::span<const int64_t> integers() const { return integers_; }  // also of dates: their days
  std::span<const double> floats() const { return floats_; }
  // The different texts, and for each id the place of its text among them.
  std::span<const Value> texts() const { return values_; }
  std::span<const uint16_t> text_codes() const { return text_codes_; }
  std::span<const Value> values() const { return values_; }

  // REQUIRES: i < kIdCount. True if there is a value, which IsLong says where to find.
  bool Has(uint32_t i) const { return present_[i / 64] >> (i % 64) & 1; }
  const std::array<uint64_t, kIdCount / 64>& present_bits() const { return present_; }
  // True if the value is too long to be cached, so that a View must be asked for it.
  bool IsLong(uint32_t i) const { return !long_.empty() && long_[i / 64] >> (i % 64) & 1; }

  // REQUIRES: !IsLong(i).
  Value Get(uint32_t i) const;

  // The least and greatest value there is, where kind() is kInteger or kDate and there is any.
  int64_t integer_min() const { return integer_min_; }
  int64_t integer_max() const { return integer_max_; }

 private:
  void Pack(std::vector<Value> values);
  void PackIntegers(const std::vector<Value>& values);
  void PackTexts(std::vector<Value> values);

  ValueKind kind_ = ValueKind::kNull;
  uint32_t size_ = 0;
  std::array<uint64_t, kIdCount / 64> present_{};
  std::vector<uint64_t> long_;  // a bit for each id, empty if there are none
  std::vector<int64_t> integers_;
  std::vector<double> floats_;
  std::vector<uint16_t> text_codes_;
  std::vector<Value> values_;  // of each id; where text_codes_ is in use, the different ones
  int64_t integer_min_ = 0, integer_max_ = 0;
  CacheCharge charge_;
};

// Where the value of one element lies.
struct ColumnPlace {
  const ColumnChunk* chunk = nullptr;  // nullptr: a View must be asked
  uint32_t index = 0;
};

// Reads one property of many elements. Whatever it touches is loaded into the cache, as far as that
// has room. Threads: as the View it reads; each thread has a View and a reader of its own.
class ColumnReader {
 public:
  // REQUIRES: `view` outlives the reader.
  ColumnReader(const View& view, EntityKind kind, KeyId key)
      : view_(view), kind_(kind), key_(key) {}

  // Null if the element has no such property or does not exist.
  Value Get(uint64_t id);

  // Ids from here on have no values.
  uint64_t id_end() const;

  // The chunk of ids from index * ColumnChunk::kIdCount on; it lives as long as the view. nullptr
  // if it cannot be had, because the cache has no room or a transaction has changed elements of
  // that range: then Get is the way.
  const ColumnChunk* FindChunk(uint64_t index);

  // Finds the places of many values: places[i] belongs to ids[i] and is good as long as the view, in
  // a transaction until its next change. Of chunks that few of the ids lie in, only those that are
  // asked for often are loaded.
  void Locate(std::span<const uint64_t> ids, std::vector<ColumnPlace>* places);

 private:
  const View& view_;
  EntityKind kind_;
  KeyId key_;
};

}  // namespace wenmai::graph
