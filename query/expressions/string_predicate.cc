#include "query/expressions/string_predicate.h"

#include "query/expressions/errors.h"
#include "text/regex.h"

namespace wenmai::query {
namespace {

bool AreStrings(const graph::Value& left, const graph::Value& right) {
  return left.kind() == graph::ValueKind::kString && right.kind() == graph::ValueKind::kString;
}

}  // namespace

Truth StartsWith(const graph::Value& text, const graph::Value& prefix) {
  if (!AreStrings(text, prefix)) return Truth::kUnknown;
  return ToTruth(text.string().starts_with(prefix.string()));
}

Truth EndsWith(const graph::Value& text, const graph::Value& suffix) {
  if (!AreStrings(text, suffix)) return Truth::kUnknown;
  return ToTruth(text.string().ends_with(suffix.string()));
}

Truth ContainsText(const graph::Value& text, const graph::Value& part) {
  if (!AreStrings(text, part)) return Truth::kUnknown;
  return ToTruth(text.string().find(part.string()) != std::string_view::npos);
}

Truth MatchesPattern(const graph::Value& text, const graph::Value& pattern) {
  if (!AreStrings(text, pattern)) return Truth::kUnknown;
  const auto regex = text::Regex::Find(pattern.string());
  return ToTruth(regex->MatchesWhole(text.string()));
}

}  // namespace wenmai::query
