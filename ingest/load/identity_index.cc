#include "ingest/load/identity_index.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "ingest/identity/partition.h"

namespace wenmai::ingest {

void IdentityIndex::Count(const std::string& article, const Part& part, int64_t step) {
  for (const Key& key : part.keys) {
    KeyRecord& record = books_.keys.Edit(key);
    record.support += step;
    if (key == part.primary) {
      record.part_count += step;
      record.full_count += part.is_full ? step : 0;
    }
    touched_.push_back(key);
  }
  for (const auto& [from, to] : part.links) {
    Link(from, to, step);
    Link(to, from, step);
  }
  const std::string place = RecordKey(part.primary, article);
  if (step > 0) {
    transaction_.PutRecord(kPartSpace, place, {});
  } else {
    transaction_.DeleteRecord(kPartSpace, place);
  }
}

void IdentityIndex::Link(const Key& from, const Key& to, int64_t step) {
  auto& links = books_.keys.Edit(from).links;
  const auto link = links.try_emplace(to, 0).first;
  link->second += step;
  if (link->second == 0) links.erase(link);
}

std::vector<Key> IdentityIndex::SettleFull(const Decisions& decisions) {
  AddClusters(touched_, decisions);
  std::vector<Key> moved;
  for (Cluster& cluster : clusters_) {
    if (cluster.is_full) {
      SetHome(cluster, {OwnNode(&cluster), true}, &moved);
      continue;
    }
    // What has ceased to stand for itself must stop bearing names before hosts are looked for.
    const bool was_full =
        std::any_of(cluster.keys.begin(), cluster.keys.end(), [&](const Key& key) {
          const KeyRecord* record = books_.keys.Find(key);
          return record != nullptr && record->home.bears;
        });
    if (was_full) SetHome(cluster, {}, &moved);
  }
  return moved;
}

std::vector<Key> IdentityIndex::SettleShort(const Decisions& decisions) {
  AddClusters(NamesWithOtherBearers(decisions), decisions);
  std::vector<Key> moved;
  for (Cluster& cluster : clusters_) {
    if (cluster.is_full) continue;
    Home home;
    if (cluster.part_count > 0) {
      home.node = HostOf(cluster, decisions);
      if (home.node == kNoNode) {
        home.node = OwnNode(&cluster);
      } else {
        cluster.own = kNoNode;
      }
    }
    SetHome(cluster, home, &moved);
  }
  for (const Cluster& cluster : clusters_) {
    for (const Key& key : cluster.keys) {
      if (const KeyRecord* record = books_.keys.Find(key); record && record->support == 0) {
        books_.keys.Erase(key);
      }
    }
  }
  return moved;
}

void IdentityIndex::AddClusters(const std::vector<Key>& seeds, const Decisions& decisions) {
  std::vector<Key> keys = Reach(seeds, decisions);
  std::vector<KeyLink> links;
  for (const Key& key : keys) {
    const KeyRecord* record = books_.keys.Find(key);
    if (record == nullptr) continue;
    for (const auto& [other, count] : record->links) {
      if (key < other) links.push_back({key, other, count});
    }
  }
  const size_t first = clusters_.size();
  for (std::vector<Key>& set : PartitionKeys(std::move(keys), std::move(links), decisions)) {
    Cluster& cluster = clusters_.emplace_back();
    for (const Key& key : set) {
      const KeyRecord* record = books_.keys.Find(key);
      if (record == nullptr) continue;
      cluster.part_count += record->part_count;
      cluster.is_full |= record->full_count > 0;
    }
    cluster.keys = std::move(set);
  }
  ClaimNodes(first);
}

// The keys connected with `seeds`, those seen before excepted. Keys that decisions name count even
// if no article bears them now: two merged with a third are merged with each other.
std::vector<Key> IdentityIndex::Reach(const std::vector<Key>& seeds, const Decisions& decisions) {
  std::vector<Key> reached;
  const auto visit = [&](const Key& key) {
    if (seen_.insert(key).second) reached.push_back(key);
  };
  for (const Key& seed : seeds) visit(seed);
  for (size_t i = 0; i < reached.size(); ++i) {
    const Key key = reached[i];
    for (const Key& other : decisions.MergedWith(key)) visit(other);
    if (const KeyRecord* record = books_.keys.Find(key)) {
      for (const auto& [other, count] : record->links) visit(other);
    }
  }
  return reached;
}

// Lets each cluster keep one of the nodes that its keys had, so that least is rewritten: of several
// the one with most articles. A node that its keys no longer share goes to one cluster only.
void IdentityIndex::ClaimNodes(size_t first_cluster) {
  struct Claim {
    int64_t article_count;
    NodeId node;
    size_t cluster;
  };
  std::vector<Claim> claims;
  for (size_t i = first_cluster; i < clusters_.size(); ++i) {
    if (clusters_[i].part_count == 0) continue;
    std::set<NodeId> nodes;
    for (const Key& key : clusters_[i].keys) {
      const KeyRecord* record = books_.keys.Find(key);
      if (record != nullptr && record->own != kNoNode) nodes.insert(record->own);
    }
    for (NodeId node : nodes) {
      // The user may have deleted the node with a query; then a new one takes its place.
      if (!transaction_.HasNode(node)) continue;
      const EntityRecord* entity = books_.entities.Find(NodeKey(node));
      claims.push_back({entity != nullptr ? entity->article_count : 0, node, i});
    }
  }
  std::sort(claims.begin(), claims.end(), [](const Claim& a, const Claim& b) {
    return std::tuple(-a.article_count, a.node, a.cluster) <
           std::tuple(-b.article_count, b.node, b.cluster);
  });
  for (const Claim& claim : claims) {
    if (clusters_[claim.cluster].own == kNoNode && claimed_.insert(claim.node).second) {
      clusters_[claim.cluster].own = claim.node;
    }
  }
}

NodeId IdentityIndex::OwnNode(Cluster* cluster) {
  if (cluster->own == kNoNode) cluster->own = transaction_.CreateNode({}, {});
  return cluster->own;
}

// The one entity that bears a name of the cluster, kNoNode if there is none or more than one.
NodeId IdentityIndex::HostOf(const Cluster& cluster, const Decisions& decisions) {
  std::set<NodeId> hosts;
  for (const Key& key : cluster.keys) {
    const BearerRecord* bearers =
        KindOf(key) == KeyKind::kName ? books_.bearers.Find(key) : nullptr;
    if (bearers == nullptr) continue;
    for (const auto& [node, count] : *bearers) {
      const EntityRecord* entity = books_.entities.Find(NodeKey(node));
      if (entity == nullptr || !transaction_.HasNode(node)) continue;
      const auto is_apart = [&](const Key& other) { return decisions.AreApart(key, other); };
      if (std::none_of(entity->keys.begin(), entity->keys.end(), is_apart)) hosts.insert(node);
    }
  }
  return hosts.size() == 1 ? *hosts.begin() : kNoNode;
}

void IdentityIndex::SetHome(const Cluster& cluster, Home home, std::vector<Key>* moved) {
  for (const Key& key : cluster.keys) {
    const KeyRecord* record = books_.keys.Find(key);
    if (record == nullptr) continue;
    if (record->home == home && record->own == cluster.own) continue;
    if (record->home != home) moved->push_back(key);
    KeyRecord& edited = books_.keys.Edit(key);
    edited.home = home;
    edited.own = cluster.own;
  }
  if (cluster.own != kNoNode && cluster.own == home.node) RecordKeys(cluster);
}

void IdentityIndex::RecordKeys(const Cluster& cluster) {
  std::vector<Key> keys;
  for (const Key& key : cluster.keys) {
    const KeyRecord* record = books_.keys.Find(key);
    if (record != nullptr && record->support > 0) keys.push_back(key);
  }
  const std::string node = NodeKey(cluster.own);
  const EntityRecord* entity = books_.entities.Find(node);
  if (entity != nullptr && entity->keys == keys) return;
  if (entity == nullptr || entity->keys.empty() || entity->keys.front() != keys.front()) {
    renamed_.insert(cluster.own);
  }
  books_.entities.Edit(node).keys = std::move(keys);
}

// A name that no article uses alone counts if the user has merged it with one that some do.
std::vector<Key> IdentityIndex::NamesWithOtherBearers(const Decisions& decisions) {
  const auto has_same_nodes = [](const BearerRecord& a, const BearerRecord& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& x, const auto& y) { return x.first == y.first; });
  };
  std::vector<Key> names;
  for (const auto& [name, before] : bearers_before_) {
    const BearerRecord* now = books_.bearers.Find(name);
    const bool is_same = has_same_nodes(before, now != nullptr ? *now : BearerRecord{});
    const bool counts = books_.keys.Find(name) != nullptr || !decisions.MergedWith(name).empty();
    if (!is_same && counts) names.push_back(name);
  }
  return names;
}

void IdentityIndex::Bear(const Part& part, NodeId node, int64_t step) {
  for (const Key& name : part.bears) {
    BearerRecord& bearers = books_.bearers.Edit(name);
    bearers_before_.try_emplace(name, bearers);
    const auto bearer = bearers.try_emplace(node, 0).first;
    bearer->second += step;
    if (bearer->second == 0) bearers.erase(bearer);
    if (bearers.empty()) books_.bearers.Erase(name);
  }
}

Home IdentityIndex::HomeOf(const Part& part) {
  const KeyRecord* record = books_.keys.Find(part.primary);
  return record != nullptr ? record->home : Home{};
}

std::vector<std::string> IdentityIndex::ArticlesOf(const Key& primary) const {
  std::vector<std::string> articles;
  const std::string prefix = RecordKey(primary);
  transaction_.ScanRecords(kPartSpace, prefix, [&](std::string_view key, std::string_view) {
    articles.emplace_back(key.substr(prefix.size()));
    return true;
  });
  return articles;
}

}  // namespace wenmai::ingest
