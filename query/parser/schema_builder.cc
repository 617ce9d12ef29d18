// Schema commands: indexes and constraints.
#include <utility>

#include <fmt/format.h>

#include "query/expressions/value_type.h"
#include "query/parser/ast_builder.h"
#include "query/parser/syntax_error.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

// The types that a property may have.
constexpr TypeSet kPropertyTypes =
    kAnyType & ~(TypeBit(ValueKind::kMap) | TypeBit(ValueKind::kNode) |
                 TypeBit(ValueKind::kRelationship) | TypeBit(ValueKind::kPath));

// The type of a constraint: of the value itself, not of its parts.
void SetType(const ValueType& type, const ast::Span& span, SchemaCommand* command) {
  const ValueType::Term& term = type.terms[0];
  if (type.terms.size() > 1 || term.elements != nullptr || !term.is_nullable) {
    throw Error(ErrorCode::kUnsupported, "a type constraint names a type without parts of its own")
        .At(span.line, span.column);
  }
  command->type_name = type.text;
  command->types = term.types & kPropertyTypes;
  if (command->types == 0) {
    ThrowSyntaxError("UnexpectedSyntax", fmt::format("a property cannot be {}", type.text), span);
  }
}

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
  if (kind->valueType() != nullptr) {
    command.constraint = ConstraintKind::kType;
    SetType(*BuildValueType(kind->valueType()), SpanOf(kind->valueType()), &command);
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

}  // namespace wenmai::query
