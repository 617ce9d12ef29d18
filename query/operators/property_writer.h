// Writing properties and labels for CREATE, MERGE, SET and REMOVE, and counting what was written.
#pragma once

#include "query/operators/operator.h"
#include "query/operators/row_access.h"

namespace wenmai::query {

// The value, if a property can hold it: a scalar, a temporal value, or a list of such of one kind.
// Throws TypeError InvalidPropertyType otherwise.
Value CheckStorable(Value value);

// What `SET n = …` and `CREATE (n …)` take: the entries of a map, or the properties of an element.
// Throws TypeError for anything else, EntityNotFound for an element that this statement deleted.
graph::Map PropertyMap(const Value& value, ExecutionContext* context);

// The non-null entries as stored properties, keys interned. Counts them as set.
graph::Properties MakeProperties(const graph::Map& map, ExecutionContext* context);

// Applies SET items to the elements that one row names. Null elements are skipped.
void ApplySetItems(const std::vector<SetItem>& items, const RowRef& row,
                   ExecutionContext* context);
void ApplyRemoveItems(const std::vector<RemoveItem>& items, const RowRef& row,
                      ExecutionContext* context);

}  // namespace wenmai::query
