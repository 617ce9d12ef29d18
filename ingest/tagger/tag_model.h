// The weights of a tagger: for each feature that matters, what it adds to the score of each tag.
// Written by train/train_tagger.cc, read-only afterwards, safe from any thread.
//
//   file    := "wenmai tagger 1\n" class ("\t" class)* "\n" unit "\n" count "\n" feature*
//   feature := hash:varint tags:byte (tag:byte weight:int8)^tags
//
// Features are in order of their hashes, each hash given as the difference from the last. A weight is
// `unit` times its byte.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/tagger/tag_weights.h"

namespace wenmai::ingest {

class TagModel {
 public:
  // Throws Error{kInvalidArgument} naming `file` if the data are not such a file.
  TagModel(std::string_view file, std::string_view data);

  const std::vector<std::string>& classes() const { return classes_; }
  int tag_count() const { return tag_count_; }
  float unit() const { return unit_; }
  const TagWeights& weights() const { return weights_; }

 private:
  std::vector<std::string> classes_;
  int tag_count_ = 0;
  float unit_ = 0;
  TagWeights weights_;
};

// The bytes of a file with these weights, tag_count of each feature; weights that round to nothing are
// left out. REQUIRES: no weight is larger than 127 units.
std::string WriteTagModel(const std::vector<std::string>& classes, float unit,
                          const std::map<uint32_t, std::vector<float>>& weights);

}  // namespace wenmai::ingest
