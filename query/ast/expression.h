// Expressions as they were written: names unresolved, types unknown. The parser makes them, the
// binder reads them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/value.h"
#include "query/ast/span.h"
#include "query/expressions/expression.h"

namespace wenmai::query::ast {

struct PathPattern;
struct Query;

enum class ExpressionKind : uint8_t {
  kLiteral,
  kParameter,
  kVariable,
  kProperty,
  kList,
  kMap,
  kMapProjection,
  kUnary,
  kBinary,
  kBoolean,
  kComparison,
  kIsNull,
  kIsTyped,
  kHasLabels,
  kSubscript,
  kSlice,
  kCase,
  kCall,
  kListComprehension,
  kPatternComprehension,
  kQuantifier,
  kReduce,
  kSubquery,
  kPatternPredicate,
  kShortestPath,
};

struct Expression {
  Expression(ExpressionKind k, Span s) : kind(k), span(s) {}
  virtual ~Expression() = default;

  ExpressionKind kind;
  Span span;
};
using ExpressionPtr = std::unique_ptr<Expression>;

// A name with its place, for messages.
struct Name {
  std::string text;
  Span span;
};

struct Literal : Expression {
  Literal(graph::Value v, Span s)
      : Expression(ExpressionKind::kLiteral, s), value(std::move(v)) {}
  graph::Value value;
};

struct Parameter : Expression {
  Parameter(std::string n, Span s)
      : Expression(ExpressionKind::kParameter, s), name(std::move(n)) {}
  std::string name;
};

struct Variable : Expression {
  Variable(std::string n, Span s)
      : Expression(ExpressionKind::kVariable, s), name(std::move(n)) {}
  std::string name;
};

struct Property : Expression {
  Property(ExpressionPtr b, std::string k, Span s)
      : Expression(ExpressionKind::kProperty, s), base(std::move(b)), key(std::move(k)) {}
  ExpressionPtr base;
  std::string key;
};

struct ListLiteral : Expression {
  explicit ListLiteral(Span s) : Expression(ExpressionKind::kList, s) {}
  std::vector<ExpressionPtr> elements;
};

struct MapLiteral : Expression {
  explicit MapLiteral(Span s) : Expression(ExpressionKind::kMap, s) {}
  std::vector<std::pair<std::string, ExpressionPtr>> entries;
};

// `base {.key, .*, name: value, variable}`.
struct MapProjection : Expression {
  explicit MapProjection(Span s) : Expression(ExpressionKind::kMapProjection, s) {}
  enum class EntryKind : uint8_t { kProperty, kAllProperties, kValue };
  struct Entry {
    EntryKind kind;
    std::string key;
    ExpressionPtr value;  // kValue; a bare `variable` is the value under its own name
  };
  ExpressionPtr base;
  std::vector<Entry> entries;
};

struct Unary : Expression {
  Unary(UnaryOperator o, ExpressionPtr e, Span s)
      : Expression(ExpressionKind::kUnary, s), op(o), operand(std::move(e)) {}
  UnaryOperator op;
  ExpressionPtr operand;
};

// Arithmetic and predicates: every BinaryOperator but those of Boolean and Comparison.
struct Binary : Expression {
  Binary(BinaryOperator o, ExpressionPtr l, ExpressionPtr r, Span s)
      : Expression(ExpressionKind::kBinary, s), op(o), left(std::move(l)), right(std::move(r)) {}
  BinaryOperator op;
  ExpressionPtr left, right;
};

// A whole chain `a AND b AND c`, kept flat: generated queries hold thousands of operands.
struct Boolean : Expression {
  Boolean(BinaryOperator o, Span s) : Expression(ExpressionKind::kBoolean, s), op(o) {}
  BinaryOperator op;
  std::vector<ExpressionPtr> operands;
};

// `a < b <= c`: each operator holds between its neighbours, so there is one operand more.
struct Comparison : Expression {
  explicit Comparison(Span s) : Expression(ExpressionKind::kComparison, s) {}
  std::vector<ExpressionPtr> operands;
  std::vector<BinaryOperator> operators;
};

struct IsNull : Expression {
  IsNull(ExpressionPtr e, bool negated, Span s)
      : Expression(ExpressionKind::kIsNull, s), operand(std::move(e)), is_negated(negated) {}
  ExpressionPtr operand;
  bool is_negated;
};

// `value IS :: INTEGER`.
struct IsTyped : Expression {
  IsTyped(ExpressionPtr e, ValueTypePtr t, bool negated, Span s)
      : Expression(ExpressionKind::kIsTyped, s),
        operand(std::move(e)),
        type(std::move(t)),
        is_negated(negated) {}
  ExpressionPtr operand;
  ValueTypePtr type;
  bool is_negated;
};

// `:$(names)`, `:$any(names)`: labels or types that are known only when the query runs.
struct DynamicNames {
  ExpressionPtr names;  // a string or a list of strings
  bool is_any = false;  // one of them is enough
};

// All of what stands after the colons must hold.
struct HasLabels : Expression {
  HasLabels(ExpressionPtr b, LabelExpressionPtr l, std::vector<DynamicNames> d, Span s)
      : Expression(ExpressionKind::kHasLabels, s),
        base(std::move(b)),
        labels(std::move(l)),
        dynamic(std::move(d)) {}
  ExpressionPtr base;
  LabelExpressionPtr labels;  // may be null
  std::vector<DynamicNames> dynamic;
};

struct Subscript : Expression {
  Subscript(ExpressionPtr b, ExpressionPtr i, Span s)
      : Expression(ExpressionKind::kSubscript, s), base(std::move(b)), index(std::move(i)) {}
  ExpressionPtr base, index;
};

struct Slice : Expression {
  explicit Slice(Span s) : Expression(ExpressionKind::kSlice, s) {}
  ExpressionPtr base;
  ExpressionPtr from, to;  // either may be null
};

struct Case : Expression {
  explicit Case(Span s) : Expression(ExpressionKind::kCase, s) {}
  ExpressionPtr subject;  // null for the searched form
  // Branches are compared with the subject, or, where this is set, are conditions that read it
  // under this name: `CASE n.age WHEN < 18 THEN …`.
  std::string held;
  std::vector<std::pair<ExpressionPtr, ExpressionPtr>> branches;
  ExpressionPtr otherwise;  // null if absent
};

// A function call, scalar or aggregating; `count(*)` sets is_star.
struct Call : Expression {
  explicit Call(Span s) : Expression(ExpressionKind::kCall, s) {}
  std::string function;
  bool is_distinct = false;
  bool is_star = false;
  std::vector<ExpressionPtr> arguments;
};

struct ListComprehension : Expression {
  explicit ListComprehension(Span s) : Expression(ExpressionKind::kListComprehension, s) {}
  Name variable;
  ExpressionPtr list;
  ExpressionPtr where, projection;  // either may be null
};

struct PatternComprehension : Expression {
  explicit PatternComprehension(Span s);
  ~PatternComprehension() override;
  std::unique_ptr<PathPattern> pattern;
  ExpressionPtr where;  // may be null
  ExpressionPtr projection;
};

struct Quantifier : Expression {
  explicit Quantifier(Span s) : Expression(ExpressionKind::kQuantifier, s) {}
  QuantifierKind quantifier = QuantifierKind::kAll;
  Name variable;
  ExpressionPtr list;
  ExpressionPtr where;  // may be null
};

struct Reduce : Expression {
  explicit Reduce(Span s) : Expression(ExpressionKind::kReduce, s) {}
  Name accumulator;
  ExpressionPtr initial;
  Name variable;
  ExpressionPtr list;
  ExpressionPtr step;
};

// `EXISTS { … }`, `COUNT { … }`, `COLLECT { … }`. A bare pattern is a query of one MATCH.
struct Subquery : Expression {
  explicit Subquery(Span s);
  ~Subquery() override;
  SubqueryKind subquery = SubqueryKind::kExists;
  std::unique_ptr<Query> query;
};

// `(a)-[:R]->(b)` where a truth value is wanted.
struct PatternPredicate : Expression {
  explicit PatternPredicate(Span s);
  ~PatternPredicate() override;
  std::unique_ptr<PathPattern> pattern;
};

// `shortestPath((a)-[*]-(b))` as an expression.
struct ShortestPath : Expression {
  explicit ShortestPath(Span s);
  ~ShortestPath() override;
  std::unique_ptr<PathPattern> pattern;
};

// REQUIRES: expression.kind is T's kind.
template <typename T>
const T& As(const Expression& expression) {
  return static_cast<const T&>(expression);
}

}  // namespace wenmai::query::ast
