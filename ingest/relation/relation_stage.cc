#include "ingest/relation/relation_stage.h"

#include "ingest/discourse/own_body.h"
#include "ingest/relation/byline_extractor.h"
#include "ingest/relation/name_extractor.h"
#include "ingest/relation/pattern_extractor.h"
#include "ingest/relation/table_extractor.h"

namespace wenmai::ingest {
namespace {

class RelationStage : public Stage {
 public:
  std::string_view name() const override { return "relation"; }
  uint32_t needs() const override { return kLayerText | kLayerSegments | kLayerMentions | kLayerEntities; }
  uint32_t adds() const override { return kLayerFacts; }

  void Run(Document& document) const override {
    const Reading reading(document, patterns_.cues());
    const std::vector<Reference> references = resolver_.Resolve(reading);
    FactSet facts(document);
    const ClauseLayout layout(reading, references);
    for (int32_t i = 0; i < static_cast<int32_t>(document.sentences.size()); ++i) {
      ExtractSentence(reading, layout, i, &facts);
    }
    names_.Extract(reading, &facts);
    tables_.Extract(reading, &facts);
    document.facts = facts.Sorted();
    ExtractOfSpeakers(reading, &facts);
    document.facts = facts.Sorted();
  }

 private:
  void ExtractSentence(const Reading& reading, const ClauseLayout& layout, int32_t sentence,
                       FactSet* facts) const {
    const Document& document = reading.document();
    for (const Clause& clause : layout.LayOut(sentence)) {
      patterns_.Extract(reading, clause, document.sentences[sentence].is_question, facts);
      bylines_.Extract(document, clause, facts);
    }
  }

  // What speakers state of 我们, now that the facts found so far tell for whom they speak.
  void ExtractOfSpeakers(const Reading& reading, FactSet* facts) const {
    const Document& document = reading.document();
    if (document.turns.empty()) return;
    const std::vector<Reference> references = resolver_.Resolve(reading, OwnBodies(document));
    const ClauseLayout layout(reading, references);
    int32_t sentence = 0, last = kNone;
    for (const Reference& reference : references) {
      if (reference.kind != ReferenceKind::kOwnBody) continue;
      while (document.sentences[sentence].span.end <= reference.span.begin) ++sentence;
      if (sentence != last) ExtractSentence(reading, layout, sentence, facts);
      last = sentence;
    }
  }

  PatternExtractor patterns_;
  BylineExtractor bylines_{patterns_.cues()};
  NameExtractor names_{patterns_.cues()};
  TableExtractor tables_;
  ReferenceResolver resolver_;
};

}  // namespace

std::unique_ptr<Stage> MakeRelationStage() { return std::make_unique<RelationStage>(); }

}  // namespace wenmai::ingest
