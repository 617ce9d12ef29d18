// Compares what the graph holds with what was annotated, metric by metric.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "answer.h"
#include "gold.h"

namespace wenmai::bench {

// How much of one kind is right. A plain accuracy has as many answers as gold.
struct Tally {
  int64_t right_answers = 0, answers = 0;
  int64_t right_gold = 0, gold = 0;

  void Count(bool is_right) {
    right_answers += is_right;
    right_gold += is_right;
    ++answers;
    ++gold;
  }
  double precision() const { return answers == 0 ? 0 : double(right_answers) / double(answers); }
  double recall() const { return gold == 0 ? 0 : double(right_gold) / double(gold); }
  double f1() const;
};

struct Scores {
  // person body model product work place core all alias body_type identity relation claim speaker
  // kind about metadata
  std::map<std::string, Tally> tallies;
  std::map<std::string, std::vector<std::string>> errors;  // by kind
};

// Throws Error{kNotFound} if an annotated article has no answer.
Scores Score(const Gold& gold, const std::map<std::string, Answer>& answers);

}  // namespace wenmai::bench
