#include "query/parser/foreign_word.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "cypher/CypherParser.h"
#include "text/case.h"
#include "text/normalize.h"

namespace wenmai::query {
namespace {

using Parser = cypher::CypherParser;

constexpr auto kRefuse = ForeignWord::Answer::kRefuse;
constexpr auto kTranslate = ForeignWord::Answer::kTranslate;
constexpr std::string_view kAfterProjection =
    "ORDER BY, SKIP and LIMIT end a WITH or RETURN, in this order";
constexpr std::string_view kNoTables =
    "there are no tables to make: a label or type comes with the first that bears it";
constexpr std::string_view kArrow = "a relationship is written -[:KNOWS]-> or -->";
constexpr std::string_view kBackticks = "a keyword that is a name stands in backticks: `order`";
constexpr std::string_view kBracedPattern = "a subquery stands in braces: EXISTS { (a)-[:KNOWS]->() }";
constexpr std::string_view kIndex = "write indexes as CREATE INDEX FOR (n:Label) ON (n.key)";
constexpr std::string_view kLength = "a length is written *1..3";
constexpr std::string_view kList = "a list is written [1, 2]";
constexpr std::string_view kNegatedIn = "write NOT x IN list, NOT x STARTS WITH y";
constexpr std::string_view kNode = "a node is written (n)";
constexpr std::string_view kNodesApart =
    "each node has parentheses of its own; labels are written :A:B or :A|B";
constexpr std::string_view kParameter = "a parameter is written $name, a map {key: value}";
constexpr std::string_view kQuantifier = "a quantifier stands behind the arrow: -[:R]->{1,3} or -[:R*1..3]->";
constexpr std::string_view kRegex = "write =~ 'a.*', of the whole string";
constexpr std::string_view kTransaction = "each statement is a transaction of its own";

// The first that fits is taken.
constexpr auto kForeignWords = std::to_array<ForeignWord>({
    {kRefuse, "", "USE", "USE is not supported: a session has one database"},
    {kRefuse, "^", "USING", "USING PERIODIC COMMIT is not supported; write LOAD CSV … CALL (row) { … } IN "
                            "TRANSACTIONS OF 1000 ROWS"},
    {kRefuse, "", "USING", "hints for the planner (USING …) are not supported"},
    {kRefuse, "", "CYPHER", "a choice of language or planner (CYPHER …) is not supported"},
    {kRefuse, "", "CONCURRENT", "CONCURRENT TRANSACTIONS is not supported: one writer at a time"},
    {kRefuse, "TEXT", "INDEX", "TEXT indexes are not supported; a range index serves STARTS WITH, "
                               "a FULLTEXT index words"},
    {kRefuse, "POINT", "INDEX", "POINT indexes are not supported: there are no points"},
    {kRefuse, "VECTOR", "INDEX", "VECTOR indexes are not supported"},
    {kRefuse, "LOOKUP", "INDEX", "LOOKUP indexes are not made: labels and types are always indexed"},
    {kRefuse, "REPEATABLE", "ELEMENTS", "MATCH REPEATABLE ELEMENTS is not supported"},
    {kRefuse, "DROP CONSTRAINT ON", "(", "a constraint is dropped by its name: DROP CONSTRAINT name"},
    {kRefuse, "ON", "(", "write constraints as FOR (n:Label) REQUIRE n.key IS UNIQUE"},
    {kRefuse, "&", "$", "labels and types given by an expression stand after a colon of their own: "
                        ":A:$(b)"},
    {kRefuse, "!", "$", "labels and types given by an expression are negated in WHERE: NOT n:$(a)"},
    {kRefuse, "", "NULLS", "NULLS FIRST and NULLS LAST are not supported; sort by x IS NULL first"},
    {kRefuse, "", "INTERSECT", "INTERSECT is not supported; write WITH … MATCH or WHERE EXISTS { … }"},
    {kRefuse, "", "EXCEPT", "EXCEPT is not supported; write WHERE NOT EXISTS { … }"},
    {kRefuse, "^", "GRANT", "there are no users and privileges"},
    {kRefuse, "SHOW", "ALIASES", ""},
    {kRefuse, "SHOW", "CURRENT", ""},
    {kRefuse, "SHOW", "DATABASE", ""},
    {kRefuse, "SHOW", "DATABASES", ""},
    {kRefuse, "SHOW", "PRIVILEGE", ""},
    {kRefuse, "SHOW", "PRIVILEGES", ""},
    {kRefuse, "SHOW", "ROLES", ""},
    {kRefuse, "SHOW", "SERVERS", ""},
    {kRefuse, "SHOW", "SETTING", ""},
    {kRefuse, "SHOW", "SETTINGS", ""},
    {kRefuse, "SHOW", "TRANSACTION", ""},
    {kRefuse, "SHOW", "TRANSACTIONS", ""},
    {kRefuse, "SHOW", "USER", ""},
    {kRefuse, "SHOW", "USERS", ""},

    // Signs.
    {kTranslate, "=", "=", "'is equal' is written ="},
    {kTranslate, "", "!", "'is not equal' is written <>, 'not' NOT"},
    {kTranslate, "=", "<", "write <="},
    {kTranslate, ") -", ">", kArrow},
    {kTranslate, ") =", ">", kArrow},
    {kTranslate, ")", "=", kArrow},
    {kTranslate, ") -", "x", kArrow},
    {kTranslate, ") -", "(", kArrow},
    {kTranslate, "< =", ">", "'is equal' is written ="},
    {kTranslate, "=", ">", "write >="},
    {kTranslate, ">", "<", "'is not equal' is written <>"},
    {kTranslate, "x -", ">", "a list is mapped by [x IN list | x + 1]"},
    {kTranslate, "*", "*", "a power is written ^"},
    {kTranslate, "", "&", "conditions are joined by AND"},
    {kTranslate, "* 1", "-", kLength},
    {kTranslate, "* 1", ":", kLength},
    {kTranslate, "]", "{", kQuantifier},
    {kTranslate, ": x", "+", kQuantifier},
    {kTranslate, "[ : x", ",", "types are separated by |"},
    {kTranslate, "[ x : x", ",", "types are separated by |"},
    {kTranslate, "( : x", ",", kNodesApart},
    {kTranslate, "( x : x", ",", kNodesApart},
    {kTranslate, "( x", ",", kNodesApart},
    {kTranslate, ": x", "AND", "labels are joined by &: n:A&B"},
    {kTranslate, ": x", "OR", "labels are joined by |: n:A|B"},
    {kTranslate, "( x", "(", "properties stand in braces: (n {key: 'value'})"},
    {kTranslate, ") ( x", ")", "patterns are separated by commas, or joined by relationships"},
    {kTranslate, "MATCH", "[", kNode},
    {kTranslate, "MATCH", "{", kNode},
    {kTranslate, "{ x", "}", kParameter},
    {kTranslate, "$", "{", kParameter},
    {kTranslate, "$", "$", kParameter},
    {kTranslate, "=", ":", kParameter},
    {kTranslate, "RETURN", ":", kParameter},
    {kTranslate, ":", "1", "a part of a list is written list[0..2]"},
    {kTranslate, "LIMIT 1", ",", "write SKIP 1 LIMIT 2"},
    {kTranslate, "IN ( _", ",", kList},
    {kTranslate, "'", "'", "a quotation mark in a string is written \\'"},
    {kTranslate, "INTERVAL", "'", "write duration({days: 1})"},
    {kTranslate, "CSV", "'", "write LOAD CSV FROM 'file' AS row"},
    {kTranslate, "DROP INDEX ON", ":", "an index is dropped by its name: DROP INDEX name"},
    {kTranslate, "ON", ":", kIndex},

    // Words at the beginning.
    {kTranslate, "", "SELECT", "rows are returned by RETURN"},
    {kTranslate, "( SELECT", "_", "a subquery stands in braces: COUNT { MATCH … }, COLLECT { … }"},
    {kTranslate, "", "INSERT", "nodes and relationships are made by CREATE"},
    {kTranslate, "^", "UPDATE", "what MATCH found is changed by SET"},
    {kTranslate, "DELETE FROM", "_", "write MATCH (n:Label) DELETE n"},
    {kTranslate, "^", "START", "write MATCH (n) WHERE id(n) = 1"},
    {kTranslate, "^", "FOR", "write UNWIND list AS x"},
    {kTranslate, "^", "BEGIN", kTransaction},
    {kTranslate, "^", "COMMIT", kTransaction},
    {kTranslate, "^", "ROLLBACK", kTransaction},
    {kTranslate, "^", "PERIODIC", "write CALL (row) { … } IN TRANSACTIONS OF 1000 ROWS"},
    {kTranslate, "^", "COPY", "files are read by LOAD CSV, or by the command import"},
    {kTranslate, "^", "ALTER", kNoTables},
    {kTranslate, "^", "TRUNCATE", "write MATCH (n:Label) DETACH DELETE n"},
    {kTranslate, "^", "DESCRIBE", "write CALL db.labels(), or the command schema"},
    {kTranslate, "^", ":", "a command of the shell; a query begins with a clause: MATCH, CREATE, RETURN …"},
    {kTranslate, "^", "G", "this is no Gremlin; write MATCH (n:Label)-[:TYPE]->(m) RETURN m"},
    {kTranslate, "CREATE TABLE", "_", kNoTables},
    {kTranslate, "CREATE _", "TABLE", kNoTables},
    {kTranslate, "DROP", "TABLE", "write MATCH (n:Label) DETACH DELETE n"},
    {kTranslate, "CREATE UNIQUE", "(", "what may be there already is made by MERGE"},
    {kTranslate, "SHOW", "TABLES", "write CALL db.labels()"},
    {kTranslate, "SHOW", "LABELS", "write CALL db.labels()"},
    {kTranslate, "SHOW", "TYPES", "write CALL db.relationshipTypes()"},

    // Words in between.
    {kTranslate, "", "GROUP", "rows are grouped by what is returned beside an aggregate"},
    {kTranslate, "", "HAVING", "write WITH … WHERE …"},
    {kTranslate, "", "JOIN", "patterns join where they share a node: (a)-[:R]->(b)<-[:S]-(c)"},
    {kTranslate, "", "FROM", "what is read stands in MATCH, before RETURN"},
    {kTranslate, "", "VALUES", "properties stand in braces: (n:Label {key: 'value'})"},
    {kTranslate, "", "DISTINCT", "DISTINCT stands once, behind RETURN or WITH, or in an aggregate"},
    {kTranslate, "TOP", "1", "write LIMIT 1 at the end"},
    {kTranslate, "", "LIKE", "write STARTS WITH, CONTAINS or =~ 'A.*'"},
    {kTranslate, "", "ILIKE", "write =~ '(?i)a.*'"},
    {kTranslate, "", "RLIKE", kRegex},
    {kTranslate, "", "REGEXP", kRegex},
    {kTranslate, "", "MATCHES", kRegex},
    {kTranslate, "", "CONTAIN", "write CONTAINS"},
    {kTranslate, "", "CONTAINS", "write x CONTAINS 'a'"},
    {kTranslate, "", "STARTSWITH", "write STARTS WITH"},
    {kTranslate, "", "ENDSWITH", "write ENDS WITH"},
    {kTranslate, "", "BETWEEN", "write low <= x <= high"},
    {kTranslate, "", "DIV", "write /, which between integers gives an integer"},
    {kTranslate, "", "MOD", "write %"},
    {kTranslate, ")", "IF", "MERGE makes only what is not there"},
    {kTranslate, "", "IF", "a choice is CASE WHEN … THEN … ELSE … END, a condition follows WHERE"},
    {kTranslate, "[ x", "FOR", "write [x IN list WHERE x > 0 | x + 1]"},
    {kTranslate, "AS", "ORDER", kBackticks},
    {kTranslate, "(", "ORDER", kBackticks},
    {kTranslate, "", "ORDER", kAfterProjection},
    {kTranslate, "", "SKIP", kAfterProjection},
    {kTranslate, "", "OFFSET", kAfterProjection},
    {kTranslate, "", "LIMIT", kAfterProjection},
    {kTranslate, "", "WHERE", "WHERE stands after a pattern, WITH or YIELD"},
    {kTranslate, "(", "MATCH", kBracedPattern},
    {kTranslate, "", "NOT", kNegatedIn},
    {kTranslate, "NOT", "IN", "write NOT x IN list"},
    {kTranslate, "", "ADD", "labels and properties are added by SET: SET n:Label, n.key = 1"},
    {kTranslate, ")", "DROP", "what MATCH found is removed by DELETE n, REMOVE n.key or REMOVE n:Label"},
});

bool Fits(std::string_view pattern, const antlr4::Token* token) {
  const size_t type = token->getType();
  if (pattern == "_") return true;
  if (pattern == "x") return type == Parser::Identifier || type == Parser::EscapedName;
  if (pattern == "1") return type == Parser::DecimalInteger || type == Parser::FloatLiteral;
  if (pattern == "'") return type == Parser::StringLiteral;
  return text::ToUpper(token->getText()) == pattern;
}

// `pattern`: as ForeignWord::before.
bool EndsWith(TokensRead tokens, std::string_view pattern) {
  while (!pattern.empty()) {
    const size_t space = pattern.rfind(' ');
    const std::string_view last = space == std::string_view::npos ? pattern : pattern.substr(space + 1);
    pattern = space == std::string_view::npos ? "" : pattern.substr(0, space);
    if (last == "^") return tokens.empty();
    if (tokens.empty() || !Fits(last, tokens.back())) return false;
    tokens = tokens.first(tokens.size() - 1);
  }
  return true;
}

}  // namespace

const ForeignWord* FindForeignWord(TokensRead tokens) {
  if (tokens.empty() || tokens.back()->getType() == antlr4::Token::EOF) return nullptr;
  const auto found = std::find_if(kForeignWords.begin(), kForeignWords.end(), [&](const auto& row) {
    return Fits(row.word, tokens.back()) && EndsWith(tokens.first(tokens.size() - 1), row.before);
  });
  return found == kForeignWords.end() ? nullptr : &*found;
}

std::string PlainForm(std::string_view character) {
  static constexpr std::pair<std::string_view, std::string_view> kWritten[] = {
      {"‘", "'"},   {"’", "'"},    {"“", "\""}, {"”", "\""}, {"、", ","},  {"【", "["},
      {"】", "]"},  {"→", "-->"},  {"←", "<--"}, {"≠", "<>"}, {"≤", "<="},  {"≥", ">="},
      {"×", "*"},   {"÷", "/"},    {"∧", "AND"}, {"∨", "OR"}, {"¬", "NOT"}, {"∈", "IN"},
      {"@", "$name for a parameter"}, {"~", "=~ for a regular expression"},
      {"?", "$name for a parameter, CASE WHEN … THEN … ELSE … END for a choice"},
      {"#", "// before a comment"}, {"。", "; at the end of a query"}};
  for (const auto& [foreign, written] : kWritten) {
    if (foreign == character) return fmt::format("; write {}", written);
  }
  const std::string plain = text::Normalize(character, text::NormalForm::kNfkc);
  return plain.size() == 1 && plain != character ? "; write " + plain : "";
}

}  // namespace wenmai::query
