#include "shell/shell_command.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

#include "shell/command.h"
#include "shell/describe_database.h"
#include "shell/evidence_text.h"
#include "shell/named_query.h"
#include "shell/run_statement.h"
#include "shell/statement_reader.h"
#include "shell/write_result.h"

namespace wenmai::shell {
namespace {

constexpr int kSourceDepthMax = 16;

struct ShellCommand {
  const char* name;
  const char* arguments;
  const char* help;
  void (*run)(ShellState* state, const std::string& arguments);
};

Error Wrong(const std::string& message) { return Error(ErrorCode::kInvalidArgument, message); }

const Rows& LastRows(const ShellState& state) {
  if (state.last.rows.empty()) throw Wrong("there is no result yet");
  return state.last;
}

void SetMode(ShellState* state, const std::string& name) {
  const auto mode = ParseResultFormat(name);
  if (!mode) {
    std::string names;
    for (const std::string& known : ResultFormatNames()) names += (names.empty() ? "" : ", ") + known;
    throw Wrong("the modes are " + names);
  }
  state->mode = *mode;
}

void SetParameter(ShellState* state, const std::string& text) {
  if (text.empty()) {
    for (const auto& [name, value] : state->parameters) std::cout << '$' << name << " = " << value << "\n";
    return;
  }
  const size_t space = text.find(' ');
  if (space == std::string::npos) throw Wrong("write :param NAME JSON, as in :param name \"OpenAI\"");
  const size_t name_begin = text[0] == '$' ? 1 : 0;
  state->parameters[text.substr(name_begin, space - name_begin)] =
      Value::FromJson(std::string_view(text).substr(space + 1));
}

void SetPager(ShellState* state, const std::string& word) {
  if (word != "on" && word != "off") throw Wrong("write :pager on or :pager off");
  state->uses_pager = word == "on";
}

void RunFile(ShellState* state, const std::string& path) {
  static int depth = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Error(ErrorCode::kIo, "cannot read " + path);
  if (depth == kSourceDepthMax) throw Error(ErrorCode::kLimit, "files that run files, too deep");
  ++depth;
  RunScript(state, std::string{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()});
  --depth;
}

void ShowFull(ShellState* state, const std::string&) {
  std::ostringstream text;
  WriteRows(LastRows(*state), ResultFormat::kVertical, text);
  Page(*state, text.str());
}

void ShowEvidence(ShellState* state, const std::string&) {
  const InterruptGuard guard(state->session);
  std::ostringstream text;
  if (WriteEvidence(FindEvidence(state->session, LastRows(*state)), state->is_terminal, text) == 0) {
    throw Wrong("nothing in the last result has evidence: return nodes, relationships or a claim's text");
  }
  Page(*state, text.str());
}

void Draw(ShellState* state, const std::string& file) {
  const InterruptGuard guard(state->session);
  const std::string path = file.empty() ? "wenmai.html" : file;
  WritePicture(state->session, LastRows(*state), path);
  std::cout << "drawn in " << path << "\n";
}

void Ask(ShellState* state, const std::string& arguments) {
  const auto queries = ReadNamedQueries();
  std::vector<std::string> words = SplitArguments(arguments);
  if (words.empty()) return WriteNamedQueries(queries, std::cout);
  const auto found = queries.find(words.front());
  if (found == queries.end()) throw Wrong("no question is called " + words.front() + "; :ask lists them");
  words.erase(words.begin());
  RunStatement(state, found->second.text, BindParameters(found->second, words, state->session));
}

void ShowStatistics(ShellState* state, const std::string& arguments) {
  std::ostringstream text;
  if (arguments.empty()) {
    WriteStatistics(state->database.ReadStatistics(), text);
    WriteCaches(state->database.ReadCacheStatistics(), text);
  } else if (arguments == "patterns") {
    WritePatterns(state->database.ReadStatistics().patterns, text);
  } else if (arguments == "degrees") {
    WriteDegrees(state->database.ReadDegrees(), text);
  } else {
    throw Wrong(":stats, :stats patterns, or :stats degrees");
  }
  Page(*state, text.str());
}

void ShowSchema(ShellState* state, const std::string&) {
  std::ostringstream text;
  WriteSchema(state->database, text);
  Page(*state, text.str());
}

void Explain(ShellState* state, const std::string& statement) {
  RunStatement(state, "EXPLAIN " + statement, state->parameters);
}
void Profile(ShellState* state, const std::string& statement) {
  RunStatement(state, "PROFILE " + statement, state->parameters);
}
void Quit(ShellState* state, const std::string&) { state->is_done = true; }
void Help(ShellState* state, const std::string&);

constexpr ShellCommand kCommands[] = {
    {"help", "", "this text", Help},
    {"stats", "[patterns|degrees]", "nodes and relationships, counted; what joins what, how many each node has",
     ShowStatistics},
    {"schema", "", "labels, relationship types, their properties, and what joins what", ShowSchema},
    {"mode", "MODE", "how rows are shown: table, vertical, csv, jsonl, json, dot", SetMode},
    {"full", "", "the last result again, a value a line, nothing cut", ShowFull},
    {"evidence", "", "the sentences behind the last result, with article and speaker", ShowEvidence},
    {"draw", "[FILE]", "the last result as a picture: FILE.html (wenmai.html), .svg or .dot", Draw},
    {"ask", "[NAME …]", "ask one of the questions people ask; alone: list them", Ask},
    {"param", "[NAME JSON]", "set the parameter $NAME; alone: list them", SetParameter},
    {"source", "FILE", "run the statements and commands of a file", RunFile},
    {"explain", "STATEMENT", "show how it would be run", Explain},
    {"profile", "STATEMENT", "run it, and show where the time goes", Profile},
    {"pager", "on|off", "whether long results go through $PAGER", SetPager},
    {"quit", "", "leave (so do Ctrl-D, and Ctrl-C twice)", Quit}};

void Help(ShellState*, const std::string&) {
  std::cout << "Statements are openCypher and end with a semicolon; they may run over several lines.\n";
  for (const ShellCommand& command : kCommands) {
    const std::string usage = std::string(":") + command.name + " " + command.arguments;
    std::cout << "  " << usage << std::string(std::max<size_t>(20, DisplayWidth(usage)) - DisplayWidth(usage) + 2, ' ')
              << command.help << "\n";
  }
  std::cout << "Tab completes, Ctrl-R searches the history, Alt-Enter breaks a line, Ctrl-C stops a query.\n";
}

}  // namespace

void RunShellCommand(ShellState* state, const std::string& line) {
  const size_t name_end = std::min(line.find_first_of(" \t\r\n"), line.size());
  const std::string name = line.substr(1, name_end - 1);
  const size_t begin = std::min(line.find_first_not_of(" \t\r\n", name_end), line.size());
  const size_t end = line.find_last_not_of(" \t\r\n;") + 1;
  const std::string arguments = begin < end ? line.substr(begin, end - begin) : "";
  for (const ShellCommand& command : kCommands) {
    if (name == command.name) return command.run(state, arguments);
  }
  throw Wrong("no command :" + name + "; :help lists them");
}

void RunScript(ShellState* state, std::string_view text) {
  StatementReader reader;
  while (!text.empty() && !state->is_done) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    RunLine(state, &reader, line);
  }
  if (const std::string rest = reader.Rest(); !rest.empty() && !state->is_done) {
    RunStatement(state, rest, state->parameters);
  }
}

void RunLine(ShellState* state, StatementReader* reader, const std::string& line) {
  if (reader->is_empty() && line.starts_with(':')) {
    try {
      RunShellCommand(state, line);
    } catch (const Error& error) {
      state->all_ran = false;
      ShowError(*state, error, line);
    }
    return;
  }
  reader->Append(line + "\n");
  while (auto next = reader->Next()) {
    RunStatement(state, next->substr(std::min(next->find_first_not_of(" \t\r\n"), next->size())), state->parameters);
    if (state->is_done) return;
  }
}

std::vector<std::string> ShellCommandNames() {
  std::vector<std::string> names;
  for (const ShellCommand& command : kCommands) names.push_back(std::string(":") + command.name);
  return names;
}

}  // namespace wenmai::shell
