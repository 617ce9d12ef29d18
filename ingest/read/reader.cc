#include "ingest/read/reader.h"

#include <algorithm>

#include "ingest/read/body_metadata.h"
#include "ingest/read/caption.h"
#include "ingest/read/draft.h"
#include "ingest/read/front_matter.h"
#include "ingest/read/furniture.h"
#include "ingest/read/html.h"
#include "ingest/read/inline.h"
#include "ingest/read/json_lines.h"
#include "ingest/read/language.h"
#include "ingest/read/markdown.h"
#include "ingest/read/transcript.h"
#include "text/encoding.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

void CheckSize(size_t size, const ReadOptions& options) {
  if (size <= options.article_bytes_max) return;
  throw Error(ErrorCode::kLimit, "the article has " + std::to_string(size) +
                                     " bytes, more than article_bytes_max, " +
                                     std::to_string(options.article_bytes_max));
}

// Every line a paragraph.
void ReadPlainText(const SourceText& source, Draft* draft) {
  for (const Span line : source.lines) {
    InlineOptions options;
    options.is_markdown = false;
    RawText raw;
    raw.Append(source, line);
    if (IsTranscript(raw.text)) options.kind = BlockKind::kTranscript;
    int details_depth = 0;
    ParseInline(raw, options, &details_depth, &draft->blocks);
  }
}

void ReadFormat(const SourceText& source, std::string_view utf8, InputFormat format, Draft* draft) {
  if (format == InputFormat::kHtml || (format == InputFormat::kAuto && LooksLikeHtml(utf8))) {
    ReadHtml(source, utf8, draft);
  } else if (format == InputFormat::kText) {
    ReadPlainText(source, draft);
  } else {
    // Plain text is Markdown without marks, save that nobody wraps its lines by hand.
    const int32_t begin = FrontMatterEnd(source);
    if (begin > 0) ReadFrontMatter(source, begin, draft);
    ReadMarkdown(source, utf8, begin, draft);
  }
}

// Lays the blocks end to end with a line break between them.
void Assemble(Draft&& draft, int32_t source_size, Document* document) {
  for (DraftBlock& block : draft.blocks) {
    if (!document->clean.empty()) {
      document->clean.push_back(U'\n');
      document->origin.push_back(std::min(document->origin.back() + 1, source_size));
    }
    const auto begin = static_cast<int32_t>(document->clean.size());
    document->clean += block.text;
    document->origin.insert(document->origin.end(), block.origin.begin(), block.origin.end());
    const auto end = static_cast<int32_t>(document->clean.size());
    document->blocks.push_back({block.kind, {begin, end}, block.level, block.listed_types});
    for (const Mark& mark : block.marks) {
      document->marks.push_back({mark.kind, {begin + mark.span.begin, begin + mark.span.end}});
    }
  }
  document->origin.push_back(source_size);
  document->metadata = std::move(draft.metadata);
}

Document ReadArticle(std::string source, std::string utf8, Metadata metadata, InputFormat format) {
  Document document;
  document.source = std::move(source);
  document.text = std::move(utf8);
  const SourceText source_text(document.text);
  Draft draft;
  draft.metadata = std::move(metadata);
  ReadFormat(source_text, document.text, format, &draft);
  ReadBodyMetadata(&draft);
  RemoveFurniture(&draft);
  MarkCaptions(&draft);
  Assemble(std::move(draft), static_cast<int32_t>(source_text.text.size()), &document);
  if (document.clean.empty()) {
    throw Error(ErrorCode::kInvalidArgument, "the file holds no text of an article");
  }
  if (document.metadata.language.empty()) {
    document.metadata.language = DetectLanguage(document.clean);
  }
  return document;
}

}  // namespace

std::vector<Document> ReadArticles(const std::string& source, std::string_view bytes,
                                   const ReadOptions& options) {
  if (bytes.empty()) throw Error(ErrorCode::kInvalidArgument, "the file is empty");
  const bool may_be_lines =
      options.format == InputFormat::kAuto || options.format == InputFormat::kJsonLines;
  if (!may_be_lines) CheckSize(bytes.size(), options);
  if (may_be_lines && (options.format == InputFormat::kJsonLines || LooksLikeJsonLines(bytes))) {
    std::vector<Document> documents;
    for (JsonArticle& article : ReadJsonLines(bytes)) {
      CheckSize(article.text.size(), options);
      std::string name = source + "#" + std::to_string(article.line);
      documents.push_back(ReadArticle(std::move(name), std::move(article.text),
                                      std::move(article.metadata), InputFormat::kAuto));
    }
    return documents;
  }
  CheckSize(bytes.size(), options);
  std::vector<Document> documents;
  documents.push_back(
      ReadArticle(source, text::DecodeText(bytes).utf8, Metadata(), options.format));
  return documents;
}

}  // namespace wenmai::ingest
