#include "graph/label_reader.h"

#include "graph/view_state.h"

namespace wenmai::graph {

LabelReader::LabelReader(const View& view, LabelId label) : view_(view), label_(label) {
  static_assert(kBlockNodes == MemberBlock::kIdCount);
  const View::State& state = *view.state_;
  const bool is_changed =
      state.pending != nullptr && state.pending->FindMembers(MemberSet::Label(label)) != nullptr;
  if (is_changed) return;
  blocks_.resize((state.version->ids.nodes + kBlockNodes - 1) / kBlockNodes);
}

bool LabelReader::HasUnknown(NodeId node) {
  const uint64_t block = node / kBlockNodes;
  if (block >= blocks_.size()) return view_.NodeHasLabel(node, label_);
  blocks_[block] = view_.state_->FindBlock(MemberSet::Label(label_), block).words();
  return Has(node);
}

}  // namespace wenmai::graph
