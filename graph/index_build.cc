// Transaction::BuildIndex: an index over elements there already are, whatever their number.
//
// Its rows are sorted and written into files in the folder of drafts. The commit adds them to the
// tables in the same step as the definition of the index, so that a crash leaves all or nothing of
// it; files that nobody added are cleared away when the database is opened next.
#include <utility>

#include "graph/bulk/index_builder.h"
#include "graph/element_scan.h"
#include "graph/storage/folder.h"
#include "graph/view_state.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

// Below, a batch of the write-ahead log costs less than files do.
constexpr uint64_t kFilesWorthElements = 10'000;
constexpr uint64_t kReportInterval = 1 << 12;
constexpr double kScanShare = 0.7;  // of the work, as far as it is reported

std::span<const uint32_t> LabelsOf(const IndexDefinition& index) { return {&index.label, 1}; }
std::span<const uint32_t> LabelsOf(const FullTextDefinition& index) { return index.labels; }

template <typename Definition>
void BuildInFiles(View::State& state, const Definition& index, const std::string& folder,
                  const std::function<void(double)>& report) {
  MakeDraftsFolder(folder);
  IndexBuilderOptions options;
  options.catalog = state.catalog.get();
  options.folder = folder;
  const auto builder = NewIndexBuilder(index, options);
  const uint64_t element_count = CountElements(state, index.entity, LabelsOf(index));
  uint64_t visited_count = 0;
  ForEachElement(state, index.entity, LabelsOf(index), [&](uint64_t id, std::string_view record) {
    builder->Add(id, record, state.Decoder(index.entity, id));
    if (++visited_count % kReportInterval != 0) return;
    report(kScanShare * static_cast<double>(visited_count) / static_cast<double>(element_count));
  });
  builder->Write(
      *state.graph->storage,
      [&report](double share) { report(kScanShare + (1 - kScanShare) * share); },
      &state.index_files);
  state.index_statistics = std::make_unique<KeptStatistics>();
  builder->AddTo(state.index_statistics.get());
}

}  // namespace

template <typename Definition>
bool Transaction::IsWorthFiles(const Definition& definition) const {
  const Pending& changes = *state_->own_pending;
  return !state_->graph->drafts_folder.empty() &&
         changes.records(EntityKind::kNode).empty() &&
         changes.records(EntityKind::kRelationship).empty() &&
         CountElements(*state_, definition.entity, LabelsOf(definition)) >= kFilesWorthElements;
}

template <typename Definition>
IndexId Transaction::BuildFromFiles(Definition definition,
                                    const std::function<void(double)>& report) {
  const size_t mark = Changes().Mark();
  const Definition index = AddToSchema(std::move(definition));
  try {
    BuildInFiles(*state_, index, state_->graph->drafts_folder, report);
  } catch (...) {
    Changes().RollbackTo(mark);
    throw;
  }
  return index.id;
}

IndexId Transaction::BuildIndex(IndexDefinition definition,
                                const std::function<void(double)>& report) {
  Changes();
  if (!IsWorthFiles(definition)) return CreateIndex(std::move(definition));
  return BuildFromFiles(std::move(definition), report);
}

IndexId Transaction::BuildIndex(FullTextDefinition definition,
                                const std::function<void(double)>& report) {
  Changes();
  if (!IsWorthFiles(definition)) return CreateFullTextIndex(std::move(definition));
  return BuildFromFiles(std::move(definition), report);
}

}  // namespace wenmai::graph
