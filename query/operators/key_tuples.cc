#include "query/operators/key_tuples.h"

#include <bit>

namespace wenmai::query {

using graph::ColumnChunk;
using graph::ValueKind;

bool PropertyTokens::Find(const Expression& expression, const RowBatch& batch,
                          EvaluationContext& context) {
  if (!places_.Find(expression, batch, context)) return false;
  tokens_.resize(places_.size());
  for (size_t i = 0; i < tokens_.size(); ++i) tokens_[i] = TokenAt(places_[i]);
  return true;
}

PropertyTokens::Token PropertyTokens::TokenAt(const graph::ColumnPlace& place) {
  const auto [chunk, index] = place;
  if (chunk == nullptr) return {};
  if (!chunk->Has(index)) return {0, ValueKind::kNull, true};
  switch (chunk->kind()) {
    case ValueKind::kInteger:
    case ValueKind::kDate:
      return {static_cast<uint64_t>(chunk->integers()[index]), chunk->kind(), true};
    case ValueKind::kFloat:
      return {std::bit_cast<uint64_t>(chunk->floats()[index]), chunk->kind(), true};
    case ValueKind::kString:
      return {TextNumbers(chunk)[chunk->text_codes()[index]], chunk->kind(), true};
    default: return {};
  }
}

const uint32_t* PropertyTokens::TextNumbers(const ColumnChunk* chunk) {
  if (chunk == last_chunk_) return last_numbers_;
  std::vector<uint32_t>& numbers = numbers_[chunk];
  for (size_t code = numbers.size(); code < chunk->texts().size(); ++code) {
    const auto next = static_cast<uint32_t>(texts_.size());
    numbers.push_back(texts_.try_emplace(chunk->texts()[code].string(), next).first->second);
  }
  last_chunk_ = chunk;
  return last_numbers_ = numbers.data();
}

void PropertyTokens::Clear() {
  texts_.clear();
  numbers_.clear();
  last_chunk_ = nullptr;
}

size_t PropertyTokens::MemoryUse() const {
  // A chunk has at most as many texts as there are.
  return texts_.capacity() * sizeof(std::pair<std::string_view, uint32_t>) +
         numbers_.size() * std::min<size_t>(texts_.size(), ColumnChunk::kIdCount) *
             sizeof(uint32_t);
}

bool KeyTuples::Find(const std::vector<const Expression*>& keys, const RowBatch& batch,
                     EvaluationContext& context) {
  if (keys.size() < 2 || keys.size() > kKeyCountMax) return false;
  key_count_ = keys.size();
  for (size_t k = 0; k < key_count_; ++k) {
    if (!tokens_[k].Find(*keys[k], batch, context)) return false;
  }
  return true;
}

bool KeyTuples::MakeTuple(size_t i, Tuple* tuple) const {
  for (size_t k = 0; k < key_count_; ++k) {
    const PropertyTokens::Token& token = tokens_[k][i];
    if (!token.is_known) return false;
    tuple->bits[k] = token.bits;
    tuple->kinds[k] = token.kind;
  }
  return true;
}

uint32_t KeyTuples::FindGroup(size_t i, uint32_t none) const {
  Tuple tuple;
  if (!MakeTuple(i, &tuple)) return none;
  const auto found = groups_.find(tuple);
  return found == groups_.end() ? none : found->second;
}

void KeyTuples::Remember(size_t i, uint32_t group) {
  Tuple tuple;
  if (MakeTuple(i, &tuple)) groups_.emplace(tuple, group);
}

void KeyTuples::Clear() {
  groups_.clear();
  for (PropertyTokens& tokens : tokens_) tokens.Clear();
}

size_t KeyTuples::MemoryUse() const {
  size_t bytes = groups_.capacity() * sizeof(std::pair<Tuple, uint32_t>);
  for (const PropertyTokens& tokens : tokens_) bytes += tokens.MemoryUse();
  return bytes;
}

}  // namespace wenmai::query
