#include "score.h"

#include "article_score.h"
#include "wenmai/error.h"

namespace wenmai::bench {
namespace {

Tally Sum(const Scores& scores, const std::vector<std::string>& metrics) {
  Tally sum;
  for (const std::string& metric : metrics) {
    const auto found = scores.tallies.find(metric);
    if (found == scores.tallies.end()) continue;
    sum.right_answers += found->second.right_answers;
    sum.answers += found->second.answers;
    sum.right_gold += found->second.right_gold;
    sum.gold += found->second.gold;
  }
  return sum;
}

// Pairs of matched entities of different articles: one node against one cluster.
void ScoreIdentity(const Gold& gold, const std::vector<Match>& matches, Scores* scores) {
  Tally& tally = scores->tallies["identity"];
  for (size_t i = 0; i < matches.size(); ++i) {
    for (size_t j = i + 1; j < matches.size(); ++j) {
      const Match &a = matches[i], &b = matches[j];
      if (a.file == b.file) continue;
      const auto cluster_a = gold.clusters.find({a.file, a.entity});
      const auto cluster_b = gold.clusters.find({b.file, b.entity});
      const bool is_one = cluster_a != gold.clusters.end() && cluster_b != gold.clusters.end() &&
                          cluster_a->second == cluster_b->second;
      const bool is_found = a.node == b.node;
      tally.gold += is_one;
      tally.answers += is_found;
      tally.right_gold += is_one && is_found;
      tally.right_answers += is_one && is_found;
      if (is_one == is_found) continue;
      scores->errors[is_one ? "kept apart" : "wrongly merged"].push_back(
          a.name + " (" + a.file + ") / " + b.name + " (" + b.file + ")");
    }
  }
}

}  // namespace

double Tally::f1() const {
  const double p = precision(), r = recall();
  return p + r == 0 ? 0 : 2 * p * r / (p + r);
}

Scores Score(const Gold& gold, const std::map<std::string, Answer>& answers) {
  Scores scores;
  std::vector<Match> matches;
  for (const GoldArticle& article : gold.articles) {
    const auto answer = answers.find(article.file);
    if (answer == answers.end()) {
      throw Error(ErrorCode::kNotFound, article.file + " is not in the graph");
    }
    for (Match& match : ScoreArticle(article, answer->second, &scores)) {
      matches.push_back(std::move(match));
    }
  }
  ScoreIdentity(gold, matches, &scores);
  scores.tallies["core"] = Sum(scores, {"person", "body", "model"});
  scores.tallies["all"] = Sum(scores, {"person", "body", "model", "product", "work", "place"});
  return scores;
}

}  // namespace wenmai::bench
