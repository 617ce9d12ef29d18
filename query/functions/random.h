// Random numbers for queries, from the execution's own state.
#pragma once

#include <cstdint>

#include "query/expressions/evaluation_context.h"

namespace wenmai::query {

// The next 64 random bits. A state of 0 is seeded from the system first.
uint64_t RandomBits(EvaluationContext& context);

// From 0 on and below 1.
double RandomFraction(EvaluationContext& context);

}  // namespace wenmai::query
