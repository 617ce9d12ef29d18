#include "query/operators/thread_pool.h"

#include <gtest/gtest.h>

#include <future>
#include <latch>
#include <memory>
#include <vector>

namespace wenmai::query {
namespace {

// No task would end if one had to wait for another's thread.
TEST(ThreadPoolTest, TasksThatWaitForEachOtherRunAtOnce) {
  constexpr int kTaskCount = 8;
  for (int round = 0; round < 3; ++round) {
    const auto all_run = std::make_shared<std::latch>(kTaskCount);
    std::vector<std::future<void>> ends;
    for (int i = 0; i < kTaskCount; ++i) {
      const auto end = std::make_shared<std::promise<void>>();
      ends.push_back(end->get_future());
      ThreadPool::Shared().Run([all_run, end] {
        all_run->arrive_and_wait();
        end->set_value();
      });
    }
    for (const std::future<void>& end : ends) end.wait();
  }
}

}  // namespace
}  // namespace wenmai::query
