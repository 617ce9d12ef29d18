#include "ingest/segment/quotation_finder.h"

#include <algorithm>
#include <optional>

#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr int kParagraphsMax = 6;  // over which a quotation may run

bool IsOpening(char32_t c) { return c == U'“' || c == U'「' || c == U'『'; }

char32_t CloserOf(char32_t opening) {
  switch (opening) {
    case U'“':
      return U'”';
    case U'”':
      return U'“';
    case U'「':
      return U'」';
    case U'『':
      return U'』';
    default:
      return opening;
  }
}

class QuotationFinder {
 public:
  explicit QuotationFinder(Document* document) : document_(*document) {}

  void Run() {
    for (size_t i = 0; i < document_.blocks.size(); ++i) {
      const Block& block = document_.blocks[i];
      const bool has_speech = block.kind != BlockKind::kCode && block.kind != BlockKind::kMetadata;
      if (has_speech) ReadBlock(i);
    }
  }

 private:
  void ReadBlock(size_t index) {
    const Span block = document_.blocks[index].span;
    int32_t at = block.begin;
    last_opening_ = LastIn(block, U'“');
    last_closing_ = LastIn(block, U'”');
    if (index < continued_until_) at = FinishContinued(block, index);
    while (at < block.end) {
      const char32_t c = document_.clean[at];
      const bool is_reversed = c == U'”' && OpensReversed(block, at);
      if (!IsOpening(c) && c != U'"' && !is_reversed) {
        ++at;
        continue;
      }
      const std::optional<int32_t> close = FindClose(block, at);
      if (!close) {
        OpenOverParagraphs(index, at);
        ++at;
        continue;
      }
      Add({at + 1, *close}, is_reversed);
      at = *close + 1;
    }
  }

  // The mark that closes what opens at `open`, nested ones of its kind skipped.
  std::optional<int32_t> FindClose(Span block, int32_t open) const {
    const char32_t opening = document_.clean[open], closer = CloserOf(opening);
    int depth = 0;
    for (int32_t at = open + 1; at < block.end; ++at) {
      const char32_t c = document_.clean[at];
      if (c == closer && depth-- == 0) return at;
      if (c != opening || c == closer) continue;
      // “…“ closes with the opening mark where no proper one follows.
      const bool closes_wrongly = opening == U'“' && last_closing_ < at;
      if (closes_wrongly) return at;
      ++depth;
    }
    return std::nullopt;
  }

  // kNone if there is none.
  int32_t LastIn(Span block, char32_t sought) const {
    const size_t found = document_.View(block).rfind(sought);
    return found == std::u32string_view::npos ? kNone : block.begin + static_cast<int32_t>(found);
  }

  // ”…“: the closing mark where a quotation would open, its partner behind.
  bool OpensReversed(Span block, int32_t at) const {
    const bool is_front = at == block.begin || text::IsSpace(document_.clean[at - 1]) ||
                          (text::IsPunctuation(document_.clean[at - 1]) && at + 1 < block.end &&
                           !text::IsPunctuation(document_.clean[at + 1]));
    return is_front && last_opening_ > at;
  }

  // An open quotation goes on in the paragraphs behind, if one of them closes it.
  void OpenOverParagraphs(size_t index, int32_t open) {
    const Block& block = document_.blocks[index];
    const char32_t opening = document_.clean[open], closer = CloserOf(opening);
    if (opening == closer) return;
    for (size_t next = index + 1; next < document_.blocks.size() && next <= index + kParagraphsMax;
         ++next) {
      const Block& candidate = document_.blocks[next];
      if (candidate.kind != block.kind) return;
      const std::u32string_view text = document_.View(candidate.span);
      const size_t close = text.find(closer);
      const size_t reopen = text.find(opening);
      if (close == text.npos && reopen == text.npos) continue;
      // Each paragraph of a long quotation may repeat the opening mark.
      if (reopen < close && reopen != 0) return;
      if (close == text.npos) continue;
      Add({open + 1, block.span.end}, false);
      continued_until_ = next + 1;
      closer_ = closer;
      return;
    }
  }

  // The part of a quotation opened in an earlier paragraph; returns where to read on.
  int32_t FinishContinued(Span block, size_t index) {
    int32_t begin = block.begin;
    if (CloserOf(document_.clean[begin]) == closer_) ++begin;
    int32_t end = block.end;
    if (index + 1 == continued_until_) {
      const size_t close = document_.clean.find(closer_, begin);
      end = static_cast<int32_t>(std::min<size_t>(close, block.end));
    }
    Add({begin, end}, false);
    return std::min(end + 1, block.end);
  }

  void Add(Span span, bool is_reversed) {
    if (span.size() > 0) document_.quotations.push_back({span, is_reversed});
  }

  Document& document_;
  int32_t last_opening_ = kNone, last_closing_ = kNone;  // double marks of the block
  size_t continued_until_ = 0;  // paragraphs before this one belong to an open quotation
  char32_t closer_ = 0;
};

}  // namespace

void FindQuotations(Document* document) { QuotationFinder(document).Run(); }

}  // namespace wenmai::ingest
