#include "ingest/pipeline.h"

#include <gtest/gtest.h>

#include <thread>

#include "ingest/extraction_codec.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr const char* kArticle =
    "---\ntitle: "
    "访谈\n---\n\n**山姆·奥特曼**是OpenAI的首席执行官。他表示：“GPT-5将在今年发布。”\n\n"
    "亚马逊创始人杰夫·贝佐斯（Jeff Bezos）创办了蓝色起源（Blue "
    "Origin）。贝佐斯认为，人类应当去月球。\n";

class FakeStage : public Stage {
 public:
  FakeStage(uint32_t needs, uint32_t adds) : needs_(needs), adds_(adds) {}
  std::string_view name() const override { return "fake"; }
  uint32_t needs() const override { return needs_; }
  uint32_t adds() const override { return adds_; }
  void Run(Document&) const override {}

 private:
  const uint32_t needs_, adds_;
};

// Neither the stack nor the time may be spent on what goes on without an end.
TEST(PipelineTest, RowsOfDotsAndOpenMarksAreRead) {
  const Pipeline pipeline{{}};
  std::string dots, marks;
  for (int i = 0; i < 200000; ++i) dots += "奥·";
  for (int i = 0; i < 50000; ++i) marks += "他说：“";
  EXPECT_EQ(pipeline.Extract("dots.md", dots).size(), 1u);
  EXPECT_EQ(pipeline.Extract("marks.md", marks).size(), 1u);
}

TEST(PipelineTest, AStageBeforeWhatItNeedsIsRefused) {
  std::vector<std::unique_ptr<Stage>> stages;
  stages.push_back(std::make_unique<FakeStage>(kLayerText, kLayerSegments));
  stages.push_back(std::make_unique<FakeStage>(kLayerSegments, kLayerMentions));
  CheckStageOrder(stages);
  std::swap(stages[0], stages[1]);
  EXPECT_THROW(CheckStageOrder(stages), Error);
}

TEST(PipelineTest, EverySpanYieldsItsSurface) {
  const Pipeline pipeline({});
  const auto extractions = pipeline.Extract("a.md", kArticle);
  ASSERT_EQ(extractions.size(), 1u);
  EXPECT_EQ(extractions[0].metadata.title, "访谈");
  EXPECT_FALSE(extractions[0].entities.empty());
  EXPECT_FALSE(extractions[0].claims.empty());
}

TEST(PipelineTest, GivesTheSameOnEveryThread) {
  const Pipeline pipeline({});
  const std::string expected = EncodeExtraction(pipeline.Extract("a.md", kArticle)[0]);
  std::vector<std::thread> threads;
  std::vector<int> same(4, 0);
  for (int& count : same) {
    threads.emplace_back([&] {
      for (int i = 0; i < 5; ++i) {
        count += EncodeExtraction(pipeline.Extract("a.md", kArticle)[0]) == expected;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(same, std::vector<int>(4, 5));
}

TEST(PipelineTest, RefusesWhatIsNoArticle) {
  PipelineOptions options;
  options.article_bytes_max = 1000;
  const Pipeline pipeline(options);
  EXPECT_THROW(pipeline.Extract("empty.md", ""), Error);
  EXPECT_THROW(pipeline.Extract("long.md", std::string(2000, 'a')), Error);
  EXPECT_THROW(
      pipeline.Extract("image.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1", 20)), Error);
}

}  // namespace
}  // namespace wenmai::ingest
