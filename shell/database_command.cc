#include <fstream>
#include <iomanip>
#include <iostream>
#include <map>
#include <memory>
#include <string>

#include "shell/command.h"
#include "shell/describe_database.h"
#include "shell/write_result.h"

namespace wenmai::shell {
namespace {

struct ExportArguments {
  std::string database, format = "jsonl", out;
};

const std::map<std::string, ExportFormat> kExportFormats = {{"jsonl", ExportFormat::kJsonl},
                                                            {"cypher", ExportFormat::kCypher},
                                                            {"graphml", ExportFormat::kGraphml},
                                                            {"dot", ExportFormat::kDot}};

void WriteExport(const Database& database, const std::string& format, std::ostream& out) {
  if (format == "html") {
    Session session = database.NewSession();
    return WriteGraphPicture(session, out);
  }
  database.Export(kExportFormats.at(format), out);
}

void RunExport(const ExportArguments& arguments) {
  const Database database = OpenDatabase(arguments.database, OpenMode::kRead);
  if (arguments.format == "csv") return database.ExportCsv(arguments.out);
  if (arguments.out == "-") return WriteExport(database, arguments.format, std::cout);
  std::ofstream file(arguments.out, std::ios::binary);
  WriteExport(database, arguments.format, file);
  file.close();
  if (!file) throw Error(ErrorCode::kIo, "cannot write " + arguments.out);
}

}  // namespace

void AddStats(CLI::App& app) {
  CLI::App* command = app.add_subcommand("stats", "Count nodes and relationships");
  auto path = std::make_shared<std::string>();
  auto patterns = std::make_shared<bool>(false), degrees = std::make_shared<bool>(false);
  AddDatabaseOption(*command, path.get());
  command->add_flag("--patterns", *patterns, "Also how many relationships join nodes of which labels");
  command->add_flag("--degrees", *degrees,
                    "Also how many relationships the nodes of each label have (reads all lists)");
  command->callback([path, patterns, degrees] {
    const Database database = OpenDatabase(*path, OpenMode::kRead);
    const Database::Statistics statistics = database.ReadStatistics();
    WriteStatistics(statistics, std::cout);
    if (*patterns) WritePatterns(statistics.patterns, std::cout);
    WriteCaches(database.ReadCacheStatistics(), std::cout);
    if (*degrees) WriteDegrees(database.ReadDegrees(), std::cout);
  });
}

void AddSchema(CLI::App& app) {
  CLI::App* command =
      app.add_subcommand("schema", "Show labels, relationship types and property keys");
  auto path = std::make_shared<std::string>();
  AddDatabaseOption(*command, path.get());
  command->callback([path] { WriteSchema(OpenDatabase(*path, OpenMode::kRead), std::cout); });
}

void AddExport(CLI::App& app) {
  CLI::App* command = app.add_subcommand("export", "Write the whole graph to a file");
  auto arguments = std::make_shared<ExportArguments>();
  AddDatabaseOption(*command, &arguments->database);
  command->add_option("--format", arguments->format, "jsonl is canonical: the same bytes for the same content")
      ->check(CLI::IsMember({"jsonl", "csv", "cypher", "graphml", "dot", "html"}))
      ->capture_default_str();
  command->add_option("out", arguments->out, "The file, - for standard output; of csv a folder")
      ->required()
      ->type_name("OUT");
  command->callback([arguments] { RunExport(*arguments); });
}

}  // namespace wenmai::shell
