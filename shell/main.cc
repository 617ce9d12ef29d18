// The `wenmai` binary: parses the command line, runs one command, turns errors into exit statuses.
#include <clocale>
#include <iostream>

#include "shell/command.h"

int main(int argc, char** argv) {
  using namespace wenmai;
  std::setlocale(LC_ALL, "C.UTF-8");
  CLI::App app("wenmai turns articles into a property graph and answers openCypher over it.", "wenmai");
  app.set_version_flag("--version", "wenmai " + std::string(Version()));
  app.require_subcommand(1);
  shell::AddIngest(app);
  shell::AddExtract(app);
  shell::AddQuery(app);
  shell::AddShell(app);
  shell::AddStats(app);
  shell::AddSchema(app);
  shell::AddForget(app);
  shell::AddMerge(app);
  shell::AddSplit(app);
  shell::AddWhy(app);
  shell::AddExport(app);
  try {
    app.parse(argc, argv);
    return 0;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : shell::kExitWrongUsage;
  } catch (const shell::ExitStatus& exit) {
    return exit.status;
  } catch (const Error& error) {
    std::cerr << "wenmai: " << shell::Describe(error) << "\n";
    return shell::kExitWrongInput;
  } catch (const std::exception& error) {
    std::cerr << "wenmai: " << error.what() << "\n";
    return shell::kExitWrongInput;
  }
}
