#include "ingest/relation/relation_stage.h"

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
    const ClauseLayout layout(reading, references);
    FactSet facts(document);
    for (int32_t i = 0; i < static_cast<int32_t>(document.sentences.size()); ++i) {
      for (const Clause& clause : layout.LayOut(i)) {
        patterns_.Extract(reading, clause, document.sentences[i].is_question, &facts);
        bylines_.Extract(document, clause, &facts);
      }
    }
    names_.Extract(reading, &facts);
    tables_.Extract(reading, &facts);
    document.facts = facts.Take();
  }

 private:
  PatternExtractor patterns_;
  BylineExtractor bylines_{patterns_.cues()};
  NameExtractor names_{patterns_.cues()};
  TableExtractor tables_;
  ReferenceResolver resolver_;
};

}  // namespace

std::unique_ptr<Stage> MakeRelationStage() { return std::make_unique<RelationStage>(); }

}  // namespace wenmai::ingest
