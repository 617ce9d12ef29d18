#include "graph/codec/member_codec.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>

#include "base/bytes.h"

namespace wenmai::graph {
namespace {

constexpr char kOffsetsForm = 0;
constexpr char kBitmapForm = 1;
// A member in an offsets list takes one to two bytes; from here on the bitmap is the smaller form.
constexpr size_t kOffsetsMax = 256;

void EncodeOffsets(std::span<const uint64_t> ids, std::string* out) {
  AppendVarint(ids.size(), out);
  uint64_t previous = 0;
  for (const uint64_t id : ids) {
    const uint64_t offset = id % MemberBlock::kIdCount;
    AppendVarint(offset - previous, out);
    previous = offset;
  }
}

template <typename Visit>
void DecodeOffsets(ByteReader* reader, Visit visit) {
  uint64_t offset = 0;
  for (uint64_t count = reader->ReadVarint(); count > 0; --count) {
    offset += reader->ReadVarint();
    if (offset >= MemberBlock::kIdCount) reader->ThrowInvalid();
    visit(offset);
  }
}

}  // namespace

size_t MemberBlock::Count() const {
  size_t count = 0;
  for (const uint64_t word : words_) count += static_cast<size_t>(std::popcount(word));
  return count;
}

void MemberBlock::AppendIds(uint64_t block, std::vector<uint64_t>* ids) const {
  AppendIds(block, 0, std::numeric_limits<size_t>::max(), ids);
}

void MemberBlock::AppendIds(uint64_t block, uint64_t first, size_t size_max,
                            std::vector<uint64_t>* ids) const {
  const uint64_t block_begin = block * kIdCount;
  const uint64_t skipped = first > block_begin ? first - block_begin : 0;
  for (size_t i = skipped / 64; i < words_.size() && ids->size() < size_max; ++i) {
    uint64_t word = words_[i];
    if (i == skipped / 64) word &= ~uint64_t{0} << (skipped % 64);
    for (; word != 0; word &= word - 1) {
      ids->push_back(block_begin + i * 64 + static_cast<size_t>(std::countr_zero(word)));
    }
  }
}

MemberBlock MemberBlock::Decode(std::string_view block_value) {
  ByteReader reader(block_value, "member block");
  MemberBlock block;
  const uint8_t form = reader.ReadByte();
  if (form == kBitmapForm) {
    std::memcpy(block.words_.data(), reader.ReadBytes(sizeof block.words_).data(),
                sizeof block.words_);
  } else if (form == kOffsetsForm) {
    DecodeOffsets(&reader, [&block](uint64_t offset) { block.Add(offset); });
  } else {
    reader.ThrowInvalid();
  }
  return block;
}

std::string MemberBlock::Encode() const {
  std::string out;
  if (Count() < kOffsetsMax) {
    std::vector<uint64_t> offsets;
    AppendIds(0, &offsets);
    out.push_back(kOffsetsForm);
    EncodeOffsets(offsets, &out);
  } else {
    out.reserve(1 + sizeof words_);
    out.push_back(kBitmapForm);
    out.append(reinterpret_cast<const char*>(words_.data()), sizeof words_);
  }
  return out;
}

std::string EncodeMemberPrefix(MemberSet set) {
  std::string key;
  key.push_back(static_cast<char>(set.kind));
  AppendBigEndian32(set.id, &key);
  return key;
}

std::string EncodeMemberKey(MemberSet set, uint64_t block) {
  std::string key = EncodeMemberPrefix(set);
  AppendBigEndian64(block, &key);
  return key;
}

MemberSet DecodeMemberSet(std::string_view key) {
  ByteReader reader(key, "member key");
  const uint8_t kind = reader.ReadByte();
  if (kind > static_cast<uint8_t>(MemberSet::Kind::kType)) reader.ThrowInvalid();
  return {static_cast<MemberSet::Kind>(kind), reader.ReadBigEndian32()};
}

uint64_t DecodeMemberBlock(std::string_view key) {
  ByteReader reader(key, "member key");
  reader.Skip(5);
  return reader.ReadBigEndian64();
}

std::string EncodeMemberOperand(std::span<const uint64_t> added,
                                std::span<const uint64_t> removed) {
  std::string out;
  EncodeOffsets(added, &out);
  EncodeOffsets(removed, &out);
  return out;
}

std::string MemberMerger::Apply(std::optional<std::string_view> base,
                                std::span<const std::string_view> operands) const {
  MemberBlock block = base ? MemberBlock::Decode(*base) : MemberBlock();
  for (const std::string_view operand : operands) {
    ByteReader reader(operand, "member operand");
    DecodeOffsets(&reader, [&block](uint64_t offset) { block.Add(offset); });
    DecodeOffsets(&reader, [&block](uint64_t offset) { block.Remove(offset); });
  }
  return block.Encode();
}

std::string MemberMerger::Combine(std::span<const std::string_view> operands) const {
  MemberBlock added, removed;
  for (const std::string_view operand : operands) {
    ByteReader reader(operand, "member operand");
    DecodeOffsets(&reader, [&](uint64_t offset) {
      added.Add(offset);
      removed.Remove(offset);
    });
    DecodeOffsets(&reader, [&](uint64_t offset) {
      removed.Add(offset);
      added.Remove(offset);
    });
  }
  std::vector<uint64_t> added_ids, removed_ids;
  added.AppendIds(0, &added_ids);
  removed.AppendIds(0, &removed_ids);
  return EncodeMemberOperand(added_ids, removed_ids);
}

}  // namespace wenmai::graph
