#include "ingest/read/byline.h"

#include <algorithm>
#include <optional>

#include "ingest/read/block_text.h"
#include "ingest/read/table.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kBylineSizeMax = 100;
constexpr int32_t kNameSizeMax = 40;

struct Label {
  std::u32string text;
  int rank;
  bool is_author;
};

// Longer labels first, so that `责任编辑` is not taken for `编辑`.
const std::vector<Label>& Labels() {
  static const auto* const labels = [] {
    auto* loaded = new std::vector<Label>;  // lives as long as the process
    int rank = 0;
    for (const TableRow& row : ReadTable("data/read_byline.tsv")) {
      loaded->push_back({text::DecodeUtf8(row.at(0)), rank++, row.at(1) == "author"});
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

std::optional<LabelMatch> MatchLabel(std::u32string_view text, size_t begin) {
  // Words run together where marks parted them; a label of one character would be found everywhere.
  const bool is_inside =
      begin > 0 && (text::IsHan(text[begin - 1]) || text::IsLatin(text[begin - 1]));
  for (const Label& label : Labels()) {
    if (!text.substr(begin).starts_with(label.text) || (is_inside && label.text.size() < 2))
      continue;
    const size_t label_end = begin + label.text.size();
    size_t at = SkipSpace(text, label_end);
    const bool has_separator = at < text.size() && IsSeparator(text[at]);
    // English labels need no separator: `By Sam Altman`.
    const bool is_english = text::IsLatin(label.text[0]) && begin == 0 && at > label_end;
    if (!has_separator && !is_english) continue;
    while (at < text.size() && IsSeparator(text[at])) ++at;
    return LabelMatch{begin, SkipSpace(text, at), &label};
  }
  return std::nullopt;
}

// Statements like `本文为「三联生活周刊」原创内容` may stand before the credits.
bool IsPreamble(std::u32string_view text) { return text.empty() || text.find(U'」') != text.npos; }

bool IsTrailing(char32_t c) { return c == U' ' || c == U'，' || c == U',' || c == U'、'; }

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
  if (matches.empty() || !IsPreamble(text.substr(0, matches[0].begin))) return {};
  std::vector<Credit> credits;
  for (size_t i = 0; i < matches.size(); ++i) {
    size_t end = i + 1 < matches.size() ? matches[i + 1].begin : text.size();
    while (end > matches[i].name_begin && IsTrailing(text[end - 1])) --end;
    const Span name = {static_cast<int32_t>(matches[i].name_begin), static_cast<int32_t>(end)};
    if (name.size() > kNameSizeMax) return {};
    credits.push_back({name, matches[i].label->rank, matches[i].label->is_author});
  }
  return credits;
}

}  // namespace wenmai::ingest
