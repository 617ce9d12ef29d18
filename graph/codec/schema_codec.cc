#include "graph/codec/schema_codec.h"

#include <algorithm>
#include <iterator>

#include "base/bytes.h"

namespace wenmai::graph {
namespace {

constexpr char kIndexPart = 'x', kConstraintPart = 'e', kNextPart = 's';

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

void EncodeHead(const std::string& name, EntityKind entity, uint32_t label, std::string* out) {
  AppendVarint(name.size(), out);
  out->append(name);
  out->push_back(entity == EntityKind::kNode ? 0 : 1);
  AppendVarint(label, out);
}

template <typename Definition>
void DecodeHead(ByteReader* reader, Definition* definition) {
  definition->name = reader->ReadBytes(reader->ReadVarint());
  definition->entity = reader->ReadByte() == 0 ? EntityKind::kNode : EntityKind::kRelationship;
  definition->label = reader->ReadVarint32();
}

std::string Encode(const IndexDefinition& index) {
  std::string out;
  EncodeHead(index.name, index.entity, index.label, &out);
  out.push_back(index.is_unique ? 1 : 0);
  AppendVarint(index.keys.size(), &out);
  for (const KeyId key : index.keys) AppendVarint(key, &out);
  return out;
}

std::string Encode(const ConstraintDefinition& constraint) {
  std::string out;
  EncodeHead(constraint.name, constraint.entity, constraint.label, &out);
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
  index.is_unique = reader.ReadByte() != 0;
  for (uint64_t count = reader.ReadVarint(); count > 0; --count) {
    index.keys.push_back(reader.ReadVarint32());
  }
  return index;
}

ConstraintDefinition DecodeConstraint(uint32_t id, std::string_view bytes) {
  ByteReader reader(bytes, "constraint definition");
  ConstraintDefinition constraint;
  constraint.id = id;
  DecodeHead(&reader, &constraint);
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
  return !catalog_key.empty() && (catalog_key[0] == kIndexPart ||
                                  catalog_key[0] == kConstraintPart || catalog_key[0] == kNextPart);
}

}  // namespace wenmai::graph
