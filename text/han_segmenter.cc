#include "text/han_segmenter.h"

#include <unicode/ucharstrie.h>
#include <unicode/udata.h>

#include <algorithm>
#include <limits>

namespace wenmai::text {
namespace {

constexpr char32_t kFirstHan = 0x3400, kLastHan = 0x9FFF;
constexpr bool IsPlainHan(char32_t c) {
  return c >= kFirstHan && c <= kLastHan && !(c > 0x4DBF && c < 0x4E00);  // hexagrams
}

constexpr int32_t kWordSizeMax = 20;
constexpr uint32_t kUnknownWordCost = 255;  // of a character that is no word
constexpr uint32_t kNoCut = std::numeric_limits<uint32_t>::max();
constexpr uint64_t kNoWord = std::numeric_limits<uint64_t>::max() - 1;
constexpr uint64_t kUnknown = std::numeric_limits<uint64_t>::max();

// The head of a dictionary as ICU documents it (dictionarydata.h, format 1): byte offsets from its
// beginning, and the kind of its trie.
enum DictionaryHead { kTrieOffset, kTrieType = 4 };
constexpr int32_t kTrieTypeMask = 7, kTrieOfUnits = 1;

UBool U_CALLCONV IsKnownForm(void*, const char*, const char*, const UDataInfo* info) {
  constexpr uint8_t kFormat[] = {'D', 'i', 'c', 't'};
  return std::equal(std::begin(kFormat), std::end(kFormat), info->dataFormat) &&
         info->formatVersion[0] == 1 && info->sizeofUChar == sizeof(char16_t) &&
         info->isBigEndian == U_IS_BIG_ENDIAN;
}

// Null if there is none. To be called once: what it opens stays open as long as the process lives.
const char16_t* OpenTrie() {
  static UDataMemory* data = nullptr;
  UErrorCode status = U_ZERO_ERROR;
  data = udata_openChoice(U_ICUDATA_NAME U_TREE_SEPARATOR_STRING "brkitr", "dict", "cjdict",
                                       IsKnownForm, nullptr, &status);
  if (U_FAILURE(status)) return nullptr;
  const auto* head = static_cast<const int32_t*>(udata_getMemory(data));
  if ((head[kTrieType] & kTrieTypeMask) != kTrieOfUnits) {
    udata_close(data);
    return nullptr;
  }
  return reinterpret_cast<const char16_t*>(reinterpret_cast<const char*>(head) + head[kTrieOffset]);
}

}  // namespace

std::unique_ptr<HanSegmenter> HanSegmenter::Make() {
  static const char16_t* const trie = OpenTrie();
  return trie == nullptr ? nullptr : std::unique_ptr<HanSegmenter>(new HanSegmenter(trie));
}

HanSegmenter::HanSegmenter(const char16_t* trie)
    : trie_(trie), first_states_(kLastHan - kFirstHan + 1, kUnknown) {}

bool HanSegmenter::CanRead(std::u32string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsPlainHan);
}

const std::vector<int32_t>& HanSegmenter::Segment(std::u32string_view text) {
  const auto size = static_cast<int32_t>(text.size());
  cuts_.assign(text.size() + 1, {kNoCut, 0});
  cuts_[0].cost = 0;
  for (int32_t begin = 0; begin < size; ++begin) ExtendCuts(text, begin);
  ends_.clear();
  for (int32_t end = size; end > 0; end = cuts_[end].last_begin) ends_.push_back(end);
  std::reverse(ends_.begin(), ends_.end());
  return ends_;
}

// The state behind a character with which words begin, else kNoWord.
uint64_t HanSegmenter::FirstState(char32_t c) {
  uint64_t& state = first_states_[c - kFirstHan];
  if (state == kUnknown) {
    icu::UCharsTrie trie(trie_);
    state = trie.first(static_cast<int32_t>(c)) == USTRINGTRIE_NO_MATCH ? kNoWord : trie.getState64();
  }
  return state;
}

// Every character may be a word, so there is a cut up to each. Of equally likely ones the first stands,
// which begins further to the left.
void HanSegmenter::ExtendCuts(std::u32string_view text, int32_t begin) {
  const uint32_t cost = cuts_[begin].cost;
  const auto extend = [&](int32_t end, uint32_t word_cost) {
    if (cost + word_cost < cuts_[end].cost) cuts_[end] = {cost + word_cost, begin};
  };
  const uint64_t state = FirstState(text[begin]);
  if (state == kNoWord) return extend(begin + 1, kUnknownWordCost);
  icu::UCharsTrie trie(trie_);
  trie.resetToState64(state);
  UStringTrieResult result = trie.current();
  const bool is_word = USTRINGTRIE_HAS_VALUE(result);
  const auto last_end = std::min(begin + kWordSizeMax, static_cast<int32_t>(text.size()));
  for (int32_t end = begin + 1;; ++end) {
    if (USTRINGTRIE_HAS_VALUE(result)) extend(end, static_cast<uint32_t>(trie.getValue()));
    if (!USTRINGTRIE_HAS_NEXT(result) || end == last_end) break;
    result = trie.next(static_cast<int32_t>(text[end]));
  }
  if (!is_word) extend(begin + 1, kUnknownWordCost);
}

}  // namespace wenmai::text
