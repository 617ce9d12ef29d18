#include "text/case.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/stringpiece.h>

#include "text/icu.h"

namespace wenmai::text {
namespace {

constexpr const char* kRootLocale = "";

icu::StringPiece Piece(std::string_view utf8) {
  return {utf8.data(), static_cast<int32_t>(utf8.size())};
}

}  // namespace

std::string ToUpper(std::string_view utf8) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper(kRootLocale, 0, Piece(utf8), sink, nullptr, status);
  CheckIcu(status, "upper case");
  return result;
}

std::string ToLower(std::string_view utf8) {
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  UErrorCode status = U_ZERO_ERROR;
  icu::CaseMap::utf8ToLower(kRootLocale, 0, Piece(utf8), sink, nullptr, status);
  CheckIcu(status, "lower case");
  return result;
}

}  // namespace wenmai::text
