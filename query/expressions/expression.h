// Bound expressions: what the binder makes of an AST expression and what the operators evaluate.
//
// An Expression is immutable and has no state, so one tree serves many executions and threads.
// Names are resolved: a variable is a VariableId (a column of the batch, or a local of an enclosing
// comprehension), a function is a pointer into the registry. The classes are public so that the
// optimizer can look into them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "graph/value.h"
#include "query/operators/row_batch.h"

namespace wenmai::query {

class EvaluationContext;  // query/expressions/evaluation_context.h
class Function;           // query/functions/function.h
struct BoundQuery;        // query/binder/bound_query.h
struct ValueType;         // query/expressions/value_type.h

// The kinds a value may have, one bit a graph::ValueKind. What the binder knows at compile time.
using TypeSet = uint32_t;
constexpr TypeSet TypeBit(graph::ValueKind kind) { return 1u << static_cast<int>(kind); }
constexpr TypeSet kAnyType = (1u << 16) - 1;

enum class ExpressionKind : uint8_t {
  kLiteral,
  kParameter,
  kVariable,
  kProperty,
  kList,
  kMap,
  kUnary,
  kBinary,
  kIsNull,
  kIsTyped,
  kHasLabels,
  kSubscript,
  kSlice,
  kCase,
  kFunctionCall,
  kListComprehension,
  kQuantifier,
  kReduce,
  kSubquery,
};

// Where an expression stands in the query text; columns count code points from 1.
struct SourcePlace {
  int line = 0;
  int column = 0;
};

// One row of a batch.
struct RowRef {
  const RowBatch* batch = nullptr;
  size_t row = 0;
};

class Expression {
 public:
  virtual ~Expression() = default;

  ExpressionKind kind() const { return kind_; }
  SourcePlace place() const { return place_; }
  TypeSet types() const { return types_; }  // kNull's bit is set unless null is impossible

  // The value for one row. Throws Error (TypeError, ArithmeticError …, phase runtime).
  virtual Value Evaluate(const RowRef& row, EvaluationContext& context) const = 0;

  // For all live rows of the batch: (*results)[i] belongs to batch.live_row(i). The default loops
  // over Evaluate; hot expressions read whole columns.
  virtual void EvaluateBatch(const RowBatch& batch, EvaluationContext& context,
                             std::vector<Value>* results) const;

  // Direct sub-expressions, for walks of the tree.
  virtual std::vector<const Expression*> children() const { return {}; }

  // Cypher-like text, for EXPLAIN and plan tests.
  virtual std::string ToString() const = 0;

 protected:
  Expression(ExpressionKind kind, SourcePlace place, TypeSet types)
      : kind_(kind), place_(place), types_(types) {}

 private:
  ExpressionKind kind_;
  SourcePlace place_;
  TypeSet types_;
};

using ExpressionPtr = std::shared_ptr<const Expression>;

enum class UnaryOperator : uint8_t { kNot, kMinus, kPlus };
enum class BinaryOperator : uint8_t {
  kOr,
  kXor,
  kAnd,
  kEqual,
  kNotEqual,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kPower,
  kConcatenate,
  kIn,
  kStartsWith,
  kEndsWith,
  kContains,
  kRegex,
};
enum class QuantifierKind : uint8_t { kAll, kAny, kNone, kSingle };
// kPattern is a pattern comprehension: like kCollect over its only column.
enum class SubqueryKind : uint8_t { kExists, kCount, kCollect };
// What an error in one transaction of CALL … IN TRANSACTIONS means for those that follow: the
// statement fails, they are not begun, or they run all the same.
enum class BatchFailure : uint8_t { kFail, kBreak, kContinue };
using ValueTypePtr = std::shared_ptr<const ValueType>;

// A label or type expression: `:A:B`, `:A|B`, `:!A`, `:%`.
struct LabelExpression {
  enum class Kind : uint8_t { kName, kAnd, kOr, kNot, kWildcard };
  Kind kind = Kind::kName;
  std::string name;
  std::vector<std::shared_ptr<const LabelExpression>> operands;
};
using LabelExpressionPtr = std::shared_ptr<const LabelExpression>;

// Factories; the binder builds every bound expression through them. Each sets types() from its
// parts.
// `*Expression` classes behind them live in query/expressions/<kind>.h.
ExpressionPtr MakeLiteral(Value value, SourcePlace place);
ExpressionPtr MakeParameter(std::string name, SourcePlace place);
// `is_local`: bound by an enclosing comprehension, quantifier or reduce, not a column.
ExpressionPtr MakeVariable(VariableId id, std::string name, bool is_local, TypeSet types,
                           SourcePlace place);
ExpressionPtr MakeProperty(ExpressionPtr base, std::string key, SourcePlace place);
ExpressionPtr MakeList(std::vector<ExpressionPtr> elements, SourcePlace place);
ExpressionPtr MakeMap(std::vector<std::pair<std::string, ExpressionPtr>> entries,
                      SourcePlace place);
ExpressionPtr MakeUnary(UnaryOperator op, ExpressionPtr operand, SourcePlace place);
ExpressionPtr MakeBinary(BinaryOperator op, ExpressionPtr left, ExpressionPtr right,
                         SourcePlace place);
ExpressionPtr MakeIsNull(ExpressionPtr operand, bool is_negated, SourcePlace place);
ExpressionPtr MakeIsTyped(ExpressionPtr operand, ValueTypePtr type, bool is_negated,
                          SourcePlace place);
// On a node: its labels; on a relationship: its type.
ExpressionPtr MakeHasLabels(ExpressionPtr base, LabelExpressionPtr labels, SourcePlace place);
ExpressionPtr MakeSubscript(ExpressionPtr base, ExpressionPtr index, SourcePlace place);
ExpressionPtr MakeSlice(ExpressionPtr base, ExpressionPtr from, ExpressionPtr to,
                        SourcePlace place);
// `subject` may be null (searched CASE); `otherwise` may be null. Branches are compared with the
// subject; where there is a local `held`, they are conditions that read the subject from it.
ExpressionPtr MakeCase(ExpressionPtr subject,
                       std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches,
                       ExpressionPtr otherwise, SourcePlace place,
                       std::optional<VariableId> held = std::nullopt);
ExpressionPtr MakeFunctionCall(const Function* function, std::vector<ExpressionPtr> arguments,
                               SourcePlace place);
// `where` and `projection` may be null.
ExpressionPtr MakeListComprehension(VariableId local, ExpressionPtr list, ExpressionPtr where,
                                    ExpressionPtr projection, SourcePlace place);
ExpressionPtr MakeQuantifier(QuantifierKind kind, VariableId local, ExpressionPtr list,
                             ExpressionPtr where, SourcePlace place);
ExpressionPtr MakeReduce(VariableId accumulator, ExpressionPtr initial, VariableId local,
                         ExpressionPtr list, ExpressionPtr step, SourcePlace place);
// A correlated subquery; it reads the outer row's columns under the same VariableIds. kCollect and
// pattern comprehensions collect the query's single result column.
ExpressionPtr MakeSubquery(SubqueryKind kind, std::shared_ptr<const BoundQuery> query,
                           SourcePlace place);

// The types that the elements of `list` may have: those of a list literal's elements, kAnyType
// where nothing is known. For the local of a comprehension or quantifier.
TypeSet ElementTypes(const Expression& list);

// Whether the same row always gives the same value: no rand(), no clock read anew.
bool IsDeterministic(const Expression& expression);

// Every column (not local) that `expression` reads, sorted, without duplicates. Includes what its
// subqueries read from outside.
std::vector<VariableId> ReferencedVariables(const Expression& expression);

}  // namespace wenmai::query
