// The weights of a tagger: for each feature that matters, what it adds to the score of each tag.
// Written by train/train_tagger.cc, read-only afterwards, safe from any thread.
//
//   file    := "wenmai tagger 1\n" class ("\t" class)* "\n" unit "\n" count "\n" feature*
//   feature := hash:varint tags:byte (tag:byte weight:int8)^tags
//
// Features are in order of their hashes, each hash given as the difference from the last. A weight is
// `unit` times its byte.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/tagger/tag_feature.h"
#include "ingest/tagger/tag_token.h"

namespace wenmai::ingest {

class TagModel {
 public:
  // Throws Error{kInvalidArgument} naming `file` if the data are not such a file.
  TagModel(std::string_view file, std::string_view data);

  const std::vector<std::string>& classes() const { return classes_; }
  int tag_count() const { return tag_count_; }

  // Writes the score of each tag at each token of a sentence: tag_count() numbers a token.
  void Score(std::span<const TagToken> sentence, float* scores) const;

 private:
  // False for most features that have no weights.
  bool MayHold(uint32_t hash) const {
    const uint32_t bit = hash >> present_shift_;
    return (present_[bit / 64] >> (bit % 64) & 1) != 0;
  }
  using TagRows = std::array<const int8_t*, kTagFeatureCount>;
  // Sets the first of *rows to the weights of those features that have any; returns how many.
  size_t FindRows(const TagFeatures& features, TagRows* rows) const;
  // The feature's place among all, or kNone.
  int32_t Find(uint32_t hash) const;
  void IndexHashes();

  std::vector<std::string> classes_;
  int tag_count_ = 0;
  int row_size_ = 0;  // tag_count_ and what fills it up, so that rows are added in whole registers
  float unit_ = 0;
  std::vector<uint32_t> hashes_;   // sorted
  std::vector<int8_t> rows_;       // row_size_ for each hash
  std::vector<uint32_t> buckets_;  // where the hashes begin that begin with these bits
  int bucket_shift_ = 0;
  // A bit for each run of hashes that begin alike: most features of a text have no weights, which
  // this tells from a piece of memory that the caches hold.
  std::vector<uint64_t> present_;
  int present_shift_ = 0;
};

// The bytes of a file with these weights, tag_count of each feature; weights that round to nothing are
// left out. REQUIRES: no weight is larger than 127 units.
std::string WriteTagModel(const std::vector<std::string>& classes, float unit,
                          const std::map<uint32_t, std::vector<float>>& weights);

}  // namespace wenmai::ingest
