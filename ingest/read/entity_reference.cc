#include "ingest/read/entity_reference.h"

#include <algorithm>

namespace wenmai::ingest {
namespace {

struct NamedReference {
  std::u32string_view name;
  char32_t code_point;
};

// Those that articles contain; any other stays as it is written.
constexpr NamedReference kNamedReferences[] = {
    {U"amp", U'&'},      {U"lt", U'<'},      {U"gt", U'>'},       {U"quot", U'"'},
    {U"apos", U'\''},    {U"nbsp", 0xA0},    {U"ensp", 0x2002},   {U"emsp", 0x2003},
    {U"thinsp", 0x2009}, {U"zwnj", 0x200C},  {U"zwj", 0x200D},    {U"ndash", 0x2013},
    {U"mdash", 0x2014},  {U"lsquo", 0x2018}, {U"rsquo", 0x2019},  {U"ldquo", 0x201C},
    {U"rdquo", 0x201D},  {U"bull", 0x2022},  {U"hellip", 0x2026}, {U"middot", 0xB7},
    {U"times", 0xD7},    {U"copy", 0xA9},    {U"reg", 0xAE},      {U"trade", 0x2122},
    {U"euro", 0x20AC},   {U"pound", 0xA3},   {U"yen", 0xA5},      {U"deg", 0xB0},
    {U"laquo", 0xAB},    {U"raquo", 0xBB},   {U"eacute", 0xE9},   {U"egrave", 0xE8},
    {U"uuml", 0xFC},     {U"ouml", 0xF6},    {U"auml", 0xE4},     {U"szlig", 0xDF},
    {U"ccedil", 0xE7},   {U"ntilde", 0xF1},  {U"oslash", 0xF8},   {U"aring", 0xE5},
};

// The number that `digits` write, or 0 if they write no character.
char32_t ParseNumber(std::u32string_view digits) {
  const bool is_hex = !digits.empty() && (digits[0] == U'x' || digits[0] == U'X');
  if (is_hex) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > 7) return 0;
  char32_t number = 0;
  for (const char32_t c : digits) {
    char32_t digit;
    if (c >= U'0' && c <= U'9') {
      digit = c - U'0';
    } else if (is_hex && (c | 0x20) >= U'a' && (c | 0x20) <= U'f') {
      digit = (c | 0x20) - U'a' + 10;
    } else {
      return 0;
    }
    number = number * (is_hex ? 16 : 10) + digit;
  }
  const bool is_surrogate = number >= 0xD800 && number <= 0xDFFF;
  return number > 0x10FFFF || is_surrogate ? 0 : number;
}

}  // namespace

EntityReference DecodeEntityReference(std::u32string_view text) {
  constexpr size_t kSizeMax = 12;
  if (text.size() < 3 || text[0] != U'&') return {};
  const size_t end = text.substr(0, kSizeMax).find(U';');
  if (end == std::u32string_view::npos) return {};
  const std::u32string_view name = text.substr(1, end - 1);
  char32_t code_point = 0;
  if (name.starts_with(U'#')) {
    code_point = ParseNumber(name.substr(1));
  } else {
    const auto* found = std::find_if(std::begin(kNamedReferences), std::end(kNamedReferences),
                                     [name](const NamedReference& r) { return r.name == name; });
    if (found != std::end(kNamedReferences)) code_point = found->code_point;
  }
  return code_point == 0 ? EntityReference{} : EntityReference{code_point, end + 1};
}

}  // namespace wenmai::ingest
