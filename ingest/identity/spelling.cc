#include "ingest/identity/spelling.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ingest/discourse/data_lines.h"
#include "ingest/ingest_data.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

using WordSet = std::unordered_set<std::string>;
using text::DecodeUtf8;
using text::EncodeUtf8;

constexpr char32_t kMiddleDot = U'·';

constexpr std::string_view kLegalFormFile = "data/identity_legal_form.txt";
constexpr std::string_view kPersonFile = "data/identity_person.tsv";
constexpr std::string_view kRuleFile = "data/identity_rule.tsv";
constexpr std::string_view kSoundFile = "data/identity_sound.tsv";

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool IsHan(char32_t c) { return (c >= 0x3400 && c <= 0x9FFF) || (c >= 0x20000 && c <= 0x3FFFF); }

// --- Data, read once ---

std::vector<std::u32string> ReadLegalForms() {
  std::vector<std::u32string> forms;
  ForEachDataLine(
      kLegalFormFile, IngestData(kLegalFormFile), 1,
      [&](const std::vector<std::string_view>& fields) { forms.push_back(DecodeUtf8(fields[0])); });
  std::sort(forms.begin(), forms.end(),
            [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return forms;
}

std::unordered_map<std::string, RuleStrength> ReadRules() {
  std::unordered_map<std::string, RuleStrength> rules;
  ForEachDataLine(kRuleFile, IngestData(kRuleFile), 2,
                  [&](const std::vector<std::string_view>& fields) {
                    const auto strength =
                        fields[0] == "context" ? RuleStrength::kContext : RuleStrength::kFound;
                    for (std::string_view rule : SplitFields(fields[1], '|'))
                      rules.emplace(rule, strength);
                  });
  return rules;
}

// Each character's representative; U+0000 for one that is left out.
std::unordered_map<char32_t, char32_t> ReadSounds() {
  std::unordered_map<char32_t, char32_t> sounds;
  ForEachDataLine(kSoundFile, IngestData(kSoundFile), 1,
                  [&](const std::vector<std::string_view>& fields) {
                    const bool is_silent = fields[0] == "-";
                    const std::u32string characters = DecodeUtf8(fields[is_silent ? 1 : 0]);
                    for (char32_t c : characters)
                      sounds.emplace(c, is_silent ? U'\0' : characters.front());
                  });
  return sounds;
}

struct PersonWords {
  WordSet title, latin_title, prefix, surname, given, family;
};

PersonWords ReadPersonWords() {
  PersonWords words;
  const std::unordered_map<std::string_view, WordSet*> sets = {
      {"title", &words.title},   {"latin_title", &words.latin_title},
      {"prefix", &words.prefix}, {"surname", &words.surname},
      {"given", &words.given},   {"family", &words.family}};
  ForEachDataLine(kPersonFile, IngestData(kPersonFile), 2,
                  [&](const std::vector<std::string_view>& fields) {
                    for (std::string_view word : SplitFields(fields[1], '|'))
                      sets.at(fields[0])->emplace(word);
                  });
  return words;
}

// --- Spelling ---

std::u32string_view TrimEnd(std::u32string_view text) {
  while (!text.empty() && (text.back() == U' ' || text.back() == U',')) text.remove_suffix(1);
  return text;
}

std::u32string_view WithoutLegalForm(std::u32string_view name) {
  static const std::vector<std::u32string> forms = ReadLegalForms();
  for (const std::u32string& form : forms) {
    if (!name.ends_with(form)) continue;
    const std::u32string_view rest = name.substr(0, name.size() - form.size());
    // `Costco` does not end in `co`: a Latin form is a word of its own. One character is no name.
    const bool is_word = IsHan(form.front()) || rest.ends_with(U' ') || rest.ends_with(U',');
    if (is_word && TrimEnd(rest).size() >= 2) return TrimEnd(rest);
  }
  return name;
}

// --- Forms of persons' names ---

std::vector<std::string> LatinWords(std::u32string_view name, const WordSet& titles) {
  std::vector<std::string> words;
  for (size_t begin = 0; begin < name.size();) {
    const size_t end = std::min(name.find(U' ', begin), name.size());
    std::string word = EncodeUtf8(name.substr(begin, end - begin));
    begin = end + 1;
    if (!word.empty() && !titles.contains(word)) words.push_back(std::move(word));
  }
  return words;
}

// `老王`, `李老师`: a common surname with a word that anyone may bear.
bool IsSurnameWithTitle(std::u32string_view name, const PersonWords& words) {
  for (size_t length = 1; length < name.size(); ++length) {
    const std::string front = EncodeUtf8(name.substr(0, length));
    const std::string back = EncodeUtf8(name.substr(length));
    if (words.surname.contains(front) && words.title.contains(back)) return true;
    if (words.prefix.contains(front) && words.surname.contains(back)) return true;
  }
  return false;
}

}  // namespace

std::string Spelling(KeyGroup group, std::string_view folded) {
  const std::u32string decoded = DecodeUtf8(folded);
  std::u32string_view name = decoded;
  if (group == KeyGroup::kOrganization) name = WithoutLegalForm(name);
  std::u32string spelling;
  for (size_t i = 0; i < name.size(); ++i) {
    if (name[i] != U' ' && name[i] != U'-') {
      spelling += name[i];
    } else if (!spelling.empty() && IsDigit(spelling.back()) && i + 1 < name.size() &&
               IsDigit(name[i + 1])) {
      spelling += U'-';
    }
  }
  return spelling.empty() ? std::string(folded) : EncodeUtf8(spelling);
}

std::string Sound(std::string_view folded) {
  static const std::unordered_map<char32_t, char32_t> sounds = ReadSounds();
  const std::u32string name = DecodeUtf8(folded);
  const size_t dot = name.find(kMiddleDot);
  if (dot == std::u32string::npos || dot == 0 || dot + 1 == name.size()) return {};
  std::u32string sound;
  for (char32_t c : name) {
    const auto found = sounds.find(c);
    if (found == sounds.end()) {
      sound += c;
    } else if (found->second != U'\0') {
      sound += found->second;
    }
  }
  return EncodeUtf8(sound);
}

NameForm FormOfPersonName(std::string_view folded) {
  static const PersonWords words = ReadPersonWords();
  const std::u32string name = DecodeUtf8(folded);
  if (name.find(kMiddleDot) != std::u32string::npos) return NameForm::kFull;
  if (std::any_of(name.begin(), name.end(), IsHan)) {
    const std::string whole(folded);
    const bool is_common = words.given.contains(whole) || words.family.contains(whole) ||
                           name.size() < 2 || IsSurnameWithTitle(name, words);
    return is_common ? NameForm::kCommon : NameForm::kSingle;
  }
  const std::vector<std::string> parts = LatinWords(name, words.latin_title);
  if (parts.size() >= 2) return NameForm::kFull;
  // Two or three letters are initials or a pet name.
  constexpr size_t kTelling = 4;
  if (parts.empty() || parts[0].size() < kTelling || words.given.contains(parts[0]) ||
      words.family.contains(parts[0])) {
    return NameForm::kCommon;
  }
  return NameForm::kSingle;
}

RuleStrength StrengthOfRule(std::string_view rule) {
  static const std::unordered_map<std::string, RuleStrength> rules = ReadRules();
  const auto found = rules.find(std::string(rule));
  return found == rules.end() ? RuleStrength::kStated : found->second;
}

}  // namespace wenmai::ingest
