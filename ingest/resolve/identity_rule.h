// The rules by which two names of one article name one entity.
#pragma once

#include <vector>

#include "ingest/document.h"
#include "ingest/lexicon/lexicon.h"
#include "ingest/resolve/name_node.h"

namespace wenmai::ingest {

struct IdentityContext {
  const Document& document;
  const Lexicon& lexicon;
  const std::vector<NameNode>& nodes;
};

// Names that the lexicon lists for one entry.
void JoinByLexicon(const IdentityContext& context, NodeUnion* identity);

// Names that mention detection linked: the two of a gloss (赵凯（Kai Zhao）), a short form and its
// full name.
void JoinByLinks(const IdentityContext& context, NodeUnion* identity);

// A product with and without its maker's name: Google Genie 3, Genie 3.
void JoinMakerPrefixes(const IdentityContext& context, NodeUnion* identity);

// Persons named in Chinese and in Latin letters by names that sound alike, where no other pair in
// the article does: 马丁·福勒, Martin Fowler.
void JoinBySound(const IdentityContext& context, NodeUnion* identity);

// A person's name with and without his title: 闫静老师, 闫静.
void JoinTitledNames(const IdentityContext& context, NodeUnion* identity);

// A speaker's label and the only person whose full name it is a part of: 老周 where the author is 老周横眉.
void JoinSpeakerLabels(const IdentityContext& context, NodeUnion* identity);

}  // namespace wenmai::ingest
