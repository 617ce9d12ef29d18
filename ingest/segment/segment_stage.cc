#include "ingest/segment/segment_stage.h"

#include <algorithm>
#include <string>
#include <vector>

#include "ingest/read/table.h"
#include "ingest/segment/clause_splitter.h"
#include "ingest/segment/quotation_finder.h"
#include "ingest/segment/sentence_splitter.h"
#include "ingest/segment/turn_finder.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

bool IsNote(std::u32string_view sentence) {
  static const auto* const beginnings = [] {
    auto* loaded = new std::vector<std::u32string>;  // lives as long as the process
    for (const TableRow& row : ReadTable("data/segment_note.txt")) {
      loaded->push_back(text::DecodeUtf8(row.at(0)));
    }
    return loaded;
  }();
  return std::any_of(beginnings->begin(), beginnings->end(),
                     [sentence](const std::u32string& note) { return sentence.starts_with(note); });
}

// Cuts blocks into sentences, turn by turn: a label is no part of a sentence.
class SentenceFinder {
 public:
  explicit SentenceFinder(Document* document) : document_(*document) {}

  void Run() {
    for (size_t i = 0; i < document_.blocks.size(); ++i) {
      if (document_.blocks[i].kind != BlockKind::kCode) ReadBlock(static_cast<int32_t>(i));
    }
  }

 private:
  void ReadBlock(int32_t index) {
    const Span block = document_.blocks[index].span;
    int32_t at = block.begin;
    for (; next_turn_ < document_.turns.size(); ++next_turn_) {
      const Turn& turn = document_.turns[next_turn_];
      if (turn.span.begin >= block.end) {
        if (turn.label.size() > 0 && block.Contains(turn.label)) return;  // a label on a line of its own
        break;
      }
      const int32_t label_begin = turn.label.size() > 0 ? turn.label.begin : turn.span.begin;
      AddSentences({at, label_begin}, index, kNone);
      AddSentences(turn.span, index, static_cast<int32_t>(next_turn_));
      at = turn.span.end;
    }
    AddSentences({at, block.end}, index, kNone);
  }

  void AddSentences(Span span, int32_t block, int32_t turn) {
    if (span.size() <= 0) return;
    const std::u32string_view text = document_.View(span);
    const bool is_transcript = document_.blocks[block].kind == BlockKind::kTranscript;
    for (const Span part : is_transcript ? SplitClauses(text) : SplitSentences(text)) {
      Sentence sentence;
      sentence.span = {span.begin + part.begin, span.begin + part.end};
      sentence.block = block;
      sentence.turn = IsNote(document_.View(sentence.span)) ? kNone : turn;
      sentence.is_question = IsQuestion(document_.View(sentence.span));
      document_.sentences.push_back(sentence);
    }
  }

  Document& document_;
  size_t next_turn_ = 0;
};

class SegmentStage : public Stage {
 public:
  std::string_view name() const override { return "segment"; }
  uint32_t needs() const override { return kLayerText; }
  uint32_t adds() const override { return kLayerSegments; }
  void Run(Document& document) const override {
    FindTurns(&document);
    SentenceFinder(&document).Run();
    FindQuotations(&document);
  }
};

}  // namespace

std::unique_ptr<Stage> MakeSegmentStage() { return std::make_unique<SegmentStage>(); }

}  // namespace wenmai::ingest
