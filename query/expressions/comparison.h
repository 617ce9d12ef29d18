// openCypher's four ways to compare two values.
//
//   equality       `=`         three-valued: null if any part is unknown; 1 = 1.0; NaN <> NaN
//   comparability  `<`         only within numbers, strings, booleans, lists and most temporal
//   types;
//                              null across types
//   orderability   ORDER BY    a total order over all values, nulls last
//   equivalence    DISTINCT    two-valued, for grouping: like equality, but null is null and NaN is
//   NaN
//
// Integers and floats are compared by their exact mathematical value, not by widening.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/value.h"

namespace wenmai::query {

// The truth values of three-valued logic.
enum class Truth : uint8_t { kFalse, kTrue, kUnknown };

inline Truth ToTruth(bool value) { return value ? Truth::kTrue : Truth::kFalse; }
inline graph::Value ToValue(Truth truth) {
  return truth == Truth::kUnknown ? graph::Value() : graph::Value::Boolean(truth == Truth::kTrue);
}
inline Truth Not(Truth truth) {
  return truth == Truth::kUnknown ? truth : ToTruth(truth == Truth::kFalse);
}

// How two values compare under `<`.
enum class Comparison : uint8_t {
  kLess,
  kEqual,
  kGreater,
  kUnordered,  // a NaN: every comparison is false
  kUnknown,    // a null, or types that do not compare: every comparison is null
};

// Behind Equals and Compare, for all but two integers.
Truth EqualsAny(const graph::Value& left, const graph::Value& right);
Comparison CompareAny(const graph::Value& left, const graph::Value& right);

inline bool AreIntegers(const graph::Value& left, const graph::Value& right) {
  return left.kind() == graph::ValueKind::kInteger && right.kind() == graph::ValueKind::kInteger;
}
inline Truth Equals(const graph::Value& left, const graph::Value& right) {
  if (AreIntegers(left, right)) return ToTruth(left.integer() == right.integer());
  return EqualsAny(left, right);
}
inline Comparison Compare(const graph::Value& left, const graph::Value& right) {
  if (!AreIntegers(left, right)) return CompareAny(left, right);
  if (left.integer() == right.integer()) return Comparison::kEqual;
  return left.integer() < right.integer() ? Comparison::kLess : Comparison::kGreater;
}
std::strong_ordering CompareOrder(const graph::Value& left, const graph::Value& right);

// Equivalent values have the same hash.
bool Equivalent(const graph::Value& left, const graph::Value& right);
uint64_t HashValue(const graph::Value& value);

// `element IN list`. REQUIRES: `list` is of kind kList.
Truth Contains(const graph::Value& list, const graph::Value& element);

// For hash containers of values, or of rows of values, under equivalence.
struct EquivalenceHash {
  size_t operator()(const graph::Value& value) const { return HashValue(value); }
  size_t operator()(const std::vector<graph::Value>& values) const;
};
struct EquivalenceEqual {
  bool operator()(const graph::Value& left, const graph::Value& right) const {
    return Equivalent(left, right);
  }
  bool operator()(const std::vector<graph::Value>& left,
                  const std::vector<graph::Value>& right) const;
};

}  // namespace wenmai::query
