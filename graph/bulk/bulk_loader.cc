#include "graph/bulk/bulk_loader.h"

#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

#include "graph/codec/schema_codec.h"
#include "graph/storage/folder.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

namespace fs = std::filesystem;

// Collects what is put, in key order.
class RowCollector : public Batch {
 public:
  void Put(Table, std::string_view key, std::string_view value) override {
    rows_.insert_or_assign(std::string(key), std::string(value));
  }
  void Delete(Table, std::string_view key) override { rows_.erase(std::string(key)); }
  void DeleteRange(Table, std::string_view begin, std::string_view end) override {
    rows_.erase(rows_.lower_bound(begin), rows_.lower_bound(end));
  }
  void Merge(Table, std::string_view, std::string_view) override {
    throw Error(ErrorCode::kInternal, "a catalog takes no merges");
  }
  const std::map<std::string, std::string, std::less<>>& rows() const { return rows_; }

 private:
  std::map<std::string, std::string, std::less<>> rows_;
};

void CheckLimit(uint64_t id, EntityKind kind) {
  if (id < kElementsMax) return;
  const char* what = kind == EntityKind::kNode ? "nodes" : "relationships";
  throw Error(ErrorCode::kLimit, std::string("a graph holds no more ") + what + " than " +
                                     std::to_string(kElementsMax));
}

}  // namespace

BulkLoader::BulkLoader(const std::string& path, const BulkOptions& options)
    : options_(options), path_(path), drafts_(path + "/import") {
  is_new_ = !fs::exists(path);
  storage_ = OpenFolder(path, {});
  const auto snapshot = storage_->TakeSnapshot();
  before_ = LoadCatalog(*snapshot);
  const Schema schema = LoadSchema(*snapshot);
  if (before_.counters.Count(MemberSet::AllNodes()) > 0) {
    throw Error(ErrorCode::kExists, path + " holds nodes already: only an empty one can be filled");
  }
  if (!schema.indexes.empty() || !schema.constraints.empty()) {
    throw Error(ErrorCode::kExists,
                path + " has indexes or constraints: make them after it is filled");
  }
  catalog_ = before_.catalog;
  ids_ = before_.ids;
  counters_ = before_.counters;
  DeleteDrafts();  // of one that was killed
  fs::create_directory(drafts_);
  nodes_ = std::make_unique<RowWriter>(*storage_, Table::kNodes, drafts_);
  relationships_ = std::make_unique<RowWriter>(*storage_, Table::kRelationships, drafts_);
  long_values_ = std::make_unique<RowWriter>(*storage_, Table::kLongValues, drafts_);
}

BulkLoader::~BulkLoader() {
  nodes_.reset();
  relationships_.reset();
  long_values_.reset();
  sorter_.reset();
  adjacency_.reset();
  DeleteDrafts();
  if (is_finished_ || !is_new_) return;
  std::error_code ignored;  // an empty database is left
  fs::remove_all(path_, ignored);
}

void BulkLoader::DeleteDrafts() {
  std::error_code ignored;  // nobody reads them
  fs::remove_all(drafts_, ignored);
}

uint32_t BulkLoader::Intern(NameTable Catalog::*table, std::string_view name) {
  std::lock_guard lock(catalog_mutex_);
  return (catalog_.*table).Intern(name);
}

NodeId BulkLoader::AddNode(const ElementBatch& batch, size_t i) {
  const NodeId id = ids_.nodes;
  CheckLimit(id, EntityKind::kNode);
  const std::string_view record = batch.record(i);
  nodes_->Put(EncodeRecordKey(id), record);
  ++ids_.nodes;
  members_.Add(MemberSet::AllNodes(), id);
  counters_.Add(MemberSet::AllNodes(), 1);
  for (const LabelId label : RecordLabels(record)) {
    members_.Add(MemberSet::Label(label), id);
    counters_.Add(MemberSet::Label(label), 1);
  }
  for (const ElementBatch::LongValue& value : batch.LongValuesOf(i)) {
    long_values_->Put(EncodeLongValueKey(EntityKind::kNode, id, value.key), value.bytes);
  }
  return id;
}

void BulkLoader::AddRelationship(const ElementBatch& batch, size_t i) {
  if (sorter_ == nullptr) {
    // The neighbour lists are sorted from the rows of this one: each may use half.
    sorter_ = std::make_unique<RelationshipSorter>(drafts_ + "/runs", options_.memory_bytes_max / 2);
  }
  CheckLimit(ids_.relationships + sorter_->count(), EntityKind::kRelationship);
  sorter_->Add(batch, i);
}

// Gives the relationships their ids.
void BulkLoader::WriteRelationships(const std::function<void(double)>& report) {
  adjacency_ = std::make_unique<AdjacencyBuilder>(before_.ids.nodes, ids_.nodes, drafts_,
                                                  options_.memory_bytes_max / 2);
  constexpr uint64_t kReportInterval = 1 << 16;
  uint64_t written_count = 0;
  sorter_->Visit([&](const RelationshipSorter::Relationship& relationship) {
    const RelationshipId id = ids_.relationships++;
    const RelationshipHead head = RecordHead(relationship.record);
    relationships_->Put(EncodeRecordKey(id), relationship.record);
    adjacency_->Add(id, head);
    members_.Add(MemberSet::Type(head.type), id);
    counters_.Add(MemberSet::Type(head.type), 1);
    for (const RelationshipSorter::LongValue& value : relationship.long_values) {
      long_values_->Put(EncodeLongValueKey(EntityKind::kRelationship, id, value.key), value.bytes);
    }
    if (++written_count % kReportInterval == 0) {
      report(static_cast<double>(written_count) / static_cast<double>(sorter_->count()));
    }
  });
  sorter_.reset();
}

void BulkLoader::Finish(const std::function<void(double)>& report) {
  std::vector<std::unique_ptr<SortedFile>> files;
  nodes_->Finish(&files);
  if (sorter_ != nullptr) {
    WriteRelationships([&report](double share) { report(share / 2); });
    relationships_->Finish(&files);
    adjacency_->Write(*storage_, options_.thread_count,
                      [&report](double share) { report((1 + share) / 2); }, &files);
  }
  long_values_->Finish(&files);
  RowWriter members(*storage_, Table::kMembers, drafts_);
  members_.Write(&members);
  members.Finish(&files);
  WriteCatalog(&files);
  storage_->Ingest(std::move(files));
  is_finished_ = true;
}

void BulkLoader::WriteCatalog(std::vector<std::unique_ptr<SortedFile>>* files) {
  RowCollector collector;
  WriteNames(before_.catalog, catalog_, &collector);
  WriteIdCounts(before_.ids, ids_, &collector);
  const auto write_count = [&](MemberSet set) {
    if (counters_.Count(set) > 0) WriteCount(set, counters_.Count(set), &collector);
  };
  write_count(MemberSet::AllNodes());
  for (LabelId label = 0; label < catalog_.labels.size(); ++label) {
    write_count(MemberSet::Label(label));
  }
  for (TypeId type = 0; type < catalog_.types.size(); ++type) write_count(MemberSet::Type(type));
  RowWriter rows(*storage_, Table::kCatalog, drafts_);
  for (const auto& [key, value] : collector.rows()) rows.Put(key, value);
  rows.Finish(files);
}

}  // namespace wenmai::graph
