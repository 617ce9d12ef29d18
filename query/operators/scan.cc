#include "query/operators/scan.h"

#include <algorithm>
#include <cmath>

#include "graph/schema.h"
#include "query/expressions/comparison.h"
#include "query/expressions/dynamic_names.h"

namespace wenmai::query {

namespace {

// Whether `=` of a property with this value is never true, nor is `<` unless it is a list: the value is
// unknown, or no property holds the like of it.
bool IsNeverMet(const Value& value) {
  switch (value.kind()) {
    case graph::ValueKind::kNull:
    case graph::ValueKind::kMap:
    case graph::ValueKind::kNode:
    case graph::ValueKind::kRelationship:
    case graph::ValueKind::kPath:
      return true;
    case graph::ValueKind::kFloat:
      return std::isnan(value.floating());
    case graph::ValueKind::kList:
      return std::any_of(value.list().begin(), value.list().end(), IsNeverMet);
    default:
      return false;
  }
}

}  // namespace

bool ArgumentOperator::Next(RowBatch* batch) {
  if (is_done_) return false;
  is_done_ = true;
  batch->Clear();
  if (plan_.is_unit || slot_->batch == nullptr) {
    batch->row_count = 1;
    return true;
  }
  if (slot_->is_whole_batch) {
    EmitBatch(*slot_->batch, batch);
    return batch->row_count > 0;
  }
  for (VariableId variable : plan_.schema) {
    const Column& column = slot_->batch->columns[variable];
    if (!column.is_absent()) batch->columns[variable].AppendRow(column, slot_->row);
  }
  batch->row_count = 1;
  return true;
}

void ArgumentOperator::EmitBatch(const RowBatch& rows, RowBatch* batch) const {
  std::vector<uint32_t> live(rows.live_count());
  for (size_t i = 0; i < live.size(); ++i) live[i] = static_cast<uint32_t>(rows.live_row(i));
  AppendRows(rows, live, plan_.schema, batch);
  if (!plan_.row_tag) return;
  // A tag is the number of the live row; it rides in a node column because that holds plain integers.
  std::vector<graph::NodeId>& tags = batch->columns[*plan_.row_tag].MakeNodes();
  tags.assign(live.begin(), live.end());
  for (size_t i = 0; i < tags.size(); ++i) tags[i] = i;
}

NodeScanOperator::NodeScanOperator(const LogicalNodeScan& plan, ExecutionContext* context,
                                   std::vector<OperatorPtr> children)
    : FanOut(plan, context, std::move(children)),
      labels_(plan.label ? std::vector<std::string>{*plan.label} : std::vector<std::string>{},
              &graph::View::FindLabel) {}

void NodeScanOperator::Open() {
  FanOut::Open();
  labels_.Resolve(context_);
}

void NodeScanOperator::StartRow(const RowBatch& input, size_t row) {
  scanned_labels_.clear();
  next_label_ = 0;
  last_.reset();
  if (!plan_.dynamic_labels) {
    labels_.Refresh(context_);
    if (!labels_.are_asked()) scanned_labels_ = {std::nullopt};
    for (const graph::LabelId label : labels_.ids()) scanned_labels_.emplace_back(label);
  } else {
    FindDynamicLabels({&input, row});
  }
}

void NodeScanOperator::FindDynamicLabels(const RowRef& row) {
  std::vector<graph::LabelId> known;
  const std::vector<std::string> names = EvaluateNames(*plan_.dynamic_labels, row, evaluation());
  for (const std::string& name : names) {
    if (const auto label = view().FindLabel(name)) known.push_back(*label);
  }
  if (plan_.is_any) {
    scanned_labels_.assign(known.begin(), known.end());
  } else if (names.empty()) {
    scanned_labels_ = {std::nullopt};
  } else if (known.size() == names.size()) {
    scanned_labels_ = {*std::ranges::min_element(
        known, {}, [this](graph::LabelId label) { return view().CountNodes(label); })};
  }
}

size_t NodeScanOperator::Produce(size_t room, RowBatch* out) {
  std::vector<graph::NodeId>& ids = out->columns[plan_.variable].MakeNodes();
  const size_t begin = ids.size();
  while (next_label_ < scanned_labels_.size() && ids.size() - begin < room) {
    if (Scan(room - (ids.size() - begin), &ids)) continue;
    ++next_label_;
    last_.reset();
  }
  return ids.size() - begin;
}

bool NodeScanOperator::Scan(size_t room, std::vector<graph::NodeId>* ids) {
  if (!last_ && context_.scanned.begin > 0) last_ = context_.scanned.begin - 1;
  const size_t begin = ids->size();
  const bool has_more = view().ScanNodes(scanned_labels_[next_label_], last_, room, ids);
  if (ids->size() > begin) last_ = ids->back();
  while (ids->size() > begin && ids->back() >= context_.scanned.end) ids->pop_back();
  ids->erase(std::remove_if(ids->begin() + static_cast<ptrdiff_t>(begin), ids->end(),
                            [this](graph::NodeId node) { return BearsEarlierLabel(node); }),
             ids->end());
  return has_more && !(last_ && *last_ >= context_.scanned.end);
}

bool NodeScanOperator::BearsEarlierLabel(graph::NodeId node) const {
  return std::any_of(scanned_labels_.begin(), scanned_labels_.begin() + static_cast<ptrdiff_t>(next_label_),
                     [&](const auto& label) { return view().NodeHasLabel(node, *label); });
}

void NodeIdSeekOperator::StartRow(const RowBatch& input, size_t row) {
  const Value id = plan_.id->Evaluate({&input, row}, evaluation());
  found_.reset();
  if (id.kind() == graph::ValueKind::kInteger && id.integer() >= 0 &&
      view().HasNode(static_cast<graph::NodeId>(id.integer()))) {
    found_ = static_cast<graph::NodeId>(id.integer());
  }
}

size_t NodeIdSeekOperator::Produce(size_t room, RowBatch* out) {
  if (!found_ || room == 0) return 0;
  out->columns[plan_.variable].MakeNodes().push_back(*found_);
  found_.reset();
  return 1;
}

void NodeIndexSeekOperator::StartRow(const RowBatch& input, size_t row) {
  found_.clear();
  values_.clear();
  next_ = 0;
  const RowRef here{&input, row};
  for (const ExpressionPtr& value : plan_.equal) {
    values_.push_back(value->Evaluate(here, evaluation()));
    if (IsNeverMet(values_.back())) return;
  }
  if (plan_.among) {
    SeekAmong(here);
  } else if (plan_.lower || plan_.upper || plan_.prefix) {
    Scan(here);
  } else {
    view().SeekIndex(plan_.index, values_, &found_);
  }
  DropUnequal();
}

void NodeIndexSeekOperator::SeekAmong(const RowRef& row) {
  const Value list = plan_.among->Evaluate(row, evaluation());
  if (list.is_null()) return;
  if (list.kind() != graph::ValueKind::kList) {  // the test above tells what is wrong with it
    view().ScanIndex(plan_.index, {}, [this](uint64_t id) {
      found_.push_back(id);
      return true;
    });
    return;
  }
  for (const Value& element : list.list()) {
    if (IsNeverMet(element)) continue;
    view().SeekIndex(plan_.index, {&element, 1}, &found_);
  }
  // Elements may be equal.
  std::sort(found_.begin(), found_.end());
  found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
}

// An index may find too much for a value that it does not tell from every other.
void NodeIndexSeekOperator::DropUnequal() {
  for (size_t k = 0; k < values_.size() && !found_.empty(); ++k) {
    if (graph::IsExactInIndex(values_[k]) && values_[k].kind() != graph::ValueKind::kList) continue;
    const auto key = view().FindKey(plan_.keys[k]);
    std::erase_if(found_, [&](graph::NodeId node) {
      return !key || Equals(view().NodeProperty(node, *key), values_[k]) != Truth::kTrue;
    });
  }
}

void NodeIndexSeekOperator::Scan(const RowRef& row) {
  graph::IndexRange range;
  range.equal = values_;
  for (auto [from, to] : {std::pair(&plan_.lower, &range.lower), std::pair(&plan_.upper, &range.upper)}) {
    if (!*from) continue;
    *to = graph::IndexRange::Bound{(*from)->value->Evaluate(row, evaluation()),
                                   (*from)->is_inclusive};
    if (!IsNeverMet((*to)->value)) continue;
    if ((*to)->value.kind() != graph::ValueKind::kList) return;
    to->reset();  // lists may differ before what is unknown in them: the test above looks at all
  }
  if (plan_.prefix) {
    const Value prefix = plan_.prefix->Evaluate(row, evaluation());
    if (prefix.kind() != graph::ValueKind::kString) return;
    range.prefix = std::string(prefix.string());
  }
  view().ScanIndex(plan_.index, range, [this](uint64_t id) {
    found_.push_back(id);
    if (found_.size() % kBatchRowCount == 0) CheckLimits();
    return true;
  });
}

size_t NodeIndexSeekOperator::Produce(size_t room, RowBatch* out) {
  const size_t count = std::min(room, found_.size() - next_);
  std::vector<graph::NodeId>& nodes = out->columns[plan_.variable].MakeNodes();
  nodes.insert(nodes.end(), found_.begin() + static_cast<ptrdiff_t>(next_),
               found_.begin() + static_cast<ptrdiff_t>(next_ + count));
  next_ += count;
  return count;
}

}  // namespace wenmai::query
