#include "query/operators/neighbor_reader.h"

#include <algorithm>

namespace wenmai::query {

namespace {

// Reading a node from the view takes as long as making a span reader ready for so many chunks.
constexpr uint64_t kChunksPerRead = 256;

constexpr size_t kPartCount = 1 << 16;

}  // namespace

bool NeighborReader::AcceptsType(graph::TypeId type) const {
  const std::span<const graph::TypeId> ids = types_.ids();
  return !types_.are_asked() || std::find(ids.begin(), ids.end(), type) != ids.end();
}

void NeighborReader::Open(const ExecutionContext& context) {
  view_ = &context.view();
  types_.Resolve(context);
  read_count_ = 0;
  reads_before_spans_ =
      1 + view_->CountNodes() / (graph::AdjacencyReader::kChunkNodes * kChunksPerRead);
  uses_spans_ = false;
  may_use_spans_ = context.transaction == nullptr && types_.are_asked();
}

void NeighborReader::StartSpans() {
  uses_spans_ = true;
  if (std::ranges::equal(span_types_, types_.ids())) {
    for (SpanReader& span_reader : spans_) span_reader.reader.Reset(*view_);
  } else {
    MakeSpanReaders();
  }
}

void NeighborReader::MakeSpanReaders() {
  spans_.clear();
  span_types_.assign(types_.ids().begin(), types_.ids().end());
  const bool is_both = direction_ == graph::Direction::kBoth;
  for (graph::TypeId type : types_.ids()) {
    const graph::Direction first = is_both ? graph::Direction::kOut : direction_;
    spans_.push_back({graph::AdjacencyReader(*view_, type, first), type, false});
    if (!is_both) continue;
    spans_.push_back({graph::AdjacencyReader(*view_, type, graph::Direction::kIn), type, true});
  }
}

uint64_t NeighborReader::Degree(graph::NodeId node) {
  if (is_empty()) return 0;
  // In both directions a loop would count twice.
  if (direction_ == graph::Direction::kBoth || !UsesSpans()) {
    return view_->Degree(node, direction_, types_.ids());
  }
  uint64_t degree = 0;
  for (SpanReader& span_reader : spans_) degree += span_reader.reader.Degree(node);
  return degree;
}

void NeighborReader::ReadFromView(graph::NodeId node) {
  found_.clear();
  found_types_.clear();
  if (types_.ids().size() == 1) {
    view_->Expand(node, direction_, types_.ids(), &found_);
  } else {
    view_->Expand(node, direction_, types_.ids(), &found_, &found_types_);
  }
}

void NeighborReader::StartParts(graph::NodeId node) {
  part_node_ = node;
  has_part_ = !is_empty();
  is_in_parts_ = false;
  if (!has_part_ || UsesSpans()) return;
  const bool is_both = direction_ == graph::Direction::kBoth;
  const auto degree = [&](graph::Direction direction) { return view_->Degree(node, direction, types_.ids()); };
  // The order of few is that of Read.
  if (is_both && degree(graph::Direction::kOut) + degree(graph::Direction::kIn) <= kPartCount) return;
  is_in_parts_ = true;
  part_direction_ = is_both ? graph::Direction::kOut : direction_;
  part_place_.reset();
}

void NeighborReader::ReadPartFromView() {
  found_.clear();
  found_types_.clear();
  view_->ExpandPart(part_node_, part_direction_, types_.ids(), kPartCount, &part_place_, &found_,
                    types_.ids().size() == 1 ? nullptr : &found_types_);
  if (part_direction_ != direction_ && part_direction_ == graph::Direction::kIn) DropFoundLoops();
  if (part_place_) return;
  has_part_ = part_direction_ == graph::Direction::kOut && direction_ == graph::Direction::kBoth;
  part_direction_ = graph::Direction::kIn;
}

// The lists of the first direction have given them.
void NeighborReader::DropFoundLoops() {
  size_t kept = 0;
  for (size_t i = 0; i < found_.size(); ++i) {
    if (found_[i].node == part_node_) continue;
    if (!found_types_.empty()) found_types_[kept] = found_types_[i];
    found_[kept++] = found_[i];
  }
  found_.resize(kept);
  if (!found_types_.empty()) found_types_.resize(kept);
}

bool NeighborReader::LeadsTo(graph::NodeId node, graph::NodeId other) {
  if (is_empty()) return false;
  if (!UsesSpans()) {
    found_.clear();
    view_->RelationshipsBetween(node, other, direction_, types_.ids(), &found_);
    return !found_.empty();
  }
  return std::any_of(spans_.begin(), spans_.end(), [&](SpanReader& span_reader) {
    const std::span<const uint32_t> nodes = span_reader.reader.Neighbors(node).nodes();
    return std::binary_search(nodes.begin(), nodes.end(), other);
  });
}

void NeighborReader::ReadBetween(graph::NodeId node, graph::NodeId other,
                                 std::vector<TypedNeighbor>* neighbors) {
  if (is_empty()) return;
  found_.clear();
  view_->RelationshipsBetween(node, other, direction_, types_.ids(), &found_);
  for (const graph::Neighbor& neighbor : found_) {
    graph::TypeId type = 0;
    if (types_.ids().size() == 1) {
      type = types_.ids().front();
    } else if (const auto record = view_->ReadRelationship(neighbor.relationship)) {
      type = record->type;  // RelationshipsBetween does not tell types
    }
    neighbors->push_back({neighbor.node, neighbor.relationship, type});
  }
}

}  // namespace wenmai::query
