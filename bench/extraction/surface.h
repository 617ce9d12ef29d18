// Text as the scorer compares it: without link targets, Markdown marks and white space, so that a
// surface that breaks over a line of the file equals the same name on one line.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace wenmai::bench {

struct SqueezedText {
  std::u32string text;
  std::vector<int32_t> offsets;  // of each code point of `text` in what was squeezed
};

SqueezedText Squeeze(std::u32string_view text);

// What two surfaces have in common if they are one: squeezed, without case.
std::string SurfaceKey(std::string_view surface);

}  // namespace wenmai::bench
