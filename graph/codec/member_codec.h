// Which elements belong to a set: the nodes of the graph, the nodes with a label, the relationships
// of a type. Ids are dense, so a set is kept as blocks of 4,096 ids, and a block that is well
// filled is a bitmap: scanning a label or testing many nodes for one reads a few blocks instead of
// many records.
//
//   members  kind:u8 id:be32 block:be64 → block_value
//     kind: 0 all nodes (id 0), 1 nodes with label `id`, 2 relationships of type `id`
//     block: element id / 4,096
//
//   block_value := 0 offsets            the members' ids modulo 4,096
//                | 1 bitmap             512 bytes, lowest bit first, little-endian
//   operand     := offsets offsets      added, then removed members
//   offsets     := count:varint delta:varint{count}      ascending; each less its predecessor
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/storage/storage.h"
#include "graph/value.h"

namespace wenmai::graph {

struct MemberSet {
  enum class Kind : uint8_t { kAllNodes = 0, kLabel = 1, kType = 2 };
  Kind kind;
  uint32_t id = 0;

  static MemberSet AllNodes() { return {Kind::kAllNodes, 0}; }
  static MemberSet Label(LabelId id) { return {Kind::kLabel, id}; }
  static MemberSet Type(TypeId id) { return {Kind::kType, id}; }
  auto operator<=>(const MemberSet&) const = default;
};

// The members of one block.
class MemberBlock {
 public:
  static constexpr uint64_t kIdCount = 4096;
  static uint64_t BlockOf(uint64_t id) { return id / kIdCount; }

  bool Has(uint64_t id) const { return words_[Word(id)] >> (id % 64) & 1; }
  void Add(uint64_t id) { words_[Word(id)] |= Bit(id); }
  void Remove(uint64_t id) { words_[Word(id)] &= ~Bit(id); }
  size_t Count() const;
  // A bit for each id, lowest first.
  const uint64_t* words() const { return words_.data(); }
  // Appends the ids of the members of block number `block`, ascending.
  void AppendIds(uint64_t block, std::vector<uint64_t>* ids) const;
  // The same for ids from `first` on, until *ids holds `size_max` or a few more.
  void AppendIds(uint64_t block, uint64_t first, size_t size_max, std::vector<uint64_t>* ids) const;

  static MemberBlock Decode(std::string_view block_value);
  std::string Encode() const;

 private:
  static size_t Word(uint64_t id) { return id % kIdCount / 64; }
  static uint64_t Bit(uint64_t id) { return uint64_t{1} << (id % 64); }

  std::array<uint64_t, kIdCount / 64> words_{};
};

std::string EncodeMemberPrefix(MemberSet set);
std::string EncodeMemberKey(MemberSet set, uint64_t block);
MemberSet DecodeMemberSet(std::string_view key);
uint64_t DecodeMemberBlock(std::string_view key);

// REQUIRES: ids ascend and belong to one block.
std::string EncodeMemberOperand(std::span<const uint64_t> added, std::span<const uint64_t> removed);

class MemberMerger : public Merger {
 public:
  std::string Apply(std::optional<std::string_view> base,
                    std::span<const std::string_view> operands) const override;
  std::string Combine(std::span<const std::string_view> operands) const override;
};

}  // namespace wenmai::graph
