// Labels of speakers: `主持人安德鲁·罗斯：`, `**[小苏]**:`, `Speaker 1:`, `Q：`, `K.K.：`; with time stamps before or
// behind, `[00:12:31] Host:`, or in place of the colon: `发言人1 02:03`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/document.h"

namespace wenmai::ingest {

struct SpeakerLabel {
  Span span;               // of the label as written, its colon excluded
  std::u32string speaker;  // the name or role in it
  int32_t text_begin = 0;  // where the words spoken begin
  int32_t begin = 0;       // of the label with the time stamp before it
};

// The label at the front of `text`, whose offsets are counted from its start. A label is only a
// candidate: whether a person speaks here is for the whole of the article to tell (turn_finder.h).
std::optional<SpeakerLabel> ParseSpeakerLabel(std::u32string_view text);

// Whether `speaker` could be a name or role at all.
bool IsPlausibleSpeaker(std::u32string_view speaker);

// Whether it is a role or begins with one: `主持人`, `主持人Harry Stebbings`, `Speaker 1`.
bool IsSpeakerRole(std::u32string_view speaker);

// Whether it is the role of one who asks; of one who answers.
bool IsAskingRole(std::u32string_view speaker);
bool IsAnsweringRole(std::u32string_view speaker);

}  // namespace wenmai::ingest
