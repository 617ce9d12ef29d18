// The books that ingest keeps beside the graph, in the same transaction, as side records packed by
// ingest/pack.h. From them an article can be added, replaced or forgotten at the cost of that
// article and the entities it names, and the graph is a function of them.
//
//   space             key                               record
//   ingest.article    article id                        ArticleRecord
//   ingest.version    article id, source                extraction (ingest/extraction_codec.h)
//   ingest.shadow     article id, source                text of a version that is not shown
//   ingest.file       file                              FileRecord
//   ingest.key        key (identity/key.h)              KeyRecord
//   ingest.part       primary key, article id           nothing: where the parts of a key are
//   ingest.bearer     key of kind kName                 BearerRecord
//   ingest.entity     node:be64                         EntityRecord
//   ingest.evidence   name, day:be64, article id        EvidenceRecord
//   ingest.name       name                              NameRecord
//   ingest.fact       subject:be64 type:byte object:be64  FactRecord
//   ingest.decision   (empty)                           Decisions
//   ingest.rules      (empty)                           IdentityFingerprint() of all articles
//
// Parts of a key that are strings are length-prefixed, save the last one.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/value.h"
#include "ingest/document_fields.h"
#include "ingest/identity/part.h"
#include "ingest/pack.h"

namespace wenmai::ingest {

using graph::NodeId;
using graph::RelationshipId;

constexpr NodeId kNoNode = std::numeric_limits<NodeId>::max();
constexpr RelationshipId kNoRelationship = std::numeric_limits<RelationshipId>::max();
constexpr int64_t kNoDay = std::numeric_limits<int64_t>::max();  // after every date

constexpr std::string_view kArticleSpace = "ingest.article";
constexpr std::string_view kVersionSpace = "ingest.version";
constexpr std::string_view kShadowSpace = "ingest.shadow";
constexpr std::string_view kFileSpace = "ingest.file";
constexpr std::string_view kKeySpace = "ingest.key";
constexpr std::string_view kPartSpace = "ingest.part";
constexpr std::string_view kBearerSpace = "ingest.bearer";
constexpr std::string_view kEntitySpace = "ingest.entity";
constexpr std::string_view kEvidenceSpace = "ingest.evidence";
constexpr std::string_view kNameSpace = "ingest.name";
constexpr std::string_view kFactSpace = "ingest.fact";
constexpr std::string_view kDecisionSpace = "ingest.decision";
constexpr std::string_view kRulesSpace = "ingest.rules";

// `first` length-prefixed, so that no other string's records lie under the prefix.
inline std::string RecordKey(std::string_view first, std::string_view rest = {}) {
  std::string key;
  AppendVarint(first.size(), &key);
  return key.append(first).append(rest);
}
inline std::string NodeKey(NodeId node) {
  std::string key;
  AppendBigEndian64(node, &key);
  return key;
}

// Where a part of an article stands in the graph.
struct Home {
  NodeId node = kNoNode;
  // Its names are borne by the node, for shorter names elsewhere to attach to (KeyRecord::is_full).
  bool bears = false;
  bool operator==(const Home&) const = default;
};

// One of the texts that give the same article id.
struct Version {
  std::string source;
  std::string file;  // FileRecord that lists it
  uint64_t text_size = 0;
};

struct ArticleRecord {
  NodeId node = kNoNode;
  std::string shown;              // the source of the version that the graph shows
  std::vector<Version> versions;  // sorted by source
  int64_t day = kNoDay;           // published
  std::string rules;              // IdentityFingerprint() under which the parts were made
  std::vector<Part> parts;
  std::vector<Home> homes;     // of its parts, in the order of DivideIntoParts
  std::vector<NodeId> claims;  // in the order of Extraction::claims
};

// What was read from a file when it was last ingested.
struct FileRecord {
  std::string fingerprint;  // of its bytes and of what extracted them
  std::vector<std::pair<std::string, std::string>> articles;  // id and source
  bool operator==(const FileRecord&) const = default;
};

struct KeyRecord {
  int64_t support = 0;           // parts that bear the key
  int64_t part_count = 0;        // of them those whose primary key it is
  int64_t full_count = 0;        // of those the ones that are full
  std::map<Key, int64_t> links;  // keys said to mean the same, with the number of parts that say so
  NodeId own = kNoNode;          // the node of the key's own entity, if it has one
  Home home;                     // where its parts are: at `own`, or at the entity it attaches to
};

// The entities that bear a name, with the number of parts through which they do.
using BearerRecord = std::map<NodeId, int64_t>;

// The words that show that a name is taken for an entity. The earliest comes first.
struct Evidence {
  int64_t day = kNoDay;
  std::string article;
  Span span;
  std::string rule;
  auto operator<=>(const Evidence&) const = default;
};

struct NameTally {
  std::string folded;
  int64_t article_count = 0;
  int64_t strong_count = 0;  // articles where the name's rule is not weak
  int64_t count = 0;         // occurrences
  Evidence evidence;
  RelationshipId known_as = kNoRelationship;
};

// Everything its articles say of an entity, as counts that can be taken back one article at a time.
struct EntityRecord {
  std::vector<Key> keys;  // sorted
  int64_t article_count = 0;
  std::array<int64_t, kEntityTypeCount> type_articles{};
  std::array<int64_t, kEntityTypeCount> type_votes{};  // in hundredths
  std::map<std::string, NameTally> names;              // by text
  // The names of its entry in the lexicon, the canonical first, with the number of articles.
  std::map<std::vector<std::string>, int64_t> lexicon_names;
  std::map<std::string, int64_t> descriptions;
};

// Occurrences of a name in an article: part, rule, earliest span.
struct EvidenceEntry {
  int32_t part = 0;
  std::string rule;
  Span span;
};
using EvidenceRecord = std::vector<EvidenceEntry>;

struct NameRecord {
  NodeId node = kNoNode;
  int64_t use_count = 0;  // entities known by it
};

// Of a symmetric type `subject` is the smaller node id; which end the graph calls subject is
// another matter (fact_writer.h).
struct FactKey {
  NodeId subject = kNoNode;
  FactType type = FactType::kWorksAt;
  NodeId object = kNoNode;
  auto operator<=>(const FactKey&) const = default;
};

inline std::string FactRecordKey(const FactKey& fact) {
  std::string key = NodeKey(fact.subject);
  key += static_cast<char>(fact.type);
  AppendBigEndian64(fact.object, &key);
  return key;
}

struct FactRecord {
  NodeId node = kNoNode;
  RelationshipId direct = kNoRelationship;
  // (day, (role, status)) → articles that state the fact so.
  std::map<std::pair<int64_t, std::pair<std::string, std::string>>, int64_t> statements;
};

template <typename Archive>
void Fields(Archive& archive, Home& home) {
  archive(home.node, home.bears);
}
template <typename Archive>
void Fields(Archive& archive, Version& version) {
  archive(version.source, version.file, version.text_size);
}
template <typename Archive>
void Fields(Archive& archive, ArticleRecord& r) {
  archive(r.node, r.shown, r.versions, r.day, r.rules, r.parts, r.homes, r.claims);
}
template <typename Archive>
void Fields(Archive& archive, FileRecord& r) {
  archive(r.fingerprint, r.articles);
}
template <typename Archive>
void Fields(Archive& archive, KeyRecord& r) {
  archive(r.support, r.part_count, r.full_count, r.links, r.own, r.home);
}
template <typename Archive>
void Fields(Archive& archive, Evidence& e) {
  archive(e.day, e.article, e.span, e.rule);
}
template <typename Archive>
void Fields(Archive& archive, NameTally& t) {
  archive(t.folded, t.article_count, t.strong_count, t.count, t.evidence, t.known_as);
}
template <typename Archive>
void Fields(Archive& archive, EntityRecord& r) {
  archive(r.keys, r.article_count, r.type_articles, r.type_votes, r.names, r.lexicon_names,
          r.descriptions);
}
template <typename Archive>
void Fields(Archive& archive, EvidenceEntry& e) {
  archive(e.part, e.rule, e.span);
}
template <typename Archive>
void Fields(Archive& archive, NameRecord& r) {
  archive(r.node, r.use_count);
}
template <typename Archive>
void Fields(Archive& archive, FactRecord& r) {
  archive(r.node, r.direct, r.statements);
}

}  // namespace wenmai::ingest
