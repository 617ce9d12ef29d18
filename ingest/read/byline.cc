#include "ingest/read/byline.h"

#include <algorithm>
#include <optional>

#include "ingest/read/block_text.h"
#include "ingest/read/date.h"
#include "ingest/read/table.h"
#include "text/char_class.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kBylineSizeMax = 100;
constexpr int32_t kNameSizeMax = 40;
constexpr size_t kDateSizeMax = 24;  // with the separator behind it

struct Label {
  std::u32string text;
  int rank;
  CreditRole role;
};

CreditRole ParseRole(std::string_view role) {
  if (role == "author") return CreditRole::kAuthor;
  if (role == "publisher") return CreditRole::kPublisher;
  if (role == "view") return CreditRole::kView;
  return role == "date" ? CreditRole::kDate : CreditRole::kOther;
}

// Longer labels first, so that `责任编辑` is not taken for `编辑`.
const std::vector<Label>& Labels() {
  static const auto* const labels = [] {
    auto* loaded = new std::vector<Label>;  // lives as long as the process
    int rank = 0;
    for (const TableRow& row : ReadTable("data/read_byline.tsv")) {
      loaded->push_back({text::DecodeUtf8(row.at(0)), rank++, ParseRole(row.at(1))});
    }
    std::stable_sort(loaded->begin(), loaded->end(),
                     [](const Label& a, const Label& b) { return a.text.size() > b.text.size(); });
    return loaded;
  }();
  return *labels;
}

bool IsSeparator(char32_t c) {
  constexpr std::u32string_view kSeparators = U"：:｜|/／丨│";
  return kSeparators.find(c) != std::u32string_view::npos;
}

size_t SkipSpace(std::u32string_view text, size_t at) {
  while (at < text.size() && text[at] == U' ') ++at;
  return at;
}

struct LabelMatch {
  size_t begin;       // of the label
  size_t name_begin;  // past the label and its separator
  const Label* label;
};

// In either script: 來源 is 来源.
bool StartsWith(std::u32string_view text, std::u32string_view label) {
  return text.size() >= label.size() &&
         std::equal(label.begin(), label.end(), text.begin(),
                    [](char32_t a, char32_t b) { return a == text::Simplify(b); });
}

std::optional<LabelMatch> MatchLabel(std::u32string_view text, size_t begin) {
  // Words run together where marks parted them; a label of one character would be found everywhere.
  const bool is_inside =
      begin > 0 && (text::IsHan(text[begin - 1]) || text::IsLatin(text[begin - 1]));
  for (const Label& label : Labels()) {
    if (!StartsWith(text.substr(begin), label.text) || (is_inside && label.text.size() < 2)) continue;
    const size_t label_end = begin + label.text.size();
    size_t at = SkipSpace(text, label_end);
    const bool has_separator = at < text.size() && IsSeparator(text[at]);
    // English labels need no separator, nor do titles: `By Sam Altman`, `本刊记者 李平`.
    constexpr size_t kTitleSizeMin = 4;
    const bool is_title = text::IsLatin(label.text[0]) || label.text.size() >= kTitleSizeMin;
    if (!has_separator && !(is_title && begin == 0 && at > label_end)) continue;
    while (at < text.size() && IsSeparator(text[at])) ++at;
    return LabelMatch{begin, SkipSpace(text, at), &label};
  }
  return std::nullopt;
}

bool IsDate(std::u32string_view text) {
  const std::optional<FoundDate> date = FindDate(text);
  return date && date->begin == 0 && text.size() <= kDateSizeMax;
}

constexpr std::u32string_view kPartSeparators = U"｜|丨│·•";

// What stands before the credits, where that belongs to them: nothing, a date, a statement like
// `本文为「三联生活周刊」原创内容`, or the publisher beside the date: `2026-01-21 ｜ 芯潮笔记 ｜ `.
struct Preamble {
  bool is_one = false;
  Span publisher;  // empty if it names none
};

Preamble ParsePreamble(std::u32string_view text) {
  constexpr int32_t kPublisherSizeMax = 24;
  const bool is_simple = text.find_first_of(kPartSeparators) == text.npos && IsDate(text);
  if (text.empty() || text.find(U'」') != text.npos || is_simple) return {true, {}};
  Span publisher;
  bool has_date = false;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find_first_of(kPartSeparators, begin), text.size());
    const std::u32string_view part = Trim(text.substr(begin, end - begin));
    begin = end + 1;
    if (part.empty()) continue;
    if (IsDate(part)) {
      has_date = true;
      continue;
    }
    if (publisher.size() > 0 || part.size() > kPublisherSizeMax) return {};
    const auto at = static_cast<int32_t>(part.data() - text.data());
    publisher = {at, at + static_cast<int32_t>(part.size())};
  }
  return {has_date, publisher};
}

bool IsTrailing(char32_t c) { return c == U' ' || c == U'，' || c == U',' || c == U'、'; }

// Words that lead to the date of publication.
constexpr std::u32string_view kDateVerbs[] = {U"Published", U"Posted", U"Updated", U"on"};

std::u32string_view WithoutDateVerbs(std::u32string_view text) {
  text = Trim(text);
  for (bool is_changed = true; is_changed;) {
    is_changed = false;
    for (const std::u32string_view verb : kDateVerbs) {
      if (!text.ends_with(verb)) continue;
      text = Trim(text.substr(0, text.size() - verb.size()));
      is_changed = true;
    }
  }
  return text;
}

// Two to four capitalised words.
bool IsLatinName(std::u32string_view text) {
  size_t word_count = 0;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = std::min(text.find(U' ', begin), text.size());
    if (end == begin || !text::IsLatin(text[begin]) || text[begin] >= U'a') return false;
    ++word_count;
    begin = end + 1;
  }
  return word_count >= 2 && word_count <= 4;
}

}  // namespace

std::vector<Credit> ParseByline(std::u32string_view text) {
  if (text.size() > kBylineSizeMax || HasSentenceEnd(text)) return {};
  std::vector<LabelMatch> matches;
  for (size_t i = 0; i < text.size(); ++i) {
    if (const std::optional<LabelMatch> match = MatchLabel(text, i)) {
      matches.push_back(*match);
      i = match->name_begin - 1;
    }
  }
  if (matches.empty()) return {};
  const Preamble preamble = ParsePreamble(text.substr(0, matches[0].begin));
  if (!preamble.is_one) return {};
  std::vector<Credit> credits;
  if (preamble.publisher.size() > 0) credits.push_back({preamble.publisher, 0, CreditRole::kPublisher});
  for (size_t i = 0; i < matches.size(); ++i) {
    size_t end = i + 1 < matches.size() ? matches[i + 1].begin : text.size();
    while (end > matches[i].name_begin && IsTrailing(text[end - 1])) --end;
    const Span name = {static_cast<int32_t>(matches[i].name_begin), static_cast<int32_t>(end)};
    const bool is_long = name.size() > kNameSizeMax &&
                         !FindDate(text.substr(matches[i].name_begin, name.size()));
    if (is_long) return {};
    credits.push_back({name, matches[i].label->rank, matches[i].label->role});
  }
  return credits;
}

std::optional<Dateline> ParseDateline(std::u32string_view text) {
  const std::optional<FoundDate> date = FindDate(text);
  if (text.size() > kBylineSizeMax || HasSentenceEnd(text) || !date) return std::nullopt;
  const std::u32string_view author = WithoutDateVerbs(text.substr(0, date->begin));
  const size_t date_end = text.find_last_of(U"0123456789") + 1;
  std::u32string_view publisher = Trim(text.substr(date_end));
  const bool is_date_alone = date->begin == 0 && publisher.empty() && text.size() <= kDateSizeMax;
  const bool has_verb = author.size() + 2 < date->begin;
  if (is_date_alone) return Dateline{author, publisher, date->date};
  if (!has_verb || (!author.empty() && !IsLatinName(author))) return std::nullopt;
  constexpr std::u32string_view kIn = U"in ";
  if (!publisher.empty() && !publisher.starts_with(kIn)) return std::nullopt;
  if (!publisher.empty()) publisher = Trim(publisher.substr(kIn.size()));
  return Dateline{author, publisher, date->date};
}

}  // namespace wenmai::ingest
