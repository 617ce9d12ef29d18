#include <gtest/gtest.h>

#include "tests/query/parser/parse.h"

namespace wenmai::query {
namespace {

struct Case {
  const char* text;
  const char* canonical;
};

void Check(std::initializer_list<Case> cases) {
  for (const Case& c : cases) EXPECT_EQ(ParsePath(c.text), c.canonical) << c.text;
}

TEST(PatternParserTest, NodesAndRelationshipsKeepWhatIsAsked) {
  Check({
      {"()", "()"},
      {"(n:A:B {x: 1})", "(`n`:(`A`&`B`) {`x`: 1})"},
      {"(n:A|B&!C WHERE n.x > 1)", "(`n`:(`A`|(`B`&!`C`)) WHERE (`n`.`x` > 1))"},
      {"p = (a)-[r:R|:S {w: 1}]->(b)", "`p` = (`a`)-[`r`:(`R`|`S`) {`w`: 1}]->(`b`)"},
      {"(a)<--()-->()--(end)", "(`a`)<-[]-()-[]->()-[]-(`end`)"},
      {"(a)<-[r]->(b)", "(`a`)-[`r`]-(`b`)"},
      {"(a)-[r:R WHERE r.w > 1]->(b)", "(`a`)-[`r`:`R` WHERE (`r`.`w` > 1)]->(`b`)"},
      {"(n $map)", "(`n` $`map`)"},
  });
}

TEST(PatternParserTest, LengthsAndQuantifiersBecomeRepetitions) {
  Check({
      {"()-[*]->()", "()-[]->{1,}()"},
      {"()-[*2]->()", "()-[]->{2,2}()"},
      {"()-[*..3]->()", "()-[]->{1,3}()"},
      {"()-[*0..]->()", "()-[]->{0,}()"},
      {"()-[:R]->+()", "()-[:`R`]->{1,}()"},
      {"()-->*()", "()-[]->{0,}()"},
      {"()-->{2}()", "()-[]->{2,2}()"},
      {"()-->{,5}()", "()-[]->{0,5}()"},
      {"(a)((x)-[:R]->(y) WHERE x.v > 1){1,4}(b)",
       "(`a`)((`x`)-[:`R`]->(`y`) WHERE (`x`.`v` > 1)){1,4}(`b`)"},
      {"((x)-->(y))+", "((`x`)-[]->(`y`)){1,}"},
  });
}

TEST(PatternParserTest, SelectorsChooseShortestPaths) {
  Check({
      {"p = shortestPath((a)-[*]->(b))", "`p` = ANY SHORTEST (`a`)-[]->{1,}(`b`)"},
      {"allShortestPaths((a)-[*]->(b))", "ALL SHORTEST (`a`)-[]->{1,}(`b`)"},
      {"ANY SHORTEST (a)-->*(b)", "ANY SHORTEST (`a`)-[]->{0,}(`b`)"},
      {"p = SHORTEST 3 PATHS (a)-->+(b)", "`p` = SHORTEST 3 (`a`)-[]->{1,}(`b`)"},
      {"SHORTEST $k GROUPS (a)-->+(b)", "SHORTEST $`k` GROUPS (`a`)-[]->{1,}(`b`)"},
  });
}

TEST(PatternParserTest, DashesAndAngleBracketsOfOtherScriptsAreUnderstood) {
  Check({
      {"(a)–[r]—>(b)", "(`a`)-[`r`]->(`b`)"},
      {"(a)〈-[r]-(b)", "(`a`)<-[`r`]-(`b`)"},
      {"(a)－－＞(b)", "(`a`)-[]->(`b`)"},
  });
}

}  // namespace
}  // namespace wenmai::query
