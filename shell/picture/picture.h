// The part of the graph that a result is about, ready to be drawn.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "shell/evidence.h"
#include "wenmai/database.h"
#include "wenmai/format.h"

namespace wenmai::shell {

struct Picture {
  std::map<uint64_t, Node> nodes;
  std::map<uint64_t, Relationship> relationships;  // both ends are among the nodes
  std::vector<ElementEvidence> evidence;

  // As a result of one row, to be written as dot.
  Rows AsRows() const;
};

// The nodes and relationships that the rows hold at any depth, the ends of the relationships, and the
// relationships between the nodes. Throws Error{kLimit} if that is more than a picture can show, and
// Error{kInvalidArgument} if it is nothing.
Picture MakePicture(Session& session, const Rows& rows);

bool HoldsElements(const Rows& rows);

}  // namespace wenmai::shell
