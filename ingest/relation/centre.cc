#include "ingest/relation/centre.h"

#include <algorithm>

namespace wenmai::ingest {
namespace {

constexpr int32_t kBegunReach = 8;  // items from a verb of founding to what is founded

bool IsEntity(const Item& item) { return item.kind == Item::Kind::kEntity; }

TopicSort SortOf(const Document& document, const Item& item) {
  return TopicSortOf(document.entities[item.entity].type);
}

// The owner that `part` begins with: [谷歌]的模型. kNone if it begins with none.
int32_t OpeningOwner(const Reading& reading, const ArgumentReader& arguments, const Clause& clause,
                     ItemRange part) {
  for (int32_t i = part.begin; i < part.end; ++i) {
    if (!IsEntity(clause.items[i])) continue;
    const bool is_owner = arguments.CaseOf(reading, clause, i) == ArgumentCase::kOwner &&
                          SortOf(reading.document(), clause.items[i]) != TopicSort::kNoTopic &&
                          arguments.Opens(reading, clause, part, i);
    return is_owner ? i : kNone;
  }
  return kNone;
}

}  // namespace

CentreReader::CentreReader(const CueTable& cues, const ArgumentReader& arguments)
    : arguments_(arguments), of_(cues.Group("of")), list_(cues.Group("list")) {
  for (const char* group : {"found", "start", "named"}) begins_.set(cues.Group(group));
}

// The entity behind a description that opens the part and is the subject of what follows.
int32_t CentreReader::HeadOfDescription(const Reading& reading, const Clause& clause,
                                        ItemRange part) const {
  for (int32_t i = part.begin + 1; i + 1 < part.end; ++i) {
    if (!IsEntity(clause.items[i]) || !clause.items[i - 1].groups.test(of_)) continue;
    const CueGroups& next = clause.items[i + 1].groups;
    const bool is_bare = !next.test(of_) && !next.test(list_) &&
                         arguments_.CaseOf(reading, clause, i) == ArgumentCase::kBare;
    return is_bare ? i : kNone;
  }
  return kNone;
}

// What the part tells the founding of.
int32_t CentreReader::Begun(const Reading& reading, const Clause& clause, ItemRange part) const {
  for (int32_t verb = part.begin; verb < part.end; ++verb) {
    if (IsEntity(clause.items[verb]) || (clause.items[verb].groups & begins_).none()) continue;
    for (int32_t i = verb + 1; i < std::min(part.end, verb + kBegunReach); ++i) {
      if (!IsEntity(clause.items[i])) continue;
      if (SortOf(reading.document(), clause.items[i]) != TopicSort::kBody) break;
      return arguments_.CaseOf(reading, clause, i) == ArgumentCase::kBare ? i : kNone;
    }
  }
  return kNone;
}

std::vector<int32_t> CentreReader::CentresOf(const Reading& reading, const Clause& clause,
                                             ItemRange part,
                                             const Standing& standing) const {
  std::vector<int32_t> centres;
  const auto add = [&](int32_t item) {
    if (item != kNone && !standing.IsPassing(clause.items[item].span)) centres.push_back(item);
  };
  const int32_t opening = OpeningEntity(reading, arguments_, clause, part);
  const int32_t owner = OpeningOwner(reading, arguments_, clause, part);
  add(owner);
  add(opening);
  if (opening == kNone && owner == kNone) add(HeadOfDescription(reading, clause, part));
  add(Begun(reading, clause, part));
  add(arguments_.DisposedPerson(reading, clause, part));
  return centres;
}

int32_t OpeningEntity(const Reading& reading, const ArgumentReader& arguments, const Clause& clause,
                      ItemRange part) {
  int32_t first = kNone;  // the owner that the part begins with, else what it begins with
  for (int32_t i = part.begin; i < part.end; ++i) {
    if (!IsEntity(clause.items[i])) continue;
    const EntityType type = reading.document().entities[clause.items[i].entity].type;
    if (first != kNone) {
      const bool is_person = type == EntityType::kPerson;
      return is_person && arguments.IsNamedByOwner(clause, first, i) ? i : kNone;
    }
    const ArgumentCase argument_case = arguments.CaseOf(reading, clause, i);
    if (type == EntityType::kPlace || argument_case == ArgumentCase::kGoverned) continue;
    if (!arguments.Opens(reading, clause, part, i)) return kNone;
    if (argument_case != ArgumentCase::kOwner) return i;
    first = i;
  }
  return kNone;
}

}  // namespace wenmai::ingest
