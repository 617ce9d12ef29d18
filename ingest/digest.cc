#include "ingest/digest.h"

#include <openssl/sha.h>

namespace wenmai::ingest {

std::string Sha256Hex(std::string_view bytes) {
  unsigned char digest[SHA256_DIGEST_LENGTH];
  SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), digest);
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(2 * sizeof digest);
  for (unsigned char byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

std::string ShortDigest(std::string_view bytes) { return Sha256Hex(bytes).substr(0, 16); }

}  // namespace wenmai::ingest
