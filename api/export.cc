#include "api/export.h"

#include <algorithm>
#include <ostream>
#include <unordered_map>

#include "api/convert.h"
#include "api/dot.h"
#include "api/json.h"
#include "fmt/format.h"
#include "text/json_string.h"
#include "wenmai/error.h"

namespace wenmai::api {
namespace {

constexpr size_t kScanCount = 4096;
constexpr int kRefinementRounds = 4;

// FNV-1a, 64 bits, over bytes that are the same on every machine.
uint64_t Hash(std::string_view bytes, uint64_t hash = 0xcbf29ce484222325u) {
  for (const unsigned char byte : bytes) hash = (hash ^ byte) * 0x100000001b3u;
  return hash;
}

template <typename Id, typename Scan>
std::vector<Id> ScanAll(const Scan& scan) {
  std::vector<Id> ids;
  std::optional<Id> after;
  while (scan(after, &ids)) after = ids.back();
  return ids;
}

class CanonicalExport {
 public:
  explicit CanonicalExport(const graph::View& view) : view_(view) {
    nodes_ = ScanAll<graph::NodeId>([&](auto after, auto* ids) {
      return view.ScanNodes(std::nullopt, after, kScanCount, ids);
    });
    relationships_ = ScanAll<graph::RelationshipId>([&](auto after, auto* ids) {
      return view.ScanRelationships(std::nullopt, after, kScanCount, ids);
    });
  }

  void Write(std::ostream& out) {
    NameNodes();
    WriteSorted(NodeLines(), out);
    WriteSorted(RelationshipLines(), out);
  }

 private:
  // `"labels":[…],"properties":{…}`
  std::string NodeContent(graph::NodeId id) const {
    const Node node = ToPublic(graph::Value::Node(id), view_).as<Node>();
    std::string content = "\"labels\":";
    AppendJson(Value::List(node.labels.begin(), node.labels.end()), &content);
    content += ",\"properties\":";
    AppendJson(node.properties, &content);
    return content;
  }

  void NameNodes() {
    std::unordered_map<uint64_t, size_t> shared;
    for (const graph::NodeId id : nodes_) ++shared[colours_[id] = Hash(NodeContent(id))];
    std::vector<graph::NodeId> alike;
    for (const graph::NodeId id : nodes_) {
      if (shared[colours_[id]] > 1) alike.push_back(id);
    }
    for (int round = 0; round < kRefinementRounds && !alike.empty(); ++round) {
      std::unordered_map<graph::NodeId, uint64_t> refined;
      for (const graph::NodeId id : alike) refined[id] = RefinedColour(id);
      for (const auto& [id, colour] : refined) colours_[id] = colour;
    }
    std::unordered_map<uint64_t, size_t> used;
    for (const graph::NodeId id : nodes_) {
      const size_t number = ++used[colours_[id]];
      keys_[id] = fmt::format("{:016x}", colours_[id]);
      if (number > 1) keys_[id] += fmt::format("-{}", number);
    }
  }

  uint64_t RefinedColour(graph::NodeId id) const {
    std::vector<uint64_t> around;
    for (const graph::Direction direction : {graph::Direction::kOut, graph::Direction::kIn}) {
      std::vector<graph::Neighbor> neighbors;
      view_.Expand(id, direction, {}, &neighbors);
      for (const graph::Neighbor& neighbor : neighbors) {
        const std::string step = fmt::format("{} {} {:016x}", static_cast<int>(direction),
                                             RelationshipContent(neighbor.relationship),
                                             colours_.at(neighbor.node));
        around.push_back(Hash(step));
      }
    }
    std::sort(around.begin(), around.end());
    uint64_t colour = colours_.at(id);
    for (const uint64_t step : around) colour = Hash(fmt::format("{:016x}", step), colour);
    return colour;
  }

  // `TYPE {properties}`
  std::string RelationshipContent(graph::RelationshipId id) const {
    const auto record = view_.ReadRelationship(id);
    const auto relationship =
        ToPublic(graph::Value::Relationship(id, record->type), view_).as<Relationship>();
    return relationship.type + ' ' + ToJson(relationship.properties);
  }

  std::vector<std::string> NodeLines() const {
    std::vector<std::string> lines;
    for (const graph::NodeId id : nodes_) {
      lines.push_back(fmt::format("{{\"node\":\"{}\",{}}}", keys_.at(id), NodeContent(id)));
    }
    return lines;
  }

  std::vector<std::string> RelationshipLines() const {
    std::vector<std::string> lines;
    for (const graph::RelationshipId id : relationships_) {
      const auto record = view_.ReadRelationship(id);
      const auto relationship =
          ToPublic(graph::Value::Relationship(id, record->type), view_).as<Relationship>();
      std::string line = "{\"relationship\":";
      text::AppendJsonString(relationship.type, &line);
      line += fmt::format(",\"start\":\"{}\",\"end\":\"{}\",\"properties\":", keys_.at(record->start),
                          keys_.at(record->end));
      AppendJson(relationship.properties, &line);
      lines.push_back(line + "}");
    }
    return lines;
  }

  static void WriteSorted(std::vector<std::string> lines, std::ostream& out) {
    std::sort(lines.begin(), lines.end());
    for (const std::string& line : lines) out << line << '\n';
    if (!out) throw Error(ErrorCode::kIo, "cannot write the export");
  }

  const graph::View& view_;
  std::vector<graph::NodeId> nodes_;
  std::vector<graph::RelationshipId> relationships_;
  std::unordered_map<graph::NodeId, uint64_t> colours_;
  std::unordered_map<graph::NodeId, std::string> keys_;
};

}  // namespace

void ExportCanonical(const graph::View& view, std::ostream& out) {
  CanonicalExport(view).Write(out);
}

void ExportDot(const graph::View& view, std::ostream& out) {
  DotGraph drawing;
  const auto nodes = ScanAll<graph::NodeId>([&](auto after, auto* ids) {
    return view.ScanNodes(std::nullopt, after, kScanCount, ids);
  });
  for (const graph::NodeId id : nodes) drawing.Collect(ToPublic(graph::Value::Node(id), view));
  const auto relationships = ScanAll<graph::RelationshipId>([&](auto after, auto* ids) {
    return view.ScanRelationships(std::nullopt, after, kScanCount, ids);
  });
  for (const graph::RelationshipId id : relationships) {
    drawing.Collect(
        ToPublic(graph::Value::Relationship(id, view.ReadRelationship(id)->type), view));
  }
  drawing.Write(out);
}

}  // namespace wenmai::api
