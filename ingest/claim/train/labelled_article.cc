#include "ingest/claim/train/labelled_article.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include "ingest/discourse/cue_table.h"
#include "ingest/discourse/data_lines.h"
#include "ingest/read/reader.h"
#include "ingest/segment/segment_stage.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

using LabelsOfArticles = std::multimap<std::string, const KindLabel*>;

// The label whose words are mostly the sentence's, or the other way round; -1 if there is none.
int KindOf(Span sentence, const std::string& article, const LabelsOfArticles& labels) {
  int kind = -1;
  int32_t best = 0;
  const auto [begin, end] = labels.equal_range(article);
  for (auto entry = begin; entry != end; ++entry) {
    const Span span = entry->second->span;
    const int32_t shared = std::min(span.end, sentence.end) - std::max(span.begin, sentence.begin);
    if (shared > best && 2 * shared > std::min(span.size(), sentence.size())) {
      best = shared;
      kind = entry->second->kind;
    }
  }
  return kind;
}

}  // namespace

std::vector<LabelledArticle> ReadLabelledArticles(const std::string& folder,
                                                  const std::vector<KindLabel>& labels) {
  LabelsOfArticles of_articles;
  for (const KindLabel& label : labels) of_articles.emplace(label.article, &label);
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  const auto segment = MakeSegmentStage();
  std::vector<LabelledArticle> articles;
  for (const std::filesystem::path& path : paths) {
    for (Document& document : ReadArticles(path, ReadFile(path), ReadOptions{})) {
      segment->Run(document);
      LabelledArticle article{path.filename(), {}};
      for (const Sentence& sentence : document.sentences) {
        const Span span = {document.origin[sentence.span.begin],
                           document.origin[sentence.span.end - 1] + 1};
        article.sentences.push_back(
            {FoldInPlace(document.View(sentence.span)), KindOf(span, article.name, of_articles)});
      }
      articles.push_back(std::move(article));
    }
  }
  return articles;
}

std::vector<LabelledArticle> ReadLabelledSentences(const std::string& path) {
  const std::string bytes = ReadFile(path);
  std::vector<LabelledArticle> articles;
  ForEachDataLine(path, bytes, 2, [&](const std::vector<std::string_view>& fields) {
    articles.push_back(
        {path, {{FoldInPlace(text::DecodeUtf8(fields[1])), ParseClaimClass(fields[0])}}});
  });
  return articles;
}

}  // namespace wenmai::ingest
