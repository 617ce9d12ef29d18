#include "graph/value.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <type_traits>

namespace wenmai::graph {

struct Value::Shared {
  std::atomic<uint32_t> references{1};
};

template <typename T>
struct Value::Holder : Shared {
  explicit Holder(T value) : content(std::move(value)) {}
  T content;
};

template <typename T>
Value Value::Make(ValueKind kind, T content) {
  return Value(kind, 0,
               std::bit_cast<uint64_t>(static_cast<Shared*>(new Holder<T>(std::move(content)))));
}

template <typename T>
const T& Value::content() const {
  return static_cast<const Holder<T>*>(std::bit_cast<Shared*>(bits_))->content;
}

void Value::Acquire() const {
  std::bit_cast<Shared*>(bits_)->references.fetch_add(1, std::memory_order_relaxed);
}

void Value::Release() const {
  Shared* shared = std::bit_cast<Shared*>(bits_);
  if (shared->references.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  switch (kind_) {
    case ValueKind::kString:
      delete static_cast<Holder<std::string>*>(shared);
      return;
    case ValueKind::kList:
      delete static_cast<Holder<List>*>(shared);
      return;
    case ValueKind::kMap:
      delete static_cast<Holder<Map>*>(shared);
      return;
    case ValueKind::kPath:
      delete static_cast<Holder<Path>*>(shared);
      return;
    case ValueKind::kTime:
      delete static_cast<Holder<Time>*>(shared);
      return;
    case ValueKind::kLocalDateTime:
      delete static_cast<Holder<LocalDateTime>*>(shared);
      return;
    case ValueKind::kDateTime:
      delete static_cast<Holder<DateTime>*>(shared);
      return;
    case ValueKind::kDuration:
      delete static_cast<Holder<Duration>*>(shared);
      return;
    default:
      return;
  }
}

Value Value::Float(double value) {
  return Value(ValueKind::kFloat, 0, std::bit_cast<uint64_t>(value));
}
Value Value::String(std::string_view value) { return Make(ValueKind::kString, std::string(value)); }
Value Value::MakeList(List elements) { return Make(ValueKind::kList, std::move(elements)); }

Value Value::MakeMap(Map entries) {
  std::stable_sort(entries.begin(), entries.end(),
                   [](const MapEntry& a, const MapEntry& b) { return a.first < b.first; });
  Map distinct;
  distinct.reserve(entries.size());
  for (MapEntry& entry : entries) {
    if (!distinct.empty() && distinct.back().first == entry.first) {
      distinct.back().second = std::move(entry.second);
    } else {
      distinct.push_back(std::move(entry));
    }
  }
  return Make(ValueKind::kMap, std::move(distinct));
}

Value Value::MakePath(Path path) { return Make(ValueKind::kPath, std::move(path)); }
Value Value::MakeTime(Time value) { return Make(ValueKind::kTime, value); }
Value Value::MakeLocalDateTime(LocalDateTime value) {
  return Make(ValueKind::kLocalDateTime, value);
}
Value Value::MakeDateTime(DateTime value) { return Make(ValueKind::kDateTime, std::move(value)); }
Value Value::MakeDuration(Duration value) { return Make(ValueKind::kDuration, value); }

double Value::floating() const { return std::bit_cast<double>(bits_); }
std::string_view Value::string() const { return content<std::string>(); }
const List& Value::list() const { return content<List>(); }
const Map& Value::map() const { return content<Map>(); }
const Path& Value::path() const { return content<Path>(); }
const Time& Value::time() const { return content<Time>(); }
const LocalDateTime& Value::local_date_time() const { return content<LocalDateTime>(); }
const DateTime& Value::date_time() const { return content<DateTime>(); }
const Duration& Value::duration() const { return content<Duration>(); }

const Value* Value::Find(std::string_view key) const {
  const Map& entries = map();
  auto found =
      std::lower_bound(entries.begin(), entries.end(), key,
                       [](const MapEntry& entry, std::string_view k) { return entry.first < k; });
  return found != entries.end() && found->first == key ? &found->second : nullptr;
}

bool Value::operator==(const Value& other) const {
  if (kind_ != other.kind_) return false;
  if (bits_ == other.bits_ && kind_ != ValueKind::kFloat) return true;
  switch (kind_) {
    case ValueKind::kFloat:
      return floating() == other.floating() ||
             (std::isnan(floating()) && std::isnan(other.floating()));
    case ValueKind::kString:
      return string() == other.string();
    case ValueKind::kList:
      return list() == other.list();
    case ValueKind::kMap:
      return map() == other.map();
    case ValueKind::kPath:
      return path() == other.path();
    case ValueKind::kTime:
      return time() == other.time();
    case ValueKind::kLocalDateTime:
      return local_date_time() == other.local_date_time();
    case ValueKind::kDateTime:
      return date_time() == other.date_time();
    case ValueKind::kDuration:
      return duration() == other.duration();
    default:
      return kind_ == ValueKind::kNull;
  }
}

size_t Value::MemoryUse() const {
  switch (kind_) {
    case ValueKind::kString:
      return sizeof(Holder<std::string>) + string().size();
    case ValueKind::kList: {
      size_t bytes = sizeof(Holder<List>);
      for (const Value& element : list()) bytes += sizeof(Value) + element.MemoryUse();
      return bytes;
    }
    case ValueKind::kMap: {
      size_t bytes = sizeof(Holder<Map>);
      for (const auto& [key, value] : map()) {
        bytes += sizeof(MapEntry) + key.size() + value.MemoryUse();
      }
      return bytes;
    }
    case ValueKind::kPath:
      return sizeof(Holder<Path>) + path().nodes.size() * 20;
    case ValueKind::kTime:
    case ValueKind::kLocalDateTime:
    case ValueKind::kDateTime:
    case ValueKind::kDuration:
      return sizeof(Holder<DateTime>);
    default:
      return 0;
  }
}

std::string_view ValueKindName(ValueKind kind) {
  constexpr std::string_view kNames[] = {"Null",         "Boolean",       "Integer",  "Float",
                                         "String",       "List",          "Map",      "Node",
                                         "Relationship", "Path",          "Date",     "LocalTime",
                                         "Time",         "LocalDateTime", "DateTime", "Duration"};
  return kNames[static_cast<size_t>(kind)];
}

}  // namespace wenmai::graph
