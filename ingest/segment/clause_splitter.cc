#include "ingest/segment/clause_splitter.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "ingest/read/table.h"
#include "ingest/segment/sentence_splitter.h"
#include "text/char_class.h"
#include "text/fold.h"
#include "text/segmentation.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

// Sizes are in the width of Han characters; a Latin letter counts for less.
constexpr double kLatinWidth = 0.35;
constexpr double kGroupMin = 7;          // a shorter group takes the next piece in
constexpr double kGroupBeforeLink = 6;   // unless that begins with a linking word
constexpr double kUnclearGroupMax = 26;  // to which a group grows over a boundary that may be none
constexpr double kGroupMax = 40;
constexpr double kOpenGroupMax = 60;   // of a group whose clause is still open
constexpr double kPieceMax = 45;       // a longer piece is cut at words
constexpr double kBeforeLinkMin = 12;  // what stands before a linking word for a cut there
constexpr double kBeforeSubjectMin = 20;
constexpr double kWordGroupMax = 36;
constexpr size_t kConnectiveSizeMax = 6;

using WordSet = std::unordered_set<std::u32string>;

// data/segment_connective.tsv.
struct Connectives {
  WordSet links, subjects, go_ons, opens;

  Connectives() {
    for (const TableRow& row : ReadTable("data/segment_connective.tsv")) {
      Set(row.at(0)).insert(text::Fold(text::DecodeUtf8(row.at(1))));
    }
  }

 private:
  WordSet& Set(std::string_view strength) {
    if (strength == "link") return links;
    if (strength == "subject") return subjects;
    if (strength == "go_on") return go_ons;
    if (strength == "open") return opens;
    throw Error(ErrorCode::kInternal, "no connective " + std::string(strength));
  }
};

const Connectives& Words() {
  static const Connectives* const words = new Connectives;  // lives as long as the process
  return *words;
}

// Whether one of `words` begins `text`; a Latin word only as a whole.
bool BeginsWith(const WordSet& words, std::u32string_view text) {
  for (size_t size = std::min(text.size(), kConnectiveSizeMax); size > 0; --size) {
    const bool is_cut =
        size < text.size() && text::IsLatin(text[size - 1]) && text::IsLatin(text[size]);
    if (!is_cut && words.contains(text::Fold(text.substr(0, size)))) return true;
  }
  return false;
}

bool EndsWith(const WordSet& words, std::u32string_view text) {
  for (size_t size = std::min(text.size(), kConnectiveSizeMax); size > 0; --size) {
    if (words.contains(std::u32string(text.substr(text.size() - size)))) return true;
  }
  return false;
}

double Width(std::u32string_view text) {
  double width = 0;
  for (const char32_t c : text) width += c < 0x2E80 ? kLatinWidth : 1;
  return width;
}

bool IsLatinOrDigit(char32_t c) { return text::IsLatin(c) || text::IsDigit(c); }

// A stretch without a boundary, and how clear the one before it is.
struct Piece {
  Span span;
  bool begins_clearly = false;
};

class ClauseSplitter {
 public:
  explicit ClauseSplitter(std::u32string_view text) : text_(text) {}

  std::vector<Span> Split() {
    for (const Span sentence : SplitSentences(text_)) {
      for (const Piece& piece : SplitAtSpaces(sentence)) Take(piece);
      Finish();
    }
    return std::move(groups_);
  }

 private:
  std::u32string_view View(Span span) const { return text_.substr(span.begin, span.size()); }

  // --- Pieces ---

  // A space between two Han characters is a break of subtitle lines; beside a Latin word it may be
  // mere typography, and between two Latin words it is.
  std::vector<Piece> SplitAtSpaces(Span sentence) const {
    std::vector<Piece> pieces;
    int32_t at = sentence.begin;
    while (at < sentence.end) {
      int32_t end = at;
      while (end < sentence.end && !text::IsSpace(text_[end])) ++end;
      const char32_t left = at > sentence.begin ? text_[at - 2] : U'\0';
      const bool joins = IsLatinOrDigit(left) && IsLatinOrDigit(text_[at]);
      if (joins) {
        pieces.back().span.end = end;
      } else {
        pieces.push_back({{at, end}, !IsLatinOrDigit(left)});
      }
      at = end + 1;
    }
    return pieces;
  }

  // --- Groups ---

  void Take(const Piece& piece) {
    const double width = Width(View(piece.span));
    if (width > kPieceMax) {
      Finish();
      SplitAtWords(piece.span);
      return;
    }
    if (is_open_ && !Joins(piece, width_ + width)) Finish();
    if (!is_open_) group_.begin = piece.span.begin;
    is_open_ = true;
    group_.end = piece.span.end;
    width_ += width;
  }

  // Whether `piece` goes into the group under way, which it would make `width` wide.
  bool Joins(const Piece& piece, double width) const {
    const std::u32string_view words = View(piece.span);
    if (EndsWith(Words().opens, View(group_))) return width <= kOpenGroupMax;
    if (width > kGroupMax) return false;
    if (BeginsWith(Words().links, words)) return width_ < kGroupBeforeLink;
    if (BeginsWith(Words().go_ons, words)) return true;
    if (!piece.begins_clearly && width <= kUnclearGroupMax) return true;
    return width_ < kGroupMin;
  }

  void Finish() {
    if (is_open_) groups_.push_back(group_);
    is_open_ = false;
    width_ = 0;
  }

  void SplitAtWords(Span piece) {
    const std::u32string_view text = View(piece);
    int32_t begin = 0;
    double width = 0;
    int32_t measured = 0;
    for (const text::Word word : segmenter_.Segment(text)) {
      width += Width(text.substr(measured, word.begin - measured));
      measured = word.begin;
      const std::u32string folded = text::Fold(text.substr(word.begin, word.end - word.begin));
      const bool cuts = (width >= kBeforeLinkMin && Words().links.contains(folded)) ||
                        (width >= kBeforeSubjectMin && Words().subjects.contains(folded)) ||
                        width >= kWordGroupMax;
      if (!cuts) continue;
      AddTrimmed({piece.begin + begin, piece.begin + word.begin});
      begin = word.begin;
      width = 0;
    }
    AddTrimmed({piece.begin + begin, piece.end});
  }

  void AddTrimmed(Span group) {
    while (group.size() > 0 && text::IsSpace(text_[group.end - 1])) --group.end;
    if (group.size() > 0) groups_.push_back(group);
  }

  const std::u32string_view text_;
  text::WordSegmenter segmenter_;
  std::vector<Span> groups_;
  Span group_;  // under way, if is_open_
  bool is_open_ = false;
  double width_ = 0;
};

}  // namespace

std::vector<Span> SplitClauses(std::u32string_view text) { return ClauseSplitter(text).Split(); }

}  // namespace wenmai::ingest
