// The values that cross the public API: parameters in, results out.
//
//   Value age = 42;                       // integer
//   Value tags = Value::List{"ai", "db"}; // list
//   if (value.is<Node>()) std::cout << value.as<Node>().properties.at("name");
//
// A Value owns all it holds; copies are deep. Values are not synchronised: share them between threads
// as you would share a std::string.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "wenmai/temporal.h"

namespace wenmai {

class Value;
using ValueList = std::vector<Value>;
using ValueMap = std::map<std::string, Value, std::less<>>;

// A node as it was in the snapshot the query ran on. `id` is internal: it is stable within one
// database, never reused, and means nothing outside it.
struct Node {
  uint64_t id = 0;
  std::vector<std::string> labels;  // sorted
  ValueMap properties;
};

struct Relationship {
  uint64_t id = 0;
  std::string type;
  uint64_t start = 0, end = 0;  // node ids
  ValueMap properties;
};

// nodes.size() == relationships.size() + 1.
struct Path {
  std::vector<Node> nodes;
  std::vector<Relationship> relationships;
};

class Value {
 public:
  using List = ValueList;
  using Map = ValueMap;
  using Variant =
      std::variant<std::monostate, bool, int64_t, double, std::string, List, Map, Node, Relationship,
                   Path, Date, LocalTime, Time, LocalDateTime, DateTime, Duration>;

  Value() = default;  // null
  Value(std::nullptr_t) {}
  Value(bool value) : held_(value) {}
  Value(int value) : held_(int64_t{value}) {}
  Value(int64_t value) : held_(value) {}
  Value(double value) : held_(value) {}
  Value(const char* value) : held_(std::string(value)) {}
  Value(std::string_view value) : held_(std::string(value)) {}
  Value(std::string value) : held_(std::move(value)) {}
  Value(List value) : held_(std::move(value)) {}
  Value(Map value) : held_(std::move(value)) {}
  Value(Node value) : held_(std::move(value)) {}
  Value(Relationship value) : held_(std::move(value)) {}
  Value(Path value) : held_(std::move(value)) {}
  Value(Date value) : held_(value) {}
  Value(LocalTime value) : held_(value) {}
  Value(Time value) : held_(value) {}
  Value(LocalDateTime value) : held_(value) {}
  Value(DateTime value) : held_(std::move(value)) {}
  Value(Duration value) : held_(value) {}

  bool is_null() const { return std::holds_alternative<std::monostate>(held_); }
  template <typename T>
  bool is() const {
    return std::holds_alternative<T>(held_);
  }
  // The held value. Throws Error{kInvalidArgument} that names both types if it is another one.
  template <typename T>
  const T& as() const {
    if (const T* value = std::get_if<T>(&held_)) return *value;
    ThrowWrongType(Variant(std::in_place_type<T>).index());
  }
  const Variant& variant() const { return held_; }

  // Parses JSON text: objects become maps, whole numbers integers. Throws Error{kInvalidArgument}.
  static Value FromJson(std::string_view json);

 private:
  [[noreturn]] void ThrowWrongType(size_t wanted) const;

  Variant held_;
};

// openCypher's name of the value's type: `Null`, `Integer`, `Node`.
std::string_view TypeName(const Value& value);

// As a query literal would be written: `'text'`, `[1, 2]`, `(:Person {name: 'Ada'})`; temporal values
// as their ISO 8601 text.
std::string ToString(const Value& value);

// As one JSON value: nodes as {"id","labels","properties"}, relationships as
// {"id","type","start","end","properties"}, paths as {"nodes","relationships"}, temporal values as
// ISO 8601 text, NaN and infinities as "NaN", "Infinity", "-Infinity".
std::string ToJson(const Value& value);

std::ostream& operator<<(std::ostream& out, const Value& value);

}  // namespace wenmai
