// Reading: the bytes of a file become Documents with their text layer.
//
//   for (Document& document : ReadArticles("news/sora.md", bytes, {})) pipeline.Run(document);
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/pipeline.h"

namespace wenmai::ingest {

struct ReadOptions {
  InputFormat format = InputFormat::kAuto;
  size_t article_bytes_max = 16u << 20;
};

// Reads the articles in `bytes`: one, or as many as there are lines of JSON. Each has kLayerText.
// Throws Error{kInvalidArgument} if the bytes are empty, no text or no article, and Error{kLimit}
// if an article is larger than options.article_bytes_max; the message names neither source nor
// path.
std::vector<Document> ReadArticles(const std::string& source, std::string_view bytes,
                                   const ReadOptions& options);

}  // namespace wenmai::ingest
