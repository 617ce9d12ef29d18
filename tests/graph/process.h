// A child process that runs a function while the test looks on.
#pragma once

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <functional>
#include <stdexcept>

namespace wenmai::graph {

class ChildProcess {
 public:
  // `run` gets a function to report numbers to the parent. When it returns the child waits to be
  // killed.
  explicit ChildProcess(const std::function<void(std::function<void(uint64_t)>)>& run) {
    int pipe_ends[2];
    if (pipe(pipe_ends) != 0) throw std::runtime_error("no pipe");
    pid_ = fork();
    if (pid_ == 0) {
      close(pipe_ends[0]);
      run([&](uint64_t number) {
        if (write(pipe_ends[1], &number, sizeof number) != sizeof number) _exit(1);
      });
      while (true) pause();
    }
    close(pipe_ends[1]);
    read_end_ = pipe_ends[0];
  }
  ~ChildProcess() {
    Kill();
    close(read_end_);
  }
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  pid_t pid() const { return pid_; }

  // Waits for the next number; false if the child has ended and reported no more.
  bool Read(uint64_t* number) { return read(read_end_, number, sizeof *number) == sizeof *number; }

  void Kill() {
    if (pid_ <= 0) return;
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = 0;
  }

 private:
  pid_t pid_ = 0;
  int read_end_ = -1;
};

}  // namespace wenmai::graph
