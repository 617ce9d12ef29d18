#include "query/operators/shortest_path.h"

#include <algorithm>
#include <limits>

namespace wenmai::query {

namespace {

Value RelationshipsOf(const graph::Path& path) {
  graph::List list;
  list.reserve(path.relationships.size());
  for (size_t i = 0; i < path.relationships.size(); ++i) {
    list.push_back(Value::Relationship(path.relationships[i], path.types[i]));
  }
  return Value::MakeList(std::move(list));
}

}  // namespace

ShortestPathOperator::ShortestPathOperator(const LogicalShortestPath& plan,
                                           ExecutionContext* context,
                                           std::vector<OperatorPtr> children)
    : FanOut(plan, context, std::move(children)),
      forward_reader_(plan.types, plan.direction),
      backward_reader_(plan.types, Reverse(plan.direction)),
      search_(&forward_reader_, &backward_reader_),
      trails_({{{{&forward_reader_, &backward_reader_}}, plan.hops}}, this),
      hops_max_(plan.hops.max.value_or(std::numeric_limits<uint64_t>::max())) {}

void ShortestPathOperator::Open() {
  FanOut::Open();
  forward_reader_.Open(context_);
  backward_reader_.Open(context_);
  path_count_max_ = plan_.count ? EvaluateCount(*plan_.count, evaluation(), "SHORTEST") : 1;
}

void ShortestPathOperator::Close() {
  FanOut::Close();
  forward_reader_.Close();
  backward_reader_.Close();
  search_.Close();
  trails_.Close();
  charge_.Release();
  paths_charge_.Release();
}

void ShortestPathOperator::StartBatch(RowBatch* out) {
  if (plan_.variable) out->columns[*plan_.variable].MakeValues();
  out->columns[plan_.relationship].MakeValues();
}

void ShortestPathOperator::StartRow(const RowBatch& input, size_t row) {
  forward_reader_.Refresh(context_);
  backward_reader_.Refresh(context_);
  paths_.clear();
  paths_charge_.Release();
  next_ = 0;
  const graph::NodeId start = NodeAt(input.columns[plan_.start], row);
  const graph::NodeId end = NodeAt(input.columns[plan_.end], row);
  if (start == Column::kNullNode || end == Column::kNullNode || path_count_max_ == 0) return;
  const bool is_plain = plan_.predicates.empty() && plan_.hops.min <= 1 && start != end &&
                        (plan_.path_kind == PathKind::kAllShortest || path_count_max_ == 1);
  if (is_plain && plan_.path_kind == PathKind::kShortest) {
    SearchOne(start, end);
  } else if (is_plain) {
    SearchBothSides(start, end);
  } else {
    SearchTrails(start, end);
  }
}

size_t ShortestPathOperator::Produce(size_t room, RowBatch* out) {
  const size_t count = std::min(room, paths_.size() - next_);
  for (size_t i = next_; i < next_ + count; ++i) {
    out->columns[plan_.relationship].MakeValues().push_back(RelationshipsOf(paths_[i]));
    if (plan_.variable) {
      out->columns[*plan_.variable].MakeValues().push_back(Value::MakePath(std::move(paths_[i])));
    }
  }
  next_ += count;
  return count;
}

void ShortestPathOperator::SearchOne(graph::NodeId start, graph::NodeId end) {
  TwoSidedSearch::StepTest may_take;
  if (plan_.step_predicate) {
    may_take = [this](const TypedNeighbor& step) { return MeetsStepPredicate(step); };
  }
  auto path = search_.Find(start, end, hops_max_, may_take, context_.limits());
  if (path) paths_.push_back(std::move(*path));
}

void ShortestPathOperator::SearchBothSides(graph::NodeId start, graph::NodeId end) {
  for (auto [side, root] : {std::pair(&forward_, start), std::pair(&backward_, end)}) {
    *side = Side{};
    side->reached.emplace(root, Reached{0, -1});
    side->frontier = {root};
  }
  while (forward_.depth + backward_.depth < hops_max_) {
    const bool is_forward = forward_.frontier.size() <= backward_.frontier.size();
    Side& side = is_forward ? forward_ : backward_;
    const Side& other = is_forward ? backward_ : forward_;
    ExpandSide(&side, is_forward ? &forward_reader_ : &backward_reader_);
    if (side.frontier.empty()) return;
    for (graph::NodeId node : side.frontier) {
      const auto met = other.reached.find(node);
      if (met == other.reached.end() || met->second.depth != other.depth) continue;
      JoinHalves(node);
    }
    if (!paths_.empty()) break;
  }
}

void ShortestPathOperator::ExpandSide(Side* side, NeighborReader* reader) {
  std::vector<graph::NodeId> frontier;
  ++side->depth;
  for (size_t i = 0; i < side->frontier.size(); ++i) {
    const graph::NodeId node = side->frontier[i];
    if (i % 256 == 0) CheckLimits();
    neighbors_.clear();
    reader->Read(node, &neighbors_);
    for (const TypedNeighbor& neighbor : neighbors_) {
      const auto found = side->reached.find(neighbor.node);
      const bool is_new = found == side->reached.end();
      if (!is_new && found->second.depth != side->depth) continue;
      if (plan_.step_predicate && !MeetsStepPredicate(neighbor)) continue;
      const auto link = static_cast<int64_t>(side->links.size());
      side->links.push_back(
          {{node, neighbor.relationship, neighbor.type}, is_new ? -1 : found->second.first_link});
      if (is_new) {
        side->reached.emplace(neighbor.node, Reached{side->depth, link});
        frontier.push_back(neighbor.node);
      } else {
        found->second.first_link = link;
      }
    }
  }
  side->frontier = std::move(frontier);
  charge_.GrowTo(context_.limits(),
                 (forward_.links.capacity() + backward_.links.capacity()) * sizeof(Link) +
                     (forward_.reached.capacity() + backward_.reached.capacity()) * 32);
}

// Collects the ways from `node` back to the side's root, each as a path that begins at `node`.
void ShortestPathOperator::AppendHalves(const Side& side, graph::NodeId node, graph::Path* path,
                                        std::vector<graph::Path>* halves) const {
  path->nodes.push_back(node);
  int64_t link = side.reached.at(node).first_link;
  if (link < 0) halves->push_back(*path);
  for (; link >= 0; link = side.links[static_cast<size_t>(link)].next) {
    const TypedNeighbor& step = side.links[static_cast<size_t>(link)].step;
    path->relationships.push_back(step.relationship);
    path->types.push_back(step.type);
    AppendHalves(side, step.node, path, halves);
    path->relationships.pop_back();
    path->types.pop_back();
  }
  path->nodes.pop_back();
}

void ShortestPathOperator::JoinHalves(graph::NodeId middle) {
  graph::Path scratch;
  std::vector<graph::Path> to_start, to_end;
  AppendHalves(forward_, middle, &scratch, &to_start);
  AppendHalves(backward_, middle, &scratch, &to_end);
  for (const graph::Path& first : to_start) {
    graph::Path head = first;
    std::reverse(head.nodes.begin(), head.nodes.end());
    std::reverse(head.relationships.begin(), head.relationships.end());
    std::reverse(head.types.begin(), head.types.end());
    for (const graph::Path& tail : to_end) {
      graph::Path path = head;
      path.nodes.insert(path.nodes.end(), tail.nodes.begin() + 1, tail.nodes.end());
      path.relationships.insert(path.relationships.end(), tail.relationships.begin(),
                                tail.relationships.end());
      path.types.insert(path.types.end(), tail.types.begin(), tail.types.end());
      AddPath(std::move(path));
    }
  }
}

void ShortestPathOperator::AddPath(graph::Path path) {
  CheckLimits();
  paths_charge_.Add(context_.limits(), path.nodes.size() * 24);
  paths_.push_back(std::move(path));
}

void ShortestPathOperator::SearchTrails(graph::NodeId start, graph::NodeId end) {
  trails_.Start(start, context_.limits());
  trails_.SetEnd(end);
  PathQuota quota(plan_.path_kind, path_count_max_);
  for (auto length = quota.LengthAsked(); length && trails_.NextTrail(*length);
       length = quota.LengthAsked()) {
    graph::Path path{{start}, {}, {}};
    for (const TakenStep& taken : trails_.Trail()) {
      path.nodes.push_back(taken.far);
      path.relationships.push_back(taken.relationship);
      path.types.push_back(taken.type);
    }
    if (!MeetsPredicates(path)) continue;
    quota.Add(path.relationships.size());
    AddPath(std::move(path));
  }
}

bool ShortestPathOperator::MayTake(const TakenStep& taken) {
  return !plan_.step_predicate || MeetsStepPredicate({taken.far, taken.relationship, taken.type});
}

bool ShortestPathOperator::MeetsPredicates(const graph::Path& path) {
  if (plan_.predicates.empty()) return true;
  scratch_.columns.resize(context_.variable_count);
  scratch_.Clear();
  scratch_.row_count = 1;
  for (VariableId variable : plan_.children.front()->schema) {
    scratch_.columns[variable].AppendRow(input().columns[variable], row());
  }
  scratch_.columns[plan_.relationship].Append(RelationshipsOf(path));
  if (plan_.variable) scratch_.columns[*plan_.variable].Append(Value::MakePath(path));
  return std::all_of(plan_.predicates.begin(), plan_.predicates.end(),
                     [this](const ExpressionPtr& predicate) {
                       return predicate->Evaluate({&scratch_, 0}, evaluation()).is_true();
                     });
}

bool ShortestPathOperator::MeetsStepPredicate(const TypedNeighbor& step) {
  evaluation().locals[plan_.step_local] = Value::Relationship(step.relationship, step.type);
  return plan_.step_predicate->Evaluate({&input(), row()}, evaluation()).is_true();
}

}  // namespace wenmai::query
