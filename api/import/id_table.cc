#include "api/import/id_table.h"

#include <algorithm>

#include "api/import/csv_value.h"

namespace wenmai::api {
namespace {

constexpr size_t kBlockBytes = 1u << 20;

}  // namespace

bool IdTable::Insert(std::string_view id, graph::NodeId node) {
  const auto value = static_cast<uint32_t>(node);
  if (const auto number = ParseCanonicalInteger(id)) return numbers_.emplace(*number, value).second;
  if (texts_.contains(id)) return false;
  texts_.emplace(Keep(id), value);
  return true;
}

std::optional<graph::NodeId> IdTable::Find(std::string_view id) const {
  if (const auto number = ParseCanonicalInteger(id)) {
    const auto found = numbers_.find(*number);
    return found == numbers_.end() ? std::nullopt : std::optional<graph::NodeId>(found->second);
  }
  const auto found = texts_.find(id);
  return found == texts_.end() ? std::nullopt : std::optional<graph::NodeId>(found->second);
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
