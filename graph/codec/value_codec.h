// Property values as bytes.
//
//   value := tag:u8 payload
//     null             1
//     false            2
//     true             3
//     integer          4  signed
//     float            5  IEEE 754 binary64, little-endian
//     string           6  size:varint bytes
//     list             7  size:varint value*            (size: bytes of all elements)
//     date             8  days:signed
//     local time       9  nanoseconds:varint
//     time            10  nanoseconds:varint offset_seconds:signed
//     local date-time 11  seconds:signed nanoseconds:varint
//     date-time       12  seconds:signed nanoseconds:varint offset_seconds:signed zone_size:varint
//     zone duration        13  months:signed days:signed seconds:signed nanoseconds:varint long
//     value      14  size:varint                   (only in records: see record_codec.h)
//   signed := zigzag varint
//
// The tags are on disk: never change or reuse one. Null occurs in lists only: a property that is
// null is absent. Lists are flat.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "graph/value.h"

namespace wenmai::graph {

// True if a property can hold `value`: a boolean, a number, a string, a temporal value, or a list
// of these and nulls.
bool IsStorable(const Value& value);

// Throws Error{kInvalidArgument} if the value is not storable.
void EncodeValue(const Value& value, std::string* out);

// Each reads one value and moves on past it. They throw Error{kCorruption} if they cannot.
Value DecodeValue(ByteReader* reader);
void SkipValue(ByteReader* reader);

// The stand-in, in a record, for a value of `size` encoded bytes that lies under a key of its own.
void EncodeLongValueMark(size_t size, std::string* out);
bool IsLongValueMark(std::string_view encoded);

}  // namespace wenmai::graph
