#include "ingest/relation/clause.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace wenmai::ingest {
namespace {

constexpr std::u32string_view kLeftOut = U" \t\n\r\u00A0\u3000“”‘’「」『』《》〈〉\"*_`";
constexpr std::u32string_view kOpening = U"（([［〔";
constexpr std::u32string_view kClosing = U"）)]］〕";
constexpr std::u32string_view kClauseEnds = U"，,。；;：:！!？?";
constexpr int32_t kBracketReach = 120;  // longer brackets are read as running text
constexpr int32_t kWordReach = 8;       // characters of a Chinese cue

bool IsOneOf(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

bool IsLatin(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || (c >= 0xC0 && c < 0x250);
}

// Lays out one stretch of text; brackets are put off.
class Layout {
 public:
  struct Bracket {
    Span span;
    Item host;
  };

  Layout(const Reading& reading, const std::vector<Reference>& references, const CueGroups& list,
         const std::vector<int32_t>& namesakes)
      : reading_(reading), references_(references), list_(list), namesakes_(namesakes) {}

  std::vector<Bracket>& brackets() { return brackets_; }

  Item EntityItem(Span span, int32_t entity) const {
    Item item;
    item.span = span;
    if (entity == kNone) return item;
    item.kind = Item::Kind::kEntity;
    item.entity = entity;
    item.namesake = namesakes_[entity];
    return item;
  }

  void Append(Span span, Clause* clause) {
    const Document& document = reading_.document();
    IndexRange mentions = reading_.MentionsIn(span);
    IndexRange cues = reading_.CuesIn(span);
    auto reference = std::lower_bound(references_.begin(), references_.end(), span.begin,
                                      [](const Reference& r, int32_t at) { return r.span.begin < at; });
    for (int32_t at = span.begin; at < span.end;) {
      while (!mentions.empty() && document.mentions[mentions.begin].span.begin < at) ++mentions.begin;
      while (!cues.empty() && reading_.cues()[cues.begin].span.begin < at) ++cues.begin;
      while (reference != references_.end() &&
             (reference->span.begin < at || reference->kind == ReferenceKind::kAnyone)) {
        ++reference;
      }
      const int32_t next_mention =
          mentions.empty() ? span.end : document.mentions[mentions.begin].span.begin;
      if (reference != references_.end() && reference->span.begin == at) {
        AppendReference(*reference, clause);
        const bool is_cue = reference->is_owner && !cues.empty() &&
                            reading_.cues()[cues.begin].span == reference->span;
        if (is_cue) AppendCue(reading_.cues()[cues.begin], clause);  // 其 also tells possession
        at = (reference++)->span.end;
      } else if (next_mention == at) {
        const Mention& mention = document.mentions[mentions.begin++];
        AppendEntity(mention.span, mention.entity, clause);
        at = mention.span.end;
      } else if (!cues.empty() && reading_.cues()[cues.begin].span.begin == at &&
                 reading_.cues()[cues.begin].span.end <= next_mention) {
        at = AppendCue(reading_.cues()[cues.begin], clause);
        if (at < next_mention) at = PastParticle(at);
      } else {
        at = AppendText(at, next_mention, span.end, clause);
      }
    }
  }

 private:
  void AppendReference(const Reference& reference, Clause* clause) {
    AppendEntity(reference.span, reference.entity, clause);
    clause->items.back().is_reference = true;
    for (const int32_t other : reference.others) {
      AppendCue({reference.span, list_}, clause);
      AppendEntity(reference.span, other, clause);
      clause->items.back().is_reference = true;
    }
  }

  void AppendEntity(Span span, int32_t entity, Clause* clause) {
    const Item item = EntityItem(span, entity);
    if (!clause->items.empty() && IsPlace(clause->items.back()) && IsPlace(item)) {
      clause->items.pop_back();
    }
    clause->items.push_back(item);
  }

  bool IsPlace(const Item& item) const {
    return item.entity != kNone &&
           reading_.document().entities[item.entity].type == EntityType::kPlace;
  }

  int32_t AppendCue(const CueHit& hit, Clause* clause) {
    Item item;
    item.kind = Item::Kind::kCue;
    item.span = hit.span;
    item.groups = hit.groups;
    item.character = reading_.folded()[hit.span.begin];
    clause->items.push_back(item);
    return hit.span.end;
  }

  // Behind the particle of aspect at `at`, if one stands there: 解雇[了], but not 加入[了解].
  int32_t PastParticle(int32_t at) const {
    constexpr std::u32string_view kParticles = U"了过着過著";
    const std::u32string& folded = reading_.folded();
    if (at >= static_cast<int32_t>(folded.size()) || !IsOneOf(kParticles, folded[at])) return at;
    const IndexRange cues = reading_.CuesIn({at, at + kWordReach});
    const bool begins_word = !cues.empty() && reading_.cues()[cues.begin].span.begin == at &&
                             reading_.cues()[cues.begin].span.size() > 1;
    return begins_word ? at : at + 1;
  }

  // Appends the character or Latin word at `at`, which ends before `stop`, or puts a bracket off.
  int32_t AppendText(int32_t at, int32_t stop, int32_t end, Clause* clause) {
    const std::u32string& folded = reading_.folded();
    const char32_t c = folded[at];
    if (IsOneOf(kLeftOut, c)) return at + 1;
    if (at == example_end_) return at + 1;
    if (IsOneOf(kOpening, c)) {
      if (const int32_t close = FindClosing(at, end); close != kNone) {
        const bool has_host =
            !clause->items.empty() && clause->items.back().kind == Item::Kind::kEntity;
        if (!has_host && HoldsExamples({at + 1, close})) {
          example_end_ = close;
          return at + 1;
        }
        brackets_.push_back({{at + 1, close}, has_host ? clause->items.back() : Item()});
        return close + 1;
      }
    }
    int32_t next = at + 1;
    if (IsLatin(c)) {
      while (next < stop && IsLatin(folded[next])) ++next;
    }
    Item item;
    item.span = {at, next};
    item.character = c;
    clause->items.push_back(item);
    return next;
  }

  // What brackets list (云服务（如[AWS]）, 两个模型（[GPT-4]、[Claude]）) is read as a part of the sentence.
  bool HoldsExamples(Span bracket) const {
    const IndexRange mentions = reading_.MentionsIn(bracket);
    if (mentions.empty()) return false;
    const bool is_list = mentions.end - mentions.begin > 1 &&
                         reading_.Folded(bracket).find(U'、') != std::u32string_view::npos;
    if (is_list && reading_.document().mentions[mentions.begin].span.begin == bracket.begin)
      return true;
    constexpr std::u32string_view kExamples[] = {U"如", U"例如", U"比如", U"诸如", U"包括", U"e.g."};
    const std::u32string_view rest = reading_.Folded(bracket);
    return std::any_of(std::begin(kExamples), std::end(kExamples),
                       [&](std::u32string_view word) { return rest.starts_with(word); });
  }

  int32_t FindClosing(int32_t open, int32_t end) const {
    const std::u32string& folded = reading_.folded();
    int32_t depth = 0;
    for (int32_t i = open; i < std::min(end, open + kBracketReach); ++i) {
      if (IsOneOf(kOpening, folded[i])) ++depth;
      if (IsOneOf(kClosing, folded[i]) && --depth == 0) return i;
    }
    return kNone;
  }

  const Reading& reading_;
  const std::vector<Reference>& references_;
  const CueGroups& list_;
  const std::vector<int32_t>& namesakes_;
  std::vector<Bracket> brackets_;
  int32_t example_end_ = kNone;  // the bracket that closes examples
};

Clause Finish(Clause clause, int32_t sentence) {
  clause.sentence = sentence;
  for (const Item& item : clause.items) {
    clause.groups |= item.groups;
    clause.entity_count += item.kind == Item::Kind::kEntity;
  }
  return clause;
}

// Leaves out what stands before a colon, a name of the host in other words: `Veo（Veo: Google推出的…）`.
void DropOtherName(Clause* clause) {
  constexpr int32_t kNameReach = 12;  // items
  const auto is_colon = [](const Item& item) { return item.character == U':' || item.character == U'：'; };
  const auto end = clause->items.begin() + std::min<size_t>(clause->items.size(), kNameReach);
  const auto colon = std::find_if(clause->items.begin(), end, is_colon);
  const bool is_label =  // 微软（CEO：纳德拉）
      colon != end && colon != clause->items.begin() && (colon - 1)->kind == Item::Kind::kCue;
  if (colon != end && !is_label) clause->items.erase(clause->items.begin(), colon + 1);
}

// The parts of `clause` between commas, each with `host` at its end.
std::vector<Clause> PartsWithHost(const Clause& clause, const Item& host) {
  constexpr size_t kPartMax = 8;
  std::vector<Clause> parts(1);
  for (const Item& item : clause.items) {
    if (!IsOneOf(kClauseEnds, item.character)) {
      parts.back().items.push_back(item);
    } else if (parts.size() < kPartMax) {
      parts.emplace_back();
    } else {
      break;
    }
  }
  for (Clause& part : parts) part.items.push_back(host);
  return parts;
}

// `host`, a comma, and all of `clause`.
Clause HostWithClause(const Clause& clause, const Item& host) {
  Clause gloss;
  Item comma;
  comma.span = {host.span.end, host.span.end};
  comma.character = U'，';
  gloss.items = {host, comma};
  gloss.items.insert(gloss.items.end(), clause.items.begin(), clause.items.end());
  return gloss;
}

}  // namespace

ClauseLayout::ClauseLayout(const Reading& reading, const std::vector<Reference>& references,
                           int list)
    : reading_(reading), references_(references) {
  list_.set(list);
  const std::vector<Entity>& entities = reading.document().entities;
  namesakes_.assign(entities.size(), kNone);
  std::unordered_map<std::u32string, int32_t> first_of_name;
  for (int32_t i = 0; i < static_cast<int32_t>(entities.size()); ++i) {
    const auto [found, is_new] = first_of_name.try_emplace(FoldInPlace(entities[i].name), i);
    if (is_new) continue;
    namesakes_[i] = found->second;
    namesakes_[found->second] = i;
  }
}

std::optional<Item> ClauseLayout::NameAbove(int32_t sentence) const {
  const Document& document = reading_.document();
  const int32_t block = document.sentences[sentence].block;
  if (block <= 0 || reading_.PreviousInBlock(sentence) != kNone) return std::nullopt;
  const Block& above = document.blocks[block - 1];
  const bool may_be_name = above.kind == BlockKind::kHeading || above.kind == BlockKind::kListItem ||
                           above.kind == BlockKind::kParagraph;
  const IndexRange mentions = reading_.MentionsIn(above.span);
  if (!may_be_name || mentions.end - mentions.begin != 1) return std::nullopt;
  const Mention& mention = document.mentions[mentions.begin];
  if (!HoldsOnlyName(reading_, above.span, mention.span)) return std::nullopt;
  return Layout(reading_, references_, list_, namesakes_).EntityItem(mention.span, mention.entity);
}

std::vector<Clause> ClauseLayout::LayOut(int32_t sentence) const {
  Layout layout(reading_, references_, list_, namesakes_);
  std::vector<Clause> clauses(1);
  layout.Append(reading_.document().sentences[sentence].span, &clauses[0]);
  for (size_t i = 0; i < layout.brackets().size(); ++i) {  // grows where brackets hold brackets
    const Layout::Bracket bracket = layout.brackets()[i];
    Clause gloss;
    layout.Append(bracket.span, &gloss);
    if (bracket.host.entity == kNone) {
      clauses.push_back(std::move(gloss));
      continue;
    }
    DropOtherName(&gloss);
    for (Clause& part : PartsWithHost(gloss, bracket.host)) clauses.push_back(std::move(part));
    clauses.push_back(HostWithClause(gloss, bracket.host));
  }
  if (const std::optional<Item> name = NameAbove(sentence)) {
    const int32_t begin = reading_.document().sentences[sentence].span.begin;
    const bool is_gloss = !IsLatin(reading_.folded()[begin]);  // English describes no name that way
    if (is_gloss) clauses.push_back(PartsWithHost(clauses[0], *name)[0]);
    clauses.push_back(HostWithClause(clauses[0], *name));
  }
  for (Clause& clause : clauses) clause = Finish(std::move(clause), sentence);
  return clauses;
}

}  // namespace wenmai::ingest
