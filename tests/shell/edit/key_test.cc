// Keys from a pipe in place of a terminal.
#include "shell/edit/key.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <string_view>

namespace wenmai::shell {
namespace {

class Pipe {
 public:
  Pipe() { EXPECT_EQ(pipe(ends_.data()), 0); }
  ~Pipe() {
    close(ends_[0]);
    close(ends_[1]);
  }
  int reader() const { return ends_[0]; }
  void Write(std::string_view bytes) {
    EXPECT_EQ(write(ends_[1], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
  }

 private:
  std::array<int, 2> ends_ = {-1, -1};
};

TEST(KeyTest, ASizeThatChangedBeforeTheWaitIsTold) {
  Pipe keys, resized;
  keys.Write("文");
  resized.Write("xx");  // twice, which one drawing serves
  EXPECT_EQ(ReadKey(keys.reader(), resized.reader()).kind, KeyKind::kResize);
  const Key key = ReadKey(keys.reader(), resized.reader());
  EXPECT_EQ(key.kind, KeyKind::kText);
  EXPECT_EQ(key.text, "文");
}

TEST(KeyTest, WithoutTheSizeOnlyKeysAreWaitedFor) {
  Pipe keys;
  keys.Write("\x1b[A");
  EXPECT_EQ(ReadKey(keys.reader()).kind, KeyKind::kUp);
}

}  // namespace
}  // namespace wenmai::shell
