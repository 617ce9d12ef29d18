#include "graph/fulltext/posting_codec.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

using Model = std::map<uint64_t, std::pair<uint32_t, std::vector<uint32_t>>>;

std::string Operand(const Model& postings, uint64_t block) {
  std::string bytes;
  uint64_t previous = block * kPostingBlockIds;
  for (const auto& [element, posting] : postings) {
    AppendPosting(element, posting.first, posting.second, &previous, &bytes);
  }
  return bytes;
}

Model Decoded(std::string_view bytes, uint64_t block) {
  PostingList list;
  DecodePostings(bytes, block, &list);
  Model model;
  for (const PostingList::Entry& entry : list.entries) {
    const auto places = list.PlacesOf(entry);
    model[entry.element] = {entry.length, {places.begin(), places.end()}};
  }
  return model;
}

// A few random changes, of which length 0 removes.
Model RandomChanges(std::mt19937& random, uint64_t block) {
  Model changes;
  for (size_t n = 1 + random() % 5; n > 0; --n) {
    auto& [length, places] = changes[block * kPostingBlockIds + random() % 8];
    length = random() % 3;
    places.clear();
    for (uint32_t place = random() % 4; length > 0 && place < 10; place += 1 + random() % 4) {
      places.push_back(place);
    }
  }
  return changes;
}

TEST(PostingMergerTest, AppliesOperandsInTheirOrderHoweverTheyAreCombined) {
  std::mt19937 random(1);
  const PostingMerger merger;
  for (int round = 0; round < 500; ++round) {
    const uint64_t block = random() % 3;
    Model model;
    std::vector<std::string> operands;
    for (int i = 0; i < 6; ++i) {
      const Model changes = RandomChanges(random, block);
      operands.push_back(Operand(changes, block));
      for (const auto& [element, posting] : changes) {
        if (posting.first == 0) {
          model.erase(element);
        } else {
          model[element] = posting;
        }
      }
    }
    const std::vector<std::string_view> all(operands.begin(), operands.end());
    const std::string whole = merger.Apply(std::nullopt, all);
    EXPECT_EQ(Decoded(whole, block), model);
    const size_t cut = random() % all.size();
    const std::string base = merger.Apply(std::nullopt, std::span(all).first(cut));
    const std::string combined = merger.Combine(std::span(all).subspan(cut));
    const std::string_view combined_view = combined;
    EXPECT_EQ(merger.Apply(base, {&combined_view, 1}), whole);
  }
}

TEST(PostingCodecTest, KeysGiveTheirPartsBack) {
  PostingPlace place;
  const std::string key = EncodePostingKey(7, "文脉", 3);
  ASSERT_TRUE(DecodePostingKey(key, &place));
  EXPECT_EQ(place.index, 7u);
  EXPECT_EQ(place.term, "文脉");
  EXPECT_EQ(place.block, 3u);
  EXPECT_FALSE(DecodePostingKey(EncodeFullTextCountersKey(7), &place));
}

TEST(PostingCodecTest, DamagedBytesAreRefused) {
  PostingList list;
  for (const std::string_view bytes : {"\x05", "\x05\x03\x02\x01", "\xff\xff\x7f\x01\x00"}) {
    EXPECT_THROW(DecodePostings(bytes, 0, &list), Error);
  }
  PostingPlace place;
  for (const std::string_view key : {"", "abcd", "abcdX", "abcdTterm"}) {
    EXPECT_THROW(DecodePostingKey(key, &place), Error);
  }
}

}  // namespace
}  // namespace wenmai::graph
