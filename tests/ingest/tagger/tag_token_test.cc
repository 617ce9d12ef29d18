#include "ingest/tagger/tag_token.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../mention/plain_document.h"
#include "ingest/tagger/tag.h"
#include "text/utf8.h"

namespace wenmai::ingest {
namespace {

using testing::ElementsAre;

class TagTokenTest : public testing::Test {
 protected:
  std::vector<TagToken> TokensOf(std::u32string_view text, const MatchFilter& sees = {},
                                 const std::vector<Candidate>& names = {}) {
    document_ = PlainDocument(text);
    const ArticleView view(document_, lexicon_, data_, sees);
    return ReadTagTokens(view, names);
  }

  std::vector<std::string> WordsOf(const std::vector<TagToken>& tokens) const {
    std::vector<std::string> words;
    for (const TagToken& token : tokens) {
      words.push_back(text::EncodeUtf8(document_.View(token.span)));
    }
    return words;
  }

  const Lexicon lexicon_{ParseLexicon("test", "Company\t锦秋科技\nPerson\t林溪\n")};
  const NameData data_;
  Document document_;
};

TEST_F(TagTokenTest, ATokenIsACharacterOrALatinWord) {
  EXPECT_THAT(WordsOf(TokensOf(U"他用 GPT-4o 写了3篇。")),
              ElementsAre("他", "用", "GPT-4o", "写", "了", "3", "篇", "。"));
}

TEST_F(TagTokenTest, NumbersOfOneLengthAreOneWord) {
  const std::vector<TagToken> tokens = TokensOf(U"2023 2024 7");
  ASSERT_EQ(tokens.size(), 3u);
  EXPECT_EQ(tokens[0].code, tokens[1].code);
  EXPECT_NE(tokens[0].code, tokens[2].code);
}

TEST_F(TagTokenTest, SentencesEndAtTheirMarksAndAtLineEnds) {
  const std::vector<TagToken> tokens = TokensOf(U"来了。走了\n又来");
  std::vector<size_t> sizes;
  ForEachTagSentence(tokens, [&](size_t begin, size_t end) { sizes.push_back(end - begin); });
  EXPECT_THAT(sizes, ElementsAre(3, 2, 2));
}

TEST_F(TagTokenTest, KnownNamesAreMarkedUnlessHidden) {
  EXPECT_NE(TokensOf(U"在锦秋科技")[1].lexicon, 0);
  EXPECT_EQ(TokensOf(U"在锦秋科技")[0].lexicon, 0);
  EXPECT_NE(TokensOf(U"在锦秋科技")[1].lexicon, TokensOf(U"在锦秋科技")[2].lexicon);
  EXPECT_NE(TokensOf(U"在锦秋科技")[1].lexicon, TokensOf(U"和林溪")[1].lexicon);
  EXPECT_EQ(TokensOf(U"在锦秋科技", [](const LexiconMatch&) { return false; })[1].lexicon, 0);
}

TEST_F(TagTokenTest, NamesThatAreMadeOutAreMarkedWithTheirTypeAndPlace) {
  const std::vector<Candidate> names = {{.span = {1, 3}, .type = EntityType::kPerson},
                                        {.span = {4, 6}, .type = EntityType::kCompany}};
  const std::vector<TagToken> tokens = TokensOf(U"和阿川、飞榴", {}, names);
  EXPECT_EQ(tokens[0].found, 0);
  EXPECT_NE(tokens[1].found, 0);
  EXPECT_NE(tokens[1].found, tokens[2].found);
  EXPECT_NE(tokens[1].found, tokens[4].found);
}

TEST_F(TagTokenTest, ANameKnowsTheTypesOfItsNeighboursInTheSentence) {
  const std::vector<Candidate> names = {{.span = {0, 2}, .type = EntityType::kPerson},
                                        {.span = {5, 7}, .type = EntityType::kPerson}};
  const std::vector<TagToken> listed = TokensOf(U"阿川、飞榴、阿青。飞榴", {}, names);
  EXPECT_NE(listed[3].found_before, 0);
  EXPECT_EQ(listed[3].found_before, listed[3].found_after);
  EXPECT_EQ(listed[9].found_before, 0);
  EXPECT_NE(TokensOf(U"阿川和飞榴", {}, {names[0]})[3].found_before,
            TokensOf(U"阿川说飞榴", {}, {names[0]})[3].found_before);
}

TEST_F(TagTokenTest, LatinWordsThatTheArticleWritesSmallAreTold) {
  const std::vector<TagToken> tokens = TokensOf(U"用Runway和Zeplix的runway");
  EXPECT_NE(tokens[1].lists, tokens[3].lists);
}

TEST_F(TagTokenTest, ASpanHasTokensIfItCutsNone) {
  const std::vector<TagToken> tokens = TokensOf(U"他用GPT写");
  EXPECT_EQ(TagTokensIn(tokens, {2, 5}), (Span{2, 3}));
  EXPECT_EQ(TagTokensIn(tokens, {2, 4}).size(), 0);
}

}  // namespace
}  // namespace wenmai::ingest
