// Lines under a title that tell author, publisher and day by their parts, with labels or without:
//   远望晚报记者 林溪 北京报道　2025年9月10日 07:22
//   远望研究院　林溪　2025年9月10日　上海
//   作者：林溪 ｜ 专栏：星海笔记 ｜ 2025/12/23
//   Ada Park | Harbour Weekly | May 2, 2025 | 5 min read
#pragma once

#include <optional>
#include <string_view>

#include "graph/value.h"

namespace wenmai::ingest {

// What is not stated is empty. The views are of the line.
struct BylineLine {
  std::u32string_view author, publisher;
  std::optional<graph::Date> published;
};

// Nothing if the line holds anything else.
std::optional<BylineLine> ParseBylineLine(std::u32string_view line);

}  // namespace wenmai::ingest
