#include "ingest/tagger/train/tag_corpus.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <utility>

#include "ingest/discourse/data_lines.h"
#include "ingest/mention/first_reading.h"
#include "ingest/read/reader.h"
#include "ingest/segment/segment_stage.h"
#include "ingest/tagger/tag_token.h"
#include "text/char_class.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

Document DocumentOf(std::u32string text) {
  Document document;
  document.clean = std::move(text);
  const auto size = static_cast<int32_t>(document.clean.size());
  document.blocks.push_back({BlockKind::kParagraph, {0, size}});
  for (int32_t i = 0; i <= size; ++i) document.origin.push_back(i);
  return document;
}

// A number between 0 and 1 that is always the same for the same occurrence in the same copy.
double ChanceOf(const Document& document, const LexiconMatch& match, int copy) {
  const uint32_t hash = HashText(document.View(match.span)) ^
                        MixHash(document.clean.size() * 31 + match.span.begin / 400 + copy * 7919);
  return MixHash(hash) / 4294967296.0;
}

// The tokens that the span touches.
Span TokensIn(const std::vector<TagToken>& tokens, Span span) {
  const auto begin = std::upper_bound(tokens.begin(), tokens.end(), span.begin,
                                      [](int32_t p, const TagToken& t) { return p < t.span.end; });
  auto end = begin;
  while (end != tokens.end() && end->span.begin < span.end) ++end;
  return {static_cast<int32_t>(begin - tokens.begin()), static_cast<int32_t>(end - tokens.begin())};
}

// Public corpora label no models, few products and works: where one is made out, nothing is known.
void AddUnlabelled(const std::vector<TagToken>& tokens, const std::vector<Candidate>& read,
                   std::vector<LabelledRange>* names) {
  const size_t labelled_count = names->size();
  for (const Candidate& candidate : read) {
    if (candidate.type != EntityType::kModel && candidate.type != EntityType::kProduct &&
        candidate.type != EntityType::kWork)
      continue;
    const Span range = TokensIn(tokens, candidate.span);
    const bool is_labelled =
        std::any_of(names->begin(), names->begin() + static_cast<ptrdiff_t>(labelled_count),
                    [&](const LabelledRange& name) { return name.tokens.Overlaps(range); });
    if (!is_labelled && range.size() > 0) names->push_back({range, 0});
  }
}

// The characters of the clean text whose places in the file lie in the span.
Span CleanSpan(const Document& document, Span original) {
  const auto place_of = [&](int32_t position) {
    return static_cast<int32_t>(
        std::lower_bound(document.origin.begin(), document.origin.end(), position) -
        document.origin.begin());
  };
  const auto size = static_cast<int32_t>(document.clean.size());
  return {std::min(place_of(original.begin), size), std::min(place_of(original.end), size)};
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
    : classes_(std::move(classes)),
      has_types_(!classes_.empty() && ParseEntityType(classes_.front())),
      hidden_share_(hidden_share),
      held_out_each_(held_out_each) {}

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
  const auto segment = MakeSegmentStage();
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
    Document document = DocumentOf(text::DecodeUtf8(fields[0]));
    segment->Run(document);
    Add(document, labels,
        {.is_held_out = held_out_each_ > 0 && line_number % held_out_each_ == 0,
         .is_partial = has_types_});
  }
}

void TagCorpus::AddLabelledArticle(const std::string& path, const ArticleLabels& labels, int copies,
                                   bool is_held_out) {
  const auto segment = MakeSegmentStage();
  for (Document& document : ReadArticles(path, ReadFile(path), {})) {
    segment->Run(document);
    std::vector<Label> found;
    for (const ArticleLabel& label : labels.names) {
      const Span span = CleanSpan(document, label.span);
      if (span.size() == 0) continue;
      found.push_back({span, label.types.empty() ? 0 : ClassesNamed(path, label.types)});
    }
    const int32_t limit = CleanSpan(document, {0, labels.scope}).end;
    for (int copy = 0; copy < copies; ++copy) {
      Add(document, found, {.copy = copy, .limit = limit, .is_held_out = is_held_out});
    }
  }
}

void TagCorpus::Add(const Document& document, const std::vector<Label>& labels, const Use& use) {
  const ArticleView view(document, lexicon_, data_, [&](const LexiconMatch& match) {
    return use.is_held_out || ChanceOf(document, match, use.copy) >= hidden_share_;
  });
  const std::vector<Candidate> read = ReadFirst(view, cues_, FindNames(view).candidates);
  const std::vector<TagToken> tokens = ReadTagTokens(view, read);
  std::vector<LabelledRange> names;
  for (const Label& label : labels) {
    const Span range = TokensIn(tokens, label.span);
    if (range.size() == 0) continue;
    const bool is_cut = tokens[range.begin].span.begin < label.span.begin ||
                        tokens[range.end - 1].span.end > label.span.end;
    names.push_back({range, is_cut ? 0 : label.classes});
  }
  if (use.is_partial) AddUnlabelled(tokens, read, &names);
  std::sort(names.begin(), names.end(),
            [](const LabelledRange& a, const LabelledRange& b) { return a.tokens < b.tokens; });
  AddSentences(tokens, names, use);
}

void TagCorpus::AddSentences(const std::vector<TagToken>& tokens,
                             const std::vector<LabelledRange>& names, const Use& use) {
  ForEachTagSentence(tokens, [&](size_t begin, size_t end) {
    if (tokens[end - 1].span.end > use.limit) return;
    LabelledSentence sentence;
    sentence.is_held_out = use.is_held_out;
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
