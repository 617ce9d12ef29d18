// Integers as bytes. Big-endian where the order of the bytes must be the order of the integers
// (keys), LEB128 varints where size matters (values); signed varints are zigzag, so that small
// magnitudes stay short on both sides of zero.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace wenmai {

inline void AppendBigEndian32(uint32_t value, std::string* out) {
  const uint32_t swapped = __builtin_bswap32(value);
  out->append(reinterpret_cast<const char*>(&swapped), sizeof swapped);
}

inline void AppendBigEndian64(uint64_t value, std::string* out) {
  const uint64_t swapped = __builtin_bswap64(value);
  out->append(reinterpret_cast<const char*>(&swapped), sizeof swapped);
}

inline void AppendVarint(uint64_t value, std::string* out) {
  char buffer[10];
  size_t size = 0;
  while (value >= 0x80) {
    buffer[size++] = static_cast<char>(value | 0x80);
    value >>= 7;
  }
  buffer[size++] = static_cast<char>(value);
  out->append(buffer, size);
}

inline uint64_t ZigZag(int64_t value) {
  return (static_cast<uint64_t>(value) << 1) ^ static_cast<uint64_t>(value >> 63);
}
inline int64_t UnZigZag(uint64_t value) {
  return static_cast<int64_t>(value >> 1) ^ -static_cast<int64_t>(value & 1);
}
inline void AppendSignedVarint(int64_t value, std::string* out) {
  AppendVarint(ZigZag(value), out);
}

// Reads what the functions above wrote, front to back. Every Read throws Error{kCorruption} naming
// `what` if too few bytes remain. Views into `bytes` live as long as `bytes`.
class ByteReader {
 public:
  // `what` names the bytes in errors and must outlive the reader: `node record`.
  ByteReader(std::string_view bytes, const char* what)
      : position_(bytes.data()), end_(bytes.data() + bytes.size()), what_(what) {}

  bool empty() const { return position_ == end_; }
  size_t remaining() const { return static_cast<size_t>(end_ - position_); }
  std::string_view rest() const { return {position_, remaining()}; }

  uint8_t ReadByte() {
    if (position_ == end_) ThrowTruncated();
    return static_cast<uint8_t>(*position_++);
  }
  uint32_t ReadBigEndian32() { return __builtin_bswap32(ReadRaw<uint32_t>()); }
  uint64_t ReadBigEndian64() { return __builtin_bswap64(ReadRaw<uint64_t>()); }

  uint64_t ReadVarint() {
    if (position_ != end_ && static_cast<uint8_t>(*position_) < 0x80) {
      return static_cast<uint8_t>(*position_++);
    }
    return ReadLongVarint();
  }
  int64_t ReadSignedVarint() { return UnZigZag(ReadVarint()); }
  // A varint that must fit 32 bits.
  uint32_t ReadVarint32() {
    const uint64_t value = ReadVarint();
    if (value > UINT32_MAX) ThrowInvalid();
    return static_cast<uint32_t>(value);
  }

  std::string_view ReadBytes(size_t size) {
    if (size > remaining()) ThrowTruncated();
    std::string_view bytes(position_, size);
    position_ += size;
    return bytes;
  }
  void Skip(size_t size) { ReadBytes(size); }

  // For the caller who finds that what was read cannot be: throws Error{kCorruption} naming `what`.
  [[noreturn]] void ThrowInvalid() const;

 private:
  template <typename T>
  T ReadRaw() {
    if (remaining() < sizeof(T)) ThrowTruncated();
    T value;
    std::memcpy(&value, position_, sizeof value);
    position_ += sizeof value;
    return value;
  }
  uint64_t ReadLongVarint();
  [[noreturn]] void ThrowTruncated() const;

  const char* position_;
  const char* end_;
  const char* what_;
};

static_assert(std::endian::native == std::endian::little, "keys are swapped to big-endian");

}  // namespace wenmai
