#include "ingest/tagger/tag_context.h"

#include "ingest/tagger/tag.h"

namespace wenmai::ingest {
namespace {

constexpr int kPlaceBits = 2;   // of TagToken::found, below those of type and surety
constexpr uint8_t kListed = 8;  // of TagToken::found_before and found_after
// Of TagToken::setting, above the kind of block.
constexpr int kMarkStep = 16;
constexpr uint8_t kBeginsMark = 64, kEndsMark = 128;

// How surely a candidate is a name of its type.
int SuretyOf(const Candidate& candidate) {
  if (candidate.is_type_open) return 0;
  if (candidate.lexicon_entry != kNone) return 3;
  const bool is_told = candidate.source == MentionSource::kSpeakerLabel ||
                       candidate.source == MentionSource::kMetadata;
  return is_told ? 2 : 1;
}

void MarkFoundNames(const std::vector<Candidate>& names, std::vector<TagToken>* tokens) {
  size_t token = 0;
  for (const Candidate& name : names) {
    while (token < tokens->size() && (*tokens)[token].span.begin < name.span.begin) ++token;
    size_t end = token;
    while (end < tokens->size() && (*tokens)[end].span.end <= name.span.end) ++end;
    const int kind = 1 + static_cast<int>(name.type) + kEntityTypeCount * SuretyOf(name);
    for (size_t i = token; i < end; ++i) {
      const int place = static_cast<int>(TagPlaceIn(token, end, i));
      (*tokens)[i].found = static_cast<uint8_t>(kind << kPlaceBits | place);
    }
    token = end;
  }
}

TagPlace PlaceOf(const TagToken& token) {
  return static_cast<TagPlace>(token.found & ((1 << kPlaceBits) - 1));
}

bool BeginsName(const TagToken& token) {
  return token.found != 0 &&
         (PlaceOf(token) == TagPlace::kFirst || PlaceOf(token) == TagPlace::kOnly);
}

bool EndsName(const TagToken& token) {
  return token.found != 0 &&
         (PlaceOf(token) == TagPlace::kLast || PlaceOf(token) == TagPlace::kOnly);
}

// Above zero, which is no name.
uint8_t TypeOf(const TagToken& token) {
  return static_cast<uint8_t>(1 + ((token.found >> kPlaceBits) - 1) % kEntityTypeCount);
}

// In one sentence: the type of the nearest name on either side, and whether a mark of a list stands
// between.
void MarkNeighbours(const ArticleView& view, std::vector<TagToken>* tokens) {
  const auto is_list_gap = [&](const TagToken& token) {
    return token.span.size() == 1 && view.data().list_gaps.Contains(view.At(token.span.begin));
  };
  uint8_t last = 0;
  for (TagToken& token : *tokens) {
    token.found_before = last;
    if (EndsName(token)) last = TypeOf(token);
    if (last != 0 && is_list_gap(token)) last |= kListed;
    if (token.ends_sentence) last = 0;
  }
  last = 0;
  for (auto token = tokens->rbegin(); token != tokens->rend(); ++token) {
    if (token->ends_sentence) last = 0;
    token->found_after = last;
    if (BeginsName(*token)) last = TypeOf(*token);
    if (last != 0 && is_list_gap(*token)) last |= kListed;
  }
}

void MarkSettings(const Document& document, std::vector<TagToken>* tokens) {
  auto block = document.blocks.begin();
  auto mark = document.marks.begin();
  for (TagToken& token : *tokens) {
    const int32_t at = token.span.begin;
    while (block != document.blocks.end() && block->span.end <= at) ++block;
    while (mark != document.marks.end() && mark->span.end <= at) ++mark;
    int setting = block == document.blocks.end() ? 0 : 1 + static_cast<int>(block->kind);
    if (mark != document.marks.end() && mark->span.Contains(token.span)) {
      setting |= kMarkStep * (1 + static_cast<int>(mark->kind));
      if (mark->span.begin == token.span.begin) setting |= kBeginsMark;
      if (mark->span.end == token.span.end) setting |= kEndsMark;
    }
    token.setting = static_cast<uint8_t>(setting);
  }
}

}  // namespace

void MarkTagContext(const ArticleView& view, const std::vector<Candidate>& names,
                    std::vector<TagToken>* tokens) {
  MarkFoundNames(names, tokens);
  MarkNeighbours(view, tokens);
  MarkSettings(view.document(), tokens);
}

}  // namespace wenmai::ingest
