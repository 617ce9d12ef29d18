#include "api/export/graphml.h"

#include <map>
#include <ostream>
#include <string>
#include <utility>

#include "api/export/element_scan.h"
#include "query/expressions/rendering.h"
#include "wenmai/error.h"

namespace wenmai::api {
namespace {

using graph::Value;
using graph::ValueKind;

std::string_view TypeName(ValueKind kind) {
  switch (kind) {
    case ValueKind::kBoolean:
      return "boolean";
    case ValueKind::kInteger:
      return "long";
    case ValueKind::kFloat:
      return "double";
    default:
      return "string";
  }
}

std::string Escaped(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\r':
        escaped += "&#13;";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') {
          escaped += "\xef\xbf\xbd";
        } else {
          escaped += c;
        }
    }
  }
  return escaped;
}

// A property's values of one type are one key of the file.
using Keys = std::map<std::pair<std::string, std::string_view>, std::string>;

class Graphml {
 public:
  Graphml(const graph::View& view, std::ostream& out) : view_(view), out_(out) {}

  void Write() {
    out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
            "<key id=\"labels\" for=\"node\" attr.name=\"labels\" attr.type=\"string\"/>\n"
            "<key id=\"label\" for=\"edge\" attr.name=\"label\" attr.type=\"string\"/>\n";
    const Keys node_keys = WriteNodeKeys(), relationship_keys = WriteRelationshipKeys();
    out_ << "<graph id=\"wenmai\" edgedefault=\"directed\">\n";
    ForEachNode(view_, [&](graph::NodeId id, const graph::NodeRecord& node) {
      std::string labels;
      for (const graph::LabelId label : node.labels) {
        (labels += ':') += view_.LabelName(label);
      }
      out_ << "<node id=\"n" << id << "\">";
      WriteData("labels", labels);
      WriteProperties(node.properties, node_keys);
      out_ << "</node>\n";
    });
    ForEachRelationship(view_,
                        [&](graph::RelationshipId id, const graph::RelationshipRecord& record) {
                          out_ << "<edge id=\"e" << id << "\" source=\"n" << record.start
                               << "\" target=\"n" << record.end << "\">";
                          WriteData("label", view_.TypeName(record.type));
                          WriteProperties(record.properties, relationship_keys);
                          out_ << "</edge>\n";
                        });
    out_ << "</graph>\n</graphml>\n";
    if (!out_.flush()) throw Error(ErrorCode::kIo, "cannot write the export");
  }

 private:
  Keys WriteNodeKeys() {
    Keys keys;
    ForEachNode(view_, [&](graph::NodeId, const graph::NodeRecord& node) {
      AddKeys(node.properties, "node", &keys);
    });
    return keys;
  }

  Keys WriteRelationshipKeys() {
    Keys keys;
    ForEachRelationship(view_, [&](graph::RelationshipId, const graph::RelationshipRecord& record) {
      AddKeys(record.properties, "edge", &keys);
    });
    return keys;
  }

  void AddKeys(const graph::Properties& properties, const char* element, Keys* keys) {
    for (const auto& [key, value] : properties) {
      const std::string name(view_.KeyName(key));
      const std::string_view type = TypeName(value.kind());
      const auto [place, is_new] = keys->try_emplace({name, type});
      if (!is_new) continue;
      place->second = std::string(element) + std::to_string(keys->size() - 1);
      out_ << "<key id=\"" << place->second << "\" for=\"" << element << "\" attr.name=\""
           << Escaped(name) << "\" attr.type=\"" << type << "\"/>\n";
    }
  }

  void WriteProperties(const graph::Properties& properties, const Keys& keys) {
    for (const auto& [key, value] : properties) {
      const auto& id = keys.at({std::string(view_.KeyName(key)), TypeName(value.kind())});
      WriteData(id, value.kind() == ValueKind::kList ? query::ToJson(value, view_)
                                                     : query::ToText(value));
    }
  }

  void WriteData(std::string_view key, std::string_view text) {
    out_ << "<data key=\"" << key << "\">" << Escaped(text) << "</data>";
  }

  const graph::View& view_;
  std::ostream& out_;
};

}  // namespace

void ExportGraphml(const graph::View& view, std::ostream& out) { Graphml(view, out).Write(); }

}  // namespace wenmai::api
