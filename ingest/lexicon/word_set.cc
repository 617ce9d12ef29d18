#include "ingest/lexicon/word_set.h"

#include <functional>
#include <set>
#include <utility>

#include "ingest/discourse/cue_table.h"
#include "ingest/discourse/data_lines.h"
#include "ingest/ingest_data.h"
#include "text/utf8.h"

namespace wenmai::ingest {

WordSet::WordSet(std::string_view data) {
  std::set<size_t, std::greater<>> sizes;
  for (const std::string_view line : SplitFields(data, '\n')) {
    if (line.empty() || line[0] == '#') continue;
    std::u32string word = FoldInPlace(text::DecodeUtf8(line));
    first_.Add(word.front());
    last_.Add(word.back());
    sizes.insert(word.size());
    words_.insert(std::move(word));
  }
  sizes_.assign(sizes.begin(), sizes.end());
}

size_t WordSet::PrefixSize(std::u32string_view folded) const {
  if (folded.empty() || !first_.MayContain(folded.front())) return 0;
  for (const size_t size : sizes_) {
    if (size <= folded.size() && Contains(folded.substr(0, size))) return size;
  }
  return 0;
}

size_t WordSet::SuffixSize(std::u32string_view folded) const {
  if (folded.empty() || !last_.MayContain(folded.back())) return 0;
  for (const size_t size : sizes_) {
    if (size <= folded.size() && Contains(folded.substr(folded.size() - size))) return size;
  }
  return 0;
}

const WordSet& OrdinaryEnglishWords() {
  static const WordSet* const words = new WordSet(IngestData("data/lexicon_english_word.txt"));
  return *words;  // lives as long as the process
}

const WordSet& RarerEnglishWords() {
  static const WordSet* const words =
      new WordSet(IngestData("data/lexicon_rarer_english_word.txt"));
  return *words;  // likewise
}

}  // namespace wenmai::ingest
