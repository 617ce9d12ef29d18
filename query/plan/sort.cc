#include "query/plan/sort.h"

namespace wenmai::query {

std::string TextOf(const std::vector<OrderItem>& items) {
  std::string text;
  for (const OrderItem& item : items) {
    if (!text.empty()) text += ", ";
    text += item.expression->ToString() + (item.is_descending ? " DESC" : "");
  }
  return text;
}

VariableSet VariablesOf(const std::vector<OrderItem>& items) {
  VariableSet result;
  for (const OrderItem& item : items) result = Union(result, VariablesOf(item.expression));
  return result;
}

}  // namespace wenmai::query
