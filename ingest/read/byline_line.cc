#include "ingest/read/byline_line.h"

#include <algorithm>
#include <string>
#include <vector>

#include "ingest/read/block_text.h"
#include "ingest/read/byline.h"
#include "ingest/read/byline_part.h"
#include "ingest/read/date.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kLineSizeMax = 110;
constexpr size_t kNowhere = std::u32string_view::npos;
constexpr std::u32string_view kBars = U"｜|│丨·•";

class LineReader {
 public:
  explicit LineReader(std::u32string_view line) : line_(line) {}

  std::optional<BylineLine> Read() {
    if (line_.ends_with(U'.')) line_.remove_suffix(1);
    const bool is_bracketed = line_.size() > 2 && line_.front() == U'（' && line_.find(U'）') == line_.size() - 1;
    if (is_bracketed && !FindDate(line_)) return std::nullopt;  // （来源：Ada Park） below a picture
    if (is_bracketed) line_ = line_.substr(1, line_.size() - 2);
    if (line_.size() > kLineSizeMax || HasSentenceEnd(line_)) return std::nullopt;
    for (const std::u32string_view part : Parts()) {
      if (!ReadPart(part) && !MayPassOver(part)) return std::nullopt;
    }
    const bool tells = !result_.author.empty() || !result_.publisher.empty();
    const bool is_day = !tells && result_.published && passed_over_ == 0;  // `Recorded May 2, 2025`
    const bool is_byline = is_day || (tells && (result_.published || has_label_));
    return is_byline ? std::optional(result_) : std::nullopt;
  }

 private:
  static constexpr std::u32string_view kDashes[] = {U" / ", U" — ", U" – ", U" - ", U" // "};

  std::vector<std::u32string_view> Parts() {
    std::vector<std::u32string_view> parts;
    size_t begin = 0;
    for (size_t at = 0; at < line_.size();) {
      size_t gap = kBars.find(line_[at]) != kNowhere && !IsWithinName(at) ? 1 : 0;
      for (const std::u32string_view dash : kDashes) {
        if (line_.substr(at).starts_with(dash) && !EndsInLabel(line_.substr(begin, at - begin + 2))) gap = dash.size();
      }
      if (gap == 0) {
        ++at;
        continue;
      }
      parts.push_back(Trim(line_.substr(begin, at - begin)));
      begin = at += gap;
      is_barred_ = true;
    }
    parts.push_back(Trim(line_.substr(begin)));
    return is_barred_ ? parts : Parts(U'，');
  }

  std::vector<std::u32string_view> Parts(char32_t comma) const {
    std::vector<std::u32string_view> parts;
    for (size_t begin = 0; begin <= line_.size();) {
      const size_t end = std::min(line_.find(comma, begin), line_.size());
      parts.push_back(Trim(line_.substr(begin, end - begin)));
      begin = end + 1;
    }
    return parts;
  }

  // 文｜林溪 and 杰夫·贝佐斯 are one part.
  bool IsWithinName(size_t at) const {
    const bool is_dot = line_[at] == U'·' || line_[at] == U'•';
    const bool is_tight = at > 0 && at + 1 < line_.size() && line_[at - 1] != U' ' && line_[at + 1] != U' ';
    if (is_dot) return is_tight;
    return is_tight && EndsInLabel(line_.substr(0, at + 1));
  }

  // `主笔 / 林溪 责编 /`: the bar belongs to the label.
  static bool EndsInLabel(std::u32string_view text) {
    const std::vector<Credit> credits = ParseByline(text);
    return !credits.empty() && credits.back().name.size() == 0;
  }

  // A rubric or an issue's number beside parts that tell something.
  bool MayPassOver(std::u32string_view part) {
    constexpr size_t kSizeMax = 24;
    constexpr int kCountMax = 2;
    return is_barred_ && part.size() <= kSizeMax && ++passed_over_ <= kCountMax;
  }

  // `by Ada Park on`, `Harbour Weekly,`
  static std::u32string_view WithoutLinks(std::u32string_view part) {
    constexpr std::u32string_view kCommas = U"，,、;；@", kLinks[] = {U" on", U" in", U" at"};
    if (part.starts_with(U"at ")) part.remove_prefix(3);
    for (bool is_changed = true; is_changed;) {
      is_changed = false;
      part = Trim(part);
      for (const std::u32string_view link : kLinks) {
        if (!part.ends_with(link)) continue;
        part.remove_suffix(link.size());
        is_changed = true;
      }
      while (!part.empty() && kCommas.find(part.back()) != kNowhere) part.remove_suffix(1);
      while (!part.empty() && kCommas.find(part.front()) != kNowhere) part.remove_prefix(1);
    }
    return part;
  }

  bool ReadPart(std::u32string_view part) {
    part = WithoutLinks(part);
    if (part.empty()) return true;
    if (const auto date = FindDate(part)) return ReadDate(part, date->begin, date->date);
    if (ReadReporter(part) || ReadCredits(part) || ReadIssue(part)) return true;
    const std::u32string_view label = part.substr(0, part.find_last_not_of(U":：") + 1);  // `Published:`
    return IsSkipped(label) || ReadName(part) || ReadWords(part);
  }

  // What stands beside the date is a part of its own.
  bool ReadDate(std::u32string_view part, size_t begin, const graph::Date& date) {
    if (result_.published) return false;
    result_.published = date;
    size_t end = begin;
    while (end < part.size() && (IsDateCharacter(part[end]) || IsMonth(part, end))) ++end;
    const std::u32string_view before = Trim(part.substr(0, begin)), behind = Trim(part.substr(end));
    const bool runs_in = begin > 0 && text::IsHan(part[begin - 1]) && !IsSkipped(before);
    const bool is_close = end > 0 && std::u32string_view(U" ，,").find(part[end - 1]) == kNowhere;
    const bool runs_on = end < part.size() && text::IsHan(part[end]) && is_close && !IsSkipped(behind);
    return !runs_in && !runs_on && ReadPart(before) && ReadPart(behind);
  }

  static bool IsMonth(std::u32string_view part, size_t at) {
    size_t begin = at, end = at;
    while (begin > 0 && text::IsLatin(part[begin - 1])) --begin;
    while (end < part.size() && text::IsLatin(part[end])) ++end;
    constexpr size_t kMonthSizeMax = 9;
    return end > begin && end - begin <= kMonthSizeMax &&
           ParseDate(std::u32string(part.substr(begin, end - begin)) + U" 1, 2000").has_value();
  }

  // 远望晚报记者 林溪 北京报道; 本报记者林溪
  bool ReadReporter(std::u32string_view part) {
    for (const std::u32string& word : ReporterWords()) {
      const size_t at = part.find(word);
      if (at == kNowhere) continue;
      const std::u32string_view body = Trim(part.substr(0, at));
      std::u32string_view rest = Trim(part.substr(at + word.size()));
      while (!rest.empty() && (rest[0] == U'：' || rest[0] == U':' || rest[0] == U'｜')) rest = Trim(rest.substr(1));
      const std::u32string_view name = rest.substr(0, rest.find(U' '));
      if (name.empty() && IsBody(body)) return TakeLabelled(body, &result_.publisher);
      const bool is_own = body.empty() || IsOwnBody(body);
      if (!IsPerson(name.substr(0, name.find(U'、'))) || (!is_own && !IsBody(body))) return false;
      if (!is_own) Take(body, &result_.publisher);
      return TakeLabelled(name, &result_.author);
    }
    return false;
  }

  bool ReadCredits(std::u32string_view part) {
    const std::vector<Credit> credits = ParseByline(part);
    for (const Credit& credit : credits) {
      const std::u32string_view name = part.substr(credit.name.begin, credit.name.size());
      if (credit.role == CreditRole::kAuthor) ReadCreditedName(name);
      if (credit.role == CreditRole::kPublisher) Take(name, &result_.publisher);
      has_label_ = true;
    }
    return !credits.empty();
  }

  // 《远望周刊》2025年第36期
  bool ReadIssue(std::u32string_view part) {
    const size_t close = part.find(U'》');
    if (!part.starts_with(U'《') || close == kNowhere) return false;
    const std::u32string_view behind = part.substr(close + 1);
    const bool is_issue = behind.find(U'期') != kNowhere && std::all_of(behind.begin(), behind.end(), [](char32_t c) {
      return IsDateCharacter(c) || std::u32string_view(U"第期卷总刊").find(c) != kNowhere;
    });
    return is_issue && TakeLabelled(part.substr(1, close - 1), &result_.publisher);
  }

  // `Ada Park, Harbour Weekly`; `Ada Park for Harbour Weekly`; `Ada Park, staff writer`; `Ada Park in Ferries`
  void ReadCreditedName(std::u32string_view name) {
    name = name.substr(0, name.find(U" in "));
    constexpr std::u32string_view kFor = U" for ";
    if (const size_t at = name.find(kFor); at != kNowhere && IsBody(name.substr(at + kFor.size()))) {
      Take(name.substr(at + kFor.size()), &result_.publisher);
      name = name.substr(0, at);
    }
    const size_t comma = name.find(U", ");
    const std::u32string_view behind = comma == kNowhere ? std::u32string_view() : Trim(name.substr(comma + 1));
    const bool has_body = !behind.empty() && IsBody(behind);
    if (has_body) Take(behind, &result_.publisher);
    Take(has_body || IsSkipped(behind) ? name.substr(0, comma) : name, &result_.author);
  }

  bool ReadName(std::u32string_view part) {
    const size_t comma = part.find(U", ");
    if (comma != kNowhere && IsPerson(part.substr(0, comma))) {
      const std::u32string_view behind = Trim(part.substr(comma + 1));
      if (!IsBody(behind) && !IsSkipped(behind)) return false;
      ReadCreditedName(part);
      return true;
    }
    const bool is_body = IsBody(part);
    if (!is_body && !IsPerson(part)) return false;
    Take(part, is_body ? &result_.publisher : &result_.author);
    return true;
  }

  // Divided by spaces: 远望研究院 林溪 上海
  bool ReadWords(std::u32string_view part) {
    const size_t space = part.find(U' ');
    if (space == kNowhere || !text::IsHan(part[0])) return false;
    return ReadPart(part.substr(0, space)) && ReadPart(Trim(part.substr(space)));
  }

  bool TakeLabelled(std::u32string_view name, std::u32string_view* field) {
    Take(name, field);
    return has_label_ = true;
  }

  static void Take(std::u32string_view name, std::u32string_view* field) {
    if (field->empty()) *field = name;
  }

  std::u32string_view line_;
  BylineLine result_;
  bool is_barred_ = false, has_label_ = false;
  int passed_over_ = 0;
};

}  // namespace

std::optional<BylineLine> ParseBylineLine(std::u32string_view line) { return LineReader(Trim(line)).Read(); }

}  // namespace wenmai::ingest
