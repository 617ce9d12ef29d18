#include "graph/storage/storage.h"

#include "graph/codec/adjacency_codec.h"
#include "graph/codec/member_codec.h"
#include "graph/fulltext/posting_codec.h"

namespace wenmai::graph {

std::string_view TableName(Table table) {
  switch (table) {
    case Table::kCatalog:
      return "catalog";
    case Table::kNodes:
      return "nodes";
    case Table::kRelationships:
      return "relationships";
    case Table::kLongValues:
      return "long_values";
    case Table::kAdjacency:
      return "adjacency";
    case Table::kMembers:
      return "members";
    case Table::kIndexes:
      return "indexes";
    case Table::kFullText:
      return "full_text";
    case Table::kRecords:
      return "records";
  }
  return "";
}

const Merger* TableMerger(Table table) {
  static const AdjacencyMerger adjacency_merger;
  static const MemberMerger member_merger;
  static const PostingMerger posting_merger;
  switch (table) {
    case Table::kAdjacency:
      return &adjacency_merger;
    case Table::kMembers:
      return &member_merger;
    case Table::kFullText:
      return &posting_merger;
    default:
      return nullptr;
  }
}

std::string PrefixEnd(std::string_view prefix) {
  std::string end(prefix);
  while (!end.empty() && static_cast<uint8_t>(end.back()) == 0xff) end.pop_back();
  if (!end.empty()) ++end.back();
  return end;
}

}  // namespace wenmai::graph
