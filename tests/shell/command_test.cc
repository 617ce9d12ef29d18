// The binary as scripts see it: results, messages and exit statuses.
#include <csignal>
#include <cstdio>
#include <string>

#include "command_fixture.h"

namespace wenmai::shell {
namespace {

// Changes a bit in the middle of the write-ahead log.
void FlipByteOfTheLog(const fs::path& store) {
  for (const auto& entry : fs::directory_iterator(store)) {
    if (entry.path().extension() != ".log") continue;
    const auto middle = static_cast<std::streamoff>(entry.file_size() / 2);
    std::fstream file(entry.path(), std::ios::binary | std::ios::in | std::ios::out);
    file.seekg(middle);
    const char byte = static_cast<char>(file.get());
    file.seekp(middle);
    file.put(static_cast<char>(byte ^ 0x10));
  }
}

TEST_F(CommandTest, CsvIsReadOnlyWhereThatIsAllowed) {
  Write("people.csv", "name,age\nAda,36\n\"Bob, Jr.\",\n");
  const std::string query =
      " --format csv \"LOAD CSV WITH HEADERS FROM 'people.csv' AS row CREATE (p:Person) SET p = row "
      "RETURN p.name, p.age\"";
  const Outcome refused = Run("query --db g" + query);
  EXPECT_EQ(refused.status, 1);
  EXPECT_NE(refused.error.find("allow_load_csv"), std::string::npos) << refused.error;
  const Outcome allowed = Run("query --db g --allow-load-csv" + query);
  EXPECT_EQ(allowed.out, "p.name,p.age\r\nAda,36\r\n\"Bob, Jr.\",\r\n") << allowed.error;
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

TEST_F(CommandTest, AShellReadsBesideOthersUntilItWrites) {
  ASSERT_EQ(Run("query --db g 'CREATE (:A)'").status, 0);
  const std::string shell = "cd '" + folder_.string() + "' && exec '" WENMAI_BINARY "' shell --db g >shell.txt 2>&1";
  FILE* pipe = popen(shell.c_str(), "w");
  ASSERT_NE(pipe, nullptr);
  const auto say = [&](const std::string& statement, const std::string& answer) {
    std::fputs(statement.c_str(), pipe);
    std::fflush(pipe);
    for (int i = 0; i < 60'000 && Read(folder_ / "shell.txt").find(answer) == std::string::npos; ++i) usleep(1000);
    EXPECT_NE(Read(folder_ / "shell.txt").find(answer), std::string::npos) << Read(folder_ / "shell.txt");
  };
  say("RETURN 'ready' AS x;\n", "ready");
  EXPECT_EQ(Run("query --db g --format csv 'MATCH (n) RETURN count(n) AS n'").out, "n\r\n1\r\n");
  say("CREATE (:B) RETURN 'written' AS x;\n", "written");
  EXPECT_EQ(Run("query --db g 'MATCH (n) RETURN count(n) AS n'").status, 3);
  pclose(pipe);
  EXPECT_EQ(Run("query --db g --format csv 'MATCH (n) RETURN count(n) AS n'").out, "n\r\n2\r\n");
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

TEST_F(CommandTest, QuestionsAreListedShownAndAsked) {
  Write("a.md", std::string(kArticle) + "OpenAI发布了GPT-4o。\n");
  ASSERT_EQ(Run("ingest --db g a.md").status, 0);
  EXPECT_NE(Run("ask").out.find("who-said --about NAME [--by NAME]"), std::string::npos);
  const std::string shown = Run("ask who-said --show").out;
  EXPECT_EQ(shown, Read(fs::path(WENMAI_SOURCE_DIR) / "shell/queries/ask/who-said.cypher"));
  const Outcome said = Run("ask --db g who-said --about gpt-4o --format csv");
  EXPECT_EQ(said.status, 0) << said.error;
  EXPECT_NE(said.out.find("山姆·奥特曼,2024-05-01"), std::string::npos) << said.out;
  const Outcome chain = Run("ask --db g connections 'Sam Altman' gpt-4o");
  EXPECT_NE(chain.out.find("(山姆·奥特曼)-[:WORKS_AT]->(OpenAI)-[:DEVELOPS]->(GPT-4o)"), std::string::npos) << chain.out;
  EXPECT_EQ(Run("ask --db g who-said").status, 1);
  EXPECT_EQ(Run("ask --db g nothing").status, 1);
  EXPECT_EQ(Run("ask who-said --about OpenAI").status, 2);
}

TEST_F(CommandTest, QuestionsOfTheUserJoinThem) {
  Write("config/wenmai/queries/count.cypher", "// count: how many there are\n// label TEXT: of what\nMATCH (n) WHERE $label IN labels(n) RETURN count(n) AS n\n");
  Run("query --db g 'CREATE (:A), (:A)'");
  setenv("XDG_CONFIG_HOME", (folder_ / "config").c_str(), 1);
  EXPECT_EQ(Run("ask --db g count A --format csv").out, "n\r\n2\r\n");
  unsetenv("XDG_CONFIG_HOME");
}

TEST_F(CommandTest, PicturesHoldTheResultAndWhatLiesBetween) {
  Write("a.md", std::string(kArticle) + "OpenAI发布了GPT-4o。\n");
  ASSERT_EQ(Run("ingest --db g a.md").status, 0);
  const std::string query = " 'MATCH (n:Person|Company|Model) RETURN n'";
  const std::string page = Run("query --db g --format html" + query).out;
  EXPECT_NE(page.find("\"type\":\"WORKS_AT\""), std::string::npos) << page;
  EXPECT_NE(page.find("[\"OpenAI首席执行官山姆·奥特曼"), std::string::npos) << page;  // its evidence
  EXPECT_EQ(page.find("http"), std::string::npos) << "the page shall need no network";
  EXPECT_EQ(Run("query --db g --format svg 'RETURN 1'").status, 1);
  if (std::system("command -v dot >/dev/null") != 0) GTEST_SKIP() << "svg is not tested: graphviz is not installed";
  const std::string svg = Run("query --db g --format svg" + query).out;
  EXPECT_NE(svg.find("<svg"), std::string::npos) << svg;
  EXPECT_NE(svg.find("DEVELOPS"), std::string::npos) << svg;
}

TEST_F(CommandTest, ABrowserDrawsThePages) {
  if (std::system("command -v chromium >/dev/null") != 0) {
    GTEST_SKIP() << "the pages are not tried: chromium is not installed";
  }
  Write("a.md", kArticle);
  ASSERT_EQ(Run("ingest --db g a.md").status, 0);
  const auto drawn = [&](const std::string& query) {
    Write("page.html", Run("query --db g --format html \"" + query + "\"").out);
    const std::string look = "cd '" + folder_.string() + "' && HOME=$PWD timeout 120 chromium --headless --no-sandbox --disable-gpu "
                             "--dump-dom \"file://$PWD/page.html\" >dom.html 2>/dev/null";
    EXPECT_EQ(std::system(look.c_str()), 0);
    return Read(folder_ / "dom.html");
  };
  const std::string graph = drawn("MATCH (p:Person)-[w:WORKS_AT]->(c:Company) RETURN p, w, c");
  EXPECT_NE(graph.find("data-drawn=\"2 1\""), std::string::npos) << graph.substr(0, 2000);
  const std::string rows = drawn("MATCH (c:Claim) RETURN c.said_on AS date, c.text AS claim");
  EXPECT_NE(rows.find("<li class=\"date\">2024-05-01</li>"), std::string::npos) << rows;
}

TEST_F(CommandTest, AWholeGraphIsAPageIfItIsSmall) {
  Write("a.md", kArticle);
  ASSERT_EQ(Run("ingest --db g a.md").status, 0);
  EXPECT_EQ(Run("export --db g --format html g.html").status, 0);
  EXPECT_NE(Read(folder_ / "g.html").find("\"type\":\"MENTIONS\""), std::string::npos);
  Run("query --db large 'UNWIND range(1, 3000) AS x CREATE (:N)'");
  const Outcome large = Run("export --db large --format html large.html");
  EXPECT_EQ(large.status, 1);
  EXPECT_NE(large.error.find("a picture shows up to 2000 nodes"), std::string::npos) << large.error;
}

TEST_F(CommandTest, TextCannotEndThePagesScript) {
  Run("query --db g \"CREATE (:A {name: '</script><script>alert(1)</script>'})\"");
  const std::string page = Run("query --db g --format html 'MATCH (n) RETURN n'").out;
  EXPECT_EQ(page.find("</script><script>alert"), std::string::npos) << page;
  const std::string rows = Run("query --db g --format html 'MATCH (n) RETURN n.name AS name'").out;
  EXPECT_EQ(rows.find("</script><script>alert"), std::string::npos) << rows;
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

TEST_F(CommandTest, EvidenceIsASentenceAndNotMore) {
  std::string speech;
  for (int i = 0; i < 20; ++i) speech += "我们今天接着往下讲 ";
  Write("a.md", "# 题\n\n前一句话在这里。山姆·奥特曼是OpenAI的首席执行官。后一句话在这里。\n");
  Write("b.txt", speech + "这个时候 英伟达 就来了 " + speech);
  ASSERT_EQ(Run("ingest --db g a.md b.txt").status, 0);
  Write("script.cypher",
        "MATCH (p:Person) RETURN p;\n:evidence\nMATCH (c:Company {name: '英伟达'}) RETURN c;\n:evidence\n");
  const std::string out = Run("shell --db g < script.cypher").out;
  EXPECT_NE(out.find("\n    «山姆·奥特曼»是OpenAI的首席执行官。\n"), std::string::npos) << out;
  EXPECT_NE(out.find("\n    … "), std::string::npos) << out;
  EXPECT_NE(out.find(" «英伟达» 就来了 我们今天接着往下讲 "), std::string::npos) << out;
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

TEST_F(CommandTest, CheckFindsNothingWrongOrNamesIt) {
  ASSERT_EQ(Run("query --db g 'UNWIND range(1, 9) AS i CREATE (:A {x: i})-[:R]->(:B)'").status, 0);
  Outcome outcome = Run("check --db g");
  EXPECT_EQ(outcome.status, 0) << outcome.error;
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(outcome.error, "checked 18 nodes and 9 relationships: nothing wrong\n");

  FlipByteOfTheLog(folder_ / "g/store");
  for (const char* command : {"check --db g", "backup --db g copy", "restore --from g --db h"}) {
    outcome = Run(command);
    EXPECT_EQ(outcome.status, 3) << command;
    EXPECT_NE(outcome.error.find(".log"), std::string::npos) << outcome.error;
    EXPECT_FALSE(fs::exists(folder_ / "copy") || fs::exists(folder_ / "h")) << command;
  }
}

TEST_F(CommandTest, ABackupRestoresToTheSameContent) {
  Write("a.md", kArticle);
  ASSERT_EQ(Run("ingest --db g a.md").status, 0);
  EXPECT_EQ(Run("backup --db g copy").status, 0);
  ASSERT_EQ(Run("forget --db g a.md").status, 0);
  EXPECT_EQ(Run("backup --db g copy").status, 1) << "the first backup was written over";
  EXPECT_EQ(Run("restore --from copy --db g").status, 1) << "a database was written over";
  EXPECT_EQ(Run("restore --from copy --db h").status, 0);
  EXPECT_NE(Run("export --db h --format jsonl -").out, "");
  EXPECT_EQ(Run("export --db h --format jsonl -").out, Run("export --db copy --format jsonl -").out);
  EXPECT_EQ(Run("restore --from nowhere --db i").status, 3);
}

TEST_F(CommandTest, ANewerFormatIsRefused) {
  ASSERT_EQ(Run("query --db g 'CREATE (:A)'").status, 0);
  Write("g/format", "wenmai graph store, format 99\n");
  for (const char* arguments : {"query --db g 'RETURN 1'", "check --db g", "backup --db g copy",
                                "restore --from g --db h"}) {
    const Outcome outcome = Run(arguments);
    EXPECT_EQ(outcome.status, 3) << arguments;
    EXPECT_NE(outcome.error.find("format 99"), std::string::npos) << outcome.error;
  }
}

TEST_F(CommandTest, CsvIsImportedAndExported) {
  Write("p.csv", "id:ID,name:STRING,tags:STRING[]\n1,Ada,a;b\n2,\"Bo, the \"\"2nd\"\"\",\n");
  Write("k.csv", ":START_ID,:END_ID,since:DATE\n1,2,2024-01-01\n");
  Outcome outcome = Run("import --db g --nodes Person=p.csv --relationships KNOWS=./k.csv");
  EXPECT_EQ(outcome.status, 0) << outcome.error;
  EXPECT_EQ(outcome.error.find("2 nodes and 1 relationships"), 0u) << outcome.error;
  EXPECT_EQ(Run("query --db g --format csv 'MATCH (a:Person)-[r:KNOWS]->(b) "
                "RETURN a.id, a.tags[1] AS tag, toString(r.since) AS since, b.name'").out,
            "a.id,tag,since,b.name\r\n1,b,2024-01-01,\"Bo, the \"\"2nd\"\"\"\r\n");

  EXPECT_EQ(Run("export --db g --format csv out").status, 0);
  EXPECT_EQ(Run("import --db h --nodes out/nodes.csv --relationships out/relationships.csv").status, 0);
  EXPECT_EQ(Run("export --db g --format cypher out.cypher").status, 0);
  EXPECT_EQ(Run("query --db i --file out.cypher").status, 0);
  const std::string exported = Run("export --db g --format jsonl -").out;
  EXPECT_NE(exported, "");
  EXPECT_EQ(Run("export --db h --format jsonl -").out, exported);
  EXPECT_EQ(Run("export --db i --format jsonl -").out, exported);
  EXPECT_NE(Run("export --db g --format graphml -").out.find("<graphml"), std::string::npos);
}

TEST_F(CommandTest, ABadRowEndsAnImportUnlessSkipped) {
  Write("p.csv", ":ID,x:INT\n1,1\n2,two\n");
  Outcome outcome = Run("import --db g --nodes P=p.csv");
  EXPECT_EQ(outcome.status, 1);
  EXPECT_NE(outcome.error.find("p.csv:3: column 'x': 'two' is no INT"), std::string::npos);
  EXPECT_FALSE(fs::exists(folder_ / "g"));
  outcome = Run("import --db g --nodes P=p.csv --skip-bad 1");
  EXPECT_EQ(outcome.status, 0);
  EXPECT_NE(outcome.error.find("p.csv:3"), std::string::npos);
  EXPECT_NE(outcome.error.find("1 bad rows left out"), std::string::npos) << outcome.error;
  EXPECT_EQ(Run("import --db g --nodes P=p.csv --skip-bad 1").status, 1) << "it is not empty";
  EXPECT_EQ(Run("import --db h --nodes P=missing.csv").status, 1);
  EXPECT_EQ(Run("import --db h").status, 2);
}

}  // namespace
}  // namespace wenmai::shell
