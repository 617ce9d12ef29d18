// Rows to be written, whether a query still yields them or they were kept.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "wenmai/value.h"

namespace wenmai::api {

class RowSource {
 public:
  virtual ~RowSource() = default;
  virtual const std::vector<std::string>& columns() const = 0;
  virtual bool Next() = 0;
  virtual Value Get(size_t column) const = 0;  // of the current row
};

}  // namespace wenmai::api
