// The features of a token in its sentence, as hashes: characters and words around it, their n-grams,
// what kind of characters they are, the dictionary's words, lists of name parts, known names. The
// trainer and the tagger must agree on every one: a change here asks for a new training.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "ingest/tagger/tag_token.h"

namespace wenmai::ingest {

inline uint32_t MixHash(uint64_t x) {
  x = (x ^ (x >> 31)) * 0x9E3779B97F4A7C15ull;
  x = (x ^ (x >> 29)) * 0xBF58476D1CE4E5B9ull;
  return static_cast<uint32_t>(x >> 32);
}

inline uint32_t HashText(std::u32string_view text) {
  uint64_t hash = 0x2545F4914F6CDD1Dull;
  for (const char32_t c : text) hash = (hash ^ c) * 0x100000001B3ull;
  return MixHash(hash) | 0x80000000u;  // never a single character's code
}

constexpr int kTagFeatureCount = 36;
using TagFeatures = std::array<uint32_t, kTagFeatureCount>;

// Features made of what few kinds of tokens have: the same ones come together time and again. Each
// group as the places of its features: kinds of characters; lists; known names and words; names made
// out and settings.
constexpr std::array<std::array<uint8_t, 3>, 4> kCommonTagFeatures = {
    {{0, 16, 17}, {18, 19, 20}, {21, 22, 27}, {30, 31, 32}}};

// The features of sentence[at].
TagFeatures TagFeaturesOf(std::span<const TagToken> sentence, size_t at);

}  // namespace wenmai::ingest
