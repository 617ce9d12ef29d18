#include "graph/codec/adjacency_codec.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace wenmai::graph {
namespace {

constexpr const char* kWhat = "adjacency list";

uint8_t DirectionByte(Direction direction) { return direction == Direction::kOut ? 0 : 1; }

void EncodeEntries(std::span<const Neighbor> entries, std::string* out) {
  Neighbor previous{0, 0};
  for (const Neighbor& entry : entries) {
    AppendVarint(entry.node - previous.node, out);
    AppendSignedVarint(static_cast<int64_t>(entry.relationship - previous.relationship), out);
    previous = entry;
  }
}

void DecodeEntries(ByteReader* reader, uint64_t count, std::vector<Neighbor>* entries) {
  // An entry takes two bytes at least: a damaged count must not reserve all memory.
  if (count > reader->remaining() / 2) reader->ThrowInvalid();
  // A hub's list is put together of many blocks.
  if (entries->size() + count > entries->capacity()) {
    entries->reserve(std::max(entries->size() + count, 2 * entries->capacity()));
  }
  Neighbor entry{0, 0};
  for (; count > 0; --count) {
    entry.node += reader->ReadVarint();
    entry.relationship += static_cast<uint64_t>(reader->ReadSignedVarint());
    entries->push_back(entry);
  }
}

std::vector<AdjacencyBlock> DecodeDirectory(ByteReader* reader) {
  std::vector<AdjacencyBlock> directory;
  NodeId neighbor = 0;
  for (uint64_t count = reader->ReadVarint(); count > 0; --count) {
    neighbor += reader->ReadVarint();
    const RelationshipId relationship = reader->ReadVarint();
    directory.push_back({{neighbor, relationship}, reader->ReadVarint()});
  }
  return directory;
}

// Applies operands to *value. Removals that find nothing to remove stay in value->removed.
void ApplyOperands(std::span<const std::string_view> operands, AdjacencyValue* value) {
  for (const std::string_view operand : operands) {
    ByteReader reader(operand, kWhat);
    if (reader.ReadVarint() != 0) reader.ThrowInvalid();
    const uint64_t added_count = reader.ReadVarint();
    const uint64_t removed_count = reader.ReadVarint();
    DecodeEntries(&reader, added_count, &value->added);
    DecodeEntries(&reader, removed_count, &value->removed);
  }
  std::sort(value->added.begin(), value->added.end());
  if (value->removed.empty()) return;
  // Ids are never reused, so an addition always comes before the removal that undoes it.
  std::sort(value->removed.begin(), value->removed.end());
  std::vector<Neighbor> added = value->added;
  SubtractSorted(value->removed, &value->added);
  SubtractSorted(added, &value->removed);
}

}  // namespace

uint64_t AdjacencyValue::EntryCount() const {
  uint64_t count = added.size() - removed.size();
  for (const AdjacencyBlock& block : directory) count += block.entry_count;
  return count;
}

std::string EncodeAdjacencyPrefix(NodeId node) {
  std::string key;
  AppendBigEndian64(node, &key);
  return key;
}

std::string EncodeAdjacencyPrefix(NodeId node, Direction direction) {
  std::string key = EncodeAdjacencyPrefix(node);
  key.push_back(static_cast<char>(DirectionByte(direction)));
  return key;
}

std::string EncodeAdjacencyKey(const AdjacencyList& list) {
  std::string key = EncodeAdjacencyPrefix(list.node, list.direction);
  AppendBigEndian32(list.type, &key);
  return key;
}

std::string EncodeAdjacencyBlockKey(const AdjacencyList& list, const Neighbor& bound) {
  std::string key = EncodeAdjacencyKey(list);
  AppendBigEndian64(bound.node, &key);
  AppendBigEndian64(bound.relationship, &key);
  return key;
}

AdjacencyList DecodeAdjacencyKey(std::string_view key) {
  ByteReader reader(key, "adjacency key");
  AdjacencyList list;
  list.node = reader.ReadBigEndian64();
  list.direction = reader.ReadByte() == 0 ? Direction::kOut : Direction::kIn;
  list.type = reader.ReadBigEndian32();
  return list;
}

std::string EncodeAdjacencyValue(const AdjacencyValue& value) {
  std::string out;
  AppendVarint(value.directory.size(), &out);
  NodeId previous = 0;
  for (const AdjacencyBlock& block : value.directory) {
    AppendVarint(block.bound.node - previous, &out);
    AppendVarint(block.bound.relationship, &out);
    AppendVarint(block.entry_count, &out);
    previous = block.bound.node;
  }
  AppendVarint(value.added.size(), &out);
  AppendVarint(value.removed.size(), &out);
  EncodeEntries(value.added, &out);
  EncodeEntries(value.removed, &out);
  return out;
}

AdjacencyValue DecodeAdjacencyValue(std::string_view bytes) {
  ByteReader reader(bytes, kWhat);
  AdjacencyValue value;
  value.directory = DecodeDirectory(&reader);
  const uint64_t added_count = reader.ReadVarint();
  const uint64_t removed_count = reader.ReadVarint();
  DecodeEntries(&reader, added_count, &value.added);
  DecodeEntries(&reader, removed_count, &value.removed);
  return value;
}

uint64_t DecodeEntryCount(std::string_view head) {
  ByteReader reader(head, kWhat);
  uint64_t count = 0;
  for (uint64_t blocks = reader.ReadVarint(); blocks > 0; --blocks) {
    reader.ReadVarint();
    reader.ReadVarint();
    count += reader.ReadVarint();
  }
  count += reader.ReadVarint();
  return count - reader.ReadVarint();
}

bool DecodeWholeList(std::string_view value, std::vector<Neighbor>* neighbors) {
  ByteReader reader(value, kWhat);
  if (reader.ReadVarint() != 0) return false;
  const uint64_t added_count = reader.ReadVarint();
  if (reader.ReadVarint() != 0) return false;
  DecodeEntries(&reader, added_count, neighbors);
  return true;
}

size_t FindBlock(std::span<const AdjacencyBlock> directory, const Neighbor& neighbor) {
  auto after = std::upper_bound(
      directory.begin(), directory.end(), neighbor,
      [](const Neighbor& entry, const AdjacencyBlock& block) { return entry < block.bound; });
  return after == directory.begin() ? 0 : static_cast<size_t>(after - directory.begin()) - 1;
}

void MergeSorted(std::span<const Neighbor> added, std::vector<Neighbor>* target, size_t begin) {
  if (added.empty()) return;
  const auto middle = static_cast<std::ptrdiff_t>(target->size());
  target->insert(target->end(), added.begin(), added.end());
  std::inplace_merge(target->begin() + static_cast<std::ptrdiff_t>(begin), target->begin() + middle,
                     target->end());
}

void SubtractSorted(std::span<const Neighbor> removed, std::vector<Neighbor>* target,
                    size_t begin) {
  if (removed.empty()) return;
  auto next = removed.begin();
  const auto is_removed = [&](const Neighbor& entry) {
    while (next != removed.end() && *next < entry) ++next;
    return next != removed.end() && *next == entry;
  };
  target->erase(std::remove_if(target->begin() + static_cast<std::ptrdiff_t>(begin), target->end(),
                               is_removed),
                target->end());
}

std::string AdjacencyMerger::Apply(std::optional<std::string_view> base,
                                   std::span<const std::string_view> operands) const {
  AdjacencyValue value;
  if (base) value = DecodeAdjacencyValue(*base);
  ApplyOperands(operands, &value);
  if (value.directory.empty()) value.removed.clear();
  return EncodeAdjacencyValue(value);
}

std::string AdjacencyMerger::Combine(std::span<const std::string_view> operands) const {
  AdjacencyValue value;
  ApplyOperands(operands, &value);
  return EncodeAdjacencyValue(value);
}

}  // namespace wenmai::graph
