// score_facts [--errors N] [--floor F1] FOLDER
//
// Ingests the short news of FOLDER (`NAME.md`) into a fresh graph and prints how many of the facts that each states
// (`NAME.facts`: lines of subject, type and object with tabs between, named as in the text) the graph holds, and how
// many of the graph's are stated. Exit status 1 if F1 over all types is below the floor.
#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <set>
#include <sstream>

#include "answer.h"
#include "score.h"
#include "surface.h"
#include "wenmai/error.h"
#include "wenmai/ingestor.h"

namespace wenmai::bench {
namespace {

namespace fs = std::filesystem;

struct StatedFact {
  std::string subject, type, object;
};

std::vector<StatedFact> ReadFacts(const fs::path& path) {
  std::ifstream in(path);
  if (!in) throw Error(ErrorCode::kIo, "cannot read " + path.string());
  std::vector<StatedFact> facts;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    StatedFact fact;
    std::istringstream fields(line);
    const bool is_whole = std::getline(fields, fact.subject, '\t') && std::getline(fields, fact.type, '\t') &&
                          std::getline(fields, fact.object, '\t');
    if (!is_whole) throw Error(ErrorCode::kInvalidArgument, path.string() + ": " + line);
    facts.push_back(std::move(fact));
  }
  return facts;
}

// The facts of one piece against those of the graph.
class FactScorer {
 public:
  FactScorer(std::string name, const Answer& answer, Scores* scores)
      : name_(std::move(name)), answer_(answer), scores_(*scores) {
    for (const AnswerEntity& entity : answer.entities) {
      nodes_of_[SurfaceKey(entity.name)].insert(entity.node);
      for (const std::string& surface : entity.surfaces) nodes_of_[SurfaceKey(surface)].insert(entity.node);
    }
  }

  void Score(const std::vector<StatedFact>& facts) {
    std::set<size_t> right;
    for (const StatedFact& fact : facts) {
      const size_t found = Find(fact);
      const bool is_right = found < answer_.relations.size();
      for (const std::string& metric : {fact.type, std::string("fact")}) {
        ++scores_.tallies[metric].gold;
        scores_.tallies[metric].right_gold += is_right;
      }
      if (is_right) {
        right.insert(found);
      } else {
        scores_.errors["missed"].push_back(name_ + ": " + fact.subject + ' ' + fact.type + ' ' + fact.object);
      }
    }
    for (size_t i = 0; i < answer_.relations.size(); ++i) {
      const AnswerRelation& relation = answer_.relations[i];
      for (const std::string& metric : {relation.type, std::string("fact")}) {
        ++scores_.tallies[metric].answers;
        scores_.tallies[metric].right_answers += right.contains(i);
      }
      if (right.contains(i)) continue;
      scores_.errors["not stated"].push_back(name_ + ": " + NameOf(relation.head) + ' ' + relation.type + ' ' +
                                             NameOf(relation.tail));
    }
  }

 private:
  // The graph's relation that says the same; their count if none does.
  size_t Find(const StatedFact& fact) {
    const std::set<int64_t>& heads = nodes_of_[SurfaceKey(fact.subject)];
    const std::set<int64_t>& tails = nodes_of_[SurfaceKey(fact.object)];
    const bool is_symmetric = fact.type == "PARTNERS_WITH" || fact.type == "COMPETES_WITH";
    const auto found = std::find_if(answer_.relations.begin(), answer_.relations.end(), [&](const AnswerRelation& r) {
      if (r.type != fact.type) return false;
      return (heads.contains(r.head) && tails.contains(r.tail)) ||
             (is_symmetric && heads.contains(r.tail) && tails.contains(r.head));
    });
    return static_cast<size_t>(found - answer_.relations.begin());
  }

  std::string NameOf(int64_t node) const {
    const auto found = std::find_if(answer_.entities.begin(), answer_.entities.end(),
                                    [node](const AnswerEntity& entity) { return entity.node == node; });
    return found == answer_.entities.end() ? "?" : found->name;
  }

  const std::string name_;
  const Answer& answer_;
  Scores& scores_;
  std::map<std::string, std::set<int64_t>> nodes_of_;  // by key of a surface
};

Scores ScoreFolder(const fs::path& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".facts") paths.push_back(fs::path(entry.path()).replace_extension(".md").string());
  }
  std::sort(paths.begin(), paths.end());
  if (paths.empty()) throw Error(ErrorCode::kNotFound, folder.string() + " holds no facts");
  const Database database = Database::Open(":memory:");
  Ingestor(database, {}).Add(paths);
  Session session = database.NewSession();
  const std::map<std::string, Answer> answers = ReadAnswers(&session);
  Scores scores;
  for (const std::string& path : paths) {
    const std::string name = fs::path(path).filename().string();
    FactScorer(name, answers.at(name), &scores).Score(ReadFacts(fs::path(path).replace_extension(".facts")));
  }
  return scores;
}

void Print(const Scores& scores, size_t error_count_max) {
  std::cout << std::fixed << std::setprecision(3);
  for (const auto& [metric, tally] : scores.tallies) {
    std::cout << std::left << std::setw(14) << metric << std::right << std::setw(8) << tally.precision() << std::setw(8)
              << tally.recall() << std::setw(8) << tally.f1() << std::setw(8) << tally.gold << "\n";
  }
  for (const auto& [kind, errors] : scores.errors) {
    if (error_count_max > 0) std::cout << "\n" << kind << ": " << errors.size() << "\n";
    for (size_t i = 0; i < std::min(errors.size(), error_count_max); ++i) std::cout << "  " << errors[i] << "\n";
  }
}

int Run(int argc, char** argv) {
  size_t error_count_max = 0;
  double floor = 0;
  std::string folder;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--errors" && i + 1 < argc) {
      error_count_max = std::stoul(argv[++i]);
    } else if (word == "--floor" && i + 1 < argc) {
      floor = std::stod(argv[++i]);
    } else {
      folder = word;
    }
  }
  if (folder.empty()) throw Error(ErrorCode::kInvalidArgument, "usage: score_facts [--errors N] [--floor F1] FOLDER");
  const Scores scores = ScoreFolder(folder);
  Print(scores, error_count_max);
  const bool is_met = scores.tallies.at("fact").f1() >= floor;
  if (!is_met) std::cout << "short: F1 is below " << floor << "\n";
  return is_met ? EXIT_SUCCESS : EXIT_FAILURE;
}

}  // namespace
}  // namespace wenmai::bench

int main(int argc, char** argv) {
  try {
    return wenmai::bench::Run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "score_facts: " << error.what() << "\n";
    return EXIT_FAILURE;
  }
}
