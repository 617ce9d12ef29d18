#include "query/binder/map_projection.h"

#include "query/functions/function.h"

namespace wenmai::query {
namespace {

constexpr TypeSet kMapTypes =
    TypeBit(graph::ValueKind::kMap) | TypeBit(graph::ValueKind::kNull);

Value MergeMaps(std::span<const Value> arguments, EvaluationContext&) {
  graph::Map entries = arguments[0].map();
  const graph::Map& later = arguments[1].map();
  entries.insert(entries.end(), later.begin(), later.end());
  return Value::MakeMap(std::move(entries));
}

// No query can name it: it is part of what a map projection means.
const Function& MergeFunction() {
  static const Function function = [] {
    Function f;
    f.name = "map projection";
    f.argument_count_min = f.argument_count_max = 2;
    f.argument_types = {kMapTypes};
    f.result_types = kMapTypes;
    f.body = &MergeMaps;
    return f;
  }();
  return function;
}

}  // namespace

ExpressionPtr MakeMapProjection(const ExpressionPtr& base, bool takes_all,
                                std::vector<std::pair<std::string, ExpressionPtr>> entries,
                                SourcePlace place) {
  ExpressionPtr map = MakeMap(std::move(entries), place);
  if (takes_all) {
    ExpressionPtr properties = MakeFunctionCall(FindFunction("properties"), {base}, place);
    map = MakeFunctionCall(&MergeFunction(), {std::move(properties), std::move(map)}, place);
  }
  if ((base->types() & TypeBit(graph::ValueKind::kNull)) == 0) return map;
  return MakeCase(nullptr, {{MakeIsNull(base, true, place), std::move(map)}}, nullptr, place);
}

}  // namespace wenmai::query
