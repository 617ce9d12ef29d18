// Opening a database: what is refused, with which words, and who keeps whom out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "graph/graph.h"
#include "tests/graph/process.h"
#include "tests/graph/temporary_folder.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

using testing::HasSubstr;

class OpenTest : public testing::Test {
 protected:
  static GraphOptions ReadOnly() {
    GraphOptions options;
    options.read_only = true;
    return options;
  }

  void ExpectRefused(const std::string& path, const GraphOptions& options, ErrorCode code,
                     const std::string& words) {
    try {
      Graph::Open(path, options);
      FAIL() << "opened " << path;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), code) << error.what();
      EXPECT_THAT(error.what(), HasSubstr(words));
      EXPECT_EQ(std::string(error.what()).find('\n'), std::string::npos);
    }
  }

  void Create() {
    auto graph = Graph::Open(path_, {});
    auto transaction = graph->BeginWrite();
    transaction->CreateNode({transaction->InternLabel("L")}, {});
    transaction->Commit();
  }

  TemporaryFolder folder_;
  std::string path_ = folder_.path() + "/db";
};

TEST_F(OpenTest, RefusesWhatIsNotThere) {
  GraphOptions options;
  options.create_if_missing = false;
  ExpectRefused(path_, options, ErrorCode::kNotFound, "no database at " + path_);
  ExpectRefused(path_, ReadOnly(), ErrorCode::kNotFound, "no database at " + path_);
  EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(OpenTest, RefusesAFileAndAFolderOfSomethingElse) {
  std::ofstream(folder_.path() + "/file") << "text";
  ExpectRefused(folder_.path() + "/file", {}, ErrorCode::kInvalidArgument, "is not a folder");
  ExpectRefused(folder_.path() + "/file/db", {}, ErrorCode::kIo, "Not a directory");
  ExpectRefused(folder_.path(), {}, ErrorCode::kInvalidArgument, "not a wenmai database");
}

TEST_F(OpenTest, RefusesANewerFormat) {
  Create();
  std::ofstream(path_ + "/format") << "wenmai graph store, format 3\n";
  ExpectRefused(path_, {}, ErrorCode::kUnsupported, "has store format 3");
  std::ofstream(path_ + "/format") << "nonsense";
  ExpectRefused(path_, {}, ErrorCode::kCorruption, "damaged format file");
}

TEST_F(OpenTest, NamesTheMissingPartOfADamagedStore) {
  Create();
  for (const auto& entry : std::filesystem::directory_iterator(path_ + "/store")) {
    if (entry.path().filename().string().starts_with("MANIFEST")) {
      std::filesystem::resize_file(entry.path(), 10);
    }
  }
  ExpectRefused(path_, {}, ErrorCode::kCorruption, "store: ");
}

TEST_F(OpenTest, FinishesTheMakingOfADatabaseThatWasCutShort) {
  Create();
  std::filesystem::remove(path_ + "/format");  // it is made last
  ExpectRefused(path_, ReadOnly(), ErrorCode::kNotFound, "no database at");
  Graph::Open(path_, {});
  EXPECT_NO_THROW(Graph::Open(path_, ReadOnly()));
}

TEST_F(OpenTest, ReadsWithoutWritingWhenAskedTo) {
  Create();
  auto first = Graph::Open(path_, ReadOnly());
  auto second = Graph::Open(path_, ReadOnly());
  EXPECT_EQ(first->BeginRead()->CountNodes(), 1u);
  EXPECT_EQ(second->BeginRead()->CountNodes(), 1u);
  EXPECT_TRUE(second->BeginRead()->HasNode(0));
  EXPECT_THROW(first->BeginWrite(), Error);
}

TEST_F(OpenTest, LetsOneProcessWriteOrManyRead) {
  Create();
  ChildProcess child([this](auto report) {
    auto graph = Graph::Open(path_, {});
    report(1);
    pause();
  });
  uint64_t ready;
  ASSERT_TRUE(child.Read(&ready));
  const std::string holder = "process " + std::to_string(child.pid()) + " (";
  for (const GraphOptions& options : {GraphOptions(), ReadOnly()}) {
    ExpectRefused(path_, options, ErrorCode::kConflict, holder);
    ExpectRefused(path_, options, ErrorCode::kConflict, "graph_open_test");
    ExpectRefused(path_, options, ErrorCode::kConflict, "writes it");
  }
  child.Kill();
  EXPECT_EQ(Graph::Open(path_, {})->BeginRead()->CountNodes(), 1u) << "the dead hold nothing";
}

TEST_F(OpenTest, KeepsAWriterOutWhileAnotherProcessReads) {
  Create();
  ChildProcess child([this](auto report) {
    auto graph = Graph::Open(path_, ReadOnly());
    report(1);
    pause();
  });
  uint64_t ready;
  ASSERT_TRUE(child.Read(&ready));
  ExpectRefused(path_, {}, ErrorCode::kConflict, "reads it");
  EXPECT_EQ(Graph::Open(path_, ReadOnly())->BeginRead()->CountNodes(), 1u);
}

TEST_F(OpenTest, KeepsThisProcessOutToo) {
  auto graph = Graph::Open(path_, {});
  ExpectRefused(path_, {}, ErrorCode::kConflict, "process " + std::to_string(getpid()));
  ExpectRefused(path_, ReadOnly(), ErrorCode::kConflict, "is in use");
  auto view = graph->BeginRead();
  graph.reset();
  ExpectRefused(path_, {}, ErrorCode::kConflict, "is in use");
  view.reset();
  Graph::Open(path_, {});
}

}  // namespace
}  // namespace wenmai::graph
