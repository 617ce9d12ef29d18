#include "tests/tck/notation.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>

namespace wenmai::tck {
namespace {

// Reads one cell. What it finds goes to canonical text; plain values are also built.
class CellReader {
 public:
  CellReader(std::string_view text, ListOrder order) : text_(text), order_(order) {}

  std::string ReadAll() {
    const std::string result = ReadValue(nullptr);
    RequireEnd();
    return result;
  }

  graph::Value ReadPlain() {
    graph::Value value;
    ReadValue(&value);
    RequireEnd();
    return value;
  }

 private:
  void SkipBlanks() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }
  bool Peek(std::string_view token) {
    SkipBlanks();
    return text_.substr(at_).starts_with(token);
  }
  bool Take(std::string_view token) {
    if (!Peek(token)) return false;
    at_ += token.size();
    return true;
  }
  void Require(std::string_view token) {
    if (!Take(token)) Fail(token);
  }
  void RequireEnd() {
    SkipBlanks();
    if (at_ != text_.size()) Fail("the end");
  }
  [[noreturn]] void Fail(std::string_view expected) const {
    throw std::runtime_error(fmt::format("'{}': expected {} at {}", text_, expected, at_));
  }

  std::string ReadName() {
    SkipBlanks();
    const size_t begin = at_;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) != 0 ||
                                  text_[at_] == '_' || text_[at_] == '$' ||
                                  static_cast<unsigned char>(text_[at_]) >= 0x80)) {
      ++at_;
    }
    return std::string(text_.substr(begin, at_ - begin));
  }

  // `value` is filled in where it is not null; a graph element then fails.
  std::string ReadValue(graph::Value* value) {
    if (Peek("'")) return ReadString(value);
    if (Peek("{")) return ReadMap(value);
    if (value == nullptr) {
      if (Peek("(")) return ReadNode();
      if (Peek("<")) return ReadPath();
      if (Peek("[:")) return ReadRelationship();
    }
    if (Peek("[")) return ReadList(value);
    return ReadScalar(value);
  }

  std::string ReadString(graph::Value* value) {
    Require("'");
    std::string text;
    while (at_ < text_.size() && text_[at_] != '\'') {
      if (text_[at_] == '\\') ++at_;
      if (at_ < text_.size()) text.push_back(text_[at_++]);
    }
    Require("'");
    if (value != nullptr) *value = graph::Value::String(text);
    return CanonicalString(text);
  }

  std::vector<std::string> ReadEntries(graph::Map* map) {
    Require("{");
    std::vector<std::string> entries;
    while (!Take("}")) {
      if (!entries.empty()) Require(",");
      const std::string key = ReadName();
      Require(":");
      graph::Value value;
      entries.push_back(fmt::format("{}: {}", key, ReadValue(map == nullptr ? nullptr : &value)));
      if (map != nullptr) map->emplace_back(key, std::move(value));
    }
    return entries;
  }

  std::string ReadMap(graph::Value* value) {
    graph::Map map;
    std::string text = CanonicalMap(ReadEntries(value == nullptr ? nullptr : &map), false);
    if (value != nullptr) *value = graph::Value::MakeMap(std::move(map));
    return text;
  }

  std::string ReadList(graph::Value* value) {
    Require("[");
    std::vector<std::string> elements;
    graph::List list;
    while (!Take("]")) {
      if (!elements.empty()) Require(",");
      graph::Value element;
      elements.push_back(ReadValue(value == nullptr ? nullptr : &element));
      if (value != nullptr) list.push_back(std::move(element));
    }
    if (value != nullptr) *value = graph::Value::MakeList(std::move(list));
    return CanonicalList(std::move(elements), order_);
  }

  std::string ReadNode() {
    Require("(");
    std::vector<std::string> labels;
    while (Take(":")) labels.push_back(ReadName());
    std::vector<std::string> properties;
    if (Peek("{")) properties = ReadEntries(nullptr);
    Require(")");
    return CanonicalNode(std::move(labels), std::move(properties));
  }

  std::string ReadRelationship() {
    Require("[:");
    const std::string type = ReadName();
    std::vector<std::string> properties;
    if (Peek("{")) properties = ReadEntries(nullptr);
    Require("]");
    return CanonicalRelationship(type, std::move(properties));
  }

  std::string ReadPath() {
    Require("<");
    std::string text = "<" + ReadNode();
    while (!Take(">")) {
      const bool is_left = Take("<");
      Require("-");
      const std::string relationship = ReadRelationship();
      Require("-");
      if (!is_left) Require(">");
      text += fmt::format("{}-{}-{}", is_left ? "<" : "", relationship, is_left ? "" : ">");
      text += ReadNode();
    }
    return text + ">";
  }

  std::string ReadScalar(graph::Value* value) {
    SkipBlanks();
    const size_t end = std::min(text_.find_first_of(",]}) ", at_), text_.size());
    const std::string word(text_.substr(at_, end - at_));
    at_ = end;
    graph::Value result;
    if (word == "true" || word == "false") {
      result = graph::Value::Boolean(word == "true");
    } else if (word == "NaN") {
      result = graph::Value::Float(std::nan(""));
    } else if (word != "null") {
      result = ReadNumber(word);
    }
    if (value != nullptr) *value = result;
    return result.kind() == graph::ValueKind::kFloat ? CanonicalFloat(result.floating()) : word;
  }

  graph::Value ReadNumber(const std::string& word) const {
    const char* const begin = word.data();
    const char* const end = begin + word.size();
    int64_t integer = 0;
    if (const auto read = std::from_chars(begin, end, integer); read.ptr == end) {
      return graph::Value::Integer(integer);
    }
    double number = 0;
    if (const auto read = std::from_chars(begin, end, number); read.ptr == end && begin != end) {
      return graph::Value::Float(number);
    }
    Fail("a value");
  }

  std::string_view text_;
  ListOrder order_;
  size_t at_ = 0;
};

std::string Joined(std::vector<std::string> parts) {
  return fmt::format("{}", fmt::join(parts, ", "));
}

}  // namespace

std::string CanonicalCell(std::string_view cell, ListOrder order) {
  return CellReader(cell, order).ReadAll();
}

graph::Value ParseValue(std::string_view cell) {
  return CellReader(cell, ListOrder::kKept).ReadPlain();
}

std::string CanonicalFloat(double number) {
  if (std::isnan(number)) return "NaN";
  return fmt::format("{:.17g}f", number == 0 ? 0.0 : number);
}

std::string CanonicalString(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') result.push_back('\\');
    result.push_back(c);
  }
  return result + "'";
}

std::string CanonicalList(std::vector<std::string> elements, ListOrder order) {
  if (order == ListOrder::kIgnored) std::sort(elements.begin(), elements.end());
  return "[" + Joined(std::move(elements)) + "]";
}

std::string CanonicalMap(std::vector<std::string> entries, bool is_optional) {
  if (entries.empty() && is_optional) return "";
  std::sort(entries.begin(), entries.end());
  return "{" + Joined(std::move(entries)) + "}";
}

std::string CanonicalNode(std::vector<std::string> labels, std::vector<std::string> properties) {
  std::sort(labels.begin(), labels.end());
  std::string text = "(";
  for (const std::string& label : labels) text += ":" + label;
  return text + CanonicalMap(std::move(properties), true) + ")";
}

std::string CanonicalRelationship(std::string_view type, std::vector<std::string> properties) {
  return fmt::format("[:{}{}]", type, CanonicalMap(std::move(properties), true));
}

}  // namespace wenmai::tck
