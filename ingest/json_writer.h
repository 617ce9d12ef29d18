// JSON written straight to a string, member by member: an extraction is written once and never looked
// at again, so it need not be a tree first.
//
//   JsonWriter json;
//   json.BeginObject();
//   json.Key("name").Text("OpenAI");
//   json.Key("spans").BeginArray();
//   json.Number(3);
//   json.End(']');
//   json.End('}');
#pragma once

#include <charconv>
#include <string>
#include <string_view>
#include <utility>

#include "text/json_string.h"

namespace wenmai::ingest {

class JsonWriter {
 public:
  void BeginObject() { Begin('{'); }
  void BeginArray() { Begin('['); }
  // With the bracket that ends the innermost object or array.
  void End(char bracket) {
    out_ += bracket;
    is_first_ = false;
  }

  // REQUIRES: the key needs no escapes.
  JsonWriter& Key(std::string_view key) {
    Separate();
    out_.append(1, '"').append(key).append("\":");
    is_first_ = true;  // the value follows without a comma
    return *this;
  }

  void Text(std::string_view text) {
    Separate();
    text::AppendJsonString(text, &out_);
  }

  void Number(int64_t number) {
    Separate();
    char digits[20];
    out_.append(digits, std::to_chars(digits, std::end(digits), number).ptr);
  }

  std::string Take() { return std::move(out_); }

 private:
  void Begin(char bracket) {
    Separate();
    out_ += bracket;
    is_first_ = true;
  }
  void Separate() {
    if (!is_first_) out_ += ',';
    is_first_ = false;
  }

  std::string out_;
  bool is_first_ = true;
};

}  // namespace wenmai::ingest
