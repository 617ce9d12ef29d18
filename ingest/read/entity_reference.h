// Character references of HTML: `&amp;`, `&#8217;`, `&#x2019;`.
#pragma once

#include <cstddef>
#include <string_view>

namespace wenmai::ingest {

struct EntityReference {
  char32_t code_point = 0;
  size_t size = 0;  // of the reference with its `&` and `;`; 0 if there is none
};

// The reference at the front of `text`.
EntityReference DecodeEntityReference(std::u32string_view text);

}  // namespace wenmai::ingest
