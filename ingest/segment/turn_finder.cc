#include "ingest/segment/turn_finder.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "ingest/segment/sentence_splitter.h"
#include "ingest/segment/speaker_label.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr int kCountMin = 2;                   // a label that stands only once is none by itself
constexpr int kLabelledMin = 4;                // labels in a dialogue
constexpr int kSparseLabelledMin = 6;          // the same where paragraphs without one are many
constexpr double kSparseShare = 0.3;           // labels for each paragraph below which they are
constexpr double kDialogueShareMin = 0.08;     // in a dialogue with questions or roles
constexpr double kMonologueShareMin = 0.4;     // in one without
constexpr double kPureDialogueShareMin = 0.5;  // above it headings do not end a turn
constexpr size_t kSingleNameSizeMax = 4;       // of a name in Han that stands once

bool HoldsQuestion(std::u32string_view text) {
  return text.find_first_of(U"？?") != std::u32string_view::npos;
}

bool MayHoldSpeech(const Block& block) {
  switch (block.kind) {
    case BlockKind::kParagraph:
    case BlockKind::kHeading:
    case BlockKind::kQuote:
    case BlockKind::kListItem:
    case BlockKind::kTranscript:
    case BlockKind::kOriginal:
      return true;
    default:
      return false;
  }
}

// A label may follow the end of a sentence in the middle of a paragraph.
bool EndsBeforeLabel(char32_t c) {
  constexpr std::u32string_view kEnds = U"。！？!?…”」』）)\"";
  return kEnds.find(c) != std::u32string_view::npos;
}

class TurnFinder {
 public:
  explicit TurnFinder(Document* document) : document_(*document) {}

  void Run() {
    TakeStatistics();
    if (!IsDialogue()) return;
    for (const Block& block : document_.blocks) {
      if (block.kind == BlockKind::kHeading)
        ReadHeading(block);
      else if (MayHoldSpeech(block))
        ReadBlock(block);
    }
    MarkQuestions();
  }

 private:
  // What a first look at the article tells of a speaker.
  struct Statistics {
    int count = 0;
    int question_count = 0;      // labelled paragraphs in which something is asked
    bool is_strong = false;      // the label is marked as strong somewhere
    bool may_be_single = false;  // it stands at the front of a paragraph somewhere
  };

  std::u32string_view Text(const Block& block) const { return document_.View(block.span); }

  // --- Is it a dialogue? ---

  void TakeStatistics() {
    for (const Mark& mark : document_.marks) {
      if (mark.kind == MarkKind::kStrong) strong_begins_.push_back(mark.span.begin);
    }
    std::sort(strong_begins_.begin(), strong_begins_.end());
    for (size_t i = 0; i < document_.blocks.size(); ++i) {
      const Block& block = document_.blocks[i];
      // Labels in lists head points of an enumeration; those in originals repeat the translation's.
      const bool counts = MayHoldSpeech(block) && block.kind != BlockKind::kListItem &&
                          block.kind != BlockKind::kOriginal;
      const bool has_next = i + 1 < document_.blocks.size();
      if (counts) CountLabels(block, has_next ? Text(document_.blocks[i + 1]) : std::u32string_view());
    }
  }

  // A label may be a paragraph of its own; what is said stands in the next one.
  void CountLabels(const Block& block, std::u32string_view next) {
    const std::u32string_view text = Text(block);
    bool has_label = false, is_alone = false;
    for (int32_t begin = 0; begin >= 0; begin = NextLabelPlace(block, begin + 1)) {
      const std::optional<SpeakerLabel> label = ParseSpeakerLabel(text.substr(begin));
      if (!label || !IsPlausibleSpeaker(label->speaker)) continue;
      has_label = true;
      Statistics& statistics = statistics_[label->speaker];
      ++statistics.count;
      statistics.is_strong = statistics.is_strong || IsStrongAt(block.span.begin + begin);
      // `### 结语：…` is no speaker; neither are words before a colon amid a paragraph.
      statistics.may_be_single =
          statistics.may_be_single || (begin == 0 && block.kind != BlockKind::kHeading);
      is_alone = begin == 0 && label->text_begin >= block.span.size();
      if (begin == 0) statistics.question_count += HoldsQuestion(is_alone ? next : text);
    }
    if (!is_alone && (block.kind != BlockKind::kHeading || has_label)) ++paragraph_count_;
  }

  // Where in the middle of the block, from `from` on, a label could stand next; -1 if nowhere.
  int32_t NextLabelPlace(const Block& block, int32_t from) const {
    const std::u32string_view text = Text(block);
    for (int32_t at = from; at < block.span.size(); ++at) {
      const bool is_place = !text::IsSpace(text[at]) && IsLabelPlace(block, at);
      if (is_place && !EndsBeforeLabel(text[at])) return at;
    }
    return -1;
  }

  bool IsDialogue() {
    int labelled = 0, strong = 0, questions = 0;
    bool has_role = false;
    for (const auto& [speaker, statistics] : statistics_) {
      if (statistics.count < kCountMin) continue;
      labelled += statistics.count;
      strong += statistics.is_strong ? statistics.count : 0;
      questions += statistics.question_count;
      has_role = has_role || IsSpeakerRole(speaker);
    }
    if (paragraph_count_ == 0 || labelled < kLabelledMin) return false;
    label_share_ = static_cast<double>(labelled) / paragraph_count_;
    if (label_share_ < kSparseShare && labelled < kSparseLabelledMin) return false;
    const bool is_asked = questions >= kCountMin || has_role;
    if (label_share_ < (is_asked ? kDialogueShareMin : kMonologueShareMin)) return false;
    const bool are_strong = 2 * strong > labelled;
    std::erase_if(statistics_, [&](const auto& entry) {
      return entry.second.count < kCountMin && !IsSingleSpeaker(entry.first, are_strong);
    });
    return true;
  }

  // A guest who speaks once: where nearly all is speech, and the label is made like the others.
  bool IsSingleSpeaker(const std::u32string& speaker, bool are_strong) const {
    const Statistics& statistics = statistics_.at(speaker);
    if (!statistics.may_be_single) return false;
    if (IsSpeakerRole(speaker)) return true;
    if (label_share_ < kPureDialogueShareMin || statistics.is_strong != are_strong) return false;
    const bool is_short =
        speaker.size() <= kSingleNameSizeMax || speaker.find(U'·') != speaker.npos;
    return !text::IsHan(speaker[0]) || is_short;
  }

  // --- Turns ---

  void ReadHeading(const Block& block) {
    const std::optional<SpeakerLabel> label = ParseSpeakerLabel(Text(block));
    const bool has_speech =
        label && statistics_.contains(label->speaker) && label->text_begin < block.span.size();
    if (has_speech) {
      ReadBlock(block);
    } else if (label_share_ < kPureDialogueShareMin) {
      speaker_.clear();
    }
  }

  void ReadBlock(const Block& block) {
    const bool is_original = block.kind == BlockKind::kOriginal;
    std::u32string& speaker = is_original ? original_speaker_ : speaker_;
    const std::u32string_view text = Text(block);
    Span label = {block.span.begin, block.span.begin};
    int32_t begin = 0;
    for (size_t colon = text.find_first_of(U"：:"); colon != std::u32string_view::npos;
         colon = text.find_first_of(U"：:", colon + 1)) {
      const std::optional<SpeakerLabel> found = LabelBefore(block, static_cast<int32_t>(colon));
      if (!found) continue;
      AddTurn(block, label, {begin, found->begin}, speaker);
      label = {block.span.begin + found->span.begin, block.span.begin + found->span.end};
      begin = found->text_begin;
      speaker = found->speaker;
    }
    AddTurn(block, label, {begin, block.span.size()}, speaker);
  }

  // The known label that ends at the colon at `colon` of the block's text.
  std::optional<SpeakerLabel> LabelBefore(const Block& block, int32_t colon) const {
    const std::u32string_view text = Text(block);
    int32_t end = colon;
    while (end > 0 && (text[end - 1] == U' ' || text[end - 1] == U']')) --end;
    for (const auto& [speaker, statistics] : statistics_) {
      const auto size = static_cast<int32_t>(speaker.size());
      if (size > end || text.substr(end - size, size) != speaker) continue;
      int32_t begin = end - size;
      if (begin > 0 && text[begin - 1] == U'[') --begin;
      if (!IsLabelPlace(block, begin)) continue;
      const std::optional<SpeakerLabel> label = ParseSpeakerLabel(text.substr(begin));
      if (!label) continue;
      return SpeakerLabel{{begin, begin + label->span.end}, speaker, begin + label->text_begin, begin};
    }
    // A label with something in brackets behind the name: only at the front of a block.
    std::optional<SpeakerLabel> label = ParseSpeakerLabel(text);
    const bool fits = label && statistics_.contains(label->speaker) && label->span.end <= colon &&
                      colon < label->text_begin;
    return fits ? label : std::nullopt;
  }

  // A label begins a block, follows the end of a sentence, or was marked as strong.
  bool IsLabelPlace(const Block& block, int32_t begin) const {
    if (begin == 0) return true;
    const std::u32string_view text = Text(block);
    int32_t before = begin - 1;
    while (before > 0 && text[before] == U' ') --before;
    return EndsBeforeLabel(text[before]) || IsStrongAt(block.span.begin + begin);
  }

  bool IsStrongAt(int32_t position) const {
    return std::binary_search(strong_begins_.begin(), strong_begins_.end(), position);
  }

  void AddTurn(const Block& block, Span label, Span words, const std::u32string& speaker) {
    const std::u32string_view text = Text(block);
    while (words.size() > 0 && text::IsSpace(text[words.begin])) ++words.begin;
    while (words.size() > 0 && text::IsSpace(text[words.end - 1])) --words.end;
    if (label.size() > 0) open_label_ = label;
    if (speaker.empty() || words.size() <= 0) return;
    if (IsCredit(speaker, text.substr(words.begin, words.size()))) return;
    Turn turn;
    turn.span = {block.span.begin + words.begin, block.span.begin + words.end};
    turn.label = open_label_;
    open_label_ = {};
    turn.speaker = speaker;
    document_.turns.push_back(std::move(turn));
  }

  // `嘉宾：银河通用创始人 王鹤` before the talk begins tells who takes part.
  bool IsCredit(const std::u32string& speaker, std::u32string_view words) const {
    constexpr size_t kCreditMax = 120;
    constexpr std::u32string_view kSpeechEnds = U"。！？!?.…";
    return document_.turns.empty() && IsSpeakerRole(speaker) && words.size() <= kCreditMax &&
           words.find_first_of(kSpeechEnds) == std::u32string_view::npos && statistics_.at(speaker).count == 1;
  }

  // The interviewer is whose turns mostly end in a question.
  void MarkQuestions() {
    struct Balance {
      int turns = 0, questions = 0;
    };
    std::map<std::u32string, Balance> balances;
    for (const Turn& turn : document_.turns) {
      if (turn.label.size() == 0) continue;
      Balance& balance = balances[turn.speaker];
      ++balance.turns;
      balance.questions += IsQuestion(document_.View(turn.span));
    }
    for (Turn& turn : document_.turns) {
      const Balance balance = balances[turn.speaker];
      const int share = IsAskingRole(turn.speaker) ? 5 : 2;  // a host also says other things
      turn.is_question = balance.questions > 0 && share * balance.questions >= balance.turns;
    }
  }

  Document& document_;
  std::vector<int32_t> strong_begins_;               // of the article's strong marks, sorted
  std::map<std::u32string, Statistics> statistics_;  // of each speaker's labels
  int paragraph_count_ = 0;
  double label_share_ = 0;                     // labels for each paragraph
  Span open_label_;                            // whose words have not come yet: a label may be a paragraph
  std::u32string speaker_, original_speaker_;  // whose word it is; empty: the author's
};

}  // namespace

void FindTurns(Document* document) { TurnFinder(document).Run(); }

}  // namespace wenmai::ingest
