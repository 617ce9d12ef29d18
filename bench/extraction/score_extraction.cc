// score_extraction [--errors N] [--floors FILE] GOLD ARTICLES…
//
// Ingests the annotated articles into a fresh graph, as a user would, reads the graph back with
// queries and prints how much of the annotation in folder GOLD it holds. ARTICLES are the folders of
// the annotated files. FILE has lines `metric<TAB>least`: exit status 1 if one is missed.
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>

#include "answer.h"
#include "gold.h"
#include "score.h"
#include "wenmai/error.h"
#include "wenmai/ingestor.h"

namespace wenmai::bench {
namespace {

namespace fs = std::filesystem;

struct Arguments {
  size_t error_count_max = 0;  // shown of each kind
  std::string floors;
  std::string gold;
  std::vector<fs::path> folders;
};

Arguments Parse(int argc, char** argv) {
  Arguments arguments;
  std::vector<std::string> rest;
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    if (word == "--errors" && i + 1 < argc) {
      arguments.error_count_max = std::stoul(argv[++i]);
    } else if (word == "--floors" && i + 1 < argc) {
      arguments.floors = argv[++i];
    } else {
      rest.push_back(word);
    }
  }
  if (rest.size() < 2) {
    throw Error(ErrorCode::kInvalidArgument,
                "usage: score_extraction [--errors N] [--floors FILE] GOLD ARTICLES…");
  }
  arguments.gold = rest.front();
  arguments.folders.assign(rest.begin() + 1, rest.end());
  return arguments;
}

std::vector<std::string> FindArticles(const Gold& gold, const std::vector<fs::path>& folders) {
  std::vector<std::string> paths;
  for (const GoldArticle& article : gold.articles) {
    fs::path path;
    for (const fs::path& folder : folders) {
      if (fs::exists(folder / article.file)) path = folder / article.file;
    }
    if (path.empty()) throw Error(ErrorCode::kNotFound, "there is no article " + article.file);
    paths.push_back(path.string());
  }
  return paths;
}

void Print(const Scores& scores, size_t error_count_max) {
  std::cout << std::fixed << std::setprecision(3) << std::left << std::setw(12) << "metric"
            << std::right << std::setw(10) << "precision" << std::setw(8) << "recall" << std::setw(8)
            << "F1" << std::setw(8) << "gold" << "\n";
  for (const auto& [metric, tally] : scores.tallies) {
    std::cout << std::left << std::setw(12) << metric << std::right << std::setw(10)
              << tally.precision() << std::setw(8) << tally.recall() << std::setw(8) << tally.f1()
              << std::setw(8) << tally.gold << "\n";
  }
  if (error_count_max == 0) return;
  for (const auto& [kind, errors] : scores.errors) {
    std::cout << "\n" << kind << ": " << errors.size() << "\n";
    for (size_t i = 0; i < std::min(errors.size(), error_count_max); ++i) {
      std::cout << "  " << errors[i] << "\n";
    }
  }
}

// Names every metric that is short, or that the file names and nothing measures.
bool AreFloorsMet(const Scores& scores, const std::string& file) {
  std::ifstream in(file);
  if (!in) throw Error(ErrorCode::kIo, "cannot read " + file);
  bool is_met = true;
  size_t floor_count = 0;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream fields(line);
    std::string metric;
    double least = 0;
    if (!(fields >> metric >> least)) throw Error(ErrorCode::kInvalidArgument, file + ": " + line);
    ++floor_count;
    const auto found = scores.tallies.find(metric);
    if (found != scores.tallies.end() && found->second.f1() >= least) continue;
    std::cout << "short: " << metric << " is below " << least << "\n";
    is_met = false;
  }
  if (floor_count == 0) throw Error(ErrorCode::kInvalidArgument, file + " has no floors");
  return is_met;
}

bool Run(const Arguments& arguments) {
  const Gold gold = ReadGold(arguments.gold);
  const Database database = Database::Open(":memory:");
  const IngestSummary summary =
      Ingestor(database, {}).Add(FindArticles(gold, arguments.folders));
  for (const IngestFailure& failure : summary.failures) {
    std::cout << failure.source << ": " << failure.reason << "\n";
  }
  Session session = database.NewSession();
  const Scores scores = Score(gold, ReadAnswers(&session));
  Print(scores, arguments.error_count_max);
  return arguments.floors.empty() || AreFloorsMet(scores, arguments.floors);
}

}  // namespace
}  // namespace wenmai::bench

int main(int argc, char** argv) {
  try {
    return wenmai::bench::Run(wenmai::bench::Parse(argc, argv)) ? EXIT_SUCCESS : EXIT_FAILURE;
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return EXIT_FAILURE;
  }
}
