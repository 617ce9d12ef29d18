#include "query/ast/expression.h"

#include "query/ast/clause.h"

namespace wenmai::query::ast {

// Here, where what they own is a complete type.
PatternComprehension::PatternComprehension(Span s)
    : Expression(ExpressionKind::kPatternComprehension, s) {}
PatternComprehension::~PatternComprehension() = default;

Subquery::Subquery(Span s) : Expression(ExpressionKind::kSubquery, s) {}
Subquery::~Subquery() = default;

PatternPredicate::PatternPredicate(Span s) : Expression(ExpressionKind::kPatternPredicate, s) {}
PatternPredicate::~PatternPredicate() = default;

ShortestPath::ShortestPath(Span s) : Expression(ExpressionKind::kShortestPath, s) {}
ShortestPath::~ShortestPath() = default;

CallSubquery::CallSubquery(Span s) : Clause(ClauseKind::kCallSubquery, s) {}
CallSubquery::~CallSubquery() = default;

}  // namespace wenmai::query::ast
