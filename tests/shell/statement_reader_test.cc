#include "shell/statement_reader.h"

#include <gtest/gtest.h>

#include <vector>

namespace wenmai::shell {
namespace {

std::vector<std::string> Statements(std::string_view text) {
  StatementReader reader;
  std::vector<std::string> statements;
  for (const char c : text) {  // piece by piece, as a person types
    reader.Append(std::string_view(&c, 1));
    while (auto statement = reader.Next()) statements.push_back(*statement);
  }
  return statements;
}

TEST(StatementReaderTest, SemicolonsEndStatements) {
  EXPECT_EQ(Statements("RETURN 1; RETURN\n2;"), (std::vector<std::string>{"RETURN 1", " RETURN\n2"}));
}

TEST(StatementReaderTest, SemicolonsInQuotesAndCommentsDoNot) {
  for (const std::string text : {"RETURN ';'", "RETURN \";\"", "RETURN `;`", "RETURN 1 // ; \n",
                                 "RETURN /* ; */ 1", "RETURN 'it\\';s'", "RETURN \"a\\\\\""}) {
    EXPECT_EQ(Statements(text + ";"), std::vector<std::string>{text});
  }
}

TEST(StatementReaderTest, EmptyStatementsAreSkipped) { EXPECT_TRUE(Statements(" ;\n;; ").empty()); }

TEST(StatementReaderTest, RestIsWhatNoSemicolonEnded) {
  StatementReader reader;
  reader.Append("RETURN 1; RETURN 2");
  EXPECT_TRUE(reader.Next());
  EXPECT_FALSE(reader.Next());
  EXPECT_EQ(reader.Rest(), " RETURN 2");
  EXPECT_TRUE(reader.is_empty());
}

}  // namespace
}  // namespace wenmai::shell
