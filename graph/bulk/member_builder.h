// Collects which elements belong to which set (codec/member_codec.h) while ids ascend. Only the
// block that each set is filling is kept as a bitmap, what is before it as it will be stored.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/btree_map.h"
#include "graph/bulk/row_writer.h"
#include "graph/codec/member_codec.h"

namespace wenmai::graph {

class MemberBuilder {
 public:
  // REQUIRES: `id` is greater than the last of this set.
  void Add(MemberSet set, uint64_t id);
  // Puts all blocks, in key order.
  void Write(RowWriter* rows);

 private:
  struct Members {
    uint64_t block = 0;  // the one being filled
    MemberBlock filling;
    bool is_empty = true;
    std::vector<std::pair<uint64_t, std::string>> filled;
  };
  static void Close(Members* members);

  absl::btree_map<MemberSet, Members> sets_;
};

}  // namespace wenmai::graph
