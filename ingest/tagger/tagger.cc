#include "ingest/tagger/tagger.h"

#include <algorithm>
#include <string>

#include "ingest/tagger/tag_scorer.h"
#include "ingest/tagger/tag_token.h"
#include "wenmai/error.h"

namespace wenmai::ingest {

Tagger::Tagger(std::string_view file, std::string_view data) : model_(file, data) {
  for (const std::string& name : model_.classes()) {
    const auto type = ParseEntityType(name);
    if (!type)
      throw Error(ErrorCode::kInvalidArgument, std::string(file) + ": no such type: " + name);
    types_.push_back(*type);
  }
}

std::vector<TaggedName> Tagger::Tag(const ArticleView& view,
                                    const std::vector<Candidate>& names) const {
  std::vector<TaggedName> tagged;
  const std::vector<TagToken> tokens = ReadTagTokens(view, names);
  TagDecoder decoder(static_cast<int>(types_.size()));
  TagScorer scorer(&model_);
  std::vector<float> scores;
  auto name = names.begin();
  ForEachTagSentence(tokens, [&](size_t begin, size_t end) {
    const auto sentence = std::span(tokens).subspan(begin, end - begin);
    scores.resize(sentence.size() * decoder.tag_count());
    scorer.Score(sentence, scores.data());
    std::vector<Range> ranges;
    for (const TaggedRange& range : decoder.BestNames(scores.data(), sentence.size())) {
      ranges.push_back({range.tokens, types_[range.tag_class], true});
    }
    for (; name != names.end() && name->span.begin < sentence.back().span.end; ++name) {
      const Span span = TagTokensIn(sentence, name->span);
      const auto is_same = [&](const Range& range) { return range.tokens == span; };
      if (span.size() == 0 || std::any_of(ranges.begin(), ranges.end(), is_same)) continue;
      ranges.push_back({span, name->type, false});
    }
    if (ranges.empty()) return;
    decoder.Sum(scores.data(), sentence.size());  // dear, and many sentences hold no name
    for (const Range& range : ranges) tagged.push_back(NameOf(sentence, range, decoder));
  });
  std::sort(tagged.begin(), tagged.end(),
            [](const TaggedName& a, const TaggedName& b) { return a.span < b.span; });
  return tagged;
}

TaggedName Tagger::NameOf(std::span<const TagToken> sentence, const Range& range,
                          const TagDecoder& decoder) const {
  TaggedName name = {
      .span = {sentence[range.tokens.begin].span.begin, sentence[range.tokens.end - 1].span.end},
      .type = range.type,
      .is_found = range.is_found};
  for (size_t c = 0; c < types_.size(); ++c) {
    const float probability = decoder.Probability({range.tokens, static_cast<int>(c)});
    name.of_types[static_cast<size_t>(types_[c])] = probability;
  }
  name.probability = name.of_types[static_cast<size_t>(name.type)];
  return name;
}

}  // namespace wenmai::ingest
