#include "shell/picture/page.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <string>
#include <string_view>

#include "shell/shell_data.h"

namespace wenmai::shell {
namespace {

constexpr size_t kPropertyBytesMax = 1'000;  // an article's whole text is not for a picture
constexpr std::string_view kDataMark = "/*DATA*/";

// At most `bytes_max`, cut between characters.
std::string Cut(const std::string& text, size_t bytes_max) {
  if (text.size() <= bytes_max) return text;
  size_t end = bytes_max;
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

Value::Map ShortProperties(const ValueMap& properties) {
  Value::Map cut = properties;
  for (auto& [key, value] : cut) {
    if (value.is<std::string>()) value = Cut(value.as<std::string>(), kPropertyBytesMax);
  }
  return cut;
}

// What a person would call the node.
std::string Caption(const Node& node) {
  for (const char* key : {"name", "title", "text", "type", "id"}) {
    const auto found = node.properties.find(key);
    if (found != node.properties.end() && found->second.is<std::string>()) {
      return Cut(found->second.as<std::string>(), 120);
    }
  }
  return node.labels.empty() ? std::to_string(node.id) : node.labels.front();
}

// The words in pieces, each with whether it is marked.
Value::List Pieces(const Evidence& evidence) {
  Value::List pieces;
  const auto add = [&](size_t begin, size_t end, bool is_marked) {
    if (begin < end) pieces.push_back(Value::List{evidence.words.substr(begin, end - begin), is_marked});
  };
  auto marks = evidence.marks;
  std::sort(marks.begin(), marks.end());
  size_t at = 0;
  for (const auto& [begin, end] : marks) {
    if (begin < at) continue;
    add(at, begin, false);
    add(begin, end, true);
    at = end;
  }
  add(at, evidence.words.size(), false);
  return pieces;
}

Value::Map EvidenceByElement(const Picture& picture) {
  std::map<std::string, Value::List> by_element;
  for (const ElementEvidence& element : picture.evidence) {
    const Evidence& evidence = element.evidence;
    by_element[(element.is_node ? "n" : "r") + std::to_string(element.element)].push_back(
        Value::Map{{"article", evidence.article},
                   {"date", evidence.date},
                   {"speaker", evidence.speaker},
                   {"verb", evidence.verb},
                   {"words", Pieces(evidence)}});
  }
  return {by_element.begin(), by_element.end()};
}

// Puts the data into the page, so that no text of it can end the script that holds it.
void WritePage(const char* file, const Value& data, std::ostream& out) {
  const std::string_view page = ShellData(file);
  const size_t mark = page.find(kDataMark);
  out << page.substr(0, mark);
  for (const char c : ToJson(data)) {
    if (c == '<') out << "\\u003c";
    else out << c;
  }
  out << page.substr(mark + kDataMark.size());
  if (!out) throw Error(ErrorCode::kIo, "cannot write the page");
}

}  // namespace

void WriteGraphPage(const Picture& picture, std::ostream& out) {
  Value::List nodes, relationships;
  for (const auto& [id, node] : picture.nodes) {
    nodes.push_back(Value::Map{{"id", static_cast<int64_t>(id)},
                               {"caption", Caption(node)},
                               {"labels", Value::List(node.labels.begin(), node.labels.end())},
                               {"properties", ShortProperties(node.properties)}});
  }
  for (const auto& [id, relationship] : picture.relationships) {
    relationships.push_back(Value::Map{{"id", static_cast<int64_t>(id)},
                                       {"type", relationship.type},
                                       {"start", static_cast<int64_t>(relationship.start)},
                                       {"end", static_cast<int64_t>(relationship.end)},
                                       {"properties", ShortProperties(relationship.properties)}});
  }
  WritePage("picture/graph.html",
            Value::Map{{"nodes", std::move(nodes)},
                       {"relationships", std::move(relationships)},
                       {"evidence", EvidenceByElement(picture)}},
            out);
}

void WriteRowsPage(const Rows& rows, std::ostream& out) {
  Value::List lines;
  for (const auto& row : rows.rows) lines.push_back(Value::List(row.begin(), row.end()));
  WritePage("picture/rows.html",
            Value::Map{{"columns", Value::List(rows.columns.begin(), rows.columns.end())},
                       {"rows", std::move(lines)}},
            out);
}

}  // namespace wenmai::shell
