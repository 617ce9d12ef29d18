#include "graph/bulk/member_builder.h"

namespace wenmai::graph {

void MemberBuilder::Add(MemberSet set, uint64_t id) {
  Members& members = sets_[set];
  const uint64_t block = MemberBlock::BlockOf(id);
  if (block != members.block) {
    Close(&members);
    members.block = block;
  }
  members.filling.Add(id);
  members.is_empty = false;
}

void MemberBuilder::Close(Members* members) {
  if (members->is_empty) return;
  members->filled.emplace_back(members->block, members->filling.Encode());
  members->filling = {};
  members->is_empty = true;
}

void MemberBuilder::Write(RowWriter* rows) {
  for (auto& [set, members] : sets_) {
    Close(&members);
    for (const auto& [block, bytes] : members.filled) rows->Put(EncodeMemberKey(set, block), bytes);
  }
  sets_.clear();
}

}  // namespace wenmai::graph
