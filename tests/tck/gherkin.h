// Feature files: the subset of Gherkin that the kit uses. Scenario outlines come out expanded, one
// scenario an example; a feature's background stands before the steps of each of its scenarios.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wenmai::tck {

using Row = std::vector<std::string>;

struct Step {
  std::string text;  // without its keyword
  std::string doc_string;
  std::vector<Row> table;
};

struct Scenario {
  std::string name;  // with the number of the example, if it comes from an outline
  std::vector<std::string> tags;
  std::vector<Step> steps;
};

// Throws std::runtime_error, naming the line, for what the subset does not know.
std::vector<Scenario> ParseFeature(std::string_view text);

}  // namespace wenmai::tck
