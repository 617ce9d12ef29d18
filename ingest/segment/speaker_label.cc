#include "ingest/segment/speaker_label.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ingest/read/block_text.h"
#include "ingest/read/table.h"
#include "text/char_class.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kLabelSizeMax = 40;
constexpr size_t kHanNameSizeMax = 10;     // 三联生活周刊, 主持人戴曼迪斯
constexpr size_t kDottedNameSizeMax = 20;  // with middle dots
constexpr size_t kLatinWordCountMax = 5;
constexpr size_t kNowhere = std::u32string_view::npos;

using WordSet = std::unordered_set<std::u32string>;

WordSet LoadWords(std::string_view file) {
  WordSet words;
  for (const TableRow& row : ReadTable(file)) words.insert(text::Fold(text::DecodeUtf8(row.at(0))));
  return words;
}

// Each lives as long as the process.
enum class RolePart { kNeither, kAsks, kAnswers };
using RoleTable = std::unordered_map<std::u32string, RolePart>;
const RoleTable& Roles() {
  static const auto* const roles = [] {
    auto* loaded = new RoleTable;
    for (const TableRow& row : ReadTable("data/segment_role.tsv")) {
      const RolePart part = row.at(1) == "asks"      ? RolePart::kAsks
                            : row.at(1) == "answers" ? RolePart::kAnswers
                                                     : RolePart::kNeither;
      loaded->emplace(text::Fold(text::DecodeUtf8(row.at(0))), part);
    }
    return loaded;
  }();
  return *roles;
}
const WordSet& NotLabels() {
  static const auto* const words = new WordSet(LoadWords("data/segment_not_label.txt"));
  return *words;
}
const WordSet& ReportingVerbs() {
  static const auto* const words = new WordSet(LoadWords("data/segment_reporting_verb.txt"));
  return *words;
}

bool IsRoleWord(std::u32string_view word) { return Roles().contains(text::Fold(word)); }

// `老修 (主持人)` is 老修; `主持人（老修）` too.
std::u32string_view WithoutBrackets(std::u32string_view label) {
  const size_t open = label.find_first_of(U"（(");
  const bool is_bracketed =
      open != kNowhere && open > 0 && (label.back() == U'）' || label.back() == U')');
  if (!is_bracketed) return label;
  const std::u32string_view outside = Trim(label.substr(0, open));
  const std::u32string_view inside = label.substr(open + 1, label.size() - open - 2);
  return IsRoleWord(outside) && !IsRoleWord(inside) ? Trim(inside) : outside;
}

std::u32string_view WithoutSquareBrackets(std::u32string_view label) {
  const bool is_bracketed = label.size() > 2 && (label.front() == U'[' || label.front() == U'【') &&
                            (label.back() == U']' || label.back() == U'】');
  return is_bracketed ? Trim(label.substr(1, label.size() - 2)) : label;
}

// A colon that could end a label: not that of `10:30` or `C:\`.
bool IsLabelColon(std::u32string_view text, size_t at) {
  if (text[at] == U'：') return true;
  if (text[at] != U':') return false;
  return at + 1 == text.size() || !text::IsAsciiAlphanumeric(text[at + 1]);
}

bool EndsInReportingVerb(std::u32string_view speaker) {
  const std::u32string folded = text::Fold(speaker);
  for (size_t size = 1; size <= std::min<size_t>(folded.size(), 8); ++size) {
    const size_t at = folded.size() - size;
    const bool is_word = at == 0 || text::IsHan(folded[at]) || folded[at - 1] == U' ';
    if (is_word && ReportingVerbs().contains(folded.substr(at))) return true;
  }
  return false;
}

bool IsNameCharacter(char32_t c) {
  constexpr std::u32string_view kJoiners = U" ·•・.-'’/&,_、";
  const text::CharClass kind = text::Classify(c);
  return (kind >= text::CharClass::kHan && kind <= text::CharClass::kDigit) ||
         kJoiners.find(c) != kNowhere;
}

// Names in Latin letters begin with a capital.
bool IsLatinName(std::u32string_view speaker) {
  const bool has_capital = speaker[0] >= U'A' && (speaker[0] <= U'Z' || speaker[0] >= 0xC0);
  const bool is_small = speaker[0] >= U'a' && speaker[0] <= U'z';
  const auto words = static_cast<size_t>(std::count(speaker.begin(), speaker.end(), U' ')) + 1;
  return has_capital && !is_small && words <= kLatinWordCountMax;
}

bool IsHanName(std::u32string_view speaker) {
  // Words of speech, which no name contains.
  constexpr std::u32string_view kNotInNames = U"的是了我你他她它这那吗呢吧把被就也都很";
  if (speaker.find_first_of(kNotInNames) != kNowhere) return false;
  const bool has_dot = speaker.find_first_of(U"·•・") != kNowhere;
  const auto han = std::count_if(speaker.begin(), speaker.end(), text::IsHan);
  return static_cast<size_t>(han) <= (has_dot ? kDottedNameSizeMax : kHanNameSizeMax);
}

// The role that `speaker` is or begins with, or nullptr.
const RoleTable::value_type* FindRole(std::u32string_view speaker) {
  const std::u32string folded = text::Fold(speaker);
  const auto exact = Roles().find(folded);
  if (exact != Roles().end()) return &*exact;
  const auto found = std::find_if(Roles().begin(), Roles().end(), [&folded](const auto& role) {
    // A role of one character or letter begins many words.
    if (role.first.size() < 2 || !folded.starts_with(role.first)) return false;
    const char32_t next = folded[role.first.size()];
    return text::IsHan(role.first[0]) || next == U' ' || text::IsDigit(next);
  });
  return found == Roles().end() ? nullptr : &*found;
}

RolePart PartOf(std::u32string_view speaker) {
  const RoleTable::value_type* role = FindRole(speaker);
  return role == nullptr ? RolePart::kNeither : role->second;
}

// Where the time stamp at `at` ends (`01:23`, `[00:12:31]`, `(1:02:03.5)`), `at` if there is none.
size_t TimeStampEnd(std::u32string_view text, size_t at) {
  const auto is_one_of = [&](size_t i, std::u32string_view set) {
    return i < text.size() && set.find(text[i]) != kNowhere;
  };
  const auto digits_at = [&](size_t i) {
    size_t end = i;
    while (end < text.size() && end < i + 3 && text::IsDigit(text[end])) ++end;
    return end - i;
  };
  const bool is_bracketed = is_one_of(at, U"[(【（");
  size_t end = at + is_bracketed;
  size_t parts = 0;
  for (size_t count = digits_at(end); count > 0 && count <= 2 && parts < 3; count = digits_at(end)) {
    end += count;
    ++parts;
    if (!is_one_of(end, U":：") || digits_at(end + 1) != 2) break;
    ++end;
  }
  if (parts < 2) return at;
  if (is_one_of(end, U".") && digits_at(end + 1) > 0) end += 1 + digits_at(end + 1);
  if (!is_bracketed) return end;
  return is_one_of(end, U"])】）") ? end + 1 : at;
}

size_t SkipSpaces(std::u32string_view text, size_t at) {
  while (at < text.size() && text::IsSpace(text[at])) ++at;
  return at;
}

// The label of `text` whose name lies in [begin, end) and whose words begin behind `behind`.
std::optional<SpeakerLabel> LabelAt(std::u32string_view text, size_t begin, size_t end, size_t behind) {
  const std::u32string_view written = Trim(text.substr(begin, end - begin));
  if (written.empty()) return std::nullopt;
  SpeakerLabel label;
  label.span.begin = static_cast<int32_t>(written.data() - text.data());
  label.span.end = label.span.begin + static_cast<int32_t>(written.size());
  label.speaker = WithoutBrackets(WithoutSquareBrackets(written));
  label.text_begin = static_cast<int32_t>(SkipSpaces(text, behind));
  return label;
}

}  // namespace

bool IsSpeakerRole(std::u32string_view speaker) { return FindRole(speaker) != nullptr; }

bool IsAskingRole(std::u32string_view speaker) {
  return PartOf(speaker) == RolePart::kAsks;
}

bool IsAnsweringRole(std::u32string_view speaker) {
  return PartOf(speaker) == RolePart::kAnswers;
}

bool IsPlausibleSpeaker(std::u32string_view speaker) {
  if (speaker.empty() || speaker.size() > kLabelSizeMax) return false;
  if (IsRoleWord(speaker)) return true;
  const text::CharClass first = text::Classify(speaker[0]);
  const bool begins_with_letter =
      first >= text::CharClass::kHan && first <= text::CharClass::kLetter;
  if (!begins_with_letter || !std::all_of(speaker.begin(), speaker.end(), IsNameCharacter)) {
    return false;
  }
  if (NotLabels().contains(text::Fold(speaker)) || EndsInReportingVerb(speaker)) return false;
  const bool has_han = std::any_of(speaker.begin(), speaker.end(), text::IsHan);
  return has_han ? IsHanName(speaker) : IsLatinName(speaker) || IsSpeakerRole(speaker);
}

std::optional<SpeakerLabel> ParseSpeakerLabel(std::u32string_view text) {
  constexpr std::u32string_view kNotInLabels = U"。，！？!?；;“”「」《》\n";
  const size_t front = SkipSpaces(text, TimeStampEnd(text, 0));
  const size_t limit = std::min(text.size(), front + kLabelSizeMax + 1);
  for (size_t at = front; at < limit; ++at) {
    if (kNotInLabels.find(text[at]) != kNowhere) return std::nullopt;
    if (IsLabelColon(text, at)) return LabelAt(text, front, at, at + 1);
    const bool may_be_stamp = at > front && text::IsSpace(text[at - 1]);
    const size_t stamp_end = may_be_stamp ? TimeStampEnd(text, at) : at;
    if (stamp_end > at) {  // `张三 00:15`, with a colon or without
      const bool has_colon = stamp_end < text.size() && IsLabelColon(text, stamp_end);
      return LabelAt(text, front, at, stamp_end + has_colon);
    }
  }
  return std::nullopt;
}

}  // namespace wenmai::ingest
