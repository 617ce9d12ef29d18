#include "query/ast/suggestion.h"

#include <algorithm>

namespace wenmai::query {
namespace {

size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = above;
    }
  }
  return row[b.size()];
}

// Two letters that changed places cost as much as one wrong letter.
bool IsMisspelling(std::string_view word, std::string_view keyword) {
  if (word.size() < 3 || keyword.size() < 3) return false;
  const size_t distance = EditDistance(word, keyword);
  if (distance == 1) return true;
  std::string sorted_word(word), sorted_keyword(keyword);
  std::sort(sorted_word.begin(), sorted_word.end());
  std::sort(sorted_keyword.begin(), sorted_keyword.end());
  return distance == 2 && (sorted_word == sorted_keyword || keyword.size() >= 6);
}

std::string ToUpperAscii(std::string_view word) {
  std::string upper(word);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

}  // namespace

std::string Suggestion(std::string_view word, const std::vector<std::string>& words) {
  const std::string wanted = ToUpperAscii(word);
  for (const std::string& candidate : words) {
    if (IsMisspelling(wanted, ToUpperAscii(candidate))) return "; did you mean " + candidate + "?";
  }
  return {};
}

}  // namespace wenmai::query
