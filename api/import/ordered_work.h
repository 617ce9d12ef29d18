// Does pieces of work on several threads and hands the results over in the order of the pieces.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace wenmai::api {

// Until next(&input) is false: output = work(std::move(input)) on one of the threads, then
// take(std::move(output)) on the calling thread, in order. `next` is called by one thread at a
// time. What any of them throws first, in order, comes out here; no thread is left running.
template <typename Input, typename Output, typename Next, typename Work, typename Take>
void RunInOrder(size_t thread_count, Next next, Work work, Take take) {
  struct Result {
    std::optional<Output> output;
    std::exception_ptr failure;
  };
  std::mutex input_mutex, mutex;
  std::condition_variable changed;
  uint64_t input_count = 0;         // guarded by input_mutex
  bool is_exhausted = false;        // guarded by input_mutex
  std::map<uint64_t, Result> done;  // guarded by mutex, as are those below
  uint64_t taken_count = 0;
  size_t running_count = thread_count;
  bool is_stopped = false;

  const auto run = [&] {
    while (true) {
      Input input;
      Result result;
      uint64_t number = 0;
      {
        std::lock_guard lock(input_mutex);
        if (is_exhausted) break;
        number = input_count++;
        try {
          if (!next(&input)) is_exhausted = true;
        } catch (...) {
          is_exhausted = true;
          result.failure = std::current_exception();
        }
        if (is_exhausted && !result.failure) break;
      }
      try {
        if (!result.failure) result.output = work(std::move(input));
      } catch (...) {
        result.failure = std::current_exception();
      }
      std::unique_lock lock(mutex);
      // Results that wait to be taken are memory: few may.
      changed.wait(lock, [&] { return is_stopped || number < taken_count + 4 * thread_count; });
      if (is_stopped) break;
      done.emplace(number, std::move(result));
      changed.notify_all();
    }
    std::lock_guard lock(mutex);
    --running_count;
    changed.notify_all();
  };

  std::vector<std::thread> threads;
  for (size_t i = 0; i < thread_count; ++i) threads.emplace_back(run);
  std::exception_ptr failure;
  while (!failure) {
    Result result;
    {
      std::unique_lock lock(mutex);
      changed.wait(lock, [&] { return done.contains(taken_count) || running_count == 0; });
      const auto found = done.find(taken_count);
      if (found == done.end()) break;
      result = std::move(found->second);
      done.erase(found);
      ++taken_count;
      changed.notify_all();
    }
    try {
      if (result.failure) std::rethrow_exception(result.failure);
      take(std::move(*result.output));
    } catch (...) {
      failure = std::current_exception();
    }
  }
  {
    std::lock_guard lock(mutex);
    is_stopped = true;
    changed.notify_all();
  }
  for (std::thread& thread : threads) thread.join();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace wenmai::api
