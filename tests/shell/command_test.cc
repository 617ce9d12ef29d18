// The binary as scripts see it: results, messages and exit statuses.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace {

namespace fs = std::filesystem;

struct Outcome {
  int status;
  std::string out, error;
};

std::string Read(const fs::path& path) {
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

constexpr const char* kArticle =
    "# 一家公司的故事\n\n文章作者: 某某笔记\n发布时间: 2024-05-01 08:00\n\n"
    "OpenAI首席执行官山姆·奥特曼（Sam Altman）表示，GPT-4o将向所有用户免费开放。"
    "微软向OpenAI投资了10亿美元。\n";

TEST_F(CommandTest, AnArticleBecomesAGraphThatAnswers) {
  Write("articles/a.md", kArticle);
  EXPECT_EQ(Run("ingest --db g articles").status, 0);
  const Outcome outcome = Run(
      "query --db g --format jsonl \"MATCH (p:Person)-[w:WORKS_AT]->(c:Company {name: 'OpenAI'}) "
      "RETURN p.aliases AS names, w.role AS role\"");
  EXPECT_EQ(outcome.status, 0) << outcome.error;
  EXPECT_NE(outcome.out.find("山姆·奥特曼"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("首席执行官"), std::string::npos) << outcome.out;
}

TEST_F(CommandTest, EverySpanGivesItsSurfaceBack) {
  Write("a.md", kArticle);
  ASSERT_EQ(Run("ingest --db g a.md").status, 0);
  const Outcome mentions = Run(
      "query --db g --format csv \"MATCH (a:Article)-[m:MENTIONS]->() "
      "UNWIND range(0, size(m.spans) - 1, 2) AS i "
      "WITH substring(a.text, m.spans[i], m.spans[i + 1] - m.spans[i]) AS words, m "
      "RETURN count(*) > 3 AS some, count(CASE WHEN NOT words IN m.surfaces THEN 1 END) AS wrong\"");
  EXPECT_EQ(mentions.out, "some,wrong\r\ntrue,0\r\n") << mentions.error;
  const Outcome topics = Run(
      "query --db g --format csv \"MATCH (a:Article)<-[:STATED_IN]-(:Claim)-[t:ABOUT]->() "
      "RETURN count(*) > 0 AS some, "
      "count(CASE WHEN substring(a.text, t.start, t.end - t.start) <> t.surface THEN 1 END) AS wrong\"");
  EXPECT_EQ(topics.out, "some,wrong\r\ntrue,0\r\n") << topics.error;
}

TEST_F(CommandTest, IngestingAgainChangesNothing) {
  Write("a.md", kArticle);
  ASSERT_EQ(Run("ingest --db g a.md").status, 0);
  const std::string first = Run("export --db g --format jsonl -").out;
  const Outcome again = Run("ingest --db g a.md");
  EXPECT_EQ(again.status, 0);
  EXPECT_NE(again.error.find("1 unchanged"), std::string::npos) << again.error;
  EXPECT_EQ(Run("export --db g --format jsonl -").out, first);
  EXPECT_FALSE(first.empty());
}

TEST_F(CommandTest, AForgottenArticleLeavesNothing) {
  Write("a.md", kArticle);
  ASSERT_EQ(Run("ingest --db g a.md").status, 0);
  EXPECT_EQ(Run("forget --db g a.md").status, 0);
  EXPECT_EQ(Run("export --db g --format jsonl -").out, "");
  EXPECT_EQ(Run("forget --db g a.md").status, 1);
}

TEST_F(CommandTest, BadArticlesAreNamedAndTheRestIsIn) {
  Write("articles/good.md", kArticle);
  Write("articles/empty.md", "");
  Write("articles/binary.md", std::string("\x7f" "ELF\0\1\2\3\0\0\0\0", 12) + std::string(400, '\0'));
  const Outcome outcome = Run("ingest --db g articles");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.error.find("empty.md: "), std::string::npos) << outcome.error;
  EXPECT_NE(outcome.error.find("binary.md: "), std::string::npos) << outcome.error;
  EXPECT_EQ(Run("query --db g --format csv 'MATCH (a:Article) RETURN count(a) AS n'").out, "n\r\n1\r\n");
}

TEST_F(CommandTest, AnArticleOverTheLimitIsRefusedByName) {
  Write("huge.txt", std::string(100u << 20, 'a'));
  const Outcome outcome = Run("ingest --db g huge.txt");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.error.find("article_bytes_max"), std::string::npos) << outcome.error;
}

TEST_F(CommandTest, OldEncodingsAreRead) {
  Write("gb.txt", "OpenAI\xb5\xc4\xca\xd7\xcf\xaf\xd6\xb4\xd0\xd0\xb9\xd9\xca\xc7\xc9\xbd\xc4\xb7\xa1\xa4"
                  "\xb0\xc2\xcc\xd8\xc2\xfc\xa1\xa3\xce\xa2\xc8\xed\xcf\xf2OpenAI\xcd\xb6\xd7\xca"
                  "\xc1\xcb\x31\x30\xd2\xda\xc3\xc0\xd4\xaa\xa1\xa3\n");
  ASSERT_EQ(Run("ingest --db g gb.txt").status, 0);
  EXPECT_NE(Run("query --db g 'MATCH (a:Article) RETURN a.text'").out.find("首席执行官"),
            std::string::npos);
}

TEST_F(CommandTest, MalformedFrontMatterAndBrokenUtf8AreNoReasonToFail) {
  Write("front.md", "---\ntitle: [unclosed\n  : bad\n---\n\n微软向OpenAI投资了10亿美元。\n");
  Write("broken.md", "微软向OpenAI投资了\xff\xfe 10亿美元。\n");
  const Outcome outcome = Run("ingest --db g front.md broken.md");
  EXPECT_EQ(outcome.status, 0) << outcome.error;
}

TEST_F(CommandTest, AWrongQueryEndsWithOne) {
  Write("a.md", kArticle);
  ASSERT_EQ(Run("ingest --db g a.md").status, 0);
  const Outcome outcome = Run("query --db g 'MATCH (n) RETRUN n'");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_EQ(LineCount(outcome.error), 1u) << outcome.error;
  EXPECT_NE(outcome.error.find("line 1, column 11"), std::string::npos) << outcome.error;
}

TEST_F(CommandTest, WrongUsageEndsWithTwo) {
  for (const char* arguments : {"", "nonsense", "query", "ingest --db g", "query --db g --format x 'RETURN 1'",
                                "query --db g --param x 'RETURN $x'", "query --db g --param x={ 'RETURN $x'"}) {
    EXPECT_EQ(Run(arguments).status, 2) << arguments;
  }
  EXPECT_EQ(Run("--help").status, 0);
}

TEST_F(CommandTest, ADatabaseThatCannotBeOpenedEndsWithThree) {
  Write("file", "text");
  for (const char* arguments : {"query --db missing 'RETURN 1'", "query --db file 'RETURN 1'",
                                "ingest --db file file", "ingest --db /proc/nowhere/g file"}) {
    const Outcome outcome = Run(arguments);
    EXPECT_EQ(outcome.status, 3) << arguments << ": " << outcome.error;
    EXPECT_EQ(LineCount(outcome.error), 1u) << arguments << ": " << outcome.error;
  }
}

TEST_F(CommandTest, AHeldDatabaseNamesItsHolder) {
  ASSERT_EQ(Run("query --db g 'CREATE (:A)'").status, 0);
  // A shell that waits for its input holds the database.
  const std::string holder = "cd '" + folder_.string() + "' && exec '" WENMAI_BINARY "' shell --db g >held.txt 2>&1";
  FILE* pipe = popen(holder.c_str(), "w");
  ASSERT_NE(pipe, nullptr);
  std::fputs("RETURN 'held' AS x;\n", pipe);
  std::fflush(pipe);
  while (Read(folder_ / "held.txt").find("held") == std::string::npos) usleep(1000);
  const Outcome outcome = Run("query --db g 'CREATE (:B)'");
  pclose(pipe);
  EXPECT_EQ(outcome.status, 3);
  EXPECT_NE(outcome.error.find("wenmai"), std::string::npos) << outcome.error;
  EXPECT_NE(outcome.error.find("shell --db g"), std::string::npos) << outcome.error;
  EXPECT_EQ(Run("query --db g --format csv 'MATCH (n) RETURN count(n) AS n'").out, "n\r\n1\r\n");
}

TEST_F(CommandTest, ParametersAreJson) {
  Run("query --db g 'CREATE (:A)'");
  EXPECT_EQ(Run("query --db g --format jsonl --param 'x=[1,\"a\"]' --param y=2 'RETURN $x AS x, $y AS y'").out,
            "{\"x\":[1,\"a\"],\"y\":2}\n");
}

TEST_F(CommandTest, ATimeoutNamesItsOption) {
  Run("query --db g 'UNWIND range(1, 80) AS x CREATE (:N)'");
  Run("query --db g 'MATCH (a), (b) CREATE (a)-[:R]->(b)'");
  const Outcome outcome = Run("query --db g --timeout 0.2 'MATCH p = (a)-[*]-(b) RETURN count(p)'");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.error.find("timeout"), std::string::npos) << outcome.error;
}

TEST_F(CommandTest, SchemaTellsWhatJoinsWhat) {
  Run("query --db g \"CREATE (:A {x: 1, y: 2})-[:R {z: 3}]->(:B), (:A)-[:S]->(:A)\"");
  EXPECT_EQ(Run("schema --db g").out,
            "Labels and their properties\n  :A (x, y)\nRelationship types and their properties\n"
            "  :R (z)\n  :S\nWhat they join\n  :R (:A -> :B)\n  :S (:A -> :A)\n");
}

TEST_F(CommandTest, EvidenceShowsTheWordsBehindAResult) {
  Write("a.md", kArticle);
  ASSERT_EQ(Run("ingest --db g a.md").status, 0);
  Write("script.cypher",
        "MATCH (:Person)-[w:WORKS_AT]->(:Company {name: 'OpenAI'}) RETURN w;\n:evidence\n"
        "MATCH (c:Claim)-[:MADE_BY]->(:Person) RETURN c.text AS claim;\n:evidence\n");
  const Outcome outcome = Run("shell --db g < script.cypher");
  EXPECT_EQ(outcome.status, 0) << outcome.error;
  EXPECT_NE(outcome.out.find("一家公司的故事 · 2024-05-01 · "), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("«OpenAI首席执行官山姆·奥特曼"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("«GPT-4o»"), std::string::npos) << outcome.out;
}

TEST_F(CommandTest, ShellCommandsWorkInAPipe) {
  Write("inner.cypher", ":param x [1, 2]\nUNWIND $x AS y RETURN y;\n");
  Write("script.cypher", ":mode csv\n:source inner.cypher\n:full\n:explain RETURN 1\n:nothing\n:source none\n");
  const Outcome outcome = Run("shell --db g < script.cypher");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.out.find("y\r\n1\r\n2\r\n-- 1\ny  1\n-- 2\ny  2\noperator,"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.error.find("no command :nothing"), std::string::npos) << outcome.error;
  EXPECT_NE(outcome.error.find("cannot read none"), std::string::npos) << outcome.error;
}

TEST_F(CommandTest, TheShellRunsStatementsFromAPipe) {
  Write("script.cypher", "CREATE (:A {x: 1});\nMATCH (a:A)\nRETURN a.x\nAS x;\n:stats\nRETURN nonsense;\n:quit\n");
  const Outcome outcome = Run("shell --db g < script.cypher");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.out.find("| 1 |"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("1 node\n"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.error.find("UndefinedVariable"), std::string::npos) << outcome.error;
}

}  // namespace
