// Keeps the indexes in step with one element that a transaction is changing. Internal to graph/.
//
//   IndexUpdate update(state, EntityKind::kNode, id);  // notes the entries of the element as it is
//   ... change the element's record ...
//   update.Apply();                                    // makes them those of the element as it now is
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "graph/schema.h"
#include "graph/view_state.h"

namespace wenmai::graph {

// The entry of an element in an index.
struct IndexEntry {
  std::string key;   // of the row, without the element
  std::string rest;  // the row's value
  bool operator==(const IndexEntry&) const = default;
};

// Gives the value of an encoded property of an element, wherever its long values lie.
using PropertyDecoder = absl::FunctionRef<Value(KeyId key, std::string_view encoded)>;

// nullopt if the element, whose record this is, has no place in the index.
std::optional<IndexEntry> EntryOf(const IndexDefinition& index, std::string_view record,
                                  PropertyDecoder decode);

// Adds the entry of an element to a unique or other index. Throws if another element holds the same
// values in a unique one.
void AddIndexEntry(View::State& state, const IndexDefinition& index, uint64_t id,
                   const IndexEntry& entry);

class IndexUpdate {
 public:
  // REQUIRES: state.own_pending != nullptr.
  IndexUpdate(View::State& state, EntityKind kind, uint64_t id);

  // Throws a query Error with detail UniquenessViolation if another element holds the same values
  // in a unique index; then everything is as it was when this was made.
  void Apply();

 private:
  std::vector<std::optional<IndexEntry>> Entries();

  View::State& state_;
  EntityKind kind_;
  uint64_t id_;
  std::vector<const IndexDefinition*> indexes_;    // of elements of this kind
  std::vector<std::optional<IndexEntry>> before_;  // by indexes_
  std::optional<size_t> mark_;                     // where a violation can happen
};

// Throws a query Error naming the first element that the pending changes would leave in breach of a
// constraint.
void CheckConstraints(View::State& state);
// Throws likewise if the element is in breach of the constraint. Without an id it is a new one.
void CheckConstraint(const Catalog& catalog, const ConstraintDefinition& constraint,
                     std::optional<uint64_t> id, std::string_view record, PropertyDecoder decode);
// Throws likewise if the index is a key and the element lacks a property of it.
void CheckKey(const Catalog& catalog, const IndexDefinition& index, std::optional<uint64_t> id,
              std::string_view record);
// Throws likewise, naming an element that holds what another is to hold in a unique index.
[[noreturn]] void ThrowNotUnique(const Catalog& catalog, const IndexDefinition& index,
                                 uint64_t holder);
// The same of what no id tells of yet: `place` is where it was read, `holder_place` where the other was.
[[noreturn]] void ThrowNotUnique(const Catalog& catalog, const IndexDefinition& index,
                                 const std::string& place, const std::string& holder_place);

}  // namespace wenmai::graph
