#include "query/expressions/value_type.h"

#include <algorithm>

namespace wenmai::query {
namespace {

bool IsOf(const ValueType::Term& term, const Value& value) {
  if (value.is_null()) return term.is_nullable;
  if ((term.types & TypeBit(value.kind())) == 0) return false;
  if (term.elements == nullptr) return true;
  const graph::List& list = value.list();
  return std::all_of(list.begin(), list.end(),
                     [&term](const Value& element) { return term.elements->Holds(element); });
}

}  // namespace

bool ValueType::Holds(const Value& value) const {
  return std::any_of(terms.begin(), terms.end(),
                     [&value](const Term& term) { return IsOf(term, value); });
}

}  // namespace wenmai::query
