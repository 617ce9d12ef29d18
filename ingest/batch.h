// Whole folders into the graph: extraction on all cores, loading on the calling thread.
//
//   Batch batch(&pipeline, &loader, {});
//   BatchSummary summary = batch.Add({"articles/"}, {});
//
// Files are loaded in the order of their paths, several to a commit, each whole or not at all;
// memory is bounded by the files between the two. A file that was loaded before and has not changed
// is not extracted again, so after a crash the same call finishes the rest. A file that fails is
// named and the others go on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/load/loader.h"
#include "ingest/pipeline.h"

namespace wenmai::ingest {

struct BatchOptions {
  int jobs = 0;                        // extraction threads; 0: one a core
  size_t commit_files_max = 64;        // files in one commit
  size_t commit_bytes_max = 4u << 20;  // and the bytes they may have together
  bool dry_run = false;                // find out what would come of it, write nothing
};

struct BatchFailure {
  std::string source;
  std::string reason;
};

struct BatchProgress {
  uint64_t files_done = 0, files_total = 0, bytes_done = 0;
  std::string source;  // the file just finished
};

// What has come of one file, once it is in the graph or has failed.
struct BatchOutcome {
  std::string source;
  uint64_t added = 0, changed = 0, unchanged = 0;  // its articles
  std::string failure;                             // empty: none
};

struct BatchSummary {
  uint64_t added = 0, changed = 0, unchanged = 0;  // articles
  std::vector<BatchFailure> failures;
};

class Batch {
 public:
  // Both must outlive the batch.
  Batch(const Pipeline* pipeline, Loader* loader, const BatchOptions& options)
      : pipeline_(*pipeline), loader_(*loader), options_(options) {}

  // Ingests files, folders with all below them (hidden ones excepted), and for `-` standard input.
  // `progress` is called on this thread after each file; it may throw to stop, what has landed
  // stays. `report` is called on this thread for each file, in the order of their commits.
  BatchSummary Add(const std::vector<std::string>& paths,
                   const std::function<void(const BatchProgress&)>& progress,
                   const std::function<void(const BatchOutcome&)>& report = {});

  // Ingests what was read already.
  BatchSummary AddText(const std::string& source, std::string_view bytes);

 private:
  const Pipeline& pipeline_;
  Loader& loader_;
  const BatchOptions options_;
};

}  // namespace wenmai::ingest
