#include "graph/element_scan.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace wenmai::graph {
namespace {

constexpr size_t kScanBatch = 4096;
// A row passed in a scan costs about as much as a tenth of one looked up.
constexpr uint64_t kScanAdvantage = 10;

MemberSet SetOf(EntityKind kind, uint32_t label) {
  return kind == EntityKind::kNode ? MemberSet::Label(label) : MemberSet::Type(label);
}

bool HasOneOf(EntityKind kind, std::string_view record, std::span<const uint32_t> labels) {
  return std::any_of(labels.begin(), labels.end(), [&](uint32_t label) {
    return kind == EntityKind::kNode ? RecordHasLabel(record, label)
                                     : RecordHead(record).type == label;
  });
}

std::vector<uint64_t> Members(View::State& state, EntityKind kind,
                              std::span<const uint32_t> labels) {
  std::vector<uint64_t> ids;
  for (const uint32_t label : labels) {
    std::optional<uint64_t> after;
    while (state.ScanMembers(SetOf(kind, label), after, kScanBatch, &ids)) after = ids.back();
  }
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return ids;
}

}  // namespace

uint64_t CountElements(const View::State& state, EntityKind kind,
                       std::span<const uint32_t> labels) {
  uint64_t count = 0;
  for (const uint32_t label : labels) count += state.counters().Count(SetOf(kind, label));
  return count;
}

void ForEachElement(View::State& state, EntityKind kind, std::span<const uint32_t> labels,
                    absl::FunctionRef<void(uint64_t, std::string_view)> visit) {
  const bool is_node = kind == EntityKind::kNode;
  const uint64_t element_count = is_node ? state.counters().Count(MemberSet::AllNodes())
                                         : state.counters().relationship_count();
  const bool is_changed = state.pending != nullptr && !state.pending->records(kind).empty();
  if (!is_changed && CountElements(state, kind, labels) * kScanAdvantage > element_count) {
    state.snapshot().Scan(is_node ? Table::kNodes : Table::kRelationships, {}, {},
                          [&](std::string_view key, std::string_view record) {
                            if (HasOneOf(kind, record, labels)) visit(DecodeRecordKey(key), record);
                            return true;
                          });
    return;
  }
  const std::vector<uint64_t> ids = Members(state, kind, labels);
  std::vector<std::optional<std::string>> records;
  for (size_t begin = 0; begin < ids.size(); begin += records.size()) {
    const auto batch = std::span(ids).subspan(begin, std::min(kScanBatch, ids.size() - begin));
    records.assign(batch.size(), std::nullopt);
    state.FindRecords(kind, batch, [&](size_t i, std::string_view record) { records[i] = record; });
    for (size_t i = 0; i < batch.size(); ++i) {
      if (records[i]) visit(batch[i], *records[i]);
    }
  }
}

}  // namespace wenmai::graph
