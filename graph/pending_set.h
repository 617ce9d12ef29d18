// Parts of Pending, made small: a transaction may hold millions of them. Ids take 32 bits, as a graph holds
// no more elements (kElementsMax).
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>

#include "absl/container/btree_set.h"
#include "graph/graph.h"

namespace wenmai::graph {

// Stands for an id wherever one is given or asked for. What no element can have stands for kElementsMax.
class PackedId {
 public:
  PackedId(uint64_t id) : id_(static_cast<uint32_t>(std::min(id, kElementsMax))) {}
  operator uint64_t() const { return id_; }

 private:
  uint32_t id_;
};

struct PackedNeighbor {
  PackedNeighbor(const Neighbor& neighbor) : node(neighbor.node), relationship(neighbor.relationship) {}
  operator Neighbor() const { return {node, relationship}; }
  bool operator<(const PackedNeighbor& other) const { return Neighbor(*this) < Neighbor(other); }

  PackedId node, relationship;
};

// Additions to and removals from a set of the snapshot. Adding what was removed cancels the removal
// and the other way round, so each call is undone by its opposite.
template <typename Member>
struct PendingSet {
  void Add(const Member& member) {
    if (removed.erase(member) == 0) added.insert(member);
  }
  void Remove(const Member& member) {
    if (added.erase(member) == 0) removed.insert(member);
  }

  // True also of a set whose changes were all undone.
  bool is_empty() const { return added.empty() && removed.empty(); }

  absl::btree_set<Member> added, removed;
};
using PendingIds = PendingSet<PackedId>;
using PendingNeighbors = PendingSet<PackedNeighbor>;

// The encoded record of an element, or that it was deleted.
class PendingRecord {
 public:
  PendingRecord() = default;  // deleted
  explicit PendingRecord(std::string_view bytes) : bytes_(new char[sizeof(uint32_t) + bytes.size()]) {
    const auto size = static_cast<uint32_t>(bytes.size());
    std::memcpy(bytes_.get(), &size, sizeof size);
    bytes.copy(bytes_.get() + sizeof size, bytes.size());
  }

  explicit operator bool() const { return bytes_ != nullptr; }
  // REQUIRES: not deleted.
  std::string_view operator*() const {
    uint32_t size = 0;
    std::memcpy(&size, bytes_.get(), sizeof size);
    return {bytes_.get() + sizeof size, size};
  }
  size_t byte_count() const { return bytes_ == nullptr ? 0 : sizeof(uint32_t) + (**this).size(); }

 private:
  std::unique_ptr<char[]> bytes_;  // size:u32 record
};

}  // namespace wenmai::graph
