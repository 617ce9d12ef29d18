// Names that whoever keeps the article has listed in its front matter, by type: people, companies, products. They hold
// for the whole article.
#include <string_view>
#include <vector>

#include "ingest/mention/source.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr float kListedScore = 0.95f;
constexpr size_t kNameSizeMin = 2;

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
int32_t EntryOf(const ArticleView& view, const Block& block, Span name) {
  for (const LexiconMatch& match : view.matches()) {
    if (match.span == name && IsListedAs(block, view.lexicon().entry(match.entry).type)) return match.entry;
  }
  return kNone;
}

// value := name ["(" other name ")"]      杰克·博格尔 (Jack Bogle)
std::vector<Span> NamesIn(const ArticleView& view, Span value) {
  const std::u32string_view words = view.Folded(value);
  const size_t open = words.find_first_of(U"(（");
  const bool is_closed = words.ends_with(U')') || words.ends_with(U'）');
  if (open == words.npos || open < kNameSizeMin || !is_closed) return {value};
  const int32_t mark = value.begin + static_cast<int32_t>(open);
  const Span name = {value.begin, view.At(mark - 1) == U' ' ? mark - 1 : mark};
  const Span other = {mark + 1, value.end - 1};
  if (other.size() < static_cast<int32_t>(kNameSizeMin)) return {name};
  return {name, other};
}

// Where a list is of two kinds, the first of them until the context tells.
Candidate Unknown(const Block& block, Span name) {
  Candidate candidate{.span = name, .score = kListedScore, .source = MentionSource::kMetadata};
  for (const EntityType type : {EntityType::kPerson, EntityType::kCompany, EntityType::kOrganization,
                                EntityType::kProduct, EntityType::kModel, EntityType::kWork, EntityType::kPlace}) {
    if (!IsListedAs(block, type)) continue;
    candidate.type = type;
    break;
  }
  candidate.is_type_open = block.listed_types != TypeBit(candidate.type);
  return candidate;
}

void AddListed(const ArticleView& view, const Block& block, Span name, Candidates* found) {
  const int32_t entry = EntryOf(view, block, name);
  if (entry != kNone) {
    found->Add({.span = name,
                .type = view.lexicon().entry(entry).type,
                .score = 1,
                .source = MentionSource::kLexicon,
                .lexicon_entry = entry});
  } else if (!IsDescription(view, name)) {
    found->Add(Unknown(block, name));
  }
}

}  // namespace

void FindListedNames(const ArticleView& view, Candidates* found) {
  for (const Block& block : view.document().blocks) {
    if (block.listed_types == 0) continue;
    for (const Span name : NamesIn(view, block.span)) AddListed(view, block, name, found);
  }
}

}  // namespace wenmai::ingest
