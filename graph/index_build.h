// An index that is built in files while others write, and what they have changed meanwhile. Internal to
// graph/.
//
// The builder reads one snapshot and lets other writers go on. Then it takes the writer's place again, adds
// the files to the tables and brings the rows up to date with what was committed since, as changes of its
// transaction. Rows of an index that no schema tells of yet are seen by nobody: after a crash before the
// commit they are cleared away when the database is opened to write.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "absl/container/btree_set.h"
#include "graph/graph.h"
#include "graph/statistics/statistics.h"
#include "graph/storage/storage.h"
#include "graph/version.h"

namespace wenmai::graph {

// Elements that commits change while an index is being built.
struct ChangedElements {
  EntityKind entity;
  uint64_t id_end;               // of those there were at the beginning
  absl::btree_set<uint64_t> ids;  // of them
};

// An index whose rows a transaction has added from files.
struct IndexBuild {
  IndexId index;
  std::shared_ptr<const Version> before;  // what the files hold
  std::vector<uint64_t> changed;          // elements that may be otherwise by now, ascending
  KeptStatistics statistics;              // of the files
};

// Deletes the rows of the indexes with ids from `begin` to `end`.
void DeleteIndexRows(IndexId begin, IndexId end, Batch* batch);

// Takes out again what the transaction has added from files: its next index may be given the same id.
void DropIndexBuild(View::State& state);

}  // namespace wenmai::graph
