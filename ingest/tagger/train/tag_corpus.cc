#include "ingest/tagger/train/tag_corpus.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

#include "ingest/discourse/data_lines.h"
#include "ingest/mention/mention_stage.h"
#include "ingest/read/reader.h"
#include "ingest/segment/segment_stage.h"
#include "ingest/tagger/tag_token.h"
#include "text/char_class.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr float kSureScore = 0.75f;  // of a pattern that tells the type
constexpr float kDoubtMin = 0.4f;    // probability of a name that only the guide finds

Document DocumentOf(std::u32string text) {
  Document document;
  document.clean = std::move(text);
  const auto size = static_cast<int32_t>(document.clean.size());
  document.blocks.push_back({BlockKind::kParagraph, {0, size}});
  for (int32_t i = 0; i <= size; ++i) document.origin.push_back(i);
  return document;
}

// A number between 0 and 1 that is always the same for the same occurrence.
double ChanceOf(const Document& document, const LexiconMatch& match) {
  const uint32_t hash = HashText(document.View(match.span)) ^
                        MixHash(document.clean.size() * 31 + match.span.begin / 400);
  return MixHash(hash) / 4294967296.0;
}

// The tokens that the span covers exactly, an empty range if it cuts some.
Span TokensIn(const std::vector<TagToken>& tokens, Span span) {
  const auto begin = std::lower_bound(tokens.begin(), tokens.end(), span.begin,
                                      [](const TagToken& t, int32_t p) { return t.span.begin < p; });
  auto end = begin;
  while (end != tokens.end() && end->span.end <= span.end) ++end;
  if (begin == end || begin->span.begin != span.begin || (end - 1)->span.end != span.end) return {};
  return {static_cast<int32_t>(begin - tokens.begin()), static_cast<int32_t>(end - tokens.begin())};
}

}  // namespace

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream data;
  data << file.rdbuf();
  if (!file) throw Error(ErrorCode::kIo, "cannot read " + path);
  return data.str();
}

TagCorpus::TagCorpus(std::vector<std::string> classes, double hidden_share, int held_out_each)
    : classes_(std::move(classes)), hidden_share_(hidden_share), held_out_each_(held_out_each) {}

uint32_t TagCorpus::ClassesNamed(const std::string& path, std::string_view names) const {
  uint32_t classes = 0;
  for (const std::string_view name : SplitFields(names, '|')) {
    const auto found = std::find(classes_.begin(), classes_.end(), name);
    if (found == classes_.end()) {
      throw Error(ErrorCode::kInvalidArgument, path + ": no such class: " + std::string(name));
    }
    classes |= 1u << (found - classes_.begin());
  }
  return classes;
}

void TagCorpus::AddLines(const std::string& path, int share) {
  const std::string data = ReadFile(path);
  int line_number = 0;
  for (const std::string_view line : SplitFields(data, '\n')) {
    if (line.empty() || line_number++ % share != 0) continue;
    const std::vector<std::string_view> fields = SplitFields(line, '\t');
    std::vector<Label> labels;
    for (const std::string_view name :
         fields.size() > 1 ? SplitFields(fields[1], ' ') : std::vector<std::string_view>()) {
      if (name.empty()) continue;
      const std::vector<std::string_view> parts = SplitFields(name, ',');
      if (parts.size() != 3) throw Error(ErrorCode::kInvalidArgument, path + ": malformed line");
      labels.push_back({{std::stoi(std::string(parts[0])), std::stoi(std::string(parts[1]))},
                        ClassesNamed(path, parts[2])});
    }
    Add(DocumentOf(text::DecodeUtf8(fields[0])), labels,
        held_out_each_ > 0 && line_number % held_out_each_ == 0);
  }
}

void TagCorpus::AddArticle(const std::string& path, const Tagger* guide) {
  const auto segment = MakeSegmentStage();
  const auto mention = MakeMentionStage(lexicon_);
  for (Document& document : ReadArticles(path, ReadFile(path), {})) {
    segment->Run(document);
    mention->Run(document);
    std::vector<Label> labels;
    for (const Mention& found : document.mentions) {
      const bool is_open = found.source == MentionSource::kPattern && found.score < kSureScore &&
                           text::IsLatin(document.clean[found.span.begin]);
      labels.push_back({found.span, is_open ? 0 : ClassesNamed(path, EntityTypeName(found.type))});
    }
    if (guide != nullptr) AddDoubts(document, *guide, &labels);
    Add(document, labels, false);
  }
}

void TagCorpus::AddDoubts(const Document& document, const Tagger& guide,
                          std::vector<Label>* labels) const {
  const ArticleView view(document, lexicon_, data_);
  for (const TaggedName& name : guide.Tag(view)) {
    const bool is_known =
        std::any_of(document.mentions.begin(), document.mentions.end(),
                    [&](const Mention& mention) { return mention.span.Overlaps(name.span); });
    if (!is_known && name.probability >= kDoubtMin) labels->push_back({name.span, 0});
  }
}

void TagCorpus::Add(const Document& document, const std::vector<Label>& labels, bool is_held_out) {
  const ArticleView view(document, lexicon_, data_);
  const std::vector<TagToken> tokens = ReadTagTokens(view, [&](const LexiconMatch& match) {
    return ChanceOf(document, match) >= hidden_share_;
  });
  std::vector<LabelledRange> names;
  for (const Label& label : labels) {
    const Span range = TokensIn(tokens, label.span);
    if (range.size() > 0) names.push_back({range, label.classes});
  }
  std::sort(names.begin(), names.end(), [](const LabelledRange& a, const LabelledRange& b) {
    return a.tokens < b.tokens;
  });
  ForEachTagSentence(tokens, [&](size_t begin, size_t end) {
    LabelledSentence sentence;
    sentence.is_held_out = is_held_out;
    const auto whole = std::span(tokens).subspan(begin, end - begin);
    for (size_t i = 0; i < whole.size(); ++i) sentence.features.push_back(TagFeaturesOf(whole, i));
    const Span range = {static_cast<int32_t>(begin), static_cast<int32_t>(end)};
    int32_t last = 0;
    for (const LabelledRange& name : names) {
      const Span tokens_of = {name.tokens.begin - range.begin, name.tokens.end - range.begin};
      if (!range.Contains(name.tokens) || tokens_of.begin < last) continue;
      sentence.names.push_back({tokens_of, name.classes});
      last = tokens_of.end;
    }
    sentences_.push_back(std::move(sentence));
  });
}

}  // namespace wenmai::ingest
