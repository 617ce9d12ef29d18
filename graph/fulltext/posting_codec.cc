#include "graph/fulltext/posting_codec.h"

#include <algorithm>
#include <map>

#include "base/bytes.h"

namespace wenmai::graph {
namespace {

constexpr char kTermPart = 'T', kCountersPart = 'C';
constexpr size_t kBlockBytes = sizeof(uint64_t);

// Postings as bytes, by element less the block's first: what a merge need not look into.
using RawPostings = std::map<uint64_t, std::string_view>;

// A later posting of an element takes the place of an earlier one.
void ReadRaw(std::string_view bytes, RawPostings* postings) {
  ByteReader reader(bytes, "postings");
  uint64_t element = 0;
  while (!reader.empty()) {
    element += reader.ReadVarint();
    if (element >= kPostingBlockIds) reader.ThrowInvalid();
    const std::string_view begin = reader.rest();
    if (reader.ReadVarint() != 0) {
      for (uint64_t count = reader.ReadVarint(); count > 0; --count) reader.ReadVarint();
    }
    (*postings)[element] = begin.substr(0, begin.size() - reader.remaining());
  }
}

bool IsRemoval(std::string_view posting) { return posting.front() == 0; }

std::string Write(const RawPostings& postings, bool keeps_removals) {
  std::string out;
  uint64_t previous = 0;
  for (const auto& [element, posting] : postings) {
    if (IsRemoval(posting) && !keeps_removals) continue;
    AppendVarint(element - previous, &out);
    out.append(posting);
    previous = element;
  }
  return out;
}

}  // namespace

void PostingList::Add(uint64_t element, uint32_t length, std::span<const uint32_t> element_places) {
  const auto begin = static_cast<uint32_t>(places.size());
  places.insert(places.end(), element_places.begin(), element_places.end());
  entries.push_back({element, length, begin, static_cast<uint32_t>(places.size())});
}

std::string EncodeFullTextPrefix(IndexId index) {
  std::string key;
  AppendBigEndian32(index, &key);
  return key;
}

std::string EncodeTermPrefix(IndexId index, std::string_view prefix) {
  std::string key = EncodeFullTextPrefix(index);
  key.push_back(kTermPart);
  key.append(prefix);
  return key;
}

std::string EncodeTermKey(IndexId index, std::string_view term) {
  std::string key = EncodeTermPrefix(index, term);
  key.push_back('\0');
  return key;
}

std::string EncodePostingKey(IndexId index, std::string_view term, uint64_t block) {
  std::string key = EncodeTermKey(index, term);
  AppendBigEndian64(block, &key);
  return key;
}

bool DecodePostingKey(std::string_view key, PostingPlace* place) {
  ByteReader reader(key, "full-text key");
  place->index = reader.ReadBigEndian32();
  const char part = static_cast<char>(reader.ReadByte());
  if (part == kCountersPart && reader.empty()) return false;
  if (part != kTermPart || reader.remaining() < kBlockBytes + 1) reader.ThrowInvalid();
  place->term = reader.ReadBytes(reader.remaining() - kBlockBytes - 1);
  if (reader.ReadByte() != 0) reader.ThrowInvalid();
  place->block = reader.ReadBigEndian64();
  return true;
}

void DecodePostings(std::string_view bytes, uint64_t block, PostingList* list) {
  ByteReader reader(bytes, "postings");
  uint64_t element = block * kPostingBlockIds;
  const uint64_t end = element + kPostingBlockIds;
  while (!reader.empty()) {
    element += reader.ReadVarint();
    if (element >= end) reader.ThrowInvalid();
    const uint32_t length = reader.ReadVarint32();
    const auto begin = static_cast<uint32_t>(list->places.size());
    uint32_t place = 0;
    for (uint64_t count = length == 0 ? 0 : reader.ReadVarint(); count > 0; --count) {
      place += reader.ReadVarint32();
      list->places.push_back(place);
    }
    list->entries.push_back({element, length, begin, static_cast<uint32_t>(list->places.size())});
  }
}

void AppendPosting(uint64_t element, uint32_t length, std::span<const uint32_t> places,
                   uint64_t* previous, std::string* out) {
  AppendVarint(element - *previous, out);
  *previous = element;
  AppendVarint(length, out);
  if (length == 0) return;
  AppendVarint(places.size(), out);
  uint32_t place_before = 0;
  for (const uint32_t place : places) {
    AppendVarint(place - place_before, out);
    place_before = place;
  }
}

std::string EncodeFullTextCountersKey(IndexId index) {
  return EncodeFullTextPrefix(index) + kCountersPart;
}

std::string EncodeFullTextCounters(const FullTextCounters& counters) {
  std::string out;
  AppendVarint(counters.element_count, &out);
  AppendVarint(counters.term_count, &out);
  return out;
}

FullTextCounters DecodeFullTextCounters(std::string_view bytes) {
  ByteReader reader(bytes, "full-text counters");
  FullTextCounters counters;
  counters.element_count = reader.ReadVarint();
  counters.term_count = reader.ReadVarint();
  return counters;
}

std::string PostingMerger::Apply(std::optional<std::string_view> base,
                                 std::span<const std::string_view> operands) const {
  RawPostings postings;
  if (base) ReadRaw(*base, &postings);
  for (const std::string_view operand : operands) ReadRaw(operand, &postings);
  return Write(postings, /*keeps_removals=*/false);
}

std::string PostingMerger::Combine(std::span<const std::string_view> operands) const {
  RawPostings postings;
  for (const std::string_view operand : operands) ReadRaw(operand, &postings);
  return Write(postings, /*keeps_removals=*/true);
}

}  // namespace wenmai::graph
