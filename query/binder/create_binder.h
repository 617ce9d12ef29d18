// Binds what CREATE and MERGE make.
#pragma once

#include <vector>

#include "query/binder/statement_binder.h"

namespace wenmai::query {

class CreateBinder {
 public:
  explicit CreateBinder(StatementBinder* binder) : binder_(*binder) {}

  // Adds a path of CREATE. All paths' properties are bound before any variable is declared: they
  // read what earlier clauses made.
  void AddProperties(const ast::PathPattern& path);
  void AddPath(const ast::PathPattern& path);

  // Adds the path of MERGE, whose variables `match` has declared. Those from `first_new` on are
  // made.
  void AddMergePath(const ast::PathPattern& path, const PatternGraph& match, VariableId first_new);

  // Throws what neither CREATE nor MERGE can make. Before AddMergePath, for the better message.
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
  ExpressionPtr NextProperties();

  StatementBinder& binder_;
  CreatePattern pattern_;
  std::vector<ExpressionPtr> properties_;  // of all elements, in order
  size_t next_properties_ = 0;
};

}  // namespace wenmai::query
