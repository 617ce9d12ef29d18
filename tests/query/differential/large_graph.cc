#include "tests/query/differential/large_graph.h"

#include <fmt/format.h>

namespace wenmai::query {
namespace {

constexpr int kNodeCount = 20'000;

const std::vector<std::string> kLabels = {"", ":Common", ":Half", ":Rare", ":Common&Half", ":!Half",
                                          ":Half|Rare"};
const std::vector<std::string> kTypes = {":R", ":S", ":T", ":R|S", ":S|T", ""};

// Pairs of nodes by the number x, as a query computes them.
std::string Relationships(const std::string& type, int count, const std::string& from,
                          const std::string& to) {
  return fmt::format(
      "MATCH (n) WITH n ORDER BY n.k WITH collect(n) AS ns UNWIND range(0, {}) AS x "
      "WITH x, ns[{}] AS a, ns[{}] AS b CREATE (a)-[r:{} {{i: x % 7}}]->(b) SET r.w = "
      "CASE WHEN x % 3 = 0 THEN null ELSE x % 11 END",
      count - 1, from, to, type);
}

std::string Anchor(Dice& dice) {
  // Hubs have small numbers.
  return fmt::format("{{k: {}}}", dice.Chance(30) ? dice.Below(5) : dice.Below(kNodeCount));
}

std::string Node(Dice& dice, const std::string& name) {
  return fmt::format("({}{})", name, dice.Of(kLabels));
}

std::string Arrow(Dice& dice, const std::string& inside) {
  switch (dice.Below(3)) {
    case 0: return fmt::format("-[{}]->", inside);
    case 1: return fmt::format("<-[{}]-", inside);
    default: return fmt::format("-[{}]-", inside);
  }
}

std::string Condition(Dice& dice, const std::string& n) {
  switch (dice.Below(9)) {
    case 0: return fmt::format("{}.i = {}", n, dice.Below(9));
    case 1: return fmt::format("{}.i > {} AND {}.i <= {}", n, dice.Below(5), n, 3 + dice.Below(6));
    case 2: return fmt::format("{}.s STARTS WITH 's{}'", n, dice.Below(4));
    case 3: return fmt::format("{}.m IS NULL", n);
    case 4: return fmt::format("{}.m > {}", n, dice.Below(3));
    case 5: return fmt::format("{}.i IN [1, {}, null]", n, dice.Below(9));
    case 6: return fmt::format("NOT ({}.i < {} OR {}:Rare)", n, dice.Below(9), n);
    case 7: return fmt::format("EXISTS {{ ({}){}(:Rare) }}", n, Arrow(dice, dice.Of(kTypes)));
    default: return fmt::format("{}.k % {} = 0", n, 2 + dice.Below(5));
  }
}

std::string Aggregates(Dice& dice, const std::string& n) {
  switch (dice.Below(6)) {
    case 0: return "count(*) AS c";
    case 1: return fmt::format("count(DISTINCT {}) AS c", n);
    case 2: return fmt::format("sum({}.i) AS c, min({}.s) AS d, max({}.m) AS e", n, n, n);
    case 3: return fmt::format("{}.i AS g, count(*) AS c", n);
    case 4: return fmt::format("labels({}) AS g, count({}.m) AS c, avg({}.i) AS d", n, n, n);
    default: return fmt::format("{}.s AS g, count(DISTINCT {}.i) AS c", n, n);
  }
}

// What a query matches: a pattern, with a variable of it to ask about.
struct Part {
  std::string pattern, variable;
};

// A pattern from one anchored node, so that few rows come of it.
Part Anchored(Dice& dice) {
  const std::string start = fmt::format("(a {})", Anchor(dice));
  switch (dice.Below(5)) {
    case 0: return {start + Arrow(dice, dice.Of(kTypes)) + Node(dice, "b"), "b"};
    case 1:
      return {start + Arrow(dice, dice.Of(kTypes)) + Node(dice, "c") +
                  Arrow(dice, dice.Chance(50) ? ":T" : ":S") + Node(dice, "b"),
              "b"};
    case 2: return {start + Arrow(dice, "q:T*1..3") + Node(dice, "b"), "b"};
    case 3: return {start + Arrow(dice, "q:S*0..2") + Node(dice, "b"), "b"};
    default:
      return {start + Arrow(dice, ":T") + "(c)" + Arrow(dice, ":T") + "(b)" + Arrow(dice, ":T") + "(a)",
              "b"};
  }
}

// A pattern over the whole graph.
Part Unanchored(Dice& dice) {
  switch (dice.Below(5)) {
    case 0: return {Node(dice, "b"), "b"};
    case 1: return {Node(dice, "a") + Arrow(dice, "r" + dice.Of(kTypes)) + Node(dice, "b"), "b"};
    case 2: return {"(a:Rare)" + Arrow(dice, ":S") + Node(dice, "c") + Arrow(dice, ":T") + "(b)", "b"};
    case 3: return {"(a)-[:T]->(c)-[:T]->(b)<-[:T]-(a)", "c"};  // triangles
    default: return {"(a:Rare)-[:S]->(b)-[:T]->(c)<-[:S]-(a)", "b"};
  }
}

Part AnyPart(Dice& dice) { return dice.Chance(50) ? Anchored(dice) : Unanchored(dice); }

std::string Where(Dice& dice, const Part& part) {
  return dice.Chance(60) ? " WHERE " + Condition(dice, part.variable) : "";
}

std::string Reach(Dice& dice) {
  const std::string arrow = Arrow(dice, fmt::format("{}*{}..{}", dice.Of(kTypes), dice.Below(2),
                                                    1 + dice.Below(4)));
  const std::string match =
      fmt::format("MATCH (a {}){}{}", Anchor(dice), arrow, Node(dice, "b"));
  const std::string where = dice.Chance(40) ? " WHERE " + Condition(dice, "b") : "";
  return match + where +
         (dice.Chance(50) ? " RETURN count(DISTINCT b) AS c" : " RETURN DISTINCT b.k AS k, b.s AS s");
}

std::string ShortestLengths(Dice& dice) {
  return fmt::format(
      "MATCH (a {}), (b:Rare) WHERE b.i = {} AND a <> b MATCH p = shortestPath((a){}(b)) "
      "RETURN b.k AS k, length(p) AS l",
      Anchor(dice), dice.Below(7), Arrow(dice, dice.Of(kTypes) + "*..6"));
}

std::string TopOf(Dice& dice) {
  const Part part = AnyPart(dice);
  return fmt::format("MATCH {}{} RETURN {}{}.i AS i, {}.k AS k ORDER BY i{}, k SKIP {} LIMIT {}",
                     part.pattern, Where(dice, part), dice.Chance(30) ? "DISTINCT " : "",
                     part.variable, part.variable, dice.Chance(50) ? " DESC" : "", dice.Below(4),
                     dice.Below(30));
}

std::string Joined(Dice& dice) {
  const std::string on = dice.Chance(50) ? "a.i = b.i" : "a.s = b.s";
  return fmt::format("MATCH (a:Rare), (b:Rare{}) WHERE {} AND a.k < b.k{} RETURN {}",
                     dice.Chance(50) ? " {i: 3}" : "", on,
                     dice.Chance(50) ? " AND " + Condition(dice, "a") : "", Aggregates(dice, "b"));
}

std::string InSteps(Dice& dice) {
  return fmt::format(
      "MATCH (a:Rare) WITH a, COUNT {{ (a){}() }} AS d WHERE d > {} OPTIONAL MATCH (a){}(b{}) "
      "WHERE b.i > {} RETURN a.i AS g, count(b) AS c, sum(d) AS t",
      Arrow(dice, dice.Of(kTypes)), dice.Below(4), Arrow(dice, ":T"), dice.Of(kLabels),
      dice.Below(6));
}

}  // namespace

std::vector<std::string> LargeGraph() {
  const auto nodes = [](const std::string& labels, const std::string& which) {
    return fmt::format(
        "UNWIND [k IN range(0, {}) WHERE {}] AS k CREATE (n{} {{k: k, i: CASE WHEN k % 10 = 9 THEN null "
        "ELSE k * 7 % 9 END, s: 's' + toString(k % 5)}}) SET n.m = CASE k % 4 WHEN 0 THEN k % 3 "
        "WHEN 1 THEN 'm' + toString(k % 3) WHEN 2 THEN k % 5 + 0.5 END",
        kNodeCount - 1, which, labels);
  };
  return {nodes(":Common", "k % 100 > 0 AND k % 2 = 1"),
          nodes(":Common:Half", "k % 100 > 0 AND k % 2 = 0"),
          nodes(":Rare:Half", "k % 200 = 0"),
          nodes(":Rare", "k % 200 = 100"),
          Relationships("R", 30'000, "(x * 7919) % 20000", "(x * 31 % 97) * (x % 13) % 1200"),
          Relationships("S", 20'000, "(x * 104729) % 20000", "(x * 1299709) % 20000"),
          Relationships("T", 30'000, "(x * 7) % 20000", "((x * 7) % 20000 + x % 11) % 20000")};
}

std::string LargeQuery(Dice& dice) {
  switch (dice.Below(8)) {
    case 0: return Reach(dice);
    case 1: return ShortestLengths(dice);
    case 2: return TopOf(dice);
    case 3: return Joined(dice);
    case 4: return InSteps(dice);
    default: {
      const Part part = AnyPart(dice);
      const std::string where = Where(dice, part);
      return fmt::format("MATCH {}{} RETURN {}", part.pattern, where,
                         Aggregates(dice, part.variable));
    }
  }
}

Rewritten LargeRewrite(Dice& dice) {
  const Part part = AnyPart(dice);
  const std::string condition = Condition(dice, part.variable);
  const std::string aggregates = Aggregates(dice, part.variable);
  const std::string match = "MATCH " + part.pattern;
  Rewritten result;
  result.query = fmt::format("{} WHERE {} RETURN {}", match, condition, aggregates);
  switch (dice.Below(4)) {
    case 0:
      result.rewrite = fmt::format("{} WITH * WHERE {} RETURN {}", match, condition, aggregates);
      break;
    case 1:
      result.rewrite =
          fmt::format("{} WHERE NOT (NOT ({})) RETURN {}", match, condition, aggregates);
      break;
    case 2:
      result.rewrite =
          fmt::format("{} WITH *, {} AS met WHERE met RETURN {}", match, condition, aggregates);
      break;
    default:
      result.rewrite = fmt::format("CALL {{ {} WHERE {} RETURN {} AS v }} WITH v AS {} RETURN {}",
                                   match, condition, part.variable, part.variable, aggregates);
  }
  return result;
}

}  // namespace wenmai::query
