// Threads that wait for work between queries: waking one costs less than starting one.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>

namespace wenmai::query {

class ThreadPool {
 public:
  // The one of the process. It is never destroyed: its threads wait until the process ends.
  static ThreadPool& Shared();

  ThreadPool(const ThreadPool&) = delete;
  ThreadPool& operator=(const ThreadPool&) = delete;

  // Lets another thread run `task`, which must not throw: one that waits, or a new one. After a fork the child
  // has no threads, and tasks may never be run: whoever hands one over must be able to do without.
  void Run(std::function<void()> task);

 private:
  ThreadPool();
  ~ThreadPool() = default;
  void Work();

  const size_t waiting_count_max_;  // more threads than this do not wait but end

  std::mutex mutex_;
  std::condition_variable has_task_;
  std::deque<std::function<void()>> tasks_;  // guarded by mutex_
  size_t waiting_count_ = 0;                 // threads; guarded by mutex_
};

}  // namespace wenmai::query
