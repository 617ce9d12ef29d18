#include "shell/ingest/folder_watch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace wenmai::shell {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

class FolderWatchTest : public testing::Test {
 protected:
  FolderWatchTest() { fs::create_directories(folder_ / "deep"); }
  ~FolderWatchTest() override { fs::remove_all(folder_); }

  std::string Write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name) << text;
    return folder_ / name;
  }

  const fs::path folder_ = fs::temp_directory_path() / ("wenmai_watch_test_" + std::to_string(getpid()));
  FolderWatch watch_{{folder_}};
};

TEST_F(FolderWatchTest, TheFirstLookTakesAllThereIs) {
  const std::string file = Write("deep/a.md", "a");
  Write(".hidden", "h");
  EXPECT_THAT(watch_.TakeSettled(), ElementsAre(file));
  EXPECT_THAT(watch_.TakeSettled(), IsEmpty());
}

TEST_F(FolderWatchTest, AFileThatIsStillBeingWrittenWaits) {
  EXPECT_THAT(watch_.TakeSettled(), IsEmpty());
  const std::string file = Write("a.md", "half");
  EXPECT_THAT(watch_.TakeSettled(), IsEmpty());
  Write("a.md", "half and more");
  EXPECT_THAT(watch_.TakeSettled(), IsEmpty());
  EXPECT_THAT(watch_.TakeSettled(), ElementsAre(file));
  EXPECT_THAT(watch_.TakeSettled(), IsEmpty());
}

TEST_F(FolderWatchTest, AChangedFileIsTakenAgain) {
  const std::string file = Write("a.md", "a");
  EXPECT_THAT(watch_.TakeSettled(), ElementsAre(file));
  Write("a.md", "longer");
  EXPECT_THAT(watch_.TakeSettled(), IsEmpty());
  EXPECT_THAT(watch_.TakeSettled(), ElementsAre(file));
}

TEST_F(FolderWatchTest, AFolderThatIsGoneIsNoError) {
  fs::remove_all(folder_);
  EXPECT_THAT(watch_.TakeSettled(), IsEmpty());
}

}  // namespace
}  // namespace wenmai::shell
