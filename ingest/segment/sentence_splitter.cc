#include "ingest/segment/sentence_splitter.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "ingest/read/table.h"
#include "text/char_class.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kReportingClauseMax = 60;  // of the words behind a quotation that say who says it
constexpr size_t kNowhere = std::u32string_view::npos;

using WordSet = std::unordered_set<std::u32string>;

const WordSet& Abbreviations() {
  static const auto* const words = [] {
    auto* loaded = new WordSet;  // lives as long as the process
    for (const TableRow& row : ReadTable("data/segment_abbreviation.txt")) {
      loaded->insert(text::Fold(text::DecodeUtf8(row.at(0))));
    }
    return loaded;
  }();
  return *words;
}

const std::vector<std::u32string>& ReportingVerbs() {
  static const auto* const verbs = [] {
    auto* loaded = new std::vector<std::u32string>;  // lives as long as the process
    for (const TableRow& row : ReadTable("data/segment_reporting_verb.txt")) {
      loaded->push_back(text::DecodeUtf8(row.at(0)));
    }
    return loaded;
  }();
  return *verbs;
}

bool IsFullFinal(char32_t c) { return c == U'。' || c == U'！' || c == U'？'; }
bool IsAsciiFinal(char32_t c) { return c == U'.' || c == U'!' || c == U'?'; }
bool IsClosing(char32_t c) {
  constexpr std::u32string_view kClosing = U"”’」』）)》】〕]\"";
  return kClosing.find(c) != kNowhere;
}
bool IsQuoteEnd(char32_t c) {
  constexpr std::u32string_view kQuoteEnds = U"”“’」』\"";
  return kQuoteEnds.find(c) != kNowhere;
}

class SentenceSplitter {
 public:
  explicit SentenceSplitter(std::u32string_view text) : text_(text) {}

  std::vector<Span> Split() {
    while (at_ < text_.size()) {
      const char32_t c = text_[at_];
      TrackMarks(c);
      if (depth_ == 0 && IsFinalHere()) {
        EndSentence();
      } else {
        ++at_;
      }
    }
    Add(text_.size());
    return std::move(sentences_);
  }

 private:
  // Follows book marks and brackets, within which no sentence ends; quotations, within which one
  // may.
  void TrackMarks(char32_t c) {
    switch (c) {
      case U'《':
      case U'（':
      case U'(':
        // A sentence that stands in brackets as a whole ends within them.
        if (c == U'《' || !IsSentenceFront()) depth_ += CloserFollows(c);
        break;
      case U'》':
      case U'）':
      case U')':
        depth_ = std::max(0, depth_ - 1);
        break;
      case U'“':
      case U'「':
      case U'『':
        OpenQuote();
        break;
      case U'"':
        if (has_quote_) {
          has_quote_ = false;
        } else {
          OpenQuote();
        }
        break;
      default:
        break;
    }
  }

  bool IsSentenceFront() const { return at_ == begin_; }

  // Whether an opening mark is closed soon; one that never is must not swallow the text.
  int CloserFollows(char32_t open) const {
    constexpr size_t kSizeMax = 120;
    const char32_t closer = open == U'《' ? U'》' : open == U'（' ? U'）' : U')';
    const std::u32string_view rest = text_.substr(at_, kSizeMax);
    return rest.find(closer) != kNowhere ? 1 : 0;
  }

  void OpenQuote() {
    has_quote_ = true;
    quote_begin_ = at_;
  }

  bool IsFinalHere() const {
    const char32_t c = text_[at_];
    if (IsFullFinal(c)) return true;
    if (!IsAsciiFinal(c)) return false;
    const char32_t next = NextAfterFinals();
    if (c != U'.') {
      // `Yahoo! 的` goes on; `对吗?他说` does not.
      return next == U'\0' || text::IsSpace(next) || IsClosing(next) || text::IsHan(next);
    }
    if (next != U'\0' && !text::IsSpace(next) && !IsClosing(next)) {
      return text::IsHan(next) && at_ > 0 && text::IsHan(text_[at_ - 1]);
    }
    return !IsAbbreviation() && !IsEnumerator() && !GoesOnInLowerCase();
  }

  // The character behind a run of finals (`?!`, `...`), 0 at the end.
  char32_t NextAfterFinals() const {
    size_t i = at_;
    while (i < text_.size() && (IsAsciiFinal(text_[i]) || IsFullFinal(text_[i]))) ++i;
    return i < text_.size() ? text_[i] : U'\0';
  }

  std::u32string_view WordBefore() const {
    size_t begin = at_;
    while (begin > begin_ && !text::IsSpace(text_[begin - 1]) && !text::IsHan(text_[begin - 1]) &&
           text_[begin - 1] != U'(') {
      --begin;
    }
    return text_.substr(begin, at_ - begin);
  }

  // The initials of a name: J., D.A.; not of a country, which sentences may end with (U.S.).
  static bool AreInitials(std::u32string_view word) {
    if (word.size() % 2 == 0 || (word.size() > 1 && word.starts_with(U"U."))) return false;
    for (size_t i = 0; i < word.size(); ++i) {
      const bool is_capital = word[i] >= U'A' && word[i] <= U'Z';
      if (i % 2 == 0 ? !is_capital : word[i] != U'.') return false;
    }
    return true;
  }

  bool IsAbbreviation() const {
    const std::u32string_view word = WordBefore();
    return AreInitials(word) || Abbreviations().contains(text::Fold(word));
  }

  // `1.` at the front of a sentence.
  bool IsEnumerator() const {
    const std::u32string_view word = text_.substr(begin_, at_ - begin_);
    return !word.empty() && word.size() <= 3 &&
           std::all_of(word.begin(), word.end(), [](char32_t c) { return text::IsDigit(c); });
  }

  bool GoesOnInLowerCase() const {
    size_t i = at_ + 1;
    while (i < text_.size() && text::IsSpace(text_[i])) ++i;
    return i < text_.size() && text_[i] >= U'a' && text_[i] <= U'z';
  }

  // at_ stands on a final. Ends the sentence behind it and the marks that close with it, unless the
  // sentence goes on.
  void EndSentence() {
    size_t end = at_ + 1;
    while (end < text_.size() && (IsFullFinal(text_[end]) || IsAsciiFinal(text_[end]))) ++end;
    bool closes_quote = false;
    while (end < text_.size() && ClosesHere(end)) {
      closes_quote = closes_quote || IsQuoteEnd(text_[end]);
      ++end;
    }
    const bool goes_on = GoesOn(end, closes_quote);
    if (closes_quote) has_quote_ = false;
    at_ = end;
    if (!goes_on) Add(end);
  }

  // A mark right behind a final closes what the sentence opened. Some writers close with “.
  bool ClosesHere(size_t at) const {
    const char32_t c = text_[at];
    if (c == U'"') return has_quote_;
    if (c == U'“') return has_quote_ && (at + 1 == text_.size() || text::IsSpace(text_[at + 1]));
    return IsClosing(c);
  }

  bool GoesOn(size_t end, bool closes_quote) const {
    if (end >= text_.size()) return false;
    const char32_t next = text_[end];
    constexpr std::u32string_view kContinuing = U"，、；：,;:的";
    if (end > at_ + 1 && kContinuing.find(next) != kNowhere) return true;
    if (!closes_quote || !has_quote_) return false;
    // A quotation that a comma or colon introduced has its reporting clause before it.
    const char32_t before = LastBeforeQuote();
    if (before == U'\0') return ReportingClauseFollows(end);
    return text::IsHan(before) && IsFullFinal(text_[at_]) && text::IsHan(next) &&
           quote_begin_ > begin_ && at_ - quote_begin_ <= kEmbeddedQuoteMax;
  }

  // The last character of the sentence before its quotation, 0 if it begins with the quotation.
  char32_t LastBeforeQuote() const {
    size_t i = quote_begin_;
    while (i > begin_ && text::IsSpace(text_[i - 1])) --i;
    return i > begin_ ? text_[i - 1] : U'\0';
  }

  bool ReportingClauseFollows(size_t begin) const {
    const std::u32string_view rest = text_.substr(begin, kReportingClauseMax);
    const std::u32string_view clause = rest.substr(0, rest.find_first_of(U"。！？：“「"));
    const bool is_cut = clause.size() == rest.size() && begin + rest.size() < text_.size();
    if (is_cut) return false;
    return std::any_of(
        ReportingVerbs().begin(), ReportingVerbs().end(),
        [clause](const std::u32string& verb) { return clause.find(verb) != kNowhere; });
  }

  void Add(size_t end) {
    Span sentence = {static_cast<int32_t>(begin_), static_cast<int32_t>(end)};
    begin_ = end;
    while (sentence.size() > 0 && text::IsSpace(text_[sentence.begin])) ++sentence.begin;
    while (sentence.size() > 0 && text::IsSpace(text_[sentence.end - 1])) --sentence.end;
    if (sentence.size() == 0) return;
    const std::u32string_view words = text_.substr(sentence.begin, sentence.size());
    // Leftover marks go with the sentence before them.
    const bool has_word = std::any_of(words.begin(), words.end(), [](char32_t c) {
      const text::CharClass kind = text::Classify(c);
      return kind >= text::CharClass::kHan && kind <= text::CharClass::kDigit;
    });
    if (!has_word && !sentences_.empty()) {
      sentences_.back().end = sentence.end;
    } else {
      sentences_.push_back(sentence);
    }
    while (begin_ < text_.size() && text::IsSpace(text_[begin_])) ++begin_;
    at_ = std::max(at_, begin_);
  }

  static constexpr size_t kEmbeddedQuoteMax = 12;  // of a quotation that is a part of its sentence

  const std::u32string_view text_;
  std::vector<Span> sentences_;
  size_t at_ = 0, begin_ = 0;  // of the sentence under way
  int depth_ = 0;              // of open book marks and brackets
  bool has_quote_ = false;     // a quotation is open
  size_t quote_begin_ = 0;
};

}  // namespace

std::vector<Span> SplitSentences(std::u32string_view text) {
  return SentenceSplitter(text).Split();
}

bool IsQuestion(std::u32string_view sentence) {
  while (!sentence.empty() && (IsClosing(sentence.back()) || IsQuoteEnd(sentence.back()))) {
    sentence.remove_suffix(1);
  }
  return sentence.ends_with(U'？') || sentence.ends_with(U'?');
}

}  // namespace wenmai::ingest
