// Labelled sentences to train a tagger with: from files of labelled lines, and from articles as the
// pipeline's other sources of names read them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/lexicon/lexicon.h"
#include "ingest/mention/name_data.h"
#include "ingest/tagger/tag.h"
#include "ingest/tagger/tag_feature.h"
#include "ingest/tagger/tagger.h"

namespace wenmai::ingest {

// A name in a sentence; where it is only known to be of one of some classes, a bit for each. Of a
// range with no class nothing is known: it may hold names or none.
struct LabelledRange {
  Span tokens;
  uint32_t classes = 0;
};

struct LabelledSentence {
  std::vector<TagFeatures> features;  // of each token
  std::vector<LabelledRange> names;   // in order
  bool is_held_out = false;           // to be judged by, not trained with
};

// Throws Error{kIo} naming the file if it cannot be read.
std::string ReadFile(const std::string& path);

class TagCorpus {
 public:
  // Of each known name's occurrences, `hidden_share` are hidden from the features. Every
  // `held_out_each`-th line is held out; none if 0.
  TagCorpus(std::vector<std::string> classes, double hidden_share, int held_out_each);

  const std::vector<std::string>& classes() const { return classes_; }
  const std::vector<LabelledSentence>& sentences() const { return sentences_; }
  std::vector<LabelledSentence>& sentences() { return sentences_; }

  // Adds a file of lines `text TAB begin,end,class[|class] …`, positions in code points. Of every
  // `share` lines one is taken. Throws Error if the file cannot be read or names other classes.
  void AddLines(const std::string& path, int share);

  // Adds an article with the names that the lexicon and the patterns find in it. Nothing is taken for
  // known where a pattern found Latin words whose type it had to guess, or where `guide` finds names
  // that the others do not. REQUIRES: the classes are the entity types.
  void AddArticle(const std::string& path, const Tagger* guide);

 private:
  struct Label {
    Span span;
    uint32_t classes = 0;
  };

  void AddDoubts(const Document& document, const Tagger& guide, std::vector<Label>* labels) const;
  void Add(const Document& document, const std::vector<Label>& labels, bool is_held_out);
  uint32_t ClassesNamed(const std::string& path, std::string_view names) const;

  const std::vector<std::string> classes_;
  const double hidden_share_;
  const int held_out_each_;
  const Lexicon lexicon_;
  const NameData data_;
  std::vector<LabelledSentence> sentences_;
};

}  // namespace wenmai::ingest
