#include "tests/tck/procedure.h"

#include <regex>
#include <stdexcept>

#include <fmt/format.h>

#include "tests/tck/notation.h"

namespace wenmai::tck {
namespace {

using graph::Value;
using graph::ValueKind;
using query::TypeBit;

query::TypeSet TypesOf(const std::string& name) {
  if (name == "INTEGER") return TypeBit(ValueKind::kInteger);
  if (name == "FLOAT") return TypeBit(ValueKind::kFloat);
  if (name == "NUMBER") return TypeBit(ValueKind::kInteger) | TypeBit(ValueKind::kFloat);
  if (name == "STRING") return TypeBit(ValueKind::kString);
  throw std::runtime_error(fmt::format("no type {}", name));
}

std::vector<query::ProcedureField> ParseFields(const std::string& text) {
  static const std::regex kField(R"((\w+)\s*::\s*(\w+)(\?)?)");
  std::vector<query::ProcedureField> fields;
  for (std::sregex_iterator it(text.begin(), text.end(), kField), end; it != end; ++it) {
    query::ProcedureField& field = fields.emplace_back();
    field.name = (*it)[1];
    field.types = TypesOf((*it)[2]);
    field.is_nullable = (*it)[3].matched;
    field.type_name = (*it)[2].str() + (*it)[3].str();
  }
  return fields;
}

// An integer argument stands for the float of the same size.
bool IsSame(const Value& argument, const Value& cell) {
  if (argument.is_number() && cell.is_number()) return argument.number() == cell.number();
  return argument == cell;
}

}  // namespace

query::Procedure MakeProcedure(const std::string& signature, const std::vector<Row>& table) {
  static const std::regex kSignature(R"(([\w.]+)\((.*?)\)\s*::\s*\((.*?)\)\s*)");
  std::smatch match;
  if (!std::regex_match(signature, match, kSignature)) {
    throw std::runtime_error(fmt::format("no signature: {}", signature));
  }
  query::Procedure procedure;
  procedure.name = match[1];
  procedure.inputs = ParseFields(match[2]);
  procedure.outputs = ParseFields(match[3]);
  std::vector<std::vector<Value>> rows;
  for (size_t i = 1; i < table.size(); ++i) {
    std::vector<Value>& row = rows.emplace_back();
    for (const std::string& cell : table[i]) row.push_back(ParseValue(cell));
  }
  const size_t input_count = procedure.inputs.size();
  procedure.body = [rows, input_count](std::span<const Value> arguments, query::EvaluationContext&,
                                       const std::function<void(std::vector<Value>)>& emit) {
    for (const std::vector<Value>& row : rows) {
      bool matches = true;
      for (size_t i = 0; i < input_count; ++i) matches = matches && IsSame(arguments[i], row[i]);
      if (!matches) continue;
      emit(std::vector<Value>(row.begin() + static_cast<ptrdiff_t>(input_count), row.end()));
    }
  };
  return procedure;
}

}  // namespace wenmai::tck
