#include <string>
#include <utility>

#include "ingest/discourse/data_lines.h"
#include "ingest/relation/frame.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr std::pair<std::string_view, std::string_view> kPrepositions[] = {
    {"at", "at"},     {"from", "from"}, {"with", "with"},
    {"to", "toward"}, {"put", "put"},   {"for", "for_whom"}, {"by", "by_means"},
    {"on", "on_whom"}};

constexpr std::pair<std::string_view, std::string_view> kNeeded[] = {{"stake", "stock"},
                                                                    {"series", "series"}};

[[noreturn]] void Refuse(std::string_view file, std::string_view word) {
  throw Error(ErrorCode::kInvalidArgument,
              std::string(file) + ": cannot read " + std::string(word));
}

Frame::Shape ParseShape(std::string_view file, std::string_view word) {
  if (word == "verb") return Frame::Shape::kVerb;
  if (word == "noun") return Frame::Shape::kNoun;
  if (word == "team") return Frame::Shape::kTeam;
  if (word == "gift") return Frame::Shape::kGift;
  if (word == "peers") return Frame::Shape::kPeers;
  Refuse(file, word);
}

CueGroups ParseGroups(std::string_view file, std::string_view word, const CueTable& cues) {
  if (!word.starts_with('@')) Refuse(file, word);
  CueGroups groups;
  for (const std::string_view group : SplitFields(word.substr(1), '/'))
    groups.set(cues.Group(group));
  return groups;
}

void ParsePlace(std::string_view file, std::string_view word, const CueTable& cues, Frame* frame) {
  if (frame->shape == Frame::Shape::kNoun) {
    if (word != "subject" && word != "object") Refuse(file, word);
    frame->value_is_subject = word == "subject";
    return;
  }
  if (frame->shape == Frame::Shape::kGift) {
    frame->gifts = ParseGroups(file, word, cues);
    return;
  }
  if (frame->shape == Frame::Shape::kTeam || frame->shape == Frame::Shape::kPeers) {
    if (word != "both") Refuse(file, word);
    return;
  }
  for (const std::string_view place : SplitFields(word, '/')) {
    bool is_known = place == "right" || place == "swap" || place == "topic" ||
                    place == "inverse" || place == "amount" || place == "left_out" ||
                    place == "round";
    frame->object_is_right = frame->object_is_right || place == "right";
    frame->object_may_be_topic = frame->object_may_be_topic || place == "topic" ||
                                 place == "amount" || place == "left_out" || place == "round";
    frame->needs_round = frame->needs_round || place == "round";
    frame->leaves_object_out = frame->leaves_object_out || place == "left_out";
    frame->needs_amount = frame->needs_amount || place == "amount";
    frame->subject_is_right = frame->subject_is_right || place == "swap";
    frame->is_inverse = frame->is_inverse || place == "inverse";
    for (const auto& [name, group] : kNeeded) {
      if (place != name) continue;
      frame->object_may_be_topic = true;
      frame->needed.set(cues.Group(group));
      is_known = true;
    }
    for (const auto& [name, group] : kPrepositions) {
      if (place != name) continue;
      frame->object_prepositions.set(cues.Group(group));
      is_known = true;
    }
    if (!is_known) Refuse(file, word);
  }
}

}  // namespace

std::vector<Frame> ParseFrames(std::string_view file, std::string_view data, const CueTable& cues) {
  std::vector<Frame> frames;
  ForEachDataLine(file, data, 6, [&](const std::vector<std::string_view>& fields) {
    Frame frame;
    frame.type = ParseFactType(file, fields[0]);
    frame.shape = ParseShape(file, fields[1]);
    frame.triggers = ParseGroups(file, fields[2], cues);
    frame.subject_types = ParseEntityTypes(file, fields[3]);
    frame.object_types = ParseEntityTypes(file, fields[4]);
    ParsePlace(file, fields[5], cues, &frame);
    if (frame.is_inverse) std::swap(frame.subject_types, frame.object_types);
    if (fields.size() > 6) frame.status = std::string(fields[6]);
    frames.push_back(std::move(frame));
  });
  return frames;
}

}  // namespace wenmai::ingest
