// A trained tagger of names: it finds names that no list holds, by how they are made up and by the
// words around them. It knows the entity types of the graph.
//
//   const Tagger tagger("data/tagger_model.bin", IngestData("data/tagger_model.bin"));
//   for (const TaggedName& name : tagger.Tag(view)) …
#pragma once

#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/mention/article_view.h"
#include "ingest/tagger/tag_model.h"

namespace wenmai::ingest {

struct TaggedName {
  Span span;
  EntityType type = EntityType::kPerson;
  float probability = 0;  // that exactly this span is a name of this type
};

class Tagger {
 public:
  // Throws Error{kInvalidArgument} naming `file` if the data are no weights of a tagger, or one of
  // other classes than the entity types.
  Tagger(std::string_view file, std::string_view data);

  // The names of the likeliest reading of each sentence that the lexicon does not know, in text order.
  std::vector<TaggedName> Tag(const ArticleView& view) const;

 private:
  TagModel model_;
  std::vector<EntityType> types_;  // of each class
};

}  // namespace wenmai::ingest
