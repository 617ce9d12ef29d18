// STARTS WITH, ENDS WITH, CONTAINS and `=~`. Anything but two strings gives null.
#pragma once

#include "query/expressions/comparison.h"

namespace wenmai::query {

Truth StartsWith(const graph::Value& text, const graph::Value& prefix);
Truth EndsWith(const graph::Value& text, const graph::Value& suffix);
Truth ContainsText(const graph::Value& text, const graph::Value& part);
// Whether the whole text matches. Throws ArgumentError InvalidRegularExpression for a bad pattern.
Truth MatchesPattern(const graph::Value& text, const graph::Value& pattern);

}  // namespace wenmai::query
