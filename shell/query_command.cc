#include <cmath>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "shell/command.h"
#include "shell/progress_bar.h"
#include "shell/counters_text.h"
#include "shell/statement_reader.h"
#include "shell/write_result.h"

namespace wenmai::shell {
namespace {

struct QueryArguments {
  std::string database, format = "table", file, query;
  std::vector<std::string> parameters;
  double timeout_seconds = 0;
  bool read_only = false, allow_load_csv = false;
};

std::string ReadAll(std::istream& in) {
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string ReadQueryText(const QueryArguments& arguments) {
  if (!arguments.query.empty()) return arguments.query;
  if (arguments.file.empty() || arguments.file == "-") return ReadAll(std::cin);
  std::ifstream file(arguments.file, std::ios::binary);
  if (!file) throw Error(ErrorCode::kIo, "cannot read " + arguments.file);
  return ReadAll(file);
}

Value::Map ParseParameters(const std::vector<std::string>& texts) {
  Value::Map parameters;
  for (const std::string& text : texts) {
    const size_t equals = text.find('=');
    if (equals == std::string::npos || equals == 0) {
      throw CLI::ValidationError("--param", "wants NAME=JSON, not " + text);
    }
    try {
      parameters[text.substr(0, equals)] = Value::FromJson(std::string_view(text).substr(equals + 1));
    } catch (const Error& error) {
      throw CLI::ValidationError("--param", text.substr(0, equals) + ": " + error.what());
    }
  }
  return parameters;
}

std::vector<std::string> SplitStatements(const std::string& text) {
  StatementReader reader;
  reader.Append(text);
  std::vector<std::string> statements;
  while (auto statement = reader.Next()) statements.push_back(std::move(*statement));
  if (std::string rest = reader.Rest(); !rest.empty()) statements.push_back(std::move(rest));
  if (statements.empty()) throw Error(ErrorCode::kInvalidArgument, "there is no query");
  return statements;
}

// A database is opened to write only if a statement writes, so that several readers may run side by
// side. Also finds syntax errors before the database is touched.
bool AnyWrites(const std::vector<std::string>& statements) {
  Session session = Database::Open(":memory:").NewSession();
  bool writes = false;
  for (const std::string& statement : statements) writes |= session.Prepare(statement).is_write();
  return writes;
}

void RunQuery(const QueryArguments& arguments) {
  const Value::Map parameters = ParseParameters(arguments.parameters);
  const std::vector<std::string> statements = SplitStatements(ReadQueryText(arguments));
  const bool writes = AnyWrites(statements);
  if (writes && arguments.read_only) {
    throw Error(ErrorCode::kInvalidArgument, "the query writes, but --read-only was given");
  }
  Database database = OpenDatabase(
      arguments.database, writes ? OpenMode::kWriteOrCreate : OpenMode::kRead,
      arguments.allow_load_csv);
  Session session = database.NewSession();
  InterruptGuard guard(session);
  RunOptions options;
  if (arguments.timeout_seconds > 0) {
    options.timeout =
        std::chrono::milliseconds(static_cast<int64_t>(std::ceil(arguments.timeout_seconds * 1000)));
  }
  for (const std::string& statement : statements) {
    ProgressBar bar;
    options.on_progress = [&bar](double share) { bar.Show(share, "of the index"); };
    Result result = session.Run(statement, parameters, options);
    bar.Clear();
    const size_t rows = WriteOutput(session, result, arguments.format, std::cout);
    std::cout.flush();
    if (arguments.format == "table" && !result.columns().empty()) {
      std::cerr << rows << (rows == 1 ? " row\n" : " rows\n");
    }
    if (const std::string changes = CountersText(result.counters()); !changes.empty()) {
      std::cerr << changes << "\n";
    }
  }
}

}  // namespace

void AddQuery(CLI::App& app) {
  CLI::App* command = app.add_subcommand("query", "Run openCypher statements and print their rows");
  auto arguments = std::make_shared<QueryArguments>();
  AddDatabaseOption(*command, &arguments->database);
  AddFormatOption(*command, &arguments->format);
  command->add_option("--param", arguments->parameters, "A parameter, repeatable")
      ->type_name("NAME=JSON")
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command->add_option("--timeout", arguments->timeout_seconds, "End the query after so many seconds")
      ->type_name("SECONDS")
      ->check(CLI::NonNegativeNumber);
  command->add_flag("--read-only", arguments->read_only, "Refuse statements that write");
  AddLoadCsvOption(*command, &arguments->allow_load_csv);
  auto* file = command->add_option("--file", arguments->file, "Read the statements from a file, - for standard input")
                   ->type_name("FILE");
  command->add_option("query", arguments->query, "The statements, separated by semicolons")
      ->type_name("QUERY")
      ->excludes(file);
  command->callback([arguments] { RunQuery(*arguments); });
}

}  // namespace wenmai::shell
