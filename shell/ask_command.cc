#include <unistd.h>

#include <iostream>
#include <memory>

#include "shell/command.h"
#include "shell/named_query.h"
#include "shell/run_statement.h"
#include "shell/write_result.h"

namespace wenmai::shell {
namespace {

struct AskArguments {
  std::string database, format = "table", name;
  bool shows_query = false;
  std::vector<std::string> rest;
};

const NamedQuery& Find(const std::map<std::string, NamedQuery>& queries, const std::string& name) {
  const auto found = queries.find(name);
  if (found != queries.end()) return found->second;
  throw Error(ErrorCode::kInvalidArgument, "no question is called " + name + "; `wenmai ask` lists them");
}

void RunAsk(const AskArguments& arguments) {
  const auto queries = ReadNamedQueries();
  if (arguments.name.empty()) {
    WriteNamedQueries(queries, std::cout);
    std::cout << "Files of your own in " << UserQueryFolder() << " join them.\n";
    return;
  }
  const NamedQuery& query = Find(queries, arguments.name);
  if (arguments.shows_query) {
    std::cout << query.text;
    return;
  }
  if (arguments.database.empty()) throw CLI::RequiredError("--db");
  Database database = OpenDatabase(arguments.database, OpenMode::kRead);
  Session session = database.NewSession();
  const InterruptGuard guard(session);
  const Value::Map parameters = BindParameters(query, arguments.rest, session);
  Result result = session.Run(query.text, parameters);
  const size_t rows = WriteOutput(session, result, arguments.format, std::cout);
  if (arguments.format == "table") std::cerr << rows << (rows == 1 ? " row\n" : " rows\n");
}

}  // namespace

void AddAsk(CLI::App& app) {
  CLI::App* command = app.add_subcommand("ask", "Ask one of the questions people ask; alone: list them");
  auto arguments = std::make_shared<AskArguments>();
  AddDatabaseOption(*command, &arguments->database)->required(false);
  AddFormatOption(*command, &arguments->format);
  command->add_flag("--show", arguments->shows_query, "Print the question's openCypher instead of asking it");
  command->add_option("question", arguments->name, "Its name")->type_name("NAME");
  command->allow_extras();
  command->footer("What follows the name are the question's own parameters: wenmai ask --db g who-said --about OpenAI");
  command->callback([arguments, command] {
    arguments->rest = command->remaining();
    RunAsk(*arguments);
  });
}

}  // namespace wenmai::shell
