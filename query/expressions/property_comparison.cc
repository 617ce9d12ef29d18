#include "query/expressions/property_comparison.h"

#include <cmath>
#include <span>

#include "base/substring.h"
#include "query/expressions/binary.h"
#include "query/expressions/property_places.h"

namespace wenmai::query {
namespace {

using graph::ColumnChunk;
using graph::ColumnPlace;
using graph::ValueKind;

constexpr int64_t kExactInFloat = int64_t{1} << 53;

// results[i] = whether test(the entry at places[i]) holds, null where there is no entry.
template <typename T, typename Test>
void TestEntries(std::span<const ColumnPlace> places, std::span<const T> entries, Test test,
                 Value* results) {
  for (size_t i = 0; i < places.size(); ++i) {
    const uint32_t index = places[i].index;
    results[i] =
        places[i].chunk->Has(index) ? Value::Boolean(test(entries[index])) : Value();
  }
}

template <typename T>
void CompareEntries(BinaryOperator op, std::span<const ColumnPlace> places,
                    std::span<const T> entries, T constant, Value* results) {
  const auto run = [&](auto test) { TestEntries(places, entries, test, results); };
  switch (op) {
    case BinaryOperator::kEqual: return run([constant](T value) { return value == constant; });
    case BinaryOperator::kNotEqual: return run([constant](T value) { return value != constant; });
    case BinaryOperator::kLess: return run([constant](T value) { return value < constant; });
    case BinaryOperator::kLessEqual: return run([constant](T value) { return value <= constant; });
    case BinaryOperator::kGreater: return run([constant](T value) { return value > constant; });
    default: return run([constant](T value) { return value >= constant; });
  }
}

bool IsComparison(BinaryOperator op) {
  return op >= BinaryOperator::kEqual && op <= BinaryOperator::kGreaterEqual;
}

// Compares one constant with the entries of chunk after chunk.
class Comparer {
 public:
  Comparer(BinaryOperator op, const Value& constant)
      : op_(op),
        constant_(constant),
        search_(constant.kind() == ValueKind::kString ? std::string(constant.string()) : "") {}

  // REQUIRES: all places are in one chunk.
  void Compare(std::span<const ColumnPlace> places, Value* results) const {
    const ColumnChunk& chunk = *places.front().chunk;
    const ValueKind kind = constant_.kind();
    if (IsComparison(op_) && chunk.kind() == kind &&
        (kind == ValueKind::kInteger || kind == ValueKind::kDate)) {
      const int64_t constant =
          kind == ValueKind::kDate ? constant_.date().days : constant_.integer();
      return CompareEntries(op_, places, chunk.integers(), constant, results);
    }
    if (IsComparison(op_) && chunk.kind() == ValueKind::kFloat && IsExactFloat()) {
      return CompareEntries(op_, places, chunk.floats(), constant_.number(), results);
    }
    for (size_t i = 0; i < places.size(); ++i) results[i] = CompareOne(chunk, places[i].index);
  }

  Value CompareValue(const Value& value) const {
    if (op_ != BinaryOperator::kContains || constant_.kind() != ValueKind::kString) {
      return ApplyBinary(op_, value, constant_);
    }
    if (value.kind() != ValueKind::kString) return Value();
    return Value::Boolean(search_.IsIn(value.string()));
  }

 private:
  bool IsExactFloat() const {
    return constant_.kind() == ValueKind::kFloat ||
           (constant_.kind() == ValueKind::kInteger &&
            std::abs(constant_.integer()) <= kExactInFloat);
  }

  Value CompareOne(const ColumnChunk& chunk, uint32_t index) const {
    if (!chunk.Has(index)) return Value();
    if (chunk.kind() != ValueKind::kNull) return CompareValue(chunk.Get(index));
    return CompareValue(chunk.values()[index]);
  }

  const BinaryOperator op_;
  const Value& constant_;
  const SubstringSearch search_;
};

}  // namespace

bool ComparePropertyBatch(BinaryOperator op, const Expression& property, const Value& constant,
                          const RowBatch& batch, EvaluationContext& context,
                          std::vector<Value>* results) {
  PropertyPlaces places;
  if (!places.Find(property, batch, context)) return false;
  const Comparer comparer(op, constant);
  results->resize(places.size());
  std::vector<uint32_t> uncached;
  for (size_t begin = 0; begin < places.size();) {
    const size_t end = places.RunEnd(begin);
    if (places[begin].chunk != nullptr) {
      comparer.Compare({&places[begin], end - begin}, results->data() + begin);
    } else {
      for (size_t i = begin; i < end; ++i) uncached.push_back(static_cast<uint32_t>(i));
    }
    begin = end;
  }
  if (uncached.empty()) return true;
  const std::vector<Value> values = places.Read(uncached, context);
  for (size_t i = 0; i < uncached.size(); ++i) {
    (*results)[uncached[i]] = comparer.CompareValue(values[i]);
  }
  return true;
}

}  // namespace wenmai::query
