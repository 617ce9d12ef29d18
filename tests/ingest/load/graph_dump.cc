#include "graph_dump.h"

#include <algorithm>
#include <map>

#include "ingest/digest.h"

namespace wenmai::ingest {
namespace {

using graph::Direction;
using graph::NodeId;
using graph::Value;
using graph::ValueKind;

std::string ToText(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kString:
      return '"' + std::string(value.string()) + '"';
    case ValueKind::kInteger:
      return std::to_string(value.integer());
    case ValueKind::kDate:
      return "day " + std::to_string(value.date().days);
    case ValueKind::kList: {
      std::string text = "[";
      for (const Value& element : value.list()) text += ToText(element) + ",";
      return text + "]";
    }
    default:
      return std::string(graph::ValueKindName(value.kind()));
  }
}

std::string ToText(const graph::View& view, const graph::Properties& properties) {
  std::map<std::string, std::string> by_name;
  for (const auto& [key, value] : properties)
    by_name[std::string(view.KeyName(key))] = ToText(value);
  std::string text;
  for (const auto& [name, value] : by_name) text += " " + name + "=" + value;
  return text;
}

std::vector<NodeId> AllNodes(const graph::View& view) {
  std::vector<NodeId> nodes;
  while (view.ScanNodes({}, nodes.empty() ? std::nullopt : std::optional(nodes.back()), 1000,
                        &nodes)) {
  }
  return nodes;
}

std::string Labels(const graph::View& view, NodeId node) {
  std::vector<std::string> names;
  for (graph::LabelId label : view.NodeLabels(node)) names.emplace_back(view.LabelName(label));
  std::sort(names.begin(), names.end());
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ":") + name;
  return text;
}

}  // namespace

std::vector<std::string> DumpGraph(graph::Graph& graph) {
  const auto view = graph.BeginRead();
  const std::vector<NodeId> nodes = AllNodes(*view);
  std::map<NodeId, std::string> lines, colors;
  for (NodeId node : nodes) {
    const auto record = view->ReadNode(node);
    lines[node] = colors[node] = Labels(*view, node) + ToText(*view, record->properties);
  }
  constexpr int kRounds = 3;
  for (int round = 0; round < kRounds; ++round) {
    std::map<NodeId, std::string> next;
    for (NodeId node : nodes) {
      std::vector<graph::Neighbor> neighbors;
      view->Expand(node, Direction::kBoth, {}, &neighbors);
      std::vector<std::string> around;
      for (const graph::Neighbor& neighbor : neighbors) {
        const auto relationship = view->ReadRelationship(neighbor.relationship);
        around.push_back((relationship->start == node ? ">" : "<") +
                         std::string(view->TypeName(relationship->type)) +
                         ToText(*view, relationship->properties) + colors[neighbor.node]);
      }
      std::sort(around.begin(), around.end());
      std::string color = colors[node];
      for (const std::string& line : around) color += "\n" + line;
      next[node] = ShortDigest(color);
    }
    colors = std::move(next);
  }
  std::vector<std::string> dump;
  for (NodeId node : nodes) dump.push_back(lines[node] + " ~" + colors[node]);
  std::sort(dump.begin(), dump.end());
  return dump;
}

std::vector<std::string> DumpEntities(graph::Graph& graph) {
  const auto view = graph.BeginRead();
  std::vector<std::string> dump;
  const auto name = view->FindKey("name"), aliases = view->FindKey("aliases");
  if (!name || !aliases) return dump;
  for (NodeId node : AllNodes(*view)) {
    const Value list = view->NodeProperty(node, *aliases);
    if (list.is_null()) continue;
    std::string line =
        Labels(*view, node) + ' ' + std::string(view->NodeProperty(node, *name).string()) + " {";
    for (const Value& alias : list.list()) {
      if (!line.ends_with('{')) line += ", ";
      line += alias.string();
    }
    dump.push_back(line + "}");
  }
  std::sort(dump.begin(), dump.end());
  return dump;
}

}  // namespace wenmai::ingest
