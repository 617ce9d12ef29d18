#include "query/operators/pattern_writer.h"

#include <algorithm>
#include <utility>

#include "query/expressions/dynamic_names.h"
#include "query/expressions/errors.h"
#include "query/operators/property_writer.h"
#include "query/operators/row_access.h"

namespace wenmai::query {
namespace {

void SortOut(std::vector<graph::LabelId>* ids) {
  std::sort(ids->begin(), ids->end());
  ids->erase(std::unique(ids->begin(), ids->end()), ids->end());
}

}  // namespace

void PatternWriter::ResolveNames(ExecutionContext* context) {
  if (run_ == context->run) return;
  run_ = context->run;
  labels_.clear();
  types_.clear();
  for (const CreateNode& node : pattern_.nodes) {
    std::vector<graph::LabelId>& ids = labels_.emplace_back();
    for (const std::string& label : node.labels) {
      ids.push_back(context->transaction->InternLabel(label));
    }
    SortOut(&ids);
  }
  for (const CreateRelationship& relationship : pattern_.relationships) {
    types_.push_back(relationship.dynamic_type
                         ? graph::TypeId{}
                         : context->transaction->InternType(relationship.type));
  }
}

std::vector<graph::LabelId> PatternWriter::Labels(size_t node, const RowRef& row,
                                                  ExecutionContext* context) const {
  std::vector<graph::LabelId> ids = labels_[node];
  for (const ExpressionPtr& names : pattern_.nodes[node].dynamic_labels) {
    for (const std::string& name : EvaluateNames(*names, row, context->evaluation)) {
      ids.push_back(context->transaction->InternLabel(name));
    }
  }
  SortOut(&ids);
  return ids;
}

graph::TypeId PatternWriter::Type(size_t relationship, const RowRef& row,
                                  ExecutionContext* context) const {
  const ExpressionPtr& name = pattern_.relationships[relationship].dynamic_type;
  if (!name) return types_[relationship];
  return context->transaction->InternType(EvaluateName(*name, row, context->evaluation));
}

void PatternWriter::Write(RowBatch* batch, size_t row, ExecutionContext* context) {
  ResolveNames(context);
  const RowRef here{batch, row};
  graph::Transaction& transaction = *context->transaction;
  for (size_t i = 0; i < pattern_.nodes.size(); ++i) {
    const CreateNode& node = pattern_.nodes[i];
    std::vector<graph::LabelId> labels = Labels(i, here, context);
    context->counters.labels_added += labels.size();
    const graph::NodeId id =
        transaction.CreateNode(std::move(labels), Properties(node.properties, here, context));
    batch->columns[node.variable].Append(Value::Node(id));
    ++context->counters.nodes_created;
  }
  for (size_t i = 0; i < pattern_.relationships.size(); ++i) {
    const CreateRelationship& relationship = pattern_.relationships[i];
    const graph::TypeId type = Type(i, here, context);
    const graph::RelationshipId id = transaction.CreateRelationship(
        EndNode(relationship.start, here), type, EndNode(relationship.end, here),
        Properties(relationship.properties, here, context));
    batch->columns[relationship.variable].Append(Value::Relationship(id, type));
    ++context->counters.relationships_created;
  }
  for (const CreatePattern::NamedPath& path : pattern_.paths) {
    batch->columns[path.variable].Append(BuildPath(path, here));
  }
}

graph::Properties PatternWriter::Properties(const ExpressionPtr& properties, const RowRef& row,
                                            ExecutionContext* context) const {
  if (!properties) return {};
  const Value value = properties->Evaluate(row, context->evaluation);
  if (value.is_null() && !refuses_nulls_) return {};
  const graph::Map map = PropertyMap(value, context);
  for (const auto& [key, property] : map) {
    if (refuses_nulls_ && property.is_null()) {
      throw Error::Query("SemanticError", "runtime", "MergeReadOwnWrites",
                         "MERGE cannot use null for the property " + key,
                         properties->place().line, properties->place().column);
    }
  }
  return MakeProperties(map, context);
}

graph::NodeId PatternWriter::EndNode(VariableId variable, const RowRef& row) const {
  const graph::NodeId node = NodeAt(row.batch->columns[variable], row.row);
  if (node == Column::kNullNode) {
    throw TypeError("InvalidArgumentValue", "a relationship cannot be made: an end node is null");
  }
  return node;
}

Value PatternWriter::BuildPath(const CreatePattern::NamedPath& path, const RowRef& row) const {
  graph::Path result;
  for (VariableId node : path.nodes) {
    result.nodes.push_back(NodeAt(row.batch->columns[node], row.row));
  }
  for (VariableId variable : path.relationships) {
    const Value relationship = row.batch->columns[variable].Get(row.row);
    result.relationships.push_back(relationship.relationship());
    result.types.push_back(relationship.relationship_type());
  }
  return Value::MakePath(std::move(result));
}

}  // namespace wenmai::query
