#include "ingest/extraction_codec.h"

#include <gtest/gtest.h>

#include <random>

#include "article_builder.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

Extraction Sample() {
  ArticleBuilder article("a.md", "https://example.com/1");
  const int32_t person = article.On(-3).Entity(
      EntityType::kPerson, {{"山姆·奥特曼", "full name", 2}, {"奥特曼", "surname"}},
      "Person:altman", {"山姆·奥特曼"});
  const int32_t company = article.Entity(EntityType::kCompany, {{"OpenAI", "lexicon"}});
  article.Describe(company, "a laboratory")
      .Fact(FactType::kFounded, person, company, "founder", "former");
  article.Claim(person, {company}).Claim(kNone, {});
  return article.Build();
}

TEST(ExtractionCodecTest, DecodesWhatItEncodes) {
  const Extraction sample = Sample();
  const std::string bytes = EncodeExtraction(sample);
  const Extraction decoded = DecodeExtraction(bytes);
  EXPECT_TRUE(decoded.text.empty());
  EXPECT_EQ(decoded.entities[0].names[1].rule, "surname");
  EXPECT_EQ(decoded.entities[0].spans, sample.entities[0].spans);
  EXPECT_EQ(decoded.entities[0].type_votes, sample.entities[0].type_votes);
  EXPECT_EQ(decoded.metadata.published, sample.metadata.published);
  EXPECT_EQ(decoded.claims[0].about[0].surface, "OpenAI");
  EXPECT_EQ(EncodeExtraction(decoded), bytes);
}

TEST(ExtractionCodecTest, RefusesALaterVersion) {
  std::string bytes = EncodeExtraction(Sample());
  bytes[0] = 99;
  try {
    DecodeExtraction(bytes);
    FAIL() << "not refused";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::kUnsupported);
  }
}

TEST(ExtractionCodecTest, DamageIsFoundOrHarmless) {
  const std::string bytes = EncodeExtraction(Sample());
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_THROW(DecodeExtraction(bytes.substr(0, size)), Error) << size;
  }
  std::mt19937 random(1);
  for (int round = 0; round < 20000; ++round) {
    std::string damaged = bytes;
    for (int i = 0; i < 3; ++i)
      damaged[1 + random() % (bytes.size() - 1)] = static_cast<char>(random());
    try {
      // What decodes after all must be sound enough to be encoded again.
      EncodeExtraction(DecodeExtraction(damaged));
    } catch (const Error& error) {
      ASSERT_EQ(error.code(), ErrorCode::kCorruption);
    }
  }
}

}  // namespace
}  // namespace wenmai::ingest
