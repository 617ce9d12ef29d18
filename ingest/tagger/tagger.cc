#include "ingest/tagger/tagger.h"

#include <algorithm>
#include <span>
#include <string>

#include "ingest/tagger/tag_decoder.h"
#include "ingest/tagger/tag_scorer.h"
#include "ingest/tagger/tag_token.h"
#include "wenmai/error.h"

namespace wenmai::ingest {

namespace {

// True if the lexicon knows every part of it.
bool IsKnown(const TagToken* sentence, const TaggedRange& range) {
  return std::all_of(sentence + range.tokens.begin, sentence + range.tokens.end,
                     [](const TagToken& token) { return token.lexicon != 0; });
}

}  // namespace

Tagger::Tagger(std::string_view file, std::string_view data) : model_(file, data) {
  for (const std::string& name : model_.classes()) {
    const auto type = ParseEntityType(name);
    if (!type) throw Error(ErrorCode::kInvalidArgument, std::string(file) + ": no such type: " + name);
    types_.push_back(*type);
  }
}

std::vector<TaggedName> Tagger::Tag(const ArticleView& view) const {
  std::vector<TaggedName> names;
  const std::vector<TagToken> tokens = ReadTagTokens(view);
  TagDecoder decoder(static_cast<int>(types_.size()));
  TagScorer scorer(&model_);
  std::vector<float> scores;
  ForEachTagSentence(tokens, [&](size_t begin, size_t end) {
    scores.resize((end - begin) * decoder.tag_count());
    scorer.Score(std::span(tokens).subspan(begin, end - begin), scores.data());
    std::vector<TaggedRange> ranges = decoder.BestNames(scores.data(), end - begin);
    std::erase_if(ranges, [&](const TaggedRange& range) { return IsKnown(&tokens[begin], range); });
    if (ranges.empty()) return;
    decoder.Sum(scores.data(), end - begin);  // dear, and most sentences hold no unknown name
    for (const TaggedRange& range : ranges) {
      const Span span = {tokens[begin + range.tokens.begin].span.begin,
                         tokens[begin + range.tokens.end - 1].span.end};
      names.push_back({span, types_[range.tag_class], decoder.Probability(range)});
    }
  });
  return names;
}

}  // namespace wenmai::ingest
