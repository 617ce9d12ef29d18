// The binary as scripts see it, for tests of its commands.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace wenmai::shell {

namespace fs = std::filesystem;

struct Outcome {
  int status;
  std::string out, error;
};

inline std::string Read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

class CommandTest : public testing::Test {
 protected:
  CommandTest() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~CommandTest() override { fs::remove_all(folder_); }

  // Runs `wenmai ARGUMENTS` through the shell, in the test's folder.
  Outcome Run(const std::string& arguments) const {
    const std::string command = "cd '" + folder_.string() + "' && '" WENMAI_BINARY "' " + arguments +
                                " >stdout.txt 2>stderr.txt";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, Read(folder_ / "stdout.txt"),
            Read(folder_ / "stderr.txt")};
  }
  void Write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
  }
  static size_t LineCount(const std::string& text) {
    return static_cast<size_t>(std::count(text.begin(), text.end(), '\n'));
  }

  fs::path folder_ = fs::temp_directory_path() / ("wenmai_command_test_" + std::to_string(getpid()));
};

inline constexpr const char* kArticle =
    "# 一家公司的故事\n\n文章作者: 某某笔记\n发布时间: 2024-05-01 08:00\n\n"
    "OpenAI首席执行官山姆·奥特曼（Sam Altman）表示，GPT-4o将向所有用户免费开放。"
    "微软向OpenAI投资了10亿美元。\n";

}  // namespace wenmai::shell
