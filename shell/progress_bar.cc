#include "shell/progress_bar.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace wenmai::shell {
namespace {

constexpr std::chrono::milliseconds kWait{500}, kInterval{100};
constexpr double kWidth = 30;

}  // namespace

void ProgressBar::Show(double share, const std::string& text) {
  const Clock::time_point now = Clock::now();
  if (now - begin_ < kWait || now - drawn_ < kInterval || isatty(STDERR_FILENO) == 0) return;
  drawn_ = now;
  is_drawn_ = true;
  const auto filled = static_cast<size_t>(std::clamp(share, 0.0, 1.0) * kWidth);
  std::cerr << "\r\033[K[" << std::string(filled, '#')
            << std::string(static_cast<size_t>(kWidth) - filled, ' ') << "] "
            << static_cast<int>(share * 100) << " %  " << text << std::flush;
}

void ProgressBar::Clear() {
  if (is_drawn_) std::cerr << "\r\033[K" << std::flush;
  is_drawn_ = false;
}

}  // namespace wenmai::shell
