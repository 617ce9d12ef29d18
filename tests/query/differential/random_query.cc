#include "tests/query/differential/random_query.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace wenmai::query {
namespace {

const std::vector<std::string> kLabels = {"A", "B", "C"};
const std::vector<std::string> kTypes = {"R", "S", "T"};
const std::vector<std::string> kStrings = {"''", "'a'", "'ab'", "'b'", "'文'"};
const std::vector<std::string> kMixed = {"1", "1.0", "'a'", "true", "null", "[1, 'a']", "date('2024-02-29')",
                                         "-0.0", "2.5"};

std::string RandomProperties(Dice& dice) {
  std::vector<std::string> parts;
  if (dice.Chance(80)) parts.push_back(fmt::format("i: {}", dice.Below(4)));
  if (dice.Chance(50)) parts.push_back(fmt::format("j: {}", static_cast<int>(dice.Below(5)) - 2));
  if (dice.Chance(60)) parts.push_back("s: " + dice.Of(kStrings));
  if (dice.Chance(50)) parts.push_back("m: " + dice.Of(kMixed));
  return fmt::format("{{{}}}", fmt::join(parts, ", "));
}

std::string StepText(const PathText::Step& step, bool is_turned) {
  const int direction = is_turned ? -step.direction : step.direction;
  return fmt::format("{}[{}]{}", direction < 0 ? "<-" : "-", step.inside, direction > 0 ? "->" : "-");
}

}  // namespace

std::vector<std::string> RandomGraph(Dice& dice) {
  std::vector<std::string> statements;
  const size_t node_count = 4 + dice.Below(14);
  for (size_t i = 0; i < node_count; ++i) {
    std::string labels;
    for (const std::string& label : kLabels) {
      if (dice.Chance(50)) labels += ":" + label;
    }
    statements.push_back(fmt::format("CREATE ({} {})", labels, RandomProperties(dice)));
  }
  for (size_t n = dice.Below(node_count * 2) + node_count; n > 0; --n) {
    statements.push_back(fmt::format(
        "MATCH (a), (b) WHERE id(a) = {} AND id(b) = {} CREATE (a)-[:{} {}]->(b)",
        dice.Below(node_count), dice.Below(node_count), dice.Of(kTypes), RandomProperties(dice)));
  }
  return statements;
}

std::string PathText::Forward() const {
  std::string text;
  for (size_t i = 0; i < nodes.size(); ++i) {
    if (i > 0) text += StepText(steps[i - 1], false);
    text += fmt::format("({}{})", nodes[i].name, nodes[i].rest);
  }
  return text;
}

std::string PathText::Backward() const {
  std::string text;
  for (size_t i = nodes.size(); i-- > 0;) {
    text += fmt::format("({}{})", nodes[i].name, nodes[i].rest);
    if (i > 0) text += StepText(steps[i - 1], true);
  }
  return text;
}

// --- Patterns ---

std::string RandomQuery::InlineProperties() {
  if (dice_.Chance(90)) return "";
  return dice_.Chance(70) ? fmt::format(" {{i: {}}}", dice_.Below(4))
                          : fmt::format(" {{s: {}}}", dice_.Of(kStrings));
}

PathText::Node RandomQuery::Node(bool may_reuse) {
  PathText::Node node;
  if (may_reuse && !names_.nodes.empty() && dice_.Chance(40)) {
    node.name = dice_.Of(names_.nodes);
    return node;
  }
  node.name = NewName("n");
  if (dice_.Chance(35)) {
    static const std::vector<std::string> kExpressions = {":A", ":B", ":C", ":A:B", ":A|B", ":!C", ":A&!B", ":%"};
    node.rest = dice_.Of(kExpressions);
  }
  node.rest += InlineProperties();
  names_.nodes.push_back(node.name);
  return node;
}

PathText::Step RandomQuery::Step(bool may_vary) {
  PathText::Step step;
  step.direction = static_cast<int>(dice_.Below(3)) - 1;
  static const std::vector<std::string> kTypeTexts = {"", ":R", ":S", ":T", ":R|S", ":R|T"};
  const std::string types = dice_.Of(kTypeTexts);
  if (may_vary && dice_.Chance(20)) {
    static const std::vector<std::string> kRanges = {"*1..2", "*0..2", "*2", "*0..1", "*1..3", "*2..3"};
    step.inside = types + dice_.Of(kRanges) + InlineProperties();
    return step;
  }
  const std::string name = NewName("r");
  step.inside = name + types + InlineProperties();
  names_.relationships.push_back(name);
  return step;
}

PathText RandomQuery::Path(bool may_vary) {
  PathText path;
  path.nodes.push_back(Node(true));
  for (size_t n = dice_.Below(4); n > 0; --n) {
    path.steps.push_back(Step(may_vary));
    path.nodes.push_back(Node(true));
  }
  return path;
}

std::string RandomQuery::Patterns() {
  std::string text = Path(true).Forward();
  if (dice_.Chance(30)) text += ", " + Path(true).Forward();
  return text;
}

// --- Expressions ---

std::string RandomQuery::Integer(int depth) {
  switch (dice_.Below(depth > 0 ? 8 : 5)) {
    case 0:
      return std::to_string(static_cast<int>(dice_.Below(8)) - 2);
    case 1:
      if (!names_.integers.empty()) return dice_.Of(names_.integers);
      [[fallthrough]];
    case 2:
      if (!names_.relationships.empty()) {
        return dice_.Of(names_.relationships) + (dice_.Chance(50) ? ".i" : ".j");
      }
      [[fallthrough]];
    case 3:
    case 4:
      if (names_.nodes.empty()) return std::to_string(dice_.Below(6));
      return dice_.Of(names_.nodes) + (dice_.Chance(70) ? ".i" : ".j");
    case 5:
      return fmt::format("({} {} {})", Integer(depth - 1), dice_.Chance(50) ? "+" : "-",
                         Integer(depth - 1));
    case 6:
      return fmt::format("coalesce({}, {})", Integer(depth - 1), Integer(depth - 1));
    default:
      return fmt::format("CASE WHEN {} THEN {} ELSE {} END", Condition(depth - 1),
                         Integer(depth - 1), Integer(depth - 1));
  }
}

std::string RandomQuery::String(int depth) {
  if (!names_.strings.empty() && dice_.Chance(30)) return dice_.Of(names_.strings);
  if (names_.nodes.empty() || dice_.Chance(25)) return dice_.Of(kStrings);
  if (depth > 0 && dice_.Chance(20)) return String(depth - 1) + " + " + String(depth - 1);
  return dice_.Of(names_.nodes) + ".s";
}

std::string RandomQuery::Any() {
  switch (dice_.Below(4)) {
    case 0: return String(1);
    case 1: return names_.nodes.empty() ? "null" : dice_.Of(names_.nodes) + ".m";
    default: return Integer(1);
  }
}

std::string RandomQuery::Comparison(int depth) {
  static const std::vector<std::string> kOperators = {"=", "<>", "<", "<=", ">", ">="};
  switch (dice_.Below(7)) {
    case 0:
      return fmt::format("{} {} {}", String(depth), dice_.Of(kOperators), String(depth));
    case 1: {
      static const std::vector<std::string> kPredicates = {"STARTS WITH", "ENDS WITH", "CONTAINS"};
      return fmt::format("{} {} {}", String(0), dice_.Of(kPredicates), dice_.Of(kStrings));
    }
    case 2:
      return fmt::format("{} IN [{}, {}, {}]", Integer(0), dice_.Below(6), dice_.Below(6),
                         dice_.Chance(20) ? "null" : "3");
    case 3:
      return fmt::format("{} IS {}NULL", Any(), dice_.Chance(50) ? "NOT " : "");
    case 4:
      return fmt::format("{} {} {}", Any(), dice_.Of(kOperators), Any());
    default:
      return fmt::format("{} {} {}", Integer(depth), dice_.Of(kOperators), Integer(depth));
  }
}

std::string RandomQuery::PatternCondition() {
  if (names_.nodes.empty()) return "true";
  const std::string from = dice_.Of(names_.nodes);
  const Names outside = names_;
  const PathText::Step step = Step(true);
  std::string other = dice_.Of(outside.nodes);
  names_ = outside;
  const std::string arrow = StepText(step, false);
  switch (dice_.Below(3)) {
    case 0:
      return fmt::format("EXISTS {{ ({}){}({}) }}", from, arrow, dice_.Chance(70) ? ":A" : other);
    case 1:
      return fmt::format("COUNT {{ ({}){}() }} {} {}", from, arrow, dice_.Chance(50) ? ">" : "=",
                         dice_.Below(3));
    default:
      return fmt::format("EXISTS {{ MATCH ({}){}(x) WHERE x.i > {} RETURN x }}", from, arrow,
                         Integer(0));
  }
}

std::string RandomQuery::Condition(int depth) {
  if (depth <= 0) return Comparison(0);
  switch (dice_.Below(8)) {
    case 0: return fmt::format("({} AND {})", Condition(depth - 1), Condition(depth - 1));
    case 1: return fmt::format("({} OR {})", Condition(depth - 1), Condition(depth - 1));
    case 2: return fmt::format("NOT ({})", Condition(depth - 1));
    case 3: return fmt::format("({} XOR {})", Condition(depth - 1), Condition(depth - 1));
    case 4: return PatternCondition();
    case 5:
      return names_.nodes.empty() ? "true" : dice_.Of(names_.nodes) + ":" + dice_.Of(kLabels);
    default: return Comparison(depth);
  }
}

// --- Clauses ---

std::string RandomQuery::Match() {
  std::string text = dice_.Chance(35) ? "OPTIONAL MATCH " : "MATCH ";
  text += Patterns();
  if (dice_.Chance(45)) text += " WHERE " + Condition(2);
  return text;
}

std::string RandomQuery::With() {
  Names kept;
  std::vector<std::string> items;
  for (const std::string& node : names_.nodes) {
    if (!dice_.Chance(60)) continue;
    items.push_back(node);
    kept.nodes.push_back(node);
  }
  for (const std::string& relationship : names_.relationships) {
    if (!dice_.Chance(40)) continue;
    items.push_back(relationship);
    kept.relationships.push_back(relationship);
  }
  const std::string integer = NewName("v");
  static const std::vector<std::string> kAggregates = {"count(*)", "count(DISTINCT {})", "sum({})", "min({})",
                                                       "max({})", "size(collect({}))"};
  const bool is_grouped = dice_.Chance(35);
  const std::string value =
      is_grouped ? fmt::format(fmt::runtime(dice_.Of(kAggregates)), Integer(0)) : Integer(1);
  items.push_back(value + " AS " + integer);
  kept.integers.push_back(integer);
  if (!is_grouped && dice_.Chance(40)) {
    const std::string string = NewName("w");
    items.push_back(String(1) + " AS " + string);
    kept.strings.push_back(string);
  }
  names_ = kept;
  std::string text = fmt::format("WITH {}{}", !is_grouped && dice_.Chance(25) ? "DISTINCT " : "",
                                 fmt::join(items, ", "));
  if (dice_.Chance(35)) text += " WHERE " + Condition(1);
  return text;
}

std::string RandomQuery::Unwind() {
  const std::string name = NewName("u");
  const std::string text = fmt::format("UNWIND [{}, {}, {}] AS {}", Integer(0), Integer(0),
                                       dice_.Chance(30) ? "null" : "2", name);
  names_.integers.push_back(name);
  return text;
}

std::string RandomQuery::Call() {
  const Names outside = names_;
  const std::string name = NewName("c");
  std::string text = "CALL (*) { " + Match();
  text += fmt::format(" RETURN {} AS {} }}",
                      dice_.Chance(50) ? "count(*)" : "max(" + Integer(0) + ")", name);
  names_ = outside;
  names_.integers.push_back(name);
  return text;
}

std::string RandomQuery::Return() {
  std::vector<std::string> items;
  const auto add = [&items](const std::string& text) {
    items.push_back(fmt::format("{} AS x{}", text, items.size()));
  };
  for (size_t n = 1 + dice_.Below(3); n > 0; --n) {
    switch (dice_.Below(5)) {
      case 0: add(String(1)); break;
      case 1: add(Condition(1)); break;
      case 2:
        add(names_.nodes.empty() ? Integer(1) : "id(" + dice_.Of(names_.nodes) + ")");
        break;
      default: add(Integer(2));
    }
  }
  const bool is_grouped = dice_.Chance(30);
  if (is_grouped) {
    const std::vector<std::string> aggregates = {"count(*)", "sum(" + Integer(0) + ")", "max(" + Any() + ")",
                                                 "count(DISTINCT " + Any() + ")"};
    add(dice_.Of(aggregates));
  }
  std::string text = fmt::format("RETURN {}{}", dice_.Chance(25) ? "DISTINCT " : "", fmt::join(items, ", "));
  // Ordered by every column: rows that tie are the same, so that any of them may be cut off.
  if (dice_.Chance(25)) {
    std::vector<std::string> order;
    for (size_t i = 0; i < items.size(); ++i) {
      order.push_back(fmt::format("x{}{}", i, dice_.Chance(50) ? " DESC" : ""));
    }
    text += fmt::format(" ORDER BY {}", fmt::join(order, ", "));
    if (dice_.Chance(50)) text += fmt::format(" SKIP {}", dice_.Below(3));
    if (dice_.Chance(70)) text += fmt::format(" LIMIT {}", dice_.Below(6));
  }
  return text;
}

std::string RandomQuery::Whole() {
  std::string text = Match();
  for (size_t n = dice_.Below(4); n > 0; --n) {
    switch (dice_.Below(6)) {
      case 0: text += " " + Unwind(); break;
      case 1: text += " " + Call(); break;
      case 2:
      case 3: text += " " + With(); break;
      default: text += " " + Match();
    }
  }
  text += " " + Return();
  return text;
}

RandomQuery::Simple RandomQuery::MakeSimple() {
  Simple simple;
  do {
    names_ = {};
    simple.path = Path(false);
  } while (simple.path.steps.empty());
  simple.condition = Condition(2);
  std::vector<std::string> columns;
  for (const std::string& name : names_.nodes) columns.push_back("id(" + name + ")");
  for (const std::string& name : names_.relationships) columns.push_back("id(" + name + ")");
  simple.columns = fmt::format("{}", fmt::join(columns, ", "));
  return simple;
}

}  // namespace wenmai::query
