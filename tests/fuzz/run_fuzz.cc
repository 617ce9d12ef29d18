// Fuzzes the whole engine: whatever the statement, it runs on a small graph or throws Error, within its
// limits, optimized and plain.
#include <cstdint>
#include <string_view>

#include "query/engine.h"
#include "wenmai/error.h"

namespace {

using namespace wenmai;

struct World {
  explicit World(bool is_optimizing)
      : engine(graph.get(), {.optimizer = {.is_optimizing = is_optimizing, .rule_off = {}}}) {
    Run("CREATE (a:A {i: 1, s: 'a'})-[:R {i: 1}]->(b:A:B {i: 2, s: '文'})-[:S]->(c:C {i: 3})-[:R]->(a), "
        "(b)-[:R {i: 2}]->(b), (:A {i: 2.5, s: null, l: [1, 'x']})",
        /*is_kept=*/true);
  }

  // What is not kept is rolled back, so that every statement finds the same graph, and has limits.
  void Run(std::string_view text, bool is_kept) {
    query::QueryLimits limits;
    if (!is_kept) {
      limits.deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(200);
      limits.memory_bytes_max = 16u << 20;
    }
    const auto prepared = engine.Prepare(text);
    const auto transaction = graph->BeginWrite();
    const auto cursor =
        engine.Execute(prepared, graph::Value::MakeMap({}), transaction.get(),
                       engine.IsWrite(*prepared) ? transaction.get() : nullptr, &limits);
    query::RowBatch batch;
    while (cursor->Next(&batch)) {
    }
    if (is_kept) transaction->Commit();
  }

  std::unique_ptr<graph::Graph> graph = graph::Graph::Open(":memory:", {});
  query::Engine engine;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static World plain(false), optimized(true);
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (World* world : {&plain, &optimized}) {
    try {
      world->Run(text, /*is_kept=*/false);
    } catch (const Error& error) {
      if (error.code() == ErrorCode::kInternal) __builtin_trap();
    }
  }
  return 0;
}
