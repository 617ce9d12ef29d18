#include "graph/statistics/distinct_sketch.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <utility>

namespace wenmai::graph {
namespace {

// FNV-1a, its bits then mixed as MurmurHash3 does at its end. What it gives is on disk.
uint64_t Hash(std::string_view bytes) {
  uint64_t hash = 0xcbf2'9ce4'8422'2325;
  for (const char byte : bytes) hash = (hash ^ static_cast<uint8_t>(byte)) * 0x100'0000'01b3;
  hash = (hash ^ hash >> 33) * 0xff51'afd7'ed55'8ccd;
  hash = (hash ^ hash >> 33) * 0xc4ce'b9fe'1a85'ec53;
  return hash ^ hash >> 33;
}

}  // namespace

void DistinctSketch::Add(std::string_view value) {
  constexpr int kIndexBits = std::bit_width(kRegisterCount) - 1;
  const uint64_t hash = Hash(value);
  const size_t index = hash >> (64 - kIndexBits);
  const uint64_t rest = hash << kIndexBits | uint64_t{1} << (kIndexBits - 1);  // never all zero
  const auto rank = static_cast<uint8_t>(std::countl_zero(rest) + 1);
  if (rank <= registers_[index]) return;
  registers_[index] = rank;
  changed_.set(index / kBlockBytes);
}

uint64_t DistinctSketch::Estimate() const {
  constexpr double kCount = kRegisterCount;
  double sum = 0;
  for (const uint8_t rank : registers_) sum += std::ldexp(1.0, -rank);
  const double estimate = 0.7213 / (1 + 1.079 / kCount) * kCount * kCount / sum;
  const auto zero_count = static_cast<double>(std::count(registers_.begin(), registers_.end(), 0));
  // While many registers are empty, their number tells more.
  const bool is_small = estimate <= 2.5 * kCount && zero_count > 0;
  return static_cast<uint64_t>(std::llround(is_small ? kCount * std::log(kCount / zero_count) : estimate));
}

std::string_view DistinctSketch::Block(size_t block) const {
  return {reinterpret_cast<const char*>(registers_.data()) + block * kBlockBytes, kBlockBytes};
}

void DistinctSketch::SetBlock(size_t block, std::string_view bytes) {
  std::memcpy(registers_.data() + block * kBlockBytes, bytes.data(), kBlockBytes);
}

std::bitset<DistinctSketch::kBlockCount> DistinctSketch::TakeChangedBlocks() {
  return std::exchange(changed_, {});
}

bool DistinctSketch::Covers(const DistinctSketch& other) const {
  return std::equal(registers_.begin(), registers_.end(), other.registers_.begin(),
                    [](uint8_t own, uint8_t others) { return own >= others; });
}

}  // namespace wenmai::graph
