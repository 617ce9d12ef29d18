// The records of nodes and relationships, and the keys they lie under.
//
//   nodes          id:be64 → node_record
//   relationships  id:be64 → relationship_record
//   long_values    kind:u8 id:be64 key:be32 → value          (kind: 0 node, 1 relationship)
//   records        space:bytes 00 key:bytes → bytes          (side records; a space has no zero
//   byte)
//
//   node_record := label_count:varint label:varint{label_count} properties
//   relationship_record := type:varint start:varint end:varint properties
//   properties := (key:varint value)*                        (to the end of the record)
//
// Labels and property keys ascend. `value` is value_codec.h's; one over kLongValueBytes encoded
// bytes leaves a mark here and lies in long_values, so that reading a title does not read the text
// beside it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "graph/graph.h"

namespace wenmai::graph {

inline constexpr size_t kLongValueBytes = 1024;

std::string EncodeRecordKey(uint64_t id);
uint64_t DecodeRecordKey(std::string_view key);
std::string EncodeLongValueKey(EntityKind kind, uint64_t id, KeyId key);
// Throws Error{kInvalidArgument} if `space` has a zero byte.
std::string EncodeSideRecordKey(std::string_view space, std::string_view key);

// The head of a record of its kind; the encoded properties follow it.
void EncodeNodeHead(std::span<const LabelId> labels, std::string* out);
void EncodeRelationshipHead(TypeId type, NodeId start, NodeId end, std::string* out);

struct RelationshipHead {
  TypeId type;
  NodeId start;
  NodeId end;
  bool operator==(const RelationshipHead&) const = default;
};

// Each takes a whole record. Views live as long as the record.
bool RecordHasLabel(std::string_view node_record, LabelId label);
std::vector<LabelId> RecordLabels(std::string_view node_record);
RelationshipHead RecordHead(std::string_view relationship_record);
std::string_view RecordProperties(EntityKind kind, std::string_view record);

// The encoded value of `key` in encoded properties, empty if there is none. Reads no further than
// `key`.
std::string_view FindProperty(std::string_view properties, KeyId key);

// Walks encoded properties in key order.
class PropertyReader {
 public:
  explicit PropertyReader(std::string_view properties) : reader_(properties, "properties") {}
  // Moves to the next property; false after the last.
  bool Next();
  KeyId key() const { return key_; }
  std::string_view value() const { return value_; }

 private:
  ByteReader reader_;
  KeyId key_ = 0;
  std::string_view value_;
};

// Appends one property. REQUIRES: `key` is greater than the last one's in *properties.
void AppendProperty(KeyId key, std::string_view encoded_value, std::string* properties);

// Properties with that of `key` replaced, added, or, where `encoded_value` is empty, removed.
std::string EditProperties(std::string_view properties, KeyId key, std::string_view encoded_value);

}  // namespace wenmai::graph
