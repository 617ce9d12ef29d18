// The `wenmai` binary: parses the command line, runs one command, turns errors into exit statuses.
#include <clocale>
#include <iostream>

#include "commit.h"
#include "shell/command.h"
#include "shell/manual.h"

int main(int argc, char** argv) {
  using namespace wenmai;
  std::setlocale(LC_ALL, "C.UTF-8");
  CLI::App app("wenmai turns articles into a property graph and answers openCypher over it.", "wenmai");
  app.set_version_flag("--version", "wenmai " + std::string(Version()) + ", commit " WENMAI_COMMIT "\n" +
                                        LibraryVersions());
  // For the build, which makes files of them.
  app.add_flag_callback("--manual", [&app] { shell::WriteManual(app, std::cout); throw CLI::Success(); })->group("");
  app.add_flag_callback("--completion", [&app] { shell::WriteCompletion(app, std::cout); throw CLI::Success(); })->group("");
  app.require_subcommand(1);
  shell::AddIngest(app);
  shell::AddExtract(app);
  shell::AddQuery(app);
  shell::AddAsk(app);
  shell::AddShell(app);
  shell::AddStats(app);
  shell::AddSchema(app);
  shell::AddForget(app);
  shell::AddMerge(app);
  shell::AddSplit(app);
  shell::AddWhy(app);
  shell::AddImport(app);
  shell::AddExport(app);
  shell::AddCheck(app);
  shell::AddBackup(app);
  shell::AddRestore(app);
  try {
    app.parse(argc, argv);
    return 0;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : shell::kExitWrongUsage;
  } catch (const shell::ExitStatus& exit) {
    return exit.status;
  } catch (const Error& error) {
    std::cerr << "wenmai: " << shell::Describe(error) << "\n";
    return error.code() == ErrorCode::kCorruption ? shell::kExitNoDatabase : shell::kExitWrongInput;
  } catch (const std::exception& error) {
    std::cerr << "wenmai: " << error.what() << "\n";
    return shell::kExitWrongInput;
  }
}
