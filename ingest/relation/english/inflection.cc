#include "ingest/relation/english/inflection.h"

#include <vector>

#include "ingest/discourse/data_lines.h"

namespace wenmai::ingest::english {
namespace {

bool EndsWithAny(std::string_view word, std::initializer_list<std::string_view> endings) {
  for (const std::string_view ending : endings) {
    if (word.ends_with(ending)) return true;
  }
  return false;
}

bool EndsWithConsonantY(std::string_view word) {
  constexpr std::string_view kVowels = "aeiou";
  return word.size() > 1 && word.back() == 'y' &&
         kVowels.find(word[word.size() - 2]) == std::string_view::npos;
}

std::string WithS(std::string_view word) {
  if (EndsWithConsonantY(word)) return std::string(word.substr(0, word.size() - 1)) + "ies";
  if (EndsWithAny(word, {"s", "x", "z", "ch", "sh", "go", "do"})) return std::string(word) + "es";
  return std::string(word) + "s";
}

std::string WithEd(std::string_view word, std::string_view doubled) {
  if (EndsWithConsonantY(word)) return std::string(word.substr(0, word.size() - 1)) + "ied";
  if (word.ends_with('e')) return std::string(word) + "d";
  return std::string(doubled) + "ed";
}

std::string WithIng(std::string_view word, std::string_view doubled) {
  const bool drops_e = word.ends_with('e') && !EndsWithAny(word, {"ee", "oe", "ye"});
  return std::string(drops_e ? word.substr(0, word.size() - 1) : doubled) + "ing";
}

}  // namespace

VerbForms InflectVerb(std::string_view entry) {
  const size_t blank = entry.find(' ');
  const std::string tail(blank == std::string_view::npos ? "" : entry.substr(blank));
  const std::vector<std::string_view> parts = SplitFields(entry.substr(0, blank), '/');
  std::string base(parts[0]);
  std::string doubled = base;
  if (base.ends_with('*')) {
    base.pop_back();
    doubled = base + base.back();
  }
  VerbForms forms;
  const std::string past = parts.size() > 1 ? std::string(parts[1]) : WithEd(base, doubled);
  forms.base = base + tail;
  forms.third = WithS(base) + tail;
  if (base == "have") forms.third = "has" + tail;
  forms.past = past + tail;
  forms.participle = (parts.size() > 2 ? std::string(parts[2]) : past) + tail;
  forms.ing = WithIng(base, doubled) + tail;
  return forms;
}

std::string SingularOf(std::string_view entry) {
  return std::string(entry.substr(0, entry.find('/')));
}

std::string PluralOf(std::string_view entry) {
  const size_t slash = entry.find('/');
  return slash == std::string_view::npos ? WithS(entry) : std::string(entry.substr(slash + 1));
}

}  // namespace wenmai::ingest::english
