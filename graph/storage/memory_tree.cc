#include "graph/storage/memory_tree.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace wenmai::graph {

// A B+ tree. In a leaf keys[i] belongs to values[i]; in an inner node children[i] holds the keys
// from keys[i] on, and keys[0] is never looked at. Values are shared by the copies of a leaf.
struct MemoryTree::Node {
  static constexpr size_t kEntriesMax = 48;

  bool is_leaf() const { return children.empty(); }
  size_t ChildOf(std::string_view key) const {
    auto after = std::upper_bound(keys.begin() + 1, keys.end(), key);
    return static_cast<size_t>(after - keys.begin()) - 1;
  }

  uint64_t edit = 0;
  std::vector<std::string> keys;
  std::vector<std::shared_ptr<const std::string>> values;
  std::vector<NodePointer> children;
};

struct MemoryTree::Split {
  std::string key;  // first key of `right`
  NodePointer right;
};

const std::string* MemoryTree::Find(std::string_view key) const {
  const Node* node = root_.get();
  if (node == nullptr) return nullptr;
  while (!node->is_leaf()) node = node->children[node->ChildOf(key)].get();
  auto found = std::lower_bound(node->keys.begin(), node->keys.end(), key);
  if (found == node->keys.end() || *found != key) return nullptr;
  return node->values[static_cast<size_t>(found - node->keys.begin())].get();
}

void MemoryTree::Scan(std::string_view begin, std::string_view end,
                      absl::FunctionRef<bool(std::string_view, std::string_view)> visit) const {
  if (root_ != nullptr) ScanBelow(*root_, begin, end, visit);
}

bool MemoryTree::ScanBelow(const Node& node, std::string_view begin, std::string_view end,
                           absl::FunctionRef<bool(std::string_view, std::string_view)> visit) {
  if (node.is_leaf()) {
    auto first = std::lower_bound(node.keys.begin(), node.keys.end(), begin);
    for (size_t i = static_cast<size_t>(first - node.keys.begin()); i < node.keys.size(); ++i) {
      if (!end.empty() && node.keys[i] >= end) return false;
      if (!visit(node.keys[i], *node.values[i])) return false;
    }
    return true;
  }
  for (size_t i = node.ChildOf(begin); i < node.children.size(); ++i) {
    if (!ScanBelow(*node.children[i], begin, end, visit)) return false;
  }
  return true;
}

// The node in *slot if this edit made it, else a copy put in its place.
MemoryTree::Node* MemoryTree::MakeOwn(NodePointer* slot, uint64_t edit) {
  if ((*slot)->edit != edit) {
    *slot = std::make_shared<Node>(**slot);
    (*slot)->edit = edit;
  }
  return slot->get();
}

void MemoryTree::Put(std::string_view key, std::string value, uint64_t edit) {
  if (root_ == nullptr) {
    root_ = std::make_shared<Node>();
    root_->edit = edit;
  }
  std::optional<Split> split = PutBelow(&root_, key, &value, edit);
  if (!split) return;
  auto root = std::make_shared<Node>();
  root->edit = edit;
  root->keys = {std::string(), std::move(split->key)};
  root->children = {std::move(root_), std::move(split->right)};
  root_ = std::move(root);
}

std::optional<MemoryTree::Split> MemoryTree::PutBelow(NodePointer* slot, std::string_view key,
                                                      std::string* value, uint64_t edit) {
  Node* node = MakeOwn(slot, edit);
  if (node->is_leaf()) {
    auto place = std::lower_bound(node->keys.begin(), node->keys.end(), key);
    auto shared = std::make_shared<const std::string>(std::move(*value));
    const auto index = place - node->keys.begin();
    if (place != node->keys.end() && *place == key) {
      node->values[static_cast<size_t>(index)] = std::move(shared);
      return std::nullopt;
    }
    node->keys.emplace(place, key);
    node->values.insert(node->values.begin() + index, std::move(shared));
  } else {
    const size_t child = node->ChildOf(key);
    std::optional<Split> split = PutBelow(&node->children[child], key, value, edit);
    if (!split) return std::nullopt;
    const auto after = static_cast<std::ptrdiff_t>(child) + 1;
    node->keys.insert(node->keys.begin() + after, std::move(split->key));
    node->children.insert(node->children.begin() + after, std::move(split->right));
  }
  if (node->keys.size() <= Node::kEntriesMax) return std::nullopt;

  // Keys mostly come in ascending order (dense ids), so the left node is left nearly full.
  const auto cut = static_cast<std::ptrdiff_t>(node->keys.size() * 3 / 4);
  auto right = std::make_shared<Node>();
  right->edit = edit;
  const auto move_tail = [cut](auto* from, auto* to) {
    if (from->empty()) return;
    to->assign(std::make_move_iterator(from->begin() + cut), std::make_move_iterator(from->end()));
    from->erase(from->begin() + cut, from->end());
  };
  move_tail(&node->keys, &right->keys);
  move_tail(&node->values, &right->values);
  move_tail(&node->children, &right->children);
  return Split{right->keys.front(), std::move(right)};
}

void MemoryTree::Erase(std::string_view key, uint64_t edit) {
  if (Find(key) == nullptr) return;
  EraseBelow(&root_, key, edit);
  while (root_ != nullptr && root_->children.size() == 1) root_ = root_->children.front();
}

// Removes a key that is there, and *slot where nothing is left below it. Nodes are not rebalanced:
// a thin node costs little, and one that empties goes.
void MemoryTree::EraseBelow(NodePointer* slot, std::string_view key, uint64_t edit) {
  Node* node = MakeOwn(slot, edit);
  if (node->is_leaf()) {
    const auto index =
        std::lower_bound(node->keys.begin(), node->keys.end(), key) - node->keys.begin();
    node->keys.erase(node->keys.begin() + index);
    node->values.erase(node->values.begin() + index);
  } else {
    const auto child = static_cast<std::ptrdiff_t>(node->ChildOf(key));
    NodePointer* below = &node->children[static_cast<size_t>(child)];
    EraseBelow(below, key, edit);
    if (*below != nullptr) return;
    node->keys.erase(node->keys.begin() + child);
    node->children.erase(node->children.begin() + child);
  }
  if (node->keys.empty()) slot->reset();
}

}  // namespace wenmai::graph
