// Graph::Check finds nothing wrong in a sound graph, and every kind of damage that is planted.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <functional>

#include "graph/codec/adjacency_codec.h"
#include "graph/codec/member_codec.h"
#include "graph/codec/record_codec.h"
#include "graph/graph.h"
#include "graph/schema.h"
#include "graph/storage/rocksdb_storage.h"
#include "tests/graph/temporary_folder.h"
#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

class CheckTest : public testing::Test {
 protected:
  // Nodes 0 to 9 are joined in a ring; node 0 also to every other 300 times over.
  CheckTest() {
    auto graph = Graph::Open(path_, {});
    auto transaction = graph->BeginWrite();
    const LabelId label = transaction->InternLabel("L");
    const TypeId type = transaction->InternType("T");
    const KeyId name = transaction->InternKey("name"), text = transaction->InternKey("text");
    IndexDefinition index;
    index.name = "by_name";
    index.label = label;
    index.keys = {name};
    transaction->CreateIndex(index);
    for (int64_t i = 0; i < 10; ++i) {
      transaction->CreateNode({label}, {{name, Value::Integer(i)},
                                        {text, Value::String(std::string(3000, 'x'))}});
    }
    for (NodeId i = 0; i < 10; ++i) transaction->CreateRelationship(i, type, (i + 1) % 10, {});
    for (NodeId i = 0; i < 3000; ++i) transaction->CreateRelationship(0, type, i % 10, {});
    transaction->Commit();
  }

  std::vector<std::string> Check() {
    std::vector<std::string> problems;
    Graph::Open(path_, {})->Check([&](const std::string& problem) { problems.push_back(problem); });
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

TEST_F(CheckTest, NamesWhatIsWrong) {
  const auto id_key = [](uint64_t id) { return EncodeRecordKey(id); };
  const AdjacencyList out_of_5{5, Direction::kOut, 0}, out_of_0{0, Direction::kOut, 0};
  struct Case {
    const char* problem;
    std::function<void(const Snapshot&, Batch*)> damage;
  };
  const Case cases[] = {
      {"which does not exist",
       [&](const Snapshot&, Batch* batch) {
         batch->Delete(Table::kNodes, id_key(5));
         batch->Merge(Table::kMembers, EncodeMemberKey(MemberSet::AllNodes(), 0),
                      EncodeMemberOperand({}, {{5}}));
       }},
      {"the members of :L are 10, the records only 9",
       [&](const Snapshot&, Batch* batch) { batch->Delete(Table::kNodes, id_key(5)); }},
      {"the counter of all nodes says 10, the records are 9",
       [&](const Snapshot&, Batch* batch) { batch->Delete(Table::kNodes, id_key(5)); }},
      {"node 5 is missing from the members of :L",
       [&](const Snapshot&, Batch* batch) {
         batch->Merge(Table::kMembers, EncodeMemberKey(MemberSet::Label(0), 0),
                      EncodeMemberOperand({}, {{5}}));
       }},
      {"node 5: damaged node record",
       [&](const Snapshot&, Batch* batch) { batch->Put(Table::kNodes, id_key(5), "\x7f"); }},
      {"node 77 has an id not given out",
       [&](const Snapshot& snapshot, Batch* batch) {
         std::string record;
         snapshot.Get(Table::kNodes, id_key(5), &record);
         batch->Put(Table::kNodes, id_key(77), record);
       }},
      {"node 5 has an unknown label",
       [&](const Snapshot&, Batch* batch) {
         std::string record;
         EncodeNodeHead({{9}}, &record);
         batch->Put(Table::kNodes, id_key(5), record);
       }},
      {"lists relationship 5, whose record does not say so",
       [&](const Snapshot&, Batch* batch) { batch->Delete(Table::kRelationships, id_key(5)); }},
      {"lists relationship 5, whose record does not say so",
       [&](const Snapshot&, Batch* batch) {
         std::string record;
         EncodeRelationshipHead(0, 5, 8, &record);
         batch->Put(Table::kRelationships, id_key(5), record);
       }},
      {"node 5 does not list relationship 5",
       [&](const Snapshot&, Batch* batch) {
         batch->Delete(Table::kAdjacency, EncodeAdjacencyKey(out_of_5));
       }},
      {"adjacency: store: Corruption",
       [&](const Snapshot&, Batch* batch) {
         batch->Merge(Table::kAdjacency, EncodeAdjacencyKey(out_of_5), "\xff");
       }},
      {"node 0: damaged adjacency list: its blocks are not what its head says",
       [&](const Snapshot& snapshot, Batch* batch) {
         std::string head;
         snapshot.Get(Table::kAdjacency, EncodeAdjacencyKey(out_of_0), &head);
         const Neighbor bound = DecodeAdjacencyValue(head).directory.at(1).bound;
         batch->Delete(Table::kAdjacency, EncodeAdjacencyBlockKey(out_of_0, bound));
       }},
      {"node 5: a long property value is missing",
       [&](const Snapshot&, Batch* batch) {
         batch->Delete(Table::kLongValues, EncodeLongValueKey(EntityKind::kNode, 5, 1));
       }},
      {"1 long values belong to no property",
       [&](const Snapshot&, Batch* batch) {
         batch->Put(Table::kLongValues, EncodeLongValueKey(EntityKind::kNode, 50, 1), "x");
       }},
      {"index by_name does not hold node",
       [&](const Snapshot& snapshot, Batch* batch) {
         snapshot.Scan(Table::kIndexes, {}, {}, [&](std::string_view key, std::string_view) {
           batch->Delete(Table::kIndexes, key);
           return false;
         });
       }},
      {"index by_name holds 1 entries of no element",
       [&](const Snapshot& snapshot, Batch* batch) {
         snapshot.Scan(Table::kIndexes, {}, {}, [&](std::string_view key, std::string_view) {
           batch->Put(Table::kIndexes, std::string(key.substr(0, key.size() - 8)) + id_key(88), "");
           return false;
         });
       }},
      {"index 7, dropped, holds 1 entries of no element",
       [&](const Snapshot&, Batch* batch) {
         batch->Put(Table::kIndexes, std::string("\0\0\0\7", 4) + id_key(1), "");
       }},
  };
  for (const Case& planted : cases) {
    SCOPED_TRACE(planted.problem);
    const std::string sound = folder_.path() + "/sound";
    std::filesystem::copy(path_, sound, std::filesystem::copy_options::recursive);
    Damage(planted.damage);
    EXPECT_THAT(Check(), Contains(HasSubstr(planted.problem)));
    std::filesystem::remove_all(path_);
    std::filesystem::rename(sound, path_);
  }
}

// One byte is flipped in every file of tables in turn: whatever Check then reads of it, it says so.
TEST_F(CheckTest, NamesADamagedFile) {
  { Damage([](const Snapshot&, Batch* batch) { batch->Put(Table::kRecords, "t", "x"); }); }
  auto storage = OpenRocksDbStorage(path_ + "/store", {});
  storage->Checkpoint(folder_.path() + "/flushed");
  storage.reset();
  std::filesystem::remove_all(path_ + "/store");
  std::filesystem::rename(folder_.path() + "/flushed", path_ + "/store");
  EXPECT_THAT(Check(), IsEmpty());
  int file_count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(path_ + "/store")) {
    if (entry.path().extension() != ".sst") continue;
    ++file_count;
    FILE* file = fopen(entry.path().c_str(), "r+");
    fseek(file, 20, SEEK_SET);
    const int byte = fgetc(file);
    const auto write_byte = [file](int value) {
      fseek(file, 20, SEEK_SET);
      fputc(value, file);
      fflush(file);
    };
    write_byte(byte ^ 0x10);
    try {
      const std::string name = entry.path().filename().string();
      EXPECT_THAT(Check(), Contains(HasSubstr(name)));
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kCorruption) << error.what();
    }
    write_byte(byte);
    fclose(file);
  }
  EXPECT_GT(file_count, 3);
}

TEST_F(CheckTest, FindsNothingWrongInABackupMadeBesideAWriter) {
  const std::string copy = folder_.path() + "/copy";
  {
    auto graph = Graph::Open(path_, {});
    auto transaction = graph->BeginWrite();
    transaction->CreateNode({}, {});
    graph->Backup(copy);
    transaction->Commit();
    EXPECT_THROW(graph->Backup(copy), Error) << "it is there already";
  }
  std::filesystem::remove_all(path_);
  std::filesystem::rename(copy, path_);
  EXPECT_THAT(Check(), IsEmpty());
  EXPECT_EQ(Graph::Open(path_, {})->BeginRead()->CountNodes(), 10u);
}

}  // namespace
}  // namespace wenmai::graph
