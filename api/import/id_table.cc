#include "api/import/id_table.h"

#include <algorithm>

#include "api/import/csv_value.h"

namespace wenmai::api {
namespace {

constexpr size_t kBlockBytes = 1u << 20;

// The array of small numbers may be this many times as long as there are numbers, and a little.
constexpr uint64_t kGapsMax = 4;
constexpr uint64_t kSmallNumbersMin = 1024;

}  // namespace

bool IdTable::Insert(std::string_view id, graph::NodeId node) {
  const auto value = static_cast<uint32_t>(node);
  if (const auto number = ParseCanonicalInteger(id)) return InsertNumber(*number, value);
  if (texts_.contains(id)) return false;
  texts_.emplace(Keep(id), value);
  return true;
}

std::optional<graph::NodeId> IdTable::Find(std::string_view id) const {
  if (const auto number = ParseCanonicalInteger(id)) return FindNumber(*number);
  const auto found = texts_.find(id);
  return found == texts_.end() ? std::nullopt : std::optional<graph::NodeId>(found->second);
}

bool IdTable::InsertNumber(int64_t number, uint32_t node) {
  if (FindNumber(number)) return false;
  ++number_count_;
  const auto place = static_cast<uint64_t>(number);  // of a negative one: beyond all
  if (place >= kSmallNumbersMin + kGapsMax * number_count_) {
    numbers_.emplace(number, node);
    return true;
  }
  if (place >= small_numbers_.size()) small_numbers_.resize(place + 1, kNone);
  small_numbers_[place] = node;
  return true;
}

std::optional<graph::NodeId> IdTable::FindNumber(int64_t number) const {
  const auto place = static_cast<uint64_t>(number);
  if (place < small_numbers_.size() && small_numbers_[place] != kNone) return small_numbers_[place];
  if (numbers_.empty()) return std::nullopt;
  const auto found = numbers_.find(number);
  return found == numbers_.end() ? std::nullopt : std::optional<graph::NodeId>(found->second);
}

// A block never grows beyond what it reserved, so that its bytes stay where they are.
std::string_view IdTable::Keep(std::string_view text) {
  if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < text.size()) {
    blocks_.emplace_back().reserve(std::max(kBlockBytes, text.size()));
  }
  std::string& block = blocks_.back();
  block.append(text);
  return std::string_view(block).substr(block.size() - text.size());
}

}  // namespace wenmai::api
