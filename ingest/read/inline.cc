#include "ingest/read/inline.h"

#include <algorithm>
#include <map>
#include <utility>

#include "ingest/read/address.h"
#include "ingest/read/entity_reference.h"
#include "ingest/read/html_tag.h"
#include "ingest/read/next_occurrence.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kUnbalancedTargetMax = 2000;  // how far to look for the `)` of a broken address
constexpr size_t kNowhere = std::u32string_view::npos;

bool IsFinal(char32_t c) { return c == U'。' || c == U'！' || c == U'？' || c == U'…'; }
bool IsClosingQuote(char32_t c) { return c == U'”' || c == U'」' || c == U'』' || c == U'’'; }
bool IsAsciiPunctuation(char32_t c) {
  return (c > 0x20 && c < 0x30) || (c > 0x39 && c < 0x41) || (c > 0x5A && c < 0x61) ||
         (c > 0x7A && c < 0x7F);
}

class InlineParser {
 public:
  InlineParser(const RawText& raw, const InlineOptions& options, int* details_depth,
               std::vector<DraftBlock>* blocks)
      : raw_(raw),
        text_(raw.text),
        options_(options),
        details_depth_(*details_depth),
        blocks_(*blocks),
        image_(options.image) {
    if (options_.is_markdown) MatchBrackets();
    StartBlock();
  }

  // True if an image stands at the end, with no text after it.
  bool Run() {
    while (at_ < text_.size()) {
      if (!open_links_.empty() && open_links_.back().close <= at_) {
        CloseLink();
      } else if (!Step()) {
        Emit(text_[at_], at_);
        ++at_;
      }
    }
    Break();
    return block_.image != ImagePlace::kNone;
  }

 private:
  struct OpenLink {
    size_t close;   // where its `]` stands
    size_t resume;  // what follows the link
    int32_t begin;  // in the block
    std::u32string target;
  };

  // Treats what stands at at_ and moves past it; false if it is plain text.
  bool Step() {
    const char32_t c = text_[at_];
    switch (c) {
      case U'\n':
        return SoftBreak();
      case kHardBreak:
        Break();
        ++at_;
        return true;
      case U'&':
        return Entity();
      case U'h':
      case U'w':
        return Address(at_);
      default:
        return options_.is_markdown && StepMarkdown(c);
    }
  }

  bool StepMarkdown(char32_t c) {
    switch (c) {
      case U'\\':
        if (at_ + 1 >= text_.size() || !IsAsciiPunctuation(text_[at_ + 1])) return false;
        Emit(text_[at_ + 1], at_ + 1);
        at_ += 2;
        return true;
      case U'!':
        return Image();
      case U'[':
        return LinkOrNote();
      case U'*':
        return Asterisks();
      case U'_':
        return Underscores();
      case U'`':
        return CodeSpan();
      case U'~':
        if (RunLength(U'~') < 2) return false;
        at_ += RunLength(U'~');
        return true;
      case U'<':
        return AngleBracket();
      default:
        return false;
    }
  }

  // --- The block under construction ---

  void StartBlock() {
    block_ = DraftBlock();
    block_.kind = details_depth_ > 0 ? BlockKind::kOriginal : options_.kind;
    block_.level = options_.level;
    block_.image = std::exchange(image_, ImagePlace::kNone);
    block_.lines.push_back(0);
    strong_begin_ = kNone;
    for (OpenLink& link : open_links_) link.begin = 0;
  }

  int32_t size() const { return static_cast<int32_t>(block_.text.size()); }

  void Emit(char32_t c, size_t raw_index) {
    const text::CharClass kind = text::Classify(c);
    if (kind == text::CharClass::kIgnorable) return;
    if (kind == text::CharClass::kSpace) {
      if (block_.text.empty() || block_.text.back() == U' ') return;
      c = U' ';
    }
    block_.text.push_back(c);
    block_.origin.push_back(raw_.origin[raw_index]);
  }

  // Ends the block here and starts the next.
  void Break() {
    ToggleStrongOff();
    for (const OpenLink& link : open_links_) AddLink(link);
    if (!block_.text.empty() && block_.text.back() == U' ') {
      block_.text.pop_back();
      block_.origin.pop_back();
    }
    for (Mark& mark : block_.marks) mark.span.end = std::min(mark.span.end, size());
    for (Link& link : block_.links) {
      link.span = {std::min(link.span.begin, size()), std::min(link.span.end, size())};
    }
    std::erase_if(block_.marks, [](const Mark& mark) { return mark.span.size() <= 0; });
    if (block_.text.empty()) image_ = block_.image;
    if (!block_.text.empty()) blocks_.push_back(std::move(block_));
    StartBlock();
  }

  bool EndsSentence() const {
    size_t i = block_.text.size();
    while (i > 0 && (IsClosingQuote(block_.text[i - 1]) || block_.text[i - 1] == U' ')) --i;
    return i > 0 && IsFinal(block_.text[i - 1]);
  }

  // --- Line breaks ---

  // The first character after the break that is no space or mark.
  char32_t PeekText(size_t i) const {
    constexpr std::u32string_view kSkipped = U" \t\n*_`[\\";
    while (i < text_.size() && kSkipped.find(text_[i]) != kNowhere) ++i;
    return i < text_.size() ? text_[i] : U'\0';
  }

  bool SoftBreak() {
    const size_t newline = at_++;
    if (block_.text.empty()) return true;
    const char32_t next = PeekText(at_);
    const char32_t last = block_.text.back();
    if (options_.keeps_line_gaps) {
      Emit(U' ', newline);
    } else if (EndsSentence()) {
      Break();
    } else if (NeedsSpace(last, next)) {
      Emit(U' ', newline);
    }
    if (!block_.text.empty()) block_.lines.push_back(size());
    return true;
  }

  bool NeedsSpace(char32_t last, char32_t next) const {
    const bool is_word_hyphen = last == U'-' && size() > 1 &&
                                text::IsAsciiAlphanumeric(block_.text[size() - 2]) &&
                                text::IsAsciiAlphanumeric(next);
    if (is_word_hyphen || next == U'\0') return false;
    return !text::IsWide(last) && !text::IsWide(next);
  }

  // --- References and addresses ---

  bool Entity() {
    const EntityReference reference = DecodeEntityReference(text_.substr(at_));
    if (reference.size == 0) return false;
    Emit(reference.code_point, at_);
    at_ += reference.size;
    return true;
  }

  // Addresses are no text: names inside them are nobody's.
  bool Address(size_t begin) {
    const size_t length = MatchAddress(text_, begin);
    // A bare domain as a link's text is the name of a site.
    const bool is_site_name = !open_links_.empty() && text_[begin] == U'w';
    if (length == 0 || is_site_name) return false;
    block_.links.push_back({{size(), size()}, std::u32string(text_.substr(begin, length))});
    at_ = begin + length;
    return true;
  }

  // --- Links and images ---

  // Pairs up square brackets, so that finding a link's end costs nothing.
  void MatchBrackets() {
    bracket_end_.assign(text_.size(), kNowhere);
    std::vector<size_t> open;
    for (size_t i = 0; i < text_.size(); ++i) {
      if (text_[i] == U'\\') {
        ++i;
      } else if (text_[i] == U'[') {
        open.push_back(i);
      } else if (text_[i] == U']' && !open.empty()) {
        bracket_end_[open.back()] = i;
        open.pop_back();
      }
    }
    MatchParentheses();
  }

  // The same for the round brackets around a link's target, where nothing is escaped.
  void MatchParentheses() {
    parenthesis_end_.assign(text_.size(), kNowhere);
    std::vector<size_t> open;
    for (size_t i = 0; i < text_.size(); ++i) {
      if (text_[i] == U'(') {
        open.push_back(i);
      } else if (text_[i] == U')' && !open.empty()) {
        parenthesis_end_[open.back()] = i;
        open.pop_back();
      }
    }
  }

  // The `)` of the `(target)` that stands right after the bracket closed at `close`, or kNowhere.
  size_t TargetEnd(size_t close) const {
    if (close == kNowhere || close + 1 >= text_.size() || text_[close + 1] != U'(') return kNowhere;
    const size_t end = parenthesis_end_[close + 1];
    return end != kNowhere ? end : text_.substr(0, close + kUnbalancedTargetMax).find(U')', close);
  }

  bool Image() {
    if (at_ + 1 >= text_.size() || text_[at_ + 1] != U'[') return false;
    const size_t close = bracket_end_[at_ + 1];
    size_t end = TargetEnd(close);
    const bool is_wiki = at_ + 2 < text_.size() && text_[at_ + 2] == U'[';
    if (end == kNowhere && is_wiki) end = close;
    if (end == kNowhere) return false;
    at_ = end + 1;
    PassImage();
    return true;
  }

  void PassImage() {
    if (!block_.text.empty() && !EndsSentence()) return;
    if (!block_.text.empty()) Break();
    block_.image = ImagePlace::kBeside;
  }

  bool LinkOrNote() {
    const size_t close = bracket_end_[at_];
    if (close == kNowhere) return false;
    const size_t target_end = TargetEnd(close);
    if (target_end != kNowhere) {
      const std::u32string_view target = text_.substr(close + 2, target_end - close - 2);
      open_links_.push_back({close, target_end + 1, size(), std::u32string(target)});
      ++at_;
      return true;
    }
    if (text_[at_ + 1] == U'^') {  // a footnote's number
      at_ = close + 1;
      return true;
    }
    const bool is_wiki = text_[at_ + 1] == U'[' && bracket_end_[at_ + 1] + 1 == close;
    if (!is_wiki) return false;
    const size_t alias = text_.substr(at_, close - at_).find(U'|');
    const size_t name = alias == kNowhere ? at_ + 2 : at_ + alias + 1;
    open_links_.push_back({close - 1, close + 1, size(), {}});
    at_ = name;
    return true;
  }

  void AddLink(const OpenLink& link) {
    block_.links.push_back({{std::min(link.begin, size()), size()}, link.target});
    if (link.begin < size()) block_.marks.push_back({MarkKind::kLink, {link.begin, size()}});
  }

  void CloseLink() {
    AddLink(open_links_.back());
    // A code span or tag may have reached over the link's end.
    at_ = std::max(at_, open_links_.back().resume);
    open_links_.pop_back();
  }

  // --- Emphasis ---

  size_t RunLength(char32_t c) const {
    size_t end = at_;
    while (end < text_.size() && text_[end] == c) ++end;
    return end - at_;
  }

  void ToggleStrongOff() {
    if (strong_begin_ == kNone) return;
    int32_t end = size();
    while (end > strong_begin_ && block_.text[end - 1] == U' ') --end;
    block_.marks.push_back({MarkKind::kStrong, {strong_begin_, end}});
    strong_begin_ = kNone;
  }

  bool Asterisks() {
    const size_t length = RunLength(U'*');
    const char32_t before = at_ == 0 ? U' ' : text_[at_ - 1];
    const char32_t after = at_ + length < text_.size() ? text_[at_ + length] : U' ';
    if (length == 1) {
      const bool is_operator =
          (text::IsSpace(before) && text::IsSpace(after)) ||
          (text::IsAsciiAlphanumeric(before) && text::IsAsciiAlphanumeric(after));
      if (is_operator) return false;
    }
    at_ += length;
    // Four and more close one emphasis and open the next, or are left over: the state stays.
    if (length != 2 && length != 3) return true;
    if (strong_begin_ != kNone) {
      ToggleStrongOff();
    } else if (!text::IsSpace(after) && text_.find(U"**", at_) != kNowhere) {
      strong_begin_ = size();
    }
    return true;
  }

  bool Underscores() {
    const size_t length = RunLength(U'_');
    const char32_t before = at_ == 0 ? U' ' : text_[at_ - 1];
    const char32_t after = at_ + length < text_.size() ? text_[at_ + length] : U' ';
    if (text::IsAsciiAlphanumeric(before) && text::IsAsciiAlphanumeric(after)) return false;
    at_ += length;
    return true;
  }

  bool CodeSpan() {
    const size_t length = RunLength(U'`');
    const size_t end = text_.find(std::u32string(length, U'`'), at_ + length);
    at_ += length;
    if (end == kNowhere) return true;
    for (; at_ < end; ++at_) Emit(text_[at_], at_);
    at_ += length;
    return true;
  }

  // --- Angle brackets ---

  bool AngleBracket() {
    if (text_.substr(at_).starts_with(U"<!--")) {
      const size_t end = comment_end_.After(text_, at_);
      if (end == kNowhere) return false;
      at_ = end + 3;
      return true;
    }
    if (at_ + 1 < text_.size() && MatchAddress(text_, at_ + 1) > 0) {
      Address(at_ + 1);
      if (at_ < text_.size() && text_[at_] == U'>') ++at_;
      return true;
    }
    const size_t end = tag_end_.After(text_, at_);
    if (end == kNowhere) return false;
    const Tag tag = ParseTag(text_, at_, end);
    if (tag.role == TagRole::kNone) return false;
    at_ = end + 1;
    ApplyTag(tag);
    return true;
  }

  void ApplyTag(const Tag& tag) {
    switch (tag.role) {
      case TagRole::kNone:
      case TagRole::kInline:
        return;
      case TagRole::kBlock:
        Break();
        return;
      case TagRole::kImage:
        PassImage();
        return;
      case TagRole::kDetails:
        details_depth_ = std::max(0, details_depth_ + (tag.is_closing ? -1 : 1));
        Break();
        return;
      case TagRole::kDropped:
        if (!tag.is_closing) SkipElement(tag.name);
        return;
    }
  }

  // Passes over the rest of an element whose text is none of the article's.
  void SkipElement(const std::u32string& name) {
    const auto end = element_end_.try_emplace(name, U"</" + name).first->second.After(text_, at_);
    if (end == kNowhere) return;
    const size_t close = tag_end_.After(text_, end);
    at_ = close == kNowhere ? text_.size() : close + 1;
  }

  const RawText& raw_;
  const std::u32string_view text_;
  const InlineOptions& options_;
  int& details_depth_;
  std::vector<DraftBlock>& blocks_;

  size_t at_ = 0;
  std::vector<size_t> bracket_end_, parenthesis_end_;  // the partner of each opening one
  NextOccurrence tag_end_{U">"}, comment_end_{U"-->"};
  std::map<std::u32string, NextOccurrence> element_end_;
  std::vector<OpenLink> open_links_;
  DraftBlock block_;
  int32_t strong_begin_ = kNone;
  ImagePlace image_ = ImagePlace::kNone;
};

}  // namespace

bool ParseInline(const RawText& raw, const InlineOptions& options, int* details_depth,
                 std::vector<DraftBlock>* blocks) {
  return InlineParser(raw, options, details_depth, blocks).Run();
}

}  // namespace wenmai::ingest
