// Binds the pattern of one MATCH, of a MERGE, of a condition or of a pattern comprehension.
//
// All paths are added first, which declares their variables; Finish() then binds what the pattern
// asks of them, since a property may refer to a variable that stands further right.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/ast/pattern.h"
#include "query/binder/statement_binder.h"

namespace wenmai::query {

class PatternBinder {
 public:
  enum class Use : uint8_t { kMatch, kOptionalMatch, kMerge, kPredicate };

  PatternBinder(StatementBinder* binder, Use use) : binder_(*binder), use_(use) {}

  // Returns the path's variable, anonymous where it has no name; an unnamed path of MATCH has none
  // and the result is not to be used.
  Symbol AddPath(const ast::PathPattern& path);

  PatternGraph Finish();

  // What is asked of the only path, if it is a selection among the matches of several parts.
  const std::optional<PathSelection>& selection() const { return selection_; }

 private:
  // What is asked of an element, to be bound once all variables are declared.
  struct Demand {
    Symbol element;
    std::string name;
    LabelExpressionPtr labels;  // may be null
    const std::vector<ast::DynamicNames>* dynamic_names = nullptr;
    const ast::Expression* properties = nullptr;
    const ast::Expression* where = nullptr;
    std::optional<size_t> hops_of;  // a variable-length relationship, by index into graph_
  };
  // A relationship or repeated group whose right end is not yet known.
  struct Link {
    const ast::RelationshipPattern* relationship = nullptr;
    const ast::PathGroup* group = nullptr;
  };

  void AddElements(const std::vector<ast::PathElement>& elements, PatternPath* path);
  void AddLeftEnd(const Link& link, PatternPath* path);
  void Connect(const Link& link, uint32_t right, PatternPath* path);
  void AddInlineGroup(const ast::PathGroup& group, PatternPath* path);
  uint32_t AddNode(const ast::NodePattern& node);
  uint32_t AddAnonymousNode();
  Symbol DeclareNode(const ast::Name& name);
  // `repetition`: that of the group around it, where there is one.
  uint32_t AddRelationship(const ast::RelationshipPattern& relationship, uint32_t left,
                           uint32_t right, const std::optional<ast::Repetition>& repetition = {});
  Symbol DeclareRelationship(const ast::Name& name, bool is_list, bool* is_bound);
  uint32_t AddGroup(const ast::PathGroup& group, uint32_t left, uint32_t right);
  void Select(const ast::PathPattern& path, const Symbol& variable);
  void FinishShortest(const ast::PathPattern& path, PatternPath* result);
  Symbol AddPathVariable(const ast::PathPattern& path, PatternPath* result);

  void BindStep(const Demand& demand);
  std::vector<ExpressionPtr> BindConditions(const Demand& demand);

  TypeSet NullIfOptional() const { return use_ == Use::kOptionalMatch ? kNullType : 0; }

  StatementBinder& binder_;
  Use use_;
  bool is_shortest_ = false;  // the path being added
  bool has_group_ = false;    // the path being added
  PatternGraph graph_;
  std::optional<PathSelection> selection_;
  std::vector<Demand> demands_;
  std::vector<const ast::Expression*> conditions_;  // WHERE in parenthesised paths
  std::set<VariableId> relationships_;              // those of this pattern
};

}  // namespace wenmai::query
