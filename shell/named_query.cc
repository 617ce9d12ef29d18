#include "shell/named_query.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <regex>

#include "shell/shell_data.h"

namespace wenmai::shell {
namespace {

namespace fs = std::filesystem;

Error Wrong(const std::string& message) { return Error(ErrorCode::kInvalidArgument, message); }

constexpr const char* kBuiltIn[] = {"changed-mind", "connections", "facts",    "predictions",
                                    "quotes",       "sources-of",  "timeline", "together",
                                    "top",          "who-is",      "who-said"};

std::vector<std::string> NamesOf(Session& session, const char* file, const std::string& name) {
  Result rows = session.Run(ShellData(file), {{"name", name}});
  std::vector<std::string> names;
  while (rows.Next()) names.push_back(rows.Get(0).as<std::string>());
  return names;
}

std::string Listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

// The canonical name of the one entity that `name` means.
std::string Resolve(Session& session, const std::string& name) {
  const std::vector<std::string> names = NamesOf(session, "queries/resolve.cypher", name);
  if (names.size() == 1 || std::find(names.begin(), names.end(), name) != names.end()) {
    return names.size() == 1 ? names.front() : name;
  }
  if (names.size() > 1) throw Wrong("'" + name + "' means several: " + Listed(names) + "; say which");
  const std::vector<std::string> similar = NamesOf(session, "queries/similar.cypher", name);
  throw Wrong("nobody and nothing in the graph is called '" + name + "'" +
              (similar.empty() ? "" : "; there is " + Listed(similar)));
}

Value Convert(const QueryParameter& parameter, const std::string& text, Session& session) {
  if (parameter.type == "NAME") return Resolve(session, text);
  if (parameter.type != "NUMBER") return text;
  const Value number = Value::FromJson(text);
  if (number.is<int64_t>() || number.is<double>()) return number;
  throw Wrong("--" + parameter.name + " wants a number, not " + text);
}

QueryParameter ParseParameter(const std::string& line, const std::string& place) {
  static const std::regex kShape(R"(// (\w+) (NAME|TEXT|NUMBER|DATE)(?: = ([^:]+))?: (.+))");
  std::smatch match;
  if (!std::regex_match(line, match, kShape)) {
    throw Wrong(place + ": want `// parameter NAME|TEXT|NUMBER|DATE [= default]: what it is`");
  }
  return {match[1], match[2], match[4], !match[3].matched,
          match[3].matched ? Value::FromJson(match[3].str()) : Value()};
}

}  // namespace

NamedQuery ParseNamedQuery(const std::string& file, std::string_view text) {
  NamedQuery query;
  query.text = text;
  int number = 0;
  while (text.starts_with("//")) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string line(text.substr(0, end));
    const std::string place = file + ":" + std::to_string(++number);
    if (number > 1) {
      query.parameters.push_back(ParseParameter(line, place));
    } else {
      static const std::regex kShape("// ([\\w-]+): (.+)");
      std::smatch match;
      if (!std::regex_match(line, match, kShape)) throw Wrong(place + ": want `// name: what it answers`");
      query.name = match[1];
      query.help = match[2];
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (query.name.empty()) throw Wrong(file + ":1: want `// name: what it answers`");
  return query;
}

std::string UserQueryFolder() {
  if (const char* config = std::getenv("XDG_CONFIG_HOME"); config != nullptr && *config != '\0') {
    return std::string(config) + "/wenmai/queries";
  }
  const char* home = std::getenv("HOME");
  return home == nullptr ? "" : std::string(home) + "/.config/wenmai/queries";
}

std::map<std::string, NamedQuery> ReadNamedQueries() {
  std::map<std::string, NamedQuery> queries;
  for (const char* name : kBuiltIn) {
    const std::string file = std::string("queries/ask/") + name + ".cypher";
    queries[name] = ParseNamedQuery(file, ShellData(file));
  }
  std::error_code none;  // most users have no such folder
  for (const auto& entry : fs::directory_iterator(UserQueryFolder(), none)) {
    if (entry.path().extension() != ".cypher") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    NamedQuery query = ParseNamedQuery(entry.path(), text);
    const std::string name = query.name;
    queries[name] = std::move(query);
  }
  return queries;
}

Value::Map BindParameters(const NamedQuery& query, const std::vector<std::string>& arguments, Session& session) {
  Value::Map bound;
  std::vector<std::string> loose;
  const auto find = [&](std::string_view name) {
    return std::find_if(query.parameters.begin(), query.parameters.end(),
                        [&](const QueryParameter& parameter) { return parameter.name == name; });
  };
  for (size_t i = 0; i < arguments.size(); ++i) {
    if (!arguments[i].starts_with("--")) {
      loose.push_back(arguments[i]);
      continue;
    }
    const auto parameter = find(std::string_view(arguments[i]).substr(2));
    if (parameter == query.parameters.end()) throw Wrong("no " + arguments[i] + "; usage: " + Usage(query));
    if (++i == arguments.size()) throw Wrong("--" + parameter->name + " wants a value; usage: " + Usage(query));
    bound[parameter->name] = Convert(*parameter, arguments[i], session);
  }
  auto next = loose.begin();
  for (const QueryParameter& parameter : query.parameters) {
    if (bound.contains(parameter.name)) continue;
    if (!parameter.is_required) {
      bound[parameter.name] = parameter.value;
      continue;
    }
    if (next == loose.end()) throw Wrong("--" + parameter.name + " is missing; usage: " + Usage(query));
    bound[parameter.name] = Convert(parameter, *next++, session);
  }
  if (next != loose.end()) throw Wrong("what is '" + *next + "'? usage: " + Usage(query));
  return bound;
}

std::string Usage(const NamedQuery& query) {
  std::string usage = query.name;
  for (const QueryParameter& parameter : query.parameters) {
    const std::string option = "--" + parameter.name + " " + parameter.type;
    usage += parameter.is_required ? " " + option : " [" + option + "]";
  }
  return usage;
}

void WriteNamedQueries(const std::map<std::string, NamedQuery>& queries, std::ostream& out) {
  for (const auto& [name, query] : queries) {
    out << Usage(query) << "\n    " << query.help << "\n";
    for (const QueryParameter& parameter : query.parameters) {
      out << "      " << parameter.name << std::string(std::max<size_t>(8, parameter.name.size()) - parameter.name.size() + 2, ' ')
          << parameter.help;
      if (!parameter.is_required && !parameter.value.is_null()) out << " (" << ToJson(parameter.value) << ")";
      out << "\n";
    }
  }
}

std::vector<std::string> SplitArguments(std::string_view line) {
  std::vector<std::string> arguments;
  bool is_begun = false;
  char mark = '\0';
  for (const char c : line) {
    if (mark != '\0') {
      if (c == mark) mark = '\0';
      else arguments.back() += c;
    } else if (c == ' ' || c == '\t') {
      is_begun = false;
    } else {
      if (!is_begun) arguments.emplace_back();
      is_begun = true;
      if (c == '"' || c == '\'') mark = c;
      else arguments.back() += c;
    }
  }
  return arguments;
}

}  // namespace wenmai::shell
