#include "ingest/load/explain.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "ingest/code_point_index.h"
#include "ingest/extraction_codec.h"
#include "ingest/identity/spelling.h"
#include "ingest/load/entity_tally.h"
#include "text/fold.h"

namespace wenmai::ingest {
namespace {

std::string Counted(int64_t count, const std::string& noun) {
  return std::to_string(count) + ' ' + noun + (count == 1 ? "" : "s");
}

// The key under which the entity has the name, if the name is one that articles can meet by.
std::optional<Key> KeyOfName(std::string_view name, const EntityRecord& entity) {
  const std::string folded = text::Fold(name);
  for (const Key& key : entity.keys) {
    const std::string_view spelling = SpellingOfKey(key);
    if (!spelling.empty() && spelling == Spelling(GroupOfKey(key), folded)) return key;
  }
  return std::nullopt;
}

}  // namespace

Explainer::Explainer(const graph::View* view, Books* books) : view_(*view), books_(*books) {
  if (const Decisions* decisions = books->decisions.Find({})) decisions_ = *decisions;
}

std::vector<std::string> Explainer::Explain(const std::vector<NodeId>& nodes) {
  std::vector<std::string> lines;
  for (NodeId node : nodes) {
    const EntityRecord& entity = *books_.entities.Find(NodeKey(node));
    lines.push_back(Headline(entity));
    for (const auto& [text, tally] : entity.names) lines.push_back(NameLine(text, tally));
    std::string candidates = CandidatesLine(node, entity);
    if (!candidates.empty()) lines.push_back(std::move(candidates));
  }
  return lines;
}

// Several entities bear the name, so it was attached to none of them.
std::string Explainer::CandidatesLine(NodeId node, const EntityRecord& entity) {
  std::set<std::string> candidates;
  for (const Key& key : entity.keys) {
    const KeyRecord* record = books_.keys.Find(key);
    if (record == nullptr || record->home.bears || KindOf(key) != KeyKind::kName) return {};
    const BearerRecord* bearers = books_.bearers.Find(key);
    if (bearers == nullptr) continue;
    for (const auto& [bearer, count] : *bearers) {
      if (bearer != node) candidates.insert(CanonicalName(*books_.entities.Find(NodeKey(bearer))));
    }
  }
  std::string line;
  for (const std::string& candidate : candidates) {
    line += (line.empty() ? "  undecided between " : ", ") + candidate;
  }
  return line;
}

std::vector<std::string> Explainer::Compare(std::string_view first_name, NodeId first,
                                            std::string_view second_name, NodeId second) {
  const EntityRecord& one = *books_.entities.Find(NodeKey(first));
  if (first == second) return ExplainSame(first_name, second_name, one);
  return ExplainApart(one, *books_.entities.Find(NodeKey(second)));
}

std::string Explainer::Headline(const EntityRecord& entity) const {
  return CanonicalName(entity) + " (" + std::string(EntityTypeName(TypeOf(entity))) + "), in " +
         Counted(entity.article_count, "article");
}

std::string Explainer::NameLine(const std::string& text, const NameTally& tally) {
  return "  " + text + ": " + tally.evidence.rule + ", " + Counted(tally.count, "time") +
         ", first in " + Place(tally.evidence.article, tally.evidence.span) + ": " +
         Words(tally.evidence.article, tally.evidence.span);
}

// The name among the words around it, on one line.
std::string Explainer::Words(const std::string& article, Span span) {
  constexpr int32_t kAround = 12;
  const ArticleRecord* record = books_.articles.Find(article);
  const auto key = view_.FindKey("text");
  if (record == nullptr || !key) return {};
  const graph::Value text = view_.NodeProperty(record->node, *key);
  if (text.kind() != graph::ValueKind::kString) return {};
  const CodePointIndex index(text.string());
  if (!index.Contains(span)) return {};
  const Span around{std::max(0, span.begin - kAround), std::min(index.size(), span.end + kAround)};
  std::string words(index.Slice(around));
  std::replace(words.begin(), words.end(), '\n', ' ');
  return "…" + words + "…";
}

std::string Explainer::Place(const std::string& article, Span span) {
  std::string source = article;
  if (const ArticleRecord* record = books_.articles.Find(article)) source = record->shown;
  return source + " at " + std::to_string(span.begin) + '-' + std::to_string(span.end);
}

std::vector<std::string> Explainer::ExplainSame(std::string_view first_name,
                                                std::string_view second_name,
                                                const EntityRecord& entity) {
  std::vector<std::string> lines = {Headline(entity)};
  for (std::string_view name : {first_name, second_name}) {
    const std::string folded = text::Fold(name);
    for (const auto& [text, tally] : entity.names) {
      if (tally.folded == folded) lines.push_back(NameLine(text, tally));
    }
  }
  const auto from = KeyOfName(first_name, entity), to = KeyOfName(second_name, entity);
  if (!from || !to) return lines;
  const std::vector<Key> path = PathBetween(*from, *to);
  for (size_t i = 1; i < path.size(); ++i) lines.push_back("  " + StepLine(path[i - 1], path[i]));
  return lines;
}

std::vector<std::string> Explainer::ExplainApart(const EntityRecord& first,
                                                 const EntityRecord& second) {
  std::vector<std::string> lines = {Headline(first), Headline(second)};
  bool is_split = false, has_entries = false;
  for (const Key& one : first.keys) {
    for (const Key& other : second.keys) {
      is_split |= decisions_.AreApart(one, other);
      has_entries |= KindOf(one) == KeyKind::kLexicon && KindOf(other) == KeyKind::kLexicon;
    }
  }
  const KeyGroup group = GroupOfKey(first.keys.front());
  if (is_split) {
    lines.push_back("  apart: split by the user");
  } else if (GroupOfKey(second.keys.front()) != group) {
    lines.push_back("  apart: entities of different kinds");
  } else if (has_entries) {
    lines.push_back("  apart: two entries of the lexicon");
  } else {
    lines.push_back("  apart: no article says that they are one");
  }
  return lines;
}

// The shortest way over links and merges, breadth first.
std::vector<Key> Explainer::PathBetween(const Key& from, const Key& to) {
  std::map<Key, Key> came_from = {{from, from}};
  std::vector<Key> reached = {from};
  for (size_t i = 0; i < reached.size() && !came_from.contains(to); ++i) {
    const Key key = reached[i];
    const auto visit = [&](const Key& other) {
      if (came_from.emplace(other, key).second) reached.push_back(other);
    };
    for (const Key& other : decisions_.MergedWith(key)) visit(other);
    const KeyRecord* record = books_.keys.Find(key);
    if (record == nullptr) continue;
    for (const auto& [other, count] : record->links) visit(other);
  }
  std::vector<Key> path;
  if (!came_from.contains(to)) return path;
  for (Key key = to; key != from; key = came_from[key]) path.push_back(key);
  path.push_back(from);
  std::reverse(path.begin(), path.end());
  return path;
}

std::string Explainer::StepLine(const Key& from, const Key& to) {
  const std::string ends = DescribeKey(from) + " = " + DescribeKey(to) + ": ";
  if (decisions_.MergedWith(from).contains(to)) return ends + "merged by the user";
  const KeyRecord* record = books_.keys.Find(from);
  const auto link = record->links.find(to);
  const int64_t count = link == record->links.end() ? 0 : link->second;
  if (KindOf(from) == KeyKind::kSound || KindOf(to) == KeyKind::kSound) return ends + "sound alike";
  return ends + RuleOfLink(from, to) + ", in " + Counted(count, "article");
}

std::string Explainer::DescribeKey(const Key& key) const {
  switch (KindOf(key)) {
    case KeyKind::kLexicon:
      return "lexicon entry " + key.substr(2);
    case KeyKind::kSound:
      return "sound " + key.substr(2);
    case KeyKind::kName:
    case KeyKind::kLocal:
      break;
  }
  return std::string(SpellingOfKey(key));
}

// The rule by which an article says that the two are one, with its place.
std::string Explainer::RuleOfLink(const Key& from, const Key& to) {
  std::string rule = "linked";
  for (const auto& [primary, name] : {std::pair(from, to), std::pair(to, from)}) {
    const std::string prefix = RecordKey(primary);
    bool is_found = false;
    view_.ScanRecords(kPartSpace, prefix, [&](std::string_view key, std::string_view) {
      const std::string article(key.substr(prefix.size()));
      const ArticleRecord* record = books_.articles.Find(article);
      const auto bytes = view_.GetRecord(kVersionSpace, RecordKey(article, record->shown));
      const Extraction extraction = DecodeExtraction(*bytes);
      for (const Part& part : record->parts) {
        if (part.primary != primary) continue;
        const ExtractedEntity& entity = extraction.entities[part.entity];
        for (const PartName& name_of_part : part.names) {
          const ExtractedName& candidate = entity.names[name_of_part.index];
          if (Spelling(KeyGroupOf(entity.type), candidate.folded) != SpellingOfKey(name)) continue;
          rule = candidate.rule + " (" + Place(article, candidate.evidence) + ')';
          is_found = true;
        }
      }
      return !is_found;
    });
    if (is_found) break;
  }
  return rule;
}

}  // namespace wenmai::ingest
