// Where a reader found names in articles, made by labels_of_annotations.py. Lines of a file:
//
//   label := article TAB begin TAB end TAB what       positions in code points of the file
//   what  := "scope" | type ("|" type)* | "?"         as far as was read; a name; maybe a name
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

struct ArticleLabel {
  Span span;
  std::string types;  // `Company|Product`; empty if it may be a name or none
};

struct ArticleLabels {
  int32_t scope = 0;  // what lies before it is labelled
  std::vector<ArticleLabel> names;
};

// By the articles' file names. Throws Error{kIo} naming the file if it cannot be read, or
// Error{kInvalidArgument} if a line is malformed.
std::map<std::string, ArticleLabels> ReadArticleLabels(const std::string& path);

}  // namespace wenmai::ingest
