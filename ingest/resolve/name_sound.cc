#include "ingest/resolve/name_sound.h"

#include <algorithm>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "ingest/discourse/data_lines.h"
#include "ingest/ingest_data.h"
#include "text/char_class.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

constexpr double kFaintCost = 0.3;  // of a consonant that transliterations often drop
constexpr double kLikeCost = 0.25;  // of two that sound alike
constexpr double kPartCost = 1.0;

// Consonants by what they sound like, the first of each row standing for the row.
constexpr std::string_view kClasses[] = {"bp",   "m", "fv",  "dt", "n", "lr",
                                         "gkcq", "h", "jyx", "sz", "w"};
// Rows whose members one language takes for those of another row.
constexpr std::string_view kAlike[] = {"fw", "gj", "sj", "hg", "sd", "wb", "bf", "nm", "hw"};

// The pinyin of the characters that transliterations use.
std::string_view PinyinOf(char32_t c) {
  static const auto* const table = [] {
    constexpr std::string_view kFile = "data/resolve_pinyin.tsv";
    auto* const pinyin =
        new absl::flat_hash_map<char32_t, std::string>();  // as long as the process
    ForEachDataLine(kFile, IngestData(kFile), 2, [&](const std::vector<std::string_view>& fields) {
      pinyin->emplace(text::DecodeUtf8(fields[0]).front(), fields[1]);
    });
    return pinyin;
  }();
  const auto found = table->find(c);
  return found == table->end() ? std::string_view() : found->second;
}

char ClassOf(char letter) {
  for (const std::string_view row : kClasses) {
    if (row.find(letter) != row.npos) return row[0];
  }
  return 0;
}

bool AreAlike(char a, char b) {
  return std::any_of(std::begin(kAlike), std::end(kAlike), [&](std::string_view pair) {
    return (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a);
  });
}

bool IsFaint(char c) { return c == 'l' || c == 'n' || c == 'h' || c == 'w' || c == 'j'; }

double CostOf(char c) { return c == ' ' ? kPartCost : IsFaint(c) ? kFaintCost : 1.0; }

double CostOf(char a, char b) {
  if (a == b) return 0;
  return AreAlike(a, b) ? kLikeCost : 1.0;
}

void AddConsonants(std::string_view letters, std::string* sound) {
  for (size_t i = 0; i < letters.size(); ++i) {
    // `sh`, `zh`, `ph`: the second letter has no sound of its own; `x` within a word is `ks`.
    const bool is_mute = letters[i] == 'h' && i > 0 &&
                         std::string_view("scztpgw").find(letters[i - 1]) != std::string_view::npos;
    const char sounding = ClassOf(letters[i]);
    if (is_mute || sounding == 0) continue;
    const bool is_double = i > 0 && letters[i] == letters[i - 1];
    if (!is_double) sound->push_back(sounding);
  }
}

}  // namespace

std::string ConsonantsOf(std::u32string_view name) {
  std::string sound, latin;
  const auto flush = [&] {
    AddConsonants(latin, &sound);
    latin.clear();
  };
  for (const char32_t c : text::Fold(name)) {
    if (c < 0x80 && text::IsLatin(c)) {
      latin.push_back(static_cast<char>(c));
      continue;
    }
    flush();
    if (text::IsHan(c)) {
      AddConsonants(PinyinOf(c), &sound);
    } else if (!sound.empty() && sound.back() != ' ') {
      sound.push_back(' ');
    }
  }
  flush();
  return sound;
}

// Weighted edit distance over the longer one's length.
double SoundDistance(std::string_view a, std::string_view b) {
  if (a.empty() || b.empty()) return 1;
  std::vector<double> row(b.size() + 1, 0);
  for (size_t j = 0; j < b.size(); ++j) row[j + 1] = row[j] + CostOf(b[j]);
  for (size_t i = 0; i < a.size(); ++i) {
    double diagonal = row[0];
    row[0] += CostOf(a[i]);
    for (size_t j = 0; j < b.size(); ++j) {
      const double replaced = diagonal + CostOf(a[i], b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j + 1] + CostOf(a[i]), row[j] + CostOf(b[j])});
    }
  }
  return row[b.size()] / static_cast<double>(std::max(a.size(), b.size()));
}

}  // namespace wenmai::ingest
