#include "query/binder/pattern_binder.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "query/binder/bind_error.h"
#include "query/binder/label_names.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

// Marks a group among a path's relationships until their number is known.
constexpr uint32_t kGroupMark = 1u << 31;

// Whether a value known to be of `types` may be what the pattern wants.
bool MayBe(TypeSet types, ValueKind kind) {
  return types == kNullType || (types & TypeBit(kind)) != 0;
}

bool IsBare(const ast::NodePattern& node) {
  return !node.variable.has_value() && !node.has_labels() && node.properties == nullptr &&
         node.where == nullptr;
}

// `(()-[:R]->()){1,4}` says no more than `-[:R*1..4]->`.
const ast::RelationshipPattern* AsRepeatedRelationship(const ast::PathGroup& group) {
  const auto& elements = group.path.elements;
  if (elements.size() != 3 || group.where != nullptr || group.path.variable) return nullptr;
  const auto* left = std::get_if<ast::NodePattern>(&elements[0]);
  const auto* relationship = std::get_if<ast::RelationshipPattern>(&elements[1]);
  const auto* right = std::get_if<ast::NodePattern>(&elements[2]);
  if (left == nullptr || relationship == nullptr || right == nullptr) return nullptr;
  const bool is_plain = IsBare(*left) && IsBare(*right) && !relationship->hops.has_value();
  return is_plain ? relationship : nullptr;
}

bool IsOneRelationship(const ast::PathPattern& path) {
  size_t count = 0;
  for (const ast::PathElement& element : path.elements) {
    if (std::holds_alternative<ast::NodePattern>(element)) continue;
    const auto* group = std::get_if<std::unique_ptr<ast::PathGroup>>(&element);
    if (group != nullptr && AsRepeatedRelationship(**group) == nullptr) return false;
    ++count;
  }
  return count == 1;
}

PathKind KindOf(ast::PathSelector selector) {
  switch (selector) {
    case ast::PathSelector::kNone:
    case ast::PathSelector::kShortest: return PathKind::kShortest;
    case ast::PathSelector::kAllShortest: return PathKind::kAllShortest;
    case ast::PathSelector::kShortestGroups: return PathKind::kShortestGroups;
  }
  return PathKind::kShortest;
}

[[noreturn]] void ThrowUnsupported(const std::string& message, const ast::Span& span) {
  throw Error(ErrorCode::kUnsupported, message).At(span.line, span.column);
}

}  // namespace

Symbol PatternBinder::AddPath(const ast::PathPattern& path) {
  PatternPath result;
  const bool is_asked_shortest = path.selector != ast::PathSelector::kNone;
  is_shortest_ = is_asked_shortest && (path.is_call || IsOneRelationship(path));
  if (selection_ || (is_asked_shortest && !is_shortest_ && !graph_.paths.empty())) {
    ThrowUnsupported("SHORTEST over several relationships stands alone in its MATCH", path.span);
  }
  has_group_ = false;
  AddElements(path.elements, &result);
  if (is_shortest_) FinishShortest(path, &result);
  if (is_asked_shortest && !is_shortest_) selection_.emplace();
  const Symbol variable = AddPathVariable(path, &result);
  graph_.paths.push_back(std::move(result));
  if (selection_) Select(path, variable);
  return variable;
}

void PatternBinder::Select(const ast::PathPattern& path, const Symbol& variable) {
  if (use_ != Use::kMatch && use_ != Use::kOptionalMatch) {
    ThrowUnsupported("SHORTEST over several relationships stands in MATCH only", path.span);
  }
  selection_->kind = KindOf(path.selector);
  selection_->path = variable.id;
  if (path.shortest_count != nullptr) {
    selection_->count = binder_.BindRowCount(path.shortest_count, "SHORTEST");
  }
}

Symbol PatternBinder::AddPathVariable(const ast::PathPattern& path, PatternPath* result) {
  const TypeSet types = TypeBit(ValueKind::kPath) | NullIfOptional();
  Symbol symbol;
  if (path.variable.has_value()) {
    symbol = binder_.Declare(*path.variable, VariableKind::kPath, types);
  } else if (is_shortest_ || selection_) {
    symbol = binder_.NewAnonymous(VariableKind::kPath, types);
  } else {
    return symbol;
  }
  result->variable = symbol.id;
  return symbol;
}

void PatternBinder::FinishShortest(const ast::PathPattern& path, PatternPath* result) {
  result->kind = KindOf(path.selector);
  if (result->relationships.size() != 1 || has_group_) {
    ThrowBindError("UnexpectedSyntax",
                   "a shortest path is asked for over one relationship between two nodes: "
                   "(a)-[:R*]->(b)",
                   path.span);
  }
  if (path.shortest_count != nullptr) {
    result->shortest_count = binder_.BindRowCount(path.shortest_count, "SHORTEST");
  }
}

void PatternBinder::AddElements(const std::vector<ast::PathElement>& elements, PatternPath* path) {
  Link link;
  const size_t nodes_before = path->nodes.size();
  bool joins = true;  // whether a node may stand next
  for (const ast::PathElement& element : elements) {
    if (const auto* node = std::get_if<ast::NodePattern>(&element)) {
      if (!joins) {
        ThrowBindError("UnexpectedSyntax", "two nodes stand side by side", node->span);
      }
      const uint32_t index = AddNode(*node);
      if (link.relationship != nullptr || link.group != nullptr) Connect(link, index, path);
      path->nodes.push_back(index);
      link = {};
      joins = false;
    } else if (const auto* relationship = std::get_if<ast::RelationshipPattern>(&element)) {
      link.relationship = relationship;
      joins = true;
    } else {
      const ast::PathGroup& group = *std::get<std::unique_ptr<ast::PathGroup>>(element);
      if (!group.repetition.has_value()) {
        if (path->nodes.size() > nodes_before) {
          ThrowBindError("UnexpectedSyntax", "two nodes stand side by side", group.path.span);
        }
        AddInlineGroup(group, path);
        joins = false;
        continue;
      }
      AddLeftEnd(link, path);
      link = {nullptr, &group};
      joins = true;
    }
  }
  if (link.group != nullptr) {
    const uint32_t end = AddAnonymousNode();
    Connect(link, end, path);
    path->nodes.push_back(end);
  }
}

// A group begins the path, or follows another: the node between them is not written.
void PatternBinder::AddLeftEnd(const Link& link, PatternPath* path) {
  if (link.group == nullptr && !path->nodes.empty()) return;
  const uint32_t node = AddAnonymousNode();
  if (link.group != nullptr) Connect(link, node, path);
  path->nodes.push_back(node);
}

void PatternBinder::AddInlineGroup(const ast::PathGroup& group, PatternPath* path) {
  if (group.path.variable.has_value()) {
    ThrowUnsupported("a path variable inside parentheses", group.path.variable->span);
  }
  AddElements(group.path.elements, path);
  if (group.where != nullptr) conditions_.push_back(group.where.get());
}

void PatternBinder::Connect(const Link& link, uint32_t right, PatternPath* path) {
  const uint32_t left = path->nodes.back();
  if (link.relationship != nullptr) {
    path->relationships.push_back(AddRelationship(*link.relationship, left, right));
  } else if (const ast::RelationshipPattern* repeated = AsRepeatedRelationship(*link.group)) {
    const uint32_t index = AddRelationship(*repeated, left, right, link.group->repetition);
    path->relationships.push_back(index);
  } else {
    path->relationships.push_back(kGroupMark | AddGroup(*link.group, left, right));
    has_group_ = true;
  }
}

// --- Nodes ---

uint32_t PatternBinder::AddAnonymousNode() {
  const Symbol symbol = binder_.NewAnonymous(VariableKind::kNode, TypeBit(ValueKind::kNode));
  graph_.nodes.push_back({symbol.id, {}});
  return static_cast<uint32_t>(graph_.nodes.size() - 1);
}

uint32_t PatternBinder::AddNode(const ast::NodePattern& node) {
  uint32_t index = 0;
  Demand demand;
  if (node.variable.has_value()) {
    demand.element = DeclareNode(*node.variable);
    demand.name = node.variable->text;
    const auto it = std::find_if(
        graph_.nodes.begin(), graph_.nodes.end(),
        [&](const PatternNode& other) { return other.variable == demand.element.id; });
    index = static_cast<uint32_t>(it - graph_.nodes.begin());
    if (it == graph_.nodes.end()) graph_.nodes.push_back({demand.element.id, {}});
  } else {
    index = AddAnonymousNode();
    demand.element = {graph_.nodes[index].variable, VariableKind::kNode, TypeBit(ValueKind::kNode)};
  }
  if (node.labels != nullptr) {
    if (const auto names = PlainNames(*node.labels, LabelExpression::Kind::kAnd)) {
      std::vector<std::string>& labels = graph_.nodes[index].labels;
      for (const std::string& name : *names) {
        if (std::find(labels.begin(), labels.end(), name) == labels.end()) labels.push_back(name);
      }
    } else {
      demand.labels = node.labels;
    }
  }
  demand.dynamic_names = &node.dynamic_labels;
  demand.properties = node.properties.get();
  demand.where = node.where.get();
  demands_.push_back(std::move(demand));
  return index;
}

Symbol PatternBinder::DeclareNode(const ast::Name& name) {
  const std::optional<Symbol> symbol = binder_.Find(name.text, name.span);
  if (!symbol.has_value()) {
    if (use_ == Use::kPredicate) ThrowUndefinedVariable(name.text, name.span);
    return binder_.Declare(name, VariableKind::kNode, TypeBit(ValueKind::kNode) | NullIfOptional());
  }
  const bool fits =
      symbol->kind == VariableKind::kNode ||
      (symbol->kind == VariableKind::kValue && MayBe(symbol->types, ValueKind::kNode));
  if (!fits) ThrowTypeConflict(name.text, "a node", name.span);
  return *symbol;
}

// --- Relationships ---

uint32_t PatternBinder::AddRelationship(const ast::RelationshipPattern& relationship, uint32_t left,
                                        uint32_t right,
                                        const std::optional<ast::Repetition>& repetition) {
  PatternRelationship result;
  result.start = graph_.nodes[left].variable;
  result.end = graph_.nodes[right].variable;
  result.direction = relationship.direction();
  std::optional<ast::Repetition> hops = repetition.has_value() ? repetition : relationship.hops;
  if (!hops.has_value() && is_shortest_) hops = ast::Repetition{1, 1};
  if (hops.has_value()) result.hops = HopRange{hops->min, hops->max};

  Demand demand;
  if (relationship.variable.has_value()) {
    demand.element =
        DeclareRelationship(*relationship.variable, hops.has_value(), &result.is_bound);
    demand.name = relationship.variable->text;
  } else {
    demand.element = hops.has_value()
                         ? binder_.NewAnonymous(VariableKind::kRelationshipList,
                                                TypeBit(ValueKind::kList))
                         : binder_.NewAnonymous(VariableKind::kRelationship,
                                                TypeBit(ValueKind::kRelationship));
  }
  result.variable = demand.element.id;
  if (hops.has_value()) {
    binder_.element_types_[result.variable] = TypeBit(ValueKind::kRelationship);
    demand.hops_of = graph_.relationships.size();
  }
  if (relationship.types != nullptr) {
    if (auto names = PlainNames(*relationship.types, LabelExpression::Kind::kOr)) {
      result.types = std::move(*names);
    } else {
      demand.labels = relationship.types;
    }
  }
  demand.dynamic_names = &relationship.dynamic_types;
  demand.properties = relationship.properties.get();
  demand.where = relationship.where.get();
  demands_.push_back(std::move(demand));
  graph_.relationships.push_back(std::move(result));
  return static_cast<uint32_t>(graph_.relationships.size() - 1);
}

Symbol PatternBinder::DeclareRelationship(const ast::Name& name, bool is_list, bool* is_bound) {
  const VariableKind kind = is_list ? VariableKind::kRelationshipList : VariableKind::kRelationship;
  const ValueKind value = is_list ? ValueKind::kList : ValueKind::kRelationship;
  std::optional<Symbol> symbol = binder_.Find(name.text, name.span);
  if (!symbol.has_value()) {
    if (use_ == Use::kPredicate) ThrowUndefinedVariable(name.text, name.span);
    symbol = binder_.Declare(name, kind, TypeBit(value) | NullIfOptional());
  } else {
    if (use_ == Use::kMerge) ThrowAlreadyBound(name.text, name.span);
    const bool fits = symbol->kind == kind || (symbol->kind == VariableKind::kValue &&
                                               MayBe(symbol->types, value));
    if (!fits) {
      ThrowTypeConflict(name.text, is_list ? "a list of relationships" : "a relationship",
                        name.span);
    }
    if (relationships_.contains(symbol->id)) {
      ThrowBindError("RelationshipUniquenessViolation",
                     fmt::format("relationship '{}' stands twice in one pattern", name.text),
                     name.span);
    }
    *is_bound = true;
  }
  relationships_.insert(symbol->id);
  return *symbol;
}

// --- Groups ---

uint32_t PatternBinder::AddGroup(const ast::PathGroup& group, uint32_t left, uint32_t right) {
  const SymbolTable outside = binder_.scope_->symbols;
  const auto first_new = static_cast<VariableId>(binder_.statement_.variables.entries.size());
  PatternBinder inner(&binder_, Use::kMatch);
  inner.AddPath(group.path);
  if (group.where != nullptr) inner.conditions_.push_back(group.where.get());
  if (inner.has_group_ || inner.graph_.relationships.empty()) {
    ThrowUnsupported("a repeated group holds relationships and no repeated groups",
                     group.path.span);
  }
  for (const PatternNode& node : inner.graph_.nodes) {
    if (node.variable < first_new) {
      ThrowAlreadyBound(binder_.statement_.variables.entries[node.variable].name, group.path.span);
    }
  }
  for (const PatternRelationship& relationship : inner.graph_.relationships) {
    if (relationship.is_bound) {
      ThrowAlreadyBound(binder_.statement_.variables.entries[relationship.variable].name,
                        group.path.span);
    }
  }
  auto result = std::make_shared<QuantifiedPath>();
  result->inner = inner.Finish();
  const PatternPath& path = result->inner.paths[0];
  result->inner_start = result->inner.nodes[path.nodes.front()].variable;
  result->inner_end = result->inner.nodes[path.nodes.back()].variable;
  result->outer_start = graph_.nodes[left].variable;
  result->outer_end = graph_.nodes[right].variable;
  result->repetitions = {group.repetition->min, group.repetition->max};
  const SymbolTable inside = std::exchange(binder_.scope_->symbols, outside);
  for (const auto& [name, symbol] : inside) {
    if (outside.contains(name)) continue;
    const TypeSet types = TypeBit(ValueKind::kList) | NullIfOptional();
    const Symbol list = binder_.Declare({name, group.path.span}, VariableKind::kValue, types);
    binder_.element_types_[list.id] = symbol.types;
    result->groups.emplace_back(symbol.id, list.id);
  }
  graph_.quantified.push_back(std::move(result));
  return static_cast<uint32_t>(graph_.quantified.size() - 1);
}

// --- What is asked of the elements ---

PatternGraph PatternBinder::Finish() {
  const auto relationship_count = static_cast<uint32_t>(graph_.relationships.size());
  for (PatternPath& path : graph_.paths) {
    for (uint32_t& index : path.relationships) {
      if ((index & kGroupMark) != 0) index = relationship_count + (index & ~kGroupMark);
    }
  }
  for (const Demand& demand : demands_) {
    if (demand.hops_of.has_value()) {
      BindStep(demand);
    } else {
      for (ExpressionPtr& condition : BindConditions(demand)) {
        graph_.predicates.push_back(std::move(condition));
      }
    }
  }
  for (const ast::Expression* condition : conditions_) {
    binder_.BindConjuncts(*condition, &graph_.predicates);
  }
  return std::move(graph_);
}

std::vector<ExpressionPtr> PatternBinder::BindConditions(const Demand& demand) {
  std::vector<ExpressionPtr> conditions;
  const auto element = [&](const ast::Span& span) {
    return binder_.MakeReference(demand.element, demand.name, span);
  };
  if (demand.labels != nullptr) {
    conditions.push_back(MakeHasLabels(element({}), demand.labels, {}));
  }
  for (const ast::DynamicNames& dynamic : *demand.dynamic_names) {
    conditions.push_back(binder_.BindDynamicNames(element(dynamic.names->span), dynamic));
  }
  if (demand.properties != nullptr) {
    if (demand.properties->kind == ast::ExpressionKind::kParameter) {
      ThrowBindError("InvalidParameterUse",
                     "a parameter cannot stand for all properties of a pattern to match",
                     demand.properties->span);
    }
    for (const auto& [key, value] : ast::As<ast::MapLiteral>(*demand.properties).entries) {
      const SourcePlace place = PlaceOf(value->span);
      ExpressionPtr property = MakeProperty(element(value->span), key, place);
      conditions.push_back(MakeBinary(BinaryOperator::kEqual, std::move(property),
                                      binder_.BindExpression(*value), place));
    }
  }
  if (demand.where != nullptr) binder_.BindConjuncts(*demand.where, &conditions);
  return conditions;
}

// What a variable-length relationship asks holds for each step; its name then means that step.
void PatternBinder::BindStep(const Demand& demand) {
  if (demand.labels == nullptr && demand.dynamic_names->empty() && demand.properties == nullptr &&
      demand.where == nullptr) {
    return;
  }
  Symbol step = binder_.NewAnonymous(VariableKind::kRelationship,
                                     TypeBit(ValueKind::kRelationship));
  step.is_local = true;
  Demand of_step = demand;
  of_step.element = step;
  binder_.scope_->locals.emplace_back(demand.name, step);
  std::vector<ExpressionPtr> conditions = BindConditions(of_step);
  binder_.scope_->locals.pop_back();

  PatternRelationship& relationship = graph_.relationships[*demand.hops_of];
  relationship.step_local = step.id;
  for (ExpressionPtr& condition : conditions) {
    relationship.step_predicate =
        relationship.step_predicate == nullptr
            ? std::move(condition)
            : MakeBinary(BinaryOperator::kAnd, relationship.step_predicate, std::move(condition),
                         {});
  }
}

}  // namespace wenmai::query
