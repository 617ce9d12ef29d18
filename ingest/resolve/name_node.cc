#include "ingest/resolve/name_node.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>

#include "ingest/lexicon/skeleton.h"
#include "ingest/resolve/name_number.h"

namespace wenmai::ingest {

TypeGroup GroupOf(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return TypeGroup::kPerson;
    case EntityType::kCompany:
    case EntityType::kOrganization:
      return TypeGroup::kBody;
    case EntityType::kModel:
      return TypeGroup::kModel;
    case EntityType::kProduct:
      return TypeGroup::kProduct;
    case EntityType::kWork:
      return TypeGroup::kWork;
    case EntityType::kPlace:
      return TypeGroup::kPlace;
  }
  return TypeGroup::kProduct;
}

std::vector<NameNode> MakeNameNodes(const Document& document) {
  std::vector<NameNode> nodes;
  std::map<std::tuple<TypeGroup, std::u32string, int32_t>, size_t> node_of;
  for (size_t m = 0; m < document.mentions.size(); ++m) {
    const Mention& mention = document.mentions[m];
    const TypeGroup group = GroupOf(mention.type);
    std::u32string skeleton = SkeletonOf(document.View(mention.span));
    const auto [found, is_new] =
        node_of.try_emplace({group, skeleton, mention.lexicon_entry}, nodes.size());
    if (is_new) {
      const bool may_be_numbered = group == TypeGroup::kModel || group == TypeGroup::kProduct;
      std::vector<std::string> numbers;
      if (may_be_numbered) numbers = NumbersOf(document.View(mention.span));
      nodes.push_back({group, std::move(skeleton), mention.lexicon_entry, {}, std::move(numbers)});
    }
    nodes[found->second].mentions.push_back(static_cast<int32_t>(m));
  }
  return nodes;
}

NodeUnion::NodeUnion(const std::vector<NameNode>& nodes)
    : parent_(nodes.size()), rules_(nodes.size()) {
  std::iota(parent_.begin(), parent_.end(), 0);
  for (const NameNode& node : nodes) {
    entries_.push_back(node.lexicon_entry);
    numbers_.push_back(node.numbers);
  }
}

int32_t NodeUnion::Find(int32_t node) const {
  while (parent_[node] != node) node = parent_[node];
  return node;
}

bool NodeUnion::AreApart(int32_t a, int32_t b) const {
  if (entries_[a] != kNone && entries_[b] != kNone) return entries_[a] != entries_[b];
  return !numbers_[a].empty() && !numbers_[b].empty() && numbers_[a] != numbers_[b];
}

void NodeUnion::Join(int32_t node, int32_t with, std::string_view rule) {
  const int32_t a = Find(node), b = Find(with);
  if (AreApart(a, b)) return;
  if (rules_[node].empty()) rules_[node] = rule;
  const int32_t entry = entries_[a] != kNone ? entries_[a] : entries_[b];
  // The smaller number stays root, so that the result does not depend on the order of joins.
  parent_[std::max(a, b)] = std::min(a, b);
  entries_[std::min(a, b)] = entry;
  if (numbers_[std::min(a, b)].empty()) numbers_[std::min(a, b)] = numbers_[std::max(a, b)];
}

}  // namespace wenmai::ingest
