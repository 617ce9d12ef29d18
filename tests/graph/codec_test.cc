// What the codecs write they read back, and damaged bytes are errors, never crashes.
#include <gtest/gtest.h>

#include <set>

#include "graph/codec/adjacency_codec.h"
#include "graph/codec/member_codec.h"
#include "graph/codec/record_codec.h"
#include "graph/codec/value_codec.h"
#include "tests/graph/random_values.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

Value Reread(const Value& value) {
  std::string bytes;
  EncodeValue(value, &bytes);
  ByteReader reader(bytes, "value"), skipper(bytes, "value");
  SkipValue(&skipper);
  EXPECT_TRUE(skipper.empty());
  return DecodeValue(&reader);
}

TEST(ValueCodecTest, ReadsBackWhatItWrote) {
  Random random(1);
  for (int i = 0; i < 20'000; ++i) {
    const Value value = RandomStorable(random, 40);
    ASSERT_TRUE(IsStorable(value));
    ASSERT_EQ(Reread(value), value);
  }
}

TEST(ValueCodecTest, RefusesWhatAPropertyCannotHold) {
  const Value nested = Value::MakeList({Value::MakeList({})});
  for (const Value& value :
       {Value::MakeMap({}), Value::Node(1), nested, Value::MakeList({Value::MakeMap({})}),
        Value::MakePath({{1}, {}, {}})}) {
    EXPECT_FALSE(IsStorable(value));
    std::string bytes;
    EXPECT_THROW(EncodeValue(value, &bytes), Error);
  }
}

TEST(ValueCodecTest, SurvivesDamagedBytes) {
  Random random(2);
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes;
    EncodeValue(RandomStorable(random, 40), &bytes);
    bytes[Below(random, bytes.size())] = static_cast<char>(random());
    bytes.resize(Below(random, bytes.size() + 1));
    ByteReader reader(bytes, "value");
    try {
      DecodeValue(&reader);
    } catch (const Error& error) {
      ASSERT_EQ(error.code(), ErrorCode::kCorruption);
    }
  }
}

TEST(RecordCodecTest, EditsPropertiesInKeyOrder) {
  std::string properties;
  for (const KeyId key : {5u, 1u, 300u, 5u, 2u}) {
    std::string value;
    EncodeValue(Value::Integer(static_cast<int64_t>(key) * 10), &value);
    properties = EditProperties(properties, key, value);
  }
  properties = EditProperties(properties, 2, {});
  std::vector<KeyId> keys;
  PropertyReader reader(properties);
  while (reader.Next()) keys.push_back(reader.key());
  EXPECT_EQ(keys, (std::vector<KeyId>{1, 5, 300}));
  EXPECT_TRUE(FindProperty(properties, 2).empty());
  EXPECT_FALSE(FindProperty(properties, 300).empty());
}

TEST(MemberCodecTest, AppliesOperandsInAnyGrouping) {
  Random random(3);
  const MemberMerger merger;
  for (int round = 0; round < 200; ++round) {
    std::set<uint64_t> members;
    std::vector<std::string> operands;
    for (int i = 0; i < 6; ++i) {
      std::set<uint64_t> added, removed;
      for (uint64_t n = Below(random, 200); n > 0; --n) added.insert(Below(random, 4096));
      for (uint64_t n = Below(random, 100); n > 0; --n) removed.insert(Below(random, 4096));
      for (const uint64_t id : removed) added.erase(id);
      members.insert(added.begin(), added.end());
      for (const uint64_t id : removed) members.erase(id);
      operands.push_back(
          EncodeMemberOperand(std::vector<uint64_t>(added.begin(), added.end()),
                              std::vector<uint64_t>(removed.begin(), removed.end())));
    }
    const std::vector<std::string_view> views(operands.begin(), operands.end());
    const std::span<const std::string_view> all(views);
    const std::string base = merger.Apply(std::nullopt, all.first(2));
    const std::string middle = merger.Combine(all.subspan(2, 3));
    const std::string_view rest[] = {middle, views[5]};
    const std::string value = merger.Apply(base, rest);
    std::vector<uint64_t> ids;
    MemberBlock::Decode(value).AppendIds(0, &ids);
    ASSERT_EQ(ids, std::vector<uint64_t>(members.begin(), members.end()));
    ASSERT_EQ(value, merger.Apply(std::nullopt, all));
  }
}

TEST(AdjacencyCodecTest, KeepsRemovalsOnlyWhereBlocksMayHoldWhatTheyRemove) {
  const AdjacencyMerger merger;
  const std::string add = EncodeAdjacencyValue({{}, {{1, 10}, {7, 3}}, {}});
  const std::string remove = EncodeAdjacencyValue({{}, {}, {{1, 10}, {2, 20}}});
  const std::string_view operands[] = {add, remove};
  const AdjacencyValue combined = DecodeAdjacencyValue(merger.Combine(operands));
  EXPECT_EQ(combined.added, (std::vector<Neighbor>{{7, 3}}));
  EXPECT_EQ(combined.removed, (std::vector<Neighbor>{{2, 20}}));
  const AdjacencyValue absolute = DecodeAdjacencyValue(merger.Apply(std::nullopt, operands));
  EXPECT_EQ(absolute.added, (std::vector<Neighbor>{{7, 3}}));
  EXPECT_TRUE(absolute.removed.empty());
  const std::string base = EncodeAdjacencyValue({{{{0, 0}, 5}, {{2, 1}, 3}}, {}, {}});
  const AdjacencyValue head = DecodeAdjacencyValue(merger.Apply(base, operands));
  EXPECT_EQ(head.directory.size(), 2u);
  EXPECT_EQ(head.removed, (std::vector<Neighbor>{{2, 20}}));
  EXPECT_EQ(DecodeEntryCount(EncodeAdjacencyValue(head)), 8u);
}

TEST(AdjacencyCodecTest, SurvivesDamagedBytes) {
  Random random(4);
  for (int i = 0; i < 20'000; ++i) {
    AdjacencyValue value;
    for (uint64_t n = Below(random, 5); n > 0; --n)
      value.added.push_back({random() >> 20, random()});
    std::string bytes = EncodeAdjacencyValue(value);
    bytes[Below(random, bytes.size())] = static_cast<char>(random());
    try {
      DecodeAdjacencyValue(bytes);
    } catch (const Error& error) {
      ASSERT_EQ(error.code(), ErrorCode::kCorruption);
    }
  }
}

}  // namespace
}  // namespace wenmai::graph
