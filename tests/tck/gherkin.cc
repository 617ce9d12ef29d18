#include "tests/tck/gherkin.h"

#include <algorithm>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>

namespace wenmai::tck {
namespace {

struct Line {
  std::string text;  // without indent and trailing blanks
  std::string raw;
  size_t indent = 0;
};

std::vector<Line> SplitLines(std::string_view text) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view raw = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (!raw.empty() && raw.back() == '\r') raw.remove_suffix(1);
    const size_t first = std::min(raw.find_first_not_of(" \t"), raw.size());
    const size_t last = raw.find_last_not_of(" \t");
    const size_t length = last == std::string_view::npos ? 0 : last + 1 - first;
    lines.push_back({std::string(raw.substr(first, length)), std::string(raw), first});
  }
  return lines;
}

// The cells between the bars, unescaped. A lone `|` is a row without cells.
Row SplitCells(const std::string& line) {
  Row cells;
  std::string cell;
  for (size_t i = 1; i < line.size(); ++i) {
    if (line[i] == '\\' && i + 1 < line.size()) {
      ++i;
      if (line[i] != '|' && line[i] != '\\' && line[i] != 'n') cell.push_back('\\');
      cell.push_back(line[i] == 'n' ? '\n' : line[i]);
    } else if (line[i] == '|') {
      const size_t first = cell.find_first_not_of(' ');
      const size_t last = cell.find_last_not_of(' ');
      cells.push_back(first == std::string::npos ? "" : cell.substr(first, last + 1 - first));
      cell.clear();
    } else {
      cell.push_back(line[i]);
    }
  }
  return cells;
}

std::string Replaced(std::string text, const Row& header, const Row& values) {
  std::string result;
  for (size_t i = 0; i < text.size();) {
    bool is_placeholder = false;
    for (size_t column = 0; column < header.size() && text[i] == '<'; ++column) {
      const std::string placeholder = "<" + header[column] + ">";
      if (text.compare(i, placeholder.size(), placeholder) != 0) continue;
      result += values.at(column);
      i += placeholder.size();
      is_placeholder = true;
      break;
    }
    if (!is_placeholder) result.push_back(text[i++]);
  }
  return result;
}

Step Replaced(const Step& step, const Row& header, const Row& values) {
  Step result;
  result.text = Replaced(step.text, header, values);
  result.doc_string = Replaced(step.doc_string, header, values);
  for (const Row& row : step.table) {
    Row& cells = result.table.emplace_back();
    for (const std::string& cell : row) cells.push_back(Replaced(cell, header, values));
  }
  return result;
}

class FeatureParser {
 public:
  explicit FeatureParser(std::string_view text) : lines_(SplitLines(text)) {}

  std::vector<Scenario> Parse() {
    for (at_ = 0; at_ < lines_.size(); ++at_) ParseLine(lines_[at_]);
    FinishScenario();
    return std::move(scenarios_);
  }

 private:
  void ParseLine(const Line& line) {
    const std::string& text = line.text;
    if (text.empty() || text[0] == '#') return;
    if (text[0] == '@') return ParseTags(text);
    if (text[0] == '|') return AddRow(text);
    if (text.starts_with("\"\"\"")) return ParseDocString(line.indent);
    if (const auto name = After(text, "Feature:")) return tags_.clear();
    if (After(text, "Background:")) return Begin(&background_);
    if (const auto name = After(text, "Scenario Outline:")) return BeginScenario(*name);
    if (const auto name = After(text, "Scenario:")) return BeginScenario(*name);
    if (After(text, "Examples:")) {
      in_examples_ = true;
      return;
    }
    for (const std::string_view keyword : {"Given ", "When ", "Then ", "And ", "But "}) {
      if (const auto step = After(text, keyword)) return AddStep(*step);
    }
    if (steps_ != nullptr) {
      throw std::runtime_error(fmt::format("line {}: '{}' is no step", at_ + 1, text));
    }
  }

  static std::optional<std::string> After(const std::string& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return std::nullopt;
    const size_t first = text.find_first_not_of(' ', prefix.size());
    return first == std::string::npos ? "" : text.substr(first);
  }

  void ParseTags(const std::string& text) {
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find(' ', begin), text.size());
      if (end > begin) tags_.push_back(text.substr(begin, end - begin));
      begin = end + 1;
    }
  }

  void Begin(std::vector<Step>* steps) {
    FinishScenario();
    steps_ = steps;
    in_examples_ = false;
  }

  void BeginScenario(const std::string& name) {
    Begin(&scenario_steps_);
    name_ = name;
    scenario_tags_ = std::move(tags_);
    tags_.clear();
    is_open_ = true;
  }

  void AddStep(const std::string& text) {
    if (steps_ == nullptr) return;  // the prose under "Feature:"
    steps_->push_back({text, {}, {}});
  }

  void AddRow(const std::string& text) {
    (in_examples_ ? examples_ : steps_->back().table).push_back(SplitCells(text));
  }

  void ParseDocString(size_t indent) {
    std::string& doc_string = steps_->back().doc_string;
    for (++at_; at_ < lines_.size() && !lines_[at_].text.starts_with("\"\"\""); ++at_) {
      const Line& line = lines_[at_];
      if (!doc_string.empty()) doc_string.push_back('\n');
      doc_string += line.raw.substr(std::min({indent, line.indent, line.raw.size()}));
    }
  }

  void FinishScenario() {
    if (is_open_) {
      std::vector<Step> steps = background_;
      steps.insert(steps.end(), scenario_steps_.begin(), scenario_steps_.end());
      if (examples_.empty()) {
        scenarios_.push_back({name_, scenario_tags_, std::move(steps)});
      }
      for (size_t i = 1; i < examples_.size(); ++i) {
        Scenario& scenario = scenarios_.emplace_back();
        scenario.name = fmt::format("{} (example {})", name_, i);
        scenario.tags = scenario_tags_;
        for (const Step& step : steps) {
          scenario.steps.push_back(Replaced(step, examples_[0], examples_[i]));
        }
      }
    }
    is_open_ = false;
    scenario_steps_.clear();
    examples_.clear();
  }

  std::vector<Line> lines_;
  size_t at_ = 0;
  std::vector<std::string> tags_, scenario_tags_;
  std::string name_;
  std::vector<Step> background_, scenario_steps_;
  std::vector<Step>* steps_ = nullptr;
  std::vector<Row> examples_;
  bool in_examples_ = false;
  bool is_open_ = false;
  std::vector<Scenario> scenarios_;
};

}  // namespace

std::vector<Scenario> ParseFeature(std::string_view text) { return FeatureParser(text).Parse(); }

}  // namespace wenmai::tck
