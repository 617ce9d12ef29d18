#include "query/plan/expand.h"

namespace wenmai::query {

VariableSet LogicalIntersect::Introduces() const {
  if (count) return {*count};
  std::vector<VariableId> result = {to};
  for (const Leg& leg : legs) result.push_back(leg.relationship);
  return MakeSet(result);
}

VariableSet LogicalIntersect::Reads() const {
  std::vector<VariableId> reads, own;
  for (const Leg& leg : legs) {
    reads.push_back(leg.from);
    reads.insert(reads.end(), leg.distinct_from.begin(), leg.distinct_from.end());
    own.push_back(leg.relationship);
  }
  return Difference(MakeSet(reads), MakeSet(own));
}

std::string LogicalIntersect::Describe(const VariableTable& names) const {
  std::string text = count ? "CountIntersect " : "Intersect ";
  for (const Leg& leg : legs) {
    text += NodeText(names, leg.from) +
            RelationshipText(names, leg.relationship, leg.direction, leg.types) +
            NodeText(names, to, to_labels) + (&leg == &legs.back() ? "" : ", ");
  }
  return text;
}

std::string LogicalQuantifiedExpand::Describe(const VariableTable& names) const {
  return "QuantifiedExpand " + NodeText(names, pattern->outer_start) +
         RepetitionText(pattern->repetitions) + NodeText(names, pattern->outer_end);
}

}  // namespace wenmai::query
