// Fuzzes lexer, parser and binder: whatever the text, they return or throw Error.
#include <cstdint>
#include <string_view>

#include "query/binder/binder.h"
#include "query/parser/parser.h"
#include "query/procedures/builtin.h"
#include "wenmai/error.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const wenmai::query::ProcedureRegistry procedures = [] {
    wenmai::query::ProcedureRegistry registry;
    RegisterBuiltinProcedures(&registry);
    return registry;
  }();
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try {
    wenmai::query::Bind(wenmai::query::Parse(text, {}), procedures);
  } catch (const wenmai::Error& error) {
    if (error.code() == wenmai::ErrorCode::kInternal) __builtin_trap();
  }
  return 0;
}
