#include "ingest/read/html.h"

#include <gumbo.h>

#include <algorithm>
#include <memory>
#include <string>

#include "ingest/read/inline.h"
#include "ingest/read/metadata_value.h"
#include "ingest/read/transcript.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr int kDepthMax = 400;      // elements nested deeper are left out
constexpr int kOpenTagsMax = 1000;  // Gumbo's work grows with the square of the depth

std::string_view Attribute(const GumboNode* node, const char* name) {
  const GumboAttribute* attribute = gumbo_get_attribute(&node->v.element.attributes, name);
  return attribute == nullptr ? std::string_view() : attribute->value;
}

// Whether to leave an element out altogether.
bool IsSkipped(const GumboNode* node) {
  switch (node->v.element.tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_CANVAS:
      return true;
    default:
      return gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr;
  }
}

bool IsInline(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_B:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_U:
      return true;
    default:
      return false;
  }
}

int32_t HeadingLevel(GumboTag tag) {
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? static_cast<int32_t>(tag) - GUMBO_TAG_H1 + 1
                                                    : 0;
}

bool IsTagNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Elements that may be left open, or have no end at all.
bool MayStayOpen(std::string_view name) {
  constexpr std::string_view kNames[] = {"p",   "li",  "dt",   "dd",   "tr",    "td",     "th",
                                         "br",  "img", "hr",   "meta", "link",  "input",  "option",
                                         "wbr", "col", "area", "base", "embed", "source", "track"};
  return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

// Whether elements are nested beyond reason, by a count of tags.
bool IsTooDeep(std::string_view utf8) {
  int depth = 0;
  for (size_t at = utf8.find('<'); at != std::string_view::npos; at = utf8.find('<', at + 1)) {
    const bool is_end = at + 1 < utf8.size() && utf8[at + 1] == '/';
    const size_t begin = at + (is_end ? 2 : 1);
    size_t end = begin;
    while (end < utf8.size() && IsTagNameCharacter(utf8[end])) ++end;
    if (end == begin || MayStayOpen(utf8.substr(begin, end - begin))) continue;
    depth = is_end ? std::max(0, depth - 1) : depth + 1;
    if (depth > kOpenTagsMax) return true;
  }
  return false;
}

class HtmlReader {
 public:
  HtmlReader(const SourceText& source, std::string_view utf8, Draft* draft)
      : source_(source),
        utf8_(utf8),
        code_point_of_byte_(text::CodePointOfByte(utf8)),
        draft_(*draft) {}

  void Read(const GumboNode* root) {
    ReadHead(root, 0);
    collector_.Apply(&draft_.metadata);
    Walk(root, BlockKind::kParagraph, 0);
    Flush();
  }

 private:
  struct Style {
    BlockKind kind = BlockKind::kParagraph;
    int32_t level = 0;
  };

  // --- Metadata ---

  void ReadHead(const GumboNode* node, int depth) {
    if (node->type != GUMBO_NODE_ELEMENT || depth > kDepthMax) return;
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_META) ReadMeta(node);
    if (tag == GUMBO_TAG_TITLE) Offer(MetadataField::kTitle, 3, TextOf(node));
    if (tag == GUMBO_TAG_HTML)
      Offer(MetadataField::kLanguage, 0, Attribute(node, "lang").substr(0, 2));
    if (tag == GUMBO_TAG_LINK && Attribute(node, "rel") == "canonical") {
      Offer(MetadataField::kUrl, 1, Attribute(node, "href"));
    }
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i) {
      ReadHead(static_cast<const GumboNode*>(children.data[i]), depth + 1);
    }
  }

  void ReadMeta(const GumboNode* node) {
    const std::string_view property = Attribute(node, "property");
    const std::string_view name = property.empty() ? Attribute(node, "name") : property;
    const std::string_view content = Attribute(node, "content");
    if (name == "og:title") Offer(MetadataField::kTitle, 1, content);
    if (name == "author" || name == "article:author") Offer(MetadataField::kAuthor, 1, content);
    if (name == "og:site_name") Offer(MetadataField::kPublisher, 1, content);
    if (name == "og:url") Offer(MetadataField::kUrl, 0, content);
    if (name == "article:published_time" || name == "date" || name == "pubdate") {
      Offer(MetadataField::kPublished, 1, content);
    }
  }

  void Offer(MetadataField field, int rank, std::string_view value) {
    const std::u32string cleaned = CleanMetadataValue(field, text::DecodeUtf8(value));
    collector_.Offer({field, rank, false}, text::EncodeUtf8(cleaned));
  }

  static std::string_view TextOf(const GumboNode* node) {
    const GumboVector& children = node->v.element.children;
    if (children.length == 0) return {};
    const auto* child = static_cast<const GumboNode*>(children.data[0]);
    return child->type == GUMBO_NODE_TEXT ? child->v.text.text : std::string_view();
  }

  // --- Text ---

  void Walk(const GumboNode* node, BlockKind kind, int depth) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA) {
      AppendText(node->v.text);
      return;
    }
    const bool has_children = node->type == GUMBO_NODE_DOCUMENT || node->type == GUMBO_NODE_ELEMENT;
    if (!has_children || depth > kDepthMax) return;
    if (node->type == GUMBO_NODE_DOCUMENT) {
      WalkChildren(node->v.document.children, kind, depth);
      return;
    }
    if (!IsSkipped(node)) WalkElement(node, kind, depth);
  }

  void WalkChildren(const GumboVector& children, BlockKind kind, int depth) {
    for (unsigned i = 0; i < children.length; ++i) {
      Walk(static_cast<const GumboNode*>(children.data[i]), kind, depth + 1);
    }
  }

  void WalkElement(const GumboNode* node, BlockKind kind, int depth) {
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_IMG) {
      Flush();
      follows_image_ = true;
      return;
    }
    if (IsInline(tag)) {
      WalkInline(node, kind, depth);
      return;
    }
    Flush();
    const Style outer = style_;
    kind = KindOf(tag, kind);
    style_ = {kind, HeadingLevel(tag)};
    WalkChildren(node->v.element.children, kind, depth);
    Flush();
    style_ = outer;
  }

  void WalkInline(const GumboNode* node, BlockKind kind, int depth) {
    const GumboTag tag = node->v.element.tag;
    const size_t begin = raw_.text.size();
    WalkChildren(node->v.element.children, kind, depth);
    if (begin >= raw_.text.size()) return;  // a block within took the text
    const bool is_strong = tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG;
    const bool is_link = tag == GUMBO_TAG_A;
    if (is_strong || is_link) {
      runs_.push_back({begin, raw_.text.size(), is_link,
                       is_link ? text::DecodeUtf8(Attribute(node, "href")) : std::u32string()});
    }
  }

  static BlockKind KindOf(GumboTag tag, BlockKind outer) {
    switch (tag) {
      case GUMBO_TAG_BLOCKQUOTE:
        return BlockKind::kQuote;
      case GUMBO_TAG_LI:
        return BlockKind::kListItem;
      case GUMBO_TAG_TD:
      case GUMBO_TAG_TH:
        return BlockKind::kTableCell;
      case GUMBO_TAG_FIGCAPTION:
        return BlockKind::kCaption;
      case GUMBO_TAG_PRE:
        return BlockKind::kCode;
      default:
        return HeadingLevel(tag) > 0 ? BlockKind::kHeading : outer;
    }
  }

  // Appends a text node as it stands in the page. Gumbo hands out views into the page, which reach
  // over end tags where it moved text (behind `</body>`); text that it made up itself has no place
  // there.
  void AppendText(const GumboText& node) {
    const GumboStringPiece& piece = node.original_text;
    if (piece.data < utf8_.data() || piece.data + piece.length > utf8_.data() + utf8_.size())
      return;
    const size_t begin = piece.data - utf8_.data();
    const bool has_no_bracket = std::string_view(node.text).find('<') == std::string_view::npos;
    for (int32_t at = code_point_of_byte_[begin]; at < code_point_of_byte_[begin + piece.length];
         ++at) {
      if (source_.text[at] == U'<' && has_no_bracket) {
        while (at < code_point_of_byte_[begin + piece.length] && source_.text[at] != U'>') ++at;
        continue;
      }
      raw_.Append(source_.text[at], at);
    }
  }

  void Flush() {
    InlineOptions options;
    options.kind = style_.kind;
    options.level = style_.level;
    options.is_markdown = false;
    if (follows_image_) options.image = ImagePlace::kAbove;
    if (options.kind == BlockKind::kParagraph && IsTranscript(raw_.text)) {
      options.kind = BlockKind::kTranscript;
      options.keeps_line_gaps = true;
    }
    const size_t first_block = draft_.blocks.size();
    int details_depth = 0;
    follows_image_ = ParseInline(raw_, options, &details_depth, &draft_.blocks);
    for (const Run& run : runs_) Mark(run, first_block);
    raw_ = RawText();
    runs_.clear();
  }

  // Strong text or a link, by place in raw_.
  struct Run {
    size_t begin, end;
    bool is_link;
    std::u32string target;
  };

  void Mark(const Run& run, size_t first_block) {
    const int32_t from = raw_.origin[run.begin], to = raw_.origin[run.end - 1];
    for (size_t i = first_block; i < draft_.blocks.size(); ++i) {
      DraftBlock& block = draft_.blocks[i];
      const auto lower = std::lower_bound(block.origin.begin(), block.origin.end(), from);
      const auto upper = std::upper_bound(block.origin.begin(), block.origin.end(), to);
      const Span span = {static_cast<int32_t>(lower - block.origin.begin()),
                         static_cast<int32_t>(upper - block.origin.begin())};
      if (span.size() <= 0) continue;
      block.marks.push_back({run.is_link ? MarkKind::kLink : MarkKind::kStrong, span});
      if (run.is_link) block.links.push_back({span, run.target});
    }
  }

  const SourceText& source_;
  const std::string_view utf8_;
  const std::vector<int32_t> code_point_of_byte_;
  Draft& draft_;
  MetadataCollector collector_;
  Style style_;
  RawText raw_;
  std::vector<Run> runs_;
  bool follows_image_ = false;
};

}  // namespace

bool LooksLikeHtml(std::string_view utf8) {
  constexpr size_t kHeadSize = 1024;
  std::string head;
  for (const char c : utf8.substr(0, kHeadSize)) {
    if (head.empty() && (c == ' ' || c == '\n' || c == '\r' || c == '\t')) continue;
    head.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
  }
  for (const std::string_view start : {"<!doctype html", "<html", "<head", "<body"}) {
    if (head.starts_with(start)) return true;
  }
  const bool has_declaration = head.starts_with("<?xml") || head.starts_with("<!--");
  return has_declaration && head.find("<html") != std::string::npos;
}

void ReadHtml(const SourceText& source, std::string_view utf8, Draft* draft) {
  if (IsTooDeep(utf8)) {
    throw Error(ErrorCode::kLimit, "the page nests more than " + std::to_string(kOpenTagsMax) +
                                       " elements in one another");
  }
  const auto destroy = [](GumboOutput* output) {
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(
      gumbo_parse_with_options(&kGumboDefaultOptions, utf8.data(), utf8.size()), destroy);
  HtmlReader(source, utf8, draft).Read(output->root);
}

}  // namespace wenmai::ingest
