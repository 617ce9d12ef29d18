// Fuzzes the reader of articles. Seeds: examples/articles.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ingest/read/reader.h"
#include "ingest/segment/segment_stage.h"
#include "wenmai/error.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace wenmai::ingest;
  static const std::unique_ptr<Stage> segment = MakeSegmentStage();
  try {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    for (Document& document : ReadArticles("fuzz", bytes, {})) segment->Run(document);
  } catch (const wenmai::Error&) {
    // Refusing is an answer too; anything else is a finding.
  }
  return 0;
}
