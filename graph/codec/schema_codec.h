// Schema definitions and index rows.
//
//   catalog  'x' id:be32 → index := name_size:varint name entity:u8 label:varint unique:u8
//                                   key_count:varint key:varint{key_count}
//            'e' id:be32 → constraint := name_size:varint name entity:u8 label:varint kind:u8
//            key:varint
//                                        type:u8
//            'f' id:be32 → full_text := name_size:varint name entity:u8 label_count:varint label:varint*
//                                       key_count:varint key:varint*
//            's' → next_id:varint
//   indexes  index:be32 key_value* element:be64 → rest*
//
// entity: 0 node, 1 relationship. unique: 0 no, 1 yes, 2 a key. kind: 0 exists, 1 type. type: 0 none, 1 boolean, 2 integer, 3
// float, 4 string, 5 list, 6 date, 7 local time, 8 time, 9 local date-time, 10 date-time, 11
// duration. key_value and rest are index_key_codec.h's.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "graph/schema.h"
#include "graph/storage/storage.h"

namespace wenmai::graph {

std::string EncodeIndexPrefix(IndexId index);
uint64_t DecodeIndexedElement(std::string_view row_key);

// Adds the difference between the two to the batch, and clears away the rows of dropped indexes.
void WriteSchema(const Schema& before, const Schema& after, Batch* batch);
Schema LoadSchema(const Snapshot& snapshot);

// Keys of the catalog that belong to the schema.
bool IsSchemaKey(std::string_view catalog_key);

}  // namespace wenmai::graph
