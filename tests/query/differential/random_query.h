// Random graphs, and random queries over them whose rows do not depend on how they are found.
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace wenmai::query {

// Picks with a seed; the same seed always gives the same.
class Dice {
 public:
  explicit Dice(uint64_t seed) : random_(seed) {}
  size_t Below(size_t bound) { return random_() % bound; }
  bool Chance(size_t percent) { return Below(100) < percent; }
  template <typename T>
  const T& Of(const std::vector<T>& choices) {
    return choices[Below(choices.size())];
  }

 private:
  std::mt19937_64 random_;
};

// Statements that build a graph of labels A, B, C, types R, S, T and properties i, j (integers), s
// (strings), m (values of any kind), each missing here and there.
std::vector<std::string> RandomGraph(Dice& dice);

// A path as it is written, to be read from either end.
struct PathText {
  struct Node {
    std::string name, rest;  // `(name rest)`
  };
  struct Step {
    std::string inside;  // of the brackets
    int direction = 1;   // 1 to the right, -1 to the left, 0 any
  };
  std::string Forward() const;
  std::string Backward() const;

  std::vector<Node> nodes;
  std::vector<Step> steps;
};

class RandomQuery {
 public:
  explicit RandomQuery(Dice& dice) : dice_(dice) {}

  // Any query.
  std::string Whole();

  // Names the parts of a simple query that can be written in several ways: a path, a condition on its
  // variables, what is returned.
  struct Simple {
    PathText path;
    std::string condition;
    std::string columns;
  };
  Simple MakeSimple();

 private:
  // What stands before a clause ends.
  struct Names {
    std::vector<std::string> nodes, relationships, integers, strings;
  };

  std::string NewName(const char* prefix) { return prefix + std::to_string(next_name_++); }
  PathText Path(bool may_vary);
  PathText::Node Node(bool may_reuse);
  PathText::Step Step(bool may_vary);
  std::string Patterns();
  std::string InlineProperties();

  std::string Integer(int depth);
  std::string String(int depth);
  std::string Any();
  std::string Condition(int depth);
  std::string Comparison(int depth);
  std::string PatternCondition();

  std::string Match();
  std::string With();
  std::string Unwind();
  std::string Call();
  std::string Return();

  Dice& dice_;
  Names names_;
  size_t next_name_ = 0;
};

}  // namespace wenmai::query
