// JSON Lines: an article a line, an object with `text` and, where known, `title`, `author`,
// `publisher`, `date`, `url`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

struct JsonArticle {
  int line = 0;  // counts from 1
  std::string text;
  Metadata metadata;
};

// Whether the first line of `utf8` is such an object.
bool LooksLikeJsonLines(std::string_view utf8);

// Throws Error{kInvalidArgument} naming the line that is no such object.
std::vector<JsonArticle> ReadJsonLines(std::string_view utf8);

}  // namespace wenmai::ingest
