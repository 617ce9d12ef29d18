#include "ingest/mention/type_cue.h"

#include <algorithm>

#include "ingest/discourse/cue_table.h"
#include "ingest/discourse/data_lines.h"
#include "ingest/ingest_data.h"
#include "text/char_class.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kFile = "data/mention_cue.tsv";
constexpr float kNearMax = 0.6f;  // of all near cues of a type together
constexpr float kBookMark = 2.0f, kTitle = 2.0f, kSaying = 1.0f;
constexpr int32_t kTitleSizeMax = 8, kAdverbSizeMax = 4;
constexpr int32_t kNearSize = 16;  // code points on either side that count as near

bool IsWordLetter(char32_t c) { return text::IsLatin(c) || text::IsDigit(c); }

// Marks between a name and its cue that do not part them.
bool IsPassable(char32_t c) {
  return c == U' ' || c == U'”' || c == U'“' || c == U'」' || c == U'「' || c == U'》' ||
         c == U'《' || c == U'"';
}

bool StandsAsWord(const ArticleView& view, int32_t begin, int32_t end) {
  const bool cut_before = IsWordLetter(view.At(begin)) && IsWordLetter(view.At(begin - 1));
  const bool cut_after = IsWordLetter(view.At(end - 1)) && IsWordLetter(view.At(end));
  return !cut_before && !cut_after;
}

void AddTo(const TypeScores& cue, TypeScores* scores) {
  for (int type = 0; type < kEntityTypeCount; ++type) (*scores)[type] += cue[type];
}

}  // namespace

TypeCues::TypeCues() {
  ForEachDataLine(kFile, IngestData(kFile), 4, [&](const std::vector<std::string_view>& fields) {
    const auto type = ParseEntityType(fields[1]);
    if (!type) {
      throw Error(ErrorCode::kInvalidArgument,
                  std::string(kFile) + ": no such type: " + std::string(fields[1]));
    }
    const float weight = std::stof(std::string(fields[2]));
    for (const std::string_view word : SplitFields(fields[3], '|')) {
      if (!word.empty()) AddWord(fields[0], *type, weight, FoldInPlace(text::DecodeUtf8(word)));
    }
  });
}

void TypeCues::AddWord(std::string_view side, EntityType type, float weight, std::u32string word) {
  Table& table = side == "before" ? before_ : side == "after" ? after_ : near_;
  table.longest = std::max(table.longest, word.size());
  float& held = table.words[std::move(word)][static_cast<size_t>(type)];
  held = std::max(held, weight);
}

TypeScores TypeCues::ScoreBeside(const ArticleView& view, Span span) const {
  TypeScores scores = {};
  AddBefore(view, span.begin, &scores);
  AddAfter(view, span.end, &scores);
  if (view.At(span.begin - 1) == U'《') scores[static_cast<size_t>(EntityType::kWork)] += kBookMark;
  return scores;
}

TypeScores TypeCues::Score(const ArticleView& view, Span span) const {
  TypeScores scores = ScoreBeside(view, span);
  AddTo(ScoreNear(view, span), &scores);
  return scores;
}

void TypeCues::AddBefore(const ArticleView& view, int32_t at, TypeScores* scores) const {
  while (IsPassable(view.At(at - 1))) --at;
  const auto longest = static_cast<int32_t>(before_.longest);
  for (int32_t begin = std::max(0, at - longest); begin < at; ++begin) {
    const auto found = before_.words.find(view.Folded({begin, at}));
    if (found == before_.words.end() || !StandsAsWord(view, begin, at)) continue;
    AddTo(found->second, scores);
    return;
  }
  const std::u32string_view before = view.Folded({std::max(0, at - kTitleSizeMax), at});
  if (view.data().titles.SuffixSize(before) > 1) {
    (*scores)[static_cast<size_t>(EntityType::kPerson)] += kTitle;
  }
}

void TypeCues::AddAfter(const ArticleView& view, int32_t at, TypeScores* scores) const {
  while (IsPassable(view.At(at))) ++at;
  // `OpenAI的首席执行官` counts like `OpenAI首席执行官`, `OpenAI也推出` like `OpenAI推出`.
  at += static_cast<int32_t>(
      view.data().cue_adverbs.PrefixSize(view.folded().substr(at, kAdverbSizeMax)));
  AddLongest(view, at, scores);
}

void TypeCues::AddLongest(const ArticleView& view, int32_t begin, TypeScores* scores) const {
  const NameData& data = view.data();
  const std::u32string_view rest = view.folded().substr(begin, kTitleSizeMax);
  const int32_t limit = std::min(view.size(), begin + static_cast<int32_t>(after_.longest));
  for (int32_t end = limit; end > begin; --end) {
    const auto found = after_.words.find(view.Folded({begin, end}));
    if (found == after_.words.end() || !StandsAsWord(view, begin, end)) continue;
    AddTo(found->second, scores);
    return;
  }
  if (data.reporting_verbs.PrefixSize(rest) > 1) {
    (*scores)[static_cast<size_t>(EntityType::kPerson)] += kSaying;
  }
}

TypeScores TypeCues::ScoreNear(const ArticleView& view, Span span) const {
  TypeScores scores = {};
  const auto longest = static_cast<int32_t>(near_.longest);
  const int32_t last = std::min(view.size(), span.end + kNearSize);
  for (int32_t begin = std::max(0, span.begin - kNearSize); begin < last; ++begin) {
    if (begin >= span.begin && begin < span.end) continue;
    for (int32_t end = std::min(last, begin + longest); end > begin; --end) {
      const auto found = near_.words.find(view.Folded({begin, end}));
      if (found == near_.words.end() || !StandsAsWord(view, begin, end)) continue;
      AddTo(found->second, &scores);
      break;
    }
  }
  for (float& score : scores) score = std::min(score, kNearMax);
  return scores;
}

}  // namespace wenmai::ingest
