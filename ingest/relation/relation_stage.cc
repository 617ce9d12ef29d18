#include "ingest/relation/relation_stage.h"

#include <algorithm>

#include "ingest/discourse/own_body.h"
#include "ingest/relation/bare_post_extractor.h"
#include "ingest/relation/byline_extractor.h"
#include "ingest/relation/elided_subject.h"
#include "ingest/relation/english/extractor.h"
#include "ingest/relation/frame_extractor.h"
#include "ingest/relation/host_extractor.h"
#include "ingest/relation/known_pair_extractor.h"
#include "ingest/relation/name_extractor.h"
#include "ingest/relation/pattern_extractor.h"
#include "ingest/relation/table_extractor.h"

namespace wenmai::ingest {
namespace {

// The body that is named last from `begin` to `position`, kNone if none is. Who has just spoken of
// another body than his own may mean that one by 我们.
int32_t BodyNamedBefore(const Document& document, int32_t begin, int32_t position) {
  auto mention = std::lower_bound(
      document.mentions.begin(), document.mentions.end(), position,
      [](const Mention& candidate, int32_t at) { return candidate.span.begin < at; });
  while (mention != document.mentions.begin()) {
    --mention;
    if (mention->span.begin < begin) break;
    if (mention->entity == kNone) continue;
    const EntityType type = document.entities[mention->entity].type;
    if (type == EntityType::kCompany || type == EntityType::kOrganization) return mention->entity;
  }
  return kNone;
}

constexpr int32_t kOtherBodyReach = 40;  // characters

class RelationStage : public Stage {
 public:
  std::string_view name() const override { return "relation"; }
  uint32_t needs() const override { return kLayerText | kLayerSegments | kLayerMentions | kLayerEntities; }
  uint32_t adds() const override { return kLayerFacts; }

  void Run(Document& document) const override {
    const Reading reading(document, patterns_.cues());
    const std::optional<Narrator> narrator = narrators_.Find(reading);
    const std::vector<Reference> references = resolver_.Resolve(reading, {}, narrator);
    FactSet facts(document);
    const ClauseLayout layout(reading, references, patterns_.cues().Group("list"));
    std::vector<Topic> topics;  // before each sentence
    TopicTracker tracker(reading, frames_.arguments(), centres_, passing_, frames_.rounds());
    for (int32_t i = 0; i < static_cast<int32_t>(document.sentences.size()); ++i) {
      topics.push_back(tracker.Enter(i));
      const std::vector<Clause> clauses = layout.LayOut(i);
      Extract(reading, clauses, topics.back(), &facts);
      tracker.Leave(clauses[0]);
    }
    names_.Extract(reading, &facts);
    makers_.Extract(reading, &facts);
    employers_.Extract(reading, &facts);
    tables_.Extract(reading, &facts);
    hosts_.Extract(reading, &facts);
    document.facts = facts.Sorted();
    ExtractBarePosts(reading, layout, topics, &facts);
    document.facts = facts.Sorted();
    ExtractOfSpeakers(reading, topics, narrator, &facts);
    document.facts = facts.Sorted();
  }

 private:
  void Extract(const Reading& reading, const std::vector<Clause>& clauses, const Topic& topic,
               FactSet* facts) const {
    const bool is_question = reading.document().sentences[clauses[0].sentence].is_question;
    const Topic no_topic;
    for (const Clause& clause : clauses) {
      const bool is_gloss = &clause != &clauses[0];  // and speaks of nothing but its host
      const Topic& spoken_of = is_gloss ? no_topic : topic;
      if (english::IsEnglish(clause)) {
        if (!is_question) english_.Extract(reading, clause, spoken_of, facts);
      } else {
        patterns_.Extract(reading, clause, is_question, facts);
        if (!is_question) frames_.Extract(reading, clause, spoken_of, facts);
      }
      bylines_.Extract(reading.document(), clause, facts);
    }
    if (is_question || english::IsEnglish(clauses[0])) return;
    for (const Clause& clause : elided_subjects_.Restore(reading, clauses[0], topic)) {
      patterns_.Extract(reading, clause, is_question, facts);
    }
  }

  // Whose posts are told without the body, of those of whom no body is told in plain words.
  void ExtractBarePosts(const Reading& reading, const ClauseLayout& layout,
                        const std::vector<Topic>& topics, FactSet* facts) const {
    const Document& document = reading.document();
    for (int32_t i = 0; i < static_cast<int32_t>(document.sentences.size()); ++i) {
      if (!bare_posts_.MayHold(reading, document.sentences[i].span)) continue;
      bare_posts_.Extract(reading, layout.LayOut(i)[0], topics[i], facts);
    }
  }

  // What speakers and narrators state of 我们, now that the facts found so far tell for whom they speak.
  void ExtractOfSpeakers(const Reading& reading, const std::vector<Topic>& topics,
                         const std::optional<Narrator>& narrator, FactSet* facts) const {
    const Document& document = reading.document();
    if (document.turns.empty() && !narrator) return;
    std::vector<Reference> references = resolver_.Resolve(reading, OwnBodies(document), narrator);
    std::erase_if(references, [&](const Reference& reference) {
      if (reference.kind != ReferenceKind::kOwnBody) return false;
      const int32_t at = reference.span.begin;
      const int32_t other = BodyNamedBefore(document, at - kOtherBodyReach, at);
      return other != kNone && other != reference.entity;
    });
    const ClauseLayout layout(reading, references, patterns_.cues().Group("list"));
    int32_t sentence = 0, last = kNone;
    for (const Reference& reference : references) {
      if (reference.kind != ReferenceKind::kOwnBody) continue;
      while (document.sentences[sentence].span.end <= reference.span.begin) ++sentence;
      if (sentence != last) Extract(reading, layout.LayOut(sentence), topics[sentence], facts);
      last = sentence;
    }
  }

  PatternExtractor patterns_;
  FrameExtractor frames_{patterns_.cues()};
  CentreReader centres_{patterns_.cues(), frames_.arguments()};
  PassingFinder passing_;
  english::Extractor english_;
  ElidedSubject elided_subjects_{patterns_.cues(), frames_.arguments()};
  BylineExtractor bylines_{patterns_.cues()};
  NameExtractor names_{patterns_.cues()};
  KnownPairExtractor makers_{"data/relation_maker.tsv", FactType::kDevelops, true,
                             patterns_.cues()};
  KnownPairExtractor employers_{"data/relation_employer.tsv", FactType::kWorksAt, false,
                                patterns_.cues()};
  TableExtractor tables_;
  BarePostExtractor bare_posts_{patterns_.cues(), frames_.arguments()};
  HostExtractor hosts_{patterns_.cues()};
  ReferenceResolver resolver_;
  NarratorFinder narrators_;
};

}  // namespace

std::unique_ptr<Stage> MakeRelationStage() { return std::make_unique<RelationStage>(); }

}  // namespace wenmai::ingest
