// Binds what CREATE and MERGE make.
#pragma once

#include <vector>

#include "query/binder/statement_binder.h"

namespace wenmai::query {

class CreateBinder {
 public:
  explicit CreateBinder(StatementBinder* binder) : binder_(*binder) {}

  // Adds a path of CREATE. Its properties may read what earlier clauses bound, and what stands
  // before it in the same clause.
  void AddPath(const ast::PathPattern& path);

  // Adds the path of MERGE, whose variables `match` has declared; those from `first_new` on are made.
  // The properties are bound first: what they ask for cannot depend on what they find.
  void BindMergeProperties(const ast::PathPattern& path);
  void AddMergePath(const ast::PathPattern& path, const PatternGraph& match, VariableId first_new);

  // Throws if the pattern cannot be made. For MERGE, before its variables are declared.
  void CheckPath(const ast::PathPattern& path, bool is_merge);

  CreatePattern Finish() { return std::move(pattern_); }

 private:
  struct End {
    VariableId left, right;
  };

  void CheckNode(const ast::NodePattern& node, bool is_alone, bool is_merge);
  void CheckRelationship(const ast::RelationshipPattern& relationship, bool is_merge);
  VariableId AddNode(const ast::NodePattern& node, bool is_alone, ExpressionPtr properties);
  void AddNewNode(const ast::NodePattern& node, VariableId variable, ExpressionPtr properties);
  void AddRelationship(const ast::RelationshipPattern& relationship, VariableId variable, End ends,
                       ExpressionPtr properties);
  ExpressionPtr BindProperties(const ast::ExpressionPtr& properties);

  StatementBinder& binder_;
  CreatePattern pattern_;
  std::vector<ExpressionPtr> merge_properties_;  // of all elements, in order
};

}  // namespace wenmai::query
