#include "graph/storage/log_end.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <string_view>

#include "graph/storage/crc32c.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

constexpr size_t kBlockBytes = 32u << 10;
constexpr size_t kHeadBytes = 7;
constexpr size_t kSectorBytes = 512;  // what a disk writes whole or not at all
constexpr uint8_t kTypeMax = 4;       // whole, first, middle and last part

uint32_t ReadLittleEndian32(std::string_view bytes) {
  uint32_t value = 0;
  for (size_t i = 4; i-- > 0;) value = value << 8 | static_cast<uint8_t>(bytes[i]);
  return value;
}

uint32_t Mask(uint32_t crc) { return (crc >> 15 | crc << 17) + 0xa282'ead8u; }

// Where the record that begins at `begin` ends, whole or not. REQUIRES: its head lies in the block.
size_t RecordEnd(std::string_view block, size_t begin) {
  const auto low = static_cast<uint8_t>(block[begin + 4]), high = static_cast<uint8_t>(block[begin + 5]);
  return begin + kHeadBytes + (size_t{high} << 8 | low);
}

bool IsRecord(std::string_view block, size_t begin) {
  if (begin + kHeadBytes > block.size()) return false;
  const auto type = static_cast<uint8_t>(block[begin + kHeadBytes - 1]);
  const size_t end = RecordEnd(block, begin);
  if (type == 0 || type > kTypeMax || end > block.size()) return false;
  return ReadLittleEndian32(block.substr(begin)) ==
         Mask(Crc32c(block.substr(begin + kHeadBytes - 1, end - begin - kHeadBytes + 1)));
}

// Where the first of the sectors begins, between `begin` and `end`, that is zero from there on.
std::optional<size_t> FindZeroSector(std::string_view block, size_t begin, size_t end) {
  while (begin < std::min(end, block.size())) {
    const size_t next = (begin / kSectorBytes + 1) * kSectorBytes;
    const std::string_view sector = block.substr(begin, next - begin);
    if (sector.find_first_not_of('\0') == std::string_view::npos) return begin;
    begin = next;
  }
  return std::nullopt;
}

// Whether what begins at `begin`, and is no record, was never written whole.
bool IsTorn(std::string_view block, size_t begin) {
  const auto zeros = FindZeroSector(block, begin, RecordEnd(block, begin));
  if (!zeros) return false;
  for (size_t other = begin + 1; other < *zeros; ++other) {
    if (IsRecord(block, other)) return false;
  }
  return true;
}

// What a block is to the log: it goes on after it, ends in it, or cannot be told to.
struct BlockEnd {
  enum class Kind { kGoesOn, kEnds, kDamaged } kind;
  size_t end = 0;
};

BlockEnd ReadBlock(std::string_view block) {
  size_t begin = 0;
  while (begin + kHeadBytes <= block.size()) {
    if (!IsRecord(block, begin)) {
      return {IsTorn(block, begin) ? BlockEnd::Kind::kEnds : BlockEnd::Kind::kDamaged, begin};
    }
    begin = RecordEnd(block, begin);
  }
  return {BlockEnd::Kind::kGoesOn};
}

}  // namespace

uint64_t FindLogEnd(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string block(kBlockBytes, '\0');
  for (uint64_t offset = 0; file; offset += block.size()) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    const auto size = static_cast<size_t>(file.gcount());
    const BlockEnd found = ReadBlock(std::string_view(block).substr(0, size));
    if (found.kind == BlockEnd::Kind::kEnds) return offset + found.end;
    if (found.kind == BlockEnd::Kind::kDamaged) break;
    if (size < block.size()) return offset + size;
  }
  file.clear();
  file.seekg(0, std::ios::end);
  if (!file) throw Error(ErrorCode::kIo, "cannot read " + path);
  return static_cast<uint64_t>(file.tellg());
}

}  // namespace wenmai::graph
