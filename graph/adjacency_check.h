// The part of Graph::Check that holds neighbour lists against relationship records.
//
// There are too many entries to look each up, so the relationships of the records and those of the
// lists, out and in, are summed up, and only sums that differ are taken apart.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "graph/view_state.h"

namespace wenmai::graph {

class AdjacencyCheck {
 public:
  using Report = std::function<void(const std::string&)>;

  // Both must outlive this.
  AdjacencyCheck(View::State& state, const Report& report) : state_(state), report_(report) {}

  // Counts in what a record says. To be called for every relationship before Run.
  void Expect(RelationshipId id, const RelationshipHead& head) { records_.Add(id, head); }

  // Reads all lists and reports what is wrong with them.
  void Run();

 private:
  // A count and an order-free sum of hashes: equal for equal sets, and for no others that chance
  // brings.
  struct Digest {
    void Add(RelationshipId id, const RelationshipHead& head);
    bool operator==(const Digest&) const = default;

    uint64_t count = 0;
    uint64_t sum = 0;
  };
  // Where the scan of the lists is: the last head, and which of its blocks come next.
  struct Position {
    std::string head_key;
    std::vector<AdjacencyBlock> directory;
    size_t next_block = 0;
  };

  using ListVisitor = absl::FunctionRef<void(const AdjacencyList&, const std::vector<Neighbor>&)>;
  void ForEachList(ListVisitor visit);
  void CheckPlace(std::string_view key, std::string_view value, Position* position);
  void CheckOrder(const AdjacencyList& list, const std::vector<Neighbor>& neighbors);
  void NameEntriesWithoutRecord();
  void NameRecordsWithoutEntry();
  void ExpectListed(const AdjacencyList& list, const Neighbor& neighbor);

  View::State& state_;
  const Report& report_;
  Digest records_;
};

}  // namespace wenmai::graph
