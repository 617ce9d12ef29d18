// Cuts Cypher text into statements at the semicolons that end them, not at those in strings, quoted
// names or comments.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace wenmai::shell {

// Collects text piece by piece and gives statements back as they become whole.
class StatementReader {
 public:
  void Append(std::string_view text) { pending_ += text; }

  // The next statement that a semicolon ended, without it; nullopt if there is none yet.
  std::optional<std::string> Next();

  // What no semicolon has ended. Empty if it is nothing but white space and comments.
  std::string Rest();
  bool is_empty() const;
  void Clear() {
    pending_.clear();
    scanned_ = 0;
    inside_ = Inside::kCode;
  }

 private:
  enum class Inside { kCode, kSingleQuote, kDoubleQuote, kBacktick, kLineComment, kBlockComment };

  std::string pending_;
  size_t scanned_ = 0;  // bytes of pending_ already looked at
  Inside inside_ = Inside::kCode;
};

}  // namespace wenmai::shell
