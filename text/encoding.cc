#include "text/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "text/icu.h"
#include "text/utf8.h"

namespace wenmai::text {
namespace {

constexpr double kBrokenShareMax = 0.1;     // of the longer sequences of what is still UTF-8
constexpr double kLostShareMax = 0.005;     // of bytes that a legacy encoding may fail on
constexpr double kControlShareMax = 0.005;  // of bytes that no text contains
constexpr double kUtf16ShareMin = 0.9;      // of code units that look like text
constexpr size_t kSampleBytes = 64u << 10;  // what detection reads

[[noreturn]] void FailNoText() { throw Error(ErrorCode::kInvalidArgument, "the file is no text"); }

struct ByteOrderMark {
  std::string_view bytes;
  const char* encoding;
};

// The longer marks first: UTF-32's begins with UTF-16's.
constexpr ByteOrderMark kByteOrderMarks[] = {
    {{"\xFF\xFE\0\0", 4}, "UTF-32LE"}, {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
    {{"\xEF\xBB\xBF", 3}, "UTF-8"},    {{"\xFF\xFE", 2}, "UTF-16LE"},
    {{"\xFE\xFF", 2}, "UTF-16BE"},     {{"\x84\x31\x95\x33", 4}, "GB18030"},
};

struct Utf8Census {
  size_t sequences = 0;  // well-formed ones of two bytes or more
  size_t broken = 0;
  // Other encodings hardly ever form a longer sequence by chance.
  bool IsLikely() const { return broken <= kBrokenShareMax * sequences; }
};

Utf8Census TakeCensus(std::string_view bytes) {
  Utf8Census census;
  for (size_t i = 0; i < bytes.size();) {
    const size_t begin = i;
    const char32_t c = NextCodePoint(bytes, &i);
    // A replacement character that the file itself contains takes three bytes and decodes cleanly.
    if (c == kReplacementCharacter && bytes.substr(begin, i - begin) != "\xEF\xBF\xBD") {
      ++census.broken;
    } else if (c >= 0x80) {
      ++census.sequences;
    }
  }
  return census;
}

DecodedText DecodeAsUtf8(std::string_view bytes, size_t replacements) {
  if (replacements == 0) return {std::string(bytes), "UTF-8", 0};
  return {EncodeUtf8(DecodeUtf8(bytes)), "UTF-8", replacements};
}

DecodedText Convert(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(encoding, &status),
                                                                     &ucnv_close);
  CheckIcu(status, encoding);
  const icu::UnicodeString decoded(bytes.data(), static_cast<int32_t>(bytes.size()),
                                   converter.get(), status);
  CheckIcu(status, encoding);
  DecodedText result;
  decoded.toUTF8String(result.utf8);
  result.encoding = encoding;
  for (int32_t i = 0; i < decoded.length(); ++i) result.replacements += decoded[i] == 0xFFFD;
  return result;
}

bool LooksLikeText(char32_t unit) {
  return (unit >= 0x20 && unit < 0x7F) || unit == '\n' || unit == '\r' || unit == '\t' ||
         (unit >= 0x2010 && unit <= 0x2027) || (unit >= 0x3000 && unit <= 0x30FF) ||
         (unit >= 0x4E00 && unit <= 0x9FFF) || (unit >= 0xFF00 && unit <= 0xFFEF);
}

// UTF-16 without a byte order mark: read one way round it is text, the other way it is not.
std::optional<const char*> DetectUtf16(std::string_view sample) {
  const size_t count = sample.size() / 2;
  if (count == 0) return std::nullopt;
  size_t little = 0, big = 0;
  for (size_t i = 0; i + 1 < sample.size(); i += 2) {
    const auto first = static_cast<unsigned char>(sample[i]);
    const auto second = static_cast<unsigned char>(sample[i + 1]);
    little += LooksLikeText(second << 8 | first);
    big += LooksLikeText(first << 8 | second);
  }
  const auto is_clear = [count](size_t likely, size_t other) {
    return likely >= kUtf16ShareMin * count && other < 0.8 * likely;
  };
  if (is_clear(little, big)) return "UTF-16LE";
  if (is_clear(big, little)) return "UTF-16BE";
  return std::nullopt;
}

bool IsBinary(std::string_view sample) {
  const auto controls = std::count_if(sample.begin(), sample.end(), [](char byte) {
    const auto c = static_cast<unsigned char>(byte);
    return c < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v';
  });
  return controls > kControlShareMax * sample.size();
}

// The encodings that articles come in and ICU's detector knows.
constexpr std::array<std::string_view, 6> kLegacyEncodings = {"GB18030", "Big5",   "Shift_JIS",
                                                              "EUC-JP",  "EUC-KR", "windows-1252"};

std::optional<DecodedText> DecodeLegacy(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status),
                                                                            &ucsdet_close);
  CheckIcu(status, "encoding detection");
  const auto sample_size = static_cast<int32_t>(std::min(bytes.size(), kSampleBytes));
  ucsdet_setText(detector.get(), bytes.data(), sample_size, &status);
  int32_t match_count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &match_count, &status);
  CheckIcu(status, "encoding detection");
  for (int32_t i = 0; i < match_count; ++i) {  // the likeliest first
    const char* name = ucsdet_getName(matches[i], &status);
    CheckIcu(status, "encoding detection");
    const auto known = std::find(kLegacyEncodings.begin(), kLegacyEncodings.end(),
                                 std::string_view(name) == "ISO-8859-1" ? "windows-1252" : name);
    if (known == kLegacyEncodings.end()) continue;
    DecodedText decoded = Convert(bytes, known->data());
    if (decoded.replacements <= kLostShareMax * bytes.size()) return decoded;
  }
  return std::nullopt;
}

}  // namespace

DecodedText DecodeText(std::string_view bytes) {
  for (const ByteOrderMark& mark : kByteOrderMarks) {
    if (!bytes.starts_with(mark.bytes)) continue;
    const std::string_view rest = bytes.substr(mark.bytes.size());
    if (mark.encoding == std::string_view("UTF-8")) {
      return DecodeAsUtf8(rest, TakeCensus(rest).broken);
    }
    return Convert(rest, mark.encoding);
  }
  const std::string_view sample = bytes.substr(0, kSampleBytes & ~size_t{1});
  if (!IsBinary(sample)) {
    const Utf8Census census = TakeCensus(bytes);
    if (census.IsLikely()) return DecodeAsUtf8(bytes, census.broken);
  }
  if (const auto utf16 = DetectUtf16(sample)) return Convert(bytes, *utf16);
  if (!IsBinary(sample)) {
    if (std::optional<DecodedText> decoded = DecodeLegacy(bytes)) return *std::move(decoded);
  }
  FailNoText();
}

}  // namespace wenmai::text
