// Keeps which entity of the graph each key means, as articles come and go. It recomputes only the
// keys that are connected with what changed, and gives the same answer as if all were computed
// afresh.
//
// An entity is a set of keys that PartitionKeys joins. If any of its parts says enough to know it
// by (Part::is_full) it stands for itself. If none does (`Altman`, `Blue`), it attaches to the one
// entity of its group that bears its name and does stand for itself; where none or several do, it
// too stands for itself: what is not known is not guessed.
//
//   Remove / Add the parts that changed
//   moved = SettleFull()             who stands for itself is known; call Bear for what moved
//   moved = SettleShort()            and then who attaches to whom
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ingest/extraction.h"
#include "ingest/identity/part.h"
#include "ingest/load/books.h"

namespace wenmai::ingest {

class IdentityIndex {
 public:
  IdentityIndex(graph::Transaction* transaction, Books* books)
      : transaction_(*transaction), books_(*books) {}

  // In one settling the removals come before the additions.
  void Remove(const std::string& article, const Part& part) { Count(article, part, -1); }
  void Add(const std::string& article, const Part& part) { Count(article, part, 1); }
  // A decision about the key has changed.
  void Touch(const Key& key) { touched_.push_back(key); }

  // Both return the keys whose home has changed. REQUIRES: `decisions` are those in force.
  std::vector<Key> SettleFull(const Decisions& decisions);
  std::vector<Key> SettleShort(const Decisions& decisions);

  // Adds `step` to the number of parts through which `node` bears the part's names.
  void Bear(const Part& part, NodeId node, int64_t step);

  Home HomeOf(const Part& part);

  // The articles that have parts with the primary key.
  std::vector<std::string> ArticlesOf(const Key& primary) const;

  // The nodes whose first key has changed: what is derived from it must be written anew.
  const std::unordered_set<NodeId>& renamed() const { return renamed_; }

 private:
  struct Cluster {
    std::vector<Key> keys;
    int64_t part_count = 0;
    bool is_full = false;
    NodeId own = kNoNode;
  };

  void Count(const std::string& article, const Part& part, int64_t step);
  void Link(const Key& from, const Key& to, int64_t step);
  void AddClusters(const std::vector<Key>& seeds, const Decisions& decisions);
  std::vector<Key> Reach(const std::vector<Key>& seeds, const Decisions& decisions);
  void ClaimNodes(size_t first_cluster);
  NodeId OwnNode(Cluster* cluster);
  NodeId HostOf(const Cluster& cluster, const Decisions& decisions);
  void SetHome(const Cluster& cluster, Home home, std::vector<Key>* moved);
  void RecordKeys(const Cluster& cluster);
  std::vector<Key> NamesWithOtherBearers(const Decisions& decisions);

  graph::Transaction& transaction_;
  Books& books_;
  std::vector<Key> touched_;
  std::unordered_set<Key> seen_;  // keys of clusters_
  std::vector<Cluster> clusters_;
  std::unordered_set<NodeId> claimed_;
  std::unordered_set<NodeId> renamed_;
  std::map<Key, BearerRecord> bearers_before_;  // of the names that Bear has changed
};

}  // namespace wenmai::ingest
