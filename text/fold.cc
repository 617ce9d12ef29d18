#include "text/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "text/icu.h"
#include "text/utf8.h"

namespace wenmai {
std::string_view TextData(std::string_view name);
}

namespace wenmai::text {
namespace {

constexpr char32_t kPlaneSize = 0x10000;
constexpr char32_t kDropped = 0xFFFFFFFE;   // folds to nothing
constexpr char32_t kExpanded = 0xFFFFFFFF;  // folds to several code points: see expansions

const icu::Normalizer2& Instance(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = get(status);
  CheckIcu(status, "normalisation data");
  return *instance;
}

// Reads `from<TAB>to` lines of single characters; a line that begins with `#` is a comment.
void ReadPairs(std::string_view file, std::unordered_map<char32_t, char32_t>* pairs) {
  for (size_t begin = 0; begin < file.size();) {
    const size_t end = std::min(file.find('\n', begin), file.size());
    const std::u32string line = DecodeUtf8(file.substr(begin, end - begin));
    if (line.size() == 3 && line[0] != U'#' && line[1] == U'\t') pairs->emplace(line[0], line[2]);
    begin = end + 1;
  }
}

// Folds of single code points. The basic plane, where nearly all text lies, is a plain array.
class FoldTable {
 public:
  FoldTable() : case_fold_(Instance(icu::Normalizer2::getNFKCCasefoldInstance)) {
    ReadPairs(TextData("data/look_alikes.tsv"), &look_alikes_);
    ReadPairs(TextData("data/simplified.tsv"), &simplified_);
    plane_ = std::make_unique<char32_t[]>(kPlaneSize);
    simplified_plane_ = std::make_unique<char32_t[]>(kPlaneSize);
    for (char32_t c = 0; c < kPlaneSize; ++c) simplified_plane_[c] = SimplifyAny(c);
    for (char32_t c = 0; c < kPlaneSize; ++c) {
      const std::u32string folded = Compute(c);
      plane_[c] = folded.empty() ? kDropped : folded.size() == 1 ? folded[0] : kExpanded;
      if (folded.size() > 1) expansions_.emplace(c, folded);
    }
  }

  // Calls emit(folded code point) for each code point that `c` folds to.
  template <typename Emit>
  void Apply(char32_t c, Emit emit) const {
    if (c >= kPlaneSize) {
      for (const char32_t folded : Compute(c)) emit(folded);
      return;
    }
    const char32_t folded = plane_[c];
    if (folded == kExpanded) {
      for (const char32_t part : expansions_.find(c)->second) emit(part);
    } else if (folded != kDropped) {
      emit(folded);
    }
  }

  char32_t Simplify(char32_t c) const {
    return c < kPlaneSize ? simplified_plane_[c] : SimplifyAny(c);
  }

 private:
  char32_t SimplifyAny(char32_t c) const {
    const auto found = simplified_.find(c);
    return found == simplified_.end() ? c : found->second;
  }

  std::u32string Compute(char32_t c) const {
    icu::UnicodeString mapped;
    if (!case_fold_.getDecomposition(static_cast<UChar32>(c), mapped)) {
      mapped = static_cast<UChar32>(c);
    }
    std::u32string folded;
    for (int32_t i = 0; i < mapped.length(); i = mapped.moveIndex32(i, 1)) {
      auto part = static_cast<char32_t>(mapped.char32At(i));
      const auto look_alike = look_alikes_.find(part);
      if (look_alike != look_alikes_.end()) part = look_alike->second;
      // Twice where a simplified form is itself the traditional form of another character.
      folded.push_back(Simplify(Simplify(part)));
    }
    return folded;
  }

  const icu::Normalizer2& case_fold_;
  std::unordered_map<char32_t, char32_t> look_alikes_, simplified_;
  std::unique_ptr<char32_t[]> plane_, simplified_plane_;
  std::unordered_map<char32_t, std::u32string> expansions_;
};

const FoldTable& Table() {
  static const FoldTable* const table = new FoldTable();  // lives as long as the process
  return *table;
}

// Joins the combining mark `mark` to the last code point of `text` where Unicode has the two as
// one.
bool Compose(char32_t mark, std::u32string* text) {
  constexpr char32_t kFirstMark = 0x300, kFirstHan = 0x3400, kLastHan = 0x9FFF;
  if (mark < kFirstMark || (mark >= kFirstHan && mark <= kLastHan) || text->empty()) return false;
  if (u_getCombiningClass(static_cast<UChar32>(mark)) == 0) return false;
  static const icu::Normalizer2& nfc = Instance(icu::Normalizer2::getNFCInstance);
  const UChar32 composed =
      nfc.composePair(static_cast<UChar32>(text->back()), static_cast<UChar32>(mark));
  if (composed < 0) return false;
  text->back() = static_cast<char32_t>(composed);
  return true;
}

}  // namespace

FoldedText FoldWithSource(std::u32string_view text) {
  const FoldTable& table = Table();
  FoldedText result;
  result.text.reserve(text.size());
  result.source.reserve(text.size() + 1);
  for (size_t i = 0; i < text.size(); ++i) {
    table.Apply(text[i], [&](char32_t folded) {
      if (Compose(folded, &result.text)) return;
      result.text.push_back(folded);
      result.source.push_back(static_cast<int32_t>(i));
    });
  }
  result.source.push_back(static_cast<int32_t>(text.size()));
  return result;
}

std::u32string Fold(std::u32string_view text) {
  const FoldTable& table = Table();
  std::u32string result;
  result.reserve(text.size());
  for (const char32_t c : text) {
    table.Apply(c, [&](char32_t folded) {
      if (!Compose(folded, &result)) result.push_back(folded);
    });
  }
  return result;
}

std::string Fold(std::string_view utf8) { return EncodeUtf8(Fold(DecodeUtf8(utf8))); }

char32_t Simplify(char32_t code_point) { return Table().Simplify(code_point); }

}  // namespace wenmai::text
