#include "ingest/tagger/train/article_labels.h"

#include <string_view>

#include "ingest/discourse/data_lines.h"
#include "ingest/tagger/train/tag_corpus.h"

namespace wenmai::ingest {

std::map<std::string, ArticleLabels> ReadArticleLabels(const std::string& path) {
  std::map<std::string, ArticleLabels> labels;
  const std::string data = ReadFile(path);
  ForEachDataLine(path, data, 4, [&](const std::vector<std::string_view>& fields) {
    const Span span = {std::stoi(std::string(fields[1])), std::stoi(std::string(fields[2]))};
    ArticleLabels& article = labels[std::string(fields[0])];
    if (fields[3] == "scope") {
      article.scope = span.end;
    } else {
      article.names.push_back({span, std::string(fields[3] == "?" ? "" : fields[3])});
    }
  });
  return labels;
}

}  // namespace wenmai::ingest
