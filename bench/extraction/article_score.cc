#include "article_score.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "claim_score.h"
#include "surface.h"

namespace wenmai::bench {
namespace {

// Companies and organizations are one class; which of the two is the metric body_type.
std::string ClassOf(const std::string& type) {
  if (type == "Company" || type == "Organization") return "body";
  std::string name = type;
  if (!name.empty()) name.front() = static_cast<char>(name.front() - 'A' + 'a');
  return name;
}

std::set<std::string> Keys(const std::vector<std::string>& surfaces) {
  std::set<std::string> keys;
  for (const std::string& surface : surfaces) keys.insert(SurfaceKey(surface));
  return keys;
}

int64_t SharedCount(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::count_if(a.begin(), a.end(), [&](const std::string& key) { return b.contains(key); });
}

class ArticleScorer {
 public:
  ArticleScorer(const GoldArticle& gold, const Answer& answer, Scores* scores)
      : gold_(gold), answer_(answer), scores_(*scores) {
    for (const GoldEntity& entity : gold.entities) {
      std::vector<std::string> surfaces = entity.surfaces;
      surfaces.push_back(entity.name);
      gold_keys_.push_back(Keys(surfaces));
    }
    for (const AnswerEntity& entity : answer.entities) answer_keys_.push_back(Keys(entity.surfaces));
  }

  std::vector<Match> Score() {
    ScoreMetadata();
    MatchEntities();
    ScoreEntities();
    ScoreRelations();
    ScoreClaims(gold_, answer_, entity_of_node_, &scores_);
    std::vector<Match> matches;
    for (const auto& [g, a] : answer_of_) {
      matches.push_back({gold_.file, gold_.entities[g].id, gold_.entities[g].name,
                         answer_.entities[a].node});
    }
    return matches;
  }

 private:
  void Error(const std::string& kind, const std::string& what) {
    scores_.errors[kind].push_back(gold_.file + ": " + what);
  }

  void ScoreMetadata() {
    for (const auto& [field, wanted] : gold_.metadata) {
      if (wanted.empty()) continue;
      const auto found = answer_.metadata.find(field);
      const std::string got = found == answer_.metadata.end() ? "" : found->second;
      const bool is_right = SurfaceKey(got) == SurfaceKey(wanted);
      scores_.tallies["metadata"].Count(is_right);
      if (!is_right) Error("metadata", field + ": wanted '" + wanted + "', got '" + got + "'");
    }
  }

  // One to one, those that share most surfaces first.
  void MatchEntities() {
    std::vector<std::tuple<int64_t, size_t, size_t>> pairs;
    for (size_t g = 0; g < gold_.entities.size(); ++g) {
      for (size_t a = 0; a < answer_.entities.size(); ++a) {
        if (ClassOf(gold_.entities[g].type) != ClassOf(answer_.entities[a].type)) continue;
        const int64_t shared = SharedCount(gold_keys_[g], answer_keys_[a]);
        if (shared > 0) pairs.emplace_back(-shared, g, a);
      }
    }
    std::sort(pairs.begin(), pairs.end());
    std::set<size_t> taken;
    for (const auto& [shared, g, a] : pairs) {
      if (answer_of_.contains(g) || taken.contains(a)) continue;
      answer_of_[g] = a;
      taken.insert(a);
      entity_of_node_[answer_.entities[a].node] = gold_.entities[g].id;
    }
    for (size_t a = 0; a < answer_.entities.size(); ++a) {
      const AnswerEntity& entity = answer_.entities[a];
      Tally& tally = scores_.tallies[ClassOf(entity.type)];
      ++tally.answers;
      tally.right_answers += taken.contains(a);
      if (!taken.contains(a)) Error("spurious " + ClassOf(entity.type), entity.name);
    }
  }

  void ScoreEntities() {
    for (size_t g = 0; g < gold_.entities.size(); ++g) {
      const GoldEntity& entity = gold_.entities[g];
      const auto found = answer_of_.find(g);
      Tally& tally = scores_.tallies[ClassOf(entity.type)];
      ++tally.gold;
      tally.right_gold += found != answer_of_.end();
      if (found == answer_of_.end()) {
        Error("missed " + ClassOf(entity.type), entity.name);
        continue;
      }
      if (ClassOf(entity.type) == "body") {
        scores_.tallies["body_type"].Count(entity.type == answer_.entities[found->second].type);
      }
      ScoreAliases(entity, gold_keys_[g], answer_keys_[found->second]);
    }
  }

  void ScoreAliases(const GoldEntity& entity, const std::set<std::string>& wanted,
                    const std::set<std::string>& got) {
    Tally& tally = scores_.tallies["alias"];
    const int64_t shared = SharedCount(wanted, got);
    tally.right_gold += shared;
    tally.right_answers += shared;
    tally.gold += static_cast<int64_t>(wanted.size());
    tally.answers += static_cast<int64_t>(got.size());
    for (const std::string& key : wanted) {
      if (!got.contains(key)) Error("missed alias", entity.name + ": " + key);
    }
    for (const std::string& key : got) {
      if (!wanted.contains(key)) Error("spurious alias", entity.name + ": " + key);
    }
  }

  using Triple = std::tuple<std::string, std::string, std::string>;  // type, head, tail

  static Triple MakeTriple(const std::string& type, std::string head, std::string tail) {
    const bool is_symmetric = type == "PARTNERS_WITH" || type == "COMPETES_WITH";
    if (is_symmetric && tail < head) std::swap(head, tail);
    return {type, std::move(head), std::move(tail)};
  }

  // The annotated entity of a node; a node that is none is named by the graph.
  std::string EntityOf(int64_t node) const {
    const auto found = entity_of_node_.find(node);
    if (found != entity_of_node_.end()) return found->second;
    for (const AnswerEntity& entity : answer_.entities) {
      if (entity.node == node) return "node " + entity.name + " " + std::to_string(node);
    }
    return "node " + std::to_string(node);
  }

  void ScoreRelations() {
    std::set<Triple> wanted, got;
    for (const GoldRelation& relation : gold_.relations) {
      wanted.insert(MakeTriple(relation.type, relation.head, relation.tail));
    }
    for (const AnswerRelation& relation : answer_.relations) {
      got.insert(MakeTriple(relation.type, EntityOf(relation.head), EntityOf(relation.tail)));
    }
    Tally& tally = scores_.tallies["relation"];
    for (const Triple& triple : wanted) {
      const bool is_right = got.contains(triple);
      ++tally.gold;
      tally.right_gold += is_right;
      if (!is_right) Error("missed relation", ToText(triple));
    }
    for (const Triple& triple : got) {
      const bool is_right = wanted.contains(triple);
      ++tally.answers;
      tally.right_answers += is_right;
      if (!is_right) Error("spurious relation", ToText(triple));
    }
  }

  static std::string ToText(const Triple& triple) {
    const auto& [type, head, tail] = triple;
    return head + ' ' + type + ' ' + tail;
  }

  const GoldArticle& gold_;
  const Answer& answer_;
  Scores& scores_;
  std::vector<std::set<std::string>> gold_keys_, answer_keys_;
  std::map<size_t, size_t> answer_of_;              // by index of the gold entity
  std::map<int64_t, std::string> entity_of_node_;  // ids of matched entities
};

}  // namespace

std::vector<Match> ScoreArticle(const GoldArticle& gold, const Answer& answer, Scores* scores) {
  return ArticleScorer(gold, answer, scores).Score();
}

}  // namespace wenmai::bench
