// A trained tagger of names: it finds names that no list holds, by how they are made up and by the
// words around them. It knows the entity types of the graph.
//
//   const Tagger tagger("data/tagger_model.bin", IngestData("data/tagger_model.bin"));
//   for (const TaggedName& name : tagger.Tag(view)) …
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/mention/article_view.h"
#include "ingest/mention/candidate.h"
#include "ingest/tagger/tag_decoder.h"
#include "ingest/tagger/tag_model.h"
#include "ingest/tagger/tag_token.h"

namespace wenmai::ingest {

struct TaggedName {
  Span span;
  EntityType type = EntityType::kPerson;
  float probability = 0;  // that exactly this span is a name of this type
  // The same for each type.
  std::array<float, kEntityTypeCount> of_types = {};
  bool is_found = true;  // of the likeliest reading of the sentence
};

class Tagger {
 public:
  // Throws Error{kInvalidArgument} naming `file` if the data are no weights of a tagger, or one of
  // other classes than the entity types.
  Tagger(std::string_view file, std::string_view data);

  // Looks at `names`, which lexicon and patterns make out, in order and apart. The names of the
  // likeliest reading of each sentence and, marked as not found, the others of `names`, in text
  // order.
  std::vector<TaggedName> Tag(const ArticleView& view, const std::vector<Candidate>& names) const;

 private:
  // Tokens of a sentence to tell of.
  struct Range {
    Span tokens;
    EntityType type = EntityType::kPerson;
    bool is_found = false;
  };

  TaggedName NameOf(std::span<const TagToken> sentence, const Range& range,
                    const TagDecoder& decoder) const;

  TagModel model_;
  std::vector<EntityType> types_;  // of each class
};

}  // namespace wenmai::ingest
