// CALL of procedures and of subqueries, and SHOW, which is a call by another name.
#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "query/ast/suggestion.h"
#include "query/binder/bind_error.h"
#include "query/binder/statement_binder.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

using graph::ValueKind;

constexpr int64_t kTransactionRows = 1000;  // IN TRANSACTIONS without OF … ROWS

// An integer is welcome where a floating point number is asked for.
TypeSet AcceptedTypes(const ProcedureField& field) {
  TypeSet types = field.types;
  if ((types & TypeBit(ValueKind::kFloat)) != 0) types |= TypeBit(ValueKind::kInteger);
  if (field.is_nullable) types |= kNullType;
  return types;
}

void CheckArgumentCount(const ast::CallProcedure& call, const Procedure& procedure) {
  const size_t most = procedure.inputs.size();
  const size_t fewest = static_cast<size_t>(
      std::count_if(procedure.inputs.begin(), procedure.inputs.end(),
                    [](const ProcedureField& input) { return !input.is_optional; }));
  if (call.arguments.size() >= fewest && call.arguments.size() <= most) return;
  const std::string count =
      fewest == most ? std::to_string(most) : fmt::format("{} to {}", fewest, most);
  ThrowBindError("InvalidNumberOfArguments",
                 fmt::format("{} takes {} arguments, not {}", call.procedure, count,
                             call.arguments.size()),
                 call.span);
}

// Nulls for the optional arguments that were not written.
void AddLeftOut(const Procedure& procedure, const SourcePlace& place,
                std::vector<ExpressionPtr>* arguments) {
  while (arguments->size() < procedure.inputs.size()) {
    arguments->push_back(MakeLiteral(Value(), place));
  }
}

// The procedure that lists what SHOW asks for.
std::string_view ListingProcedure(std::string_view what) {
  if (what == "INDEXES") return "db.indexes";
  if (what == "CONSTRAINTS") return "db.constraints";
  return what == "PROCEDURES" ? "dbms.procedures" : "dbms.functions";
}

}  // namespace

// --- Procedures ---

std::unique_ptr<BoundCallProcedure> StatementBinder::BindCallProcedure(
    const ast::CallProcedure& call, bool is_standalone) {
  auto result = std::make_unique<BoundCallProcedure>();
  result->procedure = procedures_.Find(call.procedure);
  if (result->procedure == nullptr) {
    std::vector<std::string> names;
    for (const auto& procedure : procedures_.All()) names.push_back(procedure->name);
    ThrowBindError("ProcedureError", "ProcedureNotFound",
                   fmt::format("there is no procedure {}{}", call.procedure,
                               Suggestion(call.procedure, names)),
                   call.span);
  }
  result->is_optional = call.is_optional;
  result->arguments = BindArguments(call, *result->procedure, is_standalone);
  BindYield(call.yield.has_value() ? &*call.yield : nullptr, is_standalone, call.span,
            result.get());
  return result;
}

std::unique_ptr<BoundCallProcedure> StatementBinder::BindShow(const ast::Show& show,
                                                              bool is_standalone) {
  ast::CallProcedure call(show.span);
  call.procedure = ListingProcedure(show.what);
  call.has_arguments = true;
  auto result = std::make_unique<BoundCallProcedure>();
  result->procedure = procedures_.Find(call.procedure);
  if (result->procedure == nullptr) {
    ThrowBindError("ProcedureError", "ProcedureNotFound",
                   fmt::format("SHOW {} is not offered here", show.what), show.span);
  }
  BindYield(show.yield.has_value() ? &*show.yield : nullptr, is_standalone, show.span,
            result.get());
  return result;
}

std::vector<ExpressionPtr> StatementBinder::BindArguments(const ast::CallProcedure& call,
                                                          const Procedure& procedure,
                                                          bool is_standalone) {
  std::vector<ExpressionPtr> arguments;
  if (!call.has_arguments) {
    if (!is_standalone && !procedure.inputs.empty()) {
      ThrowBindError("InvalidArgumentPassingMode",
                     "inside a query a procedure's arguments must be written out", call.span);
    }
    for (const ProcedureField& input : procedure.inputs) {
      if (!input.is_optional) arguments.push_back(BindParameter(input.name, call.span));
    }
    AddLeftOut(procedure, PlaceOf(call.span), &arguments);
    return arguments;
  }
  CheckArgumentCount(call, procedure);
  arguments = BindAll(call.arguments);
  for (size_t i = 0; i < arguments.size(); ++i) {
    const ProcedureField& input = procedure.inputs[i];
    if ((arguments[i]->types() & AcceptedTypes(input)) == 0) {
      ThrowBindError("InvalidArgumentType",
                     fmt::format("argument '{}' of {} is of type {}", input.name, call.procedure,
                                 input.type_name),
                     call.arguments[i]->span);
    }
  }
  AddLeftOut(procedure, PlaceOf(call.span), &arguments);
  return arguments;
}

void StatementBinder::BindYield(const ast::Yield* yield, bool is_standalone, const ast::Span& span,
                                BoundCallProcedure* result) {
  const std::vector<ProcedureField>& outputs = result->procedure->outputs;
  const auto declare = [&](size_t output, const ast::Name& name) {
    const Symbol symbol = Declare(name, VariableKind::kValue, outputs[output].types | kNullType);
    result->yields.emplace_back(static_cast<uint32_t>(output), symbol.id);
  };
  if (yield == nullptr ? is_standalone : yield->has_star) {
    for (size_t i = 0; i < outputs.size(); ++i) declare(i, {outputs[i].name, span});
  }
  if (yield == nullptr) return;
  for (const ast::YieldItem& item : yield->items) {
    const auto it =
        std::find_if(outputs.begin(), outputs.end(), [&](const ProcedureField& output) {
          return output.name == item.column.text;
        });
    if (it == outputs.end()) {
      ThrowBindError("UndefinedVariable",
                     fmt::format("{} has no column '{}'", result->procedure->name,
                                 item.column.text),
                     item.column.span);
    }
    declare(static_cast<size_t>(it - outputs.begin()),
            item.alias.has_value() ? *item.alias : item.column);
  }
  if (yield->where != nullptr) result->where = BindPredicate(*yield->where);
}

// --- Subqueries ---

// What stands before it would be committed with its first rows, and what stands around it in the middle.
void StatementBinder::CheckInTransactions(const ast::Span& span) const {
  if (scope_->outer == nullptr && !statement_.is_write) return;
  throw Error(ErrorCode::kUnsupported,
              "CALL … IN TRANSACTIONS stands neither inside a subquery nor after a clause that updates")
      .At(span.line, span.column);
}

std::unique_ptr<BoundClause> StatementBinder::BindCallSubquery(const ast::CallSubquery& call) {
  if (call.is_in_transactions) CheckInTransactions(call.span);
  auto result = std::make_unique<BoundCallSubquery>();
  result->is_optional = call.is_optional;
  result->on_error = call.on_error;
  BoundQuery query;
  {
    // `CALL (a, b) { … }` sees what it names throughout, `CALL { WITH a, b … }` as any WITH would.
    Scope imported;
    for (const ast::Name& name : call.imports) {
      const std::optional<Symbol> symbol = Find(name.text, name.span);
      if (!symbol.has_value()) ThrowUndefinedVariable(name.text, name.span);
      imported.symbols.emplace(name.text, *symbol);
    }
    if (call.imports_all) imported.symbols = scope_->symbols;
    const SymbolTable importable = call.has_import_list ? SymbolTable() : scope_->symbols;
    Scope inner;
    inner.outer = &imported;
    const Restore<Scope*> entered(&scope_, &inner);
    query = BindQuery(*call.query, QueryUse::kSubquery,
                      call.has_import_list ? nullptr : &importable);
    for (BoundBranch& branch : query.branches) CarryImports(inner, &branch);
    query.imports = inner.imports;
  }
  for (size_t i = 0; i < query.columns.size(); ++i) {
    const VariableId id = query.columns[i];
    const std::string& name = query.column_names[i];
    if (Find(name, call.span).has_value()) ThrowAlreadyBound(name, call.span);
    // A subquery without rows, or one that failed, gives nulls.
    if (call.is_optional || call.on_error != BatchFailure::kFail) types_[id] |= kNullType;
    scope_->symbols.emplace(name, SymbolOf(id));
  }
  if (call.status.has_value()) {
    if (call.on_error == BatchFailure::kFail) {
      ThrowBindError("UnexpectedSyntax",
                     "REPORT STATUS needs ON ERROR CONTINUE or ON ERROR BREAK", call.span);
    }
    result->status = Declare(*call.status, VariableKind::kValue, TypeBit(ValueKind::kMap)).id;
  }
  if (call.is_in_transactions) {
    result->transaction_rows =
        call.transaction_rows != nullptr
            ? BindRowCount(call.transaction_rows, "IN TRANSACTIONS")
            : MakeLiteral(Value::Integer(kTransactionRows), PlaceOf(call.span));
  }
  result->query = std::make_shared<const BoundQuery>(std::move(query));
  return result;
}

}  // namespace wenmai::query
