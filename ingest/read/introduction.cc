#include "ingest/read/introduction.h"

#include <algorithm>
#include <string>

#include "ingest/read/metadata_value.h"
#include "ingest/read/table.h"
#include "text/char_class.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kNowhere = std::u32string_view::npos;
constexpr std::u32string_view kGreeting = U"大家好", kSubscribe = U"订阅";
constexpr std::u32string_view kNameEnds = U" ，,。！!、》」”\n";

bool IsBracket(char32_t c) { return std::u32string_view(U"《》「」“”").find(c) != kNowhere; }

std::u32string_view WithoutBrackets(std::u32string_view name) {
  while (!name.empty() && IsBracket(name.front())) name.remove_prefix(1);
  while (!name.empty() && IsBracket(name.back())) name.remove_suffix(1);
  return name;
}

// 联合创始人林溪: a person's name, or an empty one.
std::u32string_view WithoutTitle(std::u32string_view name) {
  constexpr size_t kNameSizeMin = 2, kNameSizeMax = 4;
  size_t title_size = 0;
  for (const TableRow& row : ReadTable("data/mention_title.txt")) {
    const std::u32string title = text::DecodeUtf8(row.at(0));
    if (name.starts_with(title)) title_size = std::max(title_size, title.size());
  }
  name.remove_prefix(title_size);
  const bool is_name = name.size() >= kNameSizeMin && name.size() <= kNameSizeMax &&
                       std::all_of(name.begin(), name.end(), text::IsHan);
  return is_name ? name : std::u32string_view();
}

// The name at the front of `text`, of a programme where it stands in brackets; empty if it does not end soon.
std::u32string_view NameAt(std::u32string_view text, bool is_person) {
  constexpr size_t kNameSizeMax = 10;
  if (is_person && !text.empty() && IsBracket(text.front())) return {};
  while (!text.empty() && IsBracket(text.front())) text.remove_prefix(1);
  const size_t end = text.find_first_of(kNameEnds);
  if (end == kNowhere || end > kNameSizeMax) return {};
  const std::u32string_view name = text.substr(0, end);
  const bool is_mixed = is_person && std::any_of(name.begin(), name.end(), text::IsHan) &&
                        std::any_of(name.begin(), name.end(), text::IsLatin);  // 特约研究员Ada
  return is_mixed || name.find(U'的') != kNowhere ? std::u32string_view() : name;
}

// Behind `words` in `text` two to four words with capitals, up to a comma or full stop.
std::u32string_view LatinNameBehind(std::u32string_view text, std::u32string_view words) {
  const auto is_capital = [](char32_t c) { return c >= U'A' && c <= U'Z'; };
  const size_t found = text.find(words);
  if (found == kNowhere || (found > 0 && text::IsLatin(text[found - 1]))) return {};
  const std::u32string_view name = text.substr(found + words.size());
  size_t count = 0, at = 0;
  while (count < 4 && at + 1 < name.size() && name[at] == U' ' && is_capital(name[at + 1])) {
    for (++at; at < name.size() && (text::IsLatin(name[at]) || name[at] == U'-'); ++at) {
    }
    ++count;
  }
  const bool is_ended = at < name.size() && (name[at] == U',' || name[at] == U'.');
  return count >= 2 && is_ended ? name.substr(1, at - 1) : std::u32string_view();
}

class IntroductionReader {
 public:
  explicit IntroductionReader(Draft* draft) : metadata_(draft->metadata) {
    for (const DraftBlock& block : draft->blocks) {
      const bool is_speech = block.kind == BlockKind::kTranscript || block.kind == BlockKind::kParagraph;
      if (!is_speech) break;
      speech_ += block.text + U'\n';
    }
    is_transcript_ = !draft->blocks.empty() && draft->blocks[0].kind == BlockKind::kTranscript;
  }

  void Run() {
    constexpr size_t kStart = 200, kGreetingReach = 1500, kGreetingSize = 60, kClosing = 600;
    const std::u32string_view speech = speech_;
    ReadNames(speech.substr(0, kStart));
    if (!is_transcript_ || !metadata_.author.empty()) return;
    // A film may begin with scenes, and name who made it at its end.
    const size_t greeting = speech.substr(0, kGreetingReach).find(kGreeting);
    if (greeting != kNowhere) {
      ReadMember(speech.substr(greeting, kGreetingSize), false);
      ReadNames(speech.substr(greeting, kGreetingSize));
    }
    const std::u32string_view closing = speech.substr(speech.size() - std::min(speech.size(), kClosing));
    if (metadata_.author.empty() && closing.find(kSubscribe) != kNowhere) ReadMember(closing, true);
  }

 private:
  void ReadNames(std::u32string_view start) {
    for (const TableRow& row : ReadTable("data/read_introduction.tsv")) {
      const std::u32string words = text::DecodeUtf8(row.at(1));
      const bool is_author = row.at(0) == "author";
      std::string* field = is_author ? &metadata_.author : &metadata_.publisher;
      if (text::IsLatin(words[0])) {
        if (is_author || !metadata_.author.empty()) Fill(LatinNameBehind(start, words), field);
        continue;
      }
      const size_t at = start.find(words);
      if (at == kNowhere) continue;
      const bool is_spoken = is_transcript_ || start.substr(0, at).find(kGreeting) != kNowhere;
      if (is_spoken) Fill(NameAt(start.substr(at + words.size()), is_author), field);
    }
  }

  // `我是《硅谷漫谈》的联合创始人林溪`: of a programme that is between marks or named again, or that asks for
  // subscribers.
  void ReadMember(std::u32string_view text, bool is_programme) {
    constexpr std::u32string_view kIAm = U"我是";
    constexpr size_t kSizeMax = 24;
    for (size_t at = text.find(kIAm); at != kNowhere; at = text.find(kIAm, at + 1)) {
      const std::u32string_view rest = text.substr(at + kIAm.size(), kSizeMax);
      const size_t owner_end = rest.find(U'的');
      if (owner_end == kNowhere || owner_end < 2) continue;
      const std::u32string_view programme = WithoutBrackets(rest.substr(0, owner_end));
      const std::u32string_view behind = rest.substr(owner_end + 1);
      const std::u32string_view name = WithoutTitle(behind.substr(0, behind.find_first_of(kNameEnds)));
      const bool is_marked = programme.size() < owner_end;
      const size_t first = speech_.find(programme);
      if (name.empty() || programme.empty() || programme.find_first_of(kNameEnds) != kNowhere) continue;
      if (!is_programme && !is_marked && speech_.find(programme, first + 1) == kNowhere) continue;
      Fill(name, &metadata_.author);
      Fill(programme, &metadata_.publisher);
      return;
    }
  }

  Metadata& metadata_;
  std::u32string speech_;
  bool is_transcript_ = false;
};

}  // namespace

void ReadIntroduction(Draft* draft) {
  const Metadata& known = draft->metadata;
  if (known.title.empty() && known.author.empty() && known.publisher.empty()) IntroductionReader(draft).Run();
}

}  // namespace wenmai::ingest
