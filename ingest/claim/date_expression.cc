#include "ingest/claim/date_expression.h"

#include <charconv>
#include <chrono>
#include <string>

#include "ingest/discourse/data_lines.h"
#include "ingest/ingest_data.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kFile = "data/claim_date.tsv";

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day ToCivil(graph::Date date) {
  return year_month_day(sys_days(std::chrono::days(date.days)));
}

// What a date expression has said so far.
struct Parts {
  std::optional<int> year, month, day;
  size_t end = 0;  // of what was read
};

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// The number at `at` of at most four digits; advances past it.
std::optional<int> ReadNumber(std::u32string_view text, size_t* at) {
  constexpr size_t kDigitsMax = 4;
  size_t end = *at;
  int number = 0;
  while (end < text.size() && IsDigit(text[end])) number = number * 10 + (text[end++] - U'0');
  if (end == *at || end - *at > kDigitsMax) return std::nullopt;
  *at = end;
  return number;
}

void SkipSpaces(std::u32string_view text, size_t* at) {
  while (*at < text.size() && (text[*at] == U' ' || text[*at] == U',')) ++*at;
}

// Reads N年, N月, N日 as far as they follow one another.
void ReadNumbers(std::u32string_view text, Parts* parts) {
  for (size_t at = parts->end; at < text.size();) {
    SkipSpaces(text, &at);
    const std::optional<int> number = ReadNumber(text, &at);
    if (!number || at >= text.size()) return;
    if (text[at] == U'年' && !parts->year && *number >= 1900) {
      parts->year = number;
    } else if (text[at] == U'月' && !parts->month && *number >= 1 && *number <= 12) {
      parts->month = number;
    } else if ((text[at] == U'日' || text[at] == U'号') && parts->month && !parts->day) {
      parts->day = number;
    } else {
      return;
    }
    parts->end = ++at;
  }
}

// Reads `5`, `5, 2024` or `2024` behind a month's name.
void ReadBehindMonthName(std::u32string_view text, Parts* parts) {
  for (int i = 0; i < 2; ++i) {
    size_t at = parts->end;
    SkipSpaces(text, &at);
    const std::optional<int> number = ReadNumber(text, &at);
    if (!number) return;
    if (*number >= 1900) {
      parts->year = number;
    } else if (!parts->day && *number >= 1 && *number <= 31) {
      parts->day = number;
    } else {
      return;
    }
    parts->end = at;
  }
}

std::optional<graph::Date> ToDate(const Parts& parts, std::optional<graph::Date> written) {
  if (!parts.month || (!parts.year && (!written || !parts.day))) return std::nullopt;
  const auto date_in = [&](int year) {
    return year_month_day(std::chrono::year(year), std::chrono::month(*parts.month),
                          std::chrono::day(parts.day.value_or(1)));
  };
  year_month_day date = date_in(parts.year ? *parts.year : static_cast<int>(ToCivil(*written).year()));
  if (!parts.year && sys_days(date).time_since_epoch().count() > written->days) {
    date = date_in(static_cast<int>(date.year()) - 1);
  }
  if (!date.ok()) return std::nullopt;
  return graph::Date{sys_days(date).time_since_epoch().count()};
}

// `unit` and `offset` name the group of a line, so that words of one meaning share it.
std::string GroupedLines(std::string_view data) {
  std::string lines;
  ForEachDataLine(kFile, data, 3, [&](const std::vector<std::string_view>& fields) {
    lines.append(fields[0]).append(" ").append(fields[1]).append("\t").append(fields[2]).append("\n");
  });
  return lines;
}

}  // namespace

DateFinder::DateFinder() : words_(kFile, GroupedLines(IngestData(kFile))) {
  for (const std::string& name : words_.names()) {
    const size_t space = name.find(' ');
    const std::string unit = name.substr(0, space);
    Word word;
    word.unit = unit == "year"    ? Word::Unit::kYear
                : unit == "month" ? Word::Unit::kMonth
                : unit == "day"   ? Word::Unit::kDay
                                  : Word::Unit::kName;
    const char* end = name.data() + name.size();
    if (std::from_chars(name.data() + space + 1, end, word.value).ptr != end) {
      throw Error(ErrorCode::kInvalidArgument, std::string(kFile) + ": cannot read " + name);
    }
    meanings_.push_back(word);
  }
}

std::optional<graph::Date> DateFinder::Find(std::u32string_view folded,
                                            std::optional<graph::Date> written) const {
  std::vector<CueHit> hits = words_.Find(folded);
  auto hit = hits.begin();
  for (size_t at = 0; at < folded.size(); ++at) {
    while (hit != hits.end() && hit->span.begin < static_cast<int32_t>(at)) ++hit;
    Parts parts;
    parts.end = at;
    if (hit != hits.end() && hit->span.begin == static_cast<int32_t>(at)) {
      parts.end = hit->span.end;
      for (size_t group = 0; group < meanings_.size(); ++group) {
        if (!hit->groups.test(group)) continue;
        const Word& word = meanings_[group];
        if (word.unit == Word::Unit::kName) {
          parts.month = word.value;
          ReadBehindMonthName(folded, &parts);
        } else if (written && word.unit == Word::Unit::kDay) {
          return graph::Date{written->days + word.value};
        } else if (written) {
          const year_month_day today = ToCivil(*written);
          const auto then = word.unit == Word::Unit::kYear ? today + std::chrono::years(word.value)
                                                           : today + std::chrono::months(word.value);
          parts.year = static_cast<int>(then.year());
          if (word.unit == Word::Unit::kMonth) parts.month = static_cast<unsigned>(then.month());
          ReadNumbers(folded, &parts);
        }
      }
    } else if (IsDigit(folded[at]) && (at == 0 || !IsDigit(folded[at - 1]))) {
      ReadNumbers(folded, &parts);
    }
    if (const auto date = ToDate(parts, written)) return date;
  }
  return std::nullopt;
}

}  // namespace wenmai::ingest
