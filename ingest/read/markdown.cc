#include "ingest/read/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <mutex>

#include "ingest/read/inline.h"
#include "ingest/read/metadata_key.h"
#include "ingest/read/transcript.h"
#include "text/char_class.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

// A longer heading with a line below it is a paragraph above a rule that lacks its empty line.
constexpr int32_t kUnderlinedHeadingMax = 120;
constexpr size_t kDetachedHeadingMax = 60;  // of the text of a heading whose mark stands apart
constexpr double kProseHanShareMin = 0.3;   // an indented block with more Han is no code

using NodePtr = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;
using IteratorPtr = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;

constexpr std::u32string_view kSpaces = U" \t";

// `>>` begins a turn of speech in subtitles, where Markdown would see a quotation within a
// quotation.
bool BeginsSubtitleTurn(std::u32string_view line) {
  return line.starts_with(U">>") && (line.size() == 2 || line[2] != U'>');
}

// `**主持人：** …`, `**Speaker 1**: …`.
bool BeginsLabelledTurn(std::u32string_view line) {
  constexpr size_t kLabelSizeMax = 40;
  if (!line.starts_with(U"**")) return false;
  const size_t close = line.substr(0, kLabelSizeMax).find(U"**", 2);
  if (close == std::u32string_view::npos) return false;
  const auto is_colon = [](char32_t c) { return c == U':' || c == U'：'; };
  return is_colon(line[close - 1]) || (close + 2 < line.size() && is_colon(line[close + 2]));
}

// `发布时间: 2024-12-09`.
bool IsMetadataLine(std::u32string_view line) {
  constexpr size_t kKeySizeMax = 20;
  const size_t colon = line.substr(0, kKeySizeMax).find_first_of(U":：");
  return colon != std::u32string_view::npos &&
         FindMetadataKey(text::EncodeUtf8(line.substr(0, colon))).has_value();
}

// Lines that never go on the paragraph above them, though no empty line parts them.
bool BeginsBlock(std::u32string_view line) {
  const size_t begin = line.find_first_not_of(kSpaces);
  if (begin == std::u32string_view::npos) return false;
  line.remove_prefix(begin);
  return BeginsSubtitleTurn(line) || BeginsLabelledTurn(line) || IsMetadataLine(line);
}

bool IsOneOf(std::string_view characters, char c) {
  return characters.find(c) != std::string_view::npos;
}

// Makes `line` tell cmark about blocks only. What begins a line may be the mark of a block; behind
// it, the marks of inlines become dots: ParseInline reads those better, a line that begins with a
// bracket is not swallowed as a link's definition, and there is nothing left to be slow on.
void MaskLine(char* begin, char* end) {
  constexpr std::string_view kBlockMarks = " \t>*-+_=#`~0123456789.)|";
  constexpr std::string_view kInlineMarks = "[]!&\\*_`~<@";
  char* at = begin;
  while (at < end && (*at == ' ' || *at == '\t')) ++at;
  const bool is_turn =
      end - at >= 2 && at[0] == '>' && at[1] == '>' && (end - at == 2 || at[2] != '>');
  if (is_turn) *at = '.';
  const std::string_view line(at, end - at);
  const bool may_be_html = line.starts_with('<') || line.find("</") != std::string_view::npos ||
                           line.find("-->") != std::string_view::npos;
  if (may_be_html) return;
  while (at < end && IsOneOf(kBlockMarks, *at)) ++at;
  for (; at < end; ++at) {
    const bool escapes_cell = *at == '\\' && at + 1 < end && at[1] == '|';
    if (IsOneOf(kInlineMarks, *at) && !escapes_cell) *at = '.';
  }
}

// The text for cmark: the same lines and columns.
std::string MaskInlines(std::string_view markdown) {
  std::string masked(markdown);
  for (size_t begin = 0; begin < masked.size();) {
    const size_t end = std::min(masked.find('\n', begin), masked.size());
    MaskLine(masked.data() + begin, masked.data() + end);
    begin = end + 1;
  }
  return masked;
}

NodePtr ParseBlocks(std::string_view markdown) {
  static std::once_flag registered;
  std::call_once(registered, cmark_gfm_core_extensions_ensure_registered);
  const std::unique_ptr<cmark_parser, decltype(&cmark_parser_free)> parser(
      cmark_parser_new(CMARK_OPT_DEFAULT), &cmark_parser_free);
  cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
  const std::string masked = MaskInlines(markdown);
  cmark_parser_feed(parser.get(), masked.data(), masked.size());
  return {cmark_parser_finish(parser.get()), &cmark_node_free};
}

class MarkdownReader {
 public:
  MarkdownReader(const SourceText& source, int32_t first_line, Draft* draft)
      : source_(source), first_line_(first_line), draft_(*draft) {
    const size_t end = source.text.rfind(U"</details");
    if (end != std::u32string::npos) last_details_end_ = static_cast<int32_t>(end);
  }

  void Read(cmark_node* document) {
    const IteratorPtr iterator(cmark_iter_new(document), &cmark_iter_free);
    for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      if (Track(node, event == CMARK_EVENT_ENTER) || event != CMARK_EVENT_ENTER) continue;
      if (ReadLeaf(node)) cmark_iter_reset(iterator.get(), node, CMARK_EVENT_EXIT);
    }
  }

 private:
  // Follows containers; true if `node` is one.
  bool Track(cmark_node* node, bool enters) {
    const cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_BLOCK_QUOTE) {
      quote_depth_ += enters ? 1 : -1;
    } else if (type == CMARK_NODE_ITEM) {
      item_depth_ += enters ? 1 : -1;
    } else {
      return type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_LIST;
    }
    return true;
  }

  // Reads a node that holds text itself; false for any other.
  bool ReadLeaf(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_PARAGRAPH:
        ReadProse(node, Prose());
        return true;
      case CMARK_NODE_HEADING:
        ReadHeading(node);
        return true;
      case CMARK_NODE_HTML_BLOCK:
        ReadProse(node, Prose());
        return true;
      case CMARK_NODE_CODE_BLOCK:
        ReadCode(node);
        return true;
      default:
        break;
    }
    const std::string_view type = cmark_node_get_type_string(node);
    if (type != "table_row" && type != "table_header") return false;
    ReadTableRow(node);
    return true;
  }

  InlineOptions Prose() const {
    InlineOptions options;
    options.kind = quote_depth_ > 0  ? BlockKind::kQuote
                   : item_depth_ > 0 ? BlockKind::kListItem
                                     : BlockKind::kParagraph;
    return options;
  }

  // --- Lines ---

  // The lines of `node`, as numbers into source_.lines.
  Span Lines(cmark_node* node) const {
    const auto line_count = static_cast<int32_t>(source_.lines.size());
    const int32_t begin = first_line_ + cmark_node_get_start_line(node) - 1;
    const int32_t end = first_line_ + cmark_node_get_end_line(node);
    return {std::clamp(begin, 0, line_count), std::clamp(end, 0, line_count)};
  }

  std::u32string_view Text(Span span) const {
    return std::u32string_view(source_.text).substr(span.begin, span.size());
  }

  // A line without the marks of the quotations it stands in and without white space around it.
  Span Strip(Span line) const {
    const auto skip_space = [&] {
      while (line.begin < line.end && text::IsSpace(source_.text[line.begin])) ++line.begin;
    };
    skip_space();
    for (int depth = quote_depth_; depth > 0; --depth) {
      if (line.begin == line.end || source_.text[line.begin] != U'>') break;
      ++line.begin;
      skip_space();
    }
    while (line.end > line.begin && text::IsSpace(source_.text[line.end - 1])) --line.end;
    return line;
  }

  bool EndsHard(Span line) const {
    const std::u32string_view text = Text(line);
    return text.ends_with(U"  ") || (text.ends_with(U"\\") && !text.ends_with(U"\\\\"));
  }

  RawText Gather(cmark_node* node, Span lines) const {
    RawText raw;
    for (int32_t i = lines.begin; i < lines.end; ++i) {
      Span line = source_.lines[i];
      const bool ends_hard = EndsHard(line) || BeginsBlockAfter(i, lines);
      // The first line may stand behind a list's mark; cmark says where its text begins.
      if (i == lines.begin && item_depth_ > 0) {
        line.begin = std::min(line.begin + cmark_node_get_start_column(node) - 1, line.end);
      }
      line = Strip(line);
      if (line.size() > 0 && source_.text[line.end - 1] == U'\\') --line.end;
      raw.Append(source_, line);
      if (i + 1 < lines.end) {
        raw.Append(ends_hard ? kHardBreak : U'\n', source_.lines[i].end);
      }
    }
    return raw;
  }

  bool BeginsBlockAfter(int32_t i, Span lines) const {
    return i + 1 < lines.end && BeginsBlock(Text(source_.lines[i + 1]));
  }

  // --- Leaves ---

  void ReadProse(cmark_node* node, InlineOptions options) {
    Parse(Gather(node, Lines(node)), options);
  }

  void Parse(const RawText& raw, InlineOptions options) {
    // An element that is never closed must not take in the rest of the article.
    const bool is_past_details = raw.origin.empty() || raw.origin.front() > last_details_end_;
    if (is_past_details) details_depth_ = 0;
    ApplyEmptyHeading(raw, &options);
    if (options.kind == BlockKind::kParagraph && IsTranscript(raw.text)) {
      options.kind = BlockKind::kTranscript;
      options.keeps_line_gaps = true;
    }
    if (follows_image_) options.image = ImagePlace::kAbove;
    follows_image_ = ParseInline(raw, options, &details_depth_, &draft_.blocks);
  }

  // Converters put a heading's mark and its text into paragraphs of their own.
  void ApplyEmptyHeading(const RawText& raw, InlineOptions* options) {
    if (options->kind == BlockKind::kHeading && raw.text.empty()) {
      empty_heading_level_ = options->level;
      return;
    }
    const bool is_heading = empty_heading_level_ > 0 && options->kind == BlockKind::kParagraph &&
                            raw.text.size() <= kDetachedHeadingMax &&
                            raw.text.find_first_of(U"。！]") == std::u32string::npos;
    if (is_heading) {
      options->kind = BlockKind::kHeading;
      options->level = empty_heading_level_;
    }
    empty_heading_level_ = 0;
  }

  void ReadHeading(cmark_node* node) {
    Span lines = Lines(node);
    InlineOptions options = Prose();
    const bool has_hashes = Text(Strip(source_.lines[lines.begin])).starts_with(U'#');
    RawText raw;
    if (has_hashes) {
      raw = GatherHashed(node, lines);
    } else {
      // cmark counts the line behind the underline in.
      int32_t underline = lines.begin + 1;
      while (underline < lines.end && !IsUnderline(underline)) ++underline;
      lines.end = underline;
      raw = Gather(node, lines);
    }
    if (has_hashes || raw.text.size() <= kUnderlinedHeadingMax) {
      options.kind = BlockKind::kHeading;
      options.level = cmark_node_get_heading_level(node);
    }
    Parse(raw, options);
  }

  bool IsUnderline(int32_t line) const {
    const std::u32string_view text = Text(Strip(source_.lines[line]));
    return !text.empty() && text.find_first_not_of(U"=-") == std::u32string_view::npos;
  }

  // A heading of the kind `## text ##`.
  RawText GatherHashed(cmark_node* node, Span lines) const {
    Span line = source_.lines[lines.begin];
    if (item_depth_ > 0) {
      line.begin = std::min(line.begin + cmark_node_get_start_column(node) - 1, line.end);
    }
    line = Strip(line);
    const auto is_mark = [&](int32_t at) {
      return source_.text[at] == U'#' || text::IsSpace(source_.text[at]);
    };
    while (line.size() > 0 && is_mark(line.begin)) ++line.begin;
    while (line.size() > 0 && is_mark(line.end - 1)) --line.end;
    RawText raw;
    raw.Append(source_, line);
    return raw;
  }

  void ReadCode(cmark_node* node) {
    Span lines = Lines(node);
    int length = 0, offset = 0;
    char character = 0;
    const bool is_fenced = cmark_node_get_fenced(node, &length, &offset, &character);
    if (!is_fenced) {
      RawText raw = Gather(node, lines);
      if (text::MeasureScripts(raw.text).han >= kProseHanShareMin) {
        Parse(raw, Prose());
        return;
      }
    }
    // The fences themselves are no code. Where a block ends with its list or quotation, without a
    // fence, cmark counts the line behind it in.
    const bool is_within = quote_depth_ > 0 || item_depth_ > 0;
    if (is_fenced) ++lines.begin;
    if (is_fenced && lines.size() > 0 && (is_within || IsFence(lines.end - 1, character)))
      --lines.end;
    DraftBlock block;
    block.kind = details_depth_ > 0 ? BlockKind::kOriginal : BlockKind::kCode;
    for (int32_t i = lines.begin; i < lines.end; ++i) {
      const Span line = Strip(source_.lines[i]);
      if (line.size() == 0) continue;
      if (!block.text.empty()) {
        block.text.push_back(U'\n');
        block.origin.push_back(source_.lines[i].begin - 1);
      }
      for (int32_t at = line.begin; at < line.end; ++at) {
        block.text.push_back(source_.text[at]);
        block.origin.push_back(at);
      }
    }
    follows_image_ = false;
    if (!block.text.empty()) draft_.blocks.push_back(std::move(block));
  }

  bool IsFence(int32_t line, char character) const {
    const std::u32string_view text = Text(Strip(source_.lines[line]));
    const auto mark = static_cast<char32_t>(character);
    return text.size() >= 3 && text.find_first_not_of(mark) == std::u32string_view::npos;
  }

  void ReadTableRow(cmark_node* node) {
    const Span lines = Lines(node);
    if (lines.size() == 0) return;
    InlineOptions options;
    options.kind = BlockKind::kTableCell;
    const Span line = Strip(source_.lines[lines.begin]);
    RawText cell;
    for (int32_t i = line.begin; i < line.end; ++i) {
      const bool is_escaped = i > line.begin && source_.text[i - 1] == U'\\';
      if (source_.text[i] == U'|' && !is_escaped) {
        Parse(cell, options);
        cell = RawText();
      } else {
        cell.Append(source_.text[i], i);
      }
    }
    Parse(cell, options);
  }

  const SourceText& source_;
  const int32_t first_line_;
  Draft& draft_;
  int quote_depth_ = 0, item_depth_ = 0, details_depth_ = 0;
  int32_t last_details_end_ = kNone;  // where the last `</details>` stands
  int32_t empty_heading_level_ = 0;   // of a heading just read that has no text; 0 if there is none
  bool follows_image_ = false;
};

}  // namespace

void ReadMarkdown(const SourceText& source, std::string_view utf8, int32_t first_line,
                  Draft* draft) {
  if (first_line >= static_cast<int32_t>(source.lines.size())) return;
  const size_t begin = text::ByteOffset(utf8, source.lines[first_line].begin);
  const NodePtr document = ParseBlocks(utf8.substr(begin));
  if (document == nullptr) throw Error(ErrorCode::kInternal, "Markdown could not be parsed");
  MarkdownReader(source, first_line, draft).Read(document.get());
}

}  // namespace wenmai::ingest
