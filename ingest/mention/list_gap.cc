#include "ingest/mention/list_gap.h"

namespace wenmai::ingest {
namespace {

constexpr int32_t kGapSizeMax = 16;

}  // namespace

bool IsListGap(const ArticleView& view, int32_t begin, int32_t end) {
  if (end <= begin || end - begin > kGapSizeMax) return false;
  std::u32string_view gap = view.Folded({begin, end});
  while (gap.starts_with(U' ')) gap.remove_prefix(1);
  while (gap.ends_with(U' ')) gap.remove_suffix(1);
  return view.data().list_gaps.Contains(gap);
}

// Folded, all commas are one.
bool IsSureListGap(const ArticleView& view, int32_t begin, int32_t end) {
  return IsListGap(view, begin, end) &&
         view.text().substr(begin, end - begin).find(U'，') == std::u32string_view::npos;
}

}  // namespace wenmai::ingest
