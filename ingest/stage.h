// A stage reads layers of a Document and adds one. Stages are deterministic and hold only read-only
// model state, so one stage serves all threads.
#pragma once

#include <cstdint>
#include <string_view>

#include "ingest/document.h"

namespace wenmai::ingest {

enum Layer : uint32_t {
  kLayerText = 1 << 0,      // clean, origin, blocks, marks, metadata
  kLayerSegments = 1 << 1,  // turns, sentences, quotations
  kLayerMentions = 1 << 2,  // mentions, name_links, descriptions
  kLayerEntities = 1 << 3,  // entities, Mention::entity, Turn::speaker_entity
  kLayerFacts = 1 << 4,
  kLayerClaims = 1 << 5,
};

class Stage {
 public:
  virtual ~Stage() = default;
  virtual std::string_view name() const = 0;
  virtual uint32_t needs() const = 0;  // Layers
  virtual uint32_t adds() const = 0;
  virtual void Run(Document& document) const = 0;
};

}  // namespace wenmai::ingest
