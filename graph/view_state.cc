#include "graph/view_state.h"

#include <algorithm>
#include <limits>

#include "graph/codec/value_codec.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

// So many reads of values that lie together cost about what loading their chunk does.
constexpr size_t kReadsWorthLoading = 64;

Table TableOf(EntityKind kind) {
  return kind == EntityKind::kNode ? Table::kNodes : Table::kRelationships;
}

Value DecodeWhole(std::string_view encoded) {
  ByteReader reader(encoded, "property value");
  return DecodeValue(&reader);
}

}  // namespace

bool View::State::HasPendingRecords(EntityKind kind, uint64_t begin, uint64_t id_count) const {
  if (pending == nullptr) return false;
  const auto first = pending->records(kind).lower_bound(begin);
  return first != pending->records(kind).end() && first->first < begin + id_count;
}

bool View::State::HasPendingLists(NodeId begin, uint64_t id_count) const {
  if (pending == nullptr) return false;
  const auto first = pending->adjacency().lower_bound(AdjacencyList{begin, Direction::kOut, 0});
  return first != pending->adjacency().end() && first->first.node < begin + id_count;
}

std::optional<std::string_view> View::State::FindRecord(EntityKind kind, uint64_t id) {
  if (pending != nullptr) {
    const Pending::Records& records = pending->records(kind);
    if (auto found = records.find(id); found != records.end()) {
      return found->second ? std::optional<std::string_view>(*found->second) : std::nullopt;
    }
  }
  // What is to be changed is often looked at first.
  if (record_of_ == std::pair(kind, id)) return record_;
  record_of_.reset();
  if (!snapshot().Get(TableOf(kind), EncodeRecordKey(id), &record_)) return std::nullopt;
  record_of_.emplace(kind, id);
  return record_;
}

Value View::State::DecodeProperty(EntityKind kind, uint64_t id, KeyId key,
                                  std::string_view encoded) {
  if (!IsLongValueMark(encoded)) return DecodeWhole(encoded);
  std::string value;
  if (!FindRow(Table::kLongValues, EncodeLongValueKey(kind, id, key), &value)) {
    throw Error(ErrorCode::kCorruption, "a long property value is missing");
  }
  return DecodeWhole(value);
}

Properties View::State::DecodeProperties(EntityKind kind, uint64_t id, std::string_view record) {
  Properties properties;
  PropertyReader reader(RecordProperties(kind, record));
  while (reader.Next()) {
    properties.emplace_back(reader.key(), DecodeProperty(kind, id, reader.key(), reader.value()));
  }
  return properties;
}

const ColumnChunk* View::State::FindColumn(EntityKind kind, uint64_t id, KeyId key, bool is_eager) {
  const uint64_t id_end =
      kind == EntityKind::kNode ? version->ids.nodes : version->ids.relationships;
  if (version->caches == nullptr || id >= id_end) return nullptr;
  return version->caches->FindColumn(snapshot(), kind, key, id, is_eager);
}

Value View::State::ReadProperty(EntityKind kind, uint64_t id, KeyId key) {
  const bool is_changed = pending != nullptr && pending->records(kind).contains(id);
  if (!is_changed) {
    const auto i = static_cast<uint32_t>(id % ColumnChunk::kIdCount);
    const ColumnChunk* chunk = FindColumn(kind, id, key, /*is_eager=*/false);
    if (chunk != nullptr && !chunk->IsLong(i)) return chunk->Get(i);
  }
  const std::optional<std::string_view> record = FindRecord(kind, id);
  if (!record) return Value();
  const std::string_view encoded = FindProperty(RecordProperties(kind, *record), key);
  return encoded.empty() ? Value() : DecodeProperty(kind, id, key, encoded);
}

void View::State::LocateProperties(EntityKind kind, std::span<const uint64_t> ids, KeyId key,
                                   std::vector<ColumnPlace>* places) {
  places->resize(ids.size());
  const bool has_changes = pending != nullptr && !pending->records(kind).empty();
  for (size_t begin = 0; begin < ids.size();) {
    const uint64_t index = ids[begin] / ColumnChunk::kIdCount;
    size_t end = begin + 1;
    while (end < ids.size() && ids[end] / ColumnChunk::kIdCount == index) ++end;
    const ColumnChunk* chunk =
        FindColumn(kind, ids[begin], key, /*is_eager=*/end - begin >= kReadsWorthLoading);
    for (; begin < end; ++begin) {
      const auto i = static_cast<uint32_t>(ids[begin] % ColumnChunk::kIdCount);
      const bool is_there = chunk != nullptr && !chunk->IsLong(i) &&
                            !(has_changes && pending->records(kind).contains(ids[begin]));
      (*places)[begin] = {is_there ? chunk : nullptr, i};
    }
  }
}

void View::State::ReadProperties(EntityKind kind, std::span<const uint64_t> ids, KeyId key,
                                 Value* results) {
  LocateProperties(kind, ids, key, &places_);
  std::vector<uint64_t> uncached;
  std::vector<size_t> rows;
  for (size_t i = 0; i < ids.size(); ++i) {
    const ColumnPlace& place = places_[i];
    if (place.chunk != nullptr) {
      results[i] = place.chunk->Get(place.index);
    } else {
      results[i] = Value();
      uncached.push_back(ids[i]);
      rows.push_back(i);
    }
  }
  if (uncached.empty()) return;
  FindRecords(kind, uncached, [&](size_t i, std::string_view record) {
    const std::string_view encoded = FindProperty(RecordProperties(kind, record), key);
    if (!encoded.empty()) results[rows[i]] = DecodeProperty(kind, uncached[i], key, encoded);
  });
}

const MemberBlock& View::State::FindBlock(MemberSet set, uint64_t block) {
  if (version->caches != nullptr) {
    const MemberBlock* cached = version->caches->FindMembers(snapshot(), set, block);
    if (cached != nullptr) return *cached;
  }
  const uint64_t set_number = static_cast<uint64_t>(set.kind) << 32 | set.id;
  std::unique_ptr<MemberBlock>& found = blocks_[{set_number, block}];
  if (found == nullptr) {
    std::string value;
    found = std::make_unique<MemberBlock>();
    if (snapshot().Get(Table::kMembers, EncodeMemberKey(set, block), &value)) {
      *found = MemberBlock::Decode(value);
    }
  }
  return *found;
}

bool View::State::HasMember(MemberSet set, uint64_t id) {
  if (pending != nullptr) {
    if (const PendingIds* changes = pending->FindMembers(set)) {
      if (changes->added.contains(id)) return true;
      if (changes->removed.contains(id)) return false;
    }
  }
  return FindBlock(set, MemberBlock::BlockOf(id)).Has(id);
}

bool View::State::ScanCachedMembers(MemberSet set, uint64_t first, size_t limit,
                                    std::vector<uint64_t>* ids) {
  // One more than asked for tells if there is more. A limit may be none at all.
  const size_t enough = ids->size() + std::min(limit, SIZE_MAX - ids->size() - 1) + 1;
  const uint64_t block_count =
      (version->ids.nodes + MemberBlock::kIdCount - 1) / MemberBlock::kIdCount;
  for (uint64_t block = MemberBlock::BlockOf(first); block < block_count; ++block) {
    FindBlock(set, block).AppendIds(block, first, enough, ids);
    if (ids->size() < enough) continue;
    ids->resize(enough - 1);
    return true;
  }
  return false;
}

bool View::State::ScanMembers(MemberSet set, std::optional<uint64_t> after, size_t limit,
                              std::vector<uint64_t>* ids) {
  const uint64_t first = after ? *after + 1 : 0;
  const PendingIds* changes = pending == nullptr ? nullptr : pending->FindMembers(set);
  if (changes == nullptr && version->caches != nullptr && set.kind != MemberSet::Kind::kType) {
    return ScanCachedMembers(set, first, limit, ids);
  }
  const size_t begin = ids->size();
  // One more than asked for tells whether there is more.
  const auto is_enough = [&] { return ids->size() - begin > limit; };
  snapshot().Scan(
      Table::kMembers, EncodeMemberKey(set, MemberBlock::BlockOf(first)),
      PrefixEnd(EncodeMemberPrefix(set)), [&](std::string_view key, std::string_view value) {
        const size_t block_begin = ids->size();
        MemberBlock::Decode(value).AppendIds(DecodeMemberBlock(key), ids);
        const auto is_out = [&](uint64_t id) {
          return id < first || (changes != nullptr && changes->removed.contains(id));
        };
        ids->erase(std::remove_if(ids->begin() + static_cast<std::ptrdiff_t>(block_begin),
                                  ids->end(), is_out),
                   ids->end());
        return !is_enough();
      });
  if (changes != nullptr) {
    const uint64_t last = is_enough() ? ids->back() : std::numeric_limits<uint64_t>::max();
    const auto middle = static_cast<std::ptrdiff_t>(ids->size());
    size_t taken = 0;
    for (auto id = changes->added.lower_bound(first);
         id != changes->added.end() && *id < last && taken <= limit; ++id, ++taken) {
      ids->push_back(*id);
    }
    std::inplace_merge(ids->begin() + static_cast<std::ptrdiff_t>(begin), ids->begin() + middle,
                       ids->end());
  }
  const bool has_more = is_enough();
  if (has_more) ids->resize(begin + limit);
  return has_more;
}

bool View::State::ScanAllRelationships(std::optional<uint64_t> after, size_t limit,
                                       std::vector<uint64_t>* ids) {
  const Pending::Records* records =
      pending == nullptr ? nullptr : &pending->records(EntityKind::kRelationship);
  const uint64_t first = after ? *after + 1 : 0;
  const size_t begin = ids->size();
  const auto is_enough = [&] { return ids->size() - begin > limit; };
  snapshot().Scan(Table::kRelationships, EncodeRecordKey(first), {},
                  [&](std::string_view key, std::string_view) {
                    const uint64_t id = DecodeRecordKey(key);
                    const bool is_changed = records != nullptr && records->contains(id);
                    if (!is_changed || records->at(id)) ids->push_back(id);
                    return !is_enough();
                  });
  if (records != nullptr) {
    // Those made in the transaction come after all others.
    for (auto record = records->lower_bound(std::max(first, version->ids.relationships));
         record != records->end() && !is_enough(); ++record) {
      if (record->second) ids->push_back(record->first);
    }
  }
  const bool has_more = is_enough();
  if (has_more) ids->resize(begin + limit);
  return has_more;
}

bool View::State::FindRow(Table table, std::string_view key, std::string* value) {
  if (pending != nullptr) {
    const Pending::Rows& rows = pending->rows(table);
    if (auto found = rows.find(key); found != rows.end()) {
      if (found->second) *value = *found->second;
      return found->second.has_value();
    }
  }
  return snapshot().Get(table, key, value);
}

void View::State::ScanRows(Table table, std::string_view begin, std::string_view end,
                           absl::FunctionRef<bool(std::string_view, std::string_view)> visit) {
  if (pending == nullptr || pending->rows(table).empty()) {
    snapshot().Scan(table, begin, end, visit);
    return;
  }
  const Pending::Rows& rows = pending->rows(table);
  auto next = rows.lower_bound(begin);
  bool goes_on = true;
  const auto visit_pending = [&] {
    if (next->second) goes_on = visit(next->first, *next->second);
    ++next;
  };
  snapshot().Scan(table, begin, end, [&](std::string_view key, std::string_view value) {
    while (goes_on && next != rows.end() && next->first < key) visit_pending();
    if (!goes_on) return false;
    if (next != rows.end() && next->first == key) {
      visit_pending();
    } else {
      goes_on = visit(key, value);
    }
    return goes_on;
  });
  while (goes_on && next != rows.end() && (end.empty() || next->first < end)) visit_pending();
}

}  // namespace wenmai::graph
