#include "wenmai/ingestor.h"

#include <utility>

#include "api/name_finder.h"
#include "api/state.h"
#include "ingest/batch.h"
#include "ingest/extraction_json.h"
#include "ingest/file_list.h"
#include "ingest/load/loader.h"
#include "ingest/pipeline.h"

namespace wenmai {
namespace {

ingest::PipelineOptions ToPipelineOptions(const IngestOptions& options) {
  ingest::PipelineOptions pipeline{.lexicon_files = options.lexicon_files,
                                   .article_bytes_max = options.article_bytes_max};
  for (const NameFinder& finder : options.name_finders) {
    pipeline.name_finders.push_back(api::AdaptNameFinder(finder));
  }
  switch (options.format) {
    case ArticleFormat::kAuto: pipeline.format = ingest::InputFormat::kAuto; break;
    case ArticleFormat::kMarkdown: pipeline.format = ingest::InputFormat::kMarkdown; break;
    case ArticleFormat::kHtml: pipeline.format = ingest::InputFormat::kHtml; break;
    case ArticleFormat::kText: pipeline.format = ingest::InputFormat::kText; break;
    case ArticleFormat::kJsonl: pipeline.format = ingest::InputFormat::kJsonLines; break;
  }
  return pipeline;
}

IngestSummary ToPublic(ingest::BatchSummary batch) {
  IngestSummary summary{
      .added = batch.added, .changed = batch.changed, .unchanged = batch.unchanged};
  for (ingest::BatchFailure& failure : batch.failures) {
    summary.failures.push_back({std::move(failure.source), std::move(failure.reason)});
  }
  return summary;
}

}  // namespace

namespace api {

struct IngestorState {
  std::shared_ptr<DatabaseState> database;
  IngestOptions options;
  ingest::Loader loader;
  std::unique_ptr<ingest::Pipeline> pipeline;  // made when first needed: it reads the lexicon

  ingest::Batch MakeBatch() {
    if (!pipeline) pipeline = std::make_unique<ingest::Pipeline>(ToPipelineOptions(options));
    return ingest::Batch(pipeline.get(), &loader, {.jobs = options.jobs, .dry_run = options.dry_run});
  }
};

}  // namespace api

Ingestor::Ingestor(Database database, IngestOptions options)
    : state_(new api::IngestorState{database.state_, std::move(options),
                                    ingest::Loader(database.state_->graph.get()), nullptr}) {}
Ingestor::Ingestor(Ingestor&&) noexcept = default;
Ingestor::~Ingestor() = default;

IngestSummary Ingestor::Add(const std::vector<std::string>& paths,
                            const std::function<void(const IngestProgress&)>& progress,
                            const std::function<void(const IngestOutcome&)>& report) {
  std::function<void(const ingest::BatchProgress&)> on_progress;
  if (progress) {
    on_progress = [&progress](const ingest::BatchProgress& batch) {
      progress({batch.files_done, batch.files_total, batch.bytes_done, batch.source});
    };
  }
  std::function<void(const ingest::BatchOutcome&)> on_outcome;
  if (report) {
    on_outcome = [&report](const ingest::BatchOutcome& outcome) {
      report({outcome.source, outcome.added, outcome.changed, outcome.unchanged, outcome.failure});
    };
  }
  return ToPublic(state_->MakeBatch().Add(paths, on_progress, on_outcome));
}

IngestSummary Ingestor::AddText(const std::string& source, std::string_view bytes) {
  return ToPublic(state_->MakeBatch().AddText(source, bytes));
}

bool Ingestor::Forget(std::string_view article) { return state_->loader.Forget(article); }

void Ingestor::Merge(std::string_view name, std::string_view other) {
  state_->loader.Merge(name, other);
}

void Ingestor::Split(std::string_view name, const std::vector<std::string>& aliases) {
  state_->loader.Split(name, aliases);
}

std::vector<std::string> Ingestor::Why(std::string_view name, std::string_view other) {
  return state_->loader.Why(name, other);
}

std::vector<IngestFailure> Extract(const std::vector<std::string>& paths,
                                   const IngestOptions& options,
                                   const std::function<void(std::string_view json)>& visit) {
  const ingest::Pipeline pipeline(ToPipelineOptions(options));
  std::vector<IngestFailure> failures;
  for (const std::string& file : ingest::ListFiles(paths)) {
    try {
      const std::string bytes = ingest::ReadFile(file, options.article_bytes_max);
      for (const ingest::Extraction& extraction : pipeline.Extract(file, bytes)) {
        visit(ingest::ExtractionToJson(extraction));
      }
    } catch (const Error& error) {
      failures.push_back({file, error.what()});
    }
  }
  return failures;
}

}  // namespace wenmai
