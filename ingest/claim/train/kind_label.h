// Which kind of claim the sentences of articles are, as readers have judged. Articles are not always
// ours to publish, so labels name places:
//
//   article<TAB>begin<TAB>end<TAB>kind     code points of the article's text, end exclusive
//
// `article` is a file name, `kind` one of fact, figure, prediction, opinion, plan, none.
#pragma once

#include <string>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

struct KindLabel {
  std::string article;
  Span span;
  int kind = 0;  // ClaimKind or kNoClaim
};

// Throws Error{kInvalidArgument} naming the file if a line is malformed, Error{kIo} if it cannot be read.
std::vector<KindLabel> ReadKindLabels(const std::string& path);

// The class that `name` stands for. Throws Error{kInvalidArgument} if there is none.
int ParseClaimClass(std::string_view name);

// The bytes of a file. Throws Error{kIo}.
std::string ReadFile(const std::string& path);

}  // namespace wenmai::ingest
