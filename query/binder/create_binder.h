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
  // What the elements are given is bound first: what they ask for cannot depend on what they find.
  void BindMergeContents(const ast::PathPattern& path);
  void AddMergePath(const ast::PathPattern& path, const PatternGraph& match, VariableId first_new);

  // Throws if the pattern cannot be made. For MERGE, before its variables are declared.
  void CheckPath(const ast::PathPattern& path, bool is_merge);

  CreatePattern Finish() { return std::move(pattern_); }

 private:
  struct End {
    VariableId left, right;
  };
  // What an element is given by expressions.
  struct Content {
    std::vector<ExpressionPtr> names;  // labels, or a type
    ExpressionPtr properties;          // may be null
  };

  void CheckNode(const ast::NodePattern& node, bool is_alone, bool is_merge);
  void CheckRelationship(const ast::RelationshipPattern& relationship, bool is_merge);
  VariableId AddNode(const ast::NodePattern& node, bool is_alone, Content content);
  void AddNewNode(const ast::NodePattern& node, VariableId variable, Content content);
  void AddRelationship(const ast::RelationshipPattern& relationship, VariableId variable, End ends,
                       Content content);
  Content BindContent(const ast::PathElement& element);
  Content BindContent(const std::vector<ast::DynamicNames>& names,
                      const ast::ExpressionPtr& properties);

  StatementBinder& binder_;
  CreatePattern pattern_;
  std::vector<Content> merge_contents_;  // of all elements, in order
};

}  // namespace wenmai::query
