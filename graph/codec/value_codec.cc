#include "graph/codec/value_codec.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

enum class Tag : uint8_t {
  kNull = 1,
  kFalse = 2,
  kTrue = 3,
  kInteger = 4,
  kFloat = 5,
  kString = 6,
  kList = 7,
  kDate = 8,
  kLocalTime = 9,
  kTime = 10,
  kLocalDateTime = 11,
  kDateTime = 12,
  kDuration = 13,
  kLongValue = 14,
};

void AppendTag(Tag tag, std::string* out) { out->push_back(static_cast<char>(tag)); }

void EncodeFloat(double value, std::string* out) {
  AppendTag(Tag::kFloat, out);
  const auto bits = std::bit_cast<uint64_t>(value);
  out->append(reinterpret_cast<const char*>(&bits), sizeof bits);
}

void EncodeBytes(Tag tag, std::string_view bytes, std::string* out) {
  AppendTag(tag, out);
  AppendVarint(bytes.size(), out);
  out->append(bytes);
}

void EncodeDateTime(const DateTime& value, std::string* out) {
  AppendTag(Tag::kDateTime, out);
  AppendSignedVarint(value.seconds, out);
  AppendVarint(static_cast<uint32_t>(value.nanoseconds), out);
  AppendSignedVarint(value.offset_seconds, out);
  AppendVarint(value.zone.size(), out);
  out->append(value.zone);
}

void EncodeDuration(const Duration& value, std::string* out) {
  AppendTag(Tag::kDuration, out);
  AppendSignedVarint(value.months, out);
  AppendSignedVarint(value.days, out);
  AppendSignedVarint(value.seconds, out);
  AppendVarint(static_cast<uint32_t>(value.nanoseconds), out);
}

double DecodeFloat(ByteReader* reader) {
  uint64_t bits;
  std::memcpy(&bits, reader->ReadBytes(sizeof bits).data(), sizeof bits);
  return std::bit_cast<double>(bits);
}

int32_t DecodeNanoseconds(ByteReader* reader) {
  return static_cast<int32_t>(reader->ReadVarint32());
}

Value DecodeList(ByteReader* reader) {
  ByteReader elements(reader->ReadBytes(reader->ReadVarint()), "list");
  List list;
  while (!elements.empty()) list.push_back(DecodeValue(&elements));
  return Value::MakeList(std::move(list));
}

Value DecodeDateTime(ByteReader* reader) {
  DateTime value;
  value.seconds = reader->ReadSignedVarint();
  value.nanoseconds = DecodeNanoseconds(reader);
  value.offset_seconds = static_cast<int32_t>(reader->ReadSignedVarint());
  value.zone = reader->ReadBytes(reader->ReadVarint());
  return Value::MakeDateTime(std::move(value));
}

Value DecodeDuration(ByteReader* reader) {
  Duration value;
  value.months = reader->ReadSignedVarint();
  value.days = reader->ReadSignedVarint();
  value.seconds = reader->ReadSignedVarint();
  value.nanoseconds = DecodeNanoseconds(reader);
  return Value::MakeDuration(value);
}

}  // namespace

bool IsStorable(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kNull:
    case ValueKind::kMap:
    case ValueKind::kNode:
    case ValueKind::kRelationship:
    case ValueKind::kPath:
      return false;
    case ValueKind::kList:
      return std::all_of(value.list().begin(), value.list().end(), [](const Value& element) {
        return element.is_null() || (element.kind() != ValueKind::kList && IsStorable(element));
      });
    default:
      return true;
  }
}

void EncodeValue(const Value& value, std::string* out) {
  switch (value.kind()) {
    case ValueKind::kNull:
      AppendTag(Tag::kNull, out);
      return;
    case ValueKind::kBoolean:
      AppendTag(value.boolean() ? Tag::kTrue : Tag::kFalse, out);
      return;
    case ValueKind::kInteger:
      AppendTag(Tag::kInteger, out);
      AppendSignedVarint(value.integer(), out);
      return;
    case ValueKind::kFloat:
      EncodeFloat(value.floating(), out);
      return;
    case ValueKind::kString:
      EncodeBytes(Tag::kString, value.string(), out);
      return;
    case ValueKind::kList: {
      if (!IsStorable(value)) break;
      std::string elements;
      for (const Value& element : value.list()) EncodeValue(element, &elements);
      EncodeBytes(Tag::kList, elements, out);
      return;
    }
    case ValueKind::kDate:
      AppendTag(Tag::kDate, out);
      AppendSignedVarint(value.date().days, out);
      return;
    case ValueKind::kLocalTime:
      AppendTag(Tag::kLocalTime, out);
      AppendVarint(static_cast<uint64_t>(value.local_time().nanoseconds), out);
      return;
    case ValueKind::kTime:
      AppendTag(Tag::kTime, out);
      AppendVarint(static_cast<uint64_t>(value.time().nanoseconds), out);
      AppendSignedVarint(value.time().offset_seconds, out);
      return;
    case ValueKind::kLocalDateTime:
      AppendTag(Tag::kLocalDateTime, out);
      AppendSignedVarint(value.local_date_time().seconds, out);
      AppendVarint(static_cast<uint32_t>(value.local_date_time().nanoseconds), out);
      return;
    case ValueKind::kDateTime:
      EncodeDateTime(value.date_time(), out);
      return;
    case ValueKind::kDuration:
      EncodeDuration(value.duration(), out);
      return;
    case ValueKind::kMap:
    case ValueKind::kNode:
    case ValueKind::kRelationship:
    case ValueKind::kPath:
      break;
  }
  throw Error(ErrorCode::kInvalidArgument,
              "a property cannot hold a " + std::string(ValueKindName(value.kind())) +
                  (value.kind() == ValueKind::kList ? " of lists, maps or graph elements" : ""));
}

Value DecodeValue(ByteReader* reader) {
  switch (static_cast<Tag>(reader->ReadByte())) {
    case Tag::kNull:
      return Value();
    case Tag::kFalse:
      return Value::Boolean(false);
    case Tag::kTrue:
      return Value::Boolean(true);
    case Tag::kInteger:
      return Value::Integer(reader->ReadSignedVarint());
    case Tag::kFloat:
      return Value::Float(DecodeFloat(reader));
    case Tag::kString:
      return Value::String(reader->ReadBytes(reader->ReadVarint()));
    case Tag::kList:
      return DecodeList(reader);
    case Tag::kDate:
      return Value::MakeDate(Date{reader->ReadSignedVarint()});
    case Tag::kLocalTime:
      return Value::MakeLocalTime(LocalTime{static_cast<int64_t>(reader->ReadVarint())});
    case Tag::kTime: {
      Time value;
      value.nanoseconds = static_cast<int64_t>(reader->ReadVarint());
      value.offset_seconds = static_cast<int32_t>(reader->ReadSignedVarint());
      return Value::MakeTime(value);
    }
    case Tag::kLocalDateTime: {
      LocalDateTime value;
      value.seconds = reader->ReadSignedVarint();
      value.nanoseconds = DecodeNanoseconds(reader);
      return Value::MakeLocalDateTime(value);
    }
    case Tag::kDateTime:
      return DecodeDateTime(reader);
    case Tag::kDuration:
      return DecodeDuration(reader);
    case Tag::kLongValue:
      break;
  }
  reader->ThrowInvalid();
}

void SkipValue(ByteReader* reader) {
  switch (static_cast<Tag>(reader->ReadByte())) {
    case Tag::kNull:
    case Tag::kFalse:
    case Tag::kTrue:
      return;
    case Tag::kFloat:
      reader->Skip(sizeof(double));
      return;
    case Tag::kString:
    case Tag::kList:
      reader->Skip(reader->ReadVarint());
      return;
    case Tag::kInteger:
    case Tag::kDate:
    case Tag::kLocalTime:
    case Tag::kLongValue:
      reader->ReadVarint();
      return;
    case Tag::kTime:
    case Tag::kLocalDateTime:
      reader->ReadVarint();
      reader->ReadVarint();
      return;
    case Tag::kDateTime:
      for (int i = 0; i < 3; ++i) reader->ReadVarint();
      reader->Skip(reader->ReadVarint());
      return;
    case Tag::kDuration:
      for (int i = 0; i < 4; ++i) reader->ReadVarint();
      return;
  }
  reader->ThrowInvalid();
}

void EncodeLongValueMark(size_t size, std::string* out) {
  AppendTag(Tag::kLongValue, out);
  AppendVarint(size, out);
}

bool IsLongValueMark(std::string_view encoded) {
  return !encoded.empty() && static_cast<Tag>(encoded.front()) == Tag::kLongValue;
}

}  // namespace wenmai::graph
