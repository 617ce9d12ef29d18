#include "text/transliteration.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>
#include <unordered_map>

#include "text/char_class.h"
#include "text/fold.h"
#include "text/icu.h"
#include "text/utf8.h"

namespace wenmai::text {
namespace {

using PinyinTable = std::unordered_map<char32_t, std::string>;

std::unique_ptr<icu::Transliterator> MakeTransliterator() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> transliterator(
      icu::Transliterator::createInstance("Han-Latin; Latin-ASCII", UTRANS_FORWARD, status));
  CheckIcu(status, "pinyin");
  return transliterator;
}

// Transliterating all ideographs at once, a line each, costs a fraction of asking one by one.
PinyinTable MakeTable() {
  constexpr char32_t kFirstHan = 0x4E00, kLastHan = 0x9FFF;
  icu::UnicodeString lines;
  for (char32_t c = kFirstHan; c <= kLastHan; ++c) {
    lines.append(static_cast<UChar32>(c)).append(u'\n');
  }
  MakeTransliterator()->transliterate(lines);
  PinyinTable table;
  int32_t begin = 0;
  for (char32_t c = kFirstHan; c <= kLastHan; ++c) {
    const int32_t end = lines.indexOf(u'\n', begin);
    std::string pinyin;
    lines.tempSubStringBetween(begin, end).toUTF8String(pinyin);
    if (IsAsciiAlphanumeric(static_cast<unsigned char>(pinyin[0]))) table.emplace(c, pinyin);
    begin = end + 1;
  }
  return table;
}

}  // namespace

std::string_view Pinyin(char32_t code_point) {
  static const PinyinTable* const table = new PinyinTable(MakeTable());  // as long as the process
  const auto found = table->find(code_point);
  return found == table->end() ? std::string_view() : found->second;
}

std::string PinyinOf(std::u32string_view text) {
  std::string result;
  for (const char32_t c : Fold(text)) {
    if (IsHan(c)) {
      result += Pinyin(c);
    } else if (IsLatin(c) || IsDigit(c)) {
      AppendUtf8(c, &result);
    }
  }
  return result;
}

}  // namespace wenmai::text
