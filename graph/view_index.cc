// Seeking in property indexes.
#include <utility>

#include "graph/codec/index_key_codec.h"
#include "graph/codec/schema_codec.h"
#include "graph/schema.h"
#include "graph/view_state.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

// The rows of `range` in an index.
KeyRange RowsOf(IndexId index, const IndexRange& range) {
  std::string leading = EncodeIndexPrefix(index);
  for (const Value& value : range.equal) EncodeIndexValue(value, &leading, nullptr);
  KeyRange rows{leading, PrefixEnd(leading)};
  const auto key_of = [&leading](const Value& value) {
    std::string key = leading;
    EncodeIndexValue(value, &key, nullptr);
    return key;
  };
  if (range.prefix) {
    std::string key = key_of(Value::String(*range.prefix));
    key.resize(key.size() - 2);  // the mark of the string's end
    return {key, PrefixEnd(key)};
  }
  if (range.lower || range.upper) {
    const KeyRange comparable =
        ComparableKeys(range.lower ? range.lower->value : range.upper->value);
    rows = {leading + comparable.begin, leading + comparable.end};
  }
  // Values with the key of a bound that is not exact lie on both sides of it: all of them are
  // taken.
  if (range.lower) {
    const bool is_inclusive = range.lower->is_inclusive || !IsExactInIndex(range.lower->value);
    const std::string key = key_of(range.lower->value);
    rows.begin = std::max(rows.begin, is_inclusive ? key : PrefixEnd(key));
  }
  if (range.upper) {
    const bool is_inclusive = range.upper->is_inclusive || !IsExactInIndex(range.upper->value);
    const std::string key = key_of(range.upper->value);
    rows.end = std::min(rows.end, is_inclusive ? PrefixEnd(key) : key);
  }
  return rows;
}

}  // namespace

void View::State::CheckIndex(IndexId index) const {
  if (schema().FindIndex(index) == nullptr) {
    throw Error(ErrorCode::kNotFound, "there is no index " + std::to_string(index));
  }
}

const Schema& View::GetSchema() const { return state_->schema(); }

void View::SeekIndex(IndexId index, std::span<const Value> values,
                     std::vector<uint64_t>* ids) const {
  state_->CheckIndex(index);
  std::string key = EncodeIndexPrefix(index);
  for (const Value& value : values) EncodeIndexValue(value, &key, nullptr);
  const std::string end = PrefixEnd(key);
  KeyCache* cache = state_->version->key_cache.get();
  if (state_->pending != nullptr) {
    const Pending::Rows& rows = state_->pending->rows(Table::kIndexes);
    const auto changed = rows.lower_bound(key);
    if (changed != rows.end() && changed->first < end) cache = nullptr;
  }
  const uint64_t sequence = state_->version->sequence;
  if (cache != nullptr && cache->Find(key, sequence, ids)) return;
  std::vector<uint64_t> found;
  state_->ScanRows(Table::kIndexes, key, end, [&found](std::string_view row, std::string_view) {
    found.push_back(DecodeIndexedElement(row));
    return true;
  });
  ids->insert(ids->end(), found.begin(), found.end());
  if (cache != nullptr) cache->Insert(key, sequence, std::move(found));
}

void View::ScanIndex(IndexId index, const IndexRange& range,
                     const std::function<bool(uint64_t)>& visit) const {
  state_->CheckIndex(index);
  const KeyRange rows = RowsOf(index, range);
  if (rows.begin >= rows.end) return;
  state_->ScanRows(Table::kIndexes, rows.begin, rows.end,
                   [&visit](std::string_view row, std::string_view) {
                     return visit(DecodeIndexedElement(row));
                   });
}

}  // namespace wenmai::graph
