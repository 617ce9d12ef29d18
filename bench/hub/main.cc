// A node that gets more and more relationships: `hub FOLDER RELATIONSHIPS [BATCH]`. Tells, for every tenth of
// them, the processor's time per relationship, then that of deleting the node, and the memory used: in one
// transaction, or in batches of so many relationships.
#include <sys/resource.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "wenmai/database.h"

namespace {

constexpr int64_t kCommitSize = 10'000;
constexpr size_t kCacheBytes = 16u << 20;  // little, so that the memory is what writing needs

rusage Usage() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage;
}

double ProcessorSeconds() {
  const rusage usage = Usage();
  return static_cast<double>(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

void Delete(wenmai::Session& session, int64_t batch_size) {
  const double begin = ProcessorSeconds();
  if (batch_size > 0) {
    session.Run("MATCH (:Hub)-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF $count ROWS",
                {{"count", wenmai::Value(batch_size)}});
  }
  session.Run("MATCH (h:Hub) DETACH DELETE h");
  std::printf("delete: %.1f s, memory: %ld MB\n", ProcessorSeconds() - begin, Usage().ru_maxrss >> 10);
}

void Measure(const char* folder, int64_t relationship_count, int64_t batch_size) {
  wenmai::DatabaseOptions options;
  options.cache_bytes = kCacheBytes;
  wenmai::Database database = wenmai::Database::Open(folder, options);
  wenmai::Session session = database.NewSession();
  session.Run("CREATE (:Hub)");
  session.Run("UNWIND range(0, 1999) AS i CREATE (:Member {id: i})");
  const wenmai::Statement append = session.Prepare(
      "MATCH (h:Hub), (m:Member) WITH h, collect(m) AS members "
      "UNWIND range(1, $count) AS i WITH h, members[i % 2000] AS m CREATE (h)-[:HAS]->(m)");
  const int64_t tenth = relationship_count / 10;
  for (int64_t tenths = 1; tenths <= 10; ++tenths) {
    const double begin = ProcessorSeconds();
    for (int64_t count = 0; count < tenth; count += kCommitSize) {
      session.Run(append, {{"count", wenmai::Value(kCommitSize)}});
    }
    std::printf("to %9ld: %.1f us a relationship\n", tenths * tenth,
                (ProcessorSeconds() - begin) * 1e6 / static_cast<double>(tenth));
  }
  std::printf("memory: %ld MB\n", Usage().ru_maxrss >> 10);
  Delete(session, batch_size);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || argc > 4 || std::filesystem::exists(argv[1])) {
    std::fprintf(stderr, "usage: %s NEW_FOLDER RELATIONSHIPS [BATCH]\n", argv[0]);
    return 2;
  }
  Measure(argv[1], std::atoll(argv[2]), argc == 4 ? std::atoll(argv[3]) : 0);
}
