// The binary, killed at random moments of what it does: what it said is done is there, nothing is
// half there, and the same command run again finishes the work.
//
// WENMAI_KILL_ROUNDS sets the number of kills of each kind.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

int RoundCount(int usual) {
  const char* rounds = std::getenv("WENMAI_KILL_ROUNDS");
  return rounds == nullptr ? usual : std::atoi(rounds);
}

std::string Read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

class KillTest : public testing::Test {
 protected:
  KillTest() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~KillTest() override { fs::remove_all(folder_); }

  // Starts `wenmai ARGUMENTS` in the test's folder, with its output in `out.txt`.
  pid_t Start(std::vector<std::string> arguments) const {
    const pid_t pid = fork();
    if (pid != 0) return pid;
    if (chdir(folder_.c_str()) != 0) _exit(127);
    const int out = open("out.txt", O_WRONLY | O_CREAT | O_TRUNC, 0644);
    dup2(out, STDOUT_FILENO);
    dup2(out, STDERR_FILENO);
    arguments.insert(arguments.begin(), WENMAI_BINARY);
    std::vector<char*> pointers;
    for (std::string& argument : arguments) pointers.push_back(argument.data());
    pointers.push_back(nullptr);
    execv(WENMAI_BINARY, pointers.data());
    _exit(127);
  }

  int Run(const std::vector<std::string>& arguments) const {
    int status = 0;
    waitpid(Start(arguments), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

  // Runs a command and kills it within `most_ms`; true if it had ended by then.
  bool RunAndKill(const std::vector<std::string>& arguments, int most_ms) {
    const pid_t pid = Start(arguments);
    usleep(static_cast<useconds_t>(random_() % static_cast<unsigned>(most_ms * 1000)));
    kill(pid, SIGKILL);
    int status = 0;
    waitpid(pid, &status, 0);
    return WIFEXITED(status);
  }

  void ExpectSound(const std::string& database) const {
    if (!fs::exists(folder_ / database / "format")) return;  // it was not yet made
    EXPECT_EQ(Run({"check", "--db", database}), 0) << Read(folder_ / "out.txt");
  }

  std::string Export(const std::string& database) const {
    EXPECT_EQ(Run({"export", "--db", database, "--format", "jsonl", "export.jsonl"}), 0);
    return Read(folder_ / "export.jsonl");
  }

  fs::path folder_ = fs::temp_directory_path() / ("wenmai_kill_test_" + std::to_string(getpid()));
  std::mt19937 random_{std::random_device{}()};
};

TEST_F(KillTest, AnIngestIsFinishedByTheSameCommand) {
  fs::create_directories(folder_ / "articles");
  for (int i = 0; i < 40; ++i) {
    std::ofstream(folder_ / "articles" / (std::to_string(i) + ".md"))
        << "# 第" << i
        << "篇\n\n发布时间: 2024-05-01 08:00\n\nOpenAI首席执行官山姆·奥特曼（Sam Altman）表示，"
        << "GPT-4o将向所有用户免费开放。微软向OpenAI投资了" << i + 1 << "亿美元。\n";
  }
  const std::vector<std::string> ingest = {"ingest", "--db", "g", "articles"};
  for (int round = RoundCount(6); round > 0; --round) {
    if (RunAndKill(ingest, 1500)) fs::remove_all(folder_ / "g");
    ExpectSound("g");
  }
  EXPECT_EQ(Run(ingest), 0);
  EXPECT_EQ(Run({"ingest", "--db", "whole", "articles"}), 0);
  EXPECT_EQ(Export("g"), Export("whole"));
}

TEST_F(KillTest, AnImportIsWholeOrNothing) {
  std::ofstream nodes(folder_ / "n.csv"), relationships(folder_ / "r.csv");
  nodes << ":ID,name:STRING\n";
  relationships << ":START_ID,:END_ID\n";
  for (int i = 0; i < 50'000; ++i) {
    nodes << i << ",node " << i << "\n";
    relationships << i << "," << i * 7 % 50'000 << "\n" << i << "," << i % 10 << "\n";
  }
  nodes.close();
  relationships.close();
  const std::vector<std::string> import = {"import",          "--db",   "g", "--nodes", "N=n.csv",
                                           "--relationships", "R=r.csv"};
  const std::vector<std::string> count = {"query",
                                          "--db",
                                          "g",
                                          "--format",
                                          "csv",
                                          "MATCH (n) OPTIONAL MATCH (n)-[r]->() "
                                          "RETURN count(DISTINCT n) AS n, count(r) AS r"};
  for (int round = RoundCount(6); round > 0; --round) {
    RunAndKill(import, 1500);
    ExpectSound("g");
    if (!fs::exists(folder_ / "g/format")) continue;
    EXPECT_EQ(Run(count), 0);
    const std::string counted = Read(folder_ / "out.txt");
    EXPECT_TRUE(counted == "n,r\r\n0,0\r\n" || counted == "n,r\r\n50000,100000\r\n") << counted;
    if (counted == "n,r\r\n50000,100000\r\n") fs::remove_all(folder_ / "g");
  }
  fs::remove_all(folder_ / "g");
  EXPECT_EQ(Run(import), 0) << Read(folder_ / "out.txt");
}

TEST_F(KillTest, AStatementIsWholeOrNothing) {
  ASSERT_EQ(Run({"query", "--db", "g", "CREATE (:Counter {n: 0})"}), 0);
  const std::vector<std::string> write = {
      "query", "--db", "g",
      "MATCH (c:Counter) SET c.n = c.n + 1 WITH c UNWIND range(1, 500) AS i CREATE (c)-[:R]->(:X)"};
  for (int round = RoundCount(6); round > 0; --round) {
    RunAndKill(write, 800);
    ExpectSound("g");
    EXPECT_EQ(Run({"query", "--db", "g", "--format", "csv",
                   "MATCH (c:Counter) OPTIONAL MATCH (c)-[r:R]->(x:X) "
                   "WITH c, count(r) AS r, count(x) AS x RETURN r = 500 * c.n AND x = r AS whole"}),
              0);
    EXPECT_EQ(Read(folder_ / "out.txt"), "whole\r\ntrue\r\n");
  }
}

}  // namespace
