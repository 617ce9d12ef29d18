#include "ingest/relation/maker_extractor.h"

#include <algorithm>
#include <string_view>

#include "ingest/discourse/data_lines.h"
#include "ingest/ingest_data.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kFile = "data/relation_maker.tsv";
constexpr int32_t kBreath = 30;      // code points from the first to the last of both names
constexpr size_t kBeginningMin = 2;  // code points
constexpr std::u32string_view kEnds = U"。！？!?；;\n";

bool IsBody(EntityType type) {
  return type == EntityType::kCompany || type == EntityType::kOrganization;
}

bool IsArtifact(EntityType type) {
  return type == EntityType::kModel || type == EntityType::kProduct;
}

const std::u32string& NameOf(const Entity& entity) {
  return entity.lexicon_names.empty() ? entity.name : entity.lexicon_names[0];
}

}  // namespace

MakerExtractor::MakerExtractor(const CueTable& cues) : not_(cues.Group("not")) {
  ForEachDataLine(kFile, IngestData(kFile), 2, [this](const std::vector<std::string_view>& fields) {
    const int32_t number = static_cast<int32_t>(numbers_.size());
    numbers_.emplace(FoldInPlace(text::DecodeUtf8(fields[0])), number);
    for (std::string_view name : SplitFields(fields[1], '|')) {
      const bool is_beginning = name.ends_with('*');
      if (is_beginning) name.remove_suffix(1);
      auto& makers = is_beginning ? beginnings_ : makers_;
      makers[FoldInPlace(text::DecodeUtf8(name))].push_back(number);
    }
  });
}

std::vector<int32_t> MakerExtractor::MakersOf(const Entity& entity) const {
  std::vector<int32_t> makers;
  const auto add = [&makers](const auto& table, const std::u32string& name) {
    const auto found = table.find(name);
    if (found != table.end())
      makers.insert(makers.end(), found->second.begin(), found->second.end());
  };
  const std::u32string name = FoldInPlace(NameOf(entity));
  add(makers_, name);
  for (size_t length = kBeginningMin; length <= name.size(); ++length)
    add(beginnings_, name.substr(0, length));
  return makers;
}

void MakerExtractor::Extract(const Reading& reading, FactSet* facts) const {
  const Document& document = reading.document();
  std::vector<int32_t> numbers(document.entities.size(), kNone);  // of the bodies that are makers
  std::vector<std::vector<int32_t>> makers(document.entities.size());
  for (size_t i = 0; i < document.entities.size(); ++i) {
    const Entity& entity = document.entities[i];
    if (IsArtifact(entity.type)) makers[i] = MakersOf(entity);
    if (!IsBody(entity.type)) continue;
    const auto found = numbers_.find(FoldInPlace(NameOf(entity)));
    if (found != numbers_.end()) numbers[i] = found->second;
  }
  const auto makes = [&](const Mention& body, const Mention& artifact) {
    const std::vector<int32_t>& of_artifact = makers[artifact.entity];
    return numbers[body.entity] != kNone && std::find(of_artifact.begin(), of_artifact.end(),
                                                      numbers[body.entity]) != of_artifact.end();
  };
  for (size_t i = 0; i < document.mentions.size(); ++i) {
    const Mention& first = document.mentions[i];
    if (first.entity == kNone) continue;
    for (size_t j = i + 1; j < document.mentions.size(); ++j) {
      const Mention& last = document.mentions[j];
      if (last.span.end - first.span.begin > kBreath) break;
      if (last.entity == kNone || (!makes(first, last) && !makes(last, first))) continue;
      const Span between = {first.span.end, last.span.begin};
      if (document.View(between).find_first_of(kEnds) != std::u32string_view::npos) break;
      if (reading.GroupsIn(between).test(not_)) continue;
      const Mention& body = makes(first, last) ? first : last;
      Fact fact;
      fact.type = FactType::kDevelops;
      fact.subject = body.entity;
      fact.object = (&body == &first ? last : first).entity;
      fact.evidence = {first.span.begin, last.span.end};
      fact.cue = document.View(body.span);
      facts->Add(fact);
    }
  }
}

}  // namespace wenmai::ingest
