#include "query/procedures/dijkstra.h"

#include <algorithm>
#include <optional>
#include <queue>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "query/expressions/errors.h"
#include "query/expressions/evaluation_context.h"
#include "query/operators/memory_charge.h"

namespace wenmai::query {
namespace {

using graph::Direction;
using graph::NodeId;
using graph::ValueKind;

// Types that may be walked in one direction.
struct Walk {
  Direction direction;
  std::vector<graph::TypeId> types;  // empty: any
};

// Reads `ROAD>|<FERRY|BRIDGE`. Types that the graph does not have are left out.
std::vector<Walk> ReadWalks(std::string_view text, const graph::View& view) {
  std::vector<Walk> walks;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find('|', begin), text.size());
    std::string_view part = text.substr(begin, end - begin);
    begin = end + 1;
    Walk walk{Direction::kBoth, {}};
    if (part.ends_with('>')) {
      walk.direction = Direction::kOut;
      part.remove_suffix(1);
    } else if (part.starts_with('<')) {
      walk.direction = Direction::kIn;
      part.remove_prefix(1);
    }
    if (!part.empty()) {
      const auto type = view.FindType(part);
      if (!type) continue;
      walk.types = {*type};
    }
    walks.push_back(std::move(walk));
  }
  return walks;
}

// Dijkstra's search from one node until another is settled.
class WeightedSearch {
 public:
  WeightedSearch(EvaluationContext& context, std::vector<Walk> walks, std::string_view property,
                 std::optional<double> default_weight)
      : context_(context),
        view_(*context.view),
        walks_(std::move(walks)),
        property_(view_.FindKey(property)),
        default_weight_(default_weight) {}

  std::optional<double> Run(NodeId start, NodeId end);
  // REQUIRES: Run found a path to `end`.
  graph::Path PathTo(NodeId end) const;

 private:
  struct Reached {
    double weight;
    bool is_settled = false;
    NodeId from;
    graph::RelationshipId relationship;
    graph::TypeId type;
  };
  struct Candidate {
    double weight;
    NodeId node;
    bool operator>(const Candidate& other) const {
      return std::pair(weight, node) > std::pair(other.weight, other.node);
    }
  };

  void Settle(NodeId node, double weight);
  std::optional<double> WeightOf(const Value& value) const;

  EvaluationContext& context_;
  const graph::View& view_;
  const std::vector<Walk> walks_;
  const std::optional<graph::KeyId> property_;
  const std::optional<double> default_weight_;
  absl::flat_hash_map<NodeId, Reached> reached_;
  std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> queue_;
  std::vector<graph::Neighbor> neighbors_;
  std::vector<graph::TypeId> types_;
  std::vector<Value> weights_;
  NodeId start_ = 0;
  MemoryCharge charge_;
};

std::optional<double> WeightedSearch::Run(NodeId start, NodeId end) {
  start_ = start;
  reached_.emplace(start, Reached{0, false, start, 0, 0});
  queue_.push({0, start});
  while (!queue_.empty()) {
    const Candidate best = queue_.top();
    queue_.pop();
    Reached& reached = reached_.at(best.node);
    if (reached.is_settled) continue;
    if (best.node == end) return best.weight;
    reached.is_settled = true;
    Settle(best.node, best.weight);
  }
  return std::nullopt;
}

void WeightedSearch::Settle(NodeId node, double weight) {
  context_.CheckLimits();
  for (const Walk& walk : walks_) {
    neighbors_.clear();
    types_.clear();
    view_.Expand(node, walk.direction, walk.types, &neighbors_, &types_);
    weights_.assign(neighbors_.size(), Value());
    if (property_) {
      std::vector<graph::RelationshipId> ids;
      for (const graph::Neighbor& neighbor : neighbors_) ids.push_back(neighbor.relationship);
      view_.RelationshipProperties(ids, *property_, weights_.data());
    }
    for (size_t i = 0; i < neighbors_.size(); ++i) {
      const std::optional<double> step = WeightOf(weights_[i]);
      if (!step) continue;
      const Reached found{weight + *step, false, node, neighbors_[i].relationship, types_[i]};
      const auto [place, is_new] = reached_.try_emplace(neighbors_[i].node, found);
      if (!is_new && place->second.weight <= found.weight) continue;
      place->second = found;
      queue_.push({found.weight, neighbors_[i].node});
    }
  }
  if (context_.limits != nullptr) {
    charge_.GrowTo(*context_.limits, reached_.size() * (sizeof(Reached) + 16) +
                                         queue_.size() * sizeof(Candidate));
  }
}

std::optional<double> WeightedSearch::WeightOf(const Value& value) const {
  double weight = 0;
  switch (value.kind()) {
    case ValueKind::kNull:
      return default_weight_;
    case ValueKind::kInteger:
      weight = static_cast<double>(value.integer());
      break;
    case ValueKind::kFloat:
      weight = value.floating();
      break;
    default:
      throw TypeError("InvalidArgumentType",
                      "a weight is a number, but found " + WithArticle(value.kind()));
  }
  if (!(weight >= 0)) {
    throw ArgumentError("NumberOutOfRange", "a path of least weight needs weights of at least 0");
  }
  return weight;
}

graph::Path WeightedSearch::PathTo(NodeId end) const {
  graph::Path path;
  path.nodes = {end};
  for (NodeId node = end; node != start_;) {
    const Reached& reached = reached_.at(node);
    path.relationships.push_back(reached.relationship);
    path.types.push_back(reached.type);
    node = reached.from;
    path.nodes.push_back(node);
  }
  std::reverse(path.nodes.begin(), path.nodes.end());
  std::reverse(path.relationships.begin(), path.relationships.end());
  std::reverse(path.types.begin(), path.types.end());
  return path;
}

}  // namespace

Procedure DijkstraProcedure() {
  constexpr TypeSet kNode = TypeBit(ValueKind::kNode), kString = TypeBit(ValueKind::kString);
  constexpr TypeSet kFloat = TypeBit(ValueKind::kFloat);
  Procedure procedure;
  procedure.name = "apoc.algo.dijkstra";
  procedure.inputs = {{"startNode", kNode, true, "NODE"},
                      {"endNode", kNode, true, "NODE"},
                      {"relTypesAndDirections", kString, false, "STRING"},
                      {"weightPropertyName", kString, false, "STRING"},
                      {"defaultWeight", kFloat, true, "FLOAT", /*is_optional=*/true}};
  procedure.outputs = {{"path", TypeBit(ValueKind::kPath), false, "PATH"},
                       {"weight", kFloat, false, "FLOAT"}};
  procedure.body = [](std::span<const Value> arguments, EvaluationContext& context,
                      const std::function<void(std::vector<Value>)>& emit) {
    const bool has_null = std::any_of(arguments.begin(), arguments.begin() + 4,
                                      [](const Value& value) { return value.is_null(); });
    if (has_null) return;
    std::optional<double> default_weight;
    if (!arguments[4].is_null()) default_weight = arguments[4].floating();
    WeightedSearch search(context, ReadWalks(arguments[2].string(), *context.view),
                          arguments[3].string(), default_weight);
    const NodeId end = arguments[1].node();
    if (const auto weight = search.Run(arguments[0].node(), end)) {
      emit({Value::MakePath(search.PathTo(end)), Value::Float(*weight)});
    }
  };
  return procedure;
}

}  // namespace wenmai::query
