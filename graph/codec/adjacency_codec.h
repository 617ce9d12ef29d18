// Neighbours, packed. All neighbours of a node over one type in one direction are one list, sorted
// by (neighbour, relationship). A short list is one value, its head; a long one keeps most of its
// entries in blocks behind the head, so that what is written to a hub stays small.
//
//   adjacency  list_key → list_value                the head
//              list_key bound → list_value          a block: entries from `bound` to the next
//              block's
//     list_key := node:be64 direction:u8 type:be32  (direction: 0 out, 1 in)
//     bound    := neighbor:be64 relationship:be64   (0 0 in the first block)
//
//   list_value := directory added_count:varint removed_count:varint entries{added} entries{removed}
//   directory  := block_count:varint (neighbor_delta:varint relationship:varint
//   entry_count:varint)* entries    := (neighbor_delta:varint relationship_delta:signed)* operand
//   := list_value, without directory signed     := zigzag varint; deltas are from the entry before,
//   at first from 0
//
// Relationships come and go by merge operands on the head, so adding one reads nothing. Where the
// head has a directory, its removed entries are ones that lie in the blocks; anywhere else a
// removal finds what it removes in the same value. When a head has grown long, a commit moves its
// entries into the blocks (graph/adjacency_writer.h). The entry counts of the directory are exact,
// so a degree is read from the head alone.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "graph/graph.h"
#include "graph/storage/storage.h"

namespace wenmai::graph {

struct AdjacencyList {
  NodeId node = 0;
  Direction direction = Direction::kOut;  // never kBoth
  TypeId type = 0;
  auto operator<=>(const AdjacencyList&) const = default;
};

struct AdjacencyBlock {
  Neighbor bound;
  uint64_t entry_count = 0;
};

struct AdjacencyValue {
  std::vector<AdjacencyBlock> directory;  // sorted by bound
  std::vector<Neighbor> added;            // sorted
  std::vector<Neighbor> removed;          // sorted

  // The number of entries of the list whose head this is.
  uint64_t EntryCount() const;
};

// Parts of keys: of everything of a node, of a node's lists in one direction, of a list.
std::string EncodeAdjacencyPrefix(NodeId node);
std::string EncodeAdjacencyPrefix(NodeId node, Direction direction);
std::string EncodeAdjacencyKey(const AdjacencyList& list);
std::string EncodeAdjacencyBlockKey(const AdjacencyList& list, const Neighbor& bound);
inline constexpr size_t kAdjacencyKeyBytes = 13;  // of a head; block keys are longer
AdjacencyList DecodeAdjacencyKey(std::string_view key);

std::string EncodeAdjacencyValue(const AdjacencyValue& value);
AdjacencyValue DecodeAdjacencyValue(std::string_view bytes);

// EntryCount() without decoding the entries.
uint64_t DecodeEntryCount(std::string_view head);

// Appends the added entries of a value to *neighbors. Returns false, appending nothing, if the
// value has a directory or removals, so that there is more to the list than these.
bool DecodeWholeList(std::string_view value, std::vector<Neighbor>* neighbors);

// The block of a directory that holds entries equal to `neighbor`, or would. REQUIRES: not empty.
size_t FindBlock(std::span<const AdjacencyBlock> directory, const Neighbor& neighbor);

// Sorted lists, in place: the part of *target from `begin` on becomes the union of the two, or
// loses what is in `removed`.
void MergeSorted(std::span<const Neighbor> added, std::vector<Neighbor>* target, size_t begin = 0);
void SubtractSorted(std::span<const Neighbor> removed, std::vector<Neighbor>* target,
                    size_t begin = 0);

class AdjacencyMerger : public Merger {
 public:
  std::string Apply(std::optional<std::string_view> base,
                    std::span<const std::string_view> operands) const override;
  std::string Combine(std::span<const std::string_view> operands) const override;
};

}  // namespace wenmai::graph
