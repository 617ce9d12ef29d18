// A node that gets more and more relationships: `hub FOLDER RELATIONSHIPS [BATCH]`. Tells, for every tenth of
// them, the processor's time per relationship, then, in the database opened anew, that of deleting the node: in
// one transaction, or in batches of so many relationships. The most memory is told of each by itself.
#include <malloc.h>
#include <time.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "wenmai/database.h"

namespace {

constexpr int64_t kCommitSize = 10'000;
constexpr size_t kCacheBytes = 16u << 20;  // little, so that the memory is what writing needs

double Seconds(clockid_t clock) {
  timespec time{};
  clock_gettime(clock, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

// The processor's time, of the thread that commits and of those behind it, which flush and compact.
struct ProcessorTime {
  double own = Seconds(CLOCK_THREAD_CPUTIME_ID);
  double all = Seconds(CLOCK_PROCESS_CPUTIME_ID);
};

// The most since the last call.
long TakePeakMegabytes() {
  std::ifstream status("/proc/self/status");
  std::string word;
  long kilobytes = 0;
  while (status >> word && word != "VmHWM:") continue;
  status >> kilobytes;
  malloc_trim(0);
  std::ofstream("/proc/self/clear_refs") << "5";
  return kilobytes >> 10;
}

void Delete(wenmai::Session& session, int64_t batch_size) {
  const ProcessorTime begin;
  const long before = TakePeakMegabytes();
  if (batch_size > 0) {
    session.Run("MATCH (:Hub)-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF $count ROWS",
                {{"count", wenmai::Value(batch_size)}});
  }
  session.Run("MATCH (h:Hub) DETACH DELETE h");
  const ProcessorTime end;
  std::printf("delete: %.1f s, and %.1f behind it; memory: %ld MB, %ld when opened\n", end.own - begin.own,
              (end.all - end.own) - (begin.all - begin.own), TakePeakMegabytes(), before);
}

wenmai::Database Open(const char* folder) {
  wenmai::DatabaseOptions options;
  options.cache_bytes = kCacheBytes;
  return wenmai::Database::Open(folder, options);
}

void Append(const char* folder, int64_t relationship_count) {
  wenmai::Database database = Open(folder);
  wenmai::Session session = database.NewSession();
  session.Run("CREATE (:Hub)");
  session.Run("UNWIND range(0, 1999) AS i CREATE (:Member {id: i})");
  const wenmai::Statement append = session.Prepare(
      "MATCH (h:Hub), (m:Member) WITH h, collect(m) AS members "
      "UNWIND range(1, $count) AS i WITH h, members[i % 2000] AS m CREATE (h)-[:HAS]->(m)");
  const int64_t tenth = relationship_count / 10;
  for (int64_t tenths = 1; tenths <= 10; ++tenths) {
    const ProcessorTime begin;
    for (int64_t count = 0; count < tenth; count += kCommitSize) {
      session.Run(append, {{"count", wenmai::Value(kCommitSize)}});
    }
    const ProcessorTime end;
    const double own = end.own - begin.own, behind = end.all - begin.all - own;
    std::printf("to %9ld: %.1f us a relationship, and %.1f behind it\n", tenths * tenth,
                own * 1e6 / static_cast<double>(tenth), behind * 1e6 / static_cast<double>(tenth));
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3 || argc > 4 || std::filesystem::exists(argv[1])) {
    std::fprintf(stderr, "usage: %s NEW_FOLDER RELATIONSHIPS [BATCH]\n", argv[0]);
    return 2;
  }
  Append(argv[1], std::atoll(argv[2]));
  std::printf("memory: %ld MB\n", TakePeakMegabytes());
  wenmai::Database database = Open(argv[1]);
  wenmai::Session session = database.NewSession();
  Delete(session, argc == 4 ? std::atoll(argv[3]) : 0);
}
