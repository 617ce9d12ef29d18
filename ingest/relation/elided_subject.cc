#include "ingest/relation/elided_subject.h"

#include <algorithm>

namespace wenmai::ingest {
namespace {

constexpr char32_t kFirstHan = 0x4E00;

Item SubjectItem(int32_t entity, Span before) {
  Item item;
  item.kind = Item::Kind::kEntity;
  item.entity = entity;
  item.span = {before.begin, before.begin};
  return item;
}

}  // namespace

ElidedSubject::ElidedSubject(const CueTable& cues, const ArgumentReader& arguments)
    : arguments_(arguments) {
  for (const char* group : {"is", "serve", "join", "work", "lead", "come", "locate", "belong", "at",
                            "from", "wrote", "write"}) {
    verbs_.set(cues.Group(group));
  }
  titles_.set(cues.Group("title"));
  verbs_ |= titles_;
  places_.set(cues.Group("at"));
  places_.set(cues.Group("from"));
}

std::vector<int32_t> ElidedSubject::SubjectsOf(const Reading& reading, const Clause& clause,
                                               int32_t begin, const Topic& topic) const {
  for (int32_t end = begin; end > 0;) {
    const ItemRange part = arguments_.PartAround(reading, clause, end - 1);
    const int32_t opening = OpeningEntity(reading, arguments_, clause, part);
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

std::vector<Clause> ElidedSubject::Restore(const Reading& reading, const Clause& clause,
                                           const Topic& topic) const {
  std::vector<Clause> restored;
  if ((clause.groups & verbs_).none() || clause.entity_count == 0) return restored;
  for (const ItemRange part : arguments_.PartsOf(reading, clause)) {
    const int32_t verb = arguments_.SkipLight(reading, clause, part);
    if (verb >= part.end || (clause.items[verb].groups & verbs_).none()) continue;
    for (const int32_t subject : SubjectsOf(reading, clause, part.begin, topic)) {
      const bool is_person = reading.document().entities[subject].type == EntityType::kPerson;
      const CueGroups& groups = clause.items[verb].groups;
      if (!is_person && (groups & places_).any()) continue;  // 在B…: an adverbial
      if (is_person && (groups & titles_).any()) continue;   // 首席执行官[A]… is a body's
      Clause whole;
      whole.sentence = clause.sentence;
      whole.items = {SubjectItem(subject, clause.items[verb].span)};
      whole.items.insert(whole.items.end(), clause.items.begin() + verb,
                         clause.items.begin() + part.end);
      for (const Item& item : whole.items) {
        whole.groups |= item.groups;
        whole.entity_count += item.kind == Item::Kind::kEntity;
      }
      restored.push_back(std::move(whole));
    }
  }
  return restored;
}

}  // namespace wenmai::ingest
