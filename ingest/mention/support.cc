#include "ingest/mention/support.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "absl/container/flat_hash_set.h"
#include "ingest/mention/apposition.h"
#include "ingest/mention/list_gap.h"
#include "ingest/mention/proper_noun.h"

namespace wenmai::ingest {
namespace {

constexpr float kCueScoreMin = 1.4f;  // one cue directly at the name
constexpr float kMakerCueMin = 2.9f;
constexpr char32_t kListMark = U'、';

bool AskedFor(const TypeScores& scores, const Candidate& candidate) {
  if (scores[static_cast<size_t>(candidate.type)] >= kCueScoreMin) return true;
  // 即刻的创始人: who makes a product often bears its name.
  return candidate.type == EntityType::kProduct &&
         scores[static_cast<size_t>(EntityType::kCompany)] >= kMakerCueMin;
}

// A known name that fills a cell of a table stands there as a name.
bool FillsCell(const ArticleView& view, const Candidate& candidate) {
  const Block* block = view.BlockAt(candidate.span.begin);
  return candidate.lexicon_entry != kNone && block != nullptr &&
         block->kind == BlockKind::kTableCell && block->span == candidate.span;
}

// Where the sure names of each type begin and end, for lists: 小米、理想、小鹏.
class ListedNames {
 public:
  void Add(const Candidate& candidate) {
    spans_.insert(candidate.span);
    begins_.emplace(candidate.span.begin, candidate.type);
    ends_.emplace(candidate.span.end, candidate.type);
  }

  // A name of the same type stands beside this one in a list, in Chinese with no more than 、 between.
  bool StandsBeside(const ArticleView& view, const Candidate& candidate) const {
    const Span span = candidate.span;
    if (view.IsEnglishAt(span.begin)) return StandsInAnyList(view, span);
    // Neither half of an ending like 影业 is a word by chance.
    const bool has_ending = candidate.lexicon_entry == kNone && candidate.type == EntityType::kCompany;
    if (has_ending && StandsInAnyList(view, span)) return true;
    return (view.At(span.begin - 1) == kListMark &&
            ends_.contains({span.begin - 1, candidate.type})) ||
           (view.At(span.end) == kListMark && begins_.contains({span.end + 1, candidate.type}));
  }

 private:
  bool StandsInAnyList(const ArticleView& view, Span span) const {
    const auto after = spans_.lower_bound(Span{span.end, span.end});
    if (after != spans_.end() && IsSureListGap(view, span.end, after->begin)) return true;
    auto before = spans_.lower_bound(span);
    return before != spans_.begin() && IsSureListGap(view, (--before)->end, span.begin);
  }

  std::set<Span> spans_;
  absl::flat_hash_set<std::pair<int32_t, EntityType>> begins_, ends_;
};

// English prose tells by a name's place that it is one.
bool IsPlacedAsName(const ArticleView& view, const ProperNouns& proper_nouns, Span span) {
  return proper_nouns.IsOne(span) || proper_nouns.IsOwner(span) || TypeOfApposition(view, span).has_value();
}

}  // namespace

void DropUnsupported(const ArticleView& view, const TypeCues& cues,
                     std::vector<Candidate>* candidates) {
  absl::flat_hash_set<int32_t> strong_entries;
  absl::flat_hash_set<std::u32string> strong_names;
  absl::flat_hash_set<std::pair<std::u32string, EntityType>> supported;
  const auto name_of = [&](const Candidate& candidate) {
    return std::pair(std::u32string(view.Folded(candidate.span)), candidate.type);
  };
  const ProperNouns proper_nouns(view);
  ListedNames listed;
  for (const Candidate& candidate : *candidates) {
    if (!candidate.is_weak && !candidate.is_type_open) listed.Add(candidate);
  }
  for (const Candidate& candidate : *candidates) {
    if (!candidate.is_weak) {
      if (candidate.lexicon_entry != kNone) strong_entries.insert(candidate.lexicon_entry);
      strong_names.emplace(view.Folded(candidate.span));
    } else if (candidate.is_type_open) {
      continue;
    } else if (AskedFor(cues.ScoreBeside(view, candidate.span), candidate) ||
               FillsCell(view, candidate) || listed.StandsBeside(view, candidate) ||
               IsPlacedAsName(view, proper_nouns, candidate.span)) {
      supported.insert(name_of(candidate));
    }
  }
  std::erase_if(*candidates, [&](const Candidate& candidate) {
    if (!candidate.is_weak || candidate.is_type_open) return false;
    if (candidate.lexicon_entry != kNone && strong_entries.contains(candidate.lexicon_entry))
      return false;
    if (strong_names.contains(std::u32string(view.Folded(candidate.span)))) return false;
    return !supported.contains(name_of(candidate));
  });
}

}  // namespace wenmai::ingest
