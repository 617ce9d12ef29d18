#include "claim_score.h"

#include <algorithm>
#include <limits>
#include <set>

#include "surface.h"
#include "text/utf8.h"

namespace wenmai::bench {
namespace {

// An annotated sentence in code points of the article's text.
struct PlacedSentence {
  int32_t begin = 0, end = 0;
  const GoldSentence* sentence = nullptr;
  bool is_covered = false;  // by a claim of the graph
};

int32_t Overlap(const PlacedSentence& sentence, const AnswerClaim& claim) {
  return std::min(sentence.end, claim.end) - std::max(sentence.begin, claim.begin);
}

// More than half of the shorter one lies in the other.
bool AreOne(const PlacedSentence& sentence, const AnswerClaim& claim) {
  const int32_t shorter = std::min(sentence.end - sentence.begin, claim.end - claim.begin);
  return 2 * Overlap(sentence, claim) > shorter;
}

class ClaimScorer {
 public:
  ClaimScorer(const GoldArticle& gold, const Answer& answer,
              const std::map<int64_t, std::string>& entity_of_node, Scores* scores)
      : gold_(gold),
        answer_(answer),
        entity_of_node_(entity_of_node),
        scores_(*scores),
        text_(Squeeze(text::DecodeUtf8(answer.text))) {}

  void ScoreWindow(const std::vector<GoldSentence>& window) {
    std::vector<PlacedSentence> sentences = Place(window);
    if (sentences.empty()) return;
    int32_t begin = std::numeric_limits<int32_t>::max(), end = 0;
    for (const PlacedSentence& placed : sentences) {
      begin = std::min(begin, placed.begin);
      end = std::max(end, placed.end);
    }
    for (const AnswerClaim& claim : answer_.claims) {
      if (claim.begin < end && claim.end > begin) ScoreClaim(claim, &sentences);
    }
    Tally& tally = scores_.tallies["claim"];
    for (const PlacedSentence& placed : sentences) {
      if (!placed.sentence->is_claim) continue;
      ++tally.gold;
      tally.right_gold += placed.is_covered;
      if (!placed.is_covered) Error("missed claim", placed.sentence->text);
    }
  }

 private:
  void Error(const std::string& kind, const std::string& what) {
    scores_.errors[kind].push_back(gold_.file + ": " + what);
  }

  std::vector<PlacedSentence> Place(const std::vector<GoldSentence>& window) {
    std::vector<PlacedSentence> sentences;
    for (const GoldSentence& sentence : window) {
      const std::u32string words = Squeeze(text::DecodeUtf8(sentence.text)).text;
      const size_t at = text_.text.find(words, cursor_);
      if (words.empty() || at == text_.text.npos) {
        Error("lost sentence", sentence.text);
        continue;
      }
      cursor_ = at + words.size();
      sentences.push_back({text_.offsets[at], text_.offsets[cursor_ - 1] + 1, &sentence});
    }
    return sentences;
  }

  void ScoreClaim(const AnswerClaim& claim, std::vector<PlacedSentence>* sentences) {
    PlacedSentence* best = nullptr;
    for (PlacedSentence& placed : *sentences) {
      if (!placed.sentence->is_claim || !AreOne(placed, claim)) continue;
      placed.is_covered = true;
      if (best == nullptr || Overlap(placed, claim) > Overlap(*best, claim)) best = &placed;
    }
    Tally& tally = scores_.tallies["claim"];
    ++tally.answers;
    tally.right_answers += best != nullptr;
    if (best == nullptr) {
      const std::u32string text = text::DecodeUtf8(answer_.text);
      Error("spurious claim", text::EncodeUtf8(text.substr(claim.begin, claim.end - claim.begin)));
    } else {
      ScoreContent(claim, *best->sentence);
    }
  }

  void ScoreContent(const AnswerClaim& claim, const GoldSentence& wanted) {
    const bool is_speaker_right = IsSpeakerRight(claim, wanted.speaker);
    scores_.tallies["speaker"].Count(is_speaker_right);
    if (!is_speaker_right) {
      Error("speaker", "wanted " + wanted.speaker + ", got " + claim.speaker + ": " + wanted.text);
    }
    scores_.tallies["kind"].Count(claim.kind == wanted.kind);
    if (claim.kind != wanted.kind) {
      Error("kind", "wanted " + wanted.kind + ", got " + claim.kind + ": " + wanted.text);
    }
    ScoreTopics(claim, wanted);
  }

  bool IsSpeakerRight(const AnswerClaim& claim, const std::string& wanted) const {
    const auto maker = entity_of_node_.find(claim.made_by);
    if (maker != entity_of_node_.end() && maker->second == wanted) return true;
    const std::string speaker = SurfaceKey(claim.speaker);
    constexpr std::string_view kRole = "role:";
    if (wanted.starts_with(kRole)) return speaker == SurfaceKey(wanted.substr(kRole.size()));
    if (wanted != "author") return false;
    const auto author = gold_.metadata.find("author");
    const bool is_author_named = author != gold_.metadata.end() && !author->second.empty() &&
                                 speaker == SurfaceKey(author->second);
    return is_author_named || (claim.made_by < 0 && (speaker == "author" || speaker.empty()));
  }

  void ScoreTopics(const AnswerClaim& claim, const GoldSentence& wanted) {
    const std::set<std::string> gold(wanted.about.begin(), wanted.about.end());
    Tally& tally = scores_.tallies["about"];
    tally.gold += static_cast<int64_t>(gold.size());
    tally.answers += static_cast<int64_t>(claim.about.size());
    std::set<std::string> got;
    for (const int64_t node : claim.about) {
      const auto found = entity_of_node_.find(node);
      if (found != entity_of_node_.end()) got.insert(found->second);
      if (found != entity_of_node_.end() && gold.contains(found->second)) {
        ++tally.right_answers;
        ++tally.right_gold;
      } else {
        const std::string name = found == entity_of_node_.end() ? "another" : found->second;
        Error("spurious topic", name + ": " + wanted.text);
      }
    }
    for (const std::string& topic : gold) {
      if (!got.contains(topic)) Error("missed topic", topic + ": " + wanted.text);
    }
  }

  const GoldArticle& gold_;
  const Answer& answer_;
  const std::map<int64_t, std::string>& entity_of_node_;
  Scores& scores_;
  const SqueezedText text_;
  size_t cursor_ = 0;
};

}  // namespace

void ScoreClaims(const GoldArticle& gold, const Answer& answer,
                 const std::map<int64_t, std::string>& entity_of_node, Scores* scores) {
  ClaimScorer scorer(gold, answer, entity_of_node, scores);
  for (const std::vector<GoldSentence>& window : gold.windows) scorer.ScoreWindow(window);
}

}  // namespace wenmai::bench
