#include "ingest/claim/polarity.h"

#include <string_view>
#include <vector>

namespace wenmai::ingest {
namespace {

constexpr std::u32string_view kClauseEnds = U"，,；;：:。！!？?\n";

std::vector<Span> ClausesOf(const Reading& reading, Span span) {
  std::vector<Span> clauses;
  int32_t begin = span.begin;
  for (int32_t at = span.begin; at <= span.end; ++at) {
    const bool ends =
        at == span.end || kClauseEnds.find(reading.folded()[at]) != std::u32string_view::npos;
    if (!ends) continue;
    if (at > begin) clauses.push_back({begin, at});
    begin = at + 1;
  }
  return clauses;
}

int CountDenials(const Reading& reading, const ClaimCues& cues, Span clause) {
  int denials = 0;
  const IndexRange range = reading.CuesIn(clause);
  for (int32_t i = range.begin; i < range.end; ++i) {
    denials += reading.cues()[i].groups.test(cues.negation);
  }
  return denials;
}

}  // namespace

bool IsNegated(const Reading& reading, const ClaimCues& cues, Span span) {
  Span main = {};
  bool has_main = false;
  for (const Span clause : ClausesOf(reading, span)) {
    const CueGroups groups = reading.GroupsIn(clause);
    if (groups.test(cues.adversative)) has_main = false;  // what follows is the point
    if (groups.test(cues.subordinate) || has_main) continue;
    main = clause;
    has_main = true;
  }
  if (!has_main || reading.GroupsIn(span).test(cues.contrast)) return false;
  return CountDenials(reading, cues, main) % 2 == 1;
}

}  // namespace wenmai::ingest
