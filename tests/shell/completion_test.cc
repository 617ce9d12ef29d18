#include "shell/completion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "shell/highlight.h"

namespace wenmai::shell {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

const CompletionSource kSource{
    {{"Person", "Place", "odd label"}, {"PART_OF", "WORKS_AT"}, {"name", "published"}, {"count", "collect"}},
    {"about"},
    {":mode", ":full"},
    {{":mode", {"table", "csv"}}, {":ask", {"facts"}}},
    [](std::string_view begin) -> std::vector<std::string> {
      return begin == "open" ? std::vector<std::string>{"OpenAI", "Open Philanthropy", "Open 'x'"}
                             : std::vector<std::string>();
    }};

std::vector<std::string> Offered(std::string_view text) {
  return CompleteAt(kSource, text, text.size()).candidates;
}

TEST(CompletionTest, WhatStandsBeforeDecides) {
  EXPECT_THAT(Offered("MATCH (p:P"), ElementsAre("Person", "Place"));
  EXPECT_THAT(Offered("MATCH (p:Person|Pl"), ElementsAre("Place"));
  EXPECT_THAT(Offered("MATCH (p:Person)-[w:"), ElementsAre("PART_OF", "WORKS_AT"));
  EXPECT_THAT(Offered("MATCH (p)-[:WORKS_AT|pa"), ElementsAre("PART_OF"));
  EXPECT_THAT(Offered("MATCH (p {na"), ElementsAre("name"));
  EXPECT_THAT(Offered("MATCH (p {name: 'x', pub"), ElementsAre("published"));
  EXPECT_THAT(Offered("MATCH (p) WHERE p."), ElementsAre("name", "published"));
  EXPECT_THAT(Offered("RETURN $a"), ElementsAre("about"));
}

TEST(CompletionTest, KeywordsComeInTheCaseInWhichTheyWereBegun) {
  EXPECT_THAT(Offered("MAT"), ElementsAre("MATCH"));
  EXPECT_THAT(Offered("mat"), ElementsAre("match"));
}

TEST(CompletionTest, FunctionsAndVariablesAreOffered) {
  EXPECT_THAT(Offered("MATCH (company) RETURN comp"), ElementsAre("company"));
  EXPECT_THAT(Offered("RETURN col"), ElementsAre("collect", "collect("));
}

TEST(CompletionTest, OddNamesAreQuoted) { EXPECT_THAT(Offered("MATCH (p:od"), ElementsAre("`odd label`")); }

TEST(CompletionTest, NothingOfTheLanguageIsOfferedInsideStringsAndComments) {
  EXPECT_THAT(Offered("RETURN 'MAT"), IsEmpty());
  EXPECT_THAT(Offered("/* MAT"), IsEmpty());
}

TEST(CompletionTest, CommandsAndTheirArguments) {
  EXPECT_THAT(Offered(":m"), ElementsAre(":mode"));
  EXPECT_THAT(Offered(":mode t"), ElementsAre("table"));
}

TEST(CompletionTest, NamesOfTheGraphStandInStringsAndBehindQuestions) {
  EXPECT_THAT(Offered("MATCH (c {name: 'open"), ElementsAre("OpenAI", "Open Philanthropy"));
  EXPECT_EQ(CompleteAt(kSource, "RETURN 'open", 12).begin, 8u);
  EXPECT_THAT(Offered(":ask f"), ElementsAre("facts"));
  EXPECT_THAT(Offered(":ask facts open"), ElementsAre("OpenAI", "\"Open Philanthropy\"", "\"Open 'x'\""));
  EXPECT_THAT(Offered(":ask facts --of \"open"), ElementsAre("OpenAI", "Open Philanthropy", "Open 'x'"));
}

TEST(CompletionTest, TheCompletedBytesReachFromTheWordsBegin) {
  const Completion completion = CompleteAt(kSource, "MATCH (p:Pe) RETURN p", 11);
  EXPECT_EQ(completion.begin, 9u);
  EXPECT_THAT(completion.candidates, ElementsAre("Person"));
}

TEST(CompletionTest, TheKeywordsAreThoseOfTheGrammar) {
  std::ifstream file(WENMAI_SOURCE_DIR "/grammar/Cypher.g4");
  const std::string grammar{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  static const std::regex kToken("\n[A-Z_]+ : '([A-Z]+)' ;");
  std::set<std::string, std::less<>> words;
  for (std::sregex_iterator it(grammar.begin(), grammar.end(), kToken), end; it != end; ++it) {
    words.insert((*it)[1]);
  }
  EXPECT_EQ(Keywords(), words);
}

Style StyleAt(std::string_view text, std::string_view part) {
  const size_t at = text.find(part);
  for (const StyledSpan& span : Highlight(text)) {
    if (span.begin <= at && at < span.end) return span.style;
  }
  return Style::kPlain;
}

TEST(HighlightTest, WordsAreWhatTheirNeighboursMakeThem) {
  constexpr std::string_view kText =
      "match (n:Match {limit: 'RETURN'})-[:SET|FOO]->() WHERE n.return > $with RETURN count(n), 1.5 // END";
  EXPECT_EQ(StyleAt(kText, "match"), Style::kKeyword);
  EXPECT_EQ(StyleAt(kText, "Match"), Style::kLabel);
  EXPECT_EQ(StyleAt(kText, "SET"), Style::kLabel);
  EXPECT_EQ(StyleAt(kText, "FOO"), Style::kLabel);
  EXPECT_EQ(StyleAt(kText, "'RETURN'"), Style::kString);
  EXPECT_EQ(StyleAt(kText, "return >"), Style::kPlain);
  EXPECT_EQ(StyleAt(kText, "$with"), Style::kParameter);
  EXPECT_EQ(StyleAt(kText, "1.5"), Style::kNumber);
  EXPECT_EQ(StyleAt(kText, "END"), Style::kComment);
}

TEST(HighlightTest, TakesAnyText) {
  for (const char* text : {"'open", "`open", "/* open", "/", "$", "\xff\xfe", "1.", ":mode table", ""}) {
    for (const StyledSpan& span : Highlight(text)) EXPECT_LE(span.end, std::string_view(text).size()) << text;
  }
}

}  // namespace
}  // namespace wenmai::shell
