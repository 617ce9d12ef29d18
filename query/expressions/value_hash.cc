#include <bit>
#include <cmath>
#include <functional>

#include "query/expressions/comparison.h"

namespace wenmai::query {
namespace {

using graph::Value;
using graph::ValueKind;

uint64_t Mix(uint64_t seed, uint64_t value) {
  const auto product =
      static_cast<unsigned __int128>(seed ^ (value + 0x9e3779b97f4a7c15)) * 0xd6e8feb86659fd93;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

// Keeps kinds apart: node 1 and integer 1 do not collide. Integers and floats share theirs.
uint64_t KindSeed(ValueKind kind) {
  const ValueKind shared = kind == ValueKind::kFloat ? ValueKind::kInteger : kind;
  return (static_cast<uint64_t>(shared) + 1) * 0xa0761d6478bd642f;
}

uint64_t HashFloat(double value) {
  const uint64_t seed = KindSeed(ValueKind::kFloat);
  if (std::isnan(value)) return Mix(seed, 0x7ff8'0000'0000'0000);
  constexpr double kTwoTo63 = 9223372036854775808.0;
  if (value >= -kTwoTo63 && value < kTwoTo63 && value == std::trunc(value)) {
    return Mix(seed, static_cast<uint64_t>(static_cast<int64_t>(value)));  // as the equal integer
  }
  return Mix(seed, std::bit_cast<uint64_t>(value));
}

uint64_t MixAll(uint64_t seed, std::initializer_list<int64_t> values) {
  for (const int64_t value : values) seed = Mix(seed, static_cast<uint64_t>(value));
  return seed;
}

uint64_t HashTemporal(const Value& value, uint64_t seed) {
  switch (value.kind()) {
    case ValueKind::kDate:
      return MixAll(seed, {value.date().days});
    case ValueKind::kLocalTime:
      return MixAll(seed, {value.local_time().nanoseconds});
    case ValueKind::kTime:
      return MixAll(seed, {value.time().nanoseconds, value.time().offset_seconds});
    case ValueKind::kLocalDateTime:
      return MixAll(seed, {value.local_date_time().seconds, value.local_date_time().nanoseconds});
    case ValueKind::kDateTime:
      return MixAll(seed, {value.date_time().seconds, value.date_time().nanoseconds});
    default: {
      const auto& [months, days, seconds, nanoseconds] = value.duration();
      return MixAll(seed, {months, days, seconds, nanoseconds});
    }
  }
}

uint64_t HashContainer(const Value& value, uint64_t hash) {
  switch (value.kind()) {
    case ValueKind::kList:
      for (const Value& element : value.list()) hash = Mix(hash, HashValue(element));
      return Mix(hash, value.list().size());
    case ValueKind::kMap:
      for (const auto& [key, entry] : value.map()) {
        hash = Mix(Mix(hash, std::hash<std::string_view>()(key)), HashValue(entry));
      }
      return Mix(hash, value.map().size());
    default:
      for (const graph::RelationshipId id : value.path().relationships) hash = Mix(hash, id);
      return Mix(hash, value.path().nodes.front());
  }
}

}  // namespace

uint64_t HashValue(const Value& value) {
  const uint64_t seed = KindSeed(value.kind());
  switch (value.kind()) {
    case ValueKind::kNull:
      return Mix(seed, 0);
    case ValueKind::kBoolean:
      return Mix(seed, value.boolean());
    case ValueKind::kInteger:
      return Mix(seed, static_cast<uint64_t>(value.integer()));
    case ValueKind::kFloat:
      return HashFloat(value.floating());
    case ValueKind::kString:
      return Mix(seed, std::hash<std::string_view>()(value.string()));
    case ValueKind::kNode:
      return Mix(seed, value.node());
    case ValueKind::kRelationship:
      return Mix(seed, value.relationship());
    case ValueKind::kList:
    case ValueKind::kMap:
    case ValueKind::kPath:
      return HashContainer(value, seed);
    default:
      return HashTemporal(value, seed);
  }
}

size_t EquivalenceHash::operator()(const std::vector<Value>& values) const {
  uint64_t hash = values.size();
  for (const Value& value : values) hash = Mix(hash, HashValue(value));
  return hash;
}

}  // namespace wenmai::query
