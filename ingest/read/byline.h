// Credits: `文｜邢海洋`, `观点 / KK 主笔 / 万青 责编 / 黄静`, `作者：沐风`.
#pragma once

#include <string>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

struct Credit {
  Span name;     // may be empty: the name stands in the next block
  int rank = 0;  // of the label in data/read_byline.tsv
  bool is_author = false;
};

// The credits of a block that holds nothing else; empty if it is no such block.
std::vector<Credit> ParseByline(std::u32string_view text);

}  // namespace wenmai::ingest
