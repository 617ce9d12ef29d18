// Shows the lexer a query text with ASCII letters in upper case, so that its keyword rules match
// without regard to case. Token texts are sliced from the source and keep theirs.
#pragma once

#include <string>

#include <antlr4-runtime.h>

#include "query/parser/source_text.h"

namespace wenmai::query {

class UpperCaseStream : public antlr4::CharStream {
 public:
  // `source` must outlive the stream.
  explicit UpperCaseStream(const SourceText* source) : source_(source) {}

  void consume() override { ++index_; }
  size_t LA(ssize_t i) override;
  ssize_t mark() override { return -1; }
  void release(ssize_t) override {}
  size_t index() override { return index_; }
  void seek(size_t index) override { index_ = index; }
  size_t size() override { return source_->code_points().size(); }
  std::string getSourceName() const override { return "query"; }
  std::string getText(const antlr4::misc::Interval& interval) override;
  std::string toString() const override { return source_->utf8(); }

 private:
  const SourceText* source_;
  size_t index_ = 0;
};

}  // namespace wenmai::query
