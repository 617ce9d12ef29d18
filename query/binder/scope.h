// The names that are visible at one place of a query, and what they stand for.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "query/binder/bound_query.h"

namespace wenmai::query {

constexpr TypeSet kNullType = TypeBit(graph::ValueKind::kNull);

struct Symbol {
  VariableId id = 0;
  VariableKind kind = VariableKind::kValue;
  TypeSet types = kAnyType;
  bool is_local = false;             // bound by a comprehension: no column
};

// Sorted by name: the order of the columns of `RETURN *`.
using SymbolTable = std::map<std::string, Symbol, std::less<>>;

// How a projection that aggregates restricts the expressions around its aggregates: they may read
// the grouping keys and nothing else.
struct Grouping {
  SymbolTable variables;               // keys that are plain variables, by their name in the input
  std::map<std::string, Symbol> keys;  // keys that are properties, by their canonical text
};

// A query or subquery being bound. `symbols` changes from clause to clause; the locals of
// comprehensions come and go on top of it. A subquery expression also sees the scope around it.
struct Scope {
  SymbolTable symbols;
  std::vector<std::pair<std::string, Symbol>> locals;
  const Grouping* grouping = nullptr;

  Scope* outer = nullptr;           // null for a whole query and for CALL { … }
  std::vector<VariableId> imports;  // columns of outer scopes that this one reads
  // Locals of outer scopes that this one reads, and the columns that hold them here.
  std::vector<std::pair<Symbol, Symbol>> captures;
};

}  // namespace wenmai::query
