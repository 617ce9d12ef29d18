// Which entities of the graph a user means by a name.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.h"
#include "ingest/load/books.h"

namespace wenmai::ingest {

class NameLookup {
 public:
  NameLookup(const graph::View* view, Books* books) : view_(*view), books_(*books) {}

  // The entities known by the name, as it is written, or else as it is spelt, or else by the lexicon
  // alone; `Person:Claude` those of that label only. Throws Error{kNotFound} if there is none.
  std::vector<NodeId> FindAll(std::string_view name) const;

  // The one of them, or the one whose canonical name it is. Throws Error{kInvalidArgument}, listing
  // them, if there are several.
  NodeId FindOne(std::string_view name) const;

 private:
  std::vector<NodeId> KnownAs(const std::string& text) const;
  std::vector<NodeId> SpeltAs(std::string_view text) const;
  // Looks at all entities.
  std::vector<NodeId> WithAlias(const std::string& text) const;

  const graph::View& view_;
  Books& books_;
};

}  // namespace wenmai::ingest
