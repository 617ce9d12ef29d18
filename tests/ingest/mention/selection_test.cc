#include "ingest/mention/selection.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plain_document.h"

namespace wenmai::ingest {
namespace {

class SelectionTest : public testing::Test {
 protected:
  std::vector<Span> SpansChosen(std::vector<Candidate> candidates) const {
    std::vector<Span> spans;
    for (const Candidate& c : Select(view_, std::move(candidates))) spans.push_back(c.span);
    return spans;
  }

  Document document_ = PlainDocument(U"贝佐斯地球基金与OpenAI");
  Lexicon lexicon_{std::vector<LexiconEntry>{}};
  NameData data_;
  ArticleView view_{document_, lexicon_, data_};
};

TEST_F(SelectionTest, AWholeOutweighsItsParts) {
  EXPECT_THAT(SpansChosen({{{0, 3}, EntityType::kPerson, 1},
                           {{3, 5}, EntityType::kPlace, 1},
                           {{0, 7}, EntityType::kOrganization, 0.9f}}),
              testing::ElementsAre(Span{0, 7}));
}

TEST_F(SelectionTest, APartIsChosenWhereTheWholeIsDoubtful) {
  EXPECT_THAT(
      SpansChosen({{{0, 3}, EntityType::kPerson, 1}, {{0, 7}, EntityType::kOrganization, 0.2f}}),
      testing::ElementsAre(Span{0, 3}));
}

TEST_F(SelectionTest, TheOrderOfCandidatesDoesNotMatter) {
  const std::vector<Candidate> candidates = {{{0, 3}, EntityType::kPerson, 1},
                                             {{2, 5}, EntityType::kPlace, 1},
                                             {{3, 7}, EntityType::kOrganization, 0.8f},
                                             {{8, 14}, EntityType::kCompany, 1},
                                             {{8, 14}, EntityType::kProduct, 1}};
  std::vector<Candidate> reversed(candidates.rbegin(), candidates.rend());
  const auto a = Select(view_, candidates), b = Select(view_, reversed);
  ASSERT_EQ(a.size(), b.size());
  for (size_t i = 0; i < a.size(); ++i) {
    EXPECT_EQ(a[i].span, b[i].span);
    EXPECT_EQ(a[i].type, b[i].type);
  }
}

}  // namespace
}  // namespace wenmai::ingest
