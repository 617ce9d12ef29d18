// Evaluates the text of an expression, for table tests:
//
//   EvaluateText("size([1, 2])")     "2"
//   EvaluateText("1 / 0")            "ArithmeticError at runtime: DivisionByZero"
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.h"
#include "query/expressions/evaluation_context.h"

namespace wenmai::query {

// One case of a table: an expression and what EvaluateText must give.
struct ExpressionCase {
  std::string_view expression;
  std::string_view expected;
};

// Evaluates over an empty graph, with 16 MiB of memory, the statement's clock at
// 2015-07-21T21:40:32.142Z and the parameters `parameters` (a map). Every expression is evaluated
// for a row and for a batch, which must agree. The result is its value as a Cypher literal, or its
// error.
std::string EvaluateText(std::string_view expression, const Value& parameters = Value::MakeMap({}));

// The same over a graph.
std::string EvaluateText(std::string_view expression, const graph::View& view,
                         const Value& parameters = Value::MakeMap({}));

// Expects every case to hold.
void CheckAll(const std::vector<ExpressionCase>& cases);

// The bound expression. Throws the compile-time error.
ExpressionPtr BindExpressionText(std::string_view expression);

// A context over `view` as EvaluateText has it, with room for the locals of any test.
EvaluationContext MakeContext(const graph::View* view, const Value* parameters);

}  // namespace wenmai::query
