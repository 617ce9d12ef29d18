// Remembers the groups of rows by several properties, as they lie in the column cache.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include <absl/container/flat_hash_map.h>

#include "query/expressions/property_places.h"

namespace wenmai::query {

// What tells cached values of one property apart: equal tokens are equal values, though equal values may
// have several tokens.
class PropertyTokens {
 public:
  struct Token {
    uint64_t bits = 0;  // of a number; the number of a text
    graph::ValueKind kind = graph::ValueKind::kNull;
    bool is_known = false;  // false: the value must be looked at
  };

  // Makes the tokens of a batch's live rows. False where PropertyPlaces finds nothing.
  bool Find(const Expression& expression, const RowBatch& batch, EvaluationContext& context);
  const Token& operator[](size_t i) const { return tokens_[i]; }
  void Clear();
  size_t MemoryUse() const;

 private:
  Token TokenAt(const graph::ColumnPlace& place);
  const uint32_t* TextNumbers(const graph::ColumnChunk* chunk);

  PropertyPlaces places_;
  std::vector<Token> tokens_;
  // Texts are numbered across chunks; they lie in the chunks.
  absl::flat_hash_map<std::string_view, uint32_t> texts_;
  absl::flat_hash_map<const graph::ColumnChunk*, std::vector<uint32_t>> numbers_;  // by code
  const graph::ColumnChunk* last_chunk_ = nullptr;  // of TextNumbers, and what it returned
  const uint32_t* last_numbers_ = nullptr;
};

// Groups by the tokens of two to kKeyCountMax properties.
class KeyTuples {
 public:
  static constexpr size_t kKeyCountMax = 3;

  // False where not all keys are properties that the cache holds, or where too many rows were not known
  // to pay.
  bool Find(const std::vector<const Expression*>& keys, const RowBatch& batch,
            EvaluationContext& context);
  // The group of row i, or `none`.
  uint32_t FindGroup(size_t i, uint32_t none) const;
  void Remember(size_t i, uint32_t group);
  void Clear();
  size_t MemoryUse() const;

 private:
  struct Tuple {
    std::array<uint64_t, kKeyCountMax> bits{};
    std::array<graph::ValueKind, kKeyCountMax> kinds{};

    bool operator==(const Tuple&) const = default;
    template <typename H>
    friend H AbslHashValue(H state, const Tuple& tuple) {
      return H::combine(std::move(state), tuple.bits, tuple.kinds);
    }
  };

  // False if a key of row i has no token.
  bool MakeTuple(size_t i, Tuple* tuple) const;

  size_t key_count_ = 0;
  std::array<PropertyTokens, kKeyCountMax> tokens_;
  absl::flat_hash_map<Tuple, uint32_t> groups_;
};

}  // namespace wenmai::query
