// Types: `INTEGER`, `LIST<STRING NOT NULL>`, `DATE | LOCAL DATETIME`.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "query/expressions/value_type.h"
#include "query/parser/ast_builder.h"
#include "query/parser/syntax_error.h"
#include "text/case.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

struct TypeName {
  std::string_view name;
  TypeSet types;
};
constexpr std::array kTypeNames = {
    TypeName{"ANY", kAnyType},
    TypeName{"ANY VALUE", kAnyType},
    TypeName{"NOTHING", 0},
    TypeName{"NULL", TypeBit(ValueKind::kNull)},
    TypeName{"BOOLEAN", TypeBit(ValueKind::kBoolean)},
    TypeName{"BOOL", TypeBit(ValueKind::kBoolean)},
    TypeName{"INTEGER", TypeBit(ValueKind::kInteger)},
    TypeName{"INT", TypeBit(ValueKind::kInteger)},
    TypeName{"SIGNED INTEGER", TypeBit(ValueKind::kInteger)},
    TypeName{"FLOAT", TypeBit(ValueKind::kFloat)},
    TypeName{"STRING", TypeBit(ValueKind::kString)},
    TypeName{"DATE", TypeBit(ValueKind::kDate)},
    TypeName{"LOCAL TIME", TypeBit(ValueKind::kLocalTime)},
    TypeName{"TIME", TypeBit(ValueKind::kTime)},
    TypeName{"ZONED TIME", TypeBit(ValueKind::kTime)},
    TypeName{"LOCAL DATETIME", TypeBit(ValueKind::kLocalDateTime)},
    TypeName{"DATETIME", TypeBit(ValueKind::kDateTime)},
    TypeName{"ZONED DATETIME", TypeBit(ValueKind::kDateTime)},
    TypeName{"DURATION", TypeBit(ValueKind::kDuration)},
    TypeName{"LIST", TypeBit(ValueKind::kList)},
    TypeName{"ARRAY", TypeBit(ValueKind::kList)},
    TypeName{"MAP", TypeBit(ValueKind::kMap)},
    TypeName{"NODE", TypeBit(ValueKind::kNode)},
    TypeName{"RELATIONSHIP", TypeBit(ValueKind::kRelationship)},
    TypeName{"PATH", TypeBit(ValueKind::kPath)},
};

TypeSet TypesNamed(const std::string& name, const ast::Span& span) {
  const auto* type = std::find_if(kTypeNames.begin(), kTypeNames.end(),
                                  [&](const TypeName& t) { return t.name == name; });
  if (type == kTypeNames.end()) {
    ThrowSyntaxError("UnexpectedSyntax", fmt::format("'{}' is no type", name), span);
  }
  return type->types;
}

}  // namespace

ValueTypePtr AstBuilder::BuildValueType(Grammar::ValueTypeContext* tree) const {
  auto type = std::make_shared<ValueType>();
  const ast::Span span = SpanOf(tree);
  type->text = source_.utf8().substr(span.begin, span.end - span.begin);
  for (Grammar::TypeTermContext* term : tree->typeTerm()) {
    ValueType::Term& result = type->terms.emplace_back();
    std::string name;
    for (Grammar::TypeWordContext* word : term->typeWord()) {
      if (!name.empty()) name.push_back(' ');
      name += text::ToUpper(Text(word->getStart()));
    }
    const ast::Span place = SpanOf(term);
    result.types = TypesNamed(name, place);
    result.is_nullable = term->NOT() == nullptr && result.types != 0;
    if (term->valueType() == nullptr) continue;
    if (result.types != TypeBit(ValueKind::kList)) {
      ThrowSyntaxError("UnexpectedSyntax", fmt::format("only a LIST has elements, not {}", name),
                       place);
    }
    result.elements = BuildValueType(term->valueType());
  }
  return type;
}

}  // namespace wenmai::query
