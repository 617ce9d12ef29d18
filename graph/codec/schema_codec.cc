#include "graph/codec/schema_codec.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/bytes.h"
#include "graph/fulltext/posting_codec.h"

namespace wenmai::graph {
namespace {

constexpr char kIndexPart = 'x', kConstraintPart = 'e', kFullTextPart = 'f', kNextPart = 's';

// By their numbers on disk.
constexpr ValueKind kTypes[] = {
    ValueKind::kNull,   ValueKind::kBoolean,       ValueKind::kInteger,  ValueKind::kFloat,
    ValueKind::kString, ValueKind::kList,          ValueKind::kDate,     ValueKind::kLocalTime,
    ValueKind::kTime,   ValueKind::kLocalDateTime, ValueKind::kDateTime, ValueKind::kDuration};

std::string EncodeKey(char part, uint32_t id) {
  std::string key(1, part);
  AppendBigEndian32(id, &key);
  return key;
}

template <typename Definition>
void EncodeHead(const Definition& definition, std::string* out) {
  AppendVarint(definition.name.size(), out);
  out->append(definition.name);
  out->push_back(definition.entity == EntityKind::kNode ? 0 : 1);
}

template <typename Definition>
void DecodeHead(ByteReader* reader, Definition* definition) {
  definition->name = reader->ReadBytes(reader->ReadVarint());
  definition->entity = reader->ReadByte() == 0 ? EntityKind::kNode : EntityKind::kRelationship;
}

void EncodeIds(const std::vector<uint32_t>& ids, std::string* out) {
  AppendVarint(ids.size(), out);
  for (const uint32_t id : ids) AppendVarint(id, out);
}

std::vector<uint32_t> DecodeIds(ByteReader* reader) {
  std::vector<uint32_t> ids;
  for (uint64_t count = reader->ReadVarint(); count > 0; --count) {
    ids.push_back(reader->ReadVarint32());
  }
  return ids;
}

std::string Encode(const IndexDefinition& index) {
  std::string out;
  EncodeHead(index, &out);
  AppendVarint(index.label, &out);
  out.push_back(index.is_key ? 2 : index.is_unique ? 1 : 0);
  EncodeIds(index.keys, &out);
  return out;
}

std::string Encode(const FullTextDefinition& index) {
  std::string out;
  EncodeHead(index, &out);
  EncodeIds(index.labels, &out);
  EncodeIds(index.keys, &out);
  return out;
}

std::string Encode(const ConstraintDefinition& constraint) {
  std::string out;
  EncodeHead(constraint, &out);
  AppendVarint(constraint.label, &out);
  out.push_back(constraint.kind == ConstraintDefinition::Kind::kExists ? 0 : 1);
  AppendVarint(constraint.key, &out);
  const auto type = std::find(std::begin(kTypes), std::end(kTypes), constraint.type);
  out.push_back(static_cast<char>(type - std::begin(kTypes)));
  return out;
}

IndexDefinition DecodeIndex(uint32_t id, std::string_view bytes) {
  ByteReader reader(bytes, "index definition");
  IndexDefinition index;
  index.id = id;
  DecodeHead(&reader, &index);
  index.label = reader.ReadVarint32();
  const uint8_t unique = reader.ReadByte();
  index.is_unique = unique != 0;
  index.is_key = unique == 2;
  index.keys = DecodeIds(&reader);
  return index;
}

FullTextDefinition DecodeFullText(uint32_t id, std::string_view bytes) {
  ByteReader reader(bytes, "full-text index definition");
  FullTextDefinition index;
  index.id = id;
  DecodeHead(&reader, &index);
  index.labels = DecodeIds(&reader);
  index.keys = DecodeIds(&reader);
  return index;
}

ConstraintDefinition DecodeConstraint(uint32_t id, std::string_view bytes) {
  ByteReader reader(bytes, "constraint definition");
  ConstraintDefinition constraint;
  constraint.id = id;
  DecodeHead(&reader, &constraint);
  constraint.label = reader.ReadVarint32();
  constraint.kind = reader.ReadByte() == 0 ? ConstraintDefinition::Kind::kExists
                                           : ConstraintDefinition::Kind::kType;
  constraint.key = reader.ReadVarint32();
  const uint8_t type = reader.ReadByte();
  if (type >= std::size(kTypes)) reader.ThrowInvalid();
  constraint.type = kTypes[type];
  return constraint;
}

// Calls remove(id) for what is in `before` alone and add(definition) for what is in `after` alone.
template <typename Definition, typename Remove, typename Add>
void Compare(const std::vector<Definition>& before, const std::vector<Definition>& after,
             Remove remove, Add add) {
  const auto has = [](const std::vector<Definition>& all, const Definition& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  for (const Definition& definition : before) {
    if (!has(after, definition)) remove(definition.id);
  }
  for (const Definition& definition : after) {
    if (!has(before, definition)) add(definition);
  }
}

}  // namespace

std::string EncodeIndexPrefix(IndexId index) {
  std::string key;
  AppendBigEndian32(index, &key);
  return key;
}

uint64_t DecodeIndexedElement(std::string_view row_key) {
  ByteReader reader(row_key, "index key");
  if (row_key.size() < 12) reader.ThrowInvalid();
  reader.Skip(row_key.size() - 8);
  return reader.ReadBigEndian64();
}

void WriteSchema(const Schema& before, const Schema& after, Batch* batch) {
  if (&before == &after) return;
  Compare(
      before.indexes, after.indexes,
      [batch](IndexId id) {
        batch->Delete(Table::kCatalog, EncodeKey(kIndexPart, id));
        const std::string rows = EncodeIndexPrefix(id);
        batch->DeleteRange(Table::kIndexes, rows, PrefixEnd(rows));
      },
      [batch](const IndexDefinition& index) {
        batch->Put(Table::kCatalog, EncodeKey(kIndexPart, index.id), Encode(index));
      });
  Compare(
      before.full_text_indexes, after.full_text_indexes,
      [batch](IndexId id) {
        batch->Delete(Table::kCatalog, EncodeKey(kFullTextPart, id));
        const std::string rows = EncodeFullTextPrefix(id);
        batch->DeleteRange(Table::kFullText, rows, PrefixEnd(rows));
      },
      [batch](const FullTextDefinition& index) {
        batch->Put(Table::kCatalog, EncodeKey(kFullTextPart, index.id), Encode(index));
      });
  Compare(
      before.constraints, after.constraints,
      [batch](ConstraintId id) { batch->Delete(Table::kCatalog, EncodeKey(kConstraintPart, id)); },
      [batch](const ConstraintDefinition& constraint) {
        batch->Put(Table::kCatalog, EncodeKey(kConstraintPart, constraint.id), Encode(constraint));
      });
  std::string next_id;
  AppendVarint(after.next_id, &next_id);
  batch->Put(Table::kCatalog, std::string(1, kNextPart), next_id);
}

Schema LoadSchema(const Snapshot& snapshot) {
  Schema schema;
  snapshot.Scan(Table::kCatalog, {}, {}, [&schema](std::string_view key, std::string_view value) {
    ByteReader reader(key, "catalog key");
    switch (reader.ReadByte()) {
      case kIndexPart:
        schema.indexes.push_back(DecodeIndex(reader.ReadBigEndian32(), value));
        break;
      case kConstraintPart:
        schema.constraints.push_back(DecodeConstraint(reader.ReadBigEndian32(), value));
        break;
      case kFullTextPart:
        schema.full_text_indexes.push_back(DecodeFullText(reader.ReadBigEndian32(), value));
        break;
      case kNextPart:
        schema.next_id = ByteReader(value, "schema").ReadVarint32();
        break;
      default:
        break;  // names and counters, which LoadCatalog reads
    }
    return true;
  });
  return schema;
}

bool IsSchemaKey(std::string_view catalog_key) {
  constexpr std::array kParts = {kIndexPart, kConstraintPart, kFullTextPart, kNextPart};
  return !catalog_key.empty() && std::find(kParts.begin(), kParts.end(), catalog_key[0]) != kParts.end();
}

}  // namespace wenmai::graph
