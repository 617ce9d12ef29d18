#include "query/binder/create_binder.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "query/binder/bind_error.h"
#include "query/binder/label_names.h"
#include "query/binder/pattern_binder.h"
#include "query/binder/storable.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

const ast::NodePattern* AsNode(const ast::PathElement& element) {
  return std::get_if<ast::NodePattern>(&element);
}

const ast::RelationshipPattern& AsRelationship(const ast::PathElement& element) {
  return std::get<ast::RelationshipPattern>(element);
}

void CheckNames(const std::vector<ast::DynamicNames>& names) {
  for (const ast::DynamicNames& dynamic : names) {
    if (!dynamic.is_any) continue;
    ThrowBindError("UnexpectedSyntax", "$any(…) can be matched but not created; write $(…)",
                   dynamic.names->span);
  }
}

// Written once: by name or by an expression.
bool HasOneType(const ast::RelationshipPattern& relationship) {
  if (relationship.types == nullptr) return relationship.dynamic_types.size() == 1;
  return relationship.types->kind == LabelExpression::Kind::kName &&
         relationship.dynamic_types.empty();
}

}  // namespace

// --- What can be made ---

void CreateBinder::CheckPath(const ast::PathPattern& path, bool is_merge) {
  const bool is_alone = path.elements.size() == 1;
  for (const ast::PathElement& element : path.elements) {
    if (std::holds_alternative<std::unique_ptr<ast::PathGroup>>(element) ||
        path.selector != ast::PathSelector::kNone) {
      ThrowBindError("UnexpectedSyntax", "this pattern can be matched but not created", path.span);
    }
    if (const ast::NodePattern* node = AsNode(element)) {
      CheckNode(*node, is_alone, is_merge);
    } else {
      CheckRelationship(AsRelationship(element), is_merge);
    }
  }
}

// A variable that is bound names the node it is; it cannot be given labels or properties here.
void CreateBinder::CheckNode(const ast::NodePattern& node, bool is_alone, bool is_merge) {
  if (node.where != nullptr ||
      (node.labels != nullptr && !PlainNames(*node.labels, LabelExpression::Kind::kAnd))) {
    ThrowBindError("UnexpectedSyntax", "a node is created with labels and properties only",
                   node.span);
  }
  CheckNames(node.dynamic_labels);
  if (is_merge && node.properties != nullptr &&
      node.properties->kind == ast::ExpressionKind::kParameter) {
    ThrowBindError("InvalidParameterUse", "a parameter cannot stand for all properties to merge on",
                   node.properties->span);
  }
  if (!node.variable.has_value()) return;
  const std::optional<Symbol> symbol = binder_.Find(node.variable->text, node.variable->span);
  if (!symbol.has_value()) return;
  if (is_alone || node.has_labels() || node.properties != nullptr) {
    ThrowAlreadyBound(node.variable->text, node.variable->span);
  }
  const bool fits = symbol->kind == VariableKind::kNode ||
                    (symbol->kind == VariableKind::kValue &&
                     (symbol->types & (TypeBit(ValueKind::kNode) | kNullType)) != 0);
  if (!fits) ThrowTypeConflict(node.variable->text, "a node", node.variable->span);
}

void CreateBinder::CheckRelationship(const ast::RelationshipPattern& relationship, bool is_merge) {
  const ast::Span& span = relationship.span;
  if (const std::optional<ast::Name>& name = relationship.variable; name.has_value()) {
    if (binder_.Find(name->text, name->span).has_value()) ThrowAlreadyBound(name->text, name->span);
  }
  if (relationship.hops.has_value()) {
    ThrowBindError("CreatingVarLength", "a relationship of variable length cannot be created",
                   span);
  }
  CheckNames(relationship.dynamic_types);
  if (!HasOneType(relationship)) {
    ThrowBindError("NoSingleRelationshipType", "a relationship is created with exactly one type",
                   span);
  }
  if (!is_merge && relationship.direction() == graph::Direction::kBoth) {
    ThrowBindError("RequiresDirectedRelationship", "a relationship is created with a direction",
                   span);
  }
  if (relationship.where != nullptr) {
    ThrowBindError("UnexpectedSyntax", "a relationship is created with a type and properties only",
                   span);
  }
  if (is_merge && relationship.properties != nullptr &&
      relationship.properties->kind == ast::ExpressionKind::kParameter) {
    ThrowBindError("InvalidParameterUse", "a parameter cannot stand for all properties to merge on",
                   relationship.properties->span);
  }
}

// --- What expressions give ---

void CreateBinder::BindMergeContents(const ast::PathPattern& path) {
  for (const ast::PathElement& element : path.elements) {
    merge_contents_.push_back(BindContent(element));
  }
}

CreateBinder::Content CreateBinder::BindContent(const ast::PathElement& element) {
  if (const ast::NodePattern* node = AsNode(element)) {
    return BindContent(node->dynamic_labels, node->properties);
  }
  const ast::RelationshipPattern& relationship = AsRelationship(element);
  return BindContent(relationship.dynamic_types, relationship.properties);
}

CreateBinder::Content CreateBinder::BindContent(const std::vector<ast::DynamicNames>& names,
                                                const ast::ExpressionPtr& properties) {
  Content content;
  for (const ast::DynamicNames& dynamic : names) {
    content.names.push_back(binder_.BindExpression(*dynamic.names));
  }
  if (properties != nullptr) {
    content.properties = binder_.BindExpression(*properties);
    CheckEntriesStorable(*content.properties, properties->span);
  }
  return content;
}

// --- Paths ---

void CreateBinder::AddPath(const ast::PathPattern& path) {
  CheckPath(path, false);
  const bool is_alone = path.elements.size() == 1;
  CreatePattern::NamedPath walk;
  // Nodes first, as they are made; then what joins them. The elements alternate.
  for (size_t i = 0; i < path.elements.size(); i += 2) {
    const ast::NodePattern& node = *AsNode(path.elements[i]);
    walk.nodes.push_back(AddNode(node, is_alone, BindContent(path.elements[i])));
  }
  for (size_t i = 1; i < path.elements.size(); i += 2) {
    const ast::RelationshipPattern& relationship = AsRelationship(path.elements[i]);
    Content content = BindContent(path.elements[i]);
    const TypeSet types = TypeBit(ValueKind::kRelationship);
    const Symbol symbol =
        relationship.variable.has_value()
            ? binder_.Declare(*relationship.variable, VariableKind::kRelationship, types)
            : binder_.NewAnonymous(VariableKind::kRelationship, types);
    AddRelationship(relationship, symbol.id, {walk.nodes[i / 2], walk.nodes[i / 2 + 1]},
                    std::move(content));
    walk.relationships.push_back(symbol.id);
  }
  if (!path.variable.has_value()) return;
  walk.variable =
      binder_.Declare(*path.variable, VariableKind::kPath, TypeBit(ValueKind::kPath)).id;
  pattern_.paths.push_back(std::move(walk));
}

void CreateBinder::AddMergePath(const ast::PathPattern& path, const PatternGraph& match,
                                VariableId first_new) {
  const PatternPath& walked = match.paths[0];
  CreatePattern::NamedPath walk;
  for (size_t i = 0; i < path.elements.size(); ++i) {
    Content content = std::move(merge_contents_[i]);
    if (const ast::NodePattern* node = AsNode(path.elements[i])) {
      const VariableId variable = match.nodes[walked.nodes[i / 2]].variable;
      const bool is_repeated =
          std::find(walk.nodes.begin(), walk.nodes.end(), variable) != walk.nodes.end();
      if (is_repeated && (node->has_labels() || node->properties != nullptr)) {
        ThrowAlreadyBound(node->variable->text, node->variable->span);
      }
      if (variable >= first_new && !is_repeated) {
        AddNewNode(*node, variable, std::move(content));
      }
      walk.nodes.push_back(variable);
    } else {
      const PatternRelationship& relationship = match.relationships[walked.relationships[i / 2]];
      AddRelationship(AsRelationship(path.elements[i]), relationship.variable,
                      {relationship.start, relationship.end}, std::move(content));
      walk.relationships.push_back(relationship.variable);
    }
  }
  if (!walked.variable.has_value()) return;
  walk.variable = *walked.variable;
  pattern_.paths.push_back(std::move(walk));
}

VariableId CreateBinder::AddNode(const ast::NodePattern& node, bool is_alone,
                                 Content content) {
  const TypeSet types = TypeBit(ValueKind::kNode);
  VariableId variable = 0;
  if (!node.variable.has_value()) {
    variable = binder_.NewAnonymous(VariableKind::kNode, types).id;
  } else {
    CheckNode(node, is_alone, false);  // an earlier element of this path may have bound it
    const std::optional<Symbol> symbol = binder_.Find(node.variable->text, node.variable->span);
    if (symbol.has_value()) return symbol->id;
    variable = binder_.Declare(*node.variable, VariableKind::kNode, types).id;
  }
  AddNewNode(node, variable, std::move(content));
  return variable;
}

void CreateBinder::AddNewNode(const ast::NodePattern& node, VariableId variable,
                              Content content) {
  CreateNode& created = pattern_.nodes.emplace_back();
  created.variable = variable;
  if (node.labels != nullptr) {
    created.labels = *PlainNames(*node.labels, LabelExpression::Kind::kAnd);
  }
  created.dynamic_labels = std::move(content.names);
  created.properties = std::move(content.properties);
}

void CreateBinder::AddRelationship(const ast::RelationshipPattern& relationship,
                                   VariableId variable, End ends, Content content) {
  CreateRelationship& created = pattern_.relationships.emplace_back();
  created.variable = variable;
  created.start = ends.left;
  created.end = ends.right;
  const graph::Direction direction = relationship.direction();
  if (direction == graph::Direction::kIn) std::swap(created.start, created.end);
  created.is_undirected = direction == graph::Direction::kBoth;
  if (relationship.types != nullptr) {
    created.type = relationship.types->name;
  } else {
    created.dynamic_type = std::move(content.names.front());
  }
  created.properties = std::move(content.properties);
}

// --- Clauses ---

std::unique_ptr<BoundClause> StatementBinder::BindCreate(const ast::Create& create) {
  CreateBinder binder(this);
  for (const ast::PathPattern& path : create.paths) binder.AddPath(path);
  auto result = std::make_unique<BoundCreate>();
  result->pattern = binder.Finish();
  return result;
}

std::unique_ptr<BoundClause> StatementBinder::BindMerge(const ast::Merge& merge) {
  CreateBinder creation(this);
  creation.CheckPath(merge.path, true);
  creation.BindMergeContents(merge.path);
  auto result = std::make_unique<BoundMerge>();
  const auto first_new = static_cast<VariableId>(statement_.variables.entries.size());
  PatternBinder pattern(this, PatternBinder::Use::kMerge);
  pattern.AddPath(merge.path);
  result->match = pattern.Finish();
  creation.AddMergePath(merge.path, result->match, first_new);
  result->create = creation.Finish();
  result->on_create = BindSetItems(merge.on_create);
  result->on_match = BindSetItems(merge.on_match);
  return result;
}

}  // namespace wenmai::query
