// Labelled sentences to train a tagger with: from files of labelled lines, and from articles that a
// reader has labelled.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ingest/lexicon/lexicon.h"
#include "ingest/mention/name_data.h"
#include "ingest/mention/type_cue.h"
#include "ingest/tagger/tag.h"
#include "ingest/tagger/tag_feature.h"
#include "ingest/tagger/tag_token.h"
#include "ingest/tagger/train/article_labels.h"

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
  // Of the known names' occurrences, `hidden_share` are hidden. Every
  // `held_out_each`-th line is held out; none if 0.
  TagCorpus(std::vector<std::string> classes, double hidden_share, int held_out_each);

  const std::vector<std::string>& classes() const { return classes_; }
  const std::vector<LabelledSentence>& sentences() const { return sentences_; }
  std::vector<LabelledSentence>& sentences() { return sentences_; }

  // Adds a file of lines `text TAB begin,end,class[|class] …`, positions in code points. Of every
  // `share` lines one is taken. Throws Error if the file cannot be read or names other classes.
  void AddLines(const std::string& path, int share);

  // Adds what a reader has labelled of an article `copies` times, each with other names hidden.
  void AddLabelledArticle(const std::string& path, const ArticleLabels& labels, int copies,
                          bool is_held_out);

 private:
  struct Label {
    Span span;
    uint32_t classes = 0;
  };

  struct Use {
    int copy = 0;                // tells what is hidden from the features
    int32_t limit = INT32_MAX;   // no more than so many code points
    bool is_held_out = false;    // nothing is hidden then
    bool is_partial = false;     // names of some types are not labelled
  };

  void Add(const Document& document, const std::vector<Label>& labels, const Use& use);
  void AddSentences(const std::vector<TagToken>& tokens, const std::vector<LabelledRange>& names,
                    const Use& use);
  uint32_t ClassesNamed(const std::string& path, std::string_view names) const;

  const std::vector<std::string> classes_;
  const bool has_types_;  // the classes are entity types
  const double hidden_share_;
  const int held_out_each_;
  const Lexicon lexicon_;
  const NameData data_;
  const TypeCues cues_;
  std::vector<LabelledSentence> sentences_;
};

}  // namespace wenmai::ingest
