#include "query/expressions/property_comparison.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

#include "base/substring.h"
#include "query/expressions/batch_operand.h"
#include "query/expressions/membership.h"
#include "query/expressions/property_places.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

using graph::ColumnChunk;
using graph::ColumnPlace;
using graph::ValueKind;

constexpr int64_t kExactInFloat = int64_t{1} << 53;

// truths[i] = test(the entry at places[i]), or `missing` where there is no entry.
template <typename T, typename Test>
void TestEntries(std::span<const ColumnPlace> places, std::span<const T> entries, Truth missing,
                 Test test, Truth* truths) {
  const ColumnChunk& chunk = *places.front().chunk;
  for (size_t i = 0; i < places.size(); ++i) {
    const uint32_t index = places[i].index;
    truths[i] = chunk.Has(index) ? test(entries[index]) : missing;
  }
}

template <typename T>
void CompareEntries(BinaryOperator op, std::span<const ColumnPlace> places,
                    std::span<const T> entries, T constant, Truth* truths) {
  const auto run = [&](auto test) {
    TestEntries(places, entries, Truth::kUnknown,
                [&test](T value) { return ToTruth(test(value)); }, truths);
  };
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

// Whether `op` holds for no number from `min` to `max`.
bool IsNeverMet(BinaryOperator op, int64_t min, int64_t max, int64_t constant) {
  switch (op) {
    case BinaryOperator::kEqual: return constant < min || constant > max;
    case BinaryOperator::kLess: return min >= constant;
    case BinaryOperator::kLessEqual: return min > constant;
    case BinaryOperator::kGreater: return max <= constant;
    case BinaryOperator::kGreaterEqual: return max < constant;
    default: return false;
  }
}

// Compares one constant with the entries of chunk after chunk.
class Comparer {
 public:
  // `lookup_count`: how many values will be compared.
  Comparer(BinaryOperator op, const Value& constant, size_t lookup_count)
      : op_(op),
        constant_(constant),
        search_(constant.kind() == ValueKind::kString ? std::string(constant.string()) : "") {
    if (op == BinaryOperator::kIn) members_.emplace(constant, lookup_count);
  }

  // REQUIRES: all places are in one chunk.
  void Compare(std::span<const ColumnPlace> places, Truth* truths) {
    const ColumnChunk& chunk = *places.front().chunk;
    if (IsComparison(op_) && HasIntegers(chunk)) {
      return CompareEntries(op_, places, chunk.integers(), IntegerConstant(), truths);
    }
    if (IsComparison(op_) && chunk.kind() == ValueKind::kFloat && IsExactFloat()) {
      return CompareEntries(op_, places, chunk.floats(), constant_.number(), truths);
    }
    if (chunk.kind() == ValueKind::kString) return CompareTexts(places, truths);
    for (size_t i = 0; i < places.size(); ++i) {
      const uint32_t index = places[i].index;
      truths[i] = CompareValue(chunk.Get(index));
    }
  }

  Truth CompareValue(const Value& value) const {
    if (members_) return members_->Find(value);
    if (op_ != BinaryOperator::kContains || constant_.kind() != ValueKind::kString) {
      const Value result = ApplyBinary(op_, value, constant_);
      return result.is_null() ? Truth::kUnknown : ToTruth(result.is_true());
    }
    if (value.kind() != ValueKind::kString) return Truth::kUnknown;
    return ToTruth(search_.IsIn(value.string()));
  }

  // Whether no entry of the chunk can be right.
  bool RefusesAll(const ColumnChunk& chunk) const {
    return IsComparison(op_) && HasIntegers(chunk) &&
           IsNeverMet(op_, chunk.integer_min(), chunk.integer_max(), IntegerConstant());
  }

 private:
  bool HasIntegers(const ColumnChunk& chunk) const {
    const ValueKind kind = constant_.kind();
    return chunk.kind() == kind && (kind == ValueKind::kInteger || kind == ValueKind::kDate);
  }
  int64_t IntegerConstant() const {
    return constant_.kind() == ValueKind::kDate ? constant_.date().days : constant_.integer();
  }
  bool IsExactFloat() const {
    return constant_.kind() == ValueKind::kFloat ||
           (constant_.kind() == ValueKind::kInteger &&
            std::abs(constant_.integer()) <= kExactInFloat);
  }

  // Each different text is looked at once.
  void CompareTexts(std::span<const ColumnPlace> places, Truth* truths) {
    const ColumnChunk& chunk = *places.front().chunk;
    text_truths_.assign(chunk.texts().size(), std::nullopt);
    const auto test = [&](uint16_t code) {
      std::optional<Truth>& truth = text_truths_[code];
      if (!truth) truth = CompareValue(chunk.texts()[code]);
      return *truth;
    };
    TestEntries(places, chunk.text_codes(), CompareValue(Value()), test, truths);
  }

  const BinaryOperator op_;
  const Value& constant_;
  const SubstringSearch search_;
  std::optional<Membership> members_;
  std::vector<std::optional<Truth>> text_truths_;  // by code
};

// Puts the truth for each live row into *truths. Where `only_true_counts`, false may stand for unknown.
bool Compare(BinaryOperator op, const Expression& property, const Value& constant,
             const RowBatch& batch, bool only_true_counts, EvaluationContext& context,
             std::vector<Truth>* truths) {
  PropertyPlaces places;
  if (!places.Find(property, batch, context)) return false;
  Comparer comparer(op, constant, places.size());
  truths->resize(places.size());
  std::vector<uint32_t> uncached;
  for (size_t begin = 0; begin < places.size();) {
    const size_t end = places.RunEnd(begin);
    const ColumnChunk* chunk = places[begin].chunk;
    if (chunk == nullptr) {
      for (size_t i = begin; i < end; ++i) uncached.push_back(static_cast<uint32_t>(i));
    } else if (only_true_counts && comparer.RefusesAll(*chunk)) {
      std::fill(truths->begin() + static_cast<ptrdiff_t>(begin),
                truths->begin() + static_cast<ptrdiff_t>(end), Truth::kFalse);
    } else {
      comparer.Compare({&places[begin], end - begin}, truths->data() + begin);
    }
    begin = end;
  }
  if (uncached.empty()) return true;
  const std::vector<Value> values = places.Read(uncached, context);
  for (size_t i = 0; i < uncached.size(); ++i) {
    (*truths)[uncached[i]] = comparer.CompareValue(values[i]);
  }
  return true;
}

bool Searches(BinaryOperator op) {
  return IsComparison(op) || op == BinaryOperator::kIn || op == BinaryOperator::kStartsWith ||
         op == BinaryOperator::kEndsWith || op == BinaryOperator::kContains;
}

}  // namespace

bool ComparePropertyBatch(BinaryOperator op, const Expression& property, const Value& constant,
                          const RowBatch& batch, EvaluationContext& context,
                          std::vector<Value>* results) {
  std::vector<Truth> truths;
  if (!Compare(op, property, constant, batch, false, context, &truths)) return false;
  results->resize(truths.size());
  for (size_t i = 0; i < truths.size(); ++i) (*results)[i] = ToValue(truths[i]);
  return true;
}

bool SelectByProperty(const Expression& predicate, EvaluationContext& context, RowBatch* batch) {
  if (predicate.kind() != ExpressionKind::kBinary) return false;
  const auto& binary = static_cast<const BinaryExpression&>(predicate);
  if (!Searches(binary.op) || !IsConstant(*binary.right)) return false;
  if (binary.left->kind() != ExpressionKind::kProperty) return false;
  const Value constant = binary.right->Evaluate(RowRef{}, context);
  std::vector<Truth> truths;
  try {
    if (!Compare(binary.op, *binary.left, constant, *batch, true, context, &truths)) return false;
  } catch (const Error& error) {
    throw error.At(predicate.place().line, predicate.place().column);
  }
  batch->Select([&truths](size_t i) { return truths[i] == Truth::kTrue; });
  return true;
}

}  // namespace wenmai::query
