#include "ingest/relation/english/frame.h"

#include <algorithm>
#include <utility>

#include "ingest/discourse/data_lines.h"
#include "ingest/ingest_data.h"
#include "ingest/relation/pattern.h"

namespace wenmai::ingest::english {
namespace {

constexpr std::string_view kFile = "data/relation_english_frame.tsv";

constexpr std::pair<std::string_view, SlotKind> kKinds[] = {
    {"doer", SlotKind::kDoer},   {"done", SlotKind::kDone},       {"owner", SlotKind::kOwner},
    {"value", SlotKind::kValue}, {"subject", SlotKind::kSubject}, {"behind", SlotKind::kBehind},
    {"peers", SlotKind::kPeers}, {"round", SlotKind::kRound},     {"whole", SlotKind::kWhole}};

Slot ParseSlot(std::string_view text, const Lexicon& lexicon) {
  const size_t colon = text.find(':');
  Slot slot;
  for (const std::string_view word : SplitFields(text.substr(0, colon), '/')) {
    const auto named = std::find_if(std::begin(kKinds), std::end(kKinds),
                                    [&](const auto& kind) { return kind.first == word; });
    if (named != std::end(kKinds)) {
      slot.kinds.push_back(named->second);
    } else {
      slot.prepositions.set(lexicon.Group("word:" + std::string(word)));
    }
  }
  if (slot.prepositions.any()) slot.kinds.push_back(SlotKind::kPreposition);
  slot.types = ParseEntityTypes(kFile, text.substr(std::min(colon, text.size() - 1) + 1));
  return slot;
}

}  // namespace

bool Slot::Holds(SlotKind kind) const {
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

std::vector<Frame> ReadFrames(const Lexicon& lexicon) {
  constexpr size_t kStatus = 4, kNeeded = 5;  // fields
  std::vector<Frame> frames;
  ForEachDataLine(kFile, IngestData(kFile), kStatus,
                  [&](const std::vector<std::string_view>& fields) {
                    Frame frame;
                    frame.type = ParseFactType(kFile, fields[0]);
                    frame.word = lexicon.Group(fields[1]);
                    frame.is_noun = fields[1].starts_with("noun:");
                    frame.subject = ParseSlot(fields[2], lexicon);
                    frame.object = ParseSlot(fields[3], lexicon);
                    if (fields.size() > kStatus) frame.status = std::string(fields[kStatus]);
                    if (fields.size() > kNeeded) {
                      for (const std::string_view group : SplitFields(fields[kNeeded], '/'))
                        frame.needed_object.set(lexicon.Group(group));
                    }
                    frames.push_back(std::move(frame));
                  });
  return frames;
}

}  // namespace wenmai::ingest::english
