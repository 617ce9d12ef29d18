// The phases of a peer benchmark, each a process of its own.
#pragma once

#include "bench/peers/protocol.h"

namespace wenmai::bench {

// Throws std::invalid_argument for a phase that is not known.
void RunPhase(const Options& options, LineWriter* out);

}  // namespace wenmai::bench
