// The shell as a person sees it, through a pseudo-terminal.
#include <gtest/gtest.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace {

namespace fs = std::filesystem;

class TerminalTest : public testing::Test {
 protected:
  TerminalTest() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~TerminalTest() override {
    if (process_ > 0) Leave();
    fs::remove_all(folder_);
  }

  void SetUp() override {
    int master, slave;
    if (openpty(&master, &slave, nullptr, nullptr, nullptr) != 0) GTEST_SKIP() << "this machine has no pseudo-terminals";
    close(master);
    close(slave);
  }

  void Start() {
    const winsize size{.ws_row = 40, .ws_col = 100, .ws_xpixel = 0, .ws_ypixel = 0};
    process_ = forkpty(&terminal_, nullptr, nullptr, &size);
    ASSERT_GE(process_, 0);
    if (process_ > 0) return;
    setenv("XDG_STATE_HOME", (folder_ / "state").c_str(), 1);
    setenv("TERM", "xterm", 1);
    setenv("NO_COLOR", "1", 1);
    setenv("PAGER", "cat", 1);
    execl(WENMAI_BINARY, WENMAI_BINARY, "shell", "--db", (folder_ / "g").c_str(), nullptr);
    _exit(127);
  }

  void Type(const std::string& keys) { ASSERT_EQ(write(terminal_, keys.data(), keys.size()), static_cast<ssize_t>(keys.size())); }

  void Resize(unsigned short columns) {
    const winsize size{.ws_row = 40, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
    ASSERT_EQ(ioctl(terminal_, TIOCSWINSZ, &size), 0);
  }

  // Waits until the terminal has shown `text` since the last Expect.
  void Expect(const std::string& text) {
    ASSERT_TRUE(Sees(text, std::chrono::seconds(60))) << "no '" << text << "' in: " << screen_;
  }
  bool Sees(const std::string& text, std::chrono::milliseconds wait_max) {
    const auto deadline = std::chrono::steady_clock::now() + wait_max;
    size_t found;
    while ((found = screen_.find(text)) == std::string::npos && Read(deadline)) {
    }
    if (found == std::string::npos) return false;
    screen_.erase(0, found + text.size());
    return true;
  }

  // The exit status of the shell, once it has ended.
  int Leave() {
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (Read(deadline)) {
    }
    close(terminal_);
    int status = 0;
    waitpid(process_, &status, 0);
    process_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  bool Read(std::chrono::steady_clock::time_point deadline) {
    pollfd waiting{terminal_, POLLIN, 0};
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0 || poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
    char bytes[4096];
    const ssize_t count = read(terminal_, bytes, sizeof bytes);
    if (count <= 0) return false;
    screen_.append(bytes, static_cast<size_t>(count));
    return true;
  }

  const fs::path folder_ = fs::temp_directory_path() / ("wenmai_terminal_test_" + std::to_string(getpid()));
  int terminal_ = -1;
  pid_t process_ = 0;
  std::string screen_;
};

TEST_F(TerminalTest, AStatementOverSeveralLinesRunsAtItsSemicolon) {
  Start();
  Expect("wenmai> ");
  Type("RETURN\r1 +\r1 AS 和;\r");
  Expect("| 和 |");
  Expect("|  2 |");
  Expect("1 row, ");
  Expect("wenmai> ");  // a terminal between two prompts has its own ideas of control keys
  Type("\x04");
  EXPECT_EQ(Leave(), 0);
}

TEST_F(TerminalTest, TheHistoryOutlivesTheShellAndKeepsLines) {
  Start();
  Expect("wenmai> ");
  Type("RETURN 'one'\r  AS x;\r");
  Expect("1 row, ");
  Type(":quit\r");
  EXPECT_EQ(Leave(), 0);
  Start();
  Expect("wenmai> ");
  Type("\x1b[A\x1b[A");  // past :quit
  Expect("   ...>   AS x;");
  Type("\r");
  Expect("| one |");
  Expect("wenmai> ");
  Type("\x12" "ONE\r");  // Ctrl-R finds it in any case
  Expect("RETURN 'one'");
  Type("\r");
  Expect("| one |");
  Expect("wenmai> ");  // before that Ctrl-C would be for the statement
  Type("\x03\x03");
  EXPECT_EQ(Leave(), 0);
}

TEST_F(TerminalTest, TabCompletesFromTheCatalog) {
  Start();
  Expect("wenmai> ");
  Type("CREATE (:Planet {moons: 2});\r");
  Expect("1 node created");
  Type("MATCH (p:Pla\t) RETURN p.mo\t AS moons;\r");
  Expect("|     2 |");
  Type(":quit\r");
  EXPECT_EQ(Leave(), 0);
}

TEST_F(TerminalTest, CtrlCStopsTheQueryAndNotTheShell) {
  Start();
  Expect("wenmai> ");
  Type("UNWIND range(1, 100000) AS x UNWIND range(1, 100000) AS y WITH x WHERE x < 0 RETURN x AS q;\r");
  Expect("AS q;");
  // Before the shell lets go of the terminal it is a key like others, not a signal.
  bool is_stopped = false;
  for (int i = 0; i < 20 && !is_stopped; ++i) {
    Type("\x03");
    is_stopped = Sees("cancelled", std::chrono::seconds(3));
  }
  ASSERT_TRUE(is_stopped);
  Expect("wenmai> ");
  Type("RETURN 'alive' AS q;\r");
  Expect("| alive |");
  Expect("wenmai> ");
  Type("\x03");
  Expect("Ctrl-C again leaves");
  Expect("wenmai> ");
  Type("\x03");
  EXPECT_EQ(Leave(), 0);
}

TEST_F(TerminalTest, AnErrorPointsAtItsPlace) {
  Start();
  Expect("wenmai> ");
  Type("RETURN '文' AS a,\r  nonsense;\r");
  Expect("UndefinedVariable");
  Expect("    nonsense\r\n    ^");
  Type(":nothing\r");
  Expect("no command :nothing");
  Expect("wenmai> ");
  Type("\x04");
  EXPECT_EQ(Leave(), 0);
}

TEST_F(TerminalTest, AnotherSizeOfTheTerminalRedrawsTheText) {
  Start();
  Expect("wenmai> ");
  Type("RETURN 'one two three four five'");
  Expect("five'");
  Resize(20);
  Expect("wenmai> RETURN 'one ");  // 20 columns of it
  Type(" AS x;\r");
  Expect("| x ");
  Expect("wenmai> ");
  Type("\x04");
  EXPECT_EQ(Leave(), 0);
}

TEST_F(TerminalTest, PastedLinesAreNotRunBeforeEnter) {
  Start();
  Expect("wenmai> ");
  Type("\x1b[200~RETURN 1 AS a;\rRETURN\t2 AS b;\x1b[201~");
  Expect("RETURN 2 AS b;");
  Type("\r");
  Expect("| a |");
  Expect("| b |");
  Expect("wenmai> ");
  Type("\x04");
  EXPECT_EQ(Leave(), 0);
}

}  // namespace
