// Whether a transliterated Chinese name and a Latin one sound alike: 马丁·福勒, Martin Fowler.
#pragma once

#include <string>
#include <string_view>

namespace wenmai::ingest {

// The consonants of a name as they sound, one letter each; a space between its parts. Characters
// are read in pinyin.
std::string ConsonantsOf(std::u32string_view name);

// How far apart two such strings are: 0 for equal ones, about 1 for names that have nothing in
// common. Pairs that one language hears as one (D and T, L and R) count little, and so do
// consonants at the end of a syllable, which transliterations drop.
double SoundDistance(std::string_view a, std::string_view b);

}  // namespace wenmai::ingest
