#include "tests/ingest/discourse/marked_document.h"

#include <cctype>
#include <string>

#include "ingest/segment/sentence_splitter.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

class Builder {
 public:
  Document Build(std::string_view marked) {
    const std::u32string text = text::DecodeUtf8(marked);
    for (size_t begin = 0; begin < text.size();) {
      const size_t end = std::min(text.find(U'\n', begin), text.size());
      AddLine(std::u32string_view(text).substr(begin, end - begin));
      begin = end + 1;
    }
    document_.text = text::EncodeUtf8(document_.clean);
    for (int32_t i = 0; i <= size(); ++i) document_.origin.push_back(i);
    FindQuotations();
    return std::move(document_);
  }

 private:
  int32_t size() const { return static_cast<int32_t>(document_.clean.size()); }

  void AddLine(std::u32string_view line) {
    if (line.empty()) return;
    if (line.find(U" | ") != std::u32string_view::npos) return AddRow(line);
    BlockKind kind = BlockKind::kParagraph;
    if (line.starts_with(U"# ")) kind = BlockKind::kHeading;
    if (line.starts_with(U"> ")) kind = BlockKind::kQuote;
    if (line.starts_with(U"- ")) kind = BlockKind::kListItem;
    if (kind != BlockKind::kParagraph) line.remove_prefix(2);
    Block block;
    block.kind = kind;
    block.span.begin = size();
    int32_t turn = kNone;
    if (line[0] == U'@') {
      const size_t end = line.find(U'@', 1);
      const Span label = AddText(line.substr(1, end - 1));
      document_.clean += U"：";
      Turn spoken;
      spoken.label = label;
      spoken.speaker = document_.View(label);
      if (!document_.mentions.empty() && document_.mentions.back().span == label) {
        spoken.speaker_entity = document_.mentions.back().entity;
      }
      document_.turns.push_back(spoken);
      turn = static_cast<int32_t>(document_.turns.size()) - 1;
      line.remove_prefix(end + 1);
    }
    const Span words = AddText(line);
    if (turn != kNone) document_.turns[turn].span = words;
    block.span.end = size();
    document_.blocks.push_back(block);
    AddSentences(words, turn);
    document_.clean += U'\n';
  }

  void AddRow(std::u32string_view line) {
    for (size_t begin = 0; begin <= line.size();) {
      const size_t end = std::min(line.find(U" | ", begin), line.size());
      Block block;
      block.kind = BlockKind::kTableCell;
      block.span = AddText(line.substr(begin, end - begin));
      document_.blocks.push_back(block);
      AddSentences(block.span, kNone);
      document_.clean += U'\t';
      begin = end + 3;
    }
    document_.clean.back() = U'\n';
  }

  // Appends `text` without its marks.
  Span AddText(std::u32string_view text) {
    Span span = {size(), size()};
    for (size_t at = 0; at < text.size(); ++at) {
      if (text[at] != U'{') {
        document_.clean += text[at];
        continue;
      }
      const size_t bar = text.find(U'|', at);
      const size_t end = text.find(U'}', at);
      std::u32string_view surface = text.substr(at + 1, bar - at - 1);
      std::u32string_view name = surface;
      if (const size_t equals = surface.find(U'='); equals != std::u32string_view::npos) {
        name = surface.substr(equals + 1);
        surface = surface.substr(0, equals);
      }
      AddMention(surface, name, text::EncodeUtf8(text.substr(bar + 1, end - bar - 1)));
      at = end;
    }
    span.end = size();
    return span;
  }

  void AddMention(std::u32string_view surface, std::u32string_view name, std::string type) {
    type[0] = static_cast<char>(std::toupper(type[0]));
    Mention mention;
    mention.span = {size(), size() + static_cast<int32_t>(surface.size())};
    mention.type = ParseEntityType(type).value();
    mention.entity = FindEntity(name, mention.type);
    document_.entities[mention.entity].mentions.push_back(
        static_cast<int32_t>(document_.mentions.size()));
    document_.mentions.push_back(mention);
    document_.clean += surface;
  }

  int32_t FindEntity(std::u32string_view name, EntityType type) {
    for (int32_t i = 0; i < static_cast<int32_t>(document_.entities.size()); ++i) {
      if (document_.entities[i].name == name && document_.entities[i].type == type) return i;
    }
    Entity entity;
    entity.name = name;
    entity.type = type;
    document_.entities.push_back(entity);
    return static_cast<int32_t>(document_.entities.size()) - 1;
  }

  void AddSentences(Span words, int32_t turn) {
    for (const Span part : SplitSentences(document_.View(words))) {
      Sentence sentence;
      sentence.span = {words.begin + part.begin, words.begin + part.end};
      sentence.block = static_cast<int32_t>(document_.blocks.size()) - 1;
      sentence.turn = turn;
      sentence.is_question = IsQuestion(document_.View(sentence.span));
      document_.sentences.push_back(sentence);
    }
  }

  void FindQuotations() {
    for (size_t open = document_.clean.find(U'“'); open != std::u32string::npos;
         open = document_.clean.find(U'“', open + 1)) {
      const size_t close = document_.clean.find(U'”', open);
      if (close == std::u32string::npos) return;
      Quotation quotation;
      quotation.span = {static_cast<int32_t>(open) + 1, static_cast<int32_t>(close)};
      document_.quotations.push_back(quotation);
    }
  }

  Document document_;
};

}  // namespace

Document MarkedDocument(std::string_view marked) { return Builder().Build(marked); }

}  // namespace wenmai::ingest
