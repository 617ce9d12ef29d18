#include "query/expressions/static_type.h"

#include <bit>

#include "query/expressions/errors.h"

namespace wenmai::query {

std::string WithArticle(TypeSet types) {
  const TypeSet known = types & ~TypeBit(graph::ValueKind::kNull);
  if (!std::has_single_bit(known)) return "such a value";
  return WithArticle(static_cast<graph::ValueKind>(std::countr_zero(known)));
}

}  // namespace wenmai::query
