// The data files under ingest/data, which are part of the binary, and digests of code and data, by which
// is told what another build of wenmai has made.
#pragma once

#include <string_view>

namespace wenmai {

// The bytes of the file `name` (`data/relation_cue.tsv`); an empty view if there is none.
std::string_view IngestData(std::string_view name);

// Of all sources and data that extractions depend on; of those that DivideIntoParts depends on. Made at
// each build from the files themselves (ingest/CMakeLists.txt lists where they lie).
std::string_view IngestStagesDigest();
std::string_view IngestIdentityDigest();

}  // namespace wenmai
