#include "ingest/claim/claim_stage.h"

#include "ingest/claim/attribution.h"
#include "ingest/claim/claimhood.h"
#include "ingest/claim/topic.h"

namespace wenmai::ingest {
namespace {

class ClaimStage : public Stage {
 public:
  std::string_view name() const override { return "claim"; }
  uint32_t needs() const override {
    return kLayerText | kLayerSegments | kLayerMentions | kLayerEntities | kLayerFacts;
  }
  uint32_t adds() const override { return kLayerClaims; }

  void Run(Document& document) const override {
    const Reading reading(document, cues_.table);
    const std::vector<Reference> references = resolver_.Resolve(reading);
    const std::vector<Attribution> attributions = Attributor(reading, references, cues_).Run();
    const ClaimFilter filter(reading, cues_);
    const TopicFinder topics(reading, references);
    std::vector<Claim> claims; std::vector<std::vector<ClaimTopic>> tops; std::vector<int> age; static const int V=getenv("CV")?atoi(getenv("CV")):0; static const int ML=getenv("ML")?atoi(getenv("ML")):30; static const int MA=getenv("MA")?atoi(getenv("MA")):1;
    for (int32_t i = 0; i < static_cast<int32_t>(document.sentences.size()); ++i) {
      tops.push_back(topics.Find(i)); age.push_back(0);
      if (V && tops[i].empty() && i>0) { int pr=reading.PreviousInBlock(i); bool turn=document.sentences[i].turn!=kNone; bool tr=document.sentences[i].block!=kNone&&document.blocks[document.sentences[i].block].kind==BlockKind::kTranscript;
        bool ok=pr!=kNone && (V==1 || (V==2&&(turn||tr)) || (V==3&&tr)||(V==4&&turn)||(V==5&&!turn&&!tr));
        if(pr!=kNone&&document.sentences[i].turn!=document.sentences[pr].turn) ok=false;
        if(ok && !tops[pr].empty() && age[pr]<MA && document.sentences[i].span.size()<=ML){ tops[i]={tops[pr][0]}; age[i]=age[pr]+1; } }
      if (!filter.IsClaim(i, attributions[i])) continue;
      Claim claim;
      claim.span = document.sentences[i].span;
      claim.mode = attributions[i].mode;
      claim.speaker = attributions[i].speaker.name;
      claim.speaker_entity = attributions[i].speaker.entity;
      claim.verb = attributions[i].verb;
      claim.about = tops[i];
      claims.push_back(std::move(claim));
    }
    document.claims = std::move(claims);
  }

 private:
  ClaimCues cues_;
  ReferenceResolver resolver_;
};

}  // namespace

std::unique_ptr<Stage> MakeClaimStage() { return std::make_unique<ClaimStage>(); }

}  // namespace wenmai::ingest
