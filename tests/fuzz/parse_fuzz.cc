// Fuzzes lexer, parser and binder with libFuzzer: whatever the text, they return or throw Error.
//
//   cmake --preset fuzz && cmake --build --preset fuzz
//   mkdir -p corpus
//   build/fuzz/tests/fuzz/parse_fuzz -max_len=4096 -dict=tests/fuzz/cypher.dict corpus tests/fuzz/corpus
#include <cstdint>
#include <string_view>

#include "query/binder/binder.h"
#include "query/parser/parser.h"
#include "wenmai/error.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const wenmai::query::ProcedureRegistry procedures;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    wenmai::query::Bind(wenmai::query::Parse(text, {}), procedures);
  } catch (const wenmai::Error& error) {
    if (error.code() == wenmai::ErrorCode::kInternal) __builtin_trap();
  }
  return 0;
}
