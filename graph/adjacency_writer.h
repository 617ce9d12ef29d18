// Writes a commit's changes to neighbour lists, and keeps the lists of hubs in blocks of bounded
// size (codec/adjacency_codec.h tells the layout).
//
// A change is a merge operand on the head of its list and reads nothing. Of all lists together a
// small sketch counts what was appended; when the count of a list (or of others that share its
// place in the sketch) is up, its head is read and, if it has grown long, its entries are moved
// into the blocks they belong to. So a hub is rewritten a few blocks at a time, however many
// neighbours it has.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/codec/adjacency_codec.h"
#include "graph/pending.h"
#include "graph/storage/storage.h"

namespace wenmai::graph {

class AdjacencyWriter {
 public:
  // A head longer than this is moved into blocks when it is looked at.
  static constexpr size_t kHeadEntriesMax = 1024;
  // A block longer than this is split into blocks of about half of it.
  static constexpr size_t kBlockEntriesMax = 1024;

  // Adds the changes of one list to the batch. `is_new_node`: the snapshot has no list of that
  // node.
  void Write(const Snapshot& snapshot, const AdjacencyList& list,
             const PendingNeighbors& changes, bool is_new_node, Batch* batch);

  // Deletes all lists of a node.
  static void DeleteLists(const Snapshot& snapshot, NodeId node, Batch* batch);

 private:
  static constexpr size_t kAppendsBetweenChecks = 512;
  static constexpr size_t kSketchSize = 1 << 16;

  // Whether it is time to look at the head of the list, after `count` more appends.
  bool IsCheckDue(const AdjacencyList& list, size_t count);

  std::vector<uint16_t> append_counts_;  // the sketch, made with the first change it has to count
};

// Cuts the sorted entries of a list, or of a block of one, into blocks of about half the longest
// that a block may be. The first begins at `bound`; there is always one.
std::vector<AdjacencyBlock> CutIntoBlocks(std::span<const Neighbor> entries, const Neighbor& bound);

}  // namespace wenmai::graph
