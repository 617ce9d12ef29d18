// HTML tags amid running text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace wenmai::ingest {

// What a tag means to running text; kNone if it is no tag of HTML.
enum class TagRole { kNone, kInline, kBlock, kImage, kDetails, kDropped };

struct Tag {
  TagRole role = TagRole::kNone;
  std::u32string name;
  bool is_closing = false;
};

// The tag whose `<` stands at `begin` of `text` and whose `>` at `end`.
Tag ParseTag(std::u32string_view text, size_t begin, size_t end);

}  // namespace wenmai::ingest
