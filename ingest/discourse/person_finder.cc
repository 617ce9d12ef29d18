#include "ingest/discourse/person_finder.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "text/utf8.h"

namespace wenmai::ingest {

bool PersonFinder::IsPerson(const Mention& mention) const {
  return mention.entity != kNone && document_.entities[mention.entity].type == EntityType::kPerson;
}

int32_t PersonFinder::InByline(int32_t block) const {
  constexpr int32_t kLineMax = 40, kLines = 4;
  const auto end = std::min(static_cast<int32_t>(document_.blocks.size()), block + kLines);
  for (; block < end; ++block) {
    const Span line = document_.blocks[block].span;
    const std::vector<CueHit> hits = phrases_.table.Find(reading_.Folded(line));
    const bool is_byline = !hits.empty() && hits[0].groups.test(phrases_.byline);
    if (!is_byline && line.size() > kLineMax) break;
    const int32_t person = is_byline ? Behind(line.begin + hits[0].span.end, 2) : Only(line);
    if (person != kNone) return person;
  }
  return kNone;
}

int32_t PersonFinder::Only(Span span) const {
  const IndexRange mentions = reading_.MentionsIn(span);
  int32_t person = kNone;
  for (int32_t i = mentions.begin; i < mentions.end; ++i) {
    const Mention& mention = document_.mentions[i];
    if (!IsPerson(mention) || mention.entity == person) continue;
    if (person != kNone) return kNone;
    person = mention.entity;
  }
  return person;
}

int32_t PersonFinder::FirstIn(Span span, int32_t reach) const {
  const IndexRange mentions = reading_.MentionsIn(span);
  for (int32_t i = mentions.begin; i < mentions.end; ++i) {
    const Mention& mention = document_.mentions[i];
    if (mention.span.begin > span.begin + reach) break;
    if (IsPerson(mention)) return mention.entity;
  }
  return kNone;
}

int32_t PersonFinder::ConversedWith(Span span, int32_t reach) const {
  constexpr int32_t kBehind = 4;
  const IndexRange mentions = reading_.MentionsIn(span);
  for (int32_t i = mentions.begin; i < mentions.end; ++i) {
    const Mention& mention = document_.mentions[i];
    if (mention.span.begin > span.begin + reach) break;
    const Span behind = {mention.span.end, std::min(span.end, mention.span.end + kBehind)};
    if (IsPerson(mention) && GroupsIn(behind).test(phrases_.conversation)) return mention.entity;
  }
  return kNone;
}

int32_t PersonFinder::Behind(int32_t position, int32_t reach) const {
  constexpr std::u32string_view kBreaks = U"。！？!?\n";
  constexpr int32_t kNameMax = 40;
  const IndexRange mentions = reading_.MentionsIn({position, position + reach + kNameMax});
  for (int32_t i = mentions.begin; i < mentions.end; ++i) {
    const Mention& mention = document_.mentions[i];
    if (mention.span.begin > position + reach) break;
    if (document_.View({position, mention.span.begin}).find_first_of(kBreaks) != std::u32string_view::npos) break;
    const bool owns = mention.span.end < static_cast<int32_t>(document_.clean.size()) &&
                      document_.clean[mention.span.end] == U'的';
    if (IsPerson(mention)) return owns ? kNone : mention.entity;
  }
  return kNone;
}

int32_t PersonFinder::AtStartBefore(int32_t position) const {
  constexpr int32_t kStart = 4, kGap = 2;
  if (document_.mentions.empty()) return kNone;
  const Mention& first = document_.mentions[0];
  const bool opens = first.span.begin <= kStart && position - first.span.end >= 0 && position - first.span.end <= kGap;
  return opens && IsPerson(first) ? first.entity : kNone;
}

int32_t PersonFinder::Presented(Span sentence) const {
  constexpr int32_t kReach = 30;  // characters
  for (const CueHit& hit : phrases_.table.Find(reading_.Folded(sentence))) {
    int32_t person = kNone;
    const int32_t begin = sentence.begin + hit.span.begin, end = sentence.begin + hit.span.end;
    if (hit.groups.test(phrases_.guest)) person = Behind(end, kReach);
    if (hit.groups.test(phrases_.between)) person = ConversedWith({end, sentence.end}, kReach);
    if (hit.groups.test(phrases_.you)) person = AtStartBefore(begin);
    if (person != kNone) return person;
  }
  return kNone;
}

int32_t PersonFinder::Introduced(Span sentence) const {
  for (const CueHit& hit : phrases_.table.Find(reading_.Folded(sentence))) {
    if (!hit.groups.test(phrases_.i_am)) continue;
    const int32_t person = Behind(sentence.begin + hit.span.end, 1);
    if (person != kNone) return person;
  }
  return kNone;
}

Span PersonFinder::Title() const {
  const auto title = std::find_if(document_.blocks.begin(), document_.blocks.end(),
                                  [](const Block& block) { return block.kind == BlockKind::kTitle; });
  return title == document_.blocks.end() ? Span{} : title->span;
}

int32_t PersonFinder::InTitle() const { return Only(Title()); }

int32_t PersonFinder::TalkingInTitle() const {
  constexpr int32_t kReach = 12;  // characters between the name and the word
  const Span title = Title();
  const int32_t person = Only(title);
  if (person == kNone) return kNone;
  const IndexRange mentions = reading_.MentionsIn(title);
  for (int32_t i = mentions.begin; i < mentions.end; ++i) {
    const Span name = document_.mentions[i].span;
    if (document_.mentions[i].entity != person) continue;
    const bool talks = GroupsIn({name.end, std::min(title.end, name.end + kReach)}).test(phrases_.talks) ||
                       GroupsIn({name.end, std::min(title.end, name.end + 2)}).test(phrases_.says);
    const bool is_asked = GroupsIn({std::max(title.begin, name.begin - kReach), name.begin}).test(phrases_.with);
    if (talks || is_asked) return person;
  }
  return kNone;
}

int32_t PersonFinder::InSummary() const {
  constexpr int32_t kSummaryMin = 40;
  const auto summary = std::find_if(document_.blocks.begin(), document_.blocks.end(), [](const Block& block) {
    return block.kind == BlockKind::kMetadata && block.listed_types == 0 && block.span.size() >= kSummaryMin;
  });
  if (summary == document_.blocks.end()) return kNone;
  constexpr int32_t kReach = 20;  // characters between the name and the word
  const IndexRange mentions = reading_.MentionsIn(summary->span);
  int32_t teller = kNone;
  for (int32_t i = mentions.begin; i < mentions.end; ++i) {
    const Mention& mention = document_.mentions[i];
    const Span behind = {mention.span.end, std::min(summary->span.end, mention.span.end + kReach)};
    if (!IsPerson(mention) || !Tells(behind)) continue;
    if (teller != kNone && teller != mention.entity) return kNone;
    teller = mention.entity;
  }
  return teller;
}

// Not `X的分析`: what he owns tells nothing.
bool PersonFinder::Tells(Span behind) const {
  for (const CueHit& hit : phrases_.table.Find(reading_.Folded(behind))) {
    if (!hit.groups.test(phrases_.tells)) continue;
    return document_.View({behind.begin, behind.begin + hit.span.begin}).find(U'的') == std::u32string_view::npos;
  }
  return false;
}

int32_t PersonFinder::Author() const {
  const std::u32string author = text::DecodeUtf8(document_.metadata.author);
  if (author.empty()) return kNone;
  for (size_t i = 0; i < document_.entities.size(); ++i) {
    const Entity& entity = document_.entities[i];
    const bool is_author = entity.type == EntityType::kPerson &&
                           std::any_of(entity.names.begin(), entity.names.end(),
                                       [&](const EntityName& name) { return name.text == author; });
    if (is_author) return static_cast<int32_t>(i);
  }
  return kNone;
}

int32_t PersonFinder::MainBefore(int32_t position, int count_min) const {
  std::map<int32_t, int> counts;
  int32_t main = kNone;
  const int32_t author = Author();
  const IndexRange mentions = reading_.MentionsIn({0, position});
  for (int32_t i = mentions.begin; i < mentions.end; ++i) {
    const Mention& mention = document_.mentions[i];
    if (!IsPerson(mention) || mention.entity == author) continue;
    if (++counts[mention.entity] > counts[main] || main == kNone) main = mention.entity;
  }
  return main != kNone && counts[main] >= count_min ? main : kNone;
}

}  // namespace wenmai::ingest
