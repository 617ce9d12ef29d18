#include "api/json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "fmt/format.h"
#include "query/expressions/rendering.h"
#include "text/json_string.h"
#include "wenmai/error.h"

namespace wenmai {
namespace api {
namespace {

void AppendMap(const Value::Map& map, std::string* out) {
  *out += '{';
  const char* separator = "";
  for (const auto& [key, value] : map) {
    *out += separator;
    text::AppendJsonString(key, out);
    *out += ':';
    AppendJson(value, out);
    separator = ",";
  }
  *out += '}';
}

struct JsonVisitor {
  std::string* out;

  void operator()(std::monostate) const { *out += "null"; }
  void operator()(bool value) const { *out += value ? "true" : "false"; }
  void operator()(int64_t value) const { fmt::format_to(std::back_inserter(*out), "{}", value); }
  void operator()(double value) const {
    if (std::isfinite(value)) {
      *out += query::FloatToText(value);
    } else {
      text::AppendJsonString(query::FloatToText(value), out);
    }
  }
  void operator()(const std::string& value) const { text::AppendJsonString(value, out); }
  void operator()(const Value::List& list) const { AppendList(list); }
  void operator()(const Value::Map& map) const { AppendMap(map, out); }
  void operator()(const Node& node) const {
    fmt::format_to(std::back_inserter(*out), "{{\"id\":{},\"labels\":[", node.id);
    const char* separator = "";
    for (const std::string& label : node.labels) {
      *out += separator;
      text::AppendJsonString(label, out);
      separator = ",";
    }
    *out += "],\"properties\":";
    AppendMap(node.properties, out);
    *out += '}';
  }
  void operator()(const Relationship& relationship) const {
    fmt::format_to(std::back_inserter(*out), "{{\"id\":{},\"type\":", relationship.id);
    text::AppendJsonString(relationship.type, out);
    fmt::format_to(std::back_inserter(*out), ",\"start\":{},\"end\":{},\"properties\":",
                   relationship.start, relationship.end);
    AppendMap(relationship.properties, out);
    *out += '}';
  }
  void operator()(const Path& path) const {
    *out += "{\"nodes\":";
    AppendList(path.nodes);
    *out += ",\"relationships\":";
    AppendList(path.relationships);
    *out += '}';
  }
  template <typename Temporal>
  void operator()(const Temporal& value) const {
    text::AppendJsonString(ToString(Value(value)), out);
  }

 private:
  template <typename Element>
  void AppendList(const std::vector<Element>& list) const {
    *out += '[';
    const char* separator = "";
    for (const Element& element : list) {
      *out += separator;
      AppendJson(element, out);
      separator = ",";
    }
    *out += ']';
  }
};

Value FromNlohmann(const nlohmann::json& json) {
  switch (json.type()) {
    case nlohmann::json::value_t::boolean: return json.get<bool>();
    case nlohmann::json::value_t::number_integer: return json.get<int64_t>();
    case nlohmann::json::value_t::number_unsigned: {
      const uint64_t number = json.get<uint64_t>();
      if (number > static_cast<uint64_t>(INT64_MAX)) {
        throw Error(ErrorCode::kInvalidArgument,
                    fmt::format("number {} is larger than an integer can be", number));
      }
      return static_cast<int64_t>(number);
    }
    case nlohmann::json::value_t::number_float: return json.get<double>();
    case nlohmann::json::value_t::string: return json.get<std::string>();
    case nlohmann::json::value_t::array: {
      Value::List list;
      for (const nlohmann::json& element : json) list.push_back(FromNlohmann(element));
      return list;
    }
    case nlohmann::json::value_t::object: {
      Value::Map map;
      for (const auto& [key, value] : json.items()) map.emplace(key, FromNlohmann(value));
      return map;
    }
    default: return {};
  }
}

}  // namespace

void AppendJson(const Value& value, std::string* out) {
  std::visit(JsonVisitor{out}, value.variant());
}

}  // namespace api

std::string ToJson(const Value& value) {
  std::string json;
  api::AppendJson(value, &json);
  return json;
}

Value Value::FromJson(std::string_view json) {
  try {
    return api::FromNlohmann(nlohmann::json::parse(json));
  } catch (const nlohmann::json::exception& exception) {
    throw Error(ErrorCode::kInvalidArgument, fmt::format("not JSON: {}", json.substr(0, 60)));
  }
}

}  // namespace wenmai
