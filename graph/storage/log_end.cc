#include "graph/storage/log_end.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>

#include "graph/storage/crc32c.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

namespace fs = std::filesystem;

constexpr size_t kBlockBytes = 32u << 10;
constexpr size_t kHeadBytes = 7;
constexpr size_t kSectorBytes = 512;  // what a disk writes whole or not at all
enum RecordType : uint8_t { kNone = 0, kWhole = 1, kFirst = 2, kMiddle = 3, kLast = 4 };

constexpr std::string_view kMarkName = "wm.synce";
constexpr size_t kMarkBytes = kMarkName.size() + 2 * sizeof(uint64_t);
constexpr char kLogDataTag = 0x03;

uint64_t ReadLittleEndian(std::string_view bytes) {
  uint64_t value = 0;
  for (size_t i = bytes.size(); i-- > 0;) value = value << 8 | static_cast<uint8_t>(bytes[i]);
  return value;
}

void AppendLittleEndian64(uint64_t value, std::string* bytes) {
  for (int shift = 0; shift < 64; shift += 8) bytes->push_back(static_cast<char>(value >> shift));
}

uint32_t Mask(uint32_t crc) { return (crc >> 15 | crc << 17) + 0xa282'ead8u; }

// Where the record that begins at `begin` ends, whole or not. REQUIRES: its head lies in the block.
size_t RecordEnd(std::string_view block, size_t begin) {
  return begin + kHeadBytes + ReadLittleEndian(block.substr(begin + 4, 2));
}

RecordType TypeOf(std::string_view block, size_t begin) {
  return static_cast<RecordType>(block[begin + kHeadBytes - 1]);
}

bool IsRecord(std::string_view block, size_t begin) {
  if (begin + kHeadBytes > block.size()) return false;
  const size_t end = RecordEnd(block, begin);
  if (TypeOf(block, begin) == kNone || TypeOf(block, begin) > kLast || end > block.size()) return false;
  return ReadLittleEndian(block.substr(begin, 4)) ==
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

// Whether what begins at `begin`, and is no record, may be one that was not written whole.
bool MayBeTorn(std::string_view block, size_t begin) {
  const bool is_at_file_end = block.size() < kBlockBytes;
  if (begin + kHeadBytes > block.size()) return is_at_file_end;
  const size_t end = RecordEnd(block, begin);
  const auto zeros = FindZeroSector(block, begin, end);
  if (!zeros) return is_at_file_end && end > block.size();
  for (size_t other = begin + 1; other < *zeros; ++other) {
    if (IsRecord(block, other)) return false;
  }
  return true;
}

// Where the records end that follow each other from the beginning of a block.
size_t RecordsEnd(std::string_view block) {
  size_t end = 0;
  while (IsRecord(block, end)) end = RecordEnd(block, end);
  return end;
}

// Whether records may end at `end` because the block does.
bool IsBlockEnd(std::string_view block, size_t end) {
  return end == block.size() || (block.size() == kBlockBytes && end + kHeadBytes > block.size());
}

std::optional<LogPosition> DecodeSyncMark(std::string_view batch) {
  constexpr size_t kTagBytes = 2;
  if (batch.size() < kTagBytes + kMarkBytes) return std::nullopt;
  batch.remove_prefix(batch.size() - kTagBytes - kMarkBytes);
  if (batch[0] != kLogDataTag || batch[1] != kMarkBytes) return std::nullopt;
  batch.remove_prefix(kTagBytes);
  if (!batch.starts_with(kMarkName)) return std::nullopt;
  batch.remove_prefix(kMarkName.size());
  return LogPosition{ReadLittleEndian(batch.substr(0, 8)), ReadLittleEndian(batch.substr(8))};
}

// Reads a file block by block; visit(offset, block) returns false to end it.
template <typename Visit>
void ReadBlocks(const std::string& path, uint64_t offset, Visit visit) {
  std::ifstream file(path, std::ios::binary);
  file.seekg(static_cast<std::streamoff>(offset));
  std::string block(kBlockBytes, '\0');
  bool goes_on = true;
  while (file && goes_on) {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    const auto size = static_cast<size_t>(file.gcount());
    if (file.bad()) break;
    goes_on = visit(offset, std::string_view(block).substr(0, size));
    offset += size;
  }
  if (goes_on && !file.eof()) throw Error(ErrorCode::kIo, "cannot read " + path);
}

// The furthest position in a mark of a batch that lies in the log at or behind `begin`.
LogPosition FindSyncMark(const std::string& path, uint64_t begin) {
  LogPosition furthest;
  std::string batch;  // as far as it was read
  const uint64_t first_block = begin / kBlockBytes * kBlockBytes;
  ReadBlocks(path, first_block, [&](uint64_t offset, std::string_view block) {
    for (size_t at = offset < begin ? begin - offset : 0; at + kHeadBytes <= block.size();) {
      if (!IsRecord(block, at)) {
        batch.clear();
        ++at;
        continue;
      }
      const RecordType type = TypeOf(block, at);
      const size_t end = RecordEnd(block, at);
      if (type == kWhole || type == kFirst) batch.clear();
      batch += block.substr(at + kHeadBytes, end - at - kHeadBytes);
      const auto mark = type == kWhole || type == kLast ? DecodeSyncMark(batch) : std::nullopt;
      if (mark) furthest = std::max(furthest, *mark);
      at = end;
    }
    return true;
  });
  return furthest;
}

// Whether something behind `end`, in its log or a later one, tells that the log was on the disk beyond it.
bool WasOnDisk(const std::string& path, const LogPosition& end) {
  if (FindSyncMark(path, end.offset) > end) return true;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(path).parent_path())) {
    const std::string other = entry.path().string();
    if (other.ends_with(".log") && LogNumber(other) > end.log && FindSyncMark(other, 0) > end) return true;
  }
  return false;
}

}  // namespace

std::string EncodeSyncMark(const LogPosition& synced) {
  std::string mark(kMarkName);
  AppendLittleEndian64(synced.log, &mark);
  AppendLittleEndian64(synced.offset, &mark);
  return mark;
}

uint64_t LogNumber(const std::string& path) {
  const std::string name = fs::path(path).stem().string();
  uint64_t number = 0;
  std::from_chars(name.data(), name.data() + name.size(), number);
  return number;
}

LogEnd FindLogEnd(const std::string& path) {
  std::optional<uint64_t> wrong;  // where something is that is no record
  bool may_be_torn = false;
  uint64_t byte_count = 0;
  ReadBlocks(path, 0, [&](uint64_t offset, std::string_view block) {
    const size_t end = RecordsEnd(block);
    byte_count = offset + block.size();
    if (IsBlockEnd(block, end)) return true;
    wrong = offset + end;
    may_be_torn = MayBeTorn(block, end);
    return false;
  });
  if (!wrong) return {byte_count, false};
  if (WasOnDisk(path, {LogNumber(path), *wrong})) {
    throw Error(ErrorCode::kCorruption, path + ": damaged record at byte " + std::to_string(*wrong));
  }
  if (may_be_torn) return {*wrong, true};
  return {UINT64_MAX, false};
}

}  // namespace wenmai::graph
