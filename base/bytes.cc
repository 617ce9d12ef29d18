#include "base/bytes.h"

#include "wenmai/error.h"

namespace wenmai {

uint64_t ByteReader::ReadLongVarint() {
  uint64_t value = 0;
  for (int shift = 0; shift < 64; shift += 7) {
    const uint8_t byte = ReadByte();
    value |= static_cast<uint64_t>(byte & 0x7f) << shift;
    if (byte < 0x80) {
      // The tenth byte has room for one bit only.
      if (shift == 63 && byte > 1) ThrowInvalid();
      return value;
    }
  }
  ThrowInvalid();
}

void ByteReader::ThrowTruncated() const {
  throw Error(ErrorCode::kCorruption, std::string("damaged ") + what_ + ": it ends too early");
}

void ByteReader::ThrowInvalid() const {
  throw Error(ErrorCode::kCorruption, std::string("damaged ") + what_ + ": it cannot be decoded");
}

}  // namespace wenmai
