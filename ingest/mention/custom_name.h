// Names that a program which embeds wenmai finds by itself.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"

namespace wenmai::ingest {

struct CustomName {
  Span span;  // of Document::clean, not empty
  EntityType type = EntityType::kPerson;
};

struct CustomNameFinder {
  std::string name;  // part of the pipeline's fingerprint
  std::function<std::vector<CustomName>(std::u32string_view clean)> find;  // from any thread
};

}  // namespace wenmai::ingest
