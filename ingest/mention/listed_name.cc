// Names that whoever keeps the article has listed in its front matter, by type: people, companies, products. They hold
// for the whole article.
#include <algorithm>

#include "ingest/mention/source.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kListedScore = 0.95f;

bool IsListedAs(const Block& block, EntityType type) { return (block.listed_types & TypeBit(type)) != 0; }

// `AI music composition system`, `主持人`: a description or a role, no name.
bool IsDescription(const ArticleView& view, Span span) {
  if (view.data().role_labels.Contains(view.Folded(span)) || view.data().terms.Contains(view.Folded(span))) return true;
  size_t words = 0, ordinary = 0;
  for (size_t at = view.WordFrom(span.begin); at < view.words().size() && view.words()[at].span.end <= span.end; ++at) {
    const LatinWord& word = view.words()[at];
    ++words;
    ordinary += word.shape == WordShape::kLower && word.is_ordinary;
  }
  return words > 1 && 2 * ordinary >= words;
}

// The entry of the lexicon that fits the list, or kNone.
int32_t EntryOf(const ArticleView& view, const Block& block) {
  for (const LexiconMatch& match : view.matches()) {
    if (match.span == block.span && IsListedAs(block, view.lexicon().entry(match.entry).type)) return match.entry;
  }
  return kNone;
}

// Where a list is of two kinds, the first of them until the context tells.
Candidate Unknown(const Block& block) {
  Candidate candidate{.span = block.span, .score = kListedScore, .source = MentionSource::kMetadata};
  for (const EntityType type : {EntityType::kPerson, EntityType::kCompany, EntityType::kOrganization,
                                EntityType::kProduct, EntityType::kModel, EntityType::kWork, EntityType::kPlace}) {
    if (!IsListedAs(block, type)) continue;
    candidate.type = type;
    break;
  }
  candidate.is_type_open = block.listed_types != TypeBit(candidate.type);
  return candidate;
}

}  // namespace

void FindListedNames(const ArticleView& view, Candidates* found) {
  for (const Block& block : view.document().blocks) {
    if (block.listed_types == 0) continue;
    const int32_t entry = EntryOf(view, block);
    if (entry != kNone) {
      found->Add({.span = block.span,
                  .type = view.lexicon().entry(entry).type,
                  .score = 1,
                  .source = MentionSource::kLexicon,
                  .lexicon_entry = entry});
    } else if (!IsDescription(view, block.span)) {
      found->Add(Unknown(block));
    }
  }
}

}  // namespace wenmai::ingest
