// The trails through a chain of parts, shortest first: walks from a root that use no relationship twice.
//
// A part is a sequence of steps, repeated between repetitions.min and .max times. States are pairs of a
// node and a place in the chain, and a first search, breadth first from the root, measures how far each
// state lies from it. Trails are then walked depth first from a far end back to the root, one length
// after the other, and only where the distance that is left fits the length: what is held grows with
// the states and with the length of one trail, never with the number of trails.
#pragma once

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include "query/operators/memory_charge.h"
#include "query/operators/neighbor_reader.h"

namespace wenmai::query {

// A step of a part, both counted from the root.
struct TrailPlace {
  size_t part, step;
};

// A relationship of a trail. `near` is the end on the side of the root.
struct TakenStep {
  TrailPlace place;
  graph::NodeId near, far;
  graph::RelationshipId relationship;
  graph::TypeId type;
};

// What the steps and nodes of a trail must meet; nothing, unless overridden. Asked more than once of the
// same.
class TrailTests {
 public:
  virtual ~TrailTests() = default;
  virtual bool MayTake(const TakenStep&) { return true; }
  // Whether a repetition of the part may begin at the node.
  virtual bool MayBegin(size_t /*part*/, graph::NodeId) { return true; }
  // Whether the part may end at the node.
  virtual bool MayEnd(size_t /*part*/, graph::NodeId) { return true; }
  // Whether the steps, outward from the root, may be one repetition of their part.
  virtual bool MayRepeat(std::span<const TakenStep>) { return true; }
};

class TrailSearch {
 public:
  struct Part {
    // For each step the reader of the ways from the root's side, and that of the ways to it. Both must
    // outlive the search.
    std::vector<std::pair<NeighborReader*, NeighborReader*>> steps;
    HopRange repetitions;
  };

  TrailSearch(std::vector<Part> parts, TrailTests* tests);

  void Start(graph::NodeId root, QueryLimits& limits);
  // The next node, by distance, to which some walk through all parts leads; nullopt at the end. A walk
  // may use a relationship twice where no trail does.
  std::optional<graph::NodeId> NextEnd();
  // Makes NextTrail begin with the shortest trail to `end`.
  void SetEnd(graph::NodeId end);
  // Moves to the next trail to the end, none shorter than the one before; false if there are no more of
  // at most `length_asked` steps.
  bool NextTrail(size_t length_asked);
  // The steps of the current trail, outward from the root.
  std::vector<TakenStep> Trail() const;
  // Frees what the search holds.
  void Close();

 private:
  // `repetitions` of the part are done, and `step` steps of the next one.
  struct State {
    graph::NodeId node;
    uint32_t repetitions;
    uint16_t part, step;

    bool operator==(const State&) const = default;
    template <typename H>
    friend H AbslHashValue(H hash, const State& state) {
      return H::combine(std::move(hash), state.node, state.repetitions, state.part, state.step);
    }
  };
  // A way from a state of the current trail towards the root: a step, or none where a part begins.
  struct Move {
    State to;
    std::optional<TakenStep> taken;
  };
  struct Frame {
    State state;
    size_t begin, next;  // of moves_
    bool has_step;       // whether a step led here
  };

  uint32_t CountAfter(const Part& part, uint32_t repetitions) const;
  bool MayGoOn(const Part& part, uint32_t repetitions) const {
    return !part.repetitions.max || repetitions < *part.repetitions.max;
  }
  // Measures the states one step further than before; false if there are none.
  bool Deepen();
  void Reach(const State& state);
  void ExpandOutward(const State& state);
  void ChargeStates();

  bool StartLength(size_t length_asked);
  bool Advance();
  void Push(const State& state, std::optional<TakenStep> taken);
  void Pop();
  void AddMovesInward(const State& state);
  void AddMovesIntoPart(const State& state);
  void AddSteps(const State& state, const State& to);
  bool EndsRepetitionWell(const Move& move);
  // Whether a trail may go on to the state with so many steps left; notes the least length for which it may.
  bool IsWithinReach(const State& state, size_t left);
  size_t left() const { return length_ - taken_.size(); }

  std::vector<Part> parts_;
  TrailTests& tests_;
  std::optional<uint64_t> length_max_;
  QueryLimits* limits_ = nullptr;
  MemoryCharge charge_;
  uint64_t work_count_ = 0;

  absl::flat_hash_map<State, uint32_t> distances_;
  std::vector<State> frontier_, next_frontier_;
  std::vector<TypedNeighbor> neighbors_;
  uint32_t depth_ = 0;  // all states up to this distance are measured
  std::vector<graph::NodeId> ends_;
  size_t next_end_ = 0;

  graph::NodeId end_ = 0;
  size_t length_ = 0;  // of the trails that are walked now
  std::optional<size_t> next_length_;
  std::vector<Frame> frames_;
  std::vector<Move> moves_;
  std::vector<TakenStep> taken_;  // from the end towards the root
  std::vector<TakenStep> repetition_;  // the one that a move completes, outward
  absl::flat_hash_set<graph::RelationshipId> used_;
};

}  // namespace wenmai::query
