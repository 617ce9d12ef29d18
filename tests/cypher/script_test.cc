// Runs the scripts of tests/cypher/scripts, one test a file and setting.
#include "tests/cypher/script.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "query/engine.h"
#include "query/expressions/rendering.h"
#include "wenmai/error.h"

namespace wenmai::query {
namespace {

struct Setting {
  std::filesystem::path file;
  bool optimizes;
};

std::vector<Setting> Settings() {
  std::vector<Setting> settings;
  for (const auto& entry : std::filesystem::directory_iterator(WENMAI_SCRIPT_DIR)) {
    if (entry.path().extension() != ".test") continue;
    settings.push_back({entry.path(), true});
    settings.push_back({entry.path(), false});
  }
  std::sort(settings.begin(), settings.end(), [](const Setting& a, const Setting& b) {
    return std::pair(a.file, a.optimizes) < std::pair(b.file, b.optimizes);
  });
  return settings;
}

std::string NameOf(const testing::TestParamInfo<Setting>& info) {
  std::string name = info.param.file.stem().string();
  std::replace(name.begin(), name.end(), '_', 'X');
  return name + (info.param.optimizes ? "Optimized" : "Plain");
}

std::vector<std::string> RunQuery(graph::Graph* graph, Engine* engine, const std::string& text,
                                  QueryLimits* limits) {
  const auto prepared = engine->Prepare(text);
  std::unique_ptr<graph::View> view;
  graph::Transaction* transaction = nullptr;
  if (engine->IsWrite(*prepared)) {
    auto writing = graph->BeginWrite();
    transaction = writing.get();
    view = std::move(writing);
  } else {
    view = graph->BeginRead();
  }
  std::vector<std::string> rows;
  {
    const auto cursor =
        engine->Execute(prepared, Value::MakeMap({}), view.get(), transaction, limits,
                        /*may_commit=*/true);
    RowBatch batch;
    while (cursor->Next(&batch)) {
      for (size_t i = 0; i < batch.live_count(); ++i) {
        std::string& row = rows.emplace_back();
        for (size_t c = 0; c < cursor->column_names().size(); ++c) {
          if (c > 0) row += " | ";
          row += ToJson(batch.columns[c].Get(batch.live_row(i)), *view);
        }
      }
    }
  }
  if (transaction != nullptr) transaction->Commit();
  return rows;
}

class ScriptTest : public testing::TestWithParam<Setting> {
 protected:
  void RunCase(const ScriptCase& test) {
    graph::GraphOptions graph_options;
    graph_options.sync_commits = false;
    const auto graph = graph::Graph::Open(":memory:", graph_options);
    EngineOptions options;
    options.optimizer.is_optimizing = GetParam().optimizes;
    Engine engine(graph.get(), options);
    for (const std::string& statement : test.graph) RunQuery(graph.get(), &engine, statement, nullptr);
    QueryLimits limits;
    limits.deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(200);
    try {
      std::vector<std::string> rows =
          RunQuery(graph.get(), &engine, test.query, test.error == "limit" ? &limits : nullptr);
      ASSERT_EQ(test.error, "") << "an error was expected";
      std::vector<std::string> expected = test.rows;
      if (!test.is_ordered) {
        std::sort(rows.begin(), rows.end());
        std::sort(expected.begin(), expected.end());
      }
      EXPECT_EQ(rows, expected);
    } catch (const Error& error) {
      const std::string found = error.code() == ErrorCode::kLimit
                                    ? "limit"
                                    : error.kind() + " " + error.detail();
      EXPECT_EQ(found, test.error) << error.what();
    }
  }
};

TEST_P(ScriptTest, GivesTheRows) {
  for (const ScriptCase& test : ReadScript(GetParam().file)) {
    SCOPED_TRACE(GetParam().file.string() + ":" + std::to_string(test.line) + " " + test.name);
    RunCase(test);
  }
}

INSTANTIATE_TEST_SUITE_P(Scripts, ScriptTest, testing::ValuesIn(Settings()), NameOf);

}  // namespace
}  // namespace wenmai::query
