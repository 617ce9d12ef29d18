// The door to ingest: files in, graph out.
//
//   Pipeline pipeline(options);
//   Extraction extraction = pipeline.Extract(source, bytes);   // any thread
//   Loader loader(&graph); loader.Load(extraction);            // one thread
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/extraction.h"
#include "ingest/stage.h"

namespace wenmai::ingest {

enum class InputFormat : uint8_t { kAuto, kMarkdown, kHtml, kText, kJsonLines };

struct PipelineOptions {
  InputFormat format = InputFormat::kAuto;
  std::vector<std::string> lexicon_files;        // the user's own entries, beside the built-in ones
  size_t article_bytes_max = 16u << 20;          // a larger article is refused by name
};

class Pipeline {
 public:
  explicit Pipeline(const PipelineOptions& options);
  ~Pipeline();

  // Reads and extracts one article. Throws Error{kInvalidArgument} if the bytes are no text or empty,
  // Error{kLimit} if there are too many. Safe from any number of threads.
  Extraction Extract(const std::string& source, std::string_view bytes) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace wenmai::ingest
