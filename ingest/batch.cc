#include "ingest/batch.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "ingest/digest.h"
#include "ingest/file_list.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

// A file of JSON lines holds many articles, so it may be larger than one; it is read whole all the
// same.
constexpr size_t kFileBytesMax = size_t{1} << 30;

// What has become of a file before loading.
struct ExtractedFile {
  LoadFile file;
  size_t byte_count = 0;
  size_t current_count = 0;  // articles that are in the graph as they are
  std::optional<std::string> failure;
};

ExtractedFile ExtractFile(const Pipeline& pipeline, const Loader& loader, const std::string& path,
                          std::string_view bytes) {
  ExtractedFile extracted;
  extracted.byte_count = bytes.size();
  extracted.file.file = path;
  extracted.file.fingerprint = Sha256Hex(pipeline.fingerprint() + Sha256Hex(bytes));
  extracted.current_count = loader.CountCurrent(path, extracted.file.fingerprint);
  if (extracted.current_count > 0) return extracted;
  for (Extraction& extraction : pipeline.Extract(path, bytes)) {
    extracted.file.articles.push_back(std::make_shared<const Extraction>(std::move(extraction)));
  }
  return extracted;
}

// What comes in on standard input has no name of its own, so its content gives it one: another text
// is another article, the same text the same.
std::string SourceOf(const std::string& path, std::string_view bytes) {
  return path == kStandardInput ? "stdin:" + ShortDigest(bytes) : path;
}

ExtractedFile ReadAndExtract(const Pipeline& pipeline, const Loader& loader,
                             const std::string& path) {
  std::string reason;
  try {
    const std::string bytes = ReadFile(path, kFileBytesMax);
    return ExtractFile(pipeline, loader, SourceOf(path, bytes), bytes);
  } catch (const std::exception& error) {
    // One bad file, whatever is wrong with it, does not stop the others.
    reason = error.what();
  }
  ExtractedFile failed;
  failed.file.file = path;
  failed.failure = std::move(reason);
  return failed;
}

// Extracts files on threads of its own and hands the results out in order. The threads stay within
// `window` files of the one asked for, which bounds what waits in memory.
class ExtractionQueue {
 public:
  ExtractionQueue(const Pipeline& pipeline, const Loader& loader,
                  const std::vector<std::string>& paths, int jobs)
      : pipeline_(pipeline),
        loader_(loader),
        paths_(paths),
        window_(4 * static_cast<size_t>(jobs)),
        results_(paths.size()) {
    for (int i = 0; i < jobs; ++i) threads_.emplace_back([this] { Work(); });
  }

  ~ExtractionQueue() {
    {
      const std::lock_guard lock(mutex_);
      is_stopped_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  // REQUIRES: index counts up from 0, one a call.
  ExtractedFile Take(size_t index) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return results_[index].has_value(); });
    ExtractedFile result = *std::exchange(results_[index], std::nullopt);
    taken_count_ = index + 1;
    changed_.notify_all();
    return result;
  }

 private:
  void Work() {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [&] {
        return is_stopped_ || next_ == paths_.size() || next_ < taken_count_ + window_;
      });
      if (is_stopped_ || next_ == paths_.size()) return;
      const size_t index = next_++;
      lock.unlock();
      ExtractedFile result = ReadAndExtract(pipeline_, loader_, paths_[index]);
      lock.lock();
      results_[index] = std::move(result);
      changed_.notify_all();
    }
  }

  const Pipeline& pipeline_;
  const Loader& loader_;
  const std::vector<std::string>& paths_;
  const size_t window_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::optional<ExtractedFile>> results_;
  size_t next_ = 0, taken_count_ = 0;
  bool is_stopped_ = false;
  std::vector<std::thread> threads_;
};

// Gathers files for a commit and counts what comes of them.
class Commits {
 public:
  // `report` may be empty.
  Commits(Loader* loader, const BatchOptions& options,
          const std::function<void(const BatchOutcome&)>& report, BatchSummary* summary)
      : loader_(*loader), options_(options), report_(report), summary_(*summary) {}

  void Add(ExtractedFile extracted) {
    if (extracted.failure) {
      Note({.source = extracted.file.file, .failure = *extracted.failure});
    } else if (extracted.current_count > 0) {
      Note({.source = extracted.file.file, .unchanged = extracted.current_count});
    } else {
      byte_count_ += extracted.byte_count;
      files_.push_back(std::move(extracted.file));
    }
    const bool is_full =
        files_.size() >= options_.commit_files_max || byte_count_ >= options_.commit_bytes_max;
    if (is_full) Flush();
  }

  void Flush() {
    if (files_.empty()) return;
    try {
      Count(files_, options_.dry_run ? loader_.Preview(files_) : loader_.Load(files_));
    } catch (const Error& error) {
      if (error.code() != ErrorCode::kInternal) throw;
      LoadOneByOne();
    }
    files_.clear();
    byte_count_ = 0;
  }

 private:
  // One file of several is unsound, so the commit did not happen: the others shall not suffer for
  // it.
  void LoadOneByOne() {
    for (const LoadFile& file : files_) {
      try {
        const std::vector<LoadFile> alone{file};
        Count(alone, loader_.Load(alone));
      } catch (const Error& error) {
        if (error.code() != ErrorCode::kInternal) throw;
        Note({.source = file.file, .failure = error.what()});
      }
    }
  }

  void Count(const std::vector<LoadFile>& files,
             const std::vector<std::vector<LoadResult>>& results) {
    for (size_t i = 0; i < files.size(); ++i) {
      BatchOutcome outcome{.source = files[i].file};
      for (const LoadResult result : results[i]) {
        switch (result) {
          case LoadResult::kNew:
            ++outcome.added;
            break;
          case LoadResult::kChanged:
            ++outcome.changed;
            break;
          case LoadResult::kUnchanged:
            ++outcome.unchanged;
            break;
        }
      }
      Note(outcome);
    }
  }

  void Note(const BatchOutcome& outcome) {
    summary_.added += outcome.added;
    summary_.changed += outcome.changed;
    summary_.unchanged += outcome.unchanged;
    if (!outcome.failure.empty()) summary_.failures.push_back({outcome.source, outcome.failure});
    if (report_) report_(outcome);
  }

  Loader& loader_;
  const BatchOptions& options_;
  const std::function<void(const BatchOutcome&)>& report_;
  BatchSummary& summary_;
  std::vector<LoadFile> files_;
  size_t byte_count_ = 0;
};

int JobCount(int wanted) {
  if (wanted > 0) return wanted;
  return std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

BatchSummary Batch::Add(const std::vector<std::string>& paths,
                        const std::function<void(const BatchProgress&)>& progress,
                        const std::function<void(const BatchOutcome&)>& report) {
  const std::vector<std::string> files = ListFiles(paths);
  BatchSummary summary;
  BatchProgress done;
  done.files_total = files.size();
  Commits commits(&loader_, options_, report, &summary);
  const size_t jobs = std::min<size_t>(JobCount(options_.jobs), files.size());
  ExtractionQueue queue(pipeline_, loader_, files, static_cast<int>(jobs));
  for (size_t i = 0; i < files.size(); ++i) {
    ExtractedFile extracted = queue.Take(i);
    done.bytes_done += extracted.byte_count;
    commits.Add(std::move(extracted));
    if (!progress) continue;
    done.files_done = i + 1;
    done.source = files[i];
    progress(done);
  }
  commits.Flush();
  return summary;
}

BatchSummary Batch::AddText(const std::string& source, std::string_view bytes) {
  BatchSummary summary;
  const std::function<void(const BatchOutcome&)> unreported;
  Commits commits(&loader_, options_, unreported, &summary);
  commits.Add(ExtractFile(pipeline_, loader_, source, bytes));
  commits.Flush();
  return summary;
}

}  // namespace wenmai::ingest
