// Values as parts of index keys, whose byte order is openCypher's order of values.
//
//   key_value := tag:u8 payload                                           rest
//     list            0x10 key_value* 0x00                                the elements'
//     date-time       0x20 seconds:ob64 nanoseconds:be32                  offset_seconds:signed
//                                                                         zone_size:varint zone
//     local date-time 0x21 seconds:ob64 nanoseconds:be32
//     date            0x22 days:ob64
//     time            0x23 utc_nanoseconds:ob64                           offset_seconds:signed
//     local time      0x24 nanoseconds:ob64
//     duration        0x25 average_seconds:ob64 nanoseconds:be32          months:signed days:signed
//                                                                         seconds:signed
//     string          0x30 (byte | 00 ff)* 00 (00 | 01)                   00 is escaped; 01: cut
//     short false, true     0x40 0x41 number          0x50 double:of64 residue:ob16 form:u8 NaN
//     0x51 null            0x60                                                (in lists only)
//   ob64 := be64 with the sign bit flipped        ob16 likewise
//   of64 := the bits of a binary64, all flipped if negative, else the sign bit; zero is positive
//
// Integers and floats share one order: a number is the nearest double, and what an integer is more
// or less than that. The form says which it was (0 integer, 1 float, 2 float -0.0). What a key does
// not order by but needs to give the value back is its rest, kept beside the key. So values that
// compare equal have equal keys. The tags are on disk: never change or reuse one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "graph/value.h"

namespace wenmai::graph {

// A string longer than this is cut in the key: the order among such strings, and whether two of
// them are equal, must be told from the values themselves.
inline constexpr size_t kIndexedStringBytes = 1024;

// Appends one storable value. `rest` may be nullptr.
void EncodeIndexValue(const Value& value, std::string* key, std::string* rest);

// Reads one value back; nullopt if a string in it was cut short.
std::optional<Value> DecodeIndexValue(ByteReader* key, ByteReader* rest);

// The range of keys of all values that can be compared with `value` by < and >: of its kind, for
// numbers both kinds.
struct KeyRange {
  std::string begin;
  std::string end;
};
KeyRange ComparableKeys(const Value& value);

}  // namespace wenmai::graph
