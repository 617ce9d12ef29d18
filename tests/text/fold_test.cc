#include "text/fold.h"

#include <gtest/gtest.h>
#include <unicode/translit.h>
#include <unicode/uniset.h>

#include <memory>

namespace wenmai::text {
namespace {

TEST(FoldTest, SpellingsOfOneNameBecomeOneString) {
  const struct {
    std::string_view spelling, folded;
  } cases[] = {
      {"OpenAI", "openai"},
      {"ＯｐｅｎＡＩ", "openai"},
      {"輝達", "辉达"},
      {"山姆・奥特曼", "山姆·奥特曼"},
      {"山姆•奧特曼", "山姆·奥特曼"},
      {"GPT‑4o", "gpt-4o"},
      {"O’Reilly", "o'reilly"},
      {"Alex\u00A0de\u3000Vries", "alex de vries"},
      {"Deep\u200BSeek\uFEFF", "deepseek"},
      {"⻓江", "长江"},
      {"⾼通", "高通"},
      {"Straße", "strasse"},
      {"Beyonce\u0301", "beyoncé"},
      {"", ""},
  };
  for (const auto& [spelling, folded] : cases) EXPECT_EQ(Fold(spelling), folded) << spelling;
}

TEST(FoldTest, FoldingAFoldedTextChangesNothing) {
  for (char32_t c = 0; c <= 0x2FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::u32string once = Fold(std::u32string(1, c));
    ASSERT_EQ(Fold(once), once) << std::hex << static_cast<uint32_t>(c);
  }
}

TEST(FoldTest, SourceNamesTheCodePointEachPartCameFrom) {
  const FoldedText folded = FoldWithSource(U"A\u200B…e\u0301文");
  EXPECT_EQ(folded.text, U"a...é文");
  EXPECT_EQ(folded.source, (std::vector<int32_t>{0, 2, 2, 2, 3, 5, 6}));
}

// ICU takes 苎 and 苧 for the simplified form of each other; 苎 stays itself here.
TEST(FoldTest, SimplifyKnowsEveryCharacterThatIcuKnows) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> icu_simplify(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  ASSERT_TRUE(U_SUCCESS(status));
  const icu::UnicodeSet ideographs(u"[:Unified_Ideograph:]", status);
  icu::UnicodeSet sources;
  icu_simplify->getSourceSet(sources);
  sources.retainAll(ideographs);
  sources.remove(U'苎');
  ASSERT_GT(sources.size(), 2000);
  for (int32_t i = 0; i < sources.size(); ++i) {
    icu::UnicodeString simplified(sources.charAt(i));
    icu_simplify->transliterate(simplified);
    EXPECT_EQ(Simplify(static_cast<char32_t>(sources.charAt(i))),
              static_cast<char32_t>(simplified.char32At(0)));
  }
}

}  // namespace
}  // namespace wenmai::text
