#include "graph/statistics/statistics.h"

#include <algorithm>
#include <utility>

#include "base/bytes.h"

namespace wenmai::graph {
namespace {

constexpr char kPatternPart = 'p', kEntriesPart = 'd', kSketchPart = 'h', kCompletePart = 'v';

std::string PatternKey(const Pattern& pattern) {
  std::string key(1, kPatternPart);
  AppendBigEndian32(pattern.type, &key);
  AppendBigEndian32(static_cast<uint32_t>(pattern.start.size()), &key);
  for (const LabelId label : pattern.start) AppendBigEndian32(label, &key);
  for (const LabelId label : pattern.end) AppendBigEndian32(label, &key);
  return key;
}

Pattern DecodePattern(ByteReader* key) {
  Pattern pattern{.type = key->ReadBigEndian32(), .start = {}, .end = {}};
  for (uint32_t left = key->ReadBigEndian32(); left > 0; --left) {
    pattern.start.push_back(key->ReadBigEndian32());
  }
  while (!key->empty()) pattern.end.push_back(key->ReadBigEndian32());
  return pattern;
}

std::string IndexKey(char part, IndexId index) {
  std::string key(1, part);
  AppendBigEndian32(index, &key);
  return key;
}

std::string SketchKey(IndexId index, size_t block) {
  return IndexKey(kSketchPart, index) + static_cast<char>(block);
}

std::string EncodeCount(uint64_t count) {
  std::string bytes;
  AppendVarint(count, &bytes);
  return bytes;
}

bool HasLabel(const std::vector<LabelId>& labels, std::optional<LabelId> label) {
  return !label || std::binary_search(labels.begin(), labels.end(), *label);
}

}  // namespace

bool IsStatisticsKey(std::string_view catalog_key) {
  const char part = catalog_key.empty() ? '\0' : catalog_key[0];
  return part == kPatternPart || part == kEntriesPart || part == kSketchPart || part == kCompletePart;
}

uint64_t IndexStatistics::EstimateDistinct() const {
  return sketch_ ? std::min(entry_count, sketch_->Estimate()) : entry_count;
}

void KeptStatistics::Reload(const Snapshot& snapshot, const Schema& schema) {
  is_complete_ = false;
  patterns_.clear();
  indexes_.clear();
  changed_patterns_.clear();
  changed_indexes_.clear();
  removed_indexes_.clear();
  for (const IndexDefinition& index : schema.indexes) indexes_.try_emplace(index.id, index.is_unique);
  snapshot.Scan(Table::kCatalog, {}, {}, [this](std::string_view key, std::string_view value) {
    if (IsStatisticsKey(key)) Load(key, value);
    return true;
  });
}

void KeptStatistics::Load(std::string_view key, std::string_view value) {
  ByteReader key_reader(key, "key of statistics");
  ByteReader value_reader(value, "statistics");
  const char part = static_cast<char>(key_reader.ReadByte());
  if (part == kCompletePart) {
    is_complete_ = true;
    return;
  }
  if (part == kPatternPart) {
    patterns_[DecodePattern(&key_reader)] = value_reader.ReadVarint();
    return;
  }
  const auto index = indexes_.find(key_reader.ReadBigEndian32());
  if (index == indexes_.end()) key_reader.ThrowInvalid();
  if (part == kEntriesPart) {
    index->second.entry_count = value_reader.ReadVarint();
    return;
  }
  const size_t block = key_reader.ReadByte();
  std::optional<DistinctSketch>& sketch = index->second.sketch();
  if (!sketch || block >= DistinctSketch::kBlockCount) key_reader.ThrowInvalid();
  sketch->SetBlock(block, value_reader.ReadBytes(DistinctSketch::kBlockBytes));
}

void KeptStatistics::AddRelationships(const Pattern& pattern, int64_t count) {
  if (count == 0) return;
  patterns_[pattern] += static_cast<uint64_t>(count);
  changed_patterns_.insert(pattern);
}

IndexStatistics& KeptStatistics::AddIndex(const IndexDefinition& index) {
  changed_indexes_.insert(index.id);
  return indexes_.try_emplace(index.id, index.is_unique).first->second;
}

void KeptStatistics::SetIndex(IndexId id, IndexStatistics statistics) {
  changed_indexes_.insert(id);
  indexes_.insert_or_assign(id, std::move(statistics));
}

void KeptStatistics::RemoveIndex(IndexId id) {
  if (indexes_.erase(id) > 0) removed_indexes_.insert(id);
}

void KeptStatistics::AddEntry(IndexId id, std::string_view entry) {
  indexes_.at(id).Add(entry);
  changed_indexes_.insert(id);
}

void KeptStatistics::RemoveEntry(IndexId id) {
  --indexes_.at(id).entry_count;
  changed_indexes_.insert(id);
}

void KeptStatistics::WriteIndex(IndexId id, IndexStatistics* index, Batch* batch) {
  batch->Put(Table::kCatalog, IndexKey(kEntriesPart, id), EncodeCount(index->entry_count));
  if (!index->sketch()) return;
  const auto changed = index->sketch()->TakeChangedBlocks();
  for (size_t block = 0; block < changed.size(); ++block) {
    if (!changed[block]) continue;
    batch->Put(Table::kCatalog, SketchKey(id, block), index->sketch()->Block(block));
  }
}

void KeptStatistics::Write(Batch* batch) {
  for (const Pattern& pattern : changed_patterns_) {
    const auto found = patterns_.find(pattern);
    if (found->second > 0) {
      batch->Put(Table::kCatalog, PatternKey(pattern), EncodeCount(found->second));
    } else {
      batch->Delete(Table::kCatalog, PatternKey(pattern));
      patterns_.erase(found);
    }
  }
  for (const IndexId id : removed_indexes_) {
    batch->Delete(Table::kCatalog, IndexKey(kEntriesPart, id));
    batch->DeleteRange(Table::kCatalog, IndexKey(kSketchPart, id), IndexKey(kSketchPart, id + 1));
  }
  for (const IndexId id : changed_indexes_) {
    if (const auto index = indexes_.find(id); index != indexes_.end()) {
      WriteIndex(id, &index->second, batch);
    }
  }
  changed_patterns_.clear();
  changed_indexes_.clear();
  removed_indexes_.clear();
  if (!is_complete_) batch->Put(Table::kCatalog, std::string(1, kCompletePart), {});
  is_complete_ = true;
}

uint64_t KeptStatistics::CountRelationships(std::optional<LabelId> start, std::optional<TypeId> type,
                                        std::optional<LabelId> end) const {
  uint64_t sum = 0;
  auto pattern = type ? patterns_.lower_bound(Pattern{.type = *type, .start = {}, .end = {}}) : patterns_.begin();
  for (; pattern != patterns_.end() && (!type || pattern->first.type == *type); ++pattern) {
    if (HasLabel(pattern->first.start, start) && HasLabel(pattern->first.end, end)) sum += pattern->second;
  }
  return sum;
}

const IndexStatistics* KeptStatistics::FindIndex(IndexId id) const {
  const auto found = indexes_.find(id);
  return found == indexes_.end() ? nullptr : &found->second;
}

}  // namespace wenmai::graph
