#include "ingest/segment/clause_splitter.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "ingest/read/table.h"
#include "ingest/segment/sentence_splitter.h"
#include "text/char_class.h"
#include "text/fold.h"
#include "text/segmentation.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

// Sizes are in the width of Han characters; a Latin letter counts for less.
constexpr double kLatinWidth = 0.35;
constexpr double kGroupMin = 10;       // a shorter group takes the next piece in
constexpr double kGroupMax = 40;
constexpr double kPieceMax = 45;       // a longer piece is cut at words
constexpr double kBeforeLinkMin = 12;  // what stands before a linking word for a cut there
constexpr double kBeforeSubjectMin = 20;
constexpr double kWordGroupMax = 36;

enum class Opening { kNone, kSubject, kLink };

using OpeningTable = std::unordered_map<std::u32string, Opening>;

const OpeningTable& Openings() {
  static const auto* const table = [] {
    auto* loaded = new OpeningTable;  // lives as long as the process
    for (const TableRow& row : ReadTable("data/segment_connective.tsv")) {
      loaded->emplace(text::Fold(text::DecodeUtf8(row.at(1))),
                      row.at(0) == "link" ? Opening::kLink : Opening::kSubject);
    }
    return loaded;
  }();
  return *table;
}

Opening OpeningOf(std::u32string_view word) {
  const auto found = Openings().find(text::Fold(word));
  return found == Openings().end() ? Opening::kNone : found->second;
}

double Width(std::u32string_view text) {
  double width = 0;
  for (const char32_t c : text) width += c < 0x2E80 ? kLatinWidth : 1;
  return width;
}

bool HasHan(std::u32string_view text) {
  return std::any_of(text.begin(), text.end(), text::IsHan);
}

// A stretch without a boundary, and how clear the one behind it is.
struct Piece {
  Span span;
  bool ends_clearly = false;
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

  // Spaces between Chinese words are breaks of lines of subtitles; a space beside a Latin word that
  // stands alone may be mere typography, one between Latin words is.
  std::vector<Piece> SplitAtSpaces(Span sentence) const {
    std::vector<Span> tokens;
    for (int32_t at = sentence.begin; at < sentence.end;) {
      int32_t end = at;
      while (end < sentence.end && !text::IsSpace(text_[end])) ++end;
      if (end > at) tokens.push_back({at, end});
      at = end + 1;
    }
    std::vector<Piece> pieces;
    for (size_t i = 0; i < tokens.size(); ++i) {
      const bool joins = i > 0 && !HasHan(View(tokens[i - 1])) && !HasHan(View(tokens[i]));
      if (joins) {
        pieces.back().span.end = tokens[i].end;
      } else {
        if (i > 0) {
          pieces.back().ends_clearly = HasHan(View(tokens[i - 1])) && HasHan(View(tokens[i]));
        }
        pieces.push_back({tokens[i], false});
      }
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
    const bool fits = width_ + width <= kGroupMax;
    const bool is_link = OpensWithLink(View(piece.span));
    const bool wants_more = width_ < kGroupMin || (!follows_clear_end_ && width_ < 2 * kGroupMin);
    if (is_open_ && (!fits || !wants_more || (is_link && width_ >= kGroupMin))) Finish();
    if (!is_open_) group_.begin = piece.span.begin;
    is_open_ = true;
    group_.end = piece.span.end;
    width_ += width;
    follows_clear_end_ = piece.ends_clearly;
  }

  static bool OpensWithLink(std::u32string_view piece) {
    for (size_t size = std::min<size_t>(piece.size(), 4); size > 0; --size) {
      if (OpeningOf(piece.substr(0, size)) == Opening::kLink) return true;
    }
    return false;
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
      const Opening opening = OpeningOf(text.substr(word.begin, word.end - word.begin));
      const bool cuts = (opening == Opening::kLink && width >= kBeforeLinkMin) ||
                        (opening == Opening::kSubject && width >= kBeforeSubjectMin) ||
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
  bool follows_clear_end_ = false;
};

}  // namespace

std::vector<Span> SplitClauses(std::u32string_view text) { return ClauseSplitter(text).Split(); }

}  // namespace wenmai::ingest
