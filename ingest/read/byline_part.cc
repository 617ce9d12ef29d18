#include "ingest/read/byline_part.h"

#include <algorithm>
#include <unordered_set>

#include "ingest/read/table.h"
#include "text/char_class.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr size_t kNowhere = std::u32string_view::npos;

// data/read_byline_part.tsv.
struct PartWords {
  std::vector<std::u32string> body_ends, skipped, skipped_ends, reporters, own;
  std::unordered_set<std::u32string> surnames;

  PartWords() {
    for (const TableRow& row : ReadTable("data/read_byline_part.tsv")) {
      std::vector<std::u32string>* words = row.at(0) == "body"      ? &body_ends
                                           : row.at(0) == "skip"     ? &skipped
                                           : row.at(0) == "skip_end" ? &skipped_ends
                                           : row.at(0) == "reporter" ? &reporters
                                                                     : &own;
      words->push_back(text::Fold(text::DecodeUtf8(row.at(1))));
    }
    for (const TableRow& row : ReadTable("data/mention_surname.txt")) surnames.insert(text::DecodeUtf8(row.at(0)));
  }
};

const PartWords& Words() {
  static const auto* const words = new PartWords;  // lives as long as the process
  return *words;
}

template <typename Matches>
bool AnyOf(const std::vector<std::u32string>& words, Matches matches) {
  return std::any_of(words.begin(), words.end(), matches);
}

bool AreCapitalWords(std::u32string_view name) {
  for (size_t begin = 0; begin < name.size();) {
    const size_t end = std::min(name.find(U' ', begin), name.size());
    if (end > begin && (name[begin] < U'A' || name[begin] > U'Z')) return false;
    begin = end + 1;
  }
  return true;
}

bool IsHanPerson(std::u32string_view name) {
  if (name.size() < 2 || name.size() > 4 || !std::all_of(name.begin(), name.end(), text::IsHan)) return false;
  const bool is_double = name.size() > 2 && Words().surnames.contains(std::u32string(name.substr(0, 2)));
  return is_double || (name.size() < 4 && Words().surnames.contains(std::u32string(name.substr(0, 1))));
}

}  // namespace

bool IsDateCharacter(char32_t c) {
  return text::IsDigit(c) || text::IsSpace(c) || std::u32string_view(U"年月日号-/.:：,，时分T+").find(c) != kNowhere;
}

bool IsBody(std::u32string_view name) {
  constexpr size_t kSizeMax = 24, kLatinSizeMax = 40;
  const std::u32string folded = text::Fold(name);
  const bool is_latin = !name.empty() && text::IsLatin(name[0]);
  if (name.size() > (is_latin ? kLatinSizeMax : kSizeMax) || name.find_first_of(U"：:，,") != kNowhere) return false;
  if (is_latin ? !AreCapitalWords(name) : name.find(U' ') != kNowhere) return false;
  return AnyOf(Words().body_ends, [&](const std::u32string& end) {
    return folded.size() > end.size() && folded.ends_with(end);
  });
}

bool IsPerson(std::u32string_view name) {
  const auto words = std::count(name.begin(), name.end(), U' ') + 1;
  const bool is_latin = std::all_of(name.begin(), name.end(), [](char32_t c) {
    return text::IsLatin(c) || std::u32string_view(U" .-'’").find(c) != kNowhere;
  });
  return IsHanPerson(name) || (is_latin && words >= 2 && words <= 4 && AreCapitalWords(name));
}

bool IsSkipped(std::u32string_view part) {
  const std::u32string folded = text::Fold(part);
  if (std::all_of(part.begin(), part.end(), IsDateCharacter)) return true;  // 07:22
  return AnyOf(Words().skipped, [&](const std::u32string& word) { return folded == word; }) ||
         AnyOf(Words().skipped_ends, [&](const std::u32string& word) {
           return folded.ends_with(word) || (folded.starts_with(word) && text::IsDigit(folded.back()));
         });
}

bool IsOwnBody(std::u32string_view words) {
  return AnyOf(Words().own, [&](const std::u32string& own) { return words == own; });
}

const std::vector<std::u32string>& ReporterWords() { return Words().reporters; }

}  // namespace wenmai::ingest
