// Searches many texts for one string.
#pragma once

#include <string>
#include <string_view>

namespace wenmai {

// Bytes are compared, so in UTF-8 both ways of being equal agree. Immutable, and so good for any number
// of threads.
class SubstringSearch {
 public:
  explicit SubstringSearch(std::string part) : part_(std::move(part)) {}

  bool IsIn(std::string_view text) const;

 private:
  std::string part_;
};

}  // namespace wenmai
