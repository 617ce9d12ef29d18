// Schema commands: indexes and constraints.
#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "query/parser/ast_builder.h"
#include "query/parser/syntax_error.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

struct TypeName {
  std::string_view name;
  TypeSet types;
};
constexpr std::array kTypeNames = {
    TypeName{"ANY", kAnyType},
    TypeName{"BOOLEAN", TypeBit(ValueKind::kBoolean)},
    TypeName{"BOOL", TypeBit(ValueKind::kBoolean)},
    TypeName{"INTEGER", TypeBit(ValueKind::kInteger)},
    TypeName{"INT", TypeBit(ValueKind::kInteger)},
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
};

}  // namespace

SchemaCommand AstBuilder::BuildSchema(Grammar::SchemaCommandContext* tree) {
  SchemaCommand command;
  if (tree->createIndex() != nullptr) {
    command = BuildCreateIndex(tree->createIndex());
  } else if (tree->createConstraint() != nullptr) {
    command = BuildCreateConstraint(tree->createConstraint());
  } else if (Grammar::DropIndexContext* drop = tree->dropIndex()) {
    command.kind = SchemaCommandKind::kDropIndex;
    command.name = BuildName(drop->name()).text;
    command.is_lenient = drop->ifExists() != nullptr;
  } else {
    Grammar::DropConstraintContext* constraint = tree->dropConstraint();
    command.kind = SchemaCommandKind::kDropConstraint;
    command.name = BuildName(constraint->name()).text;
    command.is_lenient = constraint->ifExists() != nullptr;
  }
  const ast::Span span = SpanOf(tree);
  command.place = {span.line, span.column};
  return command;
}

SchemaCommand AstBuilder::BuildCreateIndex(Grammar::CreateIndexContext* tree) {
  SchemaCommand command;
  command.kind = SchemaCommandKind::kCreateIndex;
  if (tree->name() != nullptr) command.name = BuildName(tree->name()).text;
  command.is_lenient = tree->ifNotExists() != nullptr;
  std::string variable;
  BuildEntity(tree->schemaEntity(), &command, &variable);
  const bool is_full_text = tree->FULLTEXT() != nullptr;
  if (is_full_text) command.index = IndexKind::kFullText;
  if (is_full_text != (tree->EACH() != nullptr)) {
    ThrowSyntaxError("UnexpectedSyntax",
                     is_full_text ? "a full-text index is made ON EACH [n.title, n.text]"
                                  : "ON EACH is for full-text indexes",
                     SpanOf(tree));
  }
  if (!is_full_text && command.names.size() > 1) {
    ThrowSyntaxError("UnexpectedSyntax", "only a full-text index covers several labels or types",
                     SpanOf(tree->schemaEntity()));
  }
  Grammar::PropertyReferencesContext* references = tree->propertyReferences();
  Grammar::PropertyListContext* list =
      references != nullptr ? references->propertyList() : tree->propertyList();
  if (list == nullptr) {
    AddProperty(references->propertyReference(), variable, &command);
  } else {
    for (Grammar::PropertyReferenceContext* reference : list->propertyReference()) {
      AddProperty(reference, variable, &command);
    }
  }
  return command;
}

SchemaCommand AstBuilder::BuildCreateConstraint(Grammar::CreateConstraintContext* tree) {
  SchemaCommand command;
  command.kind = SchemaCommandKind::kCreateConstraint;
  if (tree->name() != nullptr) command.name = BuildName(tree->name()).text;
  command.is_lenient = tree->ifNotExists() != nullptr;
  std::string variable;
  BuildEntity(tree->schemaEntity(), &command, &variable);
  if (command.names.size() > 1) {
    ThrowSyntaxError("UnexpectedSyntax", "a constraint is on one label or type",
                     SpanOf(tree->schemaEntity()));
  }
  Grammar::PropertyReferencesContext* references = tree->propertyReferences();
  if (references->propertyList() == nullptr) {
    AddProperty(references->propertyReference(), variable, &command);
  } else {
    for (auto* reference : references->propertyList()->propertyReference()) {
      AddProperty(reference, variable, &command);
    }
  }
  Grammar::ConstraintKindContext* kind = tree->constraintKind();
  if (kind->typeName() != nullptr) {
    command.constraint = ConstraintKind::kType;
    BuildTypeName(kind->typeName(), &command);
  } else if (kind->NOT() != nullptr) {
    command.constraint = ConstraintKind::kExists;
  } else {
    command.constraint =
        kind->KEY() != nullptr ? ConstraintKind::kKey : ConstraintKind::kUnique;
  }
  const bool is_single = command.constraint == ConstraintKind::kExists ||
                         command.constraint == ConstraintKind::kType;
  if (is_single && command.properties.size() > 1) {
    ThrowSyntaxError("UnexpectedSyntax", "this constraint is on one property", SpanOf(references));
  }
  return command;
}

void AstBuilder::BuildEntity(Grammar::SchemaEntityContext* tree, SchemaCommand* command,
                             std::string* variable) {
  command->entity = tree->OPEN_BRACKET() != nullptr ? graph::EntityKind::kRelationship
                                                    : graph::EntityKind::kNode;
  *variable = BuildName(tree->variable()).text;
  for (Grammar::NameContext* name : tree->name()) command->names.push_back(BuildName(name).text);
}

void AstBuilder::AddProperty(Grammar::PropertyReferenceContext* tree, const std::string& variable,
                             SchemaCommand* command) {
  const ast::Name base = BuildName(tree->variable());
  if (base.text != variable) {
    ThrowSyntaxError("UndefinedVariable", fmt::format("variable '{}' is not defined", base.text),
                     base.span);
  }
  command->properties.push_back(BuildName(tree->name()).text);
}

void AstBuilder::BuildTypeName(Grammar::TypeNameContext* tree, SchemaCommand* command) {
  const ast::Span span = SpanOf(tree);
  command->type_name = source_.utf8().substr(span.begin, span.end - span.begin);
  if (tree->LESS() != nullptr || !tree->NOT().empty()) {
    throw Error(ErrorCode::kUnsupported, "a type constraint names a type without parts of its own")
        .At(span.line, span.column);
  }
  std::string upper;
  for (Grammar::NameContext* word : tree->name()) {
    if (!upper.empty()) upper.push_back(' ');
    for (const char c : BuildName(word).text) {
      upper.push_back(static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
    }
  }
  const auto* type = std::find_if(kTypeNames.begin(), kTypeNames.end(),
                                  [&](const TypeName& t) { return t.name == upper; });
  if (type == kTypeNames.end()) {
    ThrowSyntaxError("UnexpectedSyntax", fmt::format("'{}' is no type", command->type_name), span);
  }
  command->types = type->types;
}

}  // namespace wenmai::query
