// An article as the graph shows it: which entities appear in it and how, which facts it states,
// which claims it makes. It is a function of the extraction and of where its parts are at home, so
// the change of an article is the difference of two of these.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ingest/extraction.h"
#include "ingest/identity/part.h"
#include "ingest/load/record.h"

namespace wenmai::ingest {

struct ArticleState {
  std::shared_ptr<const Extraction> extraction;
  std::vector<Part> parts;
  std::vector<Home> homes;  // of each part

  int64_t day() const {
    return extraction->metadata.published ? extraction->metadata.published->days : kNoDay;
  }
};

struct NameUse {
  std::string folded;
  int64_t count = 0;
  bool is_strong = false;
  Span span;         // the earliest
  std::string rule;  // of that one
  bool operator==(const NameUse&) const = default;
};

// One entity in one article: all parts of the article that are at home there.
struct Appearance {
  std::vector<std::string> surfaces;  // distinct, sorted
  std::vector<Span> spans;            // sorted
  std::map<std::string, NameUse> names;
  std::array<int64_t, kEntityTypeCount> type_parts{};  // 1 for each type the article gives it
  std::array<int64_t, kEntityTypeCount> type_votes{};  // in hundredths
  std::vector<std::string> lexicon_names;  // of its entry there, the canonical first
  std::string description;
  bool operator==(const Appearance&) const = default;
};

// How an article states a fact: the earliest words, and the first role and status given.
struct Statement {
  Span evidence;
  std::string cue, role, status;
  bool operator==(const Statement&) const = default;
};

struct TopicUse {
  Span span;
  std::string surface;
  bool operator==(const TopicUse&) const = default;
};

struct ClaimRow {
  std::string id;
  const ExtractedClaim* claim = nullptr;  // owned by the extraction
  NodeId made_by = kNoNode;
  std::map<NodeId, TopicUse> about;  // the earliest words for each
};

struct ArticleGraph {
  std::map<NodeId, Appearance> appearances;
  std::map<FactKey, Statement> statements;
  std::vector<ClaimRow> claims;  // in the order of Extraction::claims, ids distinct
};

// The result refers to `state.extraction`.
ArticleGraph MakeArticleGraph(const ArticleState& state);

// PARTNERS_WITH and COMPETES_WITH hold both ways.
bool IsSymmetric(FactType type);

}  // namespace wenmai::ingest
