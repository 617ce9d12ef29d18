// Digests of text, for identifiers that depend on content alone.
#pragma once

#include <string>
#include <string_view>

namespace wenmai::ingest {

// SHA-256 as 64 hexadecimal digits: what `sha256sum` prints.
std::string Sha256Hex(std::string_view bytes);

// Its first 16 digits: an identifier as short as may be for some hundred million things.
std::string ShortDigest(std::string_view bytes);

}  // namespace wenmai::ingest
