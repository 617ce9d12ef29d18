// Graph::Check finds nothing wrong in a sound graph, and every kind of damage that is planted.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>

#include "graph/codec/adjacency_codec.h"
#include "graph/codec/member_codec.h"
#include "graph/codec/record_codec.h"
#include "graph/codec/schema_codec.h"
#include "graph/codec/value_codec.h"
#include "graph/graph.h"
#include "graph/schema.h"
#include "graph/storage/rocksdb_storage.h"
#include "tests/graph/flip_byte.h"
#include "tests/graph/temporary_folder.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

namespace fs = std::filesystem;

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

class CheckTest : public testing::Test {
 protected:
  // Nodes 0 to 9 are joined in a ring; node 0 also to every node 300 times over.
  CheckTest() {
    auto graph = Graph::Open(path_, {});
    auto transaction = graph->BeginWrite();
    const LabelId label = transaction->InternLabel("L");
    const TypeId type = transaction->InternType("T");
    const KeyId name = transaction->InternKey("name"), text = transaction->InternKey("text");
    transaction->InternKey("missing");
    IndexDefinition index;
    index.name = "by_name";
    index.label = label;
    index.keys = {name};
    index.is_unique = true;
    transaction->CreateIndex(index);
    IndexDefinition by_text;
    by_text.name = "by_text";
    by_text.label = label;
    by_text.keys = {text};
    transaction->CreateIndex(by_text);
    IndexDefinition dropped = by_text;
    dropped.name = "dropped";
    dropped.keys = {name, text};
    transaction->DropIndex(transaction->CreateIndex(dropped));
    for (int64_t i = 0; i < 10; ++i) {
      transaction->CreateNode(
          {label}, {{name, Value::Integer(i)}, {text, Value::String(std::string(3000, 'x'))}});
    }
    for (NodeId i = 0; i < 10; ++i) transaction->CreateRelationship(i, type, (i + 1) % 10, {});
    for (NodeId i = 0; i < 3000; ++i) transaction->CreateRelationship(0, type, i % 10, {});
    transaction->Commit();
  }

  std::vector<std::string> Check() {
    std::vector<std::string> problems;
    GraphOptions options;
    options.read_only = true;  // else the storage may rewrite the files that a test is looking at
    Graph::Open(path_, options)->Check([&](const std::string& problem) { problems.push_back(problem); });
    return problems;
  }

  // Writes past the graph, into its tables.
  void Damage(const std::function<void(const Snapshot&, Batch*)>& change) {
    auto storage = OpenRocksDbStorage(path_ + "/store", {});
    auto batch = storage->NewBatch();
    change(*storage->TakeSnapshot(), batch.get());
    storage->Write(std::move(batch), true);
  }

  TemporaryFolder folder_;
  std::string path_ = folder_.path() + "/db";
};

TEST_F(CheckTest, FindsNothingWrongInASoundGraph) { EXPECT_THAT(Check(), IsEmpty()); }

// A damage to plant, and what Check must say of it.
struct Damaged {
  const char* name;
  const char* problem;
  std::function<void(const Snapshot&, Batch*)> plant;
};

std::string IdKey(uint64_t id) { return EncodeRecordKey(id); }

std::string ReadRow(const Snapshot& snapshot, Table table, const std::string& key) {
  std::string value;
  EXPECT_TRUE(snapshot.Get(table, key, &value));
  return value;
}

std::string FirstKey(const Snapshot& snapshot, Table table) {
  std::string first;
  snapshot.Scan(table, {}, {}, [&first](std::string_view key, std::string_view) {
    first = key;
    return false;
  });
  return first;
}

std::string Varint(uint64_t value) {
  std::string bytes;
  AppendVarint(value, &bytes);
  return bytes;
}

// The key of the catalog's row `part` `id`.
std::string CatalogKey(char part, uint32_t id) {
  std::string key(1, part);
  AppendBigEndian32(id, &key);
  return key;
}

// The key of the catalog's row `part` `kind` `id`.
std::string CatalogKey(char part, char kind, uint32_t id) {
  std::string key{part, kind};
  AppendBigEndian32(id, &key);
  return key;
}

const AdjacencyList kOutOf5{5, Direction::kOut, 0}, kInto6{6, Direction::kIn, 0};
const AdjacencyList kOutOf0{0, Direction::kOut, 0};  // long enough for blocks

const Damaged kDamages[] = {
    {"ANodeThatItsRelationshipsOutlived", "relationship 5 joins node 5, which does not exist",
     [](const Snapshot&, Batch* batch) {
       batch->Delete(Table::kNodes, IdKey(5));
       batch->Merge(Table::kMembers, EncodeMemberKey(MemberSet::AllNodes(), 0),
                    EncodeMemberOperand({}, {{5}}));
     }},
    {"AMemberWithoutRecord", "the members of :L are 10, the records only 9",
     [](const Snapshot&, Batch* batch) { batch->Delete(Table::kNodes, IdKey(5)); }},
    {"AListOfNoNode", "node 5 does not exist and has a neighbour list",
     [](const Snapshot&, Batch* batch) {
       batch->Delete(Table::kNodes, IdKey(5));
       batch->Merge(Table::kMembers, EncodeMemberKey(MemberSet::AllNodes(), 0),
                    EncodeMemberOperand({}, {{5}}));
     }},
    {"AWrongCounterOfNodes", "the counter of all nodes says 77, the records are 10",
     [](const Snapshot&, Batch* batch) {
       batch->Put(Table::kCatalog, CatalogKey('c', 'N', 0), Varint(77));
     }},
    {"AWrongCounterOfALabel", "the counter of :L says 9, the records are 10",
     [](const Snapshot&, Batch* batch) {
       batch->Put(Table::kCatalog, CatalogKey('c', 'L', 0), Varint(9));
     }},
    {"AWrongCounterOfAType", "the counter of [:T] says 1, the records are 3010",
     [](const Snapshot&, Batch* batch) {
       batch->Put(Table::kCatalog, CatalogKey('c', 'T', 0), Varint(1));
     }},
    {"ANextIdThatWasGivenOut", "node 9 has an id not given out",
     [](const Snapshot&, Batch* batch) { batch->Put(Table::kCatalog, "iN", Varint(9)); }},
    {"ARecordWithoutMember", "node 5 is missing from the members of :L",
     [](const Snapshot&, Batch* batch) {
       batch->Merge(Table::kMembers, EncodeMemberKey(MemberSet::Label(0), 0),
                    EncodeMemberOperand({}, {{5}}));
     }},
    {"ARelationshipWithoutMember", "relationship 5 is missing from the members of [:T]",
     [](const Snapshot&, Batch* batch) {
       batch->Merge(Table::kMembers, EncodeMemberKey(MemberSet::Type(0), 0),
                    EncodeMemberOperand({}, {{5}}));
     }},
    {"AMemberBlockThatIsNone", "members: damaged member block",
     [](const Snapshot&, Batch* batch) {
       batch->Put(Table::kMembers, EncodeMemberKey(MemberSet::Label(0), 9), "\x07");
     }},
    {"ANodeRecordThatIsNone", "node 5: damaged node record",
     [](const Snapshot&, Batch* batch) { batch->Put(Table::kNodes, IdKey(5), "\x7f"); }},
    {"ARelationshipRecordThatIsNone", "relationship 5: damaged relationship record",
     [](const Snapshot&, Batch* batch) { batch->Put(Table::kRelationships, IdKey(5), "\x01"); }},
    {"AnIdNotGivenOut", "node 77 has an id not given out",
     [](const Snapshot& snapshot, Batch* batch) {
       batch->Put(Table::kNodes, IdKey(77), ReadRow(snapshot, Table::kNodes, IdKey(5)));
     }},
    {"AnUnknownLabel", "node 5 has an unknown label",
     [](const Snapshot&, Batch* batch) {
       std::string record;
       EncodeNodeHead({{9}}, &record);
       batch->Put(Table::kNodes, IdKey(5), record);
     }},
    {"ALabelTwice", "node 5 has its labels twice or out of order",
     [](const Snapshot&, Batch* batch) {
       std::string record;
       EncodeNodeHead({{0, 0}}, &record);
       batch->Put(Table::kNodes, IdKey(5), record);
     }},
    {"AnUnknownType", "relationship 5 has an unknown type",
     [](const Snapshot&, Batch* batch) {
       std::string record;
       EncodeRelationshipHead(9, 5, 6, &record);
       batch->Put(Table::kRelationships, IdKey(5), record);
     }},
    {"AnUnknownProperty", "relationship 5 has an unknown property",
     [](const Snapshot& snapshot, Batch* batch) {
       std::string record = ReadRow(snapshot, Table::kRelationships, IdKey(5)), value;
       EncodeValue(Value::Integer(1), &value);
       AppendProperty(9, value, &record);
       batch->Put(Table::kRelationships, IdKey(5), record);
     }},
    {"PropertiesOutOfOrder", "relationship 5 has its properties twice or out of order",
     [](const Snapshot& snapshot, Batch* batch) {
       std::string record = ReadRow(snapshot, Table::kRelationships, IdKey(5)), value;
       EncodeValue(Value::Integer(1), &value);
       AppendProperty(0, value, &record);
       AppendProperty(0, value, &record);
       batch->Put(Table::kRelationships, IdKey(5), record);
     }},
    {"AValueThatIsNone", "relationship 5: damaged",
     [](const Snapshot& snapshot, Batch* batch) {
       std::string record = ReadRow(snapshot, Table::kRelationships, IdKey(5));
       AppendProperty(0, "\xee", &record);
       batch->Put(Table::kRelationships, IdKey(5), record);
     }},
    {"AListEntryWithoutRelationship", "node 5 lists relationship 5, whose record does not say so",
     [](const Snapshot&, Batch* batch) { batch->Delete(Table::kRelationships, IdKey(5)); }},
    {"AListEntryOfAnotherEnd", "node 6 lists relationship 5, whose record does not say so",
     [](const Snapshot&, Batch* batch) {
       std::string record;
       EncodeRelationshipHead(0, 5, 8, &record);
       batch->Put(Table::kRelationships, IdKey(5), record);
     }},
    {"AMissingOutList", "node 5 does not list relationship 5",
     [](const Snapshot&, Batch* batch) {
       batch->Delete(Table::kAdjacency, EncodeAdjacencyKey(kOutOf5));
     }},
    {"AMissingInList", "node 6 does not list relationship 5",
     [](const Snapshot&, Batch* batch) {
       batch->Delete(Table::kAdjacency, EncodeAdjacencyKey(kInto6));
     }},
    {"AListEntryTwice", "node 5 lists relationship 5 twice or out of order",
     [](const Snapshot&, Batch* batch) {
       AdjacencyValue value;
       value.added = {{6, 5}, {6, 5}};
       batch->Put(Table::kAdjacency, EncodeAdjacencyKey(kOutOf5), EncodeAdjacencyValue(value));
     }},
    {"AMergeThatIsNone", "adjacency: store: Corruption",
     [](const Snapshot&, Batch* batch) {
       batch->Merge(Table::kAdjacency, EncodeAdjacencyKey(kOutOf5), "\xff");
     }},
    {"AMissingBlock", "node 0: damaged adjacency list: its blocks are not what its head says",
     [](const Snapshot& snapshot, Batch* batch) {
       const std::string head = ReadRow(snapshot, Table::kAdjacency, EncodeAdjacencyKey(kOutOf0));
       const Neighbor bound = DecodeAdjacencyValue(head).directory.at(1).bound;
       batch->Delete(Table::kAdjacency, EncodeAdjacencyBlockKey(kOutOf0, bound));
     }},
    {"ABlockOfNoList", "node 5 has a block of neighbours that its list does not know",
     [](const Snapshot&, Batch* batch) {
       batch->Put(Table::kAdjacency, EncodeAdjacencyBlockKey(kOutOf5, {6, 5}),
                  EncodeAdjacencyValue({}));
     }},
    {"AMissingLongValue", "node 5: a long property value is missing",
     [](const Snapshot&, Batch* batch) {
       batch->Delete(Table::kLongValues, EncodeLongValueKey(EntityKind::kNode, 5, 1));
     }},
    {"ALongValueOfNothing", "1 long values belong to no property",
     [](const Snapshot&, Batch* batch) {
       batch->Put(Table::kLongValues, EncodeLongValueKey(EntityKind::kNode, 50, 1), "x");
     }},
    {"AMissingIndexRow", "index by_name does not hold node 0",
     [](const Snapshot& snapshot, Batch* batch) {
       batch->Delete(Table::kIndexes, FirstKey(snapshot, Table::kIndexes));
     }},
    {"AnIndexRowOfNothing", "index by_name holds 1 entries of no element",
     [](const Snapshot& snapshot, Batch* batch) {
       const std::string key = FirstKey(snapshot, Table::kIndexes);
       batch->Put(Table::kIndexes, key.substr(0, key.size() - 8) + IdKey(88), "");
     }},
    {"AnIndexRowWithAWrongRest", "index by_name does not hold node 0",
     [](const Snapshot& snapshot, Batch* batch) {
       batch->Put(Table::kIndexes, FirstKey(snapshot, Table::kIndexes), "x");
     }},
    {"ARowOfADroppedIndex", "index 2, dropped, holds 1 entries of no element",
     [](const Snapshot&, Batch* batch) {
       batch->Put(Table::kIndexes, std::string("\0\0\0\2", 4) + IdKey(1), "");
     }},
    {"TheSameValuesInAUniqueIndex", "index by_name is unique, and node 0 has the same values as 1",
     [](const Snapshot& snapshot, Batch* batch) {
       const std::string row = FirstKey(snapshot, Table::kIndexes);
       batch->Put(Table::kNodes, IdKey(1), ReadRow(snapshot, Table::kNodes, IdKey(0)));
       batch->Put(Table::kIndexes, row.substr(0, row.size() - 8) + IdKey(1), "");
     }},
    {"AnIndexOfAnUnknownLabel", "index by_name is of an unknown label, type or property",
     [](const Snapshot& snapshot, Batch* batch) {
       const Schema schema = LoadSchema(snapshot);
       Schema changed = schema;
       changed.indexes[0].label = 9;
       WriteSchema(schema, changed, batch);
     }},
    {"AWrongCountOfAPattern", "the statistics tell of 7 relationships (:L)-[:T]->(:L), the records are 3010",
     [](const Snapshot&, Batch* batch) {
       std::string key = "p";
       for (const uint32_t part : {0, 1, 0, 0}) AppendBigEndian32(part, &key);
       batch->Put(Table::kCatalog, key, Varint(7));
     }},
    {"APatternThatIsMissing", "the statistics tell of 0 relationships (:L)-[:T]->(:L), the records are 3010",
     [](const Snapshot&, Batch* batch) {
       std::string key = "p";
       for (const uint32_t part : {0, 1, 0, 0}) AppendBigEndian32(part, &key);
       batch->Delete(Table::kCatalog, key);
     }},
    {"APatternOfNoRelationship", "the statistics tell of 5 relationships ()-[:T]->(), the records are 0",
     [](const Snapshot&, Batch* batch) {
       std::string key = "p";
       for (const uint32_t part : {0, 0}) AppendBigEndian32(part, &key);
       batch->Put(Table::kCatalog, key, Varint(5));
     }},
    {"AWrongCountOfEntries", "the statistics tell of 9 entries of index by_name, the entries are 10",
     [](const Snapshot&, Batch* batch) { batch->Put(Table::kCatalog, CatalogKey('d', 0), Varint(9)); }},
    {"ASketchThatLacksValues", "the statistics of index by_text lack values that it holds",
     [](const Snapshot& snapshot, Batch* batch) {
       std::vector<std::string> keys;
       snapshot.Scan(Table::kCatalog, "h", "i", [&keys](std::string_view key, std::string_view) {
         keys.emplace_back(key);
         return true;
       });
       for (const std::string& key : keys) batch->Delete(Table::kCatalog, key);
     }},
    {"AConstraintThatDoesNotHold", "node 0 has no :L(missing)",
     [](const Snapshot& snapshot, Batch* batch) {
       const Schema schema = LoadSchema(snapshot);
       Schema changed = schema;
       ConstraintDefinition constraint;
       constraint.id = changed.next_id++;
       constraint.name = "must_be";
       constraint.key = 2;
       changed.constraints.push_back(constraint);
       WriteSchema(schema, changed, batch);
     }},
};

class DamageTest : public CheckTest, public testing::WithParamInterface<Damaged> {};

INSTANTIATE_TEST_SUITE_P(Finds, DamageTest, testing::ValuesIn(kDamages),
                         [](const auto& test) { return test.param.name; });

TEST_P(DamageTest, IsNamed) {
  Damage(GetParam().plant);
  EXPECT_THAT(Check(), Contains(HasSubstr(GetParam().problem)));
}

// One byte is flipped in each file of tables in turn, of a copy that holds all rows in such files.
TEST_F(CheckTest, NamesADamagedFile) {
  Damage([](const Snapshot&, Batch* batch) { batch->Put(Table::kRecords, "t", "x"); });
  const std::string copy = folder_.path() + "/copy";
  Graph::Open(path_, {})->Backup(copy);
  int file_count = 0;
  for (const auto& entry : fs::directory_iterator(copy + "/store")) {
    if (entry.path().extension() != ".sst") continue;
    ++file_count;
    fs::remove_all(path_);
    fs::copy(copy, path_, fs::copy_options::recursive);
    const std::string name = entry.path().filename();
    FlipByte(path_ + "/store/" + name, 20);
    std::vector<std::string> problems;
    GraphOptions read_only;
    read_only.read_only = true;
    try {
      Graph::Open(path_, read_only)->Check([&](const std::string& problem) {
        problems.push_back(problem);
      });
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kCorruption);
      problems.push_back(error.what());
    }
    EXPECT_THAT(problems, Contains(HasSubstr(name)));
  }
  EXPECT_GT(file_count, 3);
}

}  // namespace
}  // namespace wenmai::graph
