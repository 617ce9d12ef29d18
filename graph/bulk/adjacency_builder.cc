#include "graph/bulk/adjacency_builder.h"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

#include "graph/adjacency_writer.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

// Few enough nodes that their entries are quick to sort, many enough that a partition of a large
// graph fills its segments.
constexpr uint64_t kPartitionNodesMin = 256, kPartitionNodesMax = 16'384;
constexpr uint64_t kPartitionsAimed = 64;
// The least that is worth a file of its own: every file costs the next open some time.
constexpr uint64_t kFileEntriesMin = 1 << 20;

[[noreturn]] void ThrowIo(const std::string& path) {
  throw Error(ErrorCode::kIo, "cannot write " + path + ": " + std::strerror(errno));
}

}  // namespace

// Turns sorted entries into rows.
class AdjacencyBuilder::ListWriter {
 public:
  explicit ListWriter(RowWriter* rows) : rows_(rows) {}

  // `entries` must hold whole lists.
  void Write(const std::vector<Entry>& entries) {
    for (size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
      neighbors_.clear();
      for (end = begin; end < entries.size() && entries[end].list == entries[begin].list; ++end) {
        neighbors_.push_back({entries[end].neighbor >> 32, entries[end].neighbor & UINT32_MAX});
      }
      const uint64_t list = entries[begin].list;
      const bool is_in = list >> 31 & 1;
      WriteList({list >> 32, is_in ? Direction::kIn : Direction::kOut,
                 static_cast<TypeId>(list & 0x7fff'ffff)});
    }
  }

 private:
  void WriteList(const AdjacencyList& list) {
    const std::string key = EncodeAdjacencyKey(list);
    if (neighbors_.size() <= AdjacencyWriter::kHeadEntriesMax) {
      Put(key, neighbors_);
      return;
    }
    AdjacencyValue head;
    head.directory = CutIntoBlocks(neighbors_, {0, 0});
    rows_->Put(key, EncodeAdjacencyValue(head));
    size_t begin = 0;
    for (const AdjacencyBlock& block : head.directory) {
      Put(EncodeAdjacencyBlockKey(list, block.bound),
          std::span(neighbors_).subspan(begin, block.entry_count));
      begin += block.entry_count;
    }
  }

  void Put(const std::string& key, std::span<const Neighbor> entries) {
    value_.added.assign(entries.begin(), entries.end());
    rows_->Put(key, EncodeAdjacencyValue(value_));
  }

  RowWriter* rows_;
  std::vector<Neighbor> neighbors_;
  AdjacencyValue value_;
};

AdjacencyBuilder::AdjacencyBuilder(NodeId node_begin, NodeId node_end, std::string folder,
                                   size_t memory_bytes_max)
    : node_begin_(node_begin),
      partition_nodes_(std::clamp((node_end - node_begin) / kPartitionsAimed, kPartitionNodesMin,
                                  kPartitionNodesMax)),
      path_(std::move(folder) + "/segments"),
      // A vector that grows holds up to twice of what it needs.
      memory_entries_max_(memory_bytes_max / sizeof(Entry) / 2),
      partitions_((node_end - node_begin) / partition_nodes_ + 1) {}

AdjacencyBuilder::~AdjacencyBuilder() {
  if (file_ == nullptr) return;
  fclose(file_);
  unlink(path_.c_str());
}

void AdjacencyBuilder::Add(RelationshipId id, const RelationshipHead& head) {
  Add(head.start, Direction::kOut, head.type, {head.end, id});
  Add(head.end, Direction::kIn, head.type, {head.start, id});
  if (memory_entries_ >= memory_entries_max_) Spill();
}

void AdjacencyBuilder::Add(NodeId node, Direction direction, TypeId type,
                           const Neighbor& neighbor) {
  Partition& partition = partitions_[(node - node_begin_) / partition_nodes_];
  const uint64_t direction_bit = direction == Direction::kIn ? 1u << 31 : 0;
  partition.entries.push_back(
      {node << 32 | direction_bit | type, neighbor.node << 32 | neighbor.relationship});
  ++partition.entry_count;
  ++memory_entries_;
  ++entry_count_;
}

void AdjacencyBuilder::Spill() {
  if (file_ == nullptr) file_ = fopen(path_.c_str(), "w+e");
  if (file_ == nullptr) ThrowIo(path_);
  for (Partition& partition : partitions_) {
    if (partition.entries.empty()) continue;
    const std::vector<Entry>& entries = partition.entries;
    partition.segments.push_back({ftell(file_), entries.size()});
    if (fwrite(entries.data(), sizeof(Entry), entries.size(), file_) != entries.size()) {
      ThrowIo(path_);
    }
    partition.entries = {};
  }
  memory_entries_ = 0;
}

std::vector<AdjacencyBuilder::Entry> AdjacencyBuilder::TakeSorted(Partition* partition) {
  std::vector<Entry> entries = std::move(partition->entries);
  size_t position = entries.size();
  entries.resize(partition->entry_count);
  for (const Segment& segment : partition->segments) {
    const size_t size = segment.entry_count * sizeof(Entry);
    // Several threads read the one file, so without its position.
    const ssize_t count = pread(fileno(file_), &entries[position], size, segment.offset);
    if (count != static_cast<ssize_t>(size)) {
      throw Error(ErrorCode::kIo, "cannot read " + path_ + " back");
    }
    position += segment.entry_count;
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

std::vector<size_t> AdjacencyBuilder::CutIntoParts(size_t thread_count) const {
  const uint64_t part_entries =
      std::clamp(entry_count_ / (thread_count * 4), kFileEntriesMin, 16 * kFileEntriesMin);
  std::vector<size_t> parts = {0};
  uint64_t entry_count = 0;
  for (size_t i = 0; i < partitions_.size(); ++i) {
    if (entry_count >= part_entries) {
      parts.push_back(i);
      entry_count = 0;
    }
    entry_count += partitions_[i].entry_count;
  }
  parts.push_back(partitions_.size());
  return parts;
}

void AdjacencyBuilder::Write(const Storage& storage, size_t thread_count,
                             const std::function<void(double)>& report,
                             std::vector<std::unique_ptr<SortedFile>>* files) {
  if (file_ != nullptr && fflush(file_) != 0) ThrowIo(path_);
  const std::vector<size_t> parts = CutIntoParts(thread_count);
  const std::string folder = path_.substr(0, path_.rfind('/'));
  std::atomic<size_t> next_part = 0;
  std::mutex mutex;  // guards what follows and *files
  std::exception_ptr failure;
  uint64_t written_count = 0;
  const auto write_parts = [&] {
    try {
      for (size_t part; (part = next_part++) + 1 < parts.size();) {
        RowWriter rows(storage, Table::kAdjacency, folder, part);
        ListWriter lists(&rows);
        for (size_t i = parts[part]; i < parts[part + 1]; ++i) {
          const std::vector<Entry> entries = TakeSorted(&partitions_[i]);
          lists.Write(entries);
          std::lock_guard lock(mutex);
          written_count += entries.size();
          report(static_cast<double>(written_count) / static_cast<double>(entry_count_ + 1));
        }
        std::vector<std::unique_ptr<SortedFile>> finished;
        rows.Finish(&finished);
        std::lock_guard lock(mutex);
        for (auto& file : finished) files->push_back(std::move(file));
      }
    } catch (...) {
      next_part = parts.size();
      std::lock_guard lock(mutex);
      failure = std::current_exception();
    }
  };
  std::vector<std::thread> threads;
  for (size_t i = 1; i < thread_count; ++i) threads.emplace_back(write_parts);
  write_parts();
  for (std::thread& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace wenmai::graph
