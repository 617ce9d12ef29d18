#include "query/expressions/membership.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "query/expressions/errors.h"

namespace wenmai::query {
namespace {

using graph::Value;
using graph::ValueKind;

// Equal exactly if equivalent. Lists and maps are not: nulls in them make equality unknown; nor is
// NaN.
bool IsPlain(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kNull:
    case ValueKind::kList:
    case ValueKind::kMap:
      return false;
    case ValueKind::kFloat:
      return !std::isnan(value.floating());
    default:
      return true;
  }
}

}  // namespace

Membership::Membership(Value list, size_t lookup_count) : list_(std::move(list)) {
  constexpr size_t kHashedListSize = 8, kLookupCount = 4;
  if (list_.kind() != ValueKind::kList || list_.list().size() < kHashedListSize ||
      lookup_count < kLookupCount) {
    return;
  }
  const graph::List& elements = list_.list();
  is_hashed_ = std::all_of(elements.begin(), elements.end(), [](const Value& element) {
    return element.is_null() || IsPlain(element);
  });
  if (!is_hashed_) return;
  elements_.reserve(elements.size());
  for (const Value& element : elements) {
    if (element.is_null()) has_null_ = true;
    elements_.insert(element);
  }
}

Truth Membership::Find(const Value& element) const {
  if (is_hashed_ && IsPlain(element)) {
    if (elements_.contains(element)) return Truth::kTrue;
    return has_null_ ? Truth::kUnknown : Truth::kFalse;
  }
  if (list_.is_null()) return Truth::kUnknown;
  if (list_.kind() != ValueKind::kList) {
    throw TypeError("InvalidArgumentType",
                    "IN expects a List on its right, not " + WithArticle(list_.kind()));
  }
  return Contains(list_, element);
}

}  // namespace wenmai::query
