#include "text/regex.h"

#include <unicode/regex.h>

#include <map>
#include <mutex>
#include <utility>

#include "wenmai/error.h"

namespace wenmai::text {
namespace {

// In ICU's unit of some thousand backtracking steps: bounds a match to a fraction of a second.
constexpr int32_t kMatchTimeMax = 1'000;
constexpr size_t kKeptPatterns = 64;

icu::UnicodeString FromUtf8(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

[[noreturn]] void ThrowInvalid(std::string_view pattern, const UParseError& error,
                               UErrorCode status) {
  std::string message =
      "the regular expression '" + std::string(pattern) + "' is wrong: " + u_errorName(status);
  if (error.offset > 0) message += " at character " + std::to_string(error.offset);
  throw Error::Query("ArgumentError", "runtime", "InvalidRegularExpression", message);
}

}  // namespace

struct Regex::Program {
  std::unique_ptr<icu::RegexPattern> pattern;
};

Regex::Regex(std::unique_ptr<Program> program) : program_(std::move(program)) {}

Regex::~Regex() = default;

std::shared_ptr<const Regex> Regex::Find(std::string_view pattern) {
  static std::mutex mutex;
  static std::map<std::string, std::shared_ptr<const Regex>, std::less<>> patterns;
  const std::lock_guard lock(mutex);
  if (auto found = patterns.find(pattern); found != patterns.end()) return found->second;

  UParseError parse_error = {};
  UErrorCode status = U_ZERO_ERROR;
  auto program = std::make_unique<Program>();
  program->pattern.reset(icu::RegexPattern::compile(FromUtf8(pattern), 0, parse_error, status));
  if (U_FAILURE(status)) ThrowInvalid(pattern, parse_error, status);
  std::shared_ptr<const Regex> result(new Regex(std::move(program)));
  if (patterns.size() >= kKeptPatterns) patterns.clear();
  patterns.emplace(pattern, result);
  return result;
}

bool Regex::MatchesWhole(std::string_view text) const {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString input = FromUtf8(text);
  const std::unique_ptr<icu::RegexMatcher> matcher(program_->pattern->matcher(input, status));
  if (U_SUCCESS(status)) matcher->setTimeLimit(kMatchTimeMax, status);
  const bool matches = U_SUCCESS(status) && matcher->matches(status);
  if (U_FAILURE(status)) {
    throw Error(ErrorCode::kLimit, std::string("the regular expression backtracks too long (") +
                                       u_errorName(status) + ")");
  }
  return matches;
}

}  // namespace wenmai::text
