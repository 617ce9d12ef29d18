// What stands between two names of a list: A、B和C; A, B, and C.
#pragma once

#include "ingest/mention/article_view.h"

namespace wenmai::ingest {

// True if all of the text between `begin` and `end` parts items of a list.
bool IsListGap(const ArticleView& view, int32_t begin, int32_t end);

// The same, but a Chinese comma, which parts clauses as often, is none.
bool IsSureListGap(const ArticleView& view, int32_t begin, int32_t end);

}  // namespace wenmai::ingest
