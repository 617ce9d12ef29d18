#include "ingest/tagger/tag_model.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

#include "base/bytes.h"
#include "ingest/discourse/data_lines.h"
#include "ingest/tagger/tag.h"
#include "ingest/tagger/tag_feature.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

constexpr std::string_view kHead = "wenmai tagger 1";
constexpr int kRegisterSize = 16;  // weights that are added at once

// The text up to the next line end, which is passed over.
std::string_view TakeLine(std::string_view* data) {
  const size_t end = std::min(data->find('\n'), data->size());
  const std::string_view line = data->substr(0, end);
  data->remove_prefix(std::min(end + 1, data->size()));
  return line;
}

}  // namespace

TagModel::TagModel(std::string_view file, std::string_view data) {
  if (TakeLine(&data) != kHead) {
    throw Error(ErrorCode::kInvalidArgument, std::string(file) + ": no weights of a tagger");
  }
  for (const std::string_view name : SplitFields(TakeLine(&data), '\t')) classes_.emplace_back(name);
  tag_count_ = TagCount(static_cast<int>(classes_.size()));
  row_size_ = (tag_count_ + kRegisterSize - 1) / kRegisterSize * kRegisterSize;
  unit_ = std::stof(std::string(TakeLine(&data)));
  const size_t count = std::stoul(std::string(TakeLine(&data)));
  hashes_.reserve(count);
  rows_.resize(count * row_size_);
  ByteReader reader(data, "weights of a tagger");
  uint32_t hash = 0;
  for (size_t f = 0; f < count; ++f) {
    hash += reader.ReadVarint32();
    hashes_.push_back(hash);
    for (int tags = reader.ReadByte(); tags > 0; --tags) {
      const int tag = reader.ReadByte();
      const auto weight = static_cast<int8_t>(reader.ReadByte());
      if (tag >= tag_count_) {
        throw Error(ErrorCode::kInvalidArgument, std::string(file) + ": no such tag");
      }
      rows_[f * row_size_ + tag] = weight;
    }
  }
  IndexHashes();
}

// About one hash a bucket: hashes are spread evenly.
void TagModel::IndexHashes() {
  const int bits = std::max(1, static_cast<int>(std::bit_width(hashes_.size())));
  bucket_shift_ = 32 - bits;
  buckets_.assign((size_t{1} << bits) + 1, 0);
  for (const uint32_t hash : hashes_) ++buckets_[(hash >> bucket_shift_) + 1];
  for (size_t b = 1; b < buckets_.size(); ++b) buckets_[b] += buckets_[b - 1];
  constexpr int kBitsPerHash = 2;  // as a power of two: one in four to eight of the bits is set
  const int present_bits = std::clamp(bits + kBitsPerHash, 6, 32);
  present_shift_ = 32 - present_bits;
  present_.assign((size_t{1} << present_bits) / 64, 0);
  for (const uint32_t hash : hashes_) {
    const uint32_t bit = hash >> present_shift_;
    present_[bit / 64] |= uint64_t{1} << (bit % 64);
  }
}

int32_t TagModel::Find(uint32_t hash) const {
  const uint32_t bucket = hash >> bucket_shift_;
  for (uint32_t i = buckets_[bucket]; i < buckets_[bucket + 1]; ++i) {
    if (hashes_[i] == hash) return static_cast<int32_t>(i);
  }
  return kNone;
}

// The weights are larger than the caches. So the features of a token go through the tables side by
// side, and what each will need next is fetched while the others are looked at.
size_t TagModel::FindRows(const TagFeatures& features, TagRows* rows) const {
  TagFeatures held;
  size_t held_count = 0;
  for (const uint32_t feature : features) {
    held[held_count] = feature;
    held_count += MayHold(feature) ? 1 : 0;  // no branch, since no processor could foresee it
  }
  for (size_t h = 0; h < held_count; ++h) __builtin_prefetch(&buckets_[held[h] >> bucket_shift_]);
  for (size_t h = 0; h < held_count; ++h) {
    __builtin_prefetch(hashes_.data() + buckets_[held[h] >> bucket_shift_]);
  }
  size_t row_count = 0;
  for (size_t h = 0; h < held_count; ++h) {
    const int32_t at = Find(held[h]);
    if (at == kNone) continue;
    (*rows)[row_count] = &rows_[static_cast<size_t>(at) * row_size_];
    __builtin_prefetch((*rows)[row_count++]);
  }
  return row_count;
}

void TagModel::Score(std::span<const TagToken> sentence, float* scores) const {
  const int row_size = row_size_;  // which no write to the sums can change
  for (size_t i = 0; i < sentence.size(); ++i) {
    std::array<int16_t, (kTagCountMax / kRegisterSize + 1) * kRegisterSize> sums = {};
    TagRows rows;
    const size_t row_count = FindRows(TagFeaturesOf(sentence, i), &rows);
    for (size_t r = 0; r < row_count; ++r) {
      const int8_t* row = rows[r];
      for (int begin = 0; begin < row_size; begin += kRegisterSize) {
        for (int tag = begin; tag < begin + kRegisterSize; ++tag) {
          sums[tag] = static_cast<int16_t>(sums[tag] + row[tag]);
        }
      }
    }
    for (int tag = 0; tag < tag_count_; ++tag) *scores++ = unit_ * sums[tag];
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
