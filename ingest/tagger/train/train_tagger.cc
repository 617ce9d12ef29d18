// Trains the tagger of names: data/tagger_model.bin.
//
//   train_tagger [--NAME VALUE]… LINES.tsv[:SHARE]…
//
//   --articles DIR        where the labelled articles are
//   --labels FILE         where names stand in them (train/article_labels.h)
//   --copies N            how often those are taken, each time with other names hidden
//   --fold I/N            hold out the I-th of N parts of the labelled articles, and report
//   --without DIR         leave out articles whose file names stand in this folder's file names
//   --out FILE            where the weights go; none are written without
//   --classes A,B,…       the classes of the lines; the entity types without
//   --held-out N          hold out every N-th line, and report by class how well they are tagged
//   --hidden SHARE --epochs N --rate X --dropout SHARE --weight-min X --count-min N
//
// Each line of LINES is a sentence and its names (train/tag_corpus.h); read_corpus.py makes such
// lines of public corpora. SHARE takes one of so many lines.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "ingest/discourse/data_lines.h"
#include "ingest/tagger/tag_model.h"
#include "ingest/tagger/train/article_labels.h"
#include "ingest/tagger/train/tag_corpus.h"
#include "ingest/tagger/train/tag_trainer.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

struct Arguments {
  std::map<std::string, std::string> options;
  std::vector<std::string> files;

  std::string Get(const std::string& name, const std::string& otherwise) const {
    const auto found = options.find(name);
    return found == options.end() ? otherwise : found->second;
  }
  double Number(const std::string& name, double otherwise) const {
    const auto found = options.find(name);
    return found == options.end() ? otherwise : std::stod(found->second);
  }
};

Arguments ReadArguments(int count, char** words) {
  Arguments arguments;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (!word.starts_with("--")) {
      arguments.files.push_back(word);
    } else if (i + 1 < count) {
      arguments.options[word.substr(2)] = words[++i];
    } else {
      throw Error(ErrorCode::kInvalidArgument, word + " needs a value");
    }
  }
  return arguments;
}

std::vector<std::string> ClassesOf(const Arguments& arguments) {
  const std::string names = arguments.Get("classes", "");
  std::vector<std::string> classes;
  for (const std::string_view name : SplitFields(names, ',')) {
    if (!name.empty()) classes.emplace_back(name);
  }
  if (!classes.empty()) return classes;
  for (int type = 0; type < kEntityTypeCount; ++type) {
    classes.emplace_back(EntityTypeName(static_cast<EntityType>(type)));
  }
  return classes;
}

std::vector<std::string> FilesUnder(const std::string& folder) {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// A part of the labelled articles: those whose names' bytes sum up to `part`, modulo `count`.
struct Fold {
  int part = 0, count = 0;

  bool Holds(const std::string& article) const {
    int sum = 0;
    for (const char c : article) sum += static_cast<unsigned char>(c);
    return count > 0 && sum % count == part;
  }
};

Fold FoldOf(const Arguments& arguments) {
  const std::string words = arguments.Get("fold", "0/0");
  const size_t slash = words.find('/');
  if (slash == words.npos) throw Error(ErrorCode::kInvalidArgument, "--fold needs I/N");
  return {std::stoi(words.substr(0, slash)), std::stoi(words.substr(slash + 1))};
}

// The files under --articles, without those that --without names.
std::vector<std::string> ArticlePaths(const Arguments& arguments) {
  const std::string folder = arguments.Get("articles", "");
  if (folder.empty()) return {};
  std::vector<std::string> left_out;
  const std::string without = arguments.Get("without", "");
  if (!without.empty()) left_out = FilesUnder(without);
  std::vector<std::string> paths = FilesUnder(folder);
  std::erase_if(paths, [&](const std::string& path) {
    const std::string stem = std::filesystem::path(path).stem();
    return std::any_of(left_out.begin(), left_out.end(),
                       [&](const std::string& name) { return name.find(stem) != name.npos; });
  });
  return paths;
}

void AddLabelledArticles(const Arguments& arguments, TagCorpus* corpus) {
  std::map<std::string, ArticleLabels> labels;
  const std::string labels_path = arguments.Get("labels", "");
  if (!labels_path.empty()) labels = ReadArticleLabels(labels_path);
  const auto copies = static_cast<int>(arguments.Number("copies", 2));
  const Fold fold = FoldOf(arguments);
  for (const std::string& path : ArticlePaths(arguments)) {
    const std::string name = std::filesystem::path(path).filename();
    const auto labelled = labels.find(name);
    if (labelled == labels.end()) continue;
    const bool is_held_out = fold.Holds(name);
    corpus->AddLabelledArticle(path, labelled->second, is_held_out ? 1 : copies, is_held_out);
  }
}

struct Tally {
  int right = 0, found = 0, wanted = 0;
};

void PrintRow(const std::string& name, const Tally& tally) {
  const double precision = tally.right / std::max(1.0, double(tally.found));
  const double recall = tally.right / std::max(1.0, double(tally.wanted));
  const double f1 = 2.0 * tally.right / std::max(1.0, double(tally.found + tally.wanted));
  std::printf("%-14s P %.3f  R %.3f  F1 %.3f  (%d)\n", name.c_str(), precision, recall, f1,
              tally.wanted);
}

bool Overlaps(const LabelledRange& label, const TaggedRange& range) {
  return label.tokens.Overlaps(range.tokens);
}

void Count(const LabelledSentence& sentence, const std::vector<TaggedRange>& found,
           std::vector<Tally>* tallies) {
  for (size_t c = 0; c < tallies->size(); ++c) {
    for (const LabelledRange& name : sentence.names)
      (*tallies)[c].wanted += name.classes == 1u << c;
  }
  for (const TaggedRange& range : found) {
    const bool is_unknown = std::any_of(
        sentence.names.begin(), sentence.names.end(),
        [&](const LabelledRange& name) { return name.classes == 0 && Overlaps(name, range); });
    if (is_unknown) continue;
    Tally& tally = (*tallies)[range.tag_class];
    ++tally.found;
    tally.right +=
        std::any_of(sentence.names.begin(), sentence.names.end(), [&](const LabelledRange& name) {
          return name.tokens == range.tokens && name.classes == 1u << range.tag_class;
        });
  }
}

// Exact matches of range and class, over the sentences held out.
void Report(const TagCorpus& corpus, TagTrainer* trainer) {
  std::vector<Tally> tallies(corpus.classes().size());
  for (const LabelledSentence& sentence : corpus.sentences()) {
    if (sentence.is_held_out) Count(sentence, trainer->Tag(sentence), &tallies);
  }
  Tally all;
  for (size_t c = 0; c < tallies.size(); ++c) {
    PrintRow(corpus.classes()[c], tallies[c]);
    all.right += tallies[c].right, all.found += tallies[c].found, all.wanted += tallies[c].wanted;
  }
  PrintRow("all", all);
}

void Main(const Arguments& arguments) {
  TagCorpus corpus(ClassesOf(arguments), arguments.Number("hidden", 0.5),
                   static_cast<int>(arguments.Number("held-out", 0)));
  for (const std::string& file : arguments.files) {
    const size_t colon = file.rfind(':');
    const int share = colon == file.npos ? 1 : std::stoi(file.substr(colon + 1));
    corpus.AddLines(file.substr(0, colon), share);
  }
  AddLabelledArticles(arguments, &corpus);
  TagTrainerOptions options;
  options.epochs = static_cast<int>(arguments.Number("epochs", options.epochs));
  options.rate = static_cast<float>(arguments.Number("rate", options.rate));
  options.dropout = static_cast<float>(arguments.Number("dropout", options.dropout));
  options.weight_min = static_cast<float>(arguments.Number("weight-min", options.weight_min));
  options.feature_count_min =
      static_cast<int>(arguments.Number("count-min", options.feature_count_min));
  TagTrainer trainer(corpus, options);
  std::printf("%zu sentences\n", corpus.sentences().size());
  trainer.Run([&](int epoch) {
    std::printf("epoch %d: loss %.4f\n", epoch, trainer.loss());
    std::fflush(stdout);
  });
  if (arguments.Number("held-out", 0) > 0 || FoldOf(arguments).count > 0) Report(corpus, &trainer);
  const std::string out = arguments.Get("out", "");
  if (out.empty()) return;
  std::ofstream file(out, std::ios::binary);
  file << WriteTagModel(corpus.classes(), options.unit, trainer.Weights());
  if (!file.flush()) throw Error(ErrorCode::kIo, "cannot write " + out);
}

}  // namespace
}  // namespace wenmai::ingest

int main(int argc, char** argv) {
  try {
    wenmai::ingest::Main(wenmai::ingest::ReadArguments(argc, argv));
    return 0;
  } catch (const wenmai::Error& error) {
    std::cerr << error.what() << "\n";
    return 1;
  }
}
