// The data files under ingest/data, which are part of the binary.
#pragma once

#include <string_view>

namespace wenmai {

// The bytes of the file `name` (`data/relation_cue.tsv`); an empty view if there is none.
std::string_view IngestData(std::string_view name);

}  // namespace wenmai
