#include "query/operators/trail_search.h"

#include <algorithm>

namespace wenmai::query {

namespace {

constexpr uint64_t kWorkPerCheck = 1024;

}  // namespace

TrailSearch::TrailSearch(std::vector<Part> parts, TrailTests* tests)
    : parts_(std::move(parts)), tests_(*tests) {
  // Where there is one part its length says how often it was repeated, so states need not.
  Part& only = parts_.front();
  if (parts_.size() > 1 || !only.repetitions.max) return;
  length_max_ = *only.repetitions.max * only.steps.size();
  only.repetitions.max.reset();
}

void TrailSearch::Close() {
  distances_ = {};
  frontier_ = {};
  next_frontier_ = {};
  frames_.clear();
  moves_ = {};
  taken_ = {};
  repetition_ = {};
  used_ = {};
  charge_.Release();
}

// --- Distances from the root ---

void TrailSearch::Start(graph::NodeId root, QueryLimits& limits) {
  limits_ = &limits;
  distances_.clear();
  frontier_.clear();
  next_frontier_.clear();
  ends_.clear();
  next_end_ = 0;
  depth_ = 0;
  Reach({root, 0, 0, 0});
  frontier_.swap(next_frontier_);
}

std::optional<graph::NodeId> TrailSearch::NextEnd() {
  while (next_end_ == ends_.size()) {
    if (!Deepen()) return std::nullopt;
  }
  return ends_[next_end_++];
}

bool TrailSearch::Deepen() {
  if (frontier_.empty() || (length_max_ && depth_ >= *length_max_)) return false;
  ++depth_;
  for (const State& state : frontier_) ExpandOutward(state);
  frontier_.swap(next_frontier_);
  next_frontier_.clear();
  ChargeStates();
  return true;
}

void TrailSearch::ChargeStates() {
  charge_.GrowTo(*limits_, distances_.capacity() * (sizeof(State) + sizeof(uint32_t) + 1) +
                               (frontier_.capacity() + next_frontier_.capacity()) * sizeof(State));
}

// Notes the state, and those that no step parts from it, where they are new.
void TrailSearch::Reach(const State& state) {
  if (!distances_.emplace(state, depth_).second) return;
  if (state.part == parts_.size()) {
    ends_.push_back(state.node);
    return;
  }
  next_frontier_.push_back(state);
  const bool is_done = state.step == 0 && state.repetitions >= parts_[state.part].repetitions.min;
  if (is_done && tests_.MayEnd(state.part, state.node)) {
    Reach({state.node, 0, static_cast<uint16_t>(state.part + 1), 0});
  }
}

// Where there is no bound, counts stop at what the least number asks for; 0 is left to what has not begun.
uint32_t TrailSearch::CountAfter(const Part& part, uint32_t repetitions) const {
  const uint64_t enough = std::max<uint64_t>(part.repetitions.min, 1);
  const bool is_enough = !part.repetitions.max && repetitions >= enough;
  return is_enough ? repetitions : repetitions + 1;
}

void TrailSearch::ExpandOutward(const State& state) {
  const Part& part = parts_[state.part];
  if (state.step == 0 && !(MayGoOn(part, state.repetitions) && tests_.MayBegin(state.part, state.node))) {
    return;
  }
  if (++work_count_ % kWorkPerCheck == 0) {
    limits_->Check();
    ChargeStates();  // one step of a large graph may lead to millions of states
  }
  State next = state;
  if (++next.step == part.steps.size()) {
    next.step = 0;
    next.repetitions = CountAfter(part, state.repetitions);
  }
  neighbors_.clear();
  part.steps[state.step].first->Read(state.node, &neighbors_);
  for (const TypedNeighbor& neighbor : neighbors_) {
    next.node = neighbor.node;
    if (distances_.contains(next)) continue;
    const TakenStep taken{{state.part, state.step}, state.node, neighbor.node,
                          neighbor.relationship, neighbor.type};
    if (tests_.MayTake(taken)) Reach(next);
  }
}

// --- Trails back to the root ---

void TrailSearch::SetEnd(graph::NodeId end) {
  end_ = end;
  while (!frames_.empty()) Pop();
  next_length_ = 0;
}

bool TrailSearch::NextTrail(size_t length_asked) {
  while (!frames_.empty() || StartLength(length_asked)) {
    if (Advance()) return true;
  }
  return false;
}

bool TrailSearch::StartLength(size_t length_asked) {
  if (!next_length_ || *next_length_ > length_asked) return false;
  if (length_max_ && *next_length_ > *length_max_) return false;
  length_ = *next_length_;
  while (depth_ < length_) {
    if (!Deepen()) break;
  }
  next_length_.reset();
  const State end{end_, 0, static_cast<uint16_t>(parts_.size()), 0};
  if (IsWithinReach(end, length_)) Push(end, std::nullopt);
  return true;
}

bool TrailSearch::IsWithinReach(const State& state, size_t left) {
  const auto found = distances_.find(state);
  if (found != distances_.end() && found->second <= left) return true;
  size_t distance = depth_ + 1;  // at least
  if (found != distances_.end()) {
    distance = found->second;
  } else if (frontier_.empty()) {
    return false;
  }
  const size_t length = length_ + (distance - left);
  next_length_ = std::min(next_length_.value_or(length), length);
  return false;
}

// Moves to the next trail of the length, depth first; false at the end.
bool TrailSearch::Advance() {
  while (!frames_.empty()) {
    Frame& frame = frames_.back();
    if (frame.next == moves_.size()) {
      Pop();
      continue;
    }
    if (++work_count_ % kWorkPerCheck == 0) limits_->Check();
    const Move move = moves_[frame.next++];
    if (move.taken && (used_.contains(move.taken->relationship) || !EndsRepetitionWell(move))) continue;
    Push(move.to, move.taken);
    const State& state = frames_.back().state;
    if (left() == 0 && state.part == 0 && state.step == 0 && state.repetitions == 0) return true;
  }
  return false;
}

void TrailSearch::Push(const State& state, std::optional<TakenStep> taken) {
  if (taken) {
    taken_.push_back(*taken);
    used_.insert(taken->relationship);
  }
  frames_.push_back({state, moves_.size(), moves_.size(), taken.has_value()});
  AddMovesInward(state);
  charge_.GrowTo(*limits_, moves_.capacity() * sizeof(Move) + taken_.capacity() * sizeof(TakenStep));
}

void TrailSearch::Pop() {
  moves_.resize(frames_.back().begin);
  if (frames_.back().has_step) {
    used_.erase(taken_.back().relationship);
    taken_.pop_back();
  }
  frames_.pop_back();
}

void TrailSearch::AddMovesInward(const State& state) {
  if (state.step > 0) {
    State to = state;
    --to.step;
    AddSteps(state, to);
  } else if (state.repetitions > 0) {
    const Part& part = parts_[state.part];
    State to = state;
    to.step = static_cast<uint16_t>(part.steps.size() - 1);
    if (CountAfter(part, state.repetitions) == state.repetitions) AddSteps(state, to);
    --to.repetitions;
    AddSteps(state, to);
  } else if (state.part > 0) {
    AddMovesIntoPart(state);
  }
}

// The part before may have been repeated as often as its bounds allow. More repetitions than steps that are
// measured all lie too far.
void TrailSearch::AddMovesIntoPart(const State& state) {
  const HopRange& range = parts_[state.part - 1u].repetitions;
  const uint64_t most = range.max ? std::min<uint64_t>(*range.max, depth_ + 1ull)
                                  : std::max<uint64_t>(range.min, 1);
  for (uint64_t count = range.min; count <= most; ++count) {
    const State to{state.node, static_cast<uint32_t>(count), static_cast<uint16_t>(state.part - 1), 0};
    if (IsWithinReach(to, left())) moves_.push_back({to, std::nullopt});
  }
}

void TrailSearch::AddSteps(const State& state, const State& to) {
  State before = to;  // what a step led to lies a step from the root at least, so one is left
  const TrailPlace place{state.part, to.step};
  neighbors_.clear();
  parts_[place.part].steps[place.step].second->Read(state.node, &neighbors_);
  for (const TypedNeighbor& neighbor : neighbors_) {
    before.node = neighbor.node;
    if (!IsWithinReach(before, left() - 1)) continue;
    const TakenStep taken{place, neighbor.node, state.node, neighbor.relationship, neighbor.type};
    if (tests_.MayTake(taken)) moves_.push_back({before, taken});
  }
}

// Where the step completes a repetition, whether that may be one.
bool TrailSearch::EndsRepetitionWell(const Move& move) {
  if (move.to.step != 0) return true;
  if (!tests_.MayBegin(move.to.part, move.to.node)) return false;
  const size_t further = parts_[move.to.part].steps.size() - 1;
  repetition_.assign(1, *move.taken);
  repetition_.insert(repetition_.end(), taken_.rbegin(),
                     taken_.rbegin() + static_cast<std::ptrdiff_t>(further));
  return tests_.MayRepeat(repetition_);
}

std::vector<TakenStep> TrailSearch::Trail() const { return {taken_.rbegin(), taken_.rend()}; }

}  // namespace wenmai::query
