#include "query/operators/intersect_leg.h"

#include <algorithm>

namespace wenmai::query {

void IntersectLeg::Open(const ExecutionContext& context, graph::Direction direction) {
  neighbors_.Open(context);
  node_ = Column::kNullNode;
  span_ = {};
  types_.clear();
  const bool is_plain = neighbors_.types().size() == 1 && direction != graph::Direction::kBoth &&
                        context.transaction == nullptr;
  if (!is_plain) return;
  only_type_ = neighbors_.types().front();
  reader_.emplace(context.view(), only_type_, direction);
}

void IntersectLeg::Close() {
  neighbors_.Close();
  reader_.reset();
}

void IntersectLeg::Read(graph::NodeId node) {
  has_stayed_ = node == node_;
  if (has_stayed_) return;
  node_ = node;
  if (reader_) {
    span_ = reader_->Neighbors(node);
  } else {
    Sort(node);
  }
}

void IntersectLeg::Sort(graph::NodeId node) {
  sorted_.clear();
  neighbors_.Read(node, &sorted_);
  std::sort(sorted_.begin(), sorted_.end(), [](const TypedNeighbor& a, const TypedNeighbor& b) {
    return std::pair(a.node, a.relationship) < std::pair(b.node, b.relationship);
  });
  node_ids_.clear();
  relationship_ids_.clear();
  types_.clear();
  for (const TypedNeighbor& neighbor : sorted_) {
    node_ids_.push_back(static_cast<uint32_t>(neighbor.node));
    relationship_ids_.push_back(static_cast<uint32_t>(neighbor.relationship));
    types_.push_back(neighbor.type);
  }
  span_ = {node_ids_.data(), relationship_ids_.data(), node_ids_.size()};
}

}  // namespace wenmai::query
