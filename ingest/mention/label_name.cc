// Names that stand where only names stand: the labels of an interview's speakers
// (主持人安德鲁·罗斯：), by-lines (作者｜沐风), the author and publisher in the metadata.
#include <algorithm>
#include <string_view>

#include "ingest/lexicon/name_match.h"
#include "ingest/mention/source.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr float kLabelScore = 0.95f, kMetadataScore = 0.95f, kBylineScore = 0.9f;
constexpr std::u32string_view kSentFrom = U" 发自 ";
constexpr int32_t kLabelSizeMax = 30, kBylineNameSizeMax = 12, kBylineLabelSizeMax = 5, kDatelineSizeMax = 30;

class LabelNameFinder {
 public:
  LabelNameFinder(const ArticleView& view, Candidates* found) : view_(view), found_(found) {}

  void FindAll() {
    for (const Turn& turn : view_.document().turns) {
      if (turn.label.size() > 0) AddSpeaker(turn.label);
    }
    for (const Block& block : view_.document().blocks) {
      if (block.kind == BlockKind::kCode) continue;
      FindBylines(block.span);
      FindDateline(block.span);
    }
    const Metadata& metadata = view_.document().metadata;
    AddMetadata(text::DecodeUtf8(metadata.publisher), true);
    AddAuthors(text::DecodeUtf8(metadata.author));
    FindHandles();
  }

 private:
  bool IsEdge(char32_t c) const {
    return !text::IsHan(c) && !text::IsLatin(c) && !text::IsDigit(c);
  }

  Span TrimEdges(Span span) const {
    while (span.begin < span.end && IsEdge(view_.At(span.begin))) ++span.begin;
    while (span.end > span.begin && IsEdge(view_.At(span.end - 1)) &&
           view_.At(span.end - 1) != U'.')
      --span.end;
    if (span.size() > 2 && view_.At(span.end - 1) == U'.' && view_.At(span.end - 3) != U'.')
      --span.end;
    return span;
  }

  // Takes role words from the front (主持人安德鲁·罗斯) and the back (Amit (Host)) of a label.
  Span WithoutRoles(Span span) const {
    const NameData& data = view_.data();
    for (;;) {
      span = TrimEdges(span);
      const std::u32string_view label = view_.Folded(span);
      auto front = static_cast<int32_t>(
          std::max(data.role_labels.PrefixSize(label), data.titles.PrefixSize(label)));
      // `Hostess` is no Host, 主持人Summer is one.
      if (front > 0 && front < span.size() && text::IsLatin(view_.At(span.begin + front)) &&
          text::IsLatin(view_.At(span.begin + front - 1)))
        front = 0;
      if (front == 0 || (front == 1 && front < span.size())) return span;
      span.begin += front;
    }
  }

  bool IsRole(Span span) const {
    const std::u32string_view label = view_.Folded(span);
    if (view_.data().role_labels.Contains(label)) return true;
    // `嘉宾1`, `Speaker 2`; not `PixelDog77`, the name of an account
    size_t size = label.size();
    while (size > 0 && (text::IsDigit(label[size - 1]) || label[size - 1] == U' ')) --size;
    return size < label.size() && view_.data().role_labels.Contains(label.substr(0, size));
  }

  void AddSpeaker(Span label) {
    // `奥利弗 (Oliver)`: the parenthesis is a gloss.
    const size_t gloss = view_.Folded(label).find_first_of(U"(（");
    if (gloss != std::u32string_view::npos && gloss > 1)
      label.end = label.begin + static_cast<int32_t>(gloss);
    const Span name = WithoutRoles(label);
    if (name.size() < 2 || name.size() > kLabelSizeMax || IsRole(name)) return;
    if (view_.data().terms.Contains(view_.Folded(name))) return;  // `AI: How can I help?`
    const bool is_body = view_.data().body_suffixes.FindSuffix(view_.Folded(name)).has_value();
    Add(name, is_body ? EntityType::kOrganization : EntityType::kPerson, kLabelScore,
        MentionSource::kSpeakerLabel);
  }

  // authors := name ("、" name)*
  void AddAuthors(std::u32string_view authors) {
    for (size_t begin = 0; begin < authors.size();) {
      const size_t end = std::min(authors.find(U'、', begin), authors.size());
      AddMetadata(authors.substr(begin, end - begin), false);
      begin = end + 1;
    }
  }

  // Author and publisher are names wherever the text has them. A publisher may be an account that is
  // named like a person: 瓜哥AI新知.
  void AddMetadata(std::u32string_view name, bool is_publisher) {
    if (name.size() < 2) return;
    for (size_t at = view_.text().find(name); at != std::u32string_view::npos;
         at = view_.text().find(name, at + 1)) {
      const auto begin = static_cast<int32_t>(at);
      const Span span = {begin, begin + static_cast<int32_t>(name.size())};
      if (!StandsAlone(view_.text(), span)) continue;
      const bool is_body = is_publisher ? !HoldsAny(view_.Folded(span), view_.data().person_words)
                                        : IsBody(span) || IsKnownBody(name);
      Add(span, is_body ? EntityType::kOrganization : EntityType::kPerson, kMetadataScore,
          MentionSource::kMetadata);
    }
  }

  // The lexicon has it for a body and for no person: 量子位.
  bool IsKnownBody(std::u32string_view name) const {
    bool is_body = false;
    for (const int32_t entry : view_.lexicon().EntriesNamed(name)) {
      const EntityType type = view_.lexicon().entry(entry).type;
      if (type == EntityType::kPerson) return false;
      is_body |= type == EntityType::kOrganization || type == EntityType::kCompany;
    }
    return is_body;
  }

  // Two Latin words or more that are no person's name: Bloomberg Podcasts.
  bool IsLatinBody(Span name) const {
    const size_t first = view_.WordFrom(name.begin), end = view_.WordFrom(name.end - 1) + 1;
    if (end > view_.words().size() || end - first < 2) return false;
    return !view_.data().given_names.Contains(view_.words()[first].folded) &&
           !view_.data().family_names.Contains(view_.words()[end - 1].folded);
  }

  // `@timqian 投稿`: a contributor by the name of an account.
  void FindHandles() {
    for (const LatinWord& word : view_.words()) {
      if (view_.At(word.span.begin - 1) != U'@') continue;
      int32_t at = word.span.end;
      while (view_.At(at) == U' ') ++at;
      if (view_.data().contribution_words.PrefixSize(
              view_.folded().substr(at, kBylineLabelSizeMax)) > 0) {
        Add(word.span, EntityType::kPerson, kBylineScore, MentionSource::kMetadata);
      }
    }
  }

  // Accounts are bodies by their words (AI范儿, 人民公园说AI) unless they end like a person
  // (AI深度研究员).
  bool IsBody(Span name) const {
    const std::u32string_view words = view_.Folded(name);
    if (words.starts_with(U"the ") || IsLatinBody(name)) return true;
    return !HoldsAny(words, view_.data().person_words) &&
           HoldsAny(words, view_.data().account_words);
  }

  static bool HoldsAny(std::u32string_view text, const WordSet& words) {
    for (size_t at = 0; at < text.size(); ++at) {
      if (words.PrefixSize(text.substr(at)) > 0) return true;
    }
    return false;
  }

  // byline := label separator name (("、" | " ") name)*
  void FindBylines(Span block) {
    for (int32_t at = block.begin; at < block.end; ++at) {
      if (!view_.data().byline_marks.Contains(view_.At(at))) continue;
      int32_t end = at;
      while (view_.At(end - 1) == U' ') --end;
      const Span before = {std::max(block.begin, end - kBylineLabelSizeMax), end};
      const auto label =
          static_cast<int32_t>(view_.data().byline_labels.SuffixSize(view_.Folded(before)));
      if (label == 0 || !BeginsByline(end - label, block.begin)) continue;
      AddByline(at + 1, block.end);
    }
  }

  // After nothing, a mark, or another label: 机器之心报道编辑：杜伟.
  bool BeginsByline(int32_t label, int32_t block_begin) const {
    if (label == block_begin) return true;
    const char32_t before = view_.At(label - 1);
    if (before == U' ' || before == U'\n' || view_.data().byline_marks.Contains(before)) return true;
    return view_.data().byline_labels.SuffixSize(
               view_.Folded({std::max(block_begin, label - kBylineLabelSizeMax), label})) > 1;
  }

  // dateline := name (" " name)* " " "发自" …
  void FindDateline(Span block) {
    const std::u32string_view front = view_.Folded(block).substr(0, kDatelineSizeMax);
    const size_t sent = front.find(kSentFrom);
    if (sent == front.npos || sent == 0) return;
    const int32_t limit = block.begin + static_cast<int32_t>(sent);
    for (int32_t begin = block.begin; begin < limit;) {
      int32_t end = begin;
      while (end < limit && !IsEdge(view_.At(end))) ++end;
      const Span name = {begin, end};
      if (name.size() >= 2 && name.size() <= kBylineNameSizeMax) {
        Add(name, IsBody(name) ? EntityType::kOrganization : EntityType::kPerson, kBylineScore,
            MentionSource::kMetadata);
      }
      begin = end + 1;
    }
  }

  void AddByline(int32_t begin, int32_t limit) {
    for (;;) {
      while (view_.At(begin) == U' ') ++begin;
      int32_t end = begin;
      while (end < limit && !IsEdge(view_.At(end))) ++end;
      const Span name = {begin, end};
      if (name.size() < 2 || name.size() > kBylineNameSizeMax || !EndsByline(end, limit)) return;
      if (HoldsAny(view_.Folded(name), view_.data().never_in_name)) return;
      const bool is_body = IsBody(name);
      Add(name, is_body ? EntityType::kOrganization : EntityType::kPerson, kBylineScore,
          MentionSource::kMetadata);
      if (view_.At(end) != U'、') return;
      begin = end + 1;
    }
  }

  // A name in a by-line is all there is: what goes on like a sentence is somebody speaking.
  bool EndsByline(int32_t end, int32_t limit) const {
    const char32_t after = view_.At(end);
    return end == limit || after == U'\n' || after == U' ' || after == U'、' ||
           after == U'（' || after == U'(' || view_.data().byline_marks.Contains(after);
  }

  void Add(Span span, EntityType type, float score, MentionSource source) {
    found_->Add({.span = span, .type = type, .score = score, .source = source});
  }

  const ArticleView& view_;
  Candidates* found_;
};

}  // namespace

void FindLabelNames(const ArticleView& view, Candidates* found) {
  LabelNameFinder(view, found).FindAll();
}

}  // namespace wenmai::ingest
