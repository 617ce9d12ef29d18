#include "ingest/mention/type_vote.h"

#include <algorithm>

#include "ingest/mention/apposition.h"
#include "ingest/mention/list_gap.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kNeighbourVote = 1.5f;  // of the name beside it in a list: A、B和C
constexpr float kListNounVote = 2.0f;  // of what the list says that its members are
constexpr int32_t kListNounReach = 8;
constexpr size_t kListSizeMax = 32;  // farther members are not asked
constexpr float kInVote = 2.0f, kOwnedVote = 1.2f;
constexpr int32_t kPossessiveSize = 3;
constexpr int32_t kOfGapSizeMax = 5;  // of ` of ` and a comma
constexpr float kAppositionVote = 2.5f;
constexpr float kColumnVote = 2.0f;     // of the names that fill cells or headings like it
constexpr size_t kColumnSizeMin = 3;
constexpr float kModelPart = 1.5f, kMakerPart = 1.0f, kPersonPart = 1.0f;
constexpr float kForeignPair = 0.7f, kHandle = 2.5f;

constexpr float kTaggedVote = 1.5f;     // of a type that the tagger is sure of

float& At(TypeScores* scores, EntityType type) { return (*scores)[static_cast<size_t>(type)]; }

// A number of parameters at the end: 8B, 1.3B.
bool EndsInSize(std::u32string_view name) {
  const size_t size = name.size();
  return size > 2 && name[size - 1] == U'b' && text::IsDigit(name[size - 2]);
}

}  // namespace

void TypeVote::AddNeighbours(size_t member, TypeScores* scores) const {
  if (member > 0 && IsListGap(view_, chosen_[member - 1].span.end, chosen_[member].span.begin)) {
    At(scores, chosen_[member - 1].type) += kNeighbourVote;
  }
  if (member + 1 < chosen_.size() &&
      IsListGap(view_, chosen_[member].span.end, chosen_[member + 1].span.begin)) {
    At(scores, chosen_[member + 1].type) += kNeighbourVote;
  }
}

void TypeVote::AddListNoun(size_t member, TypeScores* scores) const {
  size_t last = member;
  while (last + 1 < chosen_.size() && last < member + kListSizeMax &&
         IsListGap(view_, chosen_[last].span.end, chosen_[last + 1].span.begin)) {
    ++last;
  }
  int32_t at = chosen_[last].span.end;
  while (view_.At(at) == U' ') ++at;
  for (const std::u32string_view end : {U"等", U"这样的", U"之类的", U"这类"}) {
    if (!view_.folded().substr(at).starts_with(end)) continue;
    const auto type = ListNounAt(at + static_cast<int32_t>(end.size()));
    if (type) At(scores, *type) += kListNounVote;
    return;
  }
}

// The type that the first noun behind the end of a list tells, or the noun that goes on from it: 等公司,
// 等主流模型厂商.
std::optional<EntityType> TypeVote::ListNounAt(int32_t at) const {
  std::optional<EntityType> type;
  int32_t noun_end = at;
  for (int32_t end = at + 1; end <= std::min(view_.size(), at + kListNounReach); ++end) {
    if (view_.data().clause_marks.Contains(view_.At(end - 1))) break;
    const auto noun = view_.data().nouns.FindSuffix(view_.Folded({at, end}));
    if (!noun) continue;
    if (type && end - static_cast<int32_t>(noun->size) > noun_end) break;
    type = noun->type;
    noun_end = end;
  }
  return type;
}

void TypeVote::AddApposition(size_t member, TypeScores* scores) const {
  const auto type = TypeOfApposition(view_, chosen_[member].span);
  if (type) At(scores, *type) += kAppositionVote;
}

void TypeVote::AddPreposition(size_t member, TypeScores* scores) const {
  const Span span = chosen_[member].span;
  const auto follows = [&](std::u32string_view words) {
    const auto size = static_cast<int32_t>(words.size());
    return span.begin >= size && view_.Folded({span.begin - size, span.begin}) == words;
  };
  if (IsPartOfPerson(span)) return;
  if (member > 0 && follows(U"'s ") && chosen_[member - 1].span.end + kPossessiveSize == span.begin) {
    const EntityType owner = chosen_[member - 1].type;
    const bool is_maker = owner == EntityType::kCompany || owner == EntityType::kOrganization;
    if (is_maker && !IsForeignPair(span)) At(scores, EntityType::kProduct) += kOwnedVote;
  }
  if (follows(U" in ")) At(scores, EntityType::kPlace) += kInVote;
  const bool is_of = follows(U" of ") || follows(U", of ");
  if (!is_of || member == 0) return;
  const Candidate& owner = chosen_[member - 1];
  const int32_t gap = span.begin - owner.span.end;
  if (gap > kOfGapSizeMax) return;
  const bool is_body = owner.type == EntityType::kCompany || owner.type == EntityType::kOrganization;
  if (is_body) At(scores, EntityType::kPlace) += kInVote;
  if (owner.type == EntityType::kPerson) At(scores, EntityType::kCompany) += kInVote;
}

// The kind of block that a name fills, or whose marked beginning it is, if names do so in this
// article.
const Block* TypeVote::FilledBlock(size_t member) const {
  const Span span = chosen_[member].span;
  const Block* block = view_.BlockAt(span.begin);
  if (block == nullptr || block->span.begin != span.begin) return nullptr;
  if (block->kind == BlockKind::kListItem) {
    return block->span == span || view_.IsMarked(span) ? block : nullptr;
  }
  const bool is_column =
      block->kind == BlockKind::kTableCell || block->kind == BlockKind::kHeading;
  return is_column && block->span == span ? block : nullptr;
}

void TypeVote::CountForColumn(size_t member) {
  if (const Block* block = FilledBlock(member)) {
    At(&columns_[block->kind], chosen_[member].type) += 1;
  }
}

void TypeVote::AddColumn(size_t member, TypeScores* scores) const {
  const Block* block = FilledBlock(member);
  if (block == nullptr) return;
  const auto column = columns_.find(block->kind);
  if (column == columns_.end()) return;
  float total = 0;
  for (const float count : column->second) total += count;
  if (total < kColumnSizeMin) return;
  for (int type = 0; type < kEntityTypeCount; ++type) {
    (*scores)[type] += kColumnVote * column->second[type] / total;
  }
}

void TypeVote::AddTagged(size_t member, TypeScores* scores) const {
  const Span span = chosen_[member].span;
  const auto at = std::lower_bound(
      tagged_.begin(), tagged_.end(), span.begin,
      [](const TaggedName& name, int32_t position) { return name.span.begin < position; });
  if (at == tagged_.end() || at->span != span) return;
  for (int type = 0; type < kEntityTypeCount; ++type) {
    (*scores)[type] += kTaggedVote * at->of_types[type];
  }
}

void TypeVote::AddMakeup(size_t member, TypeScores* scores) const {
  const Span span = chosen_[member].span;
  const std::u32string_view name = view_.Folded(span);
  const bool has_digit = std::any_of(name.begin(), name.end(), text::IsDigit);
  bool holds_model = EndsInSize(name);
  bool has_known_head = false;
  for (const LexiconMatch& match : view_.MatchesEndingIn(span)) {
    if (match.span.begin < span.begin || match.span == span) continue;
    const EntityType type = view_.lexicon().entry(match.entry).type;
    holds_model |= has_digit && type == EntityType::kModel && !match.is_weak;
    has_known_head |= match.span.begin == span.begin &&
                      (type == EntityType::kCompany || type == EntityType::kProduct);
  }
  if (holds_model) At(scores, EntityType::kModel) += kModelPart;
  if (has_known_head) At(scores, EntityType::kProduct) += kMakerPart;
  if (view_.IsHandle(span)) At(scores, EntityType::kPerson) += kHandle;
  if (IsPartOfPerson(span) && !view_.IsLinked(span)) At(scores, EntityType::kPerson) += kPersonPart;
  if (IsForeignPair(span)) At(scores, EntityType::kPerson) += kForeignPair;
}

// Two or three words with a capital, none of them English: Flo Crivello.
bool TypeVote::IsForeignPair(Span span) const {
  const auto& words = view_.words();
  size_t count = 0;
  for (size_t w = view_.WordFrom(span.begin); w < words.size() && words[w].span.begin < span.end;
       ++w, ++count) {
    const LatinWord& word = words[w];
    if (word.shape != WordShape::kCapital || word.is_english || word.is_term) return false;
  }
  return count == 2 || count == 3;
}

// A given name or a surname alone.
bool TypeVote::IsPartOfPerson(Span span) const {
  const size_t at = view_.WordFrom(span.begin);
  if (at >= view_.words().size() || view_.words()[at].span != span) return false;
  const LatinWord& word = view_.words()[at];
  const NameData& data = view_.data();
  return word.shape == WordShape::kCapital &&
         (data.family_names.Contains(word.folded) || data.given_names.Contains(word.folded));
}

}  // namespace wenmai::ingest
