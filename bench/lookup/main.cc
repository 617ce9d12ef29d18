// lookup DATABASE QUERY PARAMETERS.json NAME: runs a prepared query for each object of the list NAME, a
// first time to warm the caches, then over and over for about a second. Prints the median and the 99th percentile in
// microseconds of the processor's time, and how often and how much memory a run allocates.
#include <algorithm>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <new>
#include <vector>

#include <nlohmann/json.hpp>

#include "bench/stopwatch.h"
#include "wenmai/database.h"

namespace {

constexpr double kDurationMs = 1000;

std::atomic<uint64_t> allocation_count{0}, allocated_bytes{0};

void* CountedAllocate(size_t size) {
  allocation_count.fetch_add(1, std::memory_order_relaxed);
  allocated_bytes.fetch_add(size, std::memory_order_relaxed);
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

// What a caller does with a prepared statement. Returns the number of rows.
size_t Run(wenmai::Session& session, const wenmai::Statement& statement,
           const wenmai::Value::Map& parameters) {
  size_t row_count = 0;
  wenmai::Result result = session.Run(statement, parameters);
  for (; result.Next(); ++row_count) result.row();
  return row_count;
}

std::vector<wenmai::Value::Map> ReadParameters(const char* path, const char* name) {
  std::ifstream file(path);
  const nlohmann::json all = nlohmann::json::parse(file);
  std::vector<wenmai::Value::Map> parameters;
  for (const auto& json : all.at(name)) {
    parameters.push_back(wenmai::Value::FromJson(json.dump()).as<wenmai::Value::Map>());
  }
  return parameters;
}

void Measure(const char* folder, const char* query,
             const std::vector<wenmai::Value::Map>& parameters) {
  const wenmai::Database database = wenmai::Database::Open(folder);
  wenmai::Session session = database.NewSession();
  const wenmai::Statement statement = session.Prepare(query);
  size_t row_count = 0;
  for (const auto& each : parameters) row_count += Run(session, statement, each);
  std::vector<double> times;
  times.reserve(size_t{1} << 22);  // allocates nothing while it counts
  const uint64_t count_before = allocation_count, bytes_before = allocated_bytes;
  const wenmai::bench::Stopwatch whole(CLOCK_PROCESS_CPUTIME_ID);
  while (whole.ms() < kDurationMs) {
    for (const auto& each : parameters) {
      const wenmai::bench::Stopwatch stopwatch(CLOCK_PROCESS_CPUTIME_ID);
      Run(session, statement, each);
      times.push_back(stopwatch.ms() * 1000);
    }
  }
  const auto runs = static_cast<double>(times.size());
  const double allocations = static_cast<double>(allocation_count - count_before) / runs;
  const double bytes = static_cast<double>(allocated_bytes - bytes_before) / runs;
  std::sort(times.begin(), times.end());
  std::printf("rows %zu, p50 %.2f us, p99 %.2f us, %.1f allocations, %.0f bytes a run\n", row_count,
              times[times.size() / 2], times[times.size() * 99 / 100], allocations, bytes);
}

}  // namespace

void* operator new(size_t size) { return CountedAllocate(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, size_t) noexcept { std::free(memory); }

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fprintf(stderr, "usage: lookup DATABASE QUERY PARAMETERS.json NAME\n");
    return 2;
  }
  try {
    Measure(argv[1], argv[2], ReadParameters(argv[3], argv[4]));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
