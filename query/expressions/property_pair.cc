#include "query/expressions/property_pair.h"

#include "query/expressions/binary.h"

namespace wenmai::query {
namespace {

using graph::ColumnChunk;
using graph::ColumnPlace;
using graph::ValueKind;

template <typename T>
bool Holds(BinaryOperator op, const T& left, const T& right) {
  switch (op) {
    case BinaryOperator::kEqual: return left == right;
    case BinaryOperator::kNotEqual: return left != right;
    case BinaryOperator::kLess: return left < right;
    case BinaryOperator::kLessEqual: return left <= right;
    case BinaryOperator::kGreater: return left > right;
    default: return left >= right;
  }
}

bool IsTrue(BinaryOperator op, const Value& left, const Value& right) {
  return ApplyBinary(op, left, right).is_true();
}

// The text at a place, where the chunk holds texts.
const Value* TextAt(const ColumnPlace& place) {
  if (place.chunk->kind() != ValueKind::kString || !place.chunk->Has(place.index)) return nullptr;
  return &place.chunk->texts()[place.chunk->text_codes()[place.index]];
}

// REQUIRES: both places are in chunks.
bool IsTrueAt(BinaryOperator op, const ColumnPlace& left, const ColumnPlace& right) {
  const ColumnChunk &left_chunk = *left.chunk, &right_chunk = *right.chunk;
  const ValueKind kind = left_chunk.kind();
  if (kind == right_chunk.kind() && (kind == ValueKind::kInteger || kind == ValueKind::kDate)) {
    return left_chunk.Has(left.index) && right_chunk.Has(right.index) &&
           Holds(op, left_chunk.integers()[left.index], right_chunk.integers()[right.index]);
  }
  const Value *left_text = TextAt(left), *right_text = TextAt(right);
  if (left_text != nullptr && right_text != nullptr) return IsTrue(op, *left_text, *right_text);
  return IsTrue(op, left_chunk.Get(left.index), right_chunk.Get(right.index));
}

}  // namespace

bool PropertyPair::Select(const Expression& predicate, EvaluationContext& context, RowBatch* batch) {
  if (predicate.kind() != ExpressionKind::kBinary) return false;
  const auto& binary = static_cast<const BinaryExpression&>(predicate);
  const BinaryOperator op = binary.op;
  if (op < BinaryOperator::kEqual || op > BinaryOperator::kGreaterEqual) return false;
  if (!left_.Find(*binary.left, *batch, context) || !right_.Find(*binary.right, *batch, context)) {
    return false;
  }
  is_true_.assign(left_.size(), false);
  uncached_.clear();
  for (uint32_t i = 0; i < left_.size(); ++i) {
    if (left_[i].chunk == nullptr || right_[i].chunk == nullptr) {
      uncached_.push_back(i);
    } else {
      is_true_[i] = IsTrueAt(op, left_[i], right_[i]);
    }
  }
  if (!uncached_.empty()) {
    const std::vector<Value> lefts = left_.Read(uncached_, context);
    const std::vector<Value> rights = right_.Read(uncached_, context);
    for (size_t i = 0; i < uncached_.size(); ++i) {
      is_true_[uncached_[i]] = IsTrue(op, lefts[i], rights[i]);
    }
  }
  batch->Select([this](size_t i) { return is_true_[i] != 0; });
  return true;
}

}  // namespace wenmai::query
