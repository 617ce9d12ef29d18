#include "ingest/tagger/tag_token.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "ingest/tagger/tag.h"
#include "ingest/tagger/tag_context.h"
#include "ingest/tagger/tag_feature.h"
#include "text/char_class.h"
#include "text/segmentation.h"

namespace wenmai::ingest {
namespace {

constexpr int kPlaceBits = 2;           // of TagToken::lexicon, below those of the types
constexpr uint8_t kSpaceBefore = 0x80;  // of TagToken::kind
constexpr uint8_t kFirstShape = 16;     // kinds above are shapes of Latin words
constexpr size_t kWordSizeMax = 4;
constexpr size_t kAffixSize = 3;

bool EndsSentence(char32_t c) {
  return c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?' || c == U'；' ||
         c == U'\n';
}

class TokenReader {
 public:
  explicit TokenReader(const ArticleView& view) : view_(view) {}

  std::vector<TagToken> Read() {
    FindSmallWords();
    Cut();
    MarkWords();
    MarkKnownNames();
    return std::move(tokens_);
  }

 private:
  // Words that the article writes without a capital too: common ones, most likely.
  void FindSmallWords() {
    for (const LatinWord& word : view_.words()) {
      if (word.shape == WordShape::kLower) small_words_.insert(HashText(word.folded));
    }
  }

  void Cut() {
    size_t word = 0;
    const std::vector<LatinWord>& words = view_.words();
    bool is_spaced = false;
    for (int32_t at = 0; at < view_.size();) {
      while (word < words.size() && words[word].span.begin < at) ++word;
      if (word < words.size() && words[word].span.begin == at) {
        AddWord(words[word], is_spaced);
        at = words[word].span.end;
        is_spaced = false;
        continue;
      }
      const char32_t c = view_.At(at);
      if (c == U'\n') {
        if (!tokens_.empty()) tokens_.back().ends_sentence = true;
      } else if (!text::IsSpace(c)) {
        AddCharacter(at, c, is_spaced);
      }
      is_spaced = text::IsSpace(c);
      ++at;
    }
  }

  void AddWord(const LatinWord& word, bool is_spaced) {
    TagToken token = {.span = word.span};
    token.kind = static_cast<uint8_t>((kFirstShape + static_cast<int>(word.shape)) |
                                      (is_spaced ? kSpaceBefore : 0));
    // Numbers of one length are one word.
    token.code = word.shape == WordShape::kNumber
                     ? MixHash(uint64_t{0x23} << 32 | word.folded.size())
                     : HashText(word.folded);
    const NameData& data = view_.data();
    token.lists = static_cast<uint16_t>(
        word.is_ordinary << 0 | word.is_term << 1 | data.given_names.Contains(word.folded) << 2 |
        data.family_names.Contains(word.folded) << 3 | data.connectors.Contains(word.folded) << 4 |
        data.titles.Contains(word.folded) << 5 | view_.IsEnglishAt(word.span.begin) << 6 |
        word.is_english << 7 | small_words_.contains(token.code) << 8);
    const std::u32string_view letters = word.folded;
    token.head = HashText(letters.substr(0, kAffixSize));
    token.tail = HashText(letters.substr(letters.size() - std::min(letters.size(), kAffixSize)));
    tokens_.push_back(token);
  }

  void AddCharacter(int32_t at, char32_t c, bool is_spaced) {
    TagToken token = {.span = {at, at + 1}, .code = static_cast<uint32_t>(c)};
    token.kind =
        static_cast<uint8_t>(static_cast<int>(text::Classify(c)) | (is_spaced ? kSpaceBefore : 0));
    if (text::IsHan(c)) {
      const NameData& data = view_.data();
      token.lists = static_cast<uint16_t>(
          data.surnames.Contains(c) << 0 | data.given_characters.Contains(c) << 1 |
          data.transliteration.Contains(c) << 2 | data.foreign_characters.Contains(c) << 3);
    }
    token.ends_sentence = EndsSentence(c);
    tokens_.push_back(token);
  }

  // Cuts each stretch of Chinese characters into the dictionary's words.
  void MarkWords() {
    thread_local text::WordSegmenter segmenter;  // dear to make, and serves one thread at a time
    for (size_t begin = 0; begin < tokens_.size();) {
      if (!text::IsHan(view_.At(tokens_[begin].span.begin))) {
        tokens_[begin].word = tokens_[begin].code;
        tokens_[begin].word_place = static_cast<uint8_t>(TagPlace::kOnly);
        ++begin;
        continue;
      }
      size_t end = begin + 1;
      while (end < tokens_.size() && tokens_[end].span.begin == tokens_[end - 1].span.end &&
             text::IsHan(view_.At(tokens_[end].span.begin))) {
        ++end;
      }
      const int32_t offset = tokens_[begin].span.begin;
      for (const text::Word& word : segmenter.Segment(view_.folded().substr(offset, end - begin))) {
        MarkWord(begin + word.begin, begin + word.end);
      }
      begin = end;
    }
  }

  void MarkWord(size_t begin, size_t end) {
    const uint32_t hash =
        HashText(view_.Folded({tokens_[begin].span.begin, tokens_[end - 1].span.end}));
    for (size_t i = begin; i < end; ++i) {
      tokens_[i].word = hash;
      tokens_[i].word_size = static_cast<uint8_t>(std::min(end - begin, kWordSizeMax));
      tokens_[i].word_place = static_cast<uint8_t>(TagPlaceIn(begin, end, i));
    }
  }

  // The longest known names from left to right.
  void MarkKnownNames() {
    std::vector<const LexiconMatch*> known;
    for (const LexiconMatch& match : view_.matches()) {
      if (!match.is_weak && !match.goes_on) known.push_back(&match);
    }
    std::sort(known.begin(), known.end(), [](const LexiconMatch* a, const LexiconMatch* b) {
      return a->span.begin != b->span.begin ? a->span.begin < b->span.begin
                                            : a->span.end > b->span.end;
    });
    size_t token = 0;
    Span last = {0, 0};
    for (const LexiconMatch* match : known) {
      if (match->span.begin < last.end && match->span != last) continue;
      last = match->span;
      while (token < tokens_.size() && tokens_[token].span.begin < match->span.begin) ++token;
      size_t end = token;
      while (end < tokens_.size() && tokens_[end].span.end <= match->span.end) ++end;
      const int type = static_cast<int>(view_.lexicon().entry(match->entry).type);
      for (size_t i = token; i < end; ++i) {
        tokens_[i].lexicon = static_cast<uint16_t>(tokens_[i].lexicon | 1 << (type + kPlaceBits) |
                                                   static_cast<int>(TagPlaceIn(token, end, i)));
      }
    }
  }

  const ArticleView& view_;
  std::vector<TagToken> tokens_;
  absl::flat_hash_set<uint32_t> small_words_;
};

}  // namespace

Span TagTokensIn(std::span<const TagToken> tokens, Span span) {
  const auto begin =
      std::lower_bound(tokens.begin(), tokens.end(), span.begin,
                       [](const TagToken& t, int32_t p) { return t.span.begin < p; });
  auto end = begin;
  while (end != tokens.end() && end->span.end <= span.end) ++end;
  if (begin == end || begin->span.begin != span.begin || (end - 1)->span.end != span.end) return {};
  return {static_cast<int32_t>(begin - tokens.begin()), static_cast<int32_t>(end - tokens.begin())};
}

std::vector<TagToken> ReadTagTokens(const ArticleView& view, const std::vector<Candidate>& names) {
  std::vector<TagToken> tokens = TokenReader(view).Read();
  MarkTagContext(view, names, &tokens);
  return tokens;
}

}  // namespace wenmai::ingest
