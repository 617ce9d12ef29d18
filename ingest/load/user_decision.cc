#include "ingest/load/user_decision.h"

#include <algorithm>
#include <set>

#include "ingest/identity/partition.h"
#include "ingest/identity/spelling.h"
#include "ingest/load/entity_tally.h"
#include "text/fold.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

// The articles in which any of the texts stands for something.
void AddArticlesNaming(const graph::View& view, const std::string& text,
                       std::set<std::string>* articles) {
  const std::string prefix = RecordKey(text);
  view.ScanRecords(kEvidenceSpace, prefix, [&](std::string_view key, std::string_view) {
    articles->emplace(key.substr(prefix.size() + sizeof(int64_t)));
    return true;
  });
}

std::vector<std::string> ArticlesNaming(const graph::View& view, const EntityRecord& entity,
                                        const std::set<std::string>& spellings) {
  std::set<std::string> articles;
  for (const auto& [text, tally] : entity.names) {
    for (const Key& key : entity.keys) {
      if (!spellings.contains(Spelling(GroupOfKey(key), tally.folded))) continue;
      AddArticlesNaming(view, text, &articles);
      break;
    }
  }
  return {articles.begin(), articles.end()};
}

std::set<KeyGroup> GroupsOf(const EntityRecord& entity) {
  std::set<KeyGroup> groups;
  for (const Key& key : entity.keys) groups.insert(GroupOfKey(key));
  return groups;
}

// The keys of the entity as they would fall apart without the user's merges, if `name` is then
// parted from the entity's first key; empty if it is not.
std::vector<Key> KeysMergedIn(Books* books, const EntityRecord& entity, const Key& name) {
  std::vector<KeyLink> links;
  for (const Key& key : entity.keys) {
    for (const auto& [other, count] : books->keys.Find(key)->links) {
      const bool is_inside = std::binary_search(entity.keys.begin(), entity.keys.end(), other);
      if (key < other && is_inside) links.push_back({key, other, count});
    }
  }
  for (const std::vector<Key>& set : PartitionKeys(entity.keys, links, Decisions{})) {
    const bool has_name = std::binary_search(set.begin(), set.end(), name);
    if (has_name && set.front() != entity.keys.front()) return set;
  }
  return {};
}

}  // namespace

void DecideMerge(const graph::View& view, NodeId first, NodeId second, LoadSession* session) {
  if (first == second) return;
  Books& books = session->books();
  const EntityRecord& one = *books.entities.Find(NodeKey(first));
  const EntityRecord& other = *books.entities.Find(NodeKey(second));
  Decisions decisions = session->decisions();
  decisions.Merge(one.keys, other.keys);
  std::vector<Key> keys = one.keys;
  keys.insert(keys.end(), other.keys.begin(), other.keys.end());
  // Names that were split off may come back, wherever they stand.
  std::set<std::string> spellings;
  for (const Key& key : keys) spellings.emplace(SpellingOfKey(key));
  spellings.erase(std::string());
  std::vector<std::string> articles = ArticlesNaming(view, one, spellings);
  for (std::string& article : ArticlesNaming(view, other, spellings)) {
    articles.push_back(std::move(article));
  }
  session->Decide(std::move(decisions), keys, articles);
}

void DecideSplit(const graph::View& view, NodeId node, const std::vector<std::string>& aliases,
                 LoadSession* session) {
  Books& books = session->books();
  const EntityRecord& entity = *books.entities.Find(NodeKey(node));
  Decisions decisions = session->decisions();
  std::vector<Key> touched = entity.keys;
  std::set<std::string> spellings;
  for (const std::string& alias : aliases) {
    const std::string folded = text::Fold(alias);
    const bool is_known =
        std::any_of(entity.names.begin(), entity.names.end(),
                    [&](const auto& name) { return name.second.folded == folded; });
    if (!is_known) {
      throw Error(ErrorCode::kNotFound,
                  "'" + CanonicalName(entity) + "' is not known as '" + alias + "'");
    }
    for (KeyGroup group : GroupsOf(entity)) {
      const std::string spelling = Spelling(group, folded);
      const Key name = MakeKey(KeyKind::kName, group, spelling);
      spellings.insert(spelling);
      touched.push_back(name);
      // What was merged is taken apart where it was joined; only what articles join is split.
      if (const auto merged = KeysMergedIn(&books, entity, name); !merged.empty()) {
        decisions.Unmerge(merged, entity.keys);
      } else {
        decisions.Split(name, entity.keys);
      }
    }
  }
  const bool keeps_a_name =
      std::any_of(entity.names.begin(), entity.names.end(), [&](const auto& name) {
        return !spellings.contains(Spelling(GroupOfKey(entity.keys.front()), name.second.folded));
      });
  if (!keeps_a_name) {
    throw Error(ErrorCode::kInvalidArgument,
                "'" + CanonicalName(entity) + "' cannot be split from all its names");
  }
  session->Decide(std::move(decisions), touched, ArticlesNaming(view, entity, spellings));
}

}  // namespace wenmai::ingest
