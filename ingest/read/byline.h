// Credits: `文｜邢海洋`, `观点 / KK 主笔 / 万青 责编 / 黄静`, `作者：沐风`, `By Jane Roe · May 2, 2025`.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

enum class CreditRole { kAuthor, kPublisher, kView, kDate, kOther };

struct Credit {
  Span name;     // may be empty: the name stands in the next block
  int rank = 0;  // of the label in data/read_byline.tsv
  CreditRole role = CreditRole::kOther;
};

// The credits of a block that holds nothing else; empty if it is no such block.
std::vector<Credit> ParseByline(std::u32string_view text);

// A line of English that ends in the day of publication: `Jane Roe Published May 2, 2025 in The
// Ledger`. Empty fields are not stated.
struct Dateline {
  std::u32string_view author, publisher;
  graph::Date published;
};
std::optional<Dateline> ParseDateline(std::u32string_view text);

}  // namespace wenmai::ingest
