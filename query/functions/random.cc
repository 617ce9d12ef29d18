#include "query/functions/random.h"

#include <random>

namespace wenmai::query {

// SplitMix64: every state is good, and one step is enough to mix it.
uint64_t RandomBits(EvaluationContext& context) {
  if (context.random_state == 0) {
    std::random_device device;
    context.random_state = static_cast<uint64_t>(device()) << 32 | device();
  }
  uint64_t bits = context.random_state += 0x9e3779b97f4a7c15;
  bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9;
  bits = (bits ^ (bits >> 27)) * 0x94d049bb133111eb;
  return bits ^ (bits >> 31);
}

double RandomFraction(EvaluationContext& context) {
  return static_cast<double>(RandomBits(context) >> 11) * 0x1p-53;
}

}  // namespace wenmai::query
