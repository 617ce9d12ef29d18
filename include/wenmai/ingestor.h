// Articles in, graph out.
//
//   wenmai::Ingestor ingestor(database, {});
//   wenmai::IngestSummary summary = ingestor.Add({"/articles"});
//   for (const auto& failure : summary.failures) std::cerr << failure.source << ": " << failure.reason;
//
// The graph is a function of the articles in it: adding them in any order, in any batches, with any
// number of jobs, gives the same graph; forgetting one gives the graph that never knew it.
// Threads: an Ingestor belongs to one thread at a time; it uses `jobs` threads of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "wenmai/database.h"

namespace wenmai {

namespace api {
struct IngestorState;
}

enum class ArticleFormat { kAuto, kMarkdown, kHtml, kText, kJsonl };

struct IngestOptions {
  ArticleFormat format = ArticleFormat::kAuto;
  int jobs = 0;                             // extraction threads; 0: one a core
  std::vector<std::string> lexicon_files;   // entries of your own, beside the built-in lexicon
  size_t article_bytes_max = 16u << 20;     // a larger article fails by name, the batch goes on
};

struct IngestFailure {
  std::string source;
  std::string reason;
};

struct IngestProgress {
  uint64_t files_done = 0, files_total = 0, bytes_done = 0;
  std::string source;  // the file just finished
};

struct IngestSummary {
  uint64_t added = 0, changed = 0, unchanged = 0;
  std::vector<IngestFailure> failures;
};

class Ingestor {
 public:
  // Throws Error{kInvalidArgument} naming file and line if a lexicon file is malformed.
  Ingestor(Database database, IngestOptions options);
  Ingestor(Ingestor&&) noexcept;
  ~Ingestor();

  // Ingests files, and folders with all below them. `-` reads standard input. Each article lands whole
  // or not at all; one that fails is named in the summary and the others go on. `progress` is called
  // on the calling thread; it may throw to stop, what has landed stays.
  IngestSummary Add(const std::vector<std::string>& paths,
                    const std::function<void(const IngestProgress&)>& progress = {});

  // Ingests one article from memory; `source` is its path or address.
  IngestSummary AddText(const std::string& source, std::string_view bytes);

  // Removes an article, named by id, source or url, with all that no other article supports. False if
  // there is none.
  bool Forget(std::string_view article);

  // Says that two names mean one entity, or that a name does not mean the entity it was taken for.
  // Remembered, and applied to articles that come later. Throws Error{kNotFound}.
  void Merge(std::string_view name, std::string_view other);
  void Split(std::string_view name, const std::vector<std::string>& aliases);

  // Why a name is taken for its entity: lines with rule, article and words.
  std::vector<std::string> Why(std::string_view name, std::string_view other = {});

 private:
  std::unique_ptr<api::IngestorState> state_;
};

// What the pipeline finds in articles, without a database: `visit` gets one line of JSON for each
// article, in the order of the files' paths. Returns what could not be read.
std::vector<IngestFailure> Extract(const std::vector<std::string>& paths,
                                   const IngestOptions& options,
                                   const std::function<void(std::string_view json)>& visit);

}  // namespace wenmai
