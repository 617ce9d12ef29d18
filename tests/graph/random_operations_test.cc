// Random transactions on a graph and on a plain model of it, compared all the way: within a
// transaction, after each, through views held from long before and read by other threads, and after
// reopening.
#include <gtest/gtest.h>

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "graph/graph.h"
#include "tests/graph/model.h"
#include "tests/graph/random_writer.h"
#include "tests/graph/temporary_folder.h"

namespace wenmai::graph {
namespace {

struct Setting {
  const char* name;
  bool is_on_disk;
  size_t cache_bytes;
};

struct Held {
  std::unique_ptr<View> view;
  Model model;
};

class RandomOperationsTest : public testing::TestWithParam<Setting> {
 protected:
  void Open() {
    GraphOptions options;
    options.cache_bytes = GetParam().cache_bytes;
    options.sync_commits = false;
    graph_.reset();
    graph_ = Graph::Open(GetParam().is_on_disk ? folder_.path() + "/db" : ":memory:", options);
  }

  void ExpectSound() {
    graph_->Check([](const std::string& problem) { ADD_FAILURE() << problem; });
  }

  TemporaryFolder folder_;
  std::unique_ptr<Graph> graph_;
};

INSTANTIATE_TEST_SUITE_P(Settings, RandomOperationsTest,
                         testing::Values(Setting{"InMemory", false, 64 << 20},
                                         Setting{"InMemoryWithoutCaches", false, 0},
                                         Setting{"OnDisk", true, 64 << 20},
                                         Setting{"OnDiskWithoutCaches", true, 0},
                                         Setting{"OnDiskWithTinyCaches", true, 150'000}),
                         [](const auto& test) { return test.param.name; });

TEST_P(RandomOperationsTest, AgreeWithAModel) {
  Open();
  RandomWriter writer(20240229);
  writer.InternNames(graph_.get());
  std::deque<Held> held;
  for (int round = 0; round < 120; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    ASSERT_NO_FATAL_FAILURE(writer.RunTransaction(graph_.get()));
    if (round % 4 == 3) {
      ASSERT_NO_FATAL_FAILURE(writer.ChangeSchema(graph_.get()));
    }
    held.push_back({graph_->BeginRead(), writer.model()});
    if (held.size() > 5) {
      ASSERT_NO_FATAL_FAILURE(ExpectSame(held.front().model, *held.front().view));
      held.pop_front();
    }
    if (round % 20 == 19) ExpectSound();
    if (GetParam().is_on_disk && round % 40 == 39) {
      held.clear();
      Open();
      ASSERT_NO_FATAL_FAILURE(ExpectSame(writer.model(), *graph_->BeginRead()));
    }
  }
}

// Readers compare what they hold while the writer goes on.
TEST_P(RandomOperationsTest, LeaveWhatReadersHoldAsItIs) {
  Open();
  RandomWriter writer(7);
  writer.InternNames(graph_.get());
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<Held> held;  // guarded by mutex, as is is_done
  bool is_done = false;
  const auto read = [&] {
    Random random(3);
    while (true) {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return !held.empty() || is_done; });
      if (held.empty()) return;
      const Held one = std::move(held.front());
      held.pop_front();
      lock.unlock();
      ExpectSame(one.model, *one.view);
      ExpectSameIndexes(one.model, *one.view, &random);
    }
  };
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) readers.emplace_back(read);
  for (int round = 0; round < 60 && !HasFatalFailure(); ++round) {
    writer.RunTransaction(graph_.get());
    if (round % 5 == 4) writer.ChangeSchema(graph_.get());
    std::lock_guard lock(mutex);
    held.push_back({graph_->BeginRead(), writer.model()});
    changed.notify_one();
  }
  {
    std::lock_guard lock(mutex);
    is_done = true;
  }
  changed.notify_all();
  for (std::thread& reader : readers) reader.join();
  ExpectSound();
}

}  // namespace
}  // namespace wenmai::graph
