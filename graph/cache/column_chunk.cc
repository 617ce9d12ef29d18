#include "graph/cache/column_chunk.h"

#include <algorithm>
#include <optional>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "graph/codec/record_codec.h"
#include "graph/codec/value_codec.h"

namespace wenmai::graph {
namespace {

using Bits = std::array<uint64_t, ColumnChunk::kIdCount / 64>;

// The values of a chunk being made.
class ColumnBuilder {
 public:
  // `encoded` is empty where there is no value.
  void Set(uint32_t i, std::string_view encoded) {
    std::erase(long_values_, i);
    if (i < values_.size()) values_[i] = Value();
    if (encoded.empty()) return;
    if (IsLongValueMark(encoded)) {
      long_values_.push_back(i);
      return;
    }
    ByteReader reader(encoded, "property value");
    Put(i, DecodeValue(&reader));
  }

  void CopyFrom(const ColumnChunk& chunk) {
    for (uint32_t i = 0; i < ColumnChunk::kIdCount; ++i) {
      if (chunk.IsLong(i)) {
        long_values_.push_back(i);
      } else if (chunk.Has(i)) {
        Put(i, chunk.Get(i));
      }
    }
  }

  std::shared_ptr<const ColumnChunk> Build(const std::shared_ptr<CacheBudget>& budget) {
    return std::make_shared<const ColumnChunk>(std::move(values_), long_values_, budget);
  }

 private:
  void Put(uint32_t i, Value value) {
    if (values_.size() <= i) values_.resize(i + 1);
    if (value.kind() == ValueKind::kString) {
      // Equal strings share their bytes: a column of places or dates has few different ones.
      value = strings_.try_emplace(std::string(value.string()), value).first->second;
    }
    values_[i] = std::move(value);
  }

  std::vector<Value> values_;
  std::vector<uint32_t> long_values_;
  absl::flat_hash_map<std::string, Value> strings_;
};

bool IsSame(const ColumnChunk& chunk, uint32_t i, std::string_view encoded) {
  if (encoded.empty()) return !chunk.Has(i);
  // Of a long value only the mark is seen, which may stay the same when the value does not; but the
  // chunk does not have the value either.
  if (IsLongValueMark(encoded)) return chunk.IsLong(i);
  if (!chunk.Has(i) || chunk.IsLong(i)) return false;
  ByteReader reader(encoded, "property value");
  return DecodeValue(&reader) == chunk.Get(i);
}

size_t MemoryUse(const std::vector<Value>& values) {
  size_t bytes = values.capacity() * sizeof(Value);
  const Value* previous = nullptr;
  for (const Value& value : values) {
    // Shared strings are counted once where they are neighbours: near enough.
    const bool is_shared = previous != nullptr && value.kind() == ValueKind::kString &&
                           previous->kind() == ValueKind::kString &&
                           value.string().data() == previous->string().data();
    if (!is_shared) bytes += value.MemoryUse();
    previous = &value;
  }
  return bytes;
}

}  // namespace

ColumnChunk::ColumnChunk(std::vector<Value> values, const std::vector<uint32_t>& long_values,
                         const std::shared_ptr<CacheBudget>& budget)
    : size_(static_cast<uint32_t>(values.size())) {
  for (uint32_t i = 0; i < size_; ++i) {
    if (!values[i].is_null()) present_[i / 64] |= uint64_t{1} << (i % 64);
  }
  Pack(std::move(values));
  if (!long_values.empty()) long_.resize(kIdCount / 64);
  for (const uint32_t i : long_values) {
    present_[i / 64] |= uint64_t{1} << (i % 64);
    long_[i / 64] |= uint64_t{1} << (i % 64);
  }
  charge_ = CacheCharge(budget, sizeof(ColumnChunk) + integers_.capacity() * sizeof(int64_t) +
                                    floats_.capacity() * sizeof(double) + MemoryUse(values_));
}

// Puts the values into the narrowest form that holds them all.
void ColumnChunk::Pack(std::vector<Value> values) {
  std::optional<ValueKind> kind;
  for (const Value& value : values) {
    if (value.is_null()) continue;
    if (kind && *kind != value.kind()) kind = ValueKind::kNull;
    if (!kind) kind = value.kind();
  }
  if (kind == ValueKind::kFloat) {
    kind_ = *kind;
    floats_.reserve(values.size());
    for (const Value& value : values) floats_.push_back(value.is_null() ? 0 : value.floating());
  } else if (kind == ValueKind::kInteger || kind == ValueKind::kDate) {
    kind_ = *kind;
    integer_min_ = INT64_MAX;
    integer_max_ = INT64_MIN;
    integers_.reserve(values.size());
    for (const Value& value : values) {
      const int64_t integer = value.is_null()                ? 0
                              : *kind == ValueKind::kInteger ? value.integer()
                                                             : value.date().days;
      integers_.push_back(integer);
      if (value.is_null()) continue;
      integer_min_ = std::min(integer_min_, integer);
      integer_max_ = std::max(integer_max_, integer);
    }
  } else {
    values_ = std::move(values);
    values_.shrink_to_fit();
  }
}

Value ColumnChunk::Get(uint32_t i) const {
  if (!Has(i)) return Value();
  switch (kind_) {
    case ValueKind::kInteger:
      return Value::Integer(integers_[i]);
    case ValueKind::kDate:
      return Value::MakeDate({integers_[i]});
    case ValueKind::kFloat:
      return Value::Float(floats_[i]);
    default:
      return values_[i];
  }
}

std::shared_ptr<const ColumnChunk> LoadColumnChunk(const Snapshot& snapshot, EntityKind kind,
                                                   KeyId key, uint64_t index,
                                                   const std::shared_ptr<CacheBudget>& budget) {
  ColumnBuilder builder;
  snapshot.Scan(kind == EntityKind::kNode ? Table::kNodes : Table::kRelationships,
                EncodeRecordKey(index * ColumnChunk::kIdCount),
                EncodeRecordKey((index + 1) * ColumnChunk::kIdCount),
                [&](std::string_view record_key, std::string_view record) {
                  const uint64_t id = DecodeRecordKey(record_key);
                  const std::string_view encoded =
                      FindProperty(RecordProperties(kind, record), key);
                  if (!encoded.empty()) builder.Set(id % ColumnChunk::kIdCount, encoded);
                  return true;
                });
  std::shared_ptr<const ColumnChunk> chunk = builder.Build(budget);
  return budget->HasRoom(0) ? chunk : nullptr;
}

std::shared_ptr<const ColumnChunk> PatchColumnChunk(const ColumnChunk& chunk, KeyId key,
                                                    std::span<const ElementChange> changes,
                                                    const std::shared_ptr<CacheBudget>& budget) {
  ColumnBuilder builder;
  bool is_changed = false;
  for (const auto& [id, properties] : changes) {
    const auto i = static_cast<uint32_t>(id % ColumnChunk::kIdCount);
    const std::string_view encoded = FindProperty(properties, key);
    if (!is_changed && IsSame(chunk, i, encoded)) continue;
    if (!is_changed) builder.CopyFrom(chunk);
    is_changed = true;
    builder.Set(i, encoded);
  }
  return is_changed ? builder.Build(budget) : nullptr;
}

}  // namespace wenmai::graph
