#include "query/operators/update.h"

#include "query/expressions/errors.h"

namespace wenmai::query {

using graph::ValueKind;

bool CreateOperator::Next(RowBatch* batch) {
  if (!child().Next(batch)) return false;
  Compact(batch, plan_.children.front()->schema);
  for (VariableId variable : plan_.Introduces()) batch->columns[variable].Clear();
  for (size_t row = 0; row < batch->row_count; ++row) {
    if (row % 256 == 0) CheckLimits();
    writer_.Write(batch, row, &context_);
  }
  return true;
}

MergeOperator::MergeOperator(const LogicalMerge& plan, ExecutionContext* context,
                             std::vector<OperatorPtr> children, Subplan search)
    : OperatorOf(plan, context, std::move(children)),
      search_(std::move(search)),
      writer_(&plan.pattern, true),
      outer_columns_(plan.children[0]->schema),
      created_columns_(plan.Introduces()),
      input_(context->variable_count),
      match_(context->variable_count) {}

bool MergeOperator::Next(RowBatch* batch) {
  if (!child().Next(&input_)) return false;
  batch->Clear();
  for (size_t i = 0; i < input_.live_count(); ++i) {
    CheckLimits();
    MergeRow(input_.live_row(i), batch);
  }
  return true;
}

void MergeOperator::MergeRow(size_t row, RowBatch* out) {
  const size_t begin = out->row_count;
  const size_t match_count = AppendMatches(row, out);
  const auto source = static_cast<uint32_t>(row);
  if (match_count == 0) {
    AppendRows(input_, {&source, 1}, outer_columns_, out);
    writer_.Write(out, begin, &context_);
    ApplySetItems(plan_.on_create, {out, begin}, &context_);
    return;
  }
  AppendRows(input_, std::vector<uint32_t>(match_count, source), outer_columns_, out);
  for (size_t i = 0; i < match_count; ++i) {
    ApplySetItems(plan_.on_match, {out, begin + i}, &context_);
  }
}

// Appends the pattern's columns for all matches; the caller adds the outer columns and counts.
size_t MergeOperator::AppendMatches(size_t row, RowBatch* out) {
  size_t match_count = 0;
  *search_.slot = {&input_, row, false};
  search_.root->Open();
  try {
    while (search_.root->Next(&match_)) {
      for (size_t i = 0; i < match_.live_count(); ++i, ++match_count) {
        for (VariableId variable : created_columns_) {
          out->columns[variable].AppendRow(match_.columns[variable], match_.live_row(i));
        }
      }
    }
  } catch (...) {
    search_.root->Close();
    throw;
  }
  search_.root->Close();
  return match_count;
}

bool SetOperator::Next(RowBatch* batch) {
  if (!child().Next(batch)) return false;
  for (size_t i = 0; i < batch->live_count(); ++i) {
    if (i % 256 == 0) CheckLimits();
    ApplySetItems(plan_.items, {batch, batch->live_row(i)}, &context_);
  }
  return true;
}

bool RemoveOperator::Next(RowBatch* batch) {
  if (!child().Next(batch)) return false;
  for (size_t i = 0; i < batch->live_count(); ++i) {
    if (i % 256 == 0) CheckLimits();
    ApplyRemoveItems(plan_.items, {batch, batch->live_row(i)}, &context_);
  }
  return true;
}

bool DeleteOperator::Next(RowBatch* batch) {
  if (!child().Next(batch)) return false;
  // What the row names is evaluated before anything of the batch is deleted.
  std::vector<std::vector<Value>> targets(plan_.targets.size());
  for (size_t t = 0; t < targets.size(); ++t) {
    plan_.targets[t]->EvaluateBatch(*batch, evaluation(), &targets[t]);
  }
  for (const std::vector<Value>& elements : targets) {
    CheckLimits();
    for (const Value& element : elements) Delete(element);
  }
  return true;
}

void DeleteOperator::Delete(const Value& element) {
  switch (element.kind()) {
    case ValueKind::kNull: return;
    case ValueKind::kNode: return DeleteNode(element.node());
    case ValueKind::kRelationship: return DeleteRelationship(element.relationship());
    case ValueKind::kPath:
      for (graph::RelationshipId id : element.path().relationships) DeleteRelationship(id);
      for (graph::NodeId id : element.path().nodes) DeleteNode(id);
      return;
    default:
      throw TypeError("InvalidArgumentType", "only nodes, relationships and paths can be deleted, "
                                             "not " + WithArticle(element.kind()));
  }
}

void DeleteOperator::DeleteNode(graph::NodeId id) {
  if (!view().HasNode(id)) return;
  if (plan_.is_detach) {
    context_.counters.relationships_deleted += context_.transaction->DeleteRelationshipsOf(id);
  }
  context_.transaction->DeleteNode(id);
  ++context_.counters.nodes_deleted;
}

void DeleteOperator::DeleteRelationship(graph::RelationshipId id) {
  if (!view().HasRelationship(id)) return;
  context_.transaction->DeleteRelationship(id);
  ++context_.counters.relationships_deleted;
}

bool ForeachOperator::Next(RowBatch* batch) {
  if (!child().Next(batch)) return false;
  for (size_t i = 0; i < batch->live_count(); ++i) {
    CheckLimits();
    RunUpdates(*batch, batch->live_row(i));
  }
  return true;
}

void ForeachOperator::RunUpdates(const RowBatch& batch, size_t row) {
  const Value list = plan_.list->Evaluate({&batch, row}, evaluation());
  if (list.is_null()) return;
  if (list.kind() != ValueKind::kList) {
    throw TypeError("InvalidArgumentType",
                    "FOREACH needs a list, but found " + WithArticle(list.kind()));
  }
  const std::vector<uint32_t> copies(list.list().size(), static_cast<uint32_t>(row));
  rows_.Clear();
  AppendRows(batch, copies, plan_.children.front()->schema, &rows_);
  for (const Value& element : list.list()) rows_.columns[plan_.variable].Append(element);
  *updates_.slot = {&rows_, 0, true};
  RowBatch result(context_.variable_count);
  updates_.root->Open();
  try {
    while (updates_.root->Next(&result)) CheckLimits();
  } catch (...) {
    updates_.root->Close();
    throw;
  }
  updates_.root->Close();
}

}  // namespace wenmai::query
