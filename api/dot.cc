#include "api/dot.h"

#include <array>
#include <ostream>

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

// What a person would call the node: its name or title, else a short text, else its label.
std::string Caption(const Node& node) {
  constexpr size_t kCaptionBytesMax = 90;
  for (const char* key : {"name", "title", "text", "id"}) {
    const auto found = node.properties.find(key);
    if (found == node.properties.end() || !found->second.is<std::string>()) continue;
    std::string caption = found->second.as<std::string>();
    if (caption.size() > kCaptionBytesMax) {
      size_t cut = kCaptionBytesMax;
      while (cut > 0 && (caption[cut] & 0xC0) == 0x80) --cut;
      caption = caption.substr(0, cut) + "…";
    }
    return caption;
  }
  return node.labels.empty() ? std::to_string(node.id) : node.labels.front();
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
