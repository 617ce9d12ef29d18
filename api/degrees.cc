#include "api/degrees.h"

#include <algorithm>
#include <bit>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "graph/label_reader.h"

namespace wenmai::api {
namespace {

using graph::Direction;

void Count(uint64_t degree, Database::DegreeHistogram* histogram) {
  const auto place = static_cast<size_t>(std::bit_width(degree)) - 1;
  if (place >= histogram->counts.size()) histogram->counts.resize(place + 1);
  ++histogram->counts[place];
  ++histogram->node_count;
  histogram->relationship_count += degree;
  histogram->degree_max = std::max(histogram->degree_max, degree);
}

}  // namespace

std::vector<Database::DegreeHistogram> ReadDegrees(const graph::View& view) {
  using Key = std::tuple<std::string, std::string, Direction>;
  std::map<Key, Database::DegreeHistogram> histograms;
  std::map<std::tuple<graph::LabelId, graph::TypeId, Direction>, Database::DegreeHistogram*> by_ids;
  std::vector<graph::LabelReader> labels;
  const auto label_count = static_cast<graph::LabelId>(view.LabelNames().size());
  for (graph::LabelId label = 0; label < label_count; ++label) labels.emplace_back(view, label);
  view.ForEachDegree([&](graph::NodeId node, Direction direction, graph::TypeId type,
                         uint64_t degree) {
    for (graph::LabelId label = 0; label < label_count; ++label) {
      if (!labels[label].Has(node)) continue;
      Database::DegreeHistogram*& histogram = by_ids[{label, type, direction}];
      if (histogram == nullptr) {
        const std::string label_name(view.LabelName(label)), type_name(view.TypeName(type));
        histogram = &histograms[{label_name, type_name, direction}];
        histogram->label = label_name;
        histogram->type = type_name;
        histogram->is_outgoing = direction == Direction::kOut;
      }
      Count(degree, histogram);
    }
  });
  std::vector<Database::DegreeHistogram> sorted;
  for (auto& [key, histogram] : histograms) sorted.push_back(std::move(histogram));
  return sorted;
}

}  // namespace wenmai::api
