// `wenmai ingest` and `forget` as scripts see them.
#include <csignal>
#include <cstdio>
#include <string>

#include "command_fixture.h"

namespace wenmai::shell {
namespace {

using IngestCommandTest = CommandTest;

TEST_F(IngestCommandTest, AnArticleBecomesAGraphThatAnswers) {
  Write("articles/a.md", kArticle);
  EXPECT_EQ(Run("ingest --db g articles").status, 0);
  const Outcome outcome = Run(
      "query --db g --format jsonl \"MATCH (p:Person)-[w:WORKS_AT]->(c:Company {name: 'OpenAI'}) "
      "RETURN p.aliases AS names, w.role AS role\"");
  EXPECT_EQ(outcome.status, 0) << outcome.error;
  EXPECT_NE(outcome.out.find("山姆·奥特曼"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("首席执行官"), std::string::npos) << outcome.out;
}

TEST_F(IngestCommandTest, EverySpanGivesItsSurfaceBack) {
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

TEST_F(IngestCommandTest, IngestingAgainChangesNothing) {
  Write("a.md", kArticle);
  ASSERT_EQ(Run("ingest --db g a.md").status, 0);
  const std::string first = Run("export --db g --format jsonl -").out;
  const Outcome again = Run("ingest --db g a.md");
  EXPECT_EQ(again.status, 0);
  EXPECT_NE(again.error.find("1 unchanged"), std::string::npos) << again.error;
  EXPECT_EQ(Run("export --db g --format jsonl -").out, first);
  EXPECT_FALSE(first.empty());
}

TEST_F(IngestCommandTest, AForgottenArticleLeavesNothing) {
  Write("a.md", kArticle);
  ASSERT_EQ(Run("ingest --db g a.md").status, 0);
  EXPECT_EQ(Run("forget --db g a.md").status, 0);
  EXPECT_EQ(Run("export --db g --format jsonl -").out, "");
  EXPECT_EQ(Run("forget --db g a.md").status, 1);
}

TEST_F(IngestCommandTest, BadArticlesAreNamedAndTheRestIsIn) {
  Write("articles/good.md", kArticle);
  Write("articles/empty.md", "");
  Write("articles/binary.md", std::string("\x7f" "ELF\0\1\2\3\0\0\0\0", 12) + std::string(400, '\0'));
  const Outcome outcome = Run("ingest --db g articles");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.error.find("empty.md: "), std::string::npos) << outcome.error;
  EXPECT_NE(outcome.error.find("binary.md: "), std::string::npos) << outcome.error;
  EXPECT_EQ(Run("query --db g --format csv 'MATCH (a:Article) RETURN count(a) AS n'").out, "n\r\n1\r\n");
}

TEST_F(IngestCommandTest, AnArticleOverTheLimitIsRefusedByName) {
  Write("huge.txt", std::string(100u << 20, 'a'));
  const Outcome outcome = Run("ingest --db g huge.txt");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.error.find("article_bytes_max"), std::string::npos) << outcome.error;
}

TEST_F(IngestCommandTest, OldEncodingsAreRead) {
  Write("gb.txt", "OpenAI\xb5\xc4\xca\xd7\xcf\xaf\xd6\xb4\xd0\xd0\xb9\xd9\xca\xc7\xc9\xbd\xc4\xb7\xa1\xa4"
                  "\xb0\xc2\xcc\xd8\xc2\xfc\xa1\xa3\xce\xa2\xc8\xed\xcf\xf2OpenAI\xcd\xb6\xd7\xca"
                  "\xc1\xcb\x31\x30\xd2\xda\xc3\xc0\xd4\xaa\xa1\xa3\n");
  ASSERT_EQ(Run("ingest --db g gb.txt").status, 0);
  EXPECT_NE(Run("query --db g 'MATCH (a:Article) RETURN a.text'").out.find("首席执行官"),
            std::string::npos);
}

TEST_F(IngestCommandTest, MalformedFrontMatterAndBrokenUtf8AreNoReasonToFail) {
  Write("front.md", "---\ntitle: [unclosed\n  : bad\n---\n\n微软向OpenAI投资了10亿美元。\n");
  Write("broken.md", "微软向OpenAI投资了\xff\xfe 10亿美元。\n");
  const Outcome outcome = Run("ingest --db g front.md broken.md");
  EXPECT_EQ(outcome.status, 0) << outcome.error;
}

TEST_F(IngestCommandTest, ADryRunTellsAndWritesNothing) {
  Write("articles/a.md", kArticle);
  const Outcome before = Run("ingest --db g --dry-run articles");
  EXPECT_EQ(before.status, 0) << before.error;
  EXPECT_EQ(before.out, "new  articles/a.md\n");
  EXPECT_FALSE(fs::exists(folder_ / "g"));
  ASSERT_EQ(Run("ingest --db g articles").status, 0);
  const std::string exported = Run("export --db g --format jsonl -").out;
  Write("articles/a.md", std::string(kArticle) + "微软表示，它会继续合作。\n");
  Write("articles/b.md", "苹果公司在2024年发布了新产品。\n");
  EXPECT_EQ(Run("ingest --db g --dry-run articles").out, "changed  articles/a.md\nnew  articles/b.md\n");
  EXPECT_EQ(Run("export --db g --format jsonl -").out, exported);
}

TEST_F(IngestCommandTest, TheLogHasALineForEachFile) {
  Write("articles/a.md", kArticle);
  Write("articles/empty.md", "");
  EXPECT_EQ(Run("ingest --db g --log log.jsonl articles").status, 1);
  EXPECT_EQ(Run("ingest --db g --log log.jsonl articles/a.md").status, 0);
  const std::string log = Read(folder_ / "log.jsonl");
  EXPECT_EQ(LineCount(log), 5u) << log;
  EXPECT_NE(log.find("\"result\":\"new\",\"source\":\"articles/a.md\""), std::string::npos) << log;
  EXPECT_NE(log.find("\"result\":\"failed\",\"source\":\"articles/empty.md\""), std::string::npos) << log;
  EXPECT_NE(log.find("\"result\":\"unchanged\""), std::string::npos) << log;
  EXPECT_NE(log.find("\"failed\":1,\"forgotten\":0,\"new\":1,"), std::string::npos) << log;
}

TEST_F(IngestCommandTest, JsonLinesAndHtmlAreArticles) {
  Write("feed.jsonl",
        "{\"title\":\"一\",\"text\":\"微软向OpenAI投资了10亿美元。\",\"url\":\"https://example.org/1\",\"date\":\"2024-05-01\",\"author\":\"甲\"}\n"
        "{\"title\":\"二\",\"text\":\"谷歌发布了Gemini。\",\"url\":\"https://example.org/2\",\"date\":\"2024-06-01\",\"author\":\"乙\"}\n");
  Write("page.html",
        "<html><head><title>三</title></head><body><nav>首页</nav><article><h1>三</h1>"
        "<p>Anthropic发布了Claude 3。</p></article></body></html>");
  const Outcome first = Run("ingest --db g feed.jsonl page.html");
  EXPECT_NE(first.error.find("3 new, 0 changed, 0 unchanged, 0 failed"), std::string::npos) << first.error;
  EXPECT_EQ(Run("query --db g --format csv 'MATCH (a:Article) RETURN a.title AS t, a.url AS u, "
                "a.published AS d, a.author AS w ORDER BY t'").out,
            "t,u,d,w\r\n一,https://example.org/1,2024-05-01,甲\r\n三,,,\r\n二,https://example.org/2,2024-06-01,乙\r\n");
  EXPECT_NE(Run("query --db g --format csv 'MATCH (c)-[:DEVELOPS]->(m) RETURN c.name, m.name'").out.find("Anthropic,Claude 3"),
            std::string::npos);
  EXPECT_NE(Run("ingest --db g feed.jsonl page.html").error.find("3 unchanged"), std::string::npos);
}

TEST_F(IngestCommandTest, AWatchedFolderIsReadUntilItIsStopped) {
  Write("articles/a.md", kArticle);
  const std::string watcher = "cd '" + folder_.string() + "' && exec '" WENMAI_BINARY
                              "' ingest --db g --watch --forget-gone --interval 0.1 --log log.jsonl articles 2>watch.txt & echo $!";
  FILE* pipe = popen(watcher.c_str(), "r");
  int process = 0;
  ASSERT_EQ(std::fscanf(pipe, "%d", &process), 1);
  const auto wait_for = [&](const std::string& text) {
    for (int i = 0; i < 600 && Read(folder_ / "log.jsonl").find(text) == std::string::npos; ++i) usleep(100'000);
    EXPECT_NE(Read(folder_ / "log.jsonl").find(text), std::string::npos) << Read(folder_ / "watch.txt");
  };
  wait_for("articles/a.md");
  Write("articles/b.md", "苹果公司在2024年发布了新产品。\n");
  wait_for("articles/b.md");
  wait_for("\"new\":1,\"result\":\"done\"");
  fs::remove(folder_ / "articles/a.md");
  wait_for("\"result\":\"forgotten\",\"source\":\"articles/a.md\"");
  kill(process, SIGINT);
  pclose(pipe);
  while (kill(process, 0) == 0) usleep(10'000);
  EXPECT_EQ(Run("query --db g --format csv 'MATCH (a:Article) RETURN a.source AS s'").out, "s\r\narticles/b.md\r\n");
}

TEST_F(IngestCommandTest, ArticlesWhoseFileIsGoneAreForgottenOnRequest) {
  Write("articles/a.md", kArticle);
  Write("articles/feed.jsonl", "{\"text\": \"苹果公司在2024年发布了新产品。\"}\n{\"text\": \"微软发布了新系统，价格不变。\"}\n");
  Write("other/b.md", "谷歌在2024年发布了新手机。\n");
  ASSERT_EQ(Run("ingest --db g articles other").status, 0);
  fs::remove(folder_ / "articles/a.md");
  fs::remove(folder_ / "other/b.md");
  const std::string count = "query --db g --format csv 'MATCH (a:Article) RETURN count(a) AS n'";
  EXPECT_EQ(Run("ingest --db g articles").error, "0 new, 0 changed, 2 unchanged, 0 failed\n");
  EXPECT_EQ(Run("ingest --db g --forget-gone --dry-run articles").out, "unchanged  articles/feed.jsonl\nforgotten  articles/a.md\n");
  EXPECT_EQ(Run(count).out, "n\r\n4\r\n");
  EXPECT_EQ(Run("ingest --db g --forget-gone articles").error, "0 new, 0 changed, 2 unchanged, 0 failed, 1 forgotten\n");
  EXPECT_EQ(Run(count).out, "n\r\n3\r\n");
  fs::remove_all(folder_ / "articles");
  EXPECT_EQ(Run("ingest --db g --forget-gone articles").status, 1);  // a folder that is not there
  EXPECT_EQ(Run(count).out, "n\r\n3\r\n");
}

}  // namespace
}  // namespace wenmai::shell
