// The rules by which two names of one article name one entity.
#pragma once

#include <vector>

#include "ingest/document.h"
#include "ingest/lexicon/lexicon.h"
#include "ingest/mention/name_data.h"
#include "ingest/resolve/name_node.h"

namespace wenmai::ingest {

struct IdentityContext {
  const Document& document;
  const Lexicon& lexicon;
  const NameData& data;
  const std::vector<NameNode>& nodes;
};

// Names that the lexicon lists for one entry.
void JoinByLexicon(const IdentityContext& context, NodeUnion* identity);

// Names that the text itself sets equal: 赵凯（Kai Zhao）.
void JoinByLinks(const IdentityContext& context, NodeUnion* identity);

// A short form and the only full name in the article that it can be short for.
void JoinShortForms(const IdentityContext& context, NodeUnion* identity);

// A product with and without its maker's name: Google Genie 3, Genie 3.
void JoinMakerPrefixes(const IdentityContext& context, NodeUnion* identity);

}  // namespace wenmai::ingest
