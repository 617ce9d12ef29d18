#pragma once

#include <ctime>

namespace wenmai::bench {

// Milliseconds since it was made.
class Stopwatch {
 public:
  // With CLOCK_PROCESS_CPUTIME_ID it tells the time of the processor that this process had: on a
  // machine that others use too, that is steadier.
  explicit Stopwatch(clockid_t clock = CLOCK_MONOTONIC) : clock_(clock), begin_ms_(Now()) {}
  double ms() const { return Now() - begin_ms_; }

 private:
  double Now() const {
    timespec now{};
    clock_gettime(clock_, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
  }

  clockid_t clock_;
  double begin_ms_;
};

}  // namespace wenmai::bench
