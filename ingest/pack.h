// Structures as bytes and back, from one list of fields. A structure joins in by naming its fields:
//
//   template <typename Archive>
//   void Fields(Archive& archive, Point& p) { archive(p.x, p.y); }
//
//   std::string bytes = Pack(point);
//   Point point = Unpack<Point>(bytes, "point");
//
// The format:
//   bool, enum, unsigned := varint          signed := zigzag varint      float := 4 bytes,
//   little-endian string := size:varint bytes             optional := 0 | 1 value      pair :=
//   first second vector, set, map := count:varint element*    array := element* structure := field*
// Sets and maps are written in their order, so equal values have equal bytes.
#pragma once

#include <array>
#include <bit>
#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/bytes.h"

namespace wenmai::ingest {

// How many values an enum has; a stored number beyond them is damage. Overload it for each enum
// packed.
template <typename Enum>
constexpr int EnumeratorCount(Enum) = delete;

class Packer {
 public:
  explicit Packer(std::string* out) : out_(out) {}

  template <typename... T>
  void operator()(const T&... values) {
    (Write(values), ...);
  }

 private:
  template <std::unsigned_integral T>
  void Write(T value) {
    AppendVarint(value, out_);
  }
  template <std::signed_integral T>
  void Write(T value) {
    AppendSignedVarint(value, out_);
  }
  template <typename T>
  requires std::is_enum_v<T>
  void Write(T value) { AppendVarint(static_cast<uint64_t>(value), out_); }
  void Write(float value) {
    const auto bits = std::bit_cast<uint32_t>(value);
    for (int shift = 0; shift < 32; shift += 8) out_->push_back(static_cast<char>(bits >> shift));
  }
  void Write(const std::string& value) {
    AppendVarint(value.size(), out_);
    out_->append(value);
  }
  template <typename T>
  void Write(const std::optional<T>& value) {
    Write(value.has_value());
    if (value) Write(*value);
  }
  template <typename A, typename B>
  void Write(const std::pair<A, B>& value) {
    Write(value.first);
    Write(value.second);
  }
  template <typename T>
  void Write(const std::vector<T>& values) {
    AppendVarint(values.size(), out_);
    for (const T& value : values) Write(value);
  }
  template <typename T>
  void Write(const std::set<T>& values) {
    AppendVarint(values.size(), out_);
    for (const T& value : values) Write(value);
  }
  template <typename K, typename V>
  void Write(const std::map<K, V>& values) {
    AppendVarint(values.size(), out_);
    for (const auto& [key, value] : values) (*this)(key, value);
  }
  template <typename T, size_t N>
  void Write(const std::array<T, N>& values) {
    for (const T& value : values) Write(value);
  }
  // Fields() takes a mutable structure so that one list serves both directions; packing only reads
  // it.
  template <typename T>
  requires requires(Packer& packer, T& value) { Fields(packer, value); }
  void Write(const T& value) { Fields(*this, const_cast<T&>(value)); }

  std::string* out_;
};

// Throws Error{kCorruption} on bytes that no Packer wrote.
class Unpacker {
 public:
  Unpacker(std::string_view bytes, const char* what) : reader_(bytes, what) {}

  template <typename... T>
  void operator()(T&... values) {
    (Read(values), ...);
  }
  void ExpectEnd() const {
    if (!reader_.empty()) reader_.ThrowInvalid();
  }

 private:
  template <std::unsigned_integral T>
  void Read(T& value) {
    const uint64_t wide = reader_.ReadVarint();
    if (wide > std::numeric_limits<T>::max()) reader_.ThrowInvalid();
    value = static_cast<T>(wide);
  }
  template <std::signed_integral T>
  void Read(T& value) {
    const int64_t wide = reader_.ReadSignedVarint();
    if (wide < std::numeric_limits<T>::min() || wide > std::numeric_limits<T>::max()) {
      reader_.ThrowInvalid();
    }
    value = static_cast<T>(wide);
  }
  template <typename T>
  requires std::is_enum_v<T>
  void Read(T& value) {
    const uint64_t number = reader_.ReadVarint();
    if (number >= static_cast<uint64_t>(EnumeratorCount(T{}))) reader_.ThrowInvalid();
    value = static_cast<T>(number);
  }
  void Read(float& value) {
    uint32_t bits = 0;
    for (int shift = 0; shift < 32; shift += 8) bits |= uint32_t{reader_.ReadByte()} << shift;
    value = std::bit_cast<float>(bits);
  }
  void Read(std::string& value) { value = reader_.ReadBytes(reader_.ReadVarint()); }
  template <typename T>
  void Read(std::optional<T>& value) {
    bool is_present;
    Read(is_present);
    value.reset();
    if (is_present) Read(value.emplace());
  }
  template <typename A, typename B>
  void Read(std::pair<A, B>& value) {
    Read(value.first);
    Read(value.second);
  }
  template <typename T>
  void Read(std::vector<T>& values) {
    values.clear();
    for (size_t count = ReadCount(); count > 0; --count) Read(values.emplace_back());
  }
  template <typename T>
  void Read(std::set<T>& values) {
    values.clear();
    for (size_t count = ReadCount(); count > 0; --count) {
      T value{};
      Read(value);
      values.emplace_hint(values.end(), std::move(value));
    }
  }
  template <typename K, typename V>
  void Read(std::map<K, V>& values) {
    values.clear();
    for (size_t count = ReadCount(); count > 0; --count) {
      std::pair<K, V> entry{};
      Read(entry);
      values.emplace_hint(values.end(), std::move(entry));
    }
  }
  template <typename T, size_t N>
  void Read(std::array<T, N>& values) {
    for (T& value : values) Read(value);
  }
  template <typename T>
  requires requires(Unpacker& unpacker, T& value) { Fields(unpacker, value); }
  void Read(T& value) { Fields(*this, value); }

  // An element takes a byte at least, so more elements than bytes are damage.
  size_t ReadCount() {
    const uint64_t count = reader_.ReadVarint();
    if (count > reader_.remaining()) reader_.ThrowInvalid();
    return count;
  }

  ByteReader reader_;
};

template <typename T>
std::string Pack(const T& value) {
  std::string bytes;
  Packer packer(&bytes);
  packer(value);
  return bytes;
}

// `what` names the bytes in errors.
template <typename T>
T Unpack(std::string_view bytes, const char* what) {
  T value{};
  Unpacker unpacker(bytes, what);
  unpacker(value);
  unpacker.ExpectEnd();
  return value;
}

}  // namespace wenmai::ingest
