#include "query/functions/total.h"

#include "query/expressions/errors.h"
#include "query/expressions/rendering.h"
#include "query/temporal/duration.h"

namespace wenmai::query {

using graph::Value;
using graph::ValueKind;

void Total::Add(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kNull:
      return;
    case ValueKind::kInteger:
      AddInteger(value.integer());
      break;
    case ValueKind::kFloat:
      AddFloat(value.floating());
      break;
    case ValueKind::kDuration:
      durations_ = temporal::Add(durations_, value.duration());
      has_durations_ = true;
      ++count_;
      break;
    default:
      throw TypeError("InvalidArgumentType",
                      "numbers or Durations are added up, not " + WithArticle(value.kind()));
  }
  CheckKinds();
}

void Total::Add(const Total& other) {
  count_ += other.count_;
  integers_ += other.integers_;
  floats_.Add(other.floats_);
  if (other.has_durations_) durations_ = temporal::Add(durations_, other.durations_);
  has_numbers_ |= other.has_numbers_;
  has_floats_ |= other.has_floats_;
  has_durations_ |= other.has_durations_;
  CheckKinds();
}

void Total::CheckKinds() const {
  if (!has_numbers_ || !has_durations_) return;
  throw TypeError("InvalidArgumentType", "numbers and Durations cannot be added up together");
}

double Total::FloatTotal() const {
  FloatSum total = floats_;
  total.Add(static_cast<double>(integers_));
  return total.Get();
}

Value Total::Sum() const {
  if (has_durations_) return Value::MakeDuration(durations_);
  if (has_floats_) return Value::Float(FloatTotal());
  if (integers_ != static_cast<int64_t>(integers_)) {
    throw ArithmeticError("IntegerOverflow", "the sum does not fit into 64 bits");
  }
  return Value::Integer(static_cast<int64_t>(integers_));
}

Value Total::Average() const {
  if (count_ == 0) return Value();
  const auto count = static_cast<double>(count_);
  if (has_durations_) return Value::MakeDuration(temporal::Divide(durations_, count));
  return Value::Float(FloatTotal() / count);
}

}  // namespace wenmai::query
