#include "graph/codec/index_key_codec.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

enum class Tag : uint8_t {
  kEnd = 0x00,
  kList = 0x10,
  kDateTime = 0x20,
  kLocalDateTime = 0x21,
  kDate = 0x22,
  kTime = 0x23,
  kLocalTime = 0x24,
  kDuration = 0x25,
  kString = 0x30,
  kFalse = 0x40,
  kTrue = 0x41,
  kNumber = 0x50,
  kNaN = 0x51,
  kNull = 0x60,
};

enum class NumberForm : uint8_t { kInteger = 0, kFloat = 1, kNegativeZero = 2 };

constexpr uint64_t kSignBit = uint64_t{1} << 63;
constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;
// The average of the Gregorian calendar: what openCypher orders durations by.
constexpr int64_t kSecondsPerMonth = 2'629'746;
constexpr int64_t kSecondsPerDay = 86'400;

void AppendTag(Tag tag, std::string* out) { out->push_back(static_cast<char>(tag)); }
void AppendOrdered(int64_t value, std::string* out) {
  AppendBigEndian64(static_cast<uint64_t>(value) ^ kSignBit, out);
}
int64_t ReadOrdered(ByteReader* reader) {
  return static_cast<int64_t>(reader->ReadBigEndian64() ^ kSignBit);
}

// What has no place in the key goes to `rest`, where there is one.
void AppendRest(int64_t value, std::string* rest) {
  if (rest != nullptr) AppendSignedVarint(value, rest);
}

uint64_t OrderedBits(double value) {
  const auto bits = std::bit_cast<uint64_t>(value);
  return bits & kSignBit ? ~bits : bits | kSignBit;
}
double FromOrderedBits(uint64_t bits) {
  return std::bit_cast<double>(bits & kSignBit ? bits ^ kSignBit : ~bits);
}

void EncodeNumber(double nearest, int16_t residue, NumberForm form, std::string* key,
                  std::string* rest) {
  AppendTag(Tag::kNumber, key);
  AppendBigEndian64(OrderedBits(nearest), key);
  const auto ordered = static_cast<uint16_t>(static_cast<uint16_t>(residue) ^ 0x8000u);
  key->push_back(static_cast<char>(ordered >> 8));
  key->push_back(static_cast<char>(ordered & 0xff));
  if (rest != nullptr) rest->push_back(static_cast<char>(form));
}

void EncodeInteger(int64_t value, std::string* key, std::string* rest) {
  const auto nearest = static_cast<double>(value);
  // 2^63 is the nearest double of the greatest integers and no integer itself.
  const auto residue = static_cast<__int128>(value) - static_cast<__int128>(nearest);
  EncodeNumber(nearest, static_cast<int16_t>(residue), NumberForm::kInteger, key, rest);
}

void EncodeFloat(double value, std::string* key, std::string* rest) {
  if (std::isnan(value)) {
    AppendTag(Tag::kNaN, key);
    return;
  }
  const bool is_negative_zero = value == 0 && std::signbit(value);
  EncodeNumber(is_negative_zero ? 0.0 : value, 0,
               is_negative_zero ? NumberForm::kNegativeZero : NumberForm::kFloat, key, rest);
}

Value DecodeNumber(ByteReader* key, ByteReader* rest) {
  const double nearest = FromOrderedBits(key->ReadBigEndian64());
  const int high = key->ReadByte();
  const auto residue = static_cast<int16_t>((high << 8 | key->ReadByte()) ^ 0x8000);
  switch (static_cast<NumberForm>(rest->ReadByte())) {
    case NumberForm::kInteger:
      return Value::Integer(static_cast<int64_t>(static_cast<__int128>(nearest) + residue));
    case NumberForm::kFloat:
      return Value::Float(nearest);
    case NumberForm::kNegativeZero:
      return Value::Float(-0.0);
  }
  rest->ThrowInvalid();
}

void EncodeString(std::string_view value, std::string* key) {
  AppendTag(Tag::kString, key);
  const std::string_view kept = value.substr(0, kIndexedStringBytes);
  for (const char byte : kept) {
    key->push_back(byte);
    if (byte == '\0') key->push_back('\xff');
  }
  key->push_back('\0');
  key->push_back(kept.size() < value.size() ? '\1' : '\0');
}

std::optional<Value> DecodeString(ByteReader* key) {
  std::string value;
  while (true) {
    const uint8_t byte = key->ReadByte();
    if (byte != 0) {
      value.push_back(static_cast<char>(byte));
      continue;
    }
    switch (key->ReadByte()) {
      case 0xff:
        value.push_back('\0');
        break;
      case 0:
        return Value::String(value);
      case 1:
        return std::nullopt;
      default:
        key->ThrowInvalid();
    }
  }
}

void EncodeDuration(const Duration& value, std::string* key, std::string* rest) {
  const __int128 seconds = static_cast<__int128>(value.months) * kSecondsPerMonth +
                           static_cast<__int128>(value.days) * kSecondsPerDay + value.seconds;
  const __int128 bounded = std::clamp<__int128>(seconds, INT64_MIN, INT64_MAX);
  AppendTag(Tag::kDuration, key);
  AppendOrdered(static_cast<int64_t>(bounded), key);
  AppendBigEndian32(static_cast<uint32_t>(value.nanoseconds), key);
  AppendRest(value.months, rest);
  AppendRest(value.days, rest);
  AppendRest(value.seconds, rest);
}

Value DecodeDuration(ByteReader* key, ByteReader* rest) {
  Duration value;
  key->Skip(sizeof(int64_t));
  value.nanoseconds = static_cast<int32_t>(key->ReadBigEndian32());
  value.months = rest->ReadSignedVarint();
  value.days = rest->ReadSignedVarint();
  value.seconds = rest->ReadSignedVarint();
  return Value::MakeDuration(value);
}

void EncodeDateTime(const DateTime& value, std::string* key, std::string* rest) {
  AppendTag(Tag::kDateTime, key);
  AppendOrdered(value.seconds, key);
  AppendBigEndian32(static_cast<uint32_t>(value.nanoseconds), key);
  if (rest == nullptr) return;
  AppendSignedVarint(value.offset_seconds, rest);
  AppendVarint(value.zone.size(), rest);
  rest->append(value.zone);
}

Value DecodeDateTime(ByteReader* key, ByteReader* rest) {
  DateTime value;
  value.seconds = ReadOrdered(key);
  value.nanoseconds = static_cast<int32_t>(key->ReadBigEndian32());
  value.offset_seconds = static_cast<int32_t>(rest->ReadSignedVarint());
  value.zone = rest->ReadBytes(rest->ReadVarint());
  return Value::MakeDateTime(std::move(value));
}

Value DecodeTime(ByteReader* key, ByteReader* rest) {
  const int64_t utc_nanoseconds = ReadOrdered(key);
  const auto offset_seconds = static_cast<int32_t>(rest->ReadSignedVarint());
  return Value::MakeTime(
      {utc_nanoseconds + offset_seconds * kNanosecondsPerSecond, offset_seconds});
}

Value DecodeLocalDateTime(ByteReader* key) {
  LocalDateTime value;
  value.seconds = ReadOrdered(key);
  value.nanoseconds = static_cast<int32_t>(key->ReadBigEndian32());
  return Value::MakeLocalDateTime(value);
}

std::optional<Value> DecodeList(ByteReader* key, ByteReader* rest) {
  List list;
  while (static_cast<Tag>(key->rest().empty() ? 1 : key->rest().front()) != Tag::kEnd) {
    std::optional<Value> element = DecodeIndexValue(key, rest);
    if (!element) return std::nullopt;
    list.push_back(std::move(*element));
  }
  key->Skip(1);
  return Value::MakeList(std::move(list));
}

}  // namespace

void EncodeIndexValue(const Value& value, std::string* key, std::string* rest) {
  switch (value.kind()) {
    case ValueKind::kNull:
      return AppendTag(Tag::kNull, key);
    case ValueKind::kBoolean:
      return AppendTag(value.boolean() ? Tag::kTrue : Tag::kFalse, key);
    case ValueKind::kInteger:
      return EncodeInteger(value.integer(), key, rest);
    case ValueKind::kFloat:
      return EncodeFloat(value.floating(), key, rest);
    case ValueKind::kString:
      return EncodeString(value.string(), key);
    case ValueKind::kList:
      AppendTag(Tag::kList, key);
      for (const Value& element : value.list()) EncodeIndexValue(element, key, rest);
      return AppendTag(Tag::kEnd, key);
    case ValueKind::kDate:
      AppendTag(Tag::kDate, key);
      return AppendOrdered(value.date().days, key);
    case ValueKind::kLocalTime:
      AppendTag(Tag::kLocalTime, key);
      return AppendOrdered(value.local_time().nanoseconds, key);
    case ValueKind::kTime:
      AppendTag(Tag::kTime, key);
      AppendOrdered(value.time().nanoseconds - value.time().offset_seconds * kNanosecondsPerSecond,
                    key);
      return AppendRest(value.time().offset_seconds, rest);
    case ValueKind::kLocalDateTime:
      AppendTag(Tag::kLocalDateTime, key);
      AppendOrdered(value.local_date_time().seconds, key);
      return AppendBigEndian32(static_cast<uint32_t>(value.local_date_time().nanoseconds), key);
    case ValueKind::kDateTime:
      return EncodeDateTime(value.date_time(), key, rest);
    case ValueKind::kDuration:
      return EncodeDuration(value.duration(), key, rest);
    case ValueKind::kMap:
    case ValueKind::kNode:
    case ValueKind::kRelationship:
    case ValueKind::kPath:
      break;
  }
  throw Error(ErrorCode::kInvalidArgument,
              "an index cannot hold a " + std::string(ValueKindName(value.kind())));
}

std::optional<Value> DecodeIndexValue(ByteReader* key, ByteReader* rest) {
  switch (static_cast<Tag>(key->ReadByte())) {
    case Tag::kNull:
      return Value();
    case Tag::kFalse:
      return Value::Boolean(false);
    case Tag::kTrue:
      return Value::Boolean(true);
    case Tag::kNumber:
      return DecodeNumber(key, rest);
    case Tag::kNaN:
      return Value::Float(std::nan(""));
    case Tag::kString:
      return DecodeString(key);
    case Tag::kList:
      return DecodeList(key, rest);
    case Tag::kDate:
      return Value::MakeDate({ReadOrdered(key)});
    case Tag::kLocalTime:
      return Value::MakeLocalTime({ReadOrdered(key)});
    case Tag::kTime:
      return DecodeTime(key, rest);
    case Tag::kLocalDateTime:
      return DecodeLocalDateTime(key);
    case Tag::kDateTime:
      return DecodeDateTime(key, rest);
    case Tag::kDuration:
      return DecodeDuration(key, rest);
    case Tag::kEnd:
      break;
  }
  key->ThrowInvalid();
}

KeyRange ComparableKeys(const Value& value) {
  std::string encoded;
  EncodeIndexValue(value, &encoded, nullptr);
  auto first = static_cast<uint8_t>(encoded.front());
  uint8_t last = first;
  if (value.kind() == ValueKind::kBoolean) {
    first = static_cast<uint8_t>(Tag::kFalse);
    last = static_cast<uint8_t>(Tag::kTrue);
  }
  return {std::string(1, static_cast<char>(first)), std::string(1, static_cast<char>(last + 1))};
}

}  // namespace wenmai::graph
