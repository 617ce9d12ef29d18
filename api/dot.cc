#include "api/dot.h"

#include <array>
#include <ostream>

#include "api/caption.h"

namespace wenmai::api {
namespace {

std::string Quoted(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n') {
      quoted += "\\n";
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

// One of a few light colours, the same for the same labels.
std::string_view Colour(const Node& node) {
  constexpr std::array<std::string_view, 8> kColours = {"#cfe2f3", "#d9ead3", "#fff2cc", "#f4cccc",
                                                        "#d9d2e9", "#fce5cd", "#d0e0e3", "#ead1dc"};
  size_t sum = 0;
  for (const std::string& label : node.labels) {
    for (const char c : label) sum = sum * 31 + static_cast<unsigned char>(c);
  }
  return kColours[sum % kColours.size()];
}

}  // namespace

void DotGraph::Collect(const Value& value) {
  if (value.is<Node>()) {
    Add(value.as<Node>());
  } else if (value.is<Relationship>()) {
    Add(value.as<Relationship>());
  } else if (value.is<Path>()) {
    for (const Node& node : value.as<Path>().nodes) Add(node);
    for (const Relationship& relationship : value.as<Path>().relationships) Add(relationship);
  } else if (value.is<Value::List>()) {
    for (const Value& element : value.as<Value::List>()) Collect(element);
  } else if (value.is<Value::Map>()) {
    for (const auto& entry : value.as<Value::Map>()) Collect(entry.second);
  }
}

void DotGraph::Write(std::ostream& out) const {
  out << "digraph wenmai {\n"
         "  rankdir=LR;\n"
         "  node [shape=box, style=\"rounded,filled\", fontname=\"sans-serif\"];\n"
         "  edge [fontname=\"sans-serif\", fontsize=10];\n";
  for (const auto& [id, node] : nodes_) {
    std::string labels;
    for (const std::string& label : node.labels) labels += ":" + label;
    out << "  n" << id << " [label=" << Quoted(Caption(node)) << ", tooltip=" << Quoted(labels)
        << ", fillcolor=\"" << Colour(node) << "\"];\n";
  }
  for (const auto& [id, relationship] : relationships_) {
    out << "  n" << relationship.start << " -> n" << relationship.end
        << " [label=" << Quoted(relationship.type) << "];\n";
  }
  out << "}\n";
}

}  // namespace wenmai::api
