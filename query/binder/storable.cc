#include "query/binder/storable.h"

#include "query/binder/bind_error.h"
#include "query/expressions/literal.h"
#include "query/expressions/map.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

constexpr TypeSet kMapType = TypeBit(ValueKind::kMap);

[[noreturn]] void ThrowUnstorable(std::string_view what, const ast::Span& span) {
  ThrowBindError("TypeError", "InvalidPropertyType",
                 "a property cannot hold " + std::string(what), span);
}

}  // namespace

void CheckStorable(const Expression& value, const ast::Span& span) {
  if (value.types() == kMapType) ThrowUnstorable("a map", span);
  if (value.types() != TypeBit(ValueKind::kList)) return;
  const TypeSet elements = ElementTypes(value);
  if (elements != kAnyType && (elements & kMapType) != 0) ThrowUnstorable("a list of maps", span);
}

void CheckEntriesStorable(const Expression& map, const ast::Span& span) {
  if (map.kind() == ExpressionKind::kMap) {
    for (const auto& [key, value] : static_cast<const MapExpression&>(map).entries) {
      CheckStorable(*value, span);
    }
  }
  const Value* literal = LiteralValue(map);
  if (literal == nullptr || literal->kind() != ValueKind::kMap) return;
  for (const auto& [key, value] : literal->map()) CheckStorable(*MakeLiteral(value, {}), span);
}

}  // namespace wenmai::query
