#include "query/operators/property_writer.h"

#include <algorithm>

#include "query/expressions/dynamic_names.h"
#include "query/expressions/errors.h"
#include "query/expressions/property.h"

namespace wenmai::query {

using graph::ValueKind;

namespace {

bool IsStorableScalar(ValueKind kind) {
  switch (kind) {
    case ValueKind::kBoolean:
    case ValueKind::kInteger:
    case ValueKind::kFloat:
    case ValueKind::kString:
    case ValueKind::kDate:
    case ValueKind::kLocalTime:
    case ValueKind::kTime:
    case ValueKind::kLocalDateTime:
    case ValueKind::kDateTime:
    case ValueKind::kDuration:
      return true;
    case ValueKind::kNull:
    case ValueKind::kList:
    case ValueKind::kMap:
    case ValueKind::kNode:
    case ValueKind::kRelationship:
    case ValueKind::kPath:
      return false;
  }
  return false;
}

Error InvalidProperty(const std::string& what) {
  return TypeError("InvalidPropertyType", "a property cannot hold " + what);
}

// The element that a clause writes to; null is allowed and means none.
void CheckElement(const Value& element, ExecutionContext* context) {
  if (element.kind() == ValueKind::kNode) {
    CheckNodeExists(element.node(), context->evaluation);
  } else if (element.kind() == ValueKind::kRelationship) {
    CheckRelationshipExists(element.relationship(), context->evaluation);
  } else if (!element.is_null()) {
    throw TypeError("InvalidArgumentType", "only nodes and relationships can be changed, not " +
                                               WithArticle(element.kind()));
  }
}

void SetProperty(const Value& element, std::string_view key, Value value,
                 ExecutionContext* context) {
  graph::Transaction& transaction = *context->transaction;
  const graph::KeyId key_id = transaction.InternKey(key);
  ++context->counters.properties_set;
  if (element.kind() == ValueKind::kNode) {
    transaction.SetNodeProperty(element.node(), key_id, std::move(value));
  } else {
    transaction.SetRelationshipProperty(element.relationship(), key_id, std::move(value));
  }
}

graph::Properties PropertiesOf(const Value& element, const graph::View& view) {
  if (element.kind() == ValueKind::kNode) {
    const auto record = view.ReadNode(element.node());
    return record ? record->properties : graph::Properties{};
  }
  const auto record = view.ReadRelationship(element.relationship());
  return record ? record->properties : graph::Properties{};
}

void SetAll(const Value& element, const Value& value, bool replaces, ExecutionContext* context) {
  const graph::Map map = PropertyMap(value, context);
  if (replaces) {
    for (const auto& [key, old] : PropertiesOf(element, context->view())) {
      const std::string name(context->view().KeyName(key));
      const bool stays = std::any_of(map.begin(), map.end(), [&name](const graph::MapEntry& entry) {
        return entry.first == name;
      });
      if (!stays) SetProperty(element, name, Value(), context);
    }
  }
  for (const auto& [key, entry] : map) {
    SetProperty(element, key, entry.is_null() ? Value() : CheckStorable(entry), context);
  }
}

void AddLabels(const Value& element, const std::vector<std::string>& labels,
               ExecutionContext* context) {
  if (element.kind() != ValueKind::kNode) {
    throw TypeError("InvalidArgumentType", "only nodes have labels");
  }
  for (const std::string& label : labels) {
    const graph::LabelId id = context->transaction->InternLabel(label);
    context->counters.labels_added += context->transaction->AddLabel(element.node(), id);
  }
}

void RemoveLabels(const Value& element, const std::vector<std::string>& labels,
                  ExecutionContext* context) {
  if (element.kind() != ValueKind::kNode) {
    throw TypeError("InvalidArgumentType", "only nodes have labels");
  }
  for (const std::string& label : labels) {
    const auto id = context->view().FindLabel(label);
    if (id) {
      context->counters.labels_removed += context->transaction->RemoveLabel(element.node(), *id);
    }
  }
}

void RemoveProperty(const Value& element, const std::string& key, ExecutionContext* context) {
  const auto id = context->view().FindKey(key);
  if (!id) return;
  const bool is_node = element.kind() == ValueKind::kNode;
  const Value old = is_node ? context->view().NodeProperty(element.node(), *id)
                            : context->view().RelationshipProperty(element.relationship(), *id);
  if (!old.is_null()) SetProperty(element, key, Value(), context);
}

// The key that a SetItem or a RemoveItem names.
template <typename Item>
std::string KeyOf(const Item& item, const RowRef& row, EvaluationContext& evaluation) {
  return item.dynamic_key ? EvaluateName(*item.dynamic_key, row, evaluation) : item.key;
}

void ApplySetItem(const SetItem& item, const RowRef& row, ExecutionContext* context) {
  EvaluationContext& evaluation = context->evaluation;
  const Value element = item.target->Evaluate(row, evaluation);
  CheckElement(element, context);
  if (item.kind == SetKind::kLabels) {
    if (element.is_null()) return;
    AddLabels(element, item.labels, context);
    for (const ExpressionPtr& names : item.dynamic_labels) {
      AddLabels(element, EvaluateNames(*names, row, evaluation), context);
    }
    return;
  }
  Value value = item.value->Evaluate(row, evaluation);
  if (element.is_null()) return;
  if (item.kind == SetKind::kProperty) {
    if (!value.is_null()) value = CheckStorable(std::move(value));
    SetProperty(element, KeyOf(item, row, evaluation), std::move(value), context);
  } else {
    SetAll(element, value, item.kind == SetKind::kReplaceAll, context);
  }
}

}  // namespace

Value CheckStorable(Value value) {
  if (value.kind() != ValueKind::kList) {
    if (!IsStorableScalar(value.kind())) throw InvalidProperty(WithArticle(value.kind()));
    return value;
  }
  for (const Value& element : value.list()) {
    if (!IsStorableScalar(element.kind())) {
      throw InvalidProperty("a list with " + WithArticle(element.kind()) + " in it");
    }
  }
  return value;
}

graph::Map PropertyMap(const Value& value, ExecutionContext* context) {
  switch (value.kind()) {
    case ValueKind::kMap: return value.map();
    case ValueKind::kNode:
    case ValueKind::kRelationship: {
      CheckElement(value, context);
      graph::Map map;
      for (const auto& [key, property] : PropertiesOf(value, context->view())) {
        map.emplace_back(context->view().KeyName(key), property);
      }
      return map;
    }
    default:
      throw TypeError("InvalidArgumentType",
                      "properties are given by a map, not by " + WithArticle(value.kind()));
  }
}

graph::Properties MakeProperties(const graph::Map& map, ExecutionContext* context) {
  graph::Properties properties;
  for (const auto& [key, value] : map) {
    if (value.is_null()) continue;
    properties.emplace_back(context->transaction->InternKey(key), CheckStorable(value));
  }
  std::sort(properties.begin(), properties.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  context->counters.properties_set += properties.size();
  return properties;
}

void ApplySetItems(const std::vector<SetItem>& items, const RowRef& row,
                   ExecutionContext* context) {
  for (const SetItem& item : items) ApplySetItem(item, row, context);
}

void ApplyRemoveItems(const std::vector<RemoveItem>& items, const RowRef& row,
                      ExecutionContext* context) {
  for (const RemoveItem& item : items) {
    const Value element = item.target->Evaluate(row, context->evaluation);
    CheckElement(element, context);
    if (element.is_null()) continue;
    if (item.is_property) {
      RemoveProperty(element, KeyOf(item, row, context->evaluation), context);
      continue;
    }
    RemoveLabels(element, item.labels, context);
    for (const ExpressionPtr& names : item.dynamic_labels) {
      RemoveLabels(element, EvaluateNames(*names, row, context->evaluation), context);
    }
  }
}

}  // namespace wenmai::query
