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

// A name that a NameFinder has found: the bytes [begin, end) of the text it was given.
struct FoundName {
  size_t begin = 0, end = 0;
  std::string type;  // `Person`, `Company`, `Organization`, `Model`, `Product`, `Work` or `Place`
};

// A stage of your own in the extraction: it reads an article's text and tells which names it sees,
// and these take part in everything that follows like those that wenmai finds itself. It must give
// the same answer for the same text, and is called from several threads at once. What it throws fails
// the article by name.
struct NameFinder {
  std::string name;  // with its version: articles are read again when it changes
  std::function<std::vector<FoundName>(std::string_view text)> find;
};

struct IngestOptions {
  ArticleFormat format = ArticleFormat::kAuto;
  int jobs = 0;                             // extraction threads; 0: one a core
  std::vector<std::string> lexicon_files;   // entries of your own, beside the built-in lexicon
  std::vector<NameFinder> name_finders;
  size_t article_bytes_max = 16u << 20;     // a larger article fails by name, the batch goes on
  bool dry_run = false;                     // Add and AddText tell what would change, write nothing
};

struct IngestFailure {
  std::string source;
  std::string reason;
};

struct IngestProgress {
  uint64_t files_done = 0, files_total = 0, bytes_done = 0;
  std::string source;  // the file just finished
};

// What has come of one file, once it is in the graph or has failed.
struct IngestOutcome {
  std::string source;
  uint64_t added = 0, changed = 0, unchanged = 0;  // its articles
  std::string failure;                             // why it failed; empty: it did not
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
  // or not at all; one that fails is named in the summary and the others go on. Both functions are
  // called on the calling thread and may throw to stop; what has landed stays, and the same call goes
  // on from there. `progress` follows the reading, `report` tells each file's outcome after its commit.
  IngestSummary Add(const std::vector<std::string>& paths,
                    const std::function<void(const IngestProgress&)>& progress = {},
                    const std::function<void(const IngestOutcome&)>& report = {});

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
