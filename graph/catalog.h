// The names of a graph and the small integers that stand for them everywhere else, and the counters
// that every commit keeps current. Both are values of one committed state: a View holds them
// unchanged.
//
//   catalog  'n' kind:u8 id:be32 → name                  (kind: 'L' label, 'T' type, 'K' property
//   key)
//            'c' kind:u8 id:be32 → count:varint          (kind: 'N' all nodes (id 0), 'L' label,
//            'T' type) 'i' kind:u8 → next_id:varint                (kind: 'N' node, 'R'
//            relationship)
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "graph/codec/member_codec.h"
#include "graph/storage/storage.h"
#include "graph/value.h"

namespace wenmai::graph {

// Names with dense ids in order of first use. Views of names live as long as any copy of the table.
class NameTable {
 public:
  std::optional<uint32_t> Find(std::string_view name) const;
  std::string_view Name(uint32_t id) const;  // empty if there is no such id
  uint32_t Intern(std::string_view name);
  uint32_t size() const { return static_cast<uint32_t>(names_.size()); }
  std::vector<std::string> Names() const;

 private:
  std::vector<std::shared_ptr<const std::string>> names_;
  absl::flat_hash_map<std::string_view, uint32_t> ids_;
};

struct Catalog {
  NameTable labels, types, keys;
};

// How many members each set has.
class Counters {
 public:
  uint64_t Count(MemberSet set) const;
  void Add(MemberSet set, int64_t change);
  uint64_t relationship_count() const { return relationship_count_; }

 private:
  uint64_t* Slot(MemberSet set);

  uint64_t node_count_ = 0;
  uint64_t relationship_count_ = 0;
  std::vector<uint64_t> labels_, types_;
};

// Ids given out so far; the next one is the count.
struct IdCounts {
  uint64_t nodes = 0;
  uint64_t relationships = 0;
  bool operator==(const IdCounts&) const = default;
};

struct StoredCatalog {
  Catalog catalog;
  Counters counters;
  IdCounts ids;
};
StoredCatalog LoadCatalog(const Snapshot& snapshot);

// Each adds the difference to `before` to the batch.
void WriteNames(const Catalog& before, const Catalog& after, Batch* batch);
void WriteCount(MemberSet set, uint64_t count, Batch* batch);
void WriteIdCounts(const IdCounts& before, const IdCounts& after, Batch* batch);

}  // namespace wenmai::graph
