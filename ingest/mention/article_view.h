// An article as the sources of candidates read it: the text beside its folded form, its Latin
// words, and the stretches where no name is looked for (code, addresses, rounds
// of funding).
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/lexicon/lexicon.h"
#include "ingest/mention/name_data.h"

namespace wenmai::ingest {

enum class WordShape : uint8_t {
  kLower,    // platform
  kCapital,  // Stripe
  kUpper,    // NASA, X
  kMixed,    // OpenAI, iPhone, GPT-4o, H100
  kNumber,   // 4.5, 2024
};

// A word of Latin letters and digits, with the hyphens, dots and ampersands inside it: `Node.js`,
// `T-Mobile`, `S&P`.
struct LatinWord {
  Span span;
  WordShape shape = WordShape::kLower;
  bool is_ordinary = false;  // an everyday English word
  bool is_english = false;   // any English word; looked up only where a capital may make it a name
  bool is_term = false;      // AI, GPU, Agent
  std::u32string folded;
};

// Tells of each match of the lexicon whether it is there to be seen.
using MatchFilter = std::function<bool(const LexiconMatch&)>;

class ArticleView {
 public:
  // Keeps references: the document, lexicon and data must outlive the view. What `sees` refuses is
  // hidden: whoever is to find what the lexicon does not know must learn from text where it does not
  // know all.
  ArticleView(const Document& document, const Lexicon& lexicon, const NameData& data,
              const MatchFilter& sees = {});

  const Document& document() const { return document_; }
  const Lexicon& lexicon() const { return lexicon_; }
  const NameData& data() const { return data_; }
  std::u32string_view text() const { return document_.clean; }
  // Each code point folded by itself, at the same positions.
  std::u32string_view folded() const { return folded_; }
  std::u32string_view Folded(Span span) const { return folded().substr(span.begin, span.size()); }
  const std::vector<LexiconMatch>& matches() const { return matches_; }
  // Those that end within the span; they may begin before it.
  std::span<const LexiconMatch> MatchesEndingIn(Span span) const;
  const std::vector<LatinWord>& words() const { return words_; }

  // The folded code point at `position`; a line end outside the text.
  char32_t At(int32_t position) const {
    return position >= 0 && position < static_cast<int32_t>(folded_.size()) ? folded_[position]
                                                                            : U'\n';
  }
  int32_t size() const { return static_cast<int32_t>(folded_.size()); }

  // The first word that does not end before `position`.
  size_t WordFrom(int32_t position) const;

  // True if names are looked for in all of the span.
  bool IsOpen(Span span) const;
  // True if the text around is English rather than Chinese with Latin words in it.
  bool IsEnglishAt(int32_t position) const;
  // True if a word there has its capital only because a sentence begins.
  bool BeginsSentence(int32_t position) const;
  // True if the span is all of a bold or linked stretch; of a linked one.
  bool IsMarked(Span span) const;
  bool IsLinked(Span span) const;

  // True if it is the name of an account: GregIsenberg in @GregIsenberg.
  bool IsHandle(Span span) const { return At(span.begin - 1) == U'@'; }
  // True if a name that the lexicon knows stands at its beginning: AWS Aurora.
  bool HasKnownHead(Span span) const;

  const Block* BlockAt(int32_t position) const;

 private:
  void FindClosedSpans();
  void FindWords();
  void FindEnglish();
  LatinWord MakeWord(Span span) const;

  const Document& document_;
  const Lexicon& lexicon_;
  const NameData& data_;
  std::u32string folded_;
  std::vector<LexiconMatch> matches_;
  std::vector<LatinWord> words_;
  std::vector<Span> closed_;      // sorted, apart
  std::vector<Span> marks_;       // sorted
  std::vector<Span> links_;       // of those, the linked; sorted
  std::vector<bool> is_english_;  // of each block
};

}  // namespace wenmai::ingest
