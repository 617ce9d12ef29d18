#include "surface.h"

#include <algorithm>

#include "text/char_class.h"
#include "text/utf8.h"

namespace wenmai::bench {
namespace {

constexpr std::u32string_view kMarks = U"*_\\`[]";

// Where what begins at `begin` with `opening` ends behind the next `closing`; `begin` if it does not
// begin so.
size_t EndOf(std::u32string_view text, size_t begin, std::u32string_view opening, char32_t closing) {
  if (text.substr(begin, opening.size()) != opening) return begin;
  const size_t end = text.find(closing, begin + opening.size());
  return end == text.npos ? begin : end + 1;
}

// The end of `](target)` or of `![words](target)` at `begin`, else `begin`.
size_t EndOfTarget(std::u32string_view text, size_t begin) {
  if (text[begin] == U']') return EndOf(text, begin, U"](", U')');
  const size_t words = EndOf(text, begin, U"![", U']');
  if (words == begin) return begin;
  const size_t end = EndOf(text, words - 1, U"](", U')');
  return end == words - 1 ? begin : end;
}

}  // namespace

SqueezedText Squeeze(std::u32string_view text) {
  SqueezedText squeezed;
  for (size_t i = 0; i < text.size();) {
    const size_t end = EndOfTarget(text, i);
    if (end > i) {
      i = end;
      continue;
    }
    if (!text::IsSpace(text[i]) && kMarks.find(text[i]) == kMarks.npos) {
      squeezed.text.push_back(text[i]);
      squeezed.offsets.push_back(static_cast<int32_t>(i));
    }
    ++i;
  }
  return squeezed;
}

std::string SurfaceKey(std::string_view surface) {
  std::string key = text::EncodeUtf8(Squeeze(text::DecodeUtf8(surface)).text);
  std::transform(key.begin(), key.end(), key.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return key;
}

}  // namespace wenmai::bench
