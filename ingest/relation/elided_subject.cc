#include "ingest/relation/elided_subject.h"

#include <algorithm>

namespace wenmai::ingest {
namespace {

constexpr char32_t kFirstHan = 0x4E00;
constexpr int32_t kPostMax = 24;  // items of a post with its body

Item SubjectItem(int32_t entity, Span before) {
  Item item;
  item.kind = Item::Kind::kEntity;
  item.entity = entity;
  item.span = {before.begin, before.begin};
  return item;
}

// `part` of `clause` with its subject before it, parted by a comma where the two are one.
Clause WithSubject(const Clause& clause, int32_t subject, ItemRange part, CueGroups comma) {
  const Span begin = clause.items[part.begin].span;
  Clause whole;
  whole.sentence = clause.sentence;
  whole.items = {SubjectItem(subject, begin)};
  if (comma.any()) {
    Item mark;
    mark.kind = Item::Kind::kCue;
    mark.span = {begin.begin, begin.begin};
    mark.groups = comma;
    mark.character = U'，';
    whole.items.push_back(mark);
  }
  whole.items.insert(whole.items.end(), clause.items.begin() + part.begin,
                     clause.items.begin() + part.end);
  for (const Item& item : whole.items) {
    whole.groups |= item.groups;
    whole.entity_count += item.kind == Item::Kind::kEntity;
  }
  return whole;
}

}  // namespace

ElidedSubject::ElidedSubject(const CueTable& cues, const ArgumentReader& arguments)
    : arguments_(arguments), title_(cues.Group("title")), founder_(cues.Group("founder")),
      list_(cues.Group("list")), serve_(cues.Group("serve")), is_(cues.Group("is")) {
  for (const char* group : {"is", "serve", "join", "work", "lead", "come", "locate", "belong", "at",
                            "from", "wrote", "write"}) {
    verbs_.set(cues.Group(group));
  }
  titles_.set(title_);
  verbs_ |= titles_;
  comma_.set(cues.Group("comma"));
  for (const char* group : {"title", "founder", "of", "list", "unit", "kind", "company", "post"}) {
    post_words_.set(cues.Group(group));
  }
  places_.set(cues.Group("at"));
  places_.set(cues.Group("from"));
}

std::vector<int32_t> ElidedSubject::SubjectsOf(const Reading& reading, const Clause& clause,
                                               int32_t begin, const Topic& topic) const {
  for (int32_t end = begin; end > 0;) {
    const ItemRange part = arguments_.PartAround(reading, clause, end - 1);
    const int32_t disposed = arguments_.DisposedPerson(reading, clause, part);
    const int32_t opening =
        disposed == kNone ? OpeningEntity(reading, arguments_, clause, part) : disposed;
    if (opening != kNone) return {clause.items[opening].entity};
    if (arguments_.HasOwnSubject(reading, clause, part)) return {};
    end = std::min(part.begin, end - 1);
  }
  std::vector<int32_t> subjects;
  const bool is_latin = begin < static_cast<int32_t>(clause.items.size()) &&
                        clause.items[begin].character < kFirstHan;
  if (is_latin) return subjects;  // English leaves no subject out over sentences
  for (int i = 0; i < kTopicSortCount; ++i) {
    const int32_t entity = topic.Of(static_cast<TopicSort>(i));
    if (entity != kNone) subjects.push_back(entity);
  }
  return subjects;
}

// Is `part` nothing but a body and what somebody is there: 前[谷歌]研究院院长?
bool ElidedSubject::IsPost(const Reading& reading, const Clause& clause, ItemRange part) const {
  if (part.end - part.begin < 2 || part.end - part.begin > kPostMax) return false;
  const CueGroups& last = clause.items[part.end - 1].groups;
  if (!last.test(title_) && !last.test(founder_)) return false;
  bool has_body = false;
  for (int32_t i = part.begin; i < part.end; ++i) {
    const bool is_verbal = clause.items[i].kind == Item::Kind::kCue && has_body &&
                           (clause.items[i].groups & post_words_).none();
    if (is_verbal) return false;
    if (clause.items[i].kind != Item::Kind::kEntity) continue;
    const EntityType type = reading.document().entities[clause.items[i].entity].type;
    if (type == EntityType::kPerson) return false;
    const bool is_body = TopicSortOf(type) == TopicSort::kBody;
    if (is_body && !has_body && !arguments_.Opens(reading, clause, part, i)) return false;
    has_body = has_body || is_body;
  }
  return has_body;
}

// Do the items tell of a post: 曾任[谷歌]首席科学家?
bool ElidedSubject::Serves(const Clause& clause, ItemRange items) const {
  return AnyOf(clause, items, title_) &&
         (AnyOf(clause, items, serve_) || AnyOf(clause, items, is_));
}

// Whose post it is: the person before it and his other posts, else, where the sentence is a list of
// posts, the one it speaks of. kNone where a person follows: [谷歌]首席执行官，[皮查伊].
int32_t ElidedSubject::HolderOf(const Reading& reading, const Clause& clause, ItemRange post,
                                const Topic& topic) const {
  const auto is_person = [&](int32_t entity) {
    return entity != kNone && reading.document().entities[entity].type == EntityType::kPerson;
  };
  const int32_t next = post.end + 1;
  if (next < static_cast<int32_t>(clause.items.size()) && is_person(clause.items[next].entity))
    return kNone;
  for (int32_t end = post.begin; end > 0;) {
    ItemRange part = arguments_.PartAround(reading, clause, end - 1);
    part.end = std::min(part.end, end);
    const int32_t opening = OpeningEntity(reading, arguments_, clause, part);
    const int32_t opener = opening == kNone ? kNone : clause.items[opening].entity;
    if (is_person(opener)) {
      const bool goes_on = opening + 1 >= part.end || Serves(clause, {opening + 1, part.end});
      return goes_on ? opener : kNone;
    }
    if (!IsPost(reading, clause, part) && !Serves(clause, part)) return kNone;
    end = std::min(part.begin, end - 1);
  }
  return topic.Of(TopicSort::kPerson);
}

// The posts of `part`, each with its holder: [王芳]任[清华]教授、[谷歌]顾问.
void ElidedSubject::RestorePosts(const Reading& reading, const Clause& clause, ItemRange part,
                                 const Topic& topic, std::vector<Clause>* restored) const {
  const auto ends_post = [&](int32_t item) {
    return clause.items[item].groups.test(list_) && item > part.begin &&
           clause.items[item - 1].groups.test(title_);
  };
  ItemRange post = {part.begin, part.begin};
  while (post.begin < part.end) {
    while (post.end < part.end && !ends_post(post.end)) ++post.end;
    const int32_t holder =
        IsPost(reading, clause, post) ? HolderOf(reading, clause, post, topic) : kNone;
    if (holder != kNone) restored->push_back(WithSubject(clause, holder, post, comma_));
    post.begin = post.end = post.end + 1;
  }
}

std::vector<Clause> ElidedSubject::Restore(const Reading& reading, const Clause& clause,
                                           const Topic& topic) const {
  std::vector<Clause> restored;
  if ((clause.groups & verbs_).none() || clause.entity_count == 0) return restored;
  for (const ItemRange part : arguments_.PartsOf(reading, clause)) {
    RestorePosts(reading, clause, part, topic, &restored);
    const int32_t verb = arguments_.SkipLight(reading, clause, part);
    if (verb >= part.end || (clause.items[verb].groups & verbs_).none()) continue;
    for (const int32_t subject : SubjectsOf(reading, clause, part.begin, topic)) {
      const bool is_person = reading.document().entities[subject].type == EntityType::kPerson;
      const CueGroups& groups = clause.items[verb].groups;
      if (!is_person && (groups & places_).any()) continue;  // 在B…: an adverbial
      if (is_person && (groups & titles_).any()) continue;   // 首席执行官[A]… is a body's
      restored.push_back(WithSubject(clause, subject, {verb, part.end}, {}));
    }
  }
  return restored;
}

}  // namespace wenmai::ingest
