// The names of an article before they are joined to entities. Mentions with the same name and kind
// of thing are one node; which nodes are one entity is for the rules in identity_rule.h to say.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/document.h"
#include "ingest/lexicon/lexicon.h"

namespace wenmai::ingest {

// Types between which a name does not tell: one body may be called a company here, an organization
// there.
enum class TypeGroup : uint8_t { kPerson, kBody, kModel, kProduct, kWork, kPlace };
TypeGroup GroupOf(EntityType type);

struct NameNode {
  TypeGroup group = TypeGroup::kPerson;
  std::u32string skeleton;
  int32_t lexicon_entry = kNone;
  std::vector<int32_t> mentions;  // in text order
  std::vector<std::string> numbers;  // of a model's or product's name
};

// The nodes of a document in order of their first mention.
std::vector<NameNode> MakeNameNodes(const Document& document);

// Which nodes are one entity, and by which rule each node joined. Two entries of the lexicon are
// never one entity, whatever lies between them, nor are names that bear different numbers.
class NodeUnion {
 public:
  explicit NodeUnion(const std::vector<NameNode>& nodes);

  int32_t Find(int32_t node) const;
  // The entry of the lexicon that the entity of `node` is, kNone if none.
  int32_t EntryOf(int32_t node) const { return entries_[Find(node)]; }
  // Joins the entities of two nodes unless both are entries or their numbers differ. The rule is remembered for `node`
  // unless it has one.
  void Join(int32_t node, int32_t with, std::string_view rule);
  // Why the node belongs to its entity; empty for one that stands by itself.
  const std::string& rule(int32_t node) const { return rules_[node]; }

 private:
  // REQUIRES: both are roots.
  bool AreApart(int32_t a, int32_t b) const;

  std::vector<int32_t> parent_;
  std::vector<int32_t> entries_;  // of roots
  std::vector<std::vector<std::string>> numbers_;  // likewise
  std::vector<std::string> rules_;
};

}  // namespace wenmai::ingest
