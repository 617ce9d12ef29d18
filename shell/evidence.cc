#include "shell/evidence.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string_view>

#include "shell/shell_data.h"

namespace wenmai::shell {
namespace {

// What is to be looked up, gathered from a result.
struct Wanted {
  std::set<uint64_t> claims, entities, mentions;
  std::map<std::string, std::vector<std::pair<bool, uint64_t>>> facts;  // by id: who rests on them
  Value::List names;
  std::set<std::string> texts;
};

std::string Text(const Value& value) {
  if (value.is_null()) return "";
  return value.is<std::string>() ? value.as<std::string>() : ToString(value);
}

std::string Property(const ValueMap& properties, std::string_view key) {
  const auto found = properties.find(key);
  return found == properties.end() ? "" : Text(found->second);
}

// `<article id>#<start>-<end>`, as KNOWN_AS has it.
void AddName(const Relationship& relationship, Wanted* wanted) {
  const std::string place = Property(relationship.properties, "evidence");
  const size_t hash = place.find('#'), dash = place.find('-', hash);
  if (hash == std::string::npos || dash == std::string::npos) return;
  int64_t start = 0, end = 0;
  std::from_chars(place.data() + hash + 1, place.data() + dash, start);
  std::from_chars(place.data() + dash + 1, place.data() + place.size(), end);
  wanted->names.push_back(Value::Map{{"element", static_cast<int64_t>(relationship.id)},
                                     {"article", place.substr(0, hash)},
                                     {"start", start},
                                     {"end", end}});
}

void Add(const Node& node, Wanted* wanted) {
  const auto has = [&](const char* label) {
    return std::find(node.labels.begin(), node.labels.end(), label) != node.labels.end();
  };
  if (has("Claim")) {
    wanted->claims.insert(node.id);
  } else if (has("Fact")) {
    wanted->facts[Property(node.properties, "id")].push_back({true, node.id});
  } else if (!has("Article") && !has("Name")) {
    wanted->entities.insert(node.id);
  }
}

void Add(const Relationship& relationship, Wanted* wanted) {
  if (const std::string fact = Property(relationship.properties, "fact"); !fact.empty()) {
    wanted->facts[fact].push_back({false, relationship.id});
  } else if (relationship.type == "MADE_BY" || relationship.type == "ABOUT" ||
             relationship.type == "STATED_IN") {
    wanted->claims.insert(relationship.start);
  } else if (relationship.type == "MENTIONS") {
    wanted->mentions.insert(relationship.id);
  } else if (relationship.type == "KNOWN_AS") {
    AddName(relationship, wanted);
  }
}

void Gather(const Value& value, Wanted* wanted) {
  if (value.is<Node>()) Add(value.as<Node>(), wanted);
  if (value.is<Relationship>()) Add(value.as<Relationship>(), wanted);
  if (value.is<std::string>()) wanted->texts.insert(value.as<std::string>());
  if (value.is<Path>()) {
    for (const Node& node : value.as<Path>().nodes) Add(node, wanted);
    for (const Relationship& relationship : value.as<Path>().relationships) Add(relationship, wanted);
  }
  if (value.is<Value::List>()) {
    for (const Value& element : value.as<Value::List>()) Gather(element, wanted);
  }
  if (value.is<Value::Map>()) {
    for (const auto& entry : value.as<Value::Map>()) Gather(entry.second, wanted);
  }
}

// The byte at which code point `index` of `text` begins.
size_t ByteAt(std::string_view text, int64_t index) {
  size_t at = 0;
  for (; index > 0 && at < text.size(); --index) {
    do {
      ++at;
    } while (at < text.size() && (text[at] & 0xC0) == 0x80);
  }
  return at;
}

constexpr std::string_view kSentenceEnds[] = {"。", "！", "？", "!", "?", ". ", "\n\n"};
constexpr std::string_view kClosing[] = {" ", "”", "」", "』", "）", "\""};  // they still belong to the sentence before
constexpr std::string_view kCut = "…";

// Behind the last end of a sentence before `at`; the beginning if there is none.
size_t SentenceBegin(std::string_view words, size_t at) {
  size_t begin = 0;
  for (const std::string_view end : kSentenceEnds) {
    if (at < end.size()) continue;
    const size_t found = words.rfind(end, at - end.size());
    if (found != words.npos) begin = std::max(begin, found + end.size());
  }
  for (bool is_changed = true; is_changed;) {
    is_changed = false;
    for (const std::string_view closing : kClosing) {
      if (begin + closing.size() > at || !words.substr(begin).starts_with(closing)) continue;
      begin += closing.size();
      is_changed = true;
    }
  }
  return begin;
}

// Behind the first end of a sentence from `at` on; npos if there is none.
size_t SentenceEnd(std::string_view words, size_t at) {
  size_t first = words.npos;
  for (const std::string_view end : kSentenceEnds) {
    const size_t found = words.find(end, at);
    if (found != words.npos) first = std::min(first, found + (end[0] == '\n' ? 0 : end.size()));
  }
  return first;
}

// Speech without punctuation is cut at a space about so many bytes from the mark.
constexpr size_t kSpeechContext = 120;

// Leaves of the words around the mark its sentence, as far as it was read. REQUIRES: one mark.
void KeepSentence(Evidence* evidence) {
  auto& [mark_begin, mark_end] = evidence->marks.front();
  std::string& words = evidence->words;
  size_t begin = SentenceBegin(words, mark_begin), end = std::min(SentenceEnd(words, mark_end), words.size());
  if (mark_begin - begin > 2 * kSpeechContext) {
    begin = std::min(words.find(' ', mark_begin - kSpeechContext), mark_begin);
  }
  if (end - mark_end > 2 * kSpeechContext) end = std::max(words.rfind(' ', mark_end + kSpeechContext), mark_end);
  const bool is_cut_before = begin > 0 && words[begin] == ' ', is_cut_behind = end < words.size() && words[end] == ' ';
  words = (is_cut_before ? std::string(kCut) : "") + words.substr(begin, end - begin) +
          (is_cut_behind ? std::string(kCut) : "");
  const size_t shift = begin - (is_cut_before ? kCut.size() : 0);
  mark_begin -= shift;
  mark_end -= shift;
}

Evidence ReadEvidence(const Result& row) {
  Evidence evidence{Text(row.Get(1)), Text(row.Get(2)), Text(row.Get(3)), Text(row.Get(4)),
                    Text(row.Get(5)), Text(row.Get(6)), {}};
  const Value marks = row.Get(7);
  for (const Value& mark : marks.as<Value::List>()) {
    const auto& ends = mark.as<Value::List>();
    evidence.marks.push_back({ByteAt(evidence.words, ends[0].as<int64_t>()),
                              ByteAt(evidence.words, ends[1].as<int64_t>())});
  }
  return evidence;
}

Value::List ToList(const std::set<uint64_t>& ids) {
  Value::List list;
  for (const uint64_t id : ids) list.push_back(static_cast<int64_t>(id));
  return list;
}

// Runs the query queries/evidence/`name`.cypher for `elements`. A claim is a sentence; other words are read with
// what stands around them.
template <typename Visit>
void Look(Session& session, std::string_view name, Value::List elements, const Visit& visit) {
  if (elements.empty()) return;
  const std::string file = "queries/evidence/" + std::string(name) + ".cypher";
  Result rows = session.Run(ShellData(file), {{"elements", std::move(elements)}});
  while (rows.Next()) {
    Evidence evidence = ReadEvidence(rows);
    if (name != "claim") KeepSentence(&evidence);
    visit(rows.Get(0), evidence);
  }
}

// A result often holds a claim's text rather than the claim.
void AddClaimsByText(Session& session, Wanted* wanted) {
  if (wanted->texts.empty()) return;
  const Value::List texts(wanted->texts.begin(), wanted->texts.end());
  Result claims = session.Run(ShellData("queries/evidence/text.cypher"), {{"texts", texts}});
  while (claims.Next()) wanted->claims.insert(static_cast<uint64_t>(claims.Get(0).as<int64_t>()));
}

}  // namespace

std::vector<ElementEvidence> FindEvidence(Session& session, const Rows& rows) {
  Wanted wanted;
  for (const auto& row : rows.rows) {
    for (const Value& value : row) Gather(value, &wanted);
  }
  AddClaimsByText(session, &wanted);
  std::vector<ElementEvidence> found;
  const auto add_as = [&](bool is_node) {
    return [&found, is_node](const Value& element, Evidence evidence) {
      found.push_back({is_node, static_cast<uint64_t>(element.as<int64_t>()), std::move(evidence)});
    };
  };
  Look(session, "claim", ToList(wanted.claims), add_as(true));
  Value::List facts;
  for (const auto& entry : wanted.facts) facts.push_back(entry.first);
  Look(session, "fact", std::move(facts), [&](const Value& fact, const Evidence& evidence) {
    for (const auto& [is_node, element] : wanted.facts[fact.as<std::string>()]) {
      found.push_back({is_node, element, evidence});
    }
  });
  Look(session, "name", wanted.names, add_as(false));
  Look(session, "mention", ToList(wanted.mentions), add_as(false));
  Look(session, "entity", ToList(wanted.entities), add_as(true));
  return found;
}

}  // namespace wenmai::shell
