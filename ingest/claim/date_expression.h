// Dates within running text: 2024年3月15日, 今年2月, 昨天, 12月4日, March 5, 2024, last month.
#pragma once

#include <optional>
#include <string_view>

#include "graph/value.h"
#include "ingest/discourse/cue_table.h"

namespace wenmai::ingest {

class DateFinder {
 public:
  DateFinder();

  // The first date in `folded` of which at least month and year are known. What is said relative to the
  // day of writing needs `written`; a date without its year is the last such day before it. A month
  // without its day is its first day, as in openCypher's date('2024-02').
  std::optional<graph::Date> Find(std::u32string_view folded,
                                  std::optional<graph::Date> written) const;

 private:
  struct Word {
    enum class Unit { kYear, kMonth, kDay, kName } unit = Unit::kYear;
    int value = 0;  // an offset, or of a name the month's number
  };

  CueTable words_;
  std::vector<Word> meanings_;  // by group
};

}  // namespace wenmai::ingest
