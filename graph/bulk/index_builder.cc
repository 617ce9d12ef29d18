#include "graph/bulk/index_builder.h"

#include <map>
#include <utility>

#include "graph/bulk/row_sorter.h"
#include "graph/codec/record_codec.h"
#include "graph/codec/schema_codec.h"
#include "graph/codec/value_codec.h"
#include "graph/fulltext/posting_writer.h"

namespace wenmai::graph {
namespace {

constexpr uint64_t kReportInterval = 1 << 14;

std::string RunsPath(const IndexBuilderOptions& options, IndexId index) {
  return options.folder + "/index-" + std::to_string(index) + "-runs";
}

// Visits the rows in order and writes what `make_row` puts of them.
template <typename Visit>
void WriteSorted(RowSorter* sorter, const std::function<void(double)>& report, Visit visit) {
  uint64_t written_count = 0;
  sorter->Visit([&](std::string_view key, std::string_view value) {
    visit(key, value);
    if (++written_count % kReportInterval != 0) return;
    report(static_cast<double>(written_count) / static_cast<double>(sorter->row_count()));
  });
}

// Sorts rows whose value is rest_size:varint rest distinction. Where the key of a unique index does
// not tell values apart, the distinction does: it is the values as they are.
class PropertyIndexBuilder : public IndexBuilder {
 public:
  PropertyIndexBuilder(const IndexDefinition& index, const IndexBuilderOptions& options)
      : index_(index),
        options_(options),
        rows_(RunsPath(options, index.id), options.memory_bytes_max),
        statistics_(index.is_unique) {}

  void Add(uint64_t id, std::string_view record, PropertyDecoder decode) override {
    CheckKey(*options_.catalog, index_, id, record);
    const std::optional<IndexEntry> entry = EntryOf(index_, record, decode);
    if (!entry) return;
    value_.clear();
    AppendVarint(entry->rest.size(), &value_);
    value_ += entry->rest;
    if (index_.is_unique) AppendDistinction(record, decode);
    rows_.Add(entry->key + EncodeRecordKey(id), value_);
  }

  void Write(const Storage& storage, const std::function<void(double)>& report,
             std::vector<std::unique_ptr<SortedFile>>* files) override {
    RowWriter writer(storage, Table::kIndexes, options_.folder, index_.id);
    WriteSorted(&rows_, report, [&](std::string_view key, std::string_view value) {
      ByteReader reader(value, "index row to sort");
      const std::string_view rest = reader.ReadBytes(reader.ReadVarint());
      if (index_.is_unique) CheckUnique(key, reader.rest());
      writer.Put(key, rest);
      statistics_.Add(key.substr(0, key.size() - sizeof(uint64_t)));
    });
    writer.Finish(files);
  }

  void AddTo(KeptStatistics* statistics) const override { statistics->SetIndex(index_.id, statistics_); }

 private:
  void AppendDistinction(std::string_view record, PropertyDecoder decode) {
    const std::string_view properties = RecordProperties(index_.entity, record);
    for (const KeyId key : index_.keys) {
      const Value value = decode(key, FindProperty(properties, key));
      if (!IsExactInIndex(value)) EncodeValue(value, &value_);
    }
  }

  void CheckUnique(std::string_view row_key, std::string_view distinction) {
    const std::string_view key = row_key.substr(0, row_key.size() - sizeof(uint64_t));
    if (key != unique_key_) {
      unique_key_ = key;
      distinctions_.clear();
    }
    const uint64_t id = DecodeIndexedElement(row_key);
    const auto [holder, is_first] = distinctions_.emplace(distinction, id);
    if (is_first) return;
    if (options_.place) {
      ThrowNotUnique(*options_.catalog, index_, options_.place(id), options_.place(holder->second));
    }
    ThrowNotUnique(*options_.catalog, index_, holder->second);
  }

  const IndexDefinition index_;
  const IndexBuilderOptions options_;
  RowSorter rows_;
  IndexStatistics statistics_;
  std::string value_;
  // Of the rows of a unique index with the same key.
  std::string unique_key_;
  std::map<std::string, uint64_t> distinctions_;  // and who has them
};

class FullTextIndexBuilder : public IndexBuilder {
 public:
  FullTextIndexBuilder(const FullTextDefinition& index, const IndexBuilderOptions& options)
      : index_(index),
        options_(options),
        rows_(RunsPath(options, index.id), options.memory_bytes_max),
        postings_(index.id, [this](std::string_view key, std::string_view operand) {
          rows_.Add(key, operand);
        }) {}

  void Add(uint64_t id, std::string_view record, PropertyDecoder decode) override {
    const FullTextDocument document(ReadFullTexts(index_, record, decode), &analyzer_);
    if (document.length() == 0) return;
    counters_.Apply(0, document.length());
    postings_.Add({id, {}, document});
  }

  void Write(const Storage& storage, const std::function<void(double)>& report,
             std::vector<std::unique_ptr<SortedFile>>* files) override {
    postings_.Flush();
    if (counters_ == FullTextCounters()) return;
    rows_.Add(EncodeFullTextCountersKey(index_.id), EncodeFullTextCounters(counters_));
    RowWriter writer(storage, Table::kFullText, options_.folder, index_.id);
    WriteSorted(&rows_, report, [&](std::string_view key, std::string_view value) {
      writer.Put(key, value);
    });
    writer.Finish(files);
  }

  void AddTo(KeptStatistics*) const override {}

 private:
  const FullTextDefinition index_;
  const IndexBuilderOptions options_;
  RowSorter rows_;
  PostingWriter postings_;
  FullTextAnalyzer analyzer_;
  FullTextCounters counters_;
};

}  // namespace

std::unique_ptr<IndexBuilder> NewIndexBuilder(const IndexDefinition& index,
                                              const IndexBuilderOptions& options) {
  return std::make_unique<PropertyIndexBuilder>(index, options);
}

std::unique_ptr<IndexBuilder> NewIndexBuilder(const FullTextDefinition& index,
                                              const IndexBuilderOptions& options) {
  return std::make_unique<FullTextIndexBuilder>(index, options);
}

}  // namespace wenmai::graph
