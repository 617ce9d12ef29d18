// Regular expressions in ICU's syntax, which is close to Java's.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace wenmai::text {

// A compiled pattern. Immutable; safe to use from several threads.
class Regex {
 public:
  // Compiles `pattern`, or finds it among the patterns used last. Throws Error of kind
  // `ArgumentError`, detail `InvalidRegularExpression`, for a pattern that is wrong.
  static std::shared_ptr<const Regex> Find(std::string_view pattern);

  ~Regex();

  // Whether all of `text` matches. Throws Error{kLimit} where the match backtracks too long.
  bool MatchesWhole(std::string_view text) const;

 private:
  struct Program;
  explicit Regex(std::unique_ptr<Program> program);

  std::unique_ptr<Program> program_;
};

}  // namespace wenmai::text
