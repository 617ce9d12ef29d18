#include "ingest/resolve/name_kinship.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "ingest/lexicon/skeleton.h"
#include "ingest/resolve/name_sound.h"
#include "text/char_class.h"

namespace wenmai::ingest {
namespace {

constexpr double kLikenessMin = 0.6;        // of two spellings of one Latin name
constexpr double kSoundDistanceMax = 0.15;  // of two transliterations of one name

bool HasHan(std::u32string_view name) { return std::any_of(name.begin(), name.end(), text::IsHan); }

// 1 for equal ones, 0 for names without a letter in common: edit distance over the longer one.
double Likeness(std::u32string_view a, std::u32string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 0; i < a.size(); ++i) {
    size_t diagonal = row[0]++;
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j + 1] + 1, row[j] + 1});
    }
  }
  const size_t longer = std::max(a.size(), b.size());
  return longer == 0 ? 0 : 1 - static_cast<double>(row[b.size()]) / static_cast<double>(longer);
}

// A ticker or an acronym: all its letters stand in the name, in order and beginning with the first.
bool Abbreviates(std::u32string_view letters, std::u32string_view name) {
  constexpr size_t kSizeMax = 6;
  if (letters.size() < 2 || letters.size() > kSizeMax || name.empty()) return false;
  if (letters.front() != name.front()) return false;
  size_t matched = 0;
  for (const char32_t c : name) matched += matched < letters.size() && c == letters[matched];
  return matched == letters.size();
}

bool AreLatinKin(std::u32string_view name, std::u32string_view known) {
  const std::u32string a = SkeletonOf(name), b = SkeletonOf(known);
  return Abbreviates(a, b) || Abbreviates(b, a) || Likeness(a, b) >= kLikenessMin;
}

// Relatives share a surname, so the given names must begin alike.
bool ArePersonsKin(std::u32string_view name, std::u32string_view known) {
  const std::u32string a = SkeletonOf(name), b = SkeletonOf(known);
  if (HasHan(name)) return SoundDistance(ConsonantsOf(name), ConsonantsOf(known)) < kSoundDistanceMax;
  return !a.empty() && !b.empty() && a.front() == b.front() && Likeness(a, b) >= kLikenessMin;
}

// In parts: `Sam Altman`, `山姆·奥特曼`.
bool IsFullName(std::u32string_view name) { return ConsonantsOf(name).find(' ') != std::string::npos; }

}  // namespace

bool IsKinToEntry(TypeGroup group, std::u32string_view name, const LexiconEntry& entry) {
  if (group == TypeGroup::kPlace) return false;
  const bool is_person = group == TypeGroup::kPerson, has_han = HasHan(name);
  if (is_person ? !IsFullName(name) : has_han) return true;
  bool has_comparable = false;
  for (const LexiconName& known : entry.names) {
    if (HasHan(known.text) != has_han || (is_person && !IsFullName(known.text))) continue;
    has_comparable = true;
    if (is_person ? ArePersonsKin(name, known.text) : AreLatinKin(name, known.text)) return true;
  }
  return !has_comparable;
}

}  // namespace wenmai::ingest
