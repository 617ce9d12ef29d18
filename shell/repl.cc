// The interactive shell: statements over several lines ended by `;`, and `:commands`.
#include <chrono>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <memory>

#include "shell/command.h"
#include "shell/counters_text.h"
#include "shell/describe_database.h"
#include "shell/line_editor.h"
#include "shell/statement_reader.h"
#include "wenmai/format.h"

namespace wenmai::shell {
namespace {

constexpr const char* kHelp =
    "Statements are openCypher and end with a semicolon; they may run over several lines.\n"
    "  :help                 this text\n"
    "  :stats                nodes and relationships, counted\n"
    "  :schema               labels, relationship types and property keys\n"
    "  :mode MODE            how rows are shown: table, csv, jsonl, json, dot\n"
    "  :param NAME JSON      set the parameter $NAME; :params lists them\n"
    "  :clear                forget the unfinished statement\n"
    "  :quit                 leave (so does Ctrl-D)\n"
    "Ctrl-C stops a running query, or clears the line.\n";

std::string HistoryFile() {
  if (const char* state = std::getenv("XDG_STATE_HOME"); state != nullptr && *state != '\0') {
    return std::string(state) + "/wenmai/history";
  }
  const char* home = std::getenv("HOME");
  return home == nullptr ? "" : std::string(home) + "/.local/state/wenmai/history";
}

class Repl {
 public:
  explicit Repl(Database database)
      : database_(std::move(database)), session_(database_.NewSession()), editor_(HistoryFile()) {}

  // The exit status: of a pipe, whether every statement ran.
  int Run() {
    if (editor_.is_interactive()) {
      std::cout << "wenmai " << Version() << ". :help shows what there is; statements end with ;\n";
    }
    while (!is_done_) {
      const auto line = editor_.ReadLine(reader_.is_empty() ? "wenmai> " : "   ...> ");
      if (!line) break;
      if (editor_.was_interrupted()) {
        reader_.Clear();
        continue;
      }
      Take(*line);
    }
    if (!editor_.is_interactive()) {
      if (const std::string rest = reader_.Rest(); !rest.empty()) RunStatement(rest);
      return all_ran_ ? 0 : kExitWrongInput;
    }
    std::cout << "\n";
    return 0;
  }

 private:
  void Take(const std::string& line) {
    if (reader_.is_empty() && !line.empty() && line[0] == ':') {
      editor_.Remember(line);
      RunCommand(line);
      return;
    }
    reader_.Append(line + "\n");
    while (auto next = reader_.Next()) {
      const std::string statement = next->substr(next->find_first_not_of(" \t\r\n"));
      editor_.Remember(statement + ";");
      RunStatement(statement);
    }
  }

  void RunStatement(const std::string& statement) {
    const auto begin = std::chrono::steady_clock::now();
    try {
      InterruptGuard guard(session_);
      Result result = session_.Run(statement, parameters_);
      const size_t rows = WriteResult(result, mode_, std::cout);
      std::cout.flush();
      const std::chrono::duration<double, std::milli> elapsed =
          std::chrono::steady_clock::now() - begin;
      if (editor_.is_interactive()) {
        std::cout << rows << (rows == 1 ? " row" : " rows") << ", " << std::fixed
                  << std::setprecision(1) << elapsed.count() << " ms";
        if (const std::string changes = CountersText(result.counters()); !changes.empty()) {
          std::cout << ", " << changes;
        }
        std::cout << "\n";
      }
    } catch (const Error& error) {
      all_ran_ = false;
      ShowError(error, statement);
    }
  }

  // The message, and under the statement's line a caret at the column it is about.
  void ShowError(const Error& error, const std::string& statement) const {
    std::cerr << Describe(error) << "\n";
    if (!editor_.is_interactive() || error.line() <= 0) return;
    size_t begin = 0;
    for (int line = 1; line < error.line() && begin != std::string::npos; ++line) {
      begin = statement.find('\n', begin);
      if (begin != std::string::npos) ++begin;
    }
    if (begin == std::string::npos) return;
    const std::string line = statement.substr(begin, statement.find('\n', begin) - begin);
    size_t bytes = 0;
    for (int column = 1; column < error.column() && bytes < line.size(); ++column) {
      do {
        ++bytes;
      } while (bytes < line.size() && (line[bytes] & 0xC0) == 0x80);
    }
    std::cerr << "  " << line << "\n  " << std::string(DisplayWidth(line.substr(0, bytes)), ' ')
              << "^\n";
  }

  void RunCommand(const std::string& line) {
    const size_t space = line.find(' ');
    const std::string name = line.substr(1, space == std::string::npos ? space : space - 1);
    const size_t argument = line.find_first_not_of(' ', space);
    const std::string rest = argument == std::string::npos ? "" : line.substr(argument);
    try {
      if (name == "help" || name == "h") {
        std::cout << kHelp;
      } else if (name == "quit" || name == "q" || name == "exit") {
        is_done_ = true;
      } else if (name == "stats") {
        WriteStatistics(database_.ReadStatistics(), std::cout);
      } else if (name == "schema") {
        WriteSchema(database_, std::cout);
      } else if (name == "mode") {
        SetMode(rest);
      } else if (name == "param") {
        SetParameter(rest);
      } else if (name == "params") {
        for (const auto& [key, value] : parameters_) std::cout << '$' << key << " = " << value << "\n";
      } else if (name == "clear") {
        reader_.Clear();
      } else {
        std::cerr << "no command :" << name << "; :help lists them\n";
      }
    } catch (const Error& error) {
      std::cerr << Describe(error) << "\n";
    }
  }

  void SetMode(const std::string& name) {
    const auto mode = ParseResultFormat(name);
    if (!mode) throw Error(ErrorCode::kInvalidArgument, "modes are table, csv, jsonl, json, dot");
    mode_ = *mode;
  }

  void SetParameter(const std::string& text) {
    const size_t space = text.find(' ');
    if (space == std::string::npos) {
      throw Error(ErrorCode::kInvalidArgument, "write :param NAME JSON");
    }
    parameters_[text.substr(0, space)] = Value::FromJson(std::string_view(text).substr(space + 1));
  }

  Database database_;
  Session session_;
  LineEditor editor_;
  StatementReader reader_;
  Value::Map parameters_;
  ResultFormat mode_ = ResultFormat::kTable;
  bool is_done_ = false;
  bool all_ran_ = true;
};

}  // namespace

void AddShell(CLI::App& app) {
  CLI::App* command = app.add_subcommand("shell", "Ask questions interactively");
  auto path = std::make_shared<std::string>();
  auto read_only = std::make_shared<bool>(false);
  AddDatabaseOption(*command, path.get());
  command->add_flag("--read-only", *read_only, "Refuse statements that write");
  command->callback([path, read_only] {
    Repl repl(OpenDatabase(*path, *read_only ? OpenMode::kRead : OpenMode::kWriteOrCreate));
    if (const int status = repl.Run(); status != 0) throw ExitStatus{status};
  });
}

}  // namespace wenmai::shell
