#include "query/operators/subquery_runner.h"

#include "query/operators/build.h"
#include "query/operators/memory_charge.h"

namespace wenmai::query {

Value PlanSubqueryRunner::Run(SubqueryKind kind, const BoundQuery& query, const RowRef& row,
                              EvaluationContext&) {
  Instance& instance = FindInstance(query);
  *instance.subplan.slot = {row.batch, row.row, false};
  instance.subplan.root->Open();
  try {
    Value result = Read(kind, &instance);
    instance.subplan.root->Close();
    return result;
  } catch (...) {
    instance.subplan.root->Close();
    throw;
  }
}

PlanSubqueryRunner::Instance& PlanSubqueryRunner::FindInstance(const BoundQuery& query) {
  const auto found = instances_.find(&query);
  if (found != instances_.end()) return found->second;
  Instance instance;
  instance.plan = &plan_.subqueries.at(&query);
  instance.subplan = BuildSubplan(*instance.plan->root, context_);
  instance.batch.columns.resize(context_->variable_count);
  return instances_.emplace(&query, std::move(instance)).first->second;
}

Value PlanSubqueryRunner::Read(SubqueryKind kind, Instance* instance) {
  int64_t count = 0;
  graph::List list;
  MemoryCharge charge;
  while (instance->subplan.root->Next(&instance->batch)) {
    context_->limits().Check();
    const RowBatch& batch = instance->batch;
    if (kind == SubqueryKind::kExists) return Value::Boolean(true);
    count += static_cast<int64_t>(batch.live_count());
    if (kind != SubqueryKind::kCollect) continue;
    const Column& column = batch.columns[instance->plan->columns.front()];
    size_t bytes = 0;
    for (size_t i = 0; i < batch.live_count(); ++i) {
      list.push_back(column.Get(batch.live_row(i)));
      bytes += sizeof(Value) + list.back().MemoryUse();
    }
    charge.Add(context_->limits(), bytes);
  }
  switch (kind) {
    case SubqueryKind::kExists: return Value::Boolean(false);
    case SubqueryKind::kCount: return Value::Integer(count);
    case SubqueryKind::kCollect: return Value::MakeList(std::move(list));
  }
  return Value();
}

}  // namespace wenmai::query
