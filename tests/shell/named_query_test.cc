#include "shell/named_query.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace wenmai::shell {
namespace {

using testing::ElementsAre;

class NamedQueryTest : public testing::Test {
 protected:
  NamedQueryTest() : database_(Database::Open(":memory:")), session_(database_.NewSession()) {
    session_.Run(
        "CREATE (o:Company:Organization {name: 'OpenAI'})-[:KNOWN_AS]->(:Name {text: 'OpenAI', folded: 'openai'}), "
        "(s:Person {name: '山姆·奥特曼', aliases: ['山姆·奥特曼', 'Sam', 'Sam H. Altman']})-[:KNOWN_AS]->(:Name {text: 'Sam Altman', folded: 'sam altman'}), "
        "(s)-[:KNOWN_AS]->(:Name {text: 'Sam', folded: 'sam'}), "
        "(t:Person {name: 'Sam Smith'})-[:KNOWN_AS]->(:Name {text: 'Sam', folded: 'sam'}), "
        "(s)-[:FOUNDED {count: 2, fact: 'f1'}]->(o)");
  }

  Value::Map Bind(const std::string& query, const std::vector<std::string>& arguments) {
    return BindParameters(ReadNamedQueries().at(query), arguments, session_);
  }

  Database database_;
  Session session_;
};

TEST_F(NamedQueryTest, HeadingsTellWhatAQueryTakes) {
  const NamedQuery query = ParseNamedQuery(
      "x.cypher", "// near: who is near\n// of NAME: whom\n// limit NUMBER = 5: how many\nMATCH (n) RETURN n LIMIT $limit\n");
  EXPECT_EQ(Usage(query), "near --of NAME [--limit NUMBER]");
  EXPECT_EQ(query.parameters[1].value.as<int64_t>(), 5);
}

TEST_F(NamedQueryTest, MalformedHeadingsAreNamedWithTheirLine) {
  const auto message = [](const char* text) {
    try {
      ParseNamedQuery("x.cypher", text);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_EQ(message("MATCH (n) RETURN n").substr(0, 11), "x.cypher:1:");
  EXPECT_EQ(message("// near: who\n// of WHOM: whom\nRETURN 1").substr(0, 11), "x.cypher:2:");
}

TEST_F(NamedQueryTest, EveryBuiltInQueryRuns) {
  for (const auto& [name, query] : ReadNamedQueries()) {
    Value::Map parameters;
    for (const QueryParameter& parameter : query.parameters) {
      parameters[parameter.name] = parameter.is_required ? Value("OpenAI") : parameter.value;
    }
    Result result = session_.Run(query.text, parameters);
    EXPECT_FALSE(result.columns().empty()) << name;
    while (result.Next()) {
    }
  }
}

TEST_F(NamedQueryTest, NamesAreLookedUpAmongAllNames) {
  EXPECT_EQ(Bind("facts", {"--of", "sam altman"}).at("of").as<std::string>(), "山姆·奥特曼");
  EXPECT_EQ(Bind("facts", {"sam h. altman"}).at("of").as<std::string>(), "山姆·奥特曼");  // in no article
  EXPECT_EQ(Bind("facts", {"OPENAI"}).at("of").as<std::string>(), "OpenAI");
  EXPECT_EQ(Bind("facts", {"Sam Smith"}).at("of").as<std::string>(), "Sam Smith");
}

TEST_F(NamedQueryTest, UnknownAndAmbiguousNamesAreTold) {
  const auto message = [&](const std::string& name) {
    try {
      Bind("facts", {name});
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  EXPECT_EQ(message("sam"), "'sam' means several: Sam Smith, 山姆·奥特曼; say which");
  EXPECT_EQ(message("Altman"), "nobody and nothing in the graph is called 'Altman'; there is 山姆·奥特曼");
}

TEST_F(NamedQueryTest, ValuesAloneGoToTheRequiredParametersInOrder) {
  const Value::Map bound = Bind("connections", {"Sam Altman", "--limit", "3", "OpenAI"});
  EXPECT_EQ(bound.at("from").as<std::string>(), "山姆·奥特曼");
  EXPECT_EQ(bound.at("to").as<std::string>(), "OpenAI");
  EXPECT_EQ(bound.at("limit").as<int64_t>(), 3);
  for (const std::vector<std::string>& wrong :
       std::vector<std::vector<std::string>>{{"Sam Altman"}, {"OpenAI", "OpenAI", "OpenAI"}, {"--from"},
                                             {"OpenAI", "OpenAI", "--depth", "3"}, {"OpenAI", "OpenAI", "--limit", "x"}}) {
    EXPECT_THROW(Bind("connections", wrong), Error);
  }
}

TEST_F(NamedQueryTest, QuotationMarksKeepWordsTogether) {
  EXPECT_THAT(SplitArguments("who-said  --about 'Sam Altman' --kind \"fact\""),
              ElementsAre("who-said", "--about", "Sam Altman", "--kind", "fact"));
}

}  // namespace
}  // namespace wenmai::shell
