#include "ingest/lexicon/skeleton.h"

#include <utility>

#include "text/fold.h"

namespace wenmai::ingest {

bool IsNameJoint(char32_t folded) {
  return folded == U' ' || folded == U'-' || folded == U'·' || folded == U'\'';
}

Skeleton MakeSkeleton(std::u32string_view text) {
  text::FoldedText folded = text::FoldWithSource(text);
  size_t size = 0;
  for (size_t i = 0; i < folded.text.size(); ++i) {
    if (IsNameJoint(folded.text[i])) continue;
    folded.text[size] = folded.text[i];
    folded.source[size] = folded.source[i];
    ++size;
  }
  folded.text.resize(size);
  folded.source.resize(size);
  return {std::move(folded.text), std::move(folded.source)};
}

std::u32string SkeletonOf(std::u32string_view text) {
  std::u32string skeleton = text::Fold(text);
  std::erase_if(skeleton, IsNameJoint);
  return skeleton;
}

}  // namespace wenmai::ingest
