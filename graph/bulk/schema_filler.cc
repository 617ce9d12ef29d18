#include "graph/bulk/schema_filler.h"

#include <algorithm>

namespace wenmai::graph {

SchemaFiller::SchemaFiller(const Schema& schema, const IndexBuilderOptions& options,
                           const std::function<std::string(EntityKind, uint64_t)>& place)
    : schema_(schema), catalog_(*options.catalog) {
  IndexBuilderOptions of_one = options;
  of_one.memory_bytes_max /=
      std::max<size_t>(1, schema.indexes.size() + schema.full_text_indexes.size());
  const auto add = [&](const auto& index) {
    const EntityKind kind = index.entity;
    if (place) of_one.place = [place, kind](uint64_t id) { return place(kind, id); };
    builders_[static_cast<size_t>(index.entity)].push_back(NewIndexBuilder(index, of_one));
  };
  for (const IndexDefinition& index : schema.indexes) add(index);
  for (const FullTextDefinition& index : schema.full_text_indexes) add(index);
}

void SchemaFiller::Check(EntityKind kind, std::string_view record, PropertyDecoder decode) const {
  for (const IndexDefinition& index : schema_.indexes) {
    if (index.entity == kind) CheckKey(catalog_, index, std::nullopt, record);
  }
  for (const ConstraintDefinition& constraint : schema_.constraints) {
    if (constraint.entity == kind) {
      CheckConstraint(catalog_, constraint, std::nullopt, record, decode);
    }
  }
}

void SchemaFiller::Add(EntityKind kind, uint64_t id, std::string_view record,
                       PropertyDecoder decode) {
  for (const auto& builder : builders_[static_cast<size_t>(kind)]) {
    builder->Add(id, record, decode);
  }
}

void SchemaFiller::Write(const Storage& storage, const std::function<void(double)>& report,
                         KeptStatistics* statistics, std::vector<std::unique_ptr<SortedFile>>* files) {
  const size_t count = builders_[0].size() + builders_[1].size();
  size_t written_count = 0;
  for (auto& of_kind : builders_) {
    for (auto& builder : of_kind) {
      builder->Write(
          storage,
          [&](double share) {
            report((static_cast<double>(written_count) + share) / static_cast<double>(count));
          },
          files);
      builder->AddTo(statistics);
      builder.reset();
      ++written_count;
    }
  }
}

}  // namespace wenmai::graph
