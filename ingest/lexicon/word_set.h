// A set of words read from a data file: one a line, `#` begins a comment line. Words are kept
// folded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/lexicon/character_filter.h"
#include "ingest/lexicon/text_hash.h"

namespace wenmai::ingest {

class WordSet {
 public:
  explicit WordSet(std::string_view data);

  // REQUIRES (all): what is asked for is folded.
  bool Contains(std::u32string_view folded) const { return words_.contains(folded); }
  bool Contains(char32_t folded) const { return Contains(std::u32string_view(&folded, 1)); }
  // The length of the longest word that `folded` begins or ends with; 0 if there is none.
  size_t PrefixSize(std::u32string_view folded) const;
  size_t SuffixSize(std::u32string_view folded) const;

  size_t size() const { return words_.size(); }

 private:
  TextSet words_;
  CharacterFilter first_, last_;  // characters of words
  std::vector<size_t> sizes_;     // that words have, the longest first
};

// Everyday English words, so that Figure, Every and Notion are known for words as well as names.
const WordSet& OrdinaryEnglishWords();
// Further English words, so that Auditing and Kinematics are not taken for names.
const WordSet& RarerEnglishWords();

}  // namespace wenmai::ingest
