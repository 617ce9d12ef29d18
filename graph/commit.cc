// How a transaction's pending changes become a batch, and the batch the next version.
#include <utility>

#include "graph/codec/schema_codec.h"
#include "graph/fulltext/document.h"
#include "graph/index_build.h"
#include "graph/index_update.h"
#include "graph/statistics/statistics_update.h"
#include "graph/view_state.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

// Deletes the records of relationships `begin` to `end`: of many that lie together, as those of a hub do,
// with one mark over all of them.
void DeleteRelationships(RelationshipId begin, RelationshipId end, Batch* batch) {
  constexpr uint64_t kRangeWorthCount = 4096;
  if (end - begin >= kRangeWorthCount) {
    batch->DeleteRange(Table::kRelationships, EncodeRecordKey(begin), EncodeRecordKey(end));
    return;
  }
  for (; begin < end; ++begin) batch->Delete(Table::kRelationships, EncodeRecordKey(begin));
}

void WriteRelationships(const Pending& pending, const Version& version, Batch* batch) {
  RelationshipId begin = 0, end = 0;  // deleted, and not yet written
  for (const auto& [id, record] : pending.records(EntityKind::kRelationship)) {
    const bool is_deleted = !record && id < version.ids.relationships;
    if (begin < end && (!is_deleted || id != end)) {
      DeleteRelationships(begin, end, batch);
      begin = end;
    }
    if (is_deleted) {
      if (begin == end) begin = id;
      end = id + 1;
    } else if (record) {
      batch->Put(Table::kRelationships, EncodeRecordKey(id), *record);
    }
  }
  DeleteRelationships(begin, end, batch);
}

void WriteNodes(const Pending& pending, const Version& version, Batch* batch) {
  for (const auto& [id, record] : pending.records(EntityKind::kNode)) {
    const std::string key = EncodeRecordKey(id);
    if (record) {
      batch->Put(Table::kNodes, key, *record);
    } else if (id < version.ids.nodes) {
      batch->Delete(Table::kNodes, key);
      AdjacencyWriter::DeleteLists(*version.snapshot, id, batch);
    }
  }
}

// Rows of an index that the transaction dropped again are not written: the drop clears all there
// are.
void WriteIndexRows(const Pending& pending, Batch* batch) {
  for (const auto& [key, value] : pending.rows(Table::kIndexes)) {
    const IndexId index = ByteReader(key, "index key").ReadBigEndian32();
    if (pending.schema()->FindIndex(index) == nullptr) continue;
    if (value) {
      batch->Put(Table::kIndexes, key, *value);
    } else {
      batch->Delete(Table::kIndexes, key);
    }
  }
}

void ForgetKeys(const Pending& pending, uint64_t sequence, KeyCache* cache) {
  cache->BeginCommit(sequence);
  for (const auto& [key, value] : pending.rows(Table::kIndexes)) {
    cache->Forget(std::string_view(key).substr(0, key.size() - sizeof(uint64_t)));
  }
}

void WriteRows(const Pending& pending, Table table, Batch* batch) {
  for (const auto& [key, value] : pending.rows(table)) {
    if (value) {
      batch->Put(table, key, *value);
    } else {
      batch->Delete(table, key);
    }
  }
}

// Takes the ids of `block` off the front of [*next, end).
template <typename Iterator>
std::vector<uint64_t> TakeBlock(uint64_t block, Iterator* next, Iterator end) {
  std::vector<uint64_t> ids;
  while (*next != end && MemberBlock::BlockOf(**next) == block) ids.push_back(*(*next)++);
  return ids;
}

void WriteMembers(const Pending& pending, Batch* batch) {
  for (const auto& [set, changes] : pending.members()) {
    auto added = changes.added.begin(), removed = changes.removed.begin();
    const auto added_end = changes.added.end(), removed_end = changes.removed.end();
    if (added == added_end && removed == removed_end) continue;
    while (added != added_end || removed != removed_end) {
      uint64_t first = UINT64_MAX;
      if (added != added_end) first = *added;
      if (removed != removed_end) first = std::min<uint64_t>(first, *removed);
      const uint64_t block = MemberBlock::BlockOf(first);
      const std::vector<uint64_t> added_ids = TakeBlock(block, &added, added_end);
      const std::vector<uint64_t> removed_ids = TakeBlock(block, &removed, removed_end);
      batch->Merge(Table::kMembers, EncodeMemberKey(set, block),
                   EncodeMemberOperand(added_ids, removed_ids));
    }
    WriteCount(set, pending.counters().Count(set), batch);
  }
}

void WriteAdjacency(const Pending& pending, const Version& version, AdjacencyWriter* writer,
                    Batch* batch) {
  const Pending::Records& nodes = pending.records(EntityKind::kNode);
  for (const auto& [list, changes] : pending.adjacency()) {
    const auto node = nodes.find(list.node);
    if (node != nodes.end() && !node->second) continue;  // its lists were deleted with its record
    writer->Write(*version.snapshot, list, changes, list.node >= version.ids.nodes, batch);
  }
}

bool IsInSchema(IndexId index, const Schema& schema) {
  return schema.FindIndex(index) != nullptr || schema.FindFullTextIndex(index) != nullptr;
}

void FillBatch(View::State& state, AdjacencyWriter* adjacency_writer, Batch* batch) {
  const Pending& pending = *state.own_pending;
  const Version& version = *state.version;
  WriteNodes(pending, version, batch);
  WriteRelationships(pending, version, batch);
  WriteRows(pending, Table::kLongValues, batch);
  WriteRows(pending, Table::kRecords, batch);
  WriteSchema(*version.schema, *pending.schema(), batch);
  if (state.index_build != nullptr && !IsInSchema(state.index_build->index, *pending.schema())) {
    DeleteIndexRows(state.index_build->index, state.index_build->index + 1, batch);
  }
  WriteIndexRows(pending, batch);
  WriteFullText(state, batch);
  WriteMembers(pending, batch);
  WriteAdjacency(pending, version, adjacency_writer, batch);
  WriteNames(*version.catalog, *state.catalog, batch);
  WriteIdCounts(version.ids, pending.ids(), batch);
  const std::lock_guard lock(version.statistics->mutex);
  UpdateStatistics(state, version.statistics.get());
  version.statistics->Write(batch);
}

// The version that the commit makes, but for its snapshot.
std::shared_ptr<Version> MakeVersion(const View::State& state) {
  auto next = std::make_shared<Version>(*state.version);
  const Pending& pending = *state.own_pending;
  ++next->sequence;
  next->catalog = state.catalog;
  next->counters = pending.counters();
  next->ids = pending.ids();
  next->schema = pending.schema();
  if (next->caches != nullptr) next->caches = next->caches->Next(*next->catalog, pending);
  return next;
}

}  // namespace

void Transaction::WriteChanges() {
  Graph::State& graph = *state_->graph;
  std::unique_ptr<Batch> batch = graph.storage->NewBatch();
  FillBatch(*state_, &graph.adjacency_writer, batch.get());
  graph.storage->Write(std::move(batch), /*sync=*/false);
}

// Writes the changes and makes them what the next writer begins with.
std::shared_ptr<const Version> Transaction::Publish() {
  const Pending& pending = Changes();
  if (HasDanglingRelationships()) {
    throw Error::Query("ConstraintVerificationFailed", "runtime", "DeleteConnectedNode",
                       "a node cannot be deleted while it has relationships");
  }
  CheckConstraints(*state_);
  Graph::State& graph = *state_->graph;
  // What could fail is done before anything is written: what is on disk must be published.
  std::shared_ptr<Version> next = MakeVersion(*state_);
  try {
    WriteChanges();
  } catch (const Error&) {
    graph.ReloadStatistics();
    throw;
  }
  next->snapshot = graph.storage->TakeSnapshot();
  graph.NoteChanges(pending);
  if (next->key_cache != nullptr) ForgetKeys(pending, next->sequence, next->key_cache.get());
  graph.SetTip(next);
  return next;
}

// The next writer need not wait for the disk: a sync then makes both commits durable. Readers see a
// commit once it is.
void Transaction::Commit() {
  const std::shared_ptr<const Version> next = Publish();
  const std::shared_ptr<Graph::State> graph = state_->graph;
  Finish(next);
  if (graph->options.sync_commits) graph->AwaitDurable(*next);
}

void Transaction::CommitAndContinue() {
  std::shared_ptr<const Version> next = Publish();
  Graph::State& graph = *state_->graph;
  if (graph.options.sync_commits) graph.AwaitDurable(*next);
  // Readers are of the first version, as what was opened with the statement, or of the last.
  if (state_->outlived.size() > 1) state_->outlived.pop_back();
  state_->outlived.push_back(std::move(state_->version));
  state_->catalog = next->catalog;
  state_->own_pending = std::make_unique<Pending>(next->counters, next->ids, next->schema);
  state_->own_pending->Mark();  // so that it can be rolled back from its beginning
  state_->pending = state_->own_pending.get();
  state_->version = std::move(next);
  state_->index_build.reset();
  state_->grown_catalog.reset();
  state_->unchecked_deletions.clear();
  state_->ForgetRead();
}

void Transaction::Rollback() {
  if (state_->own_pending == nullptr) return;
  if (state_->index_build != nullptr) DropIndexBuild(*state_);
  Finish(state_->version);
}

void Transaction::Finish(std::shared_ptr<const Version> version) {
  state_->catalog = version->catalog;
  state_->version = std::move(version);
  state_->pending = nullptr;
  state_->own_pending.reset();
  state_->grown_catalog.reset();
  state_->outlived.clear();
  state_->index_build.reset();
  state_->unchecked_deletions.clear();
  state_->ForgetRead();
  state_->graph->ReleaseWriter();
}

}  // namespace wenmai::graph
