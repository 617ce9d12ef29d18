#include "ingest/claim/claim_stage.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "ingest/claim/attribution.h"
#include "ingest/claim/claim_model.h"
#include "ingest/claim/claimhood.h"
#include "ingest/claim/date_expression.h"
#include "ingest/claim/polarity.h"
#include "ingest/claim/topic.h"
#include "ingest/discourse/own_body.h"

namespace wenmai::ingest {
namespace {

constexpr float kNoClaimMin = 0.7f;  // probability from which a sentence is taken for no claim
constexpr float kNoReportMin = 0.9f;  // the same of what someone is said to assert, and of a question for assent

std::vector<std::u32string_view> FoldedSentences(const Reading& reading) {
  std::vector<std::u32string_view> folded;
  for (const Sentence& sentence : reading.document().sentences) {
    folded.push_back(reading.Folded(sentence.span));
  }
  return folded;
}

// A view that is reported (认为) is no plain fact, and a forecast (预计) is that or a figure.
ClaimKind LikeliestKind(ClaimScores scores, const CueGroups& verb, const ClaimCues& cues) {
  const auto forbid = [&](ClaimKind kind) { scores[static_cast<int>(kind)] = 0; };
  if (verb.test(cues.thinks) || verb.test(cues.foresees)) forbid(ClaimKind::kFact);
  if (verb.test(cues.foresees)) forbid(ClaimKind::kOpinion);
  const auto* best = std::max_element(scores.begin(), scores.begin() + kNoClaim);
  return static_cast<ClaimKind>(best - scores.begin());
}

class ClaimStage : public Stage {
 public:
  std::string_view name() const override { return "claim"; }
  uint32_t needs() const override {
    return kLayerText | kLayerSegments | kLayerMentions | kLayerEntities | kLayerFacts;
  }
  uint32_t adds() const override { return kLayerClaims; }

  void Run(Document& document) const override {
    const Reading reading(document, cues_.table);
    const std::optional<Narrator> narrator = narrators_.Find(reading);
    const BodiesOfSpeakers bodies = OwnBodies(document);
    const std::vector<Reference> all_references = resolver_.Resolve(reading, bodies);
    std::vector<Reference> references;  // 我们认为 is the speaker's own view, not his company's report
    std::copy_if(all_references.begin(), all_references.end(), std::back_inserter(references),
                 [](const Reference& r) { return r.kind != ReferenceKind::kOwnBody; });
    const std::vector<Attribution> attributions = Attributor(reading, references, narrator, bodies, cues_).Run();
    const ClaimFilter filter(reading, cues_);
    const auto topics = TopicFinder(reading, all_references, cues_).FindAll();
    const std::vector<ClaimScores> scores = model_.ClassifyAll(FoldedSentences(reading));
    std::vector<Claim> claims;
    for (int32_t i = 0; i < static_cast<int32_t>(document.sentences.size()); ++i) {
      const bool is_assertion = attributions[i].frame.size() > 0 || document.sentences[i].is_question;
      if (scores[i][kNoClaim] > (is_assertion ? kNoReportMin : kNoClaimMin)) continue;
      if (!filter.IsClaim(i, attributions[i])) continue;
      Claim claim;
      claim.span = document.sentences[i].span;
      claim.kind = LikeliestKind(scores[i], reading.GroupsIn(attributions[i].frame), cues_);
      claim.mode = attributions[i].mode;
      claim.speaker = attributions[i].speaker.name;
      claim.speaker_entity = attributions[i].speaker.entity;
      claim.verb = attributions[i].verb;
      claim.is_negated = IsNegated(reading, cues_, claim.span);
      claim.said_on = SaidOn(reading, claim.span, attributions[i].frame);
      claim.about = topics[i];
      claims.push_back(std::move(claim));
    }
    document.claims = std::move(claims);
  }

 private:
  // A report may tell its day before its verb: 昨天，他表示…; everything else is said on the article's.
  std::optional<graph::Date> SaidOn(const Reading& reading, Span sentence, Span frame) const {
    const std::optional<graph::Date> written = reading.document().metadata.published;
    if (!sentence.Contains(frame) || frame.size() == 0) return written;
    const auto told = dates_.Find(reading.Folded({sentence.begin, frame.end}), written);
    return told ? told : written;
  }

  ClaimCues cues_;
  DateFinder dates_;
  ClaimModel model_;
  ReferenceResolver resolver_;
  NarratorFinder narrators_;
};

}  // namespace

std::unique_ptr<Stage> MakeClaimStage() { return std::make_unique<ClaimStage>(); }

}  // namespace wenmai::ingest
