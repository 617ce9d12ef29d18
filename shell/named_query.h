// Questions people ask, each a file of plain openCypher with a heading that says what it answers and
// what parameters it takes:
//
//   // who-said: what others say about someone or something
//   // about NAME: the person, company, model or other entity
//   // limit NUMBER = 20: how many
//   MATCH …
//
// A parameter without `= default` must be given. A NAME is looked up among all names of the graph and
// reaches the query as the entity's canonical one; TEXT, NUMBER and DATE reach it as they are.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "wenmai/database.h"

namespace wenmai::shell {

struct QueryParameter {
  std::string name, type, help;
  bool is_required = true;
  Value value;  // the default
};

struct NamedQuery {
  std::string name, help;
  std::vector<QueryParameter> parameters;
  std::string text;  // the whole file
};

// Throws Error{kInvalidArgument} naming `file` and the line of its heading that is malformed.
NamedQuery ParseNamedQuery(const std::string& file, std::string_view text);

// By name: those built in, then those of the user's folder, which may replace them.
std::map<std::string, NamedQuery> ReadNamedQueries();
std::string UserQueryFolder();  // $XDG_CONFIG_HOME/wenmai/queries

// Binds `--name value`, and values alone to the required parameters in order. Throws
// Error{kInvalidArgument} if one is missing, unknown, or means no entity or several of the graph.
Value::Map BindParameters(const NamedQuery& query, const std::vector<std::string>& arguments, Session& session);

// `who-said --about NAME [--by NAME] …`
std::string Usage(const NamedQuery& query);
void WriteNamedQueries(const std::map<std::string, NamedQuery>& queries, std::ostream& out);

// Splits a line at white space, but for what stands in quotation marks.
std::vector<std::string> SplitArguments(std::string_view line);

}  // namespace wenmai::shell
