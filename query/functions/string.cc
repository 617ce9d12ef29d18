// Functions over strings. Positions and lengths count code points.

#include <algorithm>

#include "query/expressions/errors.h"
#include "query/functions/definition.h"
#include "text/case.h"
#include "text/char_class.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;
using Arguments = std::span<const Value>;

// A length or position that must not be negative.
size_t Count(const Value& value, std::string_view what) {
  if (value.integer() < 0) {
    throw ArgumentError("NumberOutOfRange", std::string(what) + " must not be negative, but is " +
                                                std::to_string(value.integer()));
  }
  return static_cast<size_t>(value.integer());
}

Value ToUpper(Arguments arguments, EvaluationContext&) {
  return Value::String(text::ToUpper(arguments[0].string()));
}

Value ToLower(Arguments arguments, EvaluationContext&) {
  return Value::String(text::ToLower(arguments[0].string()));
}

// Whether trimming takes `code_point`: white space, or one of `characters` where they are given.
bool IsTrimmed(char32_t code_point, const Value* characters) {
  if (characters == nullptr) return text::IsSpace(code_point);
  const std::u32string set = text::DecodeUtf8(characters->string());
  return set.find(code_point) != std::u32string::npos;
}

Value Trim(Arguments arguments, bool at_start, bool at_end) {
  const Value* characters = arguments.size() > 1 ? &arguments[1] : nullptr;
  const std::u32string code_points = text::DecodeUtf8(arguments[0].string());
  std::u32string_view rest = code_points;
  while (at_start && !rest.empty() && IsTrimmed(rest.front(), characters)) rest.remove_prefix(1);
  while (at_end && !rest.empty() && IsTrimmed(rest.back(), characters)) rest.remove_suffix(1);
  return Value::String(text::EncodeUtf8(rest));
}

Value TrimBoth(Arguments arguments, EvaluationContext&) { return Trim(arguments, true, true); }
Value TrimLeft(Arguments arguments, EvaluationContext&) { return Trim(arguments, true, false); }
Value TrimRight(Arguments arguments, EvaluationContext&) { return Trim(arguments, false, true); }

Value Left(Arguments arguments, EvaluationContext&) {
  const std::string_view text = arguments[0].string();
  const size_t length = Count(arguments[1], "the length");
  return Value::String(text.substr(0, text::ByteOffset(text, length)));
}

Value Right(Arguments arguments, EvaluationContext&) {
  const std::string_view text = arguments[0].string();
  const size_t length = Count(arguments[1], "the length");
  const size_t size = text::CodePointCount(text);
  return Value::String(text.substr(text::ByteOffset(text, size - std::min(size, length))));
}

Value Substring(Arguments arguments, EvaluationContext&) {
  std::string_view text = arguments[0].string();
  text.remove_prefix(text::ByteOffset(text, Count(arguments[1], "the start")));
  if (arguments.size() > 2) {
    text = text.substr(0, text::ByteOffset(text, Count(arguments[2], "the length")));
  }
  return Value::String(text);
}

// Two long texts could make one as long as their product.
void CheckReplacedSize(std::string_view text, std::string_view search, std::string_view replacement,
                       const EvaluationContext& context) {
  if (context.limits == nullptr) return;
  size_t size = text.size();
  for (size_t found = text.find(search); found != std::string_view::npos;
       found = text.find(search, found + search.size())) {
    size += replacement.size();
  }
  context.limits->CheckSize(size);
}

Value Replace(Arguments arguments, EvaluationContext& context) {
  const std::string_view text = arguments[0].string(), search = arguments[1].string(),
                         replacement = arguments[2].string();
  if (search.empty()) return arguments[0];
  CheckReplacedSize(text, search, replacement, context);
  std::string result;
  size_t position = 0;
  for (size_t found = text.find(search); found != std::string_view::npos;
       found = text.find(search, position)) {
    context.CheckLimits();
    result.append(text.substr(position, found - position)).append(replacement);
    position = found + search.size();
  }
  return Value::String(result.append(text.substr(position)));
}

// Where the first of `delimiters` begins, and its length; at the end if there is none.
std::pair<size_t, size_t> FindDelimiter(std::string_view text,
                                        const std::vector<std::string_view>& delimiters) {
  std::pair<size_t, size_t> first = {text.size(), 0};
  for (const std::string_view delimiter : delimiters) {
    const size_t found = text.find(delimiter);
    const bool is_longer = found == first.first && delimiter.size() > first.second;
    if (found != std::string_view::npos && (found < first.first || is_longer)) {
      first = {found, delimiter.size()};
    }
  }
  return first;
}

// A long text falls into more parts than memory or time allow.
void CheckParts(const graph::List& parts, const EvaluationContext& context) {
  if (parts.size() % 64 != 0) return;
  context.CheckLimits();
  if (context.limits != nullptr) context.limits->CheckSize(parts.size() * sizeof(Value));
}

Value SplitCodePoints(std::string_view text, const EvaluationContext& context) {
  graph::List parts;
  for (size_t position = 0; position < text.size();) {
    const size_t begin = position;
    text::NextCodePoint(text, &position);
    parts.push_back(Value::String(text.substr(begin, position - begin)));
    CheckParts(parts, context);
  }
  return Value::MakeList(std::move(parts));
}

// An empty delimiter splits between all characters.
Value Split(Arguments arguments, EvaluationContext& context) {
  std::vector<std::string_view> delimiters;
  if (arguments[1].kind() == ValueKind::kString) {
    delimiters.push_back(arguments[1].string());
  } else {
    for (const Value& delimiter : arguments[1].list()) {
      if (delimiter.is_null()) return Value();
      if (delimiter.kind() != ValueKind::kString) {
        throw TypeError(
            "InvalidArgumentValue",
            "split() does not take " + WithArticle(delimiter.kind()) + " as a delimiter");
      }
      delimiters.push_back(delimiter.string());
    }
  }
  std::string_view text = arguments[0].string();
  const bool has_empty = std::any_of(delimiters.begin(), delimiters.end(),
                                     [](std::string_view delimiter) { return delimiter.empty(); });
  if (has_empty && !text.empty()) return SplitCodePoints(text, context);
  graph::List parts;
  while (true) {
    const auto [begin, size] = FindDelimiter(text, delimiters);
    parts.push_back(Value::String(text.substr(0, begin)));
    CheckParts(parts, context);
    if (size == 0) return Value::MakeList(std::move(parts));
    text.remove_prefix(begin + size);
  }
}

Value CharLength(Arguments arguments, EvaluationContext&) {
  return Value::Integer(static_cast<int64_t>(text::CodePointCount(arguments[0].string())));
}

std::string Normalized(Arguments arguments) {
  using text::NormalForm;
  const std::string_view form = arguments.size() > 1 ? arguments[1].string() : "NFC";
  constexpr std::pair<std::string_view, NormalForm> kForms[] = {{"NFC", NormalForm::kNfc},
                                                                {"NFD", NormalForm::kNfd},
                                                                {"NFKC", NormalForm::kNfkc},
                                                                {"NFKD", NormalForm::kNfkd}};
  for (const auto& [name, normal_form] : kForms) {
    if (form == name) return text::Normalize(arguments[0].string(), normal_form);
  }
  throw ArgumentError("InvalidArgumentValue",
                      "'" + std::string(form) + "' is no normal form: NFC, NFD, NFKC, NFKD are");
}

Value Normalize(Arguments arguments, EvaluationContext&) {
  return Value::String(Normalized(arguments));
}

Value IsNormalized(Arguments arguments, EvaluationContext&) {
  return Value::Boolean(Normalized(arguments) == arguments[0].string());
}

}  // namespace

std::vector<Function> StringFunctions() {
  constexpr Parameter kText{"text", kString};
  constexpr Parameter kTrimmed{"characters", kString, true};
  return {
      DefineFunction("toUpper", {kText}, kString, ToUpper, "The text in upper case."),
      DefineFunction("upper", {kText}, kString, ToUpper, "The text in upper case."),
      DefineFunction("toLower", {kText}, kString, ToLower, "The text in lower case."),
      DefineFunction("lower", {kText}, kString, ToLower, "The text in lower case."),
      DefineFunction("trim", {kText}, kString, TrimBoth, "The text without white space around it."),
      DefineFunction("btrim", {kText, kTrimmed}, kString, TrimBoth,
                     "The text without white space, or the given characters, around it."),
      DefineFunction("ltrim", {kText, kTrimmed}, kString, TrimLeft,
                     "The text without white space, or the given characters, before it."),
      DefineFunction("rtrim", {kText, kTrimmed}, kString, TrimRight,
                     "The text without white space, or the given characters, after it."),
      DefineFunction("left", {kText, {"length", kInteger}}, kString, Left,
                     "The first characters of the text."),
      DefineFunction("right", {kText, {"length", kInteger}}, kString, Right,
                     "The last characters of the text."),
      DefineFunction("substring", {kText, {"start", kInteger}, {"length", kInteger, true}}, kString,
                     Substring, "The text from a position on, counted from 0."),
      DefineFunction("replace", {kText, {"search", kString}, {"replacement", kString}}, kString,
                     Replace, "The text with every occurrence of one string replaced by another."),
      DefineFunction("split", {kText, {"delimiters", kString | kList}}, kList, Split,
                     "The parts of the text between delimiters."),
      DefineFunction("char_length", {kText}, kInteger, CharLength, "How many characters it has."),
      DefineFunction("character_length", {kText}, kInteger, CharLength,
                     "How many characters it has."),
      DefineFunction("normalize", {kText, {"form", kString, true}}, kString, Normalize,
                     "The text in a normal form of Unicode: NFC (default), NFD, NFKC, NFKD."),
      DefineFunction("isNormalized", {kText, {"form", kString, true}}, kBoolean, IsNormalized,
                     "Whether the text is in a normal form of Unicode."),
  };
}

}  // namespace wenmai::query
