#include "graph/adjacency_writer.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "absl/hash/hash.h"

namespace wenmai::graph {
namespace {

using Entries = std::span<const Neighbor>;

AdjacencyValue ToValue(const PendingNeighbors& changes) {
  AdjacencyValue value;
  value.added.assign(changes.added.begin(), changes.added.end());
  value.removed.assign(changes.removed.begin(), changes.removed.end());
  return value;
}

// Takes the entries before `bound` off the front of *entries.
Entries TakeBefore(const Neighbor& bound, Entries* entries) {
  const auto end = std::lower_bound(entries->begin(), entries->end(), bound);
  const Entries taken = entries->first(static_cast<size_t>(end - entries->begin()));
  *entries = entries->subspan(taken.size());
  return taken;
}

// Moves the entries of a list's head into its blocks.
class Spill {
 public:
  Spill(const Snapshot& snapshot, const AdjacencyList& list, Batch* batch)
      : snapshot_(snapshot), list_(list), batch_(batch) {}

  // `head` with the commit's changes in it. Writes the blocks that change and the new head.
  void Run(AdjacencyValue head) {
    if (head.directory.empty()) head.directory.push_back({{0, 0}, 0});
    Entries added = head.added, removed = head.removed;
    for (size_t i = 0; i < head.directory.size(); ++i) {
      const bool is_last = i + 1 == head.directory.size();
      const Neighbor end = is_last ? Neighbor{} : head.directory[i + 1].bound;
      ChangeBlock(head.directory[i], is_last ? added : TakeBefore(end, &added),
                  is_last ? removed : TakeBefore(end, &removed));
    }
    AdjacencyValue emptied;
    emptied.directory = std::move(directory_);
    batch_->Put(Table::kAdjacency, EncodeAdjacencyKey(list_), EncodeAdjacencyValue(emptied));
  }

 private:
  void ChangeBlock(const AdjacencyBlock& block, Entries added, Entries removed) {
    const uint64_t entry_count = block.entry_count + added.size() - removed.size();
    if (added.empty() && removed.empty()) {
      directory_.push_back(block);
    } else if (block.entry_count == 0 || entry_count > AdjacencyWriter::kBlockEntriesMax) {
      SplitBlock(block, added, removed);
    } else if (entry_count == 0 && !directory_.empty()) {
      // The first block stays even when empty: it is where entries before all others would go.
      batch_->Delete(Table::kAdjacency, EncodeAdjacencyBlockKey(list_, block.bound));
    } else {
      AdjacencyValue operand;
      operand.added.assign(added.begin(), added.end());
      operand.removed.assign(removed.begin(), removed.end());
      batch_->Merge(Table::kAdjacency, EncodeAdjacencyBlockKey(list_, block.bound),
                    EncodeAdjacencyValue(operand));
      directory_.push_back({block.bound, entry_count});
    }
  }

  void SplitBlock(const AdjacencyBlock& block, Entries added, Entries removed) {
    std::vector<Neighbor> entries;
    std::string value;
    if (block.entry_count > 0 &&
        snapshot_.Get(Table::kAdjacency, EncodeAdjacencyBlockKey(list_, block.bound), &value)) {
      entries = DecodeAdjacencyValue(value).added;
    }
    MergeSorted(added, &entries);
    SubtractSorted(removed, &entries);
    size_t begin = 0;
    for (const AdjacencyBlock& piece : CutIntoBlocks(entries, block.bound)) {
      AdjacencyValue contents;
      const auto first = entries.begin() + static_cast<std::ptrdiff_t>(begin);
      contents.added.assign(first, first + static_cast<std::ptrdiff_t>(piece.entry_count));
      batch_->Put(Table::kAdjacency, EncodeAdjacencyBlockKey(list_, piece.bound),
                  EncodeAdjacencyValue(contents));
      directory_.push_back(piece);
      begin += piece.entry_count;
    }
  }

  const Snapshot& snapshot_;
  const AdjacencyList& list_;
  Batch* batch_;
  std::vector<AdjacencyBlock> directory_;  // of the new head
};

}  // namespace

std::vector<AdjacencyBlock> CutIntoBlocks(std::span<const Neighbor> entries,
                                          const Neighbor& bound) {
  const size_t target = AdjacencyWriter::kBlockEntriesMax / 2;
  const size_t block_count = std::max<size_t>(1, (entries.size() + target - 1) / target);
  std::vector<AdjacencyBlock> blocks;
  for (size_t i = 0; i < block_count; ++i) {
    const size_t begin = entries.size() * i / block_count;
    const size_t end = entries.size() * (i + 1) / block_count;
    blocks.push_back({i == 0 ? bound : entries[begin], end - begin});
  }
  return blocks;
}

void AdjacencyWriter::Write(const Snapshot& snapshot, const AdjacencyList& list,
                            const PendingNeighbors& changes, bool is_new_node, Batch* batch) {
  if (changes.is_empty()) return;
  const std::string key = EncodeAdjacencyKey(list);
  AdjacencyValue operand = ToValue(changes);
  if (is_new_node) {
    if (operand.added.size() > kHeadEntriesMax) {
      Spill(snapshot, list, batch).Run(std::move(operand));
    } else {
      batch->Put(Table::kAdjacency, key, EncodeAdjacencyValue(operand));
    }
    return;
  }
  const std::string operand_bytes = EncodeAdjacencyValue(operand);
  if (IsCheckDue(list, changes.added.size() + changes.removed.size())) {
    std::string base;
    std::optional<std::string_view> base_view;
    if (snapshot.Get(Table::kAdjacency, key, &base)) base_view = base;
    const std::string_view operands[] = {operand_bytes};
    AdjacencyValue head = DecodeAdjacencyValue(AdjacencyMerger().Apply(base_view, operands));
    // A longer directory is dearer to rewrite, so it is rewritten less often.
    if (head.added.size() + head.removed.size() > kHeadEntriesMax + head.directory.size()) {
      Spill(snapshot, list, batch).Run(std::move(head));
      return;
    }
  }
  batch->Merge(Table::kAdjacency, key, operand_bytes);
}

bool AdjacencyWriter::IsCheckDue(const AdjacencyList& list, size_t count) {
  append_counts_.resize(kSketchSize);
  const auto direction = static_cast<uint8_t>(list.direction);
  const size_t place = absl::HashOf(list.node, direction, list.type) % kSketchSize;
  const size_t total = append_counts_[place] + count;
  const bool is_due = total >= kAppendsBetweenChecks;
  append_counts_[place] = is_due ? 0 : static_cast<uint16_t>(total);
  return is_due;
}

void AdjacencyWriter::DeleteLists(const Snapshot& snapshot, NodeId node, Batch* batch) {
  const std::string prefix = EncodeAdjacencyPrefix(node);
  snapshot.Scan(Table::kAdjacency, prefix, PrefixEnd(prefix),
                [batch](std::string_view key, std::string_view) {
                  batch->Delete(Table::kAdjacency, key);
                  return true;
                });
}

}  // namespace wenmai::graph
