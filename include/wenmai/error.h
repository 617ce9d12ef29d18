// The one exception type that crosses wenmai's public API.
//
//   try { session.Run("RETRUN 1"); }
//   catch (const wenmai::Error& e) { std::cerr << e.what() << " at " << e.line() << ":" << e.column(); }
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace wenmai {

// What the caller can do about an error.
enum class ErrorCode {
  kInvalidArgument,  // the query or the input is wrong; mend it
  kNotFound,         // what was named is not there
  kExists,           // what was to be made is there already
  kConflict,         // another writer or process holds it; try again later
  kLimit,            // a named limit was reached; raise the option or ask for less
  kCancelled,        // the caller asked to stop
  kCorruption,       // stored data is damaged; check, restore
  kIo,               // the operating system refused
  kUnsupported,      // understood, but not offered
  kInternal,         // a bug in wenmai
};

std::string_view ErrorCodeName(ErrorCode code);

// An error. For a query it also bears openCypher's kind (`SyntaxError`), phase (`compile time`,
// `runtime`) and detail (`UndefinedVariable`), and the place in the query text.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, const std::string& message) : std::runtime_error(message), code_(code) {}

  // A query error. `line` and `column` count from 1; 0 where the place is not known.
  static Error Query(std::string kind, std::string phase, std::string detail,
                     const std::string& message, int line = 0, int column = 0);

  ErrorCode code() const { return code_; }
  const std::string& kind() const { return kind_; }
  const std::string& phase() const { return phase_; }
  const std::string& detail() const { return detail_; }
  int line() const { return line_; }
  int column() const { return column_; }

  // The same error, with the place filled in if it had none.
  Error At(int line, int column) const;

 private:
  ErrorCode code_;
  std::string kind_, phase_, detail_;
  int line_ = 0, column_ = 0;
};

}  // namespace wenmai
