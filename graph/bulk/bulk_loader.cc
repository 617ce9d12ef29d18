#include "graph/bulk/bulk_loader.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "graph/bulk/background_row_writer.h"
#include "graph/bulk/row_collector.h"
#include "graph/codec/schema_codec.h"
#include "graph/codec/value_codec.h"
#include "graph/storage/folder.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

namespace fs = std::filesystem;

// Of the memory that may be used: the part that the rows of indexes are sorted in.
constexpr size_t kIndexShare = 4;

void CheckLimit(uint64_t id, EntityKind kind) {
  if (id < kElementsMax) return;
  const char* what = kind == EntityKind::kNode ? "nodes" : "relationships";
  throw Error(ErrorCode::kLimit, std::string("a graph holds no more ") + what + " than " +
                                     std::to_string(kElementsMax));
}

// Whether there may be two relationships of which an error is to tell where they were read.
bool HasUniqueRelationships(const Schema& schema) {
  return std::any_of(schema.indexes.begin(), schema.indexes.end(), [](const IndexDefinition& index) {
    return index.entity == EntityKind::kRelationship && index.is_unique;
  });
}

// Decodes properties whose long values are at hand.
template <typename LongValues>
auto DecoderOf(const LongValues& long_values) {
  return [&long_values](KeyId key, std::string_view encoded) {
    if (IsLongValueMark(encoded)) {
      const auto found = std::find_if(long_values.begin(), long_values.end(),
                                      [key](const auto& value) { return value.key == key; });
      encoded = found->bytes;
    }
    ByteReader reader(encoded, "property value");
    return DecodeValue(&reader);
  };
}

}  // namespace

BulkLoader::BulkLoader(const std::string& path, const BulkOptions& options)
    : options_(options), path_(path), drafts_(DraftsFolder(path)) {
  is_new_ = !fs::exists(path);
  storage_ = OpenFolder(path, {});
  const auto snapshot = storage_->TakeSnapshot();
  before_ = LoadCatalog(*snapshot);
  schema_ = LoadSchema(*snapshot);
  if (before_.counters.Count(MemberSet::AllNodes()) > 0) {
    throw Error(ErrorCode::kExists, path + " holds nodes already: only an empty one can be filled");
  }
  catalog_ = before_.catalog;
  ids_ = before_.ids;
  counters_ = before_.counters;
  MakeDraftsFolder(drafts_);
  nodes_ = std::make_unique<RowWriter>(*storage_, Table::kNodes, drafts_);
  relationships_ = std::make_unique<RowWriter>(*storage_, Table::kRelationships, drafts_);
  long_values_ = std::make_unique<RowWriter>(*storage_, Table::kLongValues, drafts_);
  // What the schema names was named before.
  std::function<std::string(EntityKind, uint64_t)> place;
  if (options_.node_place) place = [this](EntityKind kind, uint64_t id) { return PlaceOf(kind, id); };
  keeps_numbers_ = place && HasUniqueRelationships(schema_);
  filler_ = std::make_unique<SchemaFiller>(
      schema_, IndexBuilderOptions{&before_.catalog, drafts_, options_.memory_bytes_max / kIndexShare, {}},
      place);
}

std::string BulkLoader::PlaceOf(EntityKind kind, uint64_t id) const {
  if (kind == EntityKind::kNode) return options_.node_place(id);
  return options_.relationship_place(relationship_numbers_[id - before_.ids.relationships]);
}

BulkLoader::~BulkLoader() {
  nodes_.reset();
  relationships_.reset();
  long_values_.reset();
  sorter_.reset();
  adjacency_.reset();
  filler_.reset();
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

void BulkLoader::Check(const ElementBatch& batch, size_t i) const {
  const auto long_values = batch.LongValuesOf(i);
  filler_->Check(batch.kind(), batch.record(i), DecoderOf(long_values));
}

NodeId BulkLoader::AddNode(const ElementBatch& batch, size_t i) {
  const NodeId id = ids_.nodes;
  CheckLimit(id, EntityKind::kNode);
  const std::string_view record = batch.record(i);
  nodes_->Put(EncodeRecordKey(id), record);
  ++ids_.nodes;
  members_.Add(MemberSet::AllNodes(), id);
  counters_.Add(MemberSet::AllNodes(), 1);
  const std::vector<LabelId> labels = RecordLabels(record);
  label_sets_.push_back(patterns_.Intern(labels));
  for (const LabelId label : labels) {
    members_.Add(MemberSet::Label(label), id);
    counters_.Add(MemberSet::Label(label), 1);
  }
  const auto long_values = batch.LongValuesOf(i);
  for (const ElementBatch::LongValue& value : long_values) {
    long_values_->Put(EncodeLongValueKey(EntityKind::kNode, id, value.key), value.bytes);
  }
  filler_->Add(EntityKind::kNode, id, record, DecoderOf(long_values));
  return id;
}

void BulkLoader::AddRelationship(const ElementBatch& batch, size_t i) {
  if (sorter_ == nullptr) {
    // The neighbour lists are sorted from the rows of this one: each may use half.
    sorter_ = std::make_unique<RelationshipSorter>(drafts_ + "/runs", options_.memory_bytes_max / 2,
                                                   keeps_numbers_);
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
  BackgroundRowWriter rows(relationships_.get());
  sorter_->Visit([&](const RelationshipSorter::Relationship& relationship) {
    const RelationshipId id = ids_.relationships++;
    const RelationshipHead head = RecordHead(relationship.record);
    if (keeps_numbers_) relationship_numbers_.push_back(static_cast<uint32_t>(relationship.number));
    rows.Put(EncodeRecordKey(id), relationship.record);
    adjacency_->Add(id, head);
    patterns_.Add(label_sets_[head.start - before_.ids.nodes], head.type,
                  label_sets_[head.end - before_.ids.nodes], 1);
    members_.Add(MemberSet::Type(head.type), id);
    counters_.Add(MemberSet::Type(head.type), 1);
    for (const RelationshipSorter::LongValue& value : relationship.long_values) {
      long_values_->Put(EncodeLongValueKey(EntityKind::kRelationship, id, value.key), value.bytes);
    }
    filler_->Add(EntityKind::kRelationship, id, relationship.record,
                 DecoderOf(relationship.long_values));
    if (++written_count % kReportInterval == 0) {
      report(static_cast<double>(written_count) / static_cast<double>(sorter_->count()));
    }
  });
  rows.Finish();
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
  filler_->Write(*storage_, [&report](double) { report(1); }, &statistics_, &files);
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
  patterns_.AddTo(&statistics_);
  statistics_.Write(&collector);
  collector.Write(*storage_, drafts_, files);
}

}  // namespace wenmai::graph
