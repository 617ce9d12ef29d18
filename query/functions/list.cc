// Functions over lists, and those that take lists and strings alike.

#include <algorithm>
#include <new>

#include "query/expressions/errors.h"
#include "query/functions/definition.h"
#include "text/utf8.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;
using Arguments = std::span<const Value>;

Value Size(Arguments arguments, EvaluationContext&) {
  const size_t size = arguments[0].kind() == ValueKind::kList
                          ? arguments[0].list().size()
                          : text::CodePointCount(arguments[0].string());
  return Value::Integer(static_cast<int64_t>(size));
}

Value IsEmpty(Arguments arguments, EvaluationContext&) {
  switch (arguments[0].kind()) {
    case ValueKind::kList:
      return Value::Boolean(arguments[0].list().empty());
    case ValueKind::kMap:
      return Value::Boolean(arguments[0].map().empty());
    default:
      return Value::Boolean(arguments[0].string().empty());
  }
}

Value Reverse(Arguments arguments, EvaluationContext&) {
  if (arguments[0].kind() == ValueKind::kList) {
    const graph::List& list = arguments[0].list();
    return Value::MakeList(graph::List(list.rbegin(), list.rend()));
  }
  std::u32string code_points = text::DecodeUtf8(arguments[0].string());
  std::reverse(code_points.begin(), code_points.end());
  return Value::String(text::EncodeUtf8(code_points));
}

Value Head(Arguments arguments, EvaluationContext&) {
  const graph::List& list = arguments[0].list();
  return list.empty() ? Value() : list.front();
}

Value Last(Arguments arguments, EvaluationContext&) {
  const graph::List& list = arguments[0].list();
  return list.empty() ? Value() : list.back();
}

Value Tail(Arguments arguments, EvaluationContext&) {
  const graph::List& list = arguments[0].list();
  if (list.empty()) return arguments[0];
  return Value::MakeList(graph::List(list.begin() + 1, list.end()));
}

// Memory held against the query's budget for as long as this lives.
class MemoryCharge {
 public:
  MemoryCharge(QueryLimits* limits, size_t bytes) : limits_(limits), bytes_(bytes) {
    if (limits_ != nullptr) limits_->Charge(bytes_);
  }
  ~MemoryCharge() {
    if (limits_ != nullptr) limits_->Release(bytes_);
  }
  MemoryCharge(const MemoryCharge&) = delete;
  MemoryCharge& operator=(const MemoryCharge&) = delete;

 private:
  QueryLimits* limits_;
  size_t bytes_;
};

int64_t RangeBound(const Value& value) {
  if (value.kind() != ValueKind::kInteger) {
    throw ArgumentError("InvalidArgumentType",
                        "range() takes Integers, not " + WithArticle(value.kind()));
  }
  return value.integer();
}

Value Range(Arguments arguments, EvaluationContext& context) {
  const int64_t start = RangeBound(arguments[0]), end = RangeBound(arguments[1]);
  const int64_t step = arguments.size() > 2 ? RangeBound(arguments[2]) : 1;
  if (step == 0) throw ArgumentError("NumberOutOfRange", "the step of range() must not be 0");
  if (step > 0 ? start > end : start < end) return Value::MakeList({});
  const auto distance = static_cast<__int128>(end) - start;
  const auto count = static_cast<__int128>(distance / step) + 1;

  // Charged before it is made: a range may ask for any amount of memory.
  constexpr size_t kCountMax = size_t{1} << 40;
  const size_t size = count > kCountMax ? kCountMax : static_cast<size_t>(count);
  const MemoryCharge charge(context.limits, size * sizeof(Value));
  graph::List list;
  try {
    list.reserve(size);
  } catch (const std::bad_alloc&) {
    throw Error(ErrorCode::kLimit, "range() asks for more elements than fit into memory");
  }
  for (size_t i = 0; i < size; ++i) {
    if (i % 4096 == 0) context.CheckLimits();
    list.push_back(Value::Integer(start + static_cast<int64_t>(i) * step));
  }
  return Value::MakeList(std::move(list));
}

}  // namespace

std::vector<Function> ListFunctions() {
  constexpr Parameter kTheList{"list", kList};
  return {
      DefineFunction("size", {{"value", kList | kString}}, kInteger, Size,
                     "How many elements a list, how many characters a text has."),
      DefineFunction("isEmpty", {{"value", kList | kMap | kString}}, kBoolean, IsEmpty,
                     "Whether a list, map or text has nothing in it."),
      DefineFunction("reverse", {{"value", kList | kString}}, kList | kString, Reverse,
                     "A list or a text from its end to its start."),
      DefineFunction("head", {kTheList}, kAnyType, Head,
                     "The first element, null if there is none."),
      DefineFunction("last", {kTheList}, kAnyType, Last,
                     "The last element, null if there is none."),
      DefineFunction("tail", {kTheList}, kList, Tail, "All elements but the first."),
      DefineFunction("range", {{"start", kAnyType}, {"end", kAnyType}, {"step", kAnyType, true}},
                     kList, Range, "The integers from start to end, both included."),
  };
}

}  // namespace wenmai::query
