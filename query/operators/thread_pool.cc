#include "query/operators/thread_pool.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace wenmai::query {

ThreadPool& ThreadPool::Shared() {
  static ThreadPool* const pool = new ThreadPool;
  return *pool;
}

ThreadPool::ThreadPool()
    : waiting_count_max_(std::max<size_t>(1, std::thread::hardware_concurrency())) {}

void ThreadPool::Run(std::function<void()> task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    if (tasks_.size() <= waiting_count_) {
      has_task_.notify_one();
      return;
    }
  }
  std::thread([this] { Work(); }).detach();
}

void ThreadPool::Work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    while (tasks_.empty()) {
      if (waiting_count_ == waiting_count_max_) return;
      ++waiting_count_;
      has_task_.wait(lock);
      --waiting_count_;
    }
    {
      const std::function<void()> task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
    }
    lock.lock();
  }
}

}  // namespace wenmai::query
