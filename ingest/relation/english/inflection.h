// The forms of English verbs and nouns.
#pragma once

#include <string>
#include <string_view>

namespace wenmai::ingest::english {

struct VerbForms {
  std::string base, third, past, participle, ing;
};

// Of `buy/bought`, `take/took/taken over`; `*` doubles the last letter (`snap* up`: snapped up).
VerbForms InflectVerb(std::string_view entry);

// The plural of `startup`, `holding company`; `subsidiary/subsidiaries` names its own.
std::string PluralOf(std::string_view entry);

// The entry without its plural.
std::string SingularOf(std::string_view entry);

}  // namespace wenmai::ingest::english
