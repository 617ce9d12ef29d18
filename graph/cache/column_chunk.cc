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
    values_[i] = std::move(value);
  }

  std::vector<Value> values_;
  std::vector<uint32_t> long_values_;
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
  for (const Value& value : values) bytes += value.MemoryUse();
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
                                    floats_.capacity() * sizeof(double) +
                                    text_codes_.capacity() * sizeof(uint16_t) + MemoryUse(values_));
}

// Puts the values into the narrowest form that holds them all.
void ColumnChunk::Pack(std::vector<Value> values) {
  std::optional<ValueKind> kind;
  for (const Value& value : values) {
    if (value.is_null()) continue;
    if (kind && *kind != value.kind()) kind = ValueKind::kNull;
    if (!kind) kind = value.kind();
  }
  switch (kind.value_or(ValueKind::kNull)) {
    case ValueKind::kFloat:
      floats_.reserve(values.size());
      for (const Value& value : values) floats_.push_back(value.is_null() ? 0 : value.floating());
      break;
    case ValueKind::kInteger:
    case ValueKind::kDate:
      PackIntegers(values);
      break;
    case ValueKind::kString:
      PackTexts(std::move(values));
      break;
    default:
      values_ = std::move(values);
      values_.shrink_to_fit();
      return;
  }
  kind_ = *kind;
}

void ColumnChunk::PackIntegers(const std::vector<Value>& values) {
  integer_min_ = INT64_MAX;
  integer_max_ = INT64_MIN;
  integers_.reserve(values.size());
  for (const Value& value : values) {
    integers_.push_back(value.is_null()                          ? 0
                        : value.kind() == ValueKind::kInteger ? value.integer()
                                                               : value.date().days);
    if (value.is_null()) continue;
    integer_min_ = std::min(integer_min_, integers_.back());
    integer_max_ = std::max(integer_max_, integers_.back());
  }
}

// A column of places or kinds has few different texts, which are kept once.
void ColumnChunk::PackTexts(std::vector<Value> values) {
  absl::flat_hash_map<std::string_view, uint16_t> codes;
  codes.reserve(values.size());
  text_codes_.reserve(values.size());
  values_.reserve(values.size());
  for (Value& value : values) {
    if (value.is_null()) {
      text_codes_.push_back(0);
      continue;
    }
    const auto [code, is_new] =
        codes.try_emplace(value.string(), static_cast<uint16_t>(values_.size()));
    text_codes_.push_back(code->second);
    if (is_new) values_.push_back(std::move(value));
  }
  values_.shrink_to_fit();
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
    case ValueKind::kString:
      return values_[text_codes_[i]];
    default:
      return values_[i];
  }
}

std::vector<std::shared_ptr<const ColumnChunk>> LoadColumnChunks(
    const Snapshot& snapshot, EntityKind kind, std::span<const KeyId> keys, uint64_t index,
    const std::shared_ptr<CacheBudget>& budget) {
  std::vector<ColumnBuilder> builders(keys.size());
  snapshot.Scan(kind == EntityKind::kNode ? Table::kNodes : Table::kRelationships,
                EncodeRecordKey(index * ColumnChunk::kIdCount),
                EncodeRecordKey((index + 1) * ColumnChunk::kIdCount),
                [&](std::string_view record_key, std::string_view record) {
                  const uint64_t id = DecodeRecordKey(record_key);
                  const std::string_view properties = RecordProperties(kind, record);
                  for (size_t k = 0; k < keys.size(); ++k) {
                    const std::string_view encoded = FindProperty(properties, keys[k]);
                    if (!encoded.empty()) builders[k].Set(id % ColumnChunk::kIdCount, encoded);
                  }
                  return true;
                });
  std::vector<std::shared_ptr<const ColumnChunk>> chunks;
  for (ColumnBuilder& builder : builders) chunks.push_back(builder.Build(budget));
  if (!budget->HasRoom(0)) chunks.clear();
  return chunks;
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
