// The door to ingest: files in, graph out.
//
//   Pipeline pipeline(options);
//   for (const Extraction& extraction : pipeline.Extract(source, bytes))   // any thread
//     Loader(&graph).Load(extraction);                                     // one thread
//
// Batch (ingest/batch.h) does both for whole folders.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/extraction.h"
#include "ingest/mention/custom_name.h"
#include "ingest/stage.h"

namespace wenmai::ingest {

enum class InputFormat : uint8_t { kAuto, kMarkdown, kHtml, kText, kJsonLines };

struct PipelineOptions {
  InputFormat format = InputFormat::kAuto;
  std::vector<std::string> lexicon_files;  // the user's own entries, beside the built-in ones
  std::vector<CustomNameFinder> name_finders;  // of the embedding program
  size_t article_bytes_max = 16u << 20;    // a larger article is refused by name
};

class Pipeline {
 public:
  // Throws Error{kInvalidArgument} naming file and line if a lexicon file is malformed, Error{kIo}
  // if one cannot be read.
  explicit Pipeline(const PipelineOptions& options);
  ~Pipeline();

  // Reads and extracts the articles in `bytes`: one, or one for each line of JSON. Throws
  // Error{kInvalidArgument} if the bytes are no text or empty, Error{kLimit} if there are too many.
  // Safe from any number of threads.
  std::vector<Extraction> Extract(const std::string& source, std::string_view bytes) const;

  // Names everything but the bytes that extractions depend on: the code and data of the stages, ICU, and
  // the options. Equal fingerprints and equal bytes give equal extractions.
  const std::string& fingerprint() const;

  const PipelineOptions& options() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Checks that each stage finds the layers it needs. Throws Error{kInternal} naming the first that
// does not.
void CheckStageOrder(const std::vector<std::unique_ptr<Stage>>& stages);

}  // namespace wenmai::ingest
