#include "ingest/relation/pattern_extractor.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "ingest/ingest_data.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kCueFile = "data/relation_cue.tsv";
constexpr std::string_view kPatternFile = "data/relation_pattern.tsv";
constexpr size_t kItemMax = 2000;  // a longer clause is no sentence: data, or text without marks

uint32_t TypesOf(const Pattern& pattern, Element::Kind kind) {
  for (const Element& element : pattern.elements) {
    if (element.kind == kind) return element.types;
  }
  return 0;
}

bool IsMutual(FactType type) {
  return type == FactType::kPartnersWith || type == FactType::kCompetesWith;
}

bool HoldsNeeded(const Clause& clause, const Pattern& pattern) {
  return std::all_of(pattern.needed.begin(), pattern.needed.end(),
                     [&](const CueGroups& groups) { return (groups & clause.groups).any(); });
}

// The words from one item to another as they stand in the text.
std::u32string Words(const Document& document, const Clause& clause, int32_t begin, int32_t end) {
  if (begin == kNone || begin >= end) return {};
  return std::u32string(
      document.View({clause.items[begin].span.begin, clause.items[end - 1].span.end}));
}

// From the first to the last word of the items `first` to `last`; a gloss's name stands before
// them.
Span Evidence(const Clause& clause, int32_t first, int32_t last) {
  Span span = clause.items[first].span;
  for (int32_t i = first + 1; i <= last; ++i) {
    span.begin = std::min(span.begin, clause.items[i].span.begin);
    span.end = std::max(span.end, clause.items[i].span.end);
  }
  return span;
}

}  // namespace

PatternExtractor::PatternExtractor() : cues_(kCueFile, IngestData(kCueFile)) {
  pattern_cues_.title = cues_.Group("title");
  pattern_cues_.founder = cues_.Group("founder");
  pattern_cues_.not_role = cues_.Group("not_role");
  pattern_cues_.gap_stop = cues_.Group("gap_stop");
  pattern_cues_.noun_stop = cues_.Group("noun_stop");
  pattern_cues_.list = cues_.Group("list");
  pattern_cues_.kind = cues_.Group("kind");
  preposition_ = cues_.Group("prep");
  for (const char* group : {"use", "use_bare", "based"}) used_.set(cues_.Group(group));
  patterns_ = ParsePatterns(kPatternFile, IngestData(kPatternFile), cues_);
}

void PatternExtractor::Extract(const Reading& reading, const Clause& clause, bool is_question,
                               FactSet* facts) const {
  if (clause.entity_count < 2 || clause.items.size() > kItemMax) return;
  for (const Pattern& pattern : patterns_) {
    if (!HoldsNeeded(clause, pattern)) continue;
    if (is_question && !pattern.is_nominal) continue;
    for (const Binding& binding : Match(pattern, reading.document(), clause, pattern_cues_)) {
      if (!IsDoer(reading.document(), clause, pattern, binding) || IsFigure(reading, clause, pattern, binding))
        continue;
      const int32_t cue = binding.first_cue == kNone ? binding.begin : binding.first_cue;
      if (pattern.is_nominal || assertion_.IsStated(pattern.type, clause, {binding.begin, binding.end}, cue)) {
        AddFacts(reading, clause, pattern, binding, facts);
      }
    }
  }
}

// What stands behind 与, 将 or 关于 is no subject, whose
// founder invests (Skype创始人[塔林]) no investor, what is used (采用[GPT-4]的[Copilot]) no whole.
bool PatternExtractor::IsDoer(const Document& document, const Clause& clause,
                              const Pattern& pattern, const Binding& binding) const {
  const bool does = pattern.type == FactType::kUses || pattern.type == FactType::kAuthored ||
                    IsMutual(pattern.type);
  if (pattern.type == FactType::kInvestedIn &&
      BearerOf(document, clause, binding.subject, pattern_cues_) != binding.subject)
    return false;
  if (pattern.type == FactType::kPartOf && binding.object > 0 &&
      (clause.items[binding.object - 1].groups & used_).any())
    return false;
  if (!does) return true;
  const int32_t first = IsMutual(pattern.type)
                            ? ListMembers(document, clause, binding.subject,
                                          TypesOf(pattern, Element::Kind::kSubject), pattern_cues_)
                                  .front()
                            : binding.subject;
  return !AnyOf(clause, {first - 1, first}, preposition_) &&
         !AnyOf(clause, {binding.subject - 1, binding.subject}, preposition_);
}

// A quoted name after a place (中国的“苹果”) is a figure of speech.
bool PatternExtractor::IsFigure(const Reading& reading, const Clause& clause,
                                const Pattern& pattern, const Binding& binding) const {
  constexpr std::u32string_view kQuotes = U"“「\"";
  const int32_t begin = clause.items[binding.subject].span.begin;
  const bool is_beside = std::abs(binding.subject - binding.object) <= 2;
  return pattern.type == FactType::kLocatedIn && is_beside && begin > 0 &&
         kQuotes.find(reading.document().clean[begin - 1]) != std::u32string_view::npos;
}

void PatternExtractor::AddFacts(const Reading& reading, const Clause& clause,
                                const Pattern& pattern, const Binding& binding,
                                FactSet* facts) const {
  const Document& document = reading.document();
  Fact fact;
  fact.type = pattern.type;
  fact.status = pattern.status.empty()
                    ? assertion_.StatusOf(pattern.type, clause, {binding.begin, binding.end})
                    : pattern.status;
  fact.role = Words(document, clause, binding.role_begin, binding.role_end);
  fact.cue = Words(document, clause, binding.first_cue, binding.first_cue + 1);
  const uint32_t subject_types = TypesOf(pattern, Element::Kind::kSubject);
  const uint32_t object_types = TypesOf(pattern, Element::Kind::kObject);
  // In `A和B的C` it is B that has C, and in `A、B旗下的C`.
  const bool is_owner =
      pattern.type == FactType::kDevelops && pattern.is_nominal && binding.subject < binding.object;
  const bool is_whole =
      pattern.type == FactType::kPartOf && pattern.is_nominal && binding.object < binding.subject;
  const auto subjects =
      is_owner ? std::vector{binding.subject}
               : ListMembers(document, clause, binding.subject, subject_types, pattern_cues_);
  const auto objects =
      is_whole ? std::vector{binding.object}
               : ListMembers(document, clause, binding.object, object_types, pattern_cues_);
  const bool is_one_list =
      std::find(subjects.begin(), subjects.end(), binding.object) != subjects.end();
  const auto [left, right] = std::minmax(binding.subject, binding.object);
  const bool parts = left < binding.first_cue && binding.first_cue < right;
  // X是A和B的投资方: A is none of B; 相比A和B: neither is compared with the other.
  if (is_one_list && !(IsMutual(pattern.type) && parts)) return;
  const int32_t middle = parts ? binding.first_cue : right;  // 与A不同，B
  for (const int32_t subject : subjects) {
    for (const int32_t object : objects) {
      // `A与B、C合作` joins A with B and with C, but not B with C.
      if (IsMutual(pattern.type) && (subject >= middle) == (object >= middle)) continue;
      fact.subject = EntityOf(document, clause.items[subject], subject_types);
      fact.object = EntityOf(document, clause.items[object], object_types);
      fact.evidence = Evidence(clause, std::min({subject, object, binding.begin}),
                               std::max({subject, object, binding.end - 1}));
      facts->Add(fact);
    }
  }
}

}  // namespace wenmai::ingest
