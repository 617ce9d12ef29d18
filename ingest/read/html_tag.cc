#include "ingest/read/html_tag.h"

#include <algorithm>
#include <iterator>

#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

bool IsAsciiLetter(char32_t c) { return (c | 0x20) >= U'a' && (c | 0x20) <= U'z' && c < 0x80; }

struct KnownTag {
  std::u32string_view name;
  TagRole role;
};

constexpr KnownTag kKnownTags[] = {
    {U"a", TagRole::kInline},         {U"abbr", TagRole::kInline},
    {U"b", TagRole::kInline},         {U"blockquote", TagRole::kBlock},
    {U"br", TagRole::kBlock},         {U"center", TagRole::kBlock},
    {U"cite", TagRole::kInline},      {U"code", TagRole::kInline},
    {U"del", TagRole::kInline},       {U"details", TagRole::kDetails},
    {U"div", TagRole::kBlock},        {U"em", TagRole::kInline},
    {U"figcaption", TagRole::kBlock}, {U"figure", TagRole::kBlock},
    {U"font", TagRole::kInline},      {U"h1", TagRole::kBlock},
    {U"h2", TagRole::kBlock},         {U"h3", TagRole::kBlock},
    {U"h4", TagRole::kBlock},         {U"h5", TagRole::kBlock},
    {U"h6", TagRole::kBlock},         {U"hr", TagRole::kBlock},
    {U"i", TagRole::kInline},         {U"iframe", TagRole::kDropped},
    {U"img", TagRole::kImage},        {U"ins", TagRole::kInline},
    {U"kbd", TagRole::kInline},       {U"li", TagRole::kBlock},
    {U"mark", TagRole::kInline},      {U"ol", TagRole::kBlock},
    {U"p", TagRole::kBlock},          {U"pre", TagRole::kBlock},
    {U"s", TagRole::kInline},         {U"script", TagRole::kDropped},
    {U"section", TagRole::kBlock},    {U"small", TagRole::kInline},
    {U"span", TagRole::kInline},      {U"strong", TagRole::kInline},
    {U"style", TagRole::kDropped},    {U"sub", TagRole::kInline},
    {U"summary", TagRole::kDropped},  {U"sup", TagRole::kInline},
    {U"svg", TagRole::kDropped},      {U"table", TagRole::kBlock},
    {U"tbody", TagRole::kBlock},      {U"td", TagRole::kBlock},
    {U"th", TagRole::kBlock},         {U"thead", TagRole::kBlock},
    {U"tr", TagRole::kBlock},         {U"u", TagRole::kInline},
    {U"ul", TagRole::kBlock},         {U"video", TagRole::kDropped},
};

}  // namespace

Tag ParseTag(std::u32string_view text, size_t begin, size_t end) {
  size_t i = begin + 1;
  Tag tag;
  if (i < end && text[i] == U'/') {
    tag.is_closing = true;
    ++i;
  }
  for (; i < end && (IsAsciiLetter(text[i]) || text::IsDigit(text[i])); ++i) {
    tag.name.push_back(IsAsciiLetter(text[i]) ? text[i] | 0x20 : text[i]);
  }
  const auto* known = std::find_if(std::begin(kKnownTags), std::end(kKnownTags),
                                   [&tag](const KnownTag& k) { return k.name == tag.name; });
  if (known != std::end(kKnownTags)) tag.role = known->role;
  return tag;
}

}  // namespace wenmai::ingest
