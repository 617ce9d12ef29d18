#include "query/expressions/evaluation_context.h"

#include "wenmai/error.h"

namespace wenmai::query {
namespace {

[[noreturn]] void ThrowTooLarge(size_t bytes_max) {
  throw Error(ErrorCode::kLimit, "the query needs more memory than memory_bytes_max (" +
                                     std::to_string(bytes_max) + " bytes) allows");
}

}  // namespace

void QueryLimits::Check() const {
  if (is_cancelled.load(std::memory_order_relaxed) ||
      (is_session_cancelled != nullptr && is_session_cancelled->load(std::memory_order_relaxed))) {
    throw Error(ErrorCode::kCancelled, "the query was cancelled");
  }
  if (deadline != std::chrono::steady_clock::time_point::max() &&
      std::chrono::steady_clock::now() > deadline) {
    throw Error(ErrorCode::kLimit, "the query ran longer than its " + deadline_option + " allows");
  }
}

void QueryLimits::Charge(size_t bytes) {
  const size_t held = memory_bytes.fetch_add(bytes, std::memory_order_relaxed) + bytes;
  if (held > memory_bytes_max || held < bytes) {
    memory_bytes.fetch_sub(bytes, std::memory_order_relaxed);
    ThrowTooLarge(memory_bytes_max);
  }
}

void QueryLimits::CheckSize(size_t bytes) const {
  if (bytes > memory_bytes_max) ThrowTooLarge(memory_bytes_max);
}

}  // namespace wenmai::query
