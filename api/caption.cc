#include "api/caption.h"

namespace wenmai::api {

std::string Caption(const Node& node) {
  constexpr size_t kBytesMax = 90;
  for (const char* key : {"name", "title", "text", "id"}) {
    const auto found = node.properties.find(key);
    if (found == node.properties.end() || !found->second.is<std::string>()) continue;
    std::string caption = found->second.as<std::string>();
    if (caption.size() > kBytesMax) {
      size_t cut = kBytesMax;
      while (cut > 0 && (caption[cut] & 0xC0) == 0x80) --cut;
      caption = caption.substr(0, cut) + "…";
    }
    return caption;
  }
  return node.labels.empty() ? std::to_string(node.id) : node.labels.front();
}

std::string Caption(const Path& path) {
  std::string caption = "(";
  caption += Caption(path.nodes.front()) + ")";
  for (size_t i = 0; i < path.relationships.size(); ++i) {
    const Relationship& relationship = path.relationships[i];
    const bool is_forward = relationship.start == path.nodes[i].id;
    caption += is_forward ? "-[:" : "<-[:";
    caption += relationship.type;
    caption += is_forward ? "]->(" : "]-(";
    caption += Caption(path.nodes[i + 1]) + ")";
  }
  return caption;
}

}  // namespace wenmai::api
