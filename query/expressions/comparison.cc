#include "query/expressions/comparison.h"

#include <algorithm>
#include <cmath>

namespace wenmai::query {
namespace {

using graph::Value;
using graph::ValueKind;

// The mathematical order of an integer and a float, without rounding either.
std::partial_ordering CompareIntegerFloat(int64_t integer, double floating) {
  if (std::isnan(floating)) return std::partial_ordering::unordered;
  constexpr double kTwoTo63 = 9223372036854775808.0;
  if (floating >= kTwoTo63) return std::partial_ordering::less;
  if (floating < -kTwoTo63) return std::partial_ordering::greater;
  const auto truncated = static_cast<int64_t>(floating);
  if (integer != truncated) return integer <=> truncated;
  return 0.0 <=> floating - static_cast<double>(truncated);
}

// REQUIRES: both are numbers.
std::partial_ordering CompareNumbers(const Value& left, const Value& right) {
  if (left.kind() == ValueKind::kInteger) {
    if (right.kind() == ValueKind::kInteger) return left.integer() <=> right.integer();
    return CompareIntegerFloat(left.integer(), right.floating());
  }
  if (right.kind() == ValueKind::kFloat) return left.floating() <=> right.floating();
  const std::partial_ordering swapped = CompareIntegerFloat(right.integer(), left.floating());
  if (swapped == std::partial_ordering::less) return std::partial_ordering::greater;
  if (swapped == std::partial_ordering::greater) return std::partial_ordering::less;
  return swapped;
}

int64_t UtcNanoseconds(const graph::Time& time) {
  return time.nanoseconds - time.offset_seconds * int64_t{1'000'000'000};
}

std::strong_ordering CompareTimes(const graph::Time& left, const graph::Time& right) {
  if (auto order = UtcNanoseconds(left) <=> UtcNanoseconds(right); order != 0) return order;
  return left.offset_seconds <=> right.offset_seconds;
}

std::strong_ordering CompareLocalDateTimes(const graph::LocalDateTime& left,
                                           const graph::LocalDateTime& right) {
  if (auto order = left.seconds <=> right.seconds; order != 0) return order;
  return left.nanoseconds <=> right.nanoseconds;
}

std::strong_ordering CompareDateTimes(const graph::DateTime& left, const graph::DateTime& right) {
  if (auto order = left.seconds <=> right.seconds; order != 0) return order;
  if (auto order = left.nanoseconds <=> right.nanoseconds; order != 0) return order;
  if (auto order = left.offset_seconds <=> right.offset_seconds; order != 0) return order;
  return left.zone <=> right.zone;
}

// By average length, so that ORDER BY has an answer; ties by the parts.
std::strong_ordering CompareDurations(const graph::Duration& left, const graph::Duration& right) {
  auto average_seconds = [](const graph::Duration& duration) {
    constexpr int64_t kSecondsPerMonth = 2'629'746;  // 365.2425 days / 12
    return static_cast<__int128>(duration.months) * kSecondsPerMonth +
           static_cast<__int128>(duration.days) * 86'400 + duration.seconds;
  };
  const __int128 left_seconds = average_seconds(left), right_seconds = average_seconds(right);
  if (left_seconds != right_seconds) {
    return left_seconds < right_seconds ? std::strong_ordering::less
                                        : std::strong_ordering::greater;
  }
  if (auto order = left.nanoseconds <=> right.nanoseconds; order != 0) return order;
  if (auto order = left.months <=> right.months; order != 0) return order;
  return left.days <=> right.days;
}

// REQUIRES: both are of `kind`, a temporal kind.
std::strong_ordering CompareTemporals(ValueKind kind, const Value& left, const Value& right) {
  switch (kind) {
    case ValueKind::kDate:
      return left.date().days <=> right.date().days;
    case ValueKind::kLocalTime:
      return left.local_time().nanoseconds <=> right.local_time().nanoseconds;
    case ValueKind::kTime:
      return CompareTimes(left.time(), right.time());
    case ValueKind::kLocalDateTime:
      return CompareLocalDateTimes(left.local_date_time(), right.local_date_time());
    case ValueKind::kDateTime:
      return CompareDateTimes(left.date_time(), right.date_time());
    default:
      return CompareDurations(left.duration(), right.duration());
  }
}

Truth ListsEqual(const graph::List& left, const graph::List& right) {
  if (left.size() != right.size()) return Truth::kFalse;
  Truth result = Truth::kTrue;
  for (size_t i = 0; i < left.size(); ++i) {
    const Truth equal = Equals(left[i], right[i]);
    if (equal == Truth::kFalse) return equal;
    if (equal == Truth::kUnknown) result = equal;
  }
  return result;
}

bool HaveSameKeys(const graph::Map& left, const graph::Map& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const auto& a, const auto& b) { return a.first == b.first; });
}

Truth MapsEqual(const graph::Map& left, const graph::Map& right) {
  if (!HaveSameKeys(left, right)) return Truth::kFalse;
  Truth result = Truth::kTrue;
  for (size_t i = 0; i < left.size(); ++i) {
    const Truth equal = Equals(left[i].second, right[i].second);
    if (equal == Truth::kFalse) return equal;
    if (equal == Truth::kUnknown) result = equal;
  }
  return result;
}

Comparison ToComparison(std::partial_ordering order) {
  if (order == std::partial_ordering::less) return Comparison::kLess;
  if (order == std::partial_ordering::greater) return Comparison::kGreater;
  if (order == std::partial_ordering::equivalent) return Comparison::kEqual;
  return Comparison::kUnordered;
}

Comparison CompareLists(const graph::List& left, const graph::List& right) {
  const size_t common = std::min(left.size(), right.size());
  for (size_t i = 0; i < common; ++i) {
    const Comparison comparison = Compare(left[i], right[i]);
    if (comparison != Comparison::kEqual) return comparison;
  }
  return ToComparison(left.size() <=> right.size());
}

// The place of a kind in the order of all values: maps, nodes, relationships, lists, paths,
// date-times, local date-times, dates, times, local times, durations, strings, booleans, numbers,
// nulls.
int OrderRank(ValueKind kind) {
  constexpr int kRanks[] = {14, 12, 13, 13, 11, 3, 0, 1, 2, 4, 7, 9, 8, 6, 5, 10};  // by ValueKind
  return kRanks[static_cast<size_t>(kind)];
}

std::strong_ordering OrderLists(const graph::List& left, const graph::List& right) {
  const size_t common = std::min(left.size(), right.size());
  for (size_t i = 0; i < common; ++i) {
    if (auto order = CompareOrder(left[i], right[i]); order != 0) return order;
  }
  return left.size() <=> right.size();
}

// Smaller maps first, then by keys, then by values.
std::strong_ordering OrderMaps(const graph::Map& left, const graph::Map& right) {
  if (auto order = left.size() <=> right.size(); order != 0) return order;
  for (size_t i = 0; i < left.size(); ++i) {
    if (auto order = left[i].first <=> right[i].first; order != 0) return order;
  }
  for (size_t i = 0; i < left.size(); ++i) {
    if (auto order = CompareOrder(left[i].second, right[i].second); order != 0) return order;
  }
  return std::strong_ordering::equal;
}

std::strong_ordering OrderPaths(const graph::Path& left, const graph::Path& right) {
  if (auto order = left.nodes <=> right.nodes; order != 0) return order;
  return left.relationships <=> right.relationships;
}

// NaN stands after all other numbers.
std::strong_ordering OrderNumbers(const Value& left, const Value& right) {
  const std::partial_ordering order = CompareNumbers(left, right);
  if (order == std::partial_ordering::less) return std::strong_ordering::less;
  if (order == std::partial_ordering::greater) return std::strong_ordering::greater;
  if (order == std::partial_ordering::equivalent) return std::strong_ordering::equal;
  auto is_nan = [](const Value& value) {
    return value.kind() == ValueKind::kFloat && std::isnan(value.floating());
  };
  return is_nan(left) <=> is_nan(right);
}

}  // namespace

Truth EqualsAny(const Value& left, const Value& right) {
  if (left.is_null() || right.is_null()) return Truth::kUnknown;
  if (left.is_number() && right.is_number()) return ToTruth(CompareNumbers(left, right) == 0);
  if (left.kind() != right.kind()) return Truth::kFalse;
  switch (left.kind()) {
    case ValueKind::kList:
      return ListsEqual(left.list(), right.list());
    case ValueKind::kMap:
      return MapsEqual(left.map(), right.map());
    case ValueKind::kRelationship:
      return ToTruth(left.relationship() == right.relationship());
    default:
      return ToTruth(left == right);
  }
}

Comparison CompareAny(const Value& left, const Value& right) {
  if (left.is_number() && right.is_number()) return ToComparison(CompareNumbers(left, right));
  if (left.kind() != right.kind()) return Comparison::kUnknown;
  switch (left.kind()) {
    case ValueKind::kString:
      return ToComparison(left.string() <=> right.string());
    case ValueKind::kBoolean:
      return ToComparison(left.boolean() <=> right.boolean());
    case ValueKind::kList:
      return CompareLists(left.list(), right.list());
    case ValueKind::kDate:
    case ValueKind::kLocalTime:
    case ValueKind::kTime:
    case ValueKind::kLocalDateTime:
    case ValueKind::kDateTime:
      return ToComparison(CompareTemporals(left.kind(), left, right));
    default:
      return Comparison::kUnknown;
  }
}

std::strong_ordering CompareOrder(const Value& left, const Value& right) {
  if (left.is_number() && right.is_number()) return OrderNumbers(left, right);
  const ValueKind kind = left.kind();
  if (kind != right.kind()) return OrderRank(kind) <=> OrderRank(right.kind());
  switch (kind) {
    case ValueKind::kNull:
      return std::strong_ordering::equal;
    case ValueKind::kString:
      return left.string() <=> right.string();
    case ValueKind::kBoolean:
      return left.boolean() <=> right.boolean();
    case ValueKind::kNode:
      return left.node() <=> right.node();
    case ValueKind::kRelationship:
      return left.relationship() <=> right.relationship();
    case ValueKind::kList:
      return OrderLists(left.list(), right.list());
    case ValueKind::kMap:
      return OrderMaps(left.map(), right.map());
    case ValueKind::kPath:
      return OrderPaths(left.path(), right.path());
    default:
      return CompareTemporals(kind, left, right);
  }
}

bool Equivalent(const Value& left, const Value& right) {
  if (left.is_number() && right.is_number()) return OrderNumbers(left, right) == 0;
  if (left.kind() != right.kind()) return false;
  switch (left.kind()) {
    case ValueKind::kList:
      return std::equal(left.list().begin(), left.list().end(), right.list().begin(),
                        right.list().end(), Equivalent);
    case ValueKind::kMap:
      return std::equal(left.map().begin(), left.map().end(), right.map().begin(),
                        right.map().end(), [](const auto& a, const auto& b) {
                          return a.first == b.first && Equivalent(a.second, b.second);
                        });
    case ValueKind::kRelationship:
      return left.relationship() == right.relationship();
    default:
      return left == right;
  }
}

Truth Contains(const Value& list, const Value& element) {
  Truth result = Truth::kFalse;
  for (const Value& candidate : list.list()) {
    const Truth equal = Equals(candidate, element);
    if (equal == Truth::kTrue) return equal;
    if (equal == Truth::kUnknown) result = equal;
  }
  return result;
}

bool EquivalenceEqual::operator()(const std::vector<Value>& left,
                                  const std::vector<Value>& right) const {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), Equivalent);
}

}  // namespace wenmai::query
