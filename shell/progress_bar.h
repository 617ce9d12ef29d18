// `[########            ]  40 %  100,000 nodes`, drawn over the last on a terminal's standard error.
#pragma once

#include <chrono>
#include <string>

namespace wenmai::shell {

class ProgressBar {
 public:
  ~ProgressBar() { Clear(); }

  // Nothing is drawn where there is no terminal, and nothing for what is done in half a second.
  void Show(double share, const std::string& text);
  // Before something else is written.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;
  const Clock::time_point begin_ = Clock::now();
  Clock::time_point drawn_;
  bool is_drawn_ = false;
};

}  // namespace wenmai::shell
