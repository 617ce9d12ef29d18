// Fuzzes what users type into a full-text search: nothing is an error but too many words.
#include <cstdint>
#include <string_view>

#include "graph/fulltext/query.h"
#include "wenmai/error.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static wenmai::graph::FullTextAnalyzer analyzer;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    wenmai::graph::ParseFullTextQuery(text, &analyzer);
  } catch (const wenmai::Error& error) {
    if (error.code() != wenmai::ErrorCode::kLimit) __builtin_trap();
  }
  return 0;
}
