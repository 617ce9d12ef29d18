#include "tests/cypher/script.h"

#include <fstream>
#include <stdexcept>

namespace wenmai::query {

namespace {

class ScriptReader {
 public:
  explicit ScriptReader(const std::filesystem::path& file) : file_(file), input_(file) {
    if (!input_) throw std::runtime_error("cannot read " + file.string());
  }

  std::vector<ScriptCase> Read() {
    std::string line;
    while (std::getline(input_, line)) {
      ++line_number_;
      if (!line.starts_with('#')) ReadLine(line);
    }
    return std::move(cases_);
  }

 private:
  enum class Part { kNone, kGraph, kQuery, kRows };

  void ReadLine(const std::string& line) {
    if (line.starts_with("== ")) {
      cases_.emplace_back().name = line.substr(3);
      cases_.back().line = line_number_;
      part_ = Part::kNone;
      return;
    }
    if (cases_.empty()) {
      if (line.empty()) return;
      throw std::runtime_error(file_.string() + ":" + std::to_string(line_number_) +
                               ": text before the first case");
    }
    if (!ReadKeyword(line)) ReadText(line);
  }

  bool ReadKeyword(const std::string& line) {
    ScriptCase& current = cases_.back();
    if (line == "graph") {
      part_ = Part::kGraph;
    } else if (line == "query") {
      part_ = Part::kQuery;
    } else if (line == "rows" || line == "ordered rows") {
      part_ = Part::kRows;
      current.is_ordered = line == "ordered rows";
    } else if (line.starts_with("error ")) {
      part_ = Part::kNone;
      current.error = line.substr(6);
    } else if (line == "limit error") {
      part_ = Part::kNone;
      current.error = "limit";
    } else {
      return false;
    }
    return true;
  }

  void ReadText(const std::string& line) {
    ScriptCase& current = cases_.back();
    switch (part_) {
      case Part::kNone:
        if (line.empty()) return;
        throw std::runtime_error(file_.string() + ":" + std::to_string(line_number_) +
                                 ": text outside graph, query and rows");
      case Part::kGraph:
        pending_ += line + "\n";
        if (!line.ends_with(';')) return;
        pending_.resize(pending_.rfind(';'));
        current.graph.push_back(std::move(pending_));
        pending_.clear();
        return;
      case Part::kQuery: current.query += line + "\n"; return;
      case Part::kRows:
        if (!line.empty()) current.rows.push_back(line);
        return;
    }
  }

  std::filesystem::path file_;
  std::ifstream input_;
  int line_number_ = 0;
  std::vector<ScriptCase> cases_;
  Part part_ = Part::kNone;
  std::string pending_;  // of a query under `graph`
};

}  // namespace

std::vector<ScriptCase> ReadScript(const std::filesystem::path& file) {
  return ScriptReader(file).Read();
}

}  // namespace wenmai::query
