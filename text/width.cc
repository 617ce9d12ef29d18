#include "text/width.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace wenmai::text {
namespace {

constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kEmojiPresentation = 0xFE0F;

int CodePointWidth(char32_t code_point) {
  const auto c = static_cast<UChar32>(code_point);
  switch (u_charType(c)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return 0;
    default:
      break;
  }
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  if (width == U_EA_WIDE || width == U_EA_FULLWIDTH) return 2;
  // The medial vowels and final consonants that a Hangul syllable is composed with.
  const int syllable = u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE);
  return syllable == U_HST_VOWEL_JAMO || syllable == U_HST_TRAILING_JAMO ? 0 : 1;
}

bool IsRegionalIndicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
bool IsSkinTone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

struct Cluster {
  size_t end;
  size_t width;
};

// The grapheme cluster at `begin`, by the part of Unicode's rules that matters to width: marks,
// joined emoji, flags. REQUIRES: begin < utf8.size().
Cluster NextCluster(std::string_view utf8, size_t begin) {
  size_t end = begin;
  const char32_t first = NextCodePoint(utf8, &end);
  size_t width = CodePointWidth(first);
  bool is_joined = false;
  bool may_pair = IsRegionalIndicator(first);
  while (end < utf8.size()) {
    size_t next_end = end;
    const char32_t next = NextCodePoint(utf8, &next_end);
    if (may_pair && IsRegionalIndicator(next)) {
      width = 2;
      may_pair = false;
    } else if (next == kEmojiPresentation && width == 1) {
      width = 2;
    } else if (!is_joined && !IsSkinTone(next) && (CodePointWidth(next) != 0 || next < U' ')) {
      break;
    }
    is_joined = next == kJoiner;
    end = next_end;
  }
  return {end, width};
}

}  // namespace

size_t DisplayWidth(std::string_view utf8) {
  size_t width = 0;
  for (size_t i = 0; i < utf8.size();) {
    const Cluster cluster = NextCluster(utf8, i);
    width += cluster.width;
    i = cluster.end;
  }
  return width;
}

std::string_view FirstCluster(std::string_view utf8) {
  return utf8.empty() ? utf8 : utf8.substr(0, NextCluster(utf8, 0).end);
}

std::string_view TruncateToWidth(std::string_view utf8, size_t columns) {
  size_t width = 0;
  for (size_t i = 0; i < utf8.size();) {
    const Cluster cluster = NextCluster(utf8, i);
    width += cluster.width;
    if (width > columns) return utf8.substr(0, i);
    i = cluster.end;
  }
  return utf8;
}

}  // namespace wenmai::text
