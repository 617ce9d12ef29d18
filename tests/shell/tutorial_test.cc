// Runs docs/tutorial.md: every command of its console blocks, whose output must be what the page shows.
// With WENMAI_UPDATE_TUTORIAL set, writes what the commands print into the page instead.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path kPage = fs::path(WENMAI_SOURCE_DIR) / "docs" / "tutorial.md";

std::string Read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// A command of the page and what it shows below it; outside of console blocks, text without a command.
struct Step {
  std::string command;  // may go on over lines that begin with "> "
  std::string text;
};

std::vector<Step> ReadSteps(const std::string& page) {
  std::vector<Step> steps(1);
  bool is_console = false;
  std::istringstream lines(page);
  for (std::string line; std::getline(lines, line);) {
    const bool is_fence = line.starts_with("```");
    if (is_fence) {
      is_console = line == "```console";
      steps.push_back({"", line + "\n"});
    } else if (is_console && line.starts_with("$ ")) {
      steps.push_back({line.substr(2) + "\n", ""});
    } else if (is_console && line.starts_with("> ") && steps.back().text.empty()) {
      steps.back().command += line.substr(2) + "\n";
    } else {
      steps.back().text += line + "\n";
    }
  }
  return steps;
}

std::string Shown(const Step& step) {
  std::string shown;
  std::istringstream lines(step.command);
  for (std::string line; std::getline(lines, line);) shown += (shown.empty() ? "$ " : "> ") + line + "\n";
  return shown + step.text;
}

TEST(TutorialTest, EveryCommandPrintsWhatThePageShows) {
  const fs::path folder = fs::temp_directory_path() / ("wenmai_tutorial_test_" + std::to_string(getpid()));
  fs::create_directories(folder);
  fs::create_directory_symlink(fs::path(WENMAI_SOURCE_DIR) / "examples", folder / "examples");
  const std::string binaries = fs::path(WENMAI_BINARY).parent_path();
  std::string page;
  size_t command_count = 0;
  for (Step& step : ReadSteps(Read(kPage))) {
    if (!step.command.empty()) {
      ++command_count;
      std::ofstream(folder / "step.sh") << step.command;
      const std::string run = "cd '" + folder.string() + "' && PATH='" + binaries + "':$PATH bash step.sh >output 2>&1 </dev/null";
      const int status = std::system(run.c_str());
      const std::string output = Read(folder / "output");
      if (std::getenv("WENMAI_UPDATE_TUTORIAL") == nullptr) {
        EXPECT_EQ(status, 0) << step.command << output;
        EXPECT_EQ(output, step.text) << step.command;
      }
      step.text = output;
    }
    page += Shown(step);
  }
  EXPECT_GT(command_count, 8u);
  if (std::getenv("WENMAI_UPDATE_TUTORIAL") != nullptr) std::ofstream(kPage, std::ios::binary) << page;
  fs::remove_all(folder);
}

}  // namespace
