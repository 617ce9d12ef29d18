// The facts that the relation stage reads in a marked text (tests/ingest/discourse/marked_document.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wenmai::ingest {

// Each as `subject TYPE object`, with `(role)` and `[status]` where there are any.
std::vector<std::string> FactsOf(std::string_view marked, std::string_view publisher = "");

}  // namespace wenmai::ingest
