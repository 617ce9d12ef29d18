// An ordered map of byte strings whose copies share structure: copying one costs a pointer, and a
// write to the copy copies only the few tree nodes on its path. This is what lets a reader keep a
// snapshot of an in-memory database beside a writer, without locks and without cost to open.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "absl/functional/function_ref.h"

namespace wenmai::graph {

class MemoryTree {
 public:
  // The value of `key`, or nullptr. It lives as long as this tree or a copy of it is unchanged.
  const std::string* Find(std::string_view key) const;

  // Visits the entries with begin <= key < end in order until `visit` returns false. An empty `end`
  // is no bound.
  void Scan(std::string_view begin, std::string_view end,
            absl::FunctionRef<bool(std::string_view, std::string_view)> visit) const;

  // `edit` names a series of changes after which the tree is copied: tree nodes made in the same
  // edit are changed in place. REQUIRES: an edit number not used before the last copy was taken,
  // not 0.
  void Put(std::string_view key, std::string value, uint64_t edit);
  void Erase(std::string_view key, uint64_t edit);

 private:
  struct Node;
  using NodePointer = std::shared_ptr<Node>;
  struct Split;

  static Node* MakeOwn(NodePointer* slot, uint64_t edit);
  static std::optional<Split> PutBelow(NodePointer* slot, std::string_view key, std::string* value,
                                       uint64_t edit);
  static void EraseBelow(NodePointer* slot, std::string_view key, uint64_t edit);
  static bool ScanBelow(const Node& node, std::string_view begin, std::string_view end,
                        absl::FunctionRef<bool(std::string_view, std::string_view)> visit);

  NodePointer root_;
};

}  // namespace wenmai::graph
