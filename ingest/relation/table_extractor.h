// Facts from tables: what a column's head (总部所在地, Founder) says of each row's subject.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/discourse/reading.h"
#include "ingest/relation/fact_set.h"

namespace wenmai::ingest {

class TableExtractor {
 public:
  TableExtractor();

  void Extract(const Reading& reading, FactSet* facts) const;

 private:
  struct Column {
    FactType type = FactType::kLocatedIn;
    bool cell_is_subject = false;
  };
  using Row = std::vector<int32_t>;  // blocks

  void ExtractTable(const Reading& reading, const std::vector<Row>& rows, FactSet* facts) const;

  std::unordered_map<std::u32string, Column> columns_;  // by folded head
};

}  // namespace wenmai::ingest
