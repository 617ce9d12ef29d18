#include "ingest/relation/bare_post_extractor.h"

#include <algorithm>

#include "ingest/discourse/focus.h"

namespace wenmai::ingest {
namespace {

constexpr int32_t kPostReach = 4;    // items from the verb to the post: is also the company's chairman
constexpr int32_t kPhraseReach = 6;  // items of the phrase before the post: 新任, 负责产品的

bool IsEntity(const Item& item) { return item.kind == Item::Kind::kEntity; }

bool IsBody(const Document& document, int32_t entity) {
  return entity != kNone && TopicSortOf(document.entities[entity].type) == TopicSort::kBody;
}

// Do the facts stated in plain words tell as much of the person, if of another body?
bool IsTold(const Document& document, const Fact& fact) {
  return std::any_of(document.facts.begin(), document.facts.end(), [&](const Fact& told) {
    return told.type == fact.type && told.subject == fact.subject && told.status != "former";
  });
}

bool IsMark(const Item& item) {
  constexpr std::u32string_view kMarks = U"，,。；;：:！!？?、—–";
  return !IsEntity(item) && item.span.size() == 1 &&
         kMarks.find(item.character) != std::u32string_view::npos;
}

}  // namespace

BarePostExtractor::BarePostExtractor(const CueTable& cues, const ArgumentReader& arguments)
    : arguments_(arguments),
      founder_(cues.Group("founder")),
      byline_(cues.Group("byline")),
      former_(cues.Group("former")),
      come_(cues.Group("come")),
      officer_(cues.Group("officer")) {
  list_.list = cues.Group("list");
  list_.kind = cues.Group("kind");
  posts_.set(founder_);
  posts_.set(officer_);
  for (const char* group : {"is", "serve"}) holds_.set(cues.Group(group));
  words_ = posts_;
  words_.set(list_.list);
}

void BarePostExtractor::Extract(const Reading& reading, const Clause& clause, const Topic& topic,
                                FactSet* facts) const {
  const Document& document = reading.document();
  for (int32_t i = 1; i < static_cast<int32_t>(clause.items.size()); ++i) {
    const Item& person = clause.items[i];
    if (!IsEntity(person) || person.is_reference) continue;
    if (document.entities[person.entity].type != EntityType::kPerson) continue;
    const ItemRange before = PostBefore(clause, i);
    const ItemRange behind = PostBehind(clause, i);
    if (before.begin < before.end) {
      const int32_t body = BodyOf(reading, clause, before.begin, topic);
      if (body != kNone) AddHolders(document, clause, before, i, body, facts);
    } else if (behind.begin < behind.end) {
      const int32_t body = topic.BridgeTo(document, kBodies);
      if (body != kNone) AddHolders(document, clause, behind, i, body, facts);
    }
  }
}

// Whoever is in the list behind the post holds it: 联合创始人[彭莉]、[杨建].
void BarePostExtractor::AddHolders(const Document& document, const Clause& clause, ItemRange post,
                                   int32_t person, int32_t body, FactSet* facts) const {
  constexpr uint32_t kPersons = 1u << static_cast<uint32_t>(EntityType::kPerson);
  const bool is_founder = AnyOf(clause, post, founder_);
  const bool is_officer = !is_founder || post.end - post.begin > 1;
  Fact fact;
  fact.object = body;
  fact.cue = std::u32string(document.View(
      {clause.items[post.begin].span.begin, clause.items[post.end - 1].span.end}));
  for (const int32_t holder : ListMembers(document, clause, person, kPersons, list_)) {
    if ((holder < post.end) != (person < post.end) || clause.items[holder].entity == kNone) continue;
    const Item& name = clause.items[holder];
    fact.subject = name.entity;
    fact.evidence = {std::min(clause.items[post.begin].span.begin, name.span.begin),
                     std::max(clause.items[post.end - 1].span.end, name.span.end)};
    fact.type = FactType::kWorksAt;
    fact.role = fact.cue;
    if (is_officer && !IsTold(document, fact)) facts->Add(fact);
    fact.type = FactType::kFounded;
    fact.role.clear();
    if (is_founder && !IsTold(document, fact)) facts->Add(fact);
  }
}

// The post that the person is told to hold: [张三]任董事长, [Daniel Ek] is executive chairman. Empty where
// there is none, or where it goes on to tell of which body.
ItemRange BarePostExtractor::PostBehind(const Clause& clause, int32_t person) const {
  const int32_t size = static_cast<int32_t>(clause.items.size());
  const int32_t reach = std::min(size, person + 1 + kPhraseReach);
  int32_t is = person + 1;
  while (is < reach && (clause.items[is].groups & holds_).none()) {
    if (clause.items[is].kind != Item::Kind::kText || IsMark(clause.items[is])) return {};
    ++is;
  }
  if (is >= reach) return {};
  for (int32_t post = is + 1; post < std::min(size, is + 1 + kPostReach); ++post) {
    const Item& item = clause.items[post];
    if (IsEntity(item) || IsMark(item)) return {};
    if (!item.groups.test(officer_)) continue;
    const bool is_end = post + 1 == size || IsMark(clause.items[post + 1]) ||
                        clause.items[post + 1].groups.test(list_.list);
    return is_end ? ItemRange{post, post + 1} : ItemRange{};
  }
  return {};
}

// The post right before the person: 联合创始人兼首席技术官. Empty where the phrase before it names whose
// post it is, or that he holds it no more.
ItemRange BarePostExtractor::PostBefore(const Clause& clause, int32_t person) const {
  int32_t post = person;
  while (post > 0 && (clause.items[post - 1].groups & words_).any()) --post;
  while (post < person && (clause.items[post].groups & posts_).none()) ++post;
  if (post == person || clause.items[post].groups.test(byline_)) return {};
  for (int32_t i = post - 1; i >= 0 && post - i <= kPhraseReach; --i) {
    if (IsMark(clause.items[i])) break;
    if (IsEntity(clause.items[i]) || clause.items[i].groups.test(former_)) return {};
  }
  return {post, person};
}

// The body that an earlier part of the sentence begins with, else the one named last before the post
// that no preposition governs (洪洲来自[华为]，另一位创始人…), else the topic.
int32_t BarePostExtractor::BodyOf(const Reading& reading, const Clause& clause, int32_t post,
                                  const Topic& topic) const {
  for (int32_t end = post; end > 0;) {
    const ItemRange part = arguments_.PartAround(reading, clause, end - 1);
    const int32_t opening = OpeningEntity(reading, arguments_, clause, part);
    if (opening != kNone && opening < post && IsBody(reading.document(), clause.items[opening].entity))
      return clause.items[opening].entity;
    end = std::min(part.begin, end - 1);
  }
  for (int32_t i = post - 1; i >= 0; --i) {
    if (!IsEntity(clause.items[i]) || clause.items[i - (i > 0)].groups.test(come_)) continue;
    const bool is_governed = arguments_.CaseOf(reading, clause, i) == ArgumentCase::kGoverned;
    if (!is_governed && IsBody(reading.document(), clause.items[i].entity))
      return clause.items[i].entity;
  }
  return topic.BridgeTo(reading.document(), kBodies);
}

}  // namespace wenmai::ingest
