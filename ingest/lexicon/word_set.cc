#include "ingest/lexicon/word_set.h"

#include <algorithm>

#include "ingest/discourse/cue_table.h"
#include "ingest/discourse/data_lines.h"
#include "ingest/ingest_data.h"
#include "text/utf8.h"

namespace wenmai::ingest {

WordSet::WordSet(std::string_view data) {
  for (const std::string_view line : SplitFields(data, '\n')) {
    if (line.empty() || line[0] == '#') continue;
    const std::u32string word = FoldInPlace(text::DecodeUtf8(line));
    longest_ = std::max(longest_, word.size());
    words_.insert(word);
  }
}

size_t WordSet::PrefixSize(std::u32string_view folded) const {
  for (size_t size = std::min(longest_, folded.size()); size > 0; --size) {
    if (Contains(folded.substr(0, size))) return size;
  }
  return 0;
}

size_t WordSet::SuffixSize(std::u32string_view folded) const {
  for (size_t size = std::min(longest_, folded.size()); size > 0; --size) {
    if (Contains(folded.substr(folded.size() - size))) return size;
  }
  return 0;
}

const WordSet& OrdinaryEnglishWords() {
  static const WordSet* const words = new WordSet(IngestData("data/lexicon_english_word.txt"));
  return *words;  // lives as long as the process
}

}  // namespace wenmai::ingest
