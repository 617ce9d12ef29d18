#include "query/operators/search_paths.h"

#include <algorithm>

namespace wenmai::query {

namespace {

Value RelationshipOf(const TakenStep& taken) {
  return Value::Relationship(taken.relationship, taken.type);
}

}  // namespace

SearchPathsOperator::SearchPathsOperator(const LogicalSearchPaths& plan, ExecutionContext* context,
                                         std::vector<OperatorPtr> children)
    : FanOut(plan, context, std::move(children)),
      tools_([&plan] {
        std::vector<PartTools> tools;
        for (const LogicalSearchPaths::Part& part : plan.parts) {
          PartTools& made = tools.emplace_back(PartTools{{},
                                                         LabelTester(part.begin_labels),
                                                         LabelTester(part.node_labels)});
          for (const LogicalSearchPaths::Step& step : part.steps) {
            made.steps.push_back({NeighborReader(step.types, step.direction),
                                  NeighborReader(step.types, Reverse(step.direction)),
                                  LabelTester(step.far_labels)});
          }
        }
        return tools;
      }()),
      search_(
          [this, &plan] {
            std::vector<TrailSearch::Part> parts;
            for (size_t p = 0; p < plan.parts.size(); ++p) {
              TrailSearch::Part& part = parts.emplace_back();
              part.repetitions = plan.parts[p].repetitions;
              for (StepTools& step : tools_[p].steps) {
                part.steps.emplace_back(&step.outward, &step.inward);
              }
            }
            return parts;
          }(),
          this),
      output_(Intersection(plan.schema, plan.Introduces())),
      scratch_(context->variable_count) {}

template <typename Visit>
void SearchPathsOperator::ForEachLabelTester(Visit visit) {
  for (PartTools& part : tools_) {
    visit(part.begin_labels);
    visit(part.node_labels);
    for (StepTools& step : part.steps) visit(step.far_labels);
  }
}

void SearchPathsOperator::Open() {
  FanOut::Open();
  for (PartTools& part : tools_) {
    for (StepTools& step : part.steps) {
      step.outward.Open(context_);
      step.inward.Open(context_);
    }
  }
  ForEachLabelTester([this](LabelTester& labels) { labels.Open(context_); });
  count_max_ = plan_.count ? EvaluateCount(*plan_.count, evaluation(), "SHORTEST") : 1;
}

void SearchPathsOperator::Close() {
  FanOut::Close();
  for (PartTools& part : tools_) {
    for (StepTools& step : part.steps) {
      step.outward.Close();
      step.inward.Close();
    }
  }
  ForEachLabelTester([](LabelTester& labels) { labels.Close(); });
  search_.Close();
}

void SearchPathsOperator::StartRow(const RowBatch& input, size_t row) {
  for (PartTools& part : tools_) {
    for (StepTools& step : part.steps) {
      step.outward.Refresh(context_);
      step.inward.Refresh(context_);
    }
  }
  root_ = NodeAt(input.columns[plan_.root], row);
  end_count_ = 0;
  quota_ = {plan_.path_kind, 0};
  scratch_.Clear();
  scratch_.row_count = 1;
  for (VariableId variable : plan_.children.front()->schema) {
    scratch_.columns[variable].AppendRow(input.columns[variable], row);
  }
  if (root_ != Column::kNullNode) search_.Start(root_, context_.limits());
}

size_t SearchPathsOperator::Produce(size_t room, RowBatch* out) {
  size_t produced = 0;
  while (produced < room && Advance()) {
    for (VariableId variable : output_) {
      out->columns[variable].AppendRow(scratch_.columns[variable], 0);
    }
    ++produced;
  }
  return produced;
}

bool SearchPathsOperator::Advance() {
  if (root_ == Column::kNullNode || count_max_ == 0) return false;
  do {
    for (auto length = quota_.LengthAsked(); length && search_.NextTrail(*length);) {
      const std::vector<TakenStep> trail = search_.Trail();
      BindTrail(trail);
      if (!AreMet(plan_.conditions)) continue;
      quota_.Add(trail.size());
      return true;
    }
  } while (SetNextEnd());
  return false;
}

bool SearchPathsOperator::SetNextEnd() {
  const bool is_last = end_count_ > 0 && plan_.parts.back().is_node_bound;
  const std::optional<graph::NodeId> end = is_last ? std::nullopt : search_.NextEnd();
  if (!end) return false;
  search_.SetEnd(*end);
  ++end_count_;
  quota_ = {plan_.path_kind, count_max_};
  return true;
}

// --- What steps and nodes must meet ---

bool SearchPathsOperator::MayTake(const TakenStep& taken) {
  const LogicalSearchPaths::Part& part = plan_.parts[taken.place.part];
  const LogicalSearchPaths::Step& step = part.steps[taken.place.step];
  if (part.kind == PartKind::kOnce && !IsAt(part, taken.far)) return false;
  LabelTester& labels = tools_[taken.place.part].steps[taken.place.step].far_labels;
  if (labels.is_needed() && !labels.Passes(taken.far)) return false;
  if (step.predicate) {
    evaluation().locals[step.step_local] = RelationshipOf(taken);
    if (!step.predicate->Evaluate({&scratch_, 0}, evaluation()).is_true()) return false;
  }
  if (step.conditions.empty()) return true;
  BindStep(taken);
  return AreMet(step.conditions);
}

bool SearchPathsOperator::IsAt(const LogicalSearchPaths::Part& part, graph::NodeId node) const {
  return !part.is_node_bound || NodeAt(input().columns[part.node], row()) == node;
}

bool SearchPathsOperator::MayBegin(size_t part, graph::NodeId node) {
  LabelTester& labels = tools_[part].begin_labels;
  return !labels.is_needed() || labels.Passes(node);
}

bool SearchPathsOperator::MayEnd(size_t index, graph::NodeId node) {
  const LogicalSearchPaths::Part& part = plan_.parts[index];
  if (!IsAt(part, node)) return false;
  LabelTester& labels = tools_[index].node_labels;
  if (labels.is_needed() && !labels.Passes(node)) return false;
  if (part.node_conditions.empty()) return true;
  BindNode(part.node, node);
  return AreMet(part.node_conditions);
}

bool SearchPathsOperator::MayRepeat(std::span<const TakenStep> repetition) {
  const LogicalSearchPaths::Part& part = plan_.parts[repetition.front().place.part];
  if (part.conditions.empty()) return true;
  for (const TakenStep& taken : repetition) BindStep(taken);
  return AreMet(part.conditions);
}

void SearchPathsOperator::BindStep(const TakenStep& taken) {
  const auto& step = plan_.parts[taken.place.part].steps[taken.place.step];
  BindNode(step.near, taken.near);
  BindNode(step.far, taken.far);
  BindValue(step.relationship, RelationshipOf(taken));
}

bool SearchPathsOperator::AreMet(const std::vector<ExpressionPtr>& conditions) {
  return std::all_of(conditions.begin(), conditions.end(), [this](const ExpressionPtr& condition) {
    return condition->Evaluate({&scratch_, 0}, evaluation()).is_true();
  });
}

// --- What a trail binds ---

void SearchPathsOperator::BindTrail(const std::vector<TakenStep>& trail) {
  graph::NodeId node = root_;
  BindNode(plan_.root, root_);
  auto begin = trail.begin();
  for (size_t part = 0; part < plan_.parts.size(); ++part) {
    const auto end = std::find_if(begin, trail.end(), [part](const TakenStep& taken) {
      return taken.place.part != part;
    });
    BindPart(part, {begin, end});
    if (begin != end) node = (end - 1)->far;
    BindNode(plan_.parts[part].node, node);
    begin = end;
  }
  BindPath(trail);
}

void SearchPathsOperator::BindPart(size_t index, std::span<const TakenStep> steps) {
  const LogicalSearchPaths::Part& part = plan_.parts[index];
  if (part.kind == PartKind::kOnce) {
    BindValue(part.steps.front().relationship, RelationshipOf(steps.front()));
    return;
  }
  std::vector<graph::List> lists(part.kind == PartKind::kList ? 1 : part.groups.size());
  for (size_t i = 0; i < steps.size(); i += part.steps.size()) {
    const std::span<const TakenStep> repetition = steps.subspan(i, part.steps.size());
    if (part.kind == PartKind::kList) {
      lists.front().push_back(RelationshipOf(repetition.front()));
      continue;
    }
    for (const TakenStep& taken : repetition) BindStep(taken);
    for (size_t g = 0; g < lists.size(); ++g) {
      lists[g].push_back(scratch_.columns[part.groups[g].inner].Get(0));
    }
  }
  for (size_t g = 0; g < lists.size(); ++g) {
    if (plan_.is_reversed) std::reverse(lists[g].begin(), lists[g].end());
    BindValue(part.kind == PartKind::kList ? part.steps.front().relationship : part.groups[g].outer,
              Value::MakeList(std::move(lists[g])));
  }
}

void SearchPathsOperator::BindPath(const std::vector<TakenStep>& trail) {
  graph::Path path{{root_}, {}, {}};
  for (const TakenStep& taken : trail) {
    path.nodes.push_back(taken.far);
    path.relationships.push_back(taken.relationship);
    path.types.push_back(taken.type);
  }
  if (plan_.is_reversed) {
    std::reverse(path.nodes.begin(), path.nodes.end());
    std::reverse(path.relationships.begin(), path.relationships.end());
    std::reverse(path.types.begin(), path.types.end());
  }
  BindValue(plan_.path, Value::MakePath(std::move(path)));
}

}  // namespace wenmai::query
