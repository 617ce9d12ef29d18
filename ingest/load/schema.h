// The labels, relationship types and property keys of the articles' graph, as ids of one database.
#pragma once

#include <array>

#include "graph/graph.h"
#include "ingest/document.h"

namespace wenmai::ingest {

using graph::KeyId;
using graph::LabelId;
using graph::TypeId;

struct Schema {
  explicit Schema(graph::Transaction& transaction);

  std::vector<LabelId> LabelsOf(EntityType type) const;  // sorted; a company is an organisation too
  TypeId TypeOf(FactType type) const { return fact_types[static_cast<size_t>(type)]; }

  LabelId article, claim, fact, name;
  std::array<LabelId, kEntityTypeCount> entity_labels;

  TypeId mentions, stated_in, made_by, about, known_as, states, subject, object;
  std::array<TypeId, kFactTypeCount> fact_types;

  // Named as the properties are, with a `_key` where the word is taken.
  KeyId id, source, title, author, publisher, published, url, language, text, hash;
  KeyId name_key, aliases, description;
  KeyId type, role, status, folded;
  KeyId start, end, kind, speaker, mode, verb, polarity, said_on;
  KeyId count, surfaces, spans, surface, rule, evidence, fact_key, first_stated, last_stated;
};

}  // namespace wenmai::ingest
