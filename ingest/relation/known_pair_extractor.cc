#include "ingest/relation/known_pair_extractor.h"

#include <algorithm>
#include <utility>

#include "ingest/discourse/data_lines.h"
#include "ingest/ingest_data.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr int32_t kReach = 60;       // code points from the first to the last of both names
constexpr size_t kBeginningMin = 2;  // code points
constexpr std::u32string_view kEnds = U"。！？!?；;\n";

bool IsBody(EntityType type) {
  return type == EntityType::kCompany || type == EntityType::kOrganization;
}

// Calls `take` with the folded names by which the lexicon or else the article knows `entity`.
template <typename Take>
void ForEachName(const Entity& entity, Take take) {
  if (entity.lexicon_names.empty()) take(FoldInPlace(entity.name));
  for (const std::u32string& name : entity.lexicon_names) take(FoldInPlace(name));
}

}  // namespace

KnownPairExtractor::KnownPairExtractor(std::string_view file, FactType type, bool body_is_subject,
                                       const CueTable& cues)
    : type_(type), body_is_subject_(body_is_subject) {
  for (const char* group : {"not", "founder", "found"}) others_.set(cues.Group(group));
  int32_t body = 0;
  ForEachDataLine(file, IngestData(file), 2, [&](const std::vector<std::string_view>& fields) {
    AddTo(FoldInPlace(text::DecodeUtf8(fields[0])), body, &numbers_);
    for (std::string_view name : SplitFields(fields[1], '|')) {
      const bool is_beginning = name.ends_with('*');
      if (is_beginning) name.remove_suffix(1);
      AddTo(FoldInPlace(text::DecodeUtf8(name)), body, is_beginning ? &beginnings_ : &names_);
    }
    ++body;
  });
  for (const auto& [name, of] : beginnings_) {
    beginning_size_max_ = std::max(beginning_size_max_, name.size());
  }
}

void KnownPairExtractor::AddTo(std::u32string name, int32_t body, BodiesOfNames* names) {
  (*names)[std::move(name)].push_back(body);
}

KnownPairExtractor::Bodies KnownPairExtractor::NumbersOf(const Entity& body) const {
  Bodies numbers;
  ForEachName(body, [&](const std::u32string& name) {
    const auto found = numbers_.find(name);
    if (found != numbers_.end())
      numbers.insert(numbers.end(), found->second.begin(), found->second.end());
  });
  return numbers;
}

KnownPairExtractor::Bodies KnownPairExtractor::BodiesOf(const Entity& member) const {
  Bodies bodies;
  const auto add = [&bodies](const BodiesOfNames& table, const std::u32string& name) {
    const auto found = table.find(name);
    if (found != table.end())
      bodies.insert(bodies.end(), found->second.begin(), found->second.end());
  };
  ForEachName(member, [&](const std::u32string& name) {
    add(names_, name);
    const size_t last = std::min(name.size(), beginning_size_max_);
    for (size_t length = kBeginningMin; length <= last; ++length)
      add(beginnings_, name.substr(0, length));
  });
  return bodies;
}

void KnownPairExtractor::Extract(const Reading& reading, FactSet* facts) const {
  const Document& document = reading.document();
  std::vector<Bodies> numbers, bodies;  // of each entity
  for (const Entity& entity : document.entities) {
    const bool is_body = IsBody(entity.type);
    numbers.push_back(is_body ? NumbersOf(entity) : Bodies());
    bodies.push_back(is_body ? Bodies() : BodiesOf(entity));
  }
  const auto belong = [&](const Mention& body, const Mention& member) {
    const Bodies& of_member = bodies[member.entity];
    return std::find_first_of(of_member.begin(), of_member.end(), numbers[body.entity].begin(),
                              numbers[body.entity].end()) != of_member.end();
  };
  for (size_t i = 0; i < document.mentions.size(); ++i) {
    const Mention& first = document.mentions[i];
    if (first.entity == kNone) continue;
    if (numbers[first.entity].empty() && bodies[first.entity].empty()) continue;
    for (size_t j = i + 1; j < document.mentions.size(); ++j) {
      const Mention& last = document.mentions[j];
      if (last.span.end - first.span.begin > kReach) break;
      if (last.entity == kNone) continue;
      const bool is_body_first = belong(first, last);
      if (!is_body_first && !belong(last, first)) continue;
      const Span between = {first.span.end, last.span.begin};
      if (document.View(between).find_first_of(kEnds) != std::u32string_view::npos) break;
      if ((reading.GroupsIn(between) & others_).any()) continue;
      AddFact(document, is_body_first ? first : last, is_body_first ? last : first, facts);
    }
  }
}

void KnownPairExtractor::AddFact(const Document& document, const Mention& body,
                                 const Mention& member, FactSet* facts) const {
  Fact fact;
  fact.type = type_;
  fact.subject = body_is_subject_ ? body.entity : member.entity;
  fact.object = body_is_subject_ ? member.entity : body.entity;
  fact.evidence = {std::min(body.span.begin, member.span.begin),
                   std::max(body.span.end, member.span.end)};
  fact.cue = document.View(body.span);
  facts->Add(std::move(fact));
}

}  // namespace wenmai::ingest
