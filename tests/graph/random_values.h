// Random values of every kind that a property can hold.
#pragma once

#include <cstdint>
#include <limits>
#include <random>
#include <string>

#include "graph/value.h"

namespace wenmai::graph {

using Random = std::mt19937_64;

inline uint64_t Below(Random& random, uint64_t bound) { return random() % bound; }

// Of all magnitudes, with the extremes among them.
inline int64_t RandomInteger(Random& random) {
  switch (Below(random, 8)) {
    case 0:
      return std::numeric_limits<int64_t>::min();
    case 1:
      return std::numeric_limits<int64_t>::max();
    case 2:
      return static_cast<int64_t>(Below(random, 3)) - 1;
    default:
      return static_cast<int64_t>(random()) >> Below(random, 64);
  }
}

inline double RandomFloat(Random& random) {
  switch (Below(random, 10)) {
    case 0:
      return std::numeric_limits<double>::infinity();
    case 1:
      return -std::numeric_limits<double>::infinity();
    case 2:
      return std::numeric_limits<double>::quiet_NaN();
    case 3:
      return std::numeric_limits<double>::denorm_min();
    case 4:
      return Below(random, 2) == 0 ? 0.0 : -0.0;
    case 5:
      return static_cast<double>(RandomInteger(random));
    default:
      return static_cast<double>(RandomInteger(random)) / 1000;
  }
}

inline std::string RandomString(Random& random, size_t size_max) {
  std::string text(Below(random, size_max + 1), '\0');
  // Few different bytes, so that strings share prefixes; zero and 0xff among them.
  for (char& c : text) c = "\0\1ab\xfe\xff"[Below(random, 6)];
  return text;
}

inline Value RandomScalar(Random& random, size_t string_size_max) {
  const auto nanoseconds = static_cast<int32_t>(Below(random, 1'000'000'000));
  const auto offset = static_cast<int32_t>(Below(random, 129'600)) - 64'800;
  const auto time_of_day = static_cast<int64_t>(Below(random, 86'400'000'000'000));
  switch (Below(random, 10)) {
    case 0:
      return Value::Boolean(Below(random, 2) == 0);
    case 1:
      return Value::Integer(RandomInteger(random));
    case 2:
      return Value::Float(RandomFloat(random));
    case 3:
      return Value::MakeDate({RandomInteger(random) >> 24});
    case 4:
      return Value::MakeLocalTime({time_of_day});
    case 5:
      return Value::MakeTime({time_of_day, offset});
    case 6:
      return Value::MakeLocalDateTime({RandomInteger(random) >> 8, nanoseconds});
    case 7:
      return Value::MakeDateTime({RandomInteger(random) >> 8, nanoseconds, offset,
                                  Below(random, 2) == 0 ? "" : "Europe/Stockholm"});
    case 8:
      return Value::MakeDuration({RandomInteger(random) >> 24, RandomInteger(random) >> 24,
                                  RandomInteger(random) >> 16, nanoseconds});
    default:
      return Value::String(RandomString(random, string_size_max));
  }
}

inline Value RandomStorable(Random& random, size_t string_size_max) {
  if (Below(random, 8) != 0) return RandomScalar(random, string_size_max);
  List list(Below(random, 5));
  for (Value& element : list) {
    if (Below(random, 6) != 0) element = RandomScalar(random, 8);
  }
  return Value::MakeList(std::move(list));
}

}  // namespace wenmai::graph
