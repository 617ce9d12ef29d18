#include "api/import/csv_value.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "query/temporal/parse.h"
#include "text/utf8.h"
#include "wenmai/error.h"

namespace wenmai::api {
namespace {

using graph::Value;

std::string_view Trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

[[noreturn]] void Throw(const CsvColumn& column, std::string_view text) {
  constexpr size_t kShownBytesMax = 60;
  throw Error(ErrorCode::kInvalidArgument, "column '" + column.name + "': '" +
                                               std::string(text.substr(0, kShownBytesMax)) +
                                               (text.size() > kShownBytesMax ? "…" : "") +
                                               "' is no " + std::string(CsvTypeName(column.type)));
}

template <typename Number>
std::optional<Number> ParseNumber(std::string_view text) {
  Number number{};
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::optional<double> ParseFloat(std::string_view text) {
  if (text == "NaN") return std::nan("");
  if (text == "Infinity") return std::numeric_limits<double>::infinity();
  if (text == "-Infinity") return -std::numeric_limits<double>::infinity();
  return ParseNumber<double>(text);
}

std::optional<bool> ParseBoolean(std::string_view text) {
  if (text == "true" || text == "TRUE" || text == "True") return true;
  if (text == "false" || text == "FALSE" || text == "False") return false;
  return std::nullopt;
}

Value ParseTemporal(CsvType type, std::string_view text) {
  namespace temporal = query::temporal;
  switch (type) {
    case CsvType::kDate:
      return Value::MakeDate(temporal::ParseDate(text));
    case CsvType::kLocalTime:
      return Value::MakeLocalTime(temporal::ParseLocalTime(text));
    case CsvType::kTime:
      return Value::MakeTime(temporal::ParseTime(text, {}, 0));
    case CsvType::kLocalDateTime:
      return Value::MakeLocalDateTime(temporal::ParseLocalDateTime(text));
    case CsvType::kDateTime:
      return Value::MakeDateTime(temporal::ParseDateTime(text, {}));
    default:
      return Value::MakeDuration(temporal::ParseDuration(text));
  }
}

Value ParseOne(const CsvColumn& column, std::string_view text) {
  if (column.type == CsvType::kString) {
    if (!text::IsValidUtf8(text)) {
      throw Error(ErrorCode::kInvalidArgument, "column '" + column.name + "' is not UTF-8");
    }
    return Value::String(text);
  }
  text = Trim(text);
  switch (column.type) {
    case CsvType::kInteger:
      if (const auto number = ParseNumber<int64_t>(text)) return Value::Integer(*number);
      break;
    case CsvType::kFloat:
      if (const auto number = ParseFloat(text)) return Value::Float(*number);
      break;
    case CsvType::kBoolean:
      if (const auto boolean = ParseBoolean(text)) return Value::Boolean(*boolean);
      break;
    default:
      try {
        return ParseTemporal(column.type, text);
      } catch (const Error&) {
        break;  // said in the words of the file
      }
  }
  Throw(column, text);
}

Value ParseArray(const CsvColumn& column, std::string_view text) {
  graph::List elements;
  if (text.empty()) return Value::MakeList({});
  std::string element;
  for (size_t i = 0; i <= text.size(); ++i) {
    if (i == text.size() || text[i] == ';') {
      elements.push_back(ParseOne(column, text == "\\" ? "" : element));
      element.clear();
      continue;
    }
    const bool is_escape =
        text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == ';' || text[i + 1] == '\\');
    element += text[is_escape ? ++i : i];
  }
  return Value::MakeList(std::move(elements));
}

}  // namespace

Value ParseCsvValue(const CsvColumn& column, const CsvField& field) {
  if (field.text.empty() && !field.is_quoted) return {};
  if (column.is_array) return ParseArray(column, field.text);
  if (field.text.empty() && column.type != CsvType::kString) return {};
  return ParseOne(column, field.text);
}

std::optional<int64_t> ParseCanonicalInteger(std::string_view text) {
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  if (digits.empty() || digits.size() > 19) return std::nullopt;
  if (digits.front() == '0' && text.size() > 1) return std::nullopt;
  return text.starts_with('+') ? std::nullopt : ParseNumber<int64_t>(text);
}

}  // namespace wenmai::api
