#include "tests/query/differential/walk_query.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace wenmai::query {
namespace {

const std::vector<std::string> kTypeTexts = {"", ":R", ":S", ":R|S", ":T"};
const std::vector<std::string> kOperators = {"=", "<>", "<", "<=", ">="};

// A relationship in any direction.
std::string Arrow(Dice& dice, const std::string& inside) {
  switch (dice.Below(5)) {
    case 0: return fmt::format("<-[{}]-", inside);
    case 1: return fmt::format("-[{}]-", inside);
    default: return fmt::format("-[{}]->", inside);
  }
}

// --- Shortest paths ---

class ShortestPattern {
 public:
  explicit ShortestPattern(Dice& dice) : dice_(dice) {}
  std::string Query();

 private:
  std::string Node(bool may_be_bound);
  std::string Link();
  std::string Group();
  std::string GroupCondition(size_t number);
  std::string Columns(bool are_all_told);

  Dice& dice_;
  bool has_node_ = false;  // whether `o` and `u` are there before the path
  size_t node_count_ = 0, link_count_ = 0;
  std::vector<std::string> lists_, nodes_;
};

std::string ShortestPattern::Node(bool may_be_bound) {
  if (has_node_ && may_be_bound && dice_.Chance(40)) return "(o)";
  const std::string name = fmt::format("n{}", node_count_++);
  std::string text = name;
  nodes_.push_back(name);
  if (dice_.Chance(25)) text += dice_.Of(std::vector<std::string>{":A", ":B", ":A|C", ":!B"});
  if (dice_.Chance(25)) text += fmt::format(" {{i: {}}}", dice_.Below(4));
  if (dice_.Chance(15)) {
    const std::vector<std::string> others = {"2", has_node_ ? "o.i" : "1", has_node_ ? "u" : "0",
                                             nodes_[dice_.Below(nodes_.size())] + ".j"};
    text += fmt::format(" WHERE {}.i {} {}", name, dice_.Of(kOperators), dice_.Of(others));
  }
  return "(" + text + ")";
}

std::string ShortestPattern::Link() {
  const std::string name = fmt::format("r{}", link_count_++);
  const std::string types = dice_.Of(kTypeTexts);
  switch (dice_.Below(4)) {
    case 0: return Arrow(dice_, name + types);
    case 1: {
      const std::vector<std::string> inside = {"", " WHERE {0}.i < 3", " WHERE {0}.i <> {1}"};
      const std::string where =
          fmt::format(fmt::runtime(dice_.Of(inside)), name, has_node_ ? "o.i" : "1");
      static const std::vector<std::string> kRanges = {"{1,3}", "{0,2}", "{2}", "{2,3}", "{0,1}"};
      lists_.push_back(name);
      return Arrow(dice_, name + types + where) + dice_.Of(kRanges);
    }
    default: return Group();
  }
}

std::string ShortestPattern::Group() {
  const size_t number = link_count_++;
  std::string text = fmt::format("(x{}{})", number, dice_.Chance(20) ? ":A" : "");
  text += Arrow(dice_, fmt::format("q{}{}", number, dice_.Of(kTypeTexts)));
  text += fmt::format("(y{}{})", number, dice_.Chance(20) ? ":!C" : "");
  if (dice_.Chance(40)) text += Arrow(dice_, dice_.Of(kTypeTexts)) + fmt::format("(z{})", number);
  if (dice_.Chance(50)) text += " WHERE " + GroupCondition(number);
  for (const char* list : {"x", "q", "y"}) lists_.push_back(list + std::to_string(number));
  static const std::vector<std::string> kRanges = {"{1,2}", "{0,2}", "{2}", "{1,3}", "{2,3}"};
  return fmt::format("({}){}", text, dice_.Of(kRanges));
}

std::string ShortestPattern::GroupCondition(size_t n) {
  const std::vector<std::string> sides = {
      fmt::format("x{}.i", n), fmt::format("y{}.i", n), fmt::format("q{}.i", n),
      fmt::format("y{}.j", n), has_node_ ? "o.i" : "1", has_node_ ? "u" : "2"};
  return fmt::format("{} {} {}", dice_.Of(sides), dice_.Of(kOperators), dice_.Of(sides));
}

std::string ShortestPattern::Columns(bool are_all_told) {
  std::vector<std::string> columns = {"length(p)", "id(nodes(p)[0])", "id(nodes(p)[-1])"};
  if (has_node_) columns.insert(columns.end(), {"id(o)", "u"});
  if (are_all_told) {
    columns.push_back("[x IN relationships(p) | id(x)]");
    for (const std::string& node : nodes_) columns.push_back(fmt::format("id({})", node));
    for (const std::string& list : lists_) columns.push_back(fmt::format("[x IN {} | id(x)]", list));
  }
  return fmt::format("{}", fmt::join(columns, ", "));
}

std::string ShortestPattern::Query() {
  has_node_ = dice_.Chance(40);
  std::string path = Node(true);
  for (size_t n = 2 + dice_.Below(2); n > 0; --n) path += Link() + Node(true);
  static const std::vector<std::string> kSelectors = {"ALL SHORTEST", "SHORTEST 2 GROUPS", "SHORTEST 1 GROUP",
                                                      "ANY SHORTEST", "SHORTEST 3"};
  const std::string selector = dice_.Of(kSelectors);
  const bool are_all_told = selector.find("GROUP") != std::string::npos || selector == "ALL SHORTEST";
  return fmt::format("{}{}MATCH p = {} {} RETURN {}",
                     has_node_ ? "MATCH (o:A) UNWIND [1, 2] AS u " : "",
                     dice_.Chance(20) ? "OPTIONAL " : "", selector, path, Columns(are_all_told));
}

}  // namespace

std::string ShortestQuery(Dice& dice) { return ShortestPattern(dice).Query(); }

// --- Conditions on steps ---

StepConditions StepConditionQuery(Dice& dice) {
  // What a condition may read beside its own step: outer variables, nodes, and other walks.
  static const std::vector<std::string> kOthers = {"u",       "o.i",       "a.i",         "f.i",      "e.i",
                                                   "size(r)", "r[0].i",    "size(xs)",    "hs[-1].i", "d.j",
                                                   "b.j",     "length(w)", "last(r).i - 1"};
  const std::string value = dice.Of(kOthers), op = dice.Of(kOperators);
  const auto types = [&dice] { return dice.Of(kTypeTexts); };
  const std::string first = fmt::format("(a){}(b)", Arrow(dice, "r" + types() + "*1..2"));
  const std::string second = fmt::format("(b)-[e{}]->(f)", types());
  const std::string third = fmt::format("(f) ((xs)-[hs{}]->() WHERE xs.i < 3){{1,2}} (c)", types());
  const bool is_group = dice.Chance(40);
  const std::string arrow = types();
  const auto walk = [&](const std::string& where) {
    if (is_group) return fmt::format("(a) (()-[q{}]->(y){}){{1,2}} (d)", arrow, where);
    return fmt::format("(a)-[q{}*1..2{}]->(d)", arrow, where);
  };
  const bool has_third = dice.Chance(40) || value.find("hs") == 0 || value.find("xs") != std::string::npos;
  const bool has_path = value.find("(w)") != std::string::npos;
  // A group sees what is written before it.
  const size_t place = is_group ? 3 : dice.Below(4);
  const auto pattern = [&](const std::string& where) {
    std::vector<std::string> parts = {(has_path ? "w = " : "") + first, second};
    if (has_third) parts.push_back(third);
    parts.insert(parts.begin() + static_cast<std::ptrdiff_t>(std::min(place, parts.size())), walk(where));
    return fmt::format("MATCH (o:A) WITH o ORDER BY id(o) LIMIT 1 UNWIND [1, 2] AS u MATCH {}", fmt::join(parts, ", "));
  };
  const std::string columns =
      " RETURN id(o), u, id(a), id(b), id(d), [x IN q | id(x)] AS q, [x IN r | id(x)] AS r, count(*)";
  return {pattern(fmt::format(" WHERE q.i {} {}", op, value)) + columns,
          pattern("") + fmt::format(" WHERE all(x IN q WHERE x.i {} {})", op, value) + columns};
}

}  // namespace wenmai::query
