// How names are compared across articles: the spelling, in which writings of one name are equal;
// the sound of a transliterated name; and the form of a person's name, which tells how much it
// says.
#pragma once

#include <string>
#include <string_view>

#include "ingest/identity/key.h"

namespace wenmai::ingest {

// `folded` (text/fold.h) without spaces and hyphens, save between two digits, and for an
// organisation without its legal form: `Llama-3 405B` and `llama 3-405b` are one, `Duolingo, Inc.`
// is `duolingo`. Never empty unless `folded` is.
std::string Spelling(KeyGroup group, std::string_view folded);

// What `山姆·奥特曼` and `山姆·奥尔特曼` share. Empty unless the name has parts joined by a middle
// dot.
std::string Sound(std::string_view folded);

enum class NameForm {
  kFull,    // in parts: `Sam Altman`, `山姆·奥特曼`
  kSingle,  // in one part, but one that few bear: `Altman`, `奥特曼`, `李飞飞`
  kCommon,  // too many bear it: `Sam`, `大卫`, `Smith`, `老王`, `李老师`
};

NameForm FormOfPersonName(std::string_view folded);

// What the rule of a name (EntityName::rule) is worth beyond its article.
enum class RuleStrength {
  kContext,  // nothing: a surname, a short form
  kFound,    // the name is one, but not what else it is: a pattern, the tagger
  kStated,   // the article, or the lexicon, says that two names are one
};

RuleStrength StrengthOfRule(std::string_view rule);

}  // namespace wenmai::ingest
