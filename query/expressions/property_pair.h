// Comparing two properties row by row where they lie in the column cache.
#pragma once

#include <vector>

#include "query/expressions/property_places.h"

namespace wenmai::query {

// Keeps its memory from batch to batch.
class PropertyPair {
 public:
  // Narrows the batch to the rows for which a comparison like `a.id < b.id` is true. False if the predicate
  // is none of two properties, or where PropertyPlaces finds nothing: then it must be evaluated.
  bool Select(const Expression& predicate, EvaluationContext& context, RowBatch* batch);

 private:
  PropertyPlaces left_, right_;
  std::vector<uint8_t> is_true_;    // by live row
  std::vector<uint32_t> uncached_;  // rows of which one value is in no chunk
};

}  // namespace wenmai::query
