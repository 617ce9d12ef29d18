// The books of one snapshot or transaction: every table of record.h that is read and changed record
// by record.
#pragma once

#include <algorithm>
#include <iterator>

#include "graph/graph.h"
#include "ingest/identity/decision.h"
#include "ingest/load/record.h"
#include "ingest/load/table.h"

namespace wenmai::ingest {

struct Books {
  explicit Books(const graph::View* view)
      : articles(view, kArticleSpace),
        files(view, kFileSpace),
        keys(view, kKeySpace),
        bearers(view, kBearerSpace),
        entities(view, kEntitySpace),
        names(view, kNameSpace),
        facts(view, kFactSpace),
        decisions(view, kDecisionSpace) {}

  // False if there was nothing to write.
  bool Flush(graph::Transaction* transaction) {
    const bool changed[] = {articles.Flush(transaction), files.Flush(transaction),
                            keys.Flush(transaction),     bearers.Flush(transaction),
                            entities.Flush(transaction), names.Flush(transaction),
                            facts.Flush(transaction),    decisions.Flush(transaction)};
    return std::find(std::begin(changed), std::end(changed), true) != std::end(changed);
  }

  Table<ArticleRecord> articles;
  Table<FileRecord> files;
  Table<KeyRecord> keys;
  Table<BearerRecord> bearers;
  Table<EntityRecord> entities;
  Table<NameRecord> names;
  Table<FactRecord> facts;
  Table<Decisions> decisions;  // one record, under the empty key
};

}  // namespace wenmai::ingest
