// How a View finds many records at once.
#include <algorithm>
#include <array>

#include "graph/codec/record_codec.h"
#include "graph/view_state.h"

namespace wenmai::graph {
namespace {

// So many records that lie together are read sooner by going over them than by looking each of them up,
// even if others lie between them.
constexpr size_t kScannedMin = 6;
constexpr uint64_t kScannedSpanMax = 4;  // times as many

Table TableOf(EntityKind kind) {
  return kind == EntityKind::kNode ? Table::kNodes : Table::kRelationships;
}

// How many of `places`, from the first on, are of ids that ascend and lie together. REQUIRES: there is one.
size_t RunLength(std::span<const uint64_t> ids, std::span<const size_t> places) {
  size_t length = 1;
  while (length < places.size()) {
    const uint64_t last = ids[places[length - 1]], next = ids[places[length]];
    if (next <= last || next - last > kScannedSpanMax) break;
    ++length;
  }
  return length;
}

}  // namespace

void View::State::FindRecords(EntityKind kind, std::span<const uint64_t> ids,
                              absl::FunctionRef<void(size_t, std::string_view)> found) {
  std::vector<size_t> stored;  // places of ids that the transaction has not changed
  stored.reserve(ids.size());
  for (size_t i = 0; i < ids.size(); ++i) {
    if (pending != nullptr) {
      const Pending::Records& records = pending->records(kind);
      if (auto record = records.find(ids[i]); record != records.end()) {
        if (record->second) found(i, *record->second);
        continue;
      }
    }
    stored.push_back(i);
  }
  std::vector<size_t> apart;  // places of ids that are looked up one by one
  for (std::span<const size_t> rest = stored; !rest.empty();) {
    const std::span<const size_t> run = rest.first(RunLength(ids, rest));
    if (run.size() >= kScannedMin) {
      ScanRecords(kind, ids, run, found);
    } else {
      apart.insert(apart.end(), run.begin(), run.end());
    }
    rest = rest.subspan(run.size());
  }
  if (!apart.empty()) LookUpRecords(kind, ids, apart, found);
}

// Relationships that were imported leave their node in the order of their ids, so that their records lie
// together.
void View::State::ScanRecords(EntityKind kind, std::span<const uint64_t> ids, std::span<const size_t> run,
                              absl::FunctionRef<void(size_t, std::string_view)> found) {
  auto next = run.begin();
  snapshot().Scan(TableOf(kind), EncodeRecordKey(ids[run.front()]), EncodeRecordKey(ids[run.back()] + 1),
                  [&](std::string_view key, std::string_view record) {
                    const uint64_t id = DecodeRecordKey(key);
                    while (next != run.end() && ids[*next] < id) ++next;
                    if (next != run.end() && ids[*next] == id) found(*next++, record);
                    return next != run.end();
                  });
}

void View::State::LookUpRecords(EntityKind kind, std::span<const uint64_t> ids, std::span<const size_t> apart,
                                absl::FunctionRef<void(size_t, std::string_view)> found) {
  std::vector<std::array<char, 8>> key_bytes(apart.size());
  std::vector<std::string_view> keys;
  keys.reserve(apart.size());
  for (size_t i = 0; i < apart.size(); ++i) {
    const std::string key = EncodeRecordKey(ids[apart[i]]);
    std::copy(key.begin(), key.end(), key_bytes[i].begin());
    keys.emplace_back(key_bytes[i].data(), key_bytes[i].size());
  }
  snapshot().MultiGet(TableOf(kind), keys,
                      [&](size_t i, std::string_view record) { found(apart[i], record); });
}

}  // namespace wenmai::graph
