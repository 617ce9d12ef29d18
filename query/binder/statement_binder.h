// The binder itself. One object binds one statement; the definitions are split by subject:
// statement_binder.cc (queries, scopes), expression_binder.cc, function_binder.cc,
// comprehension_binder.cc, subquery_binder.cc, reading_binder.cc, create_binder.cc,
// update_binder.cc, projection_binder.cc, sort_binder.cc, call_binder.cc.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/ast/statement.h"
#include "query/binder/bound_query.h"
#include "query/binder/scope.h"
#include "query/procedures/procedure.h"

namespace wenmai::query {

class CreateBinder;
class PatternBinder;

class StatementBinder {
 public:
  StatementBinder(std::string_view text, const ProcedureRegistry& procedures)
      : text_(text), procedures_(procedures) {}

  BoundStatement Bind(const ast::Statement& statement);

 private:
  friend class CreateBinder;
  friend class PatternBinder;

  // Where the aggregates of a projection go.
  struct AggregateSink {
    Aggregation* aggregation;
    std::map<std::string, Symbol> by_text;  // one call for each distinct aggregate
  };
  // What an ORDER BY after DISTINCT or aggregation may use: the projected expressions, as
  // variables.
  struct Substitutions {
    std::map<std::string, Symbol> symbols;
    std::map<std::string, Symbol> ambiguous;  // keys too complex to stand beside an aggregate
  };
  class SubqueryScope;
  enum class QueryUse { kStatement, kSubquery, kExpression };

  // Sets a member for a while.
  template <typename T>
  class Restore {
   public:
    Restore(T* target, T value) : target_(target), saved_(std::move(*target)) {
      *target_ = std::move(value);
    }
    ~Restore() { *target_ = std::move(saved_); }
    const T& saved() const { return saved_; }
    Restore(const Restore&) = delete;
    Restore& operator=(const Restore&) = delete;

   private:
    T* target_;
    T saved_;
  };

  // Variables.
  Symbol NewSymbol(std::string name, VariableKind kind, TypeSet types);
  Symbol SymbolOf(VariableId id) const;  // as a column
  Symbol NewAnonymous(VariableKind kind, TypeSet types);
  Symbol Declare(const ast::Name& name, VariableKind kind, TypeSet types);
  std::optional<Symbol> Find(std::string_view name, const ast::Span& span) {
    return FindIn(scope_, name, span);
  }
  std::optional<Symbol> FindIn(Scope* scope, std::string_view name, const ast::Span& span);
  std::vector<std::string> KnownNames() const;
  Symbol Capture(Scope* scope, std::string_view name, const Symbol& local);
  ExpressionPtr MakeReference(const Symbol& symbol, std::string_view name, const ast::Span& span);

  // Queries. They are bound in scope_, whose symbols each branch of a UNION finds as they were. An
  // importing WITH at the head of CALL { … } may name symbols of `importable`.
  BoundQuery BindQuery(const ast::Query& query, QueryUse use,
                       const SymbolTable* importable = nullptr);
  BoundBranch BindBranch(const ast::SingleQuery& query, QueryUse use,
                         std::vector<std::string>* column_names);
  void BindUnionColumns(const ast::Query& query, const std::vector<std::vector<std::string>>& names,
                        BoundQuery* result);
  std::unique_ptr<BoundClause> BindClause(const ast::Clause& clause);
  std::unique_ptr<BoundClause> BindUpdate(const ast::Clause& clause);
  void BindStandaloneCall(const ast::Clause& clause, BoundBranch* branch,
                          std::vector<std::string>* column_names);
  void CheckComposition(const ast::SingleQuery& query, QueryUse use) const;
  void CarryImports(const Scope& scope, BoundBranch* branch);

  // Expressions.
  ExpressionPtr BindExpression(const ast::Expression& expression);
  ExpressionPtr BindOptional(const ast::ExpressionPtr& expression);
  ExpressionPtr BindPredicate(const ast::Expression& expression);
  ExpressionPtr BindOptionalPredicate(const ast::ExpressionPtr& expression);
  void BindConjuncts(const ast::Expression& expression, std::vector<ExpressionPtr>* conjuncts);
  ExpressionPtr BindAny(const ast::Expression& expression, bool is_predicate);
  std::optional<Symbol> FindSubstitute(const ast::Expression& expression);
  ExpressionPtr BindVariable(const ast::Variable& variable);
  ExpressionPtr BindParameter(const std::string& name, const ast::Span& span);
  ExpressionPtr BindProperty(const ast::Property& property);
  ExpressionPtr BindMap(const ast::MapLiteral& map);
  ExpressionPtr BindMapProjection(const ast::MapProjection& projection);
  ExpressionPtr BindHasLabels(const ast::HasLabels& test);
  ExpressionPtr BindDynamicNames(ExpressionPtr element, const ast::DynamicNames& dynamic);
  ExpressionPtr BindBoolean(const ast::Boolean& boolean, bool is_predicate);
  ExpressionPtr BindComparison(const ast::Comparison& comparison);
  ExpressionPtr BindCase(const ast::Case& expression);
  std::vector<ExpressionPtr> BindAll(const std::vector<ast::ExpressionPtr>& expressions);

  // Functions.
  ExpressionPtr BindCall(const ast::Call& call);
  ExpressionPtr BindScalarCall(const ast::Call& call);
  ExpressionPtr BindAggregate(const ast::Call& call, const AggregateFunction& function);
  ExpressionPtr BindExists(const ast::Call& call);
  bool HasAggregate(const ast::Expression& expression) const;

  // Comprehensions: expressions with variables of their own.
  ExpressionPtr BindListComprehension(const ast::ListComprehension& list);
  ExpressionPtr BindQuantifier(const ast::Quantifier& quantifier);
  ExpressionPtr BindReduce(const ast::Reduce& reduce);
  Symbol PushLocal(const ast::Name& name, TypeSet types);
  void PopLocal() { scope_->locals.pop_back(); }

  // Subqueries in expressions.
  ExpressionPtr BindSubquery(const ast::Subquery& subquery);
  ExpressionPtr BindPatternPredicate(const ast::PatternPredicate& predicate);
  ExpressionPtr BindPatternComprehension(const ast::PatternComprehension& comprehension);
  ExpressionPtr BindShortestPath(const ast::ShortestPath& shortest);
  std::unique_ptr<BoundMatch> BindOnePath(const ast::PathPattern& path, bool allows_new);
  std::shared_ptr<const BoundQuery> FinishSubquery(const Scope& inner, BoundQuery query);

  // Clauses.
  std::unique_ptr<BoundClause> BindMatch(const ast::Match& match);
  std::unique_ptr<BoundClause> BindUnwind(const ast::Unwind& unwind);
  std::unique_ptr<BoundClause> BindLoadCsv(const ast::LoadCsv& load);
  std::unique_ptr<BoundClause> BindCreate(const ast::Create& create);
  std::unique_ptr<BoundClause> BindMerge(const ast::Merge& merge);
  std::unique_ptr<BoundClause> BindSet(const ast::Set& set);
  std::unique_ptr<BoundClause> BindRemove(const ast::Remove& remove);
  std::unique_ptr<BoundClause> BindDelete(const ast::Delete& clause);
  std::unique_ptr<BoundClause> BindForeach(const ast::Foreach& foreach);
  std::vector<SetItem> BindSetItems(const std::vector<ast::SetItem>& items);
  SetItem BindSetItem(const ast::SetItem& item);
  ExpressionPtr BindElement(const ast::Expression& target);
  template <typename Item>
  void BindPropertyTarget(const ast::Expression& target, Item* item);

  // Projections.
  std::unique_ptr<BoundProjection> BindProjection(const ast::Projection& projection,
                                                  std::vector<std::string>* column_names);
  void BindItems(const ast::Projection& projection, BoundProjection* result,
                 SymbolTable* projected);
  void BindAggregation(const ast::Projection& projection, BoundProjection* result,
                       SymbolTable* projected);
  void AddStar(const ast::Projection& projection, BoundProjection* result, SymbolTable* projected);
  Symbol AddItem(const ast::ProjectionItem& item, ExpressionPtr expression,
                 BoundProjection* result, SymbolTable* projected);
  std::string ItemName(const ast::ProjectionItem& item) const;
  void RequireNames(const ast::Projection& projection) const;
  void BindSort(const ast::Projection& projection, const SymbolTable& projected,
                BoundProjection* result);
  ExpressionPtr BindSortItem(const ast::Projection& projection, const ast::Expression& expression,
                             const BoundProjection& result);
  Substitutions MakeSubstitutions(const ast::Projection& projection, const BoundProjection& result,
                                  bool is_beside_aggregate) const;
  void BindProjectionWhere(const ast::Projection& projection, const SymbolTable& projected,
                           BoundProjection* result);
  ExpressionPtr BindRowCount(const ast::ExpressionPtr& count, std::string_view clause);
  TypeSet ElementTypesOf(const Expression& list) const;

  // Calls.
  std::unique_ptr<BoundCallProcedure> BindCallProcedure(const ast::CallProcedure& call,
                                                        bool is_standalone);
  std::unique_ptr<BoundCallProcedure> BindShow(const ast::Show& show, bool is_standalone);
  std::vector<ExpressionPtr> BindArguments(const ast::CallProcedure& call,
                                           const Procedure& procedure, bool is_standalone);
  void BindYield(const ast::Yield* yield, bool is_standalone, const ast::Span& span,
                 BoundCallProcedure* result);
  void CheckInTransactions(const ast::Span& span) const;
  std::unique_ptr<BoundClause> BindCallSubquery(const ast::CallSubquery& call);

  std::string_view Text(const ast::Span& span) const {
    return text_.substr(span.begin, span.end - span.begin);
  }

  std::string_view text_;
  const ProcedureRegistry& procedures_;
  BoundStatement statement_;
  // What is known of each variable and of its elements, by VariableId, beside statement_.variables.
  std::vector<TypeSet> types_, element_types_;
  Scope* scope_ = nullptr;
  AggregateSink* sink_ = nullptr;  // null where no aggregate may stand
  bool is_in_aggregate_ = false;
  const Substitutions* substitutions_ = nullptr;
};

}  // namespace wenmai::query
