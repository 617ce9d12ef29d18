// Reads one frame around its verb or noun in one clause: who and what the fact joins.
#pragma once

#include <vector>

#include "ingest/relation/end_finder.h"

namespace wenmai::ingest {

// The entities at both ends, and the items from the first word of them to the last.
struct FrameEnds {
  std::vector<int32_t> subjects, objects;  // entities
  ItemRange words;
  ItemRange role;  // empty where none is told

  bool IsWhole() const { return !subjects.empty() && !objects.empty(); }
};

class FrameReader {
 public:
  FrameReader(const Reading& reading, const ArgumentReader& arguments, const FrameCues& cues,
              const Clause& clause, const Topic& topic);

  // The ends of `frame` around its trigger at item `trigger`; not whole where there are none.
  FrameEnds Read(const Frame& frame, int32_t trigger);

 private:
  FrameEnds ReadShape(const Frame& frame, int32_t trigger) const;
  FrameEnds ReadVerb(const Frame& frame, int32_t verb) const;
  FrameEnds ReadPassive(const Frame& frame, int32_t verb) const;
  FrameEnds ReadListedAgents(const Frame& frame, int32_t verb) const;
  FrameEnds ReadCleft(const Frame& frame, int32_t verb) const;
  FrameEnds ReadNoun(const Frame& frame, int32_t noun) const;
  FrameEnds ReadTeam(const Frame& frame, int32_t noun) const;
  FrameEnds ReadPeers(const Frame& frame, int32_t cue) const;
  FrameEnds ReadGift(const Frame& frame, int32_t verb) const;

  bool MayLackObject(const Frame& frame, int32_t verb) const;
  FrameEnd ObjectOf(const Frame& frame, int32_t verb, bool is_nominal) const;
  FrameEnd DoerOf(const Frame& frame, int32_t verb, const FrameEnd& object, bool is_nominal) const;
  FrameEnd Described(const Frame& frame, int32_t verb, const FrameEnd& object) const;
  int32_t PhraseBegin(uint32_t types, int32_t member, int preposition) const;
  std::vector<int32_t> ListBefore(uint32_t types, int32_t at) const;
  bool IsNominal(int32_t verb, int32_t reach) const;
  bool IsBetween(const FrameEnd& subject, int32_t entity, const FrameEnd& object) const;
  ItemRange RoleBehind(int32_t at) const;
  std::vector<int32_t> Members(const FrameEnd& end, uint32_t types) const;
  void AddCompanions(uint32_t types, int32_t verb, std::vector<int32_t>* subjects) const;
  FrameEnds Join(const Frame& frame, const FrameEnd& subject, const FrameEnd& object,
                 int32_t cue) const;

  const Reading& reading_;
  const ArgumentReader& arguments_;
  const FrameCues& cues_;
  const Clause& clause_;
  const Topic& topic_;
  EndFinder ends_;
};

}  // namespace wenmai::ingest
