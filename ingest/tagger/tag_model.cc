#include "ingest/tagger/tag_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "base/bytes.h"
#include "ingest/discourse/data_lines.h"
#include "ingest/tagger/tag.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kHead = "wenmai tagger 1";

// The text up to the next line end, which is passed over.
std::string_view TakeLine(std::string_view* data) {
  const size_t end = std::min(data->find('\n'), data->size());
  const std::string_view line = data->substr(0, end);
  data->remove_prefix(std::min(end + 1, data->size()));
  return line;
}

}  // namespace

TagModel::TagModel(std::string_view file, std::string_view data) {
  const auto refuse = [&](const char* why) {
    throw Error(ErrorCode::kInvalidArgument, std::string(file) + ": " + why);
  };
  if (TakeLine(&data) != kHead) refuse("no weights of a tagger");
  for (const std::string_view name : SplitFields(TakeLine(&data), '\t')) classes_.emplace_back(name);
  if (classes_.size() > kTagClassCountMax) refuse("too many classes");
  tag_count_ = TagCount(static_cast<int>(classes_.size()));
  unit_ = std::stof(std::string(TakeLine(&data)));
  const size_t count = std::stoul(std::string(TakeLine(&data)));
  weights_ = TagWeights(tag_count_, count);
  ByteReader reader(data, "weights of a tagger");
  std::array<TagWeight, UINT8_MAX> weights;
  uint32_t hash = 0;
  for (size_t f = 0; f < count; ++f) {
    hash += reader.ReadVarint32();
    const std::span of_feature(weights.data(), reader.ReadByte());
    for (TagWeight& weight : of_feature) {
      weight.tag = reader.ReadByte();
      weight.weight = static_cast<int8_t>(reader.ReadByte());
      if (weight.tag >= tag_count_) refuse("no such tag");
    }
    weights_.Add(hash, of_feature);
  }
}

std::string WriteTagModel(const std::vector<std::string>& classes, float unit,
                          const std::map<uint32_t, std::vector<float>>& weights) {
  std::string features;
  size_t count = 0;
  uint32_t last = 0;
  for (const auto& [hash, row] : weights) {
    std::string tags;
    for (size_t tag = 0; tag < row.size(); ++tag) {
      const auto weight = static_cast<int>(std::lround(row[tag] / unit));
      if (weight == 0) continue;
      tags += static_cast<char>(tag);
      tags += static_cast<char>(weight);
    }
    if (tags.empty()) continue;
    AppendVarint(hash - last, &features);
    last = hash;
    features += static_cast<char>(tags.size() / 2);
    features += tags;
    ++count;
  }
  std::string file(kHead);
  for (size_t c = 0; c < classes.size(); ++c) file += (c == 0 ? "\n" : "\t") + classes[c];
  file += "\n" + std::to_string(unit) + "\n" + std::to_string(count) + "\n";
  return file + features;
}

}  // namespace wenmai::ingest
