#include "graph/value.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <cmath>
#include <new>
#include <string>

#include "wenmai/error.h"

namespace wenmai::graph {
namespace {

size_t AddSaturating(size_t left, size_t right) {
  size_t sum = 0;
  return __builtin_add_overflow(left, right, &sum) ? SIZE_MAX : sum;
}

// Of two entries with one key the later wins.
Map SortedDistinct(Map entries) {
  const auto is_out_of_order = [](const MapEntry& a, const MapEntry& b) {
    return a.first >= b.first;
  };
  if (std::adjacent_find(entries.begin(), entries.end(), is_out_of_order) == entries.end()) {
    return entries;
  }
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
  return distinct;
}

}  // namespace

struct Value::Shared {
  std::atomic<uint32_t> references{1};
};

template <typename T>
struct Value::Holder : Shared {
  explicit Holder(T value) : content(std::move(value)) {}
  T content;
};

// A string: its bytes follow it, so that reading them takes one step through memory, not two.
template <>
struct Value::Holder<std::string> : Shared {
  static Holder* Make(std::string_view text) {
    void* memory = ::operator new(sizeof(Holder) + text.size());
    auto* holder = new (memory) Holder;
    holder->size = text.size();
    std::copy(text.begin(), text.end(), holder->bytes());
    return holder;
  }
  static void Delete(Holder* holder) {
    holder->~Holder();
    ::operator delete(holder);
  }
  char* bytes() { return reinterpret_cast<char*>(this + 1); }
  size_t size = 0;
};

// A list or map, with the bytes of all that is in it.
template <typename T>
struct Value::Container : Holder<T> {
  Container(T value, size_t size) : Holder<T>(std::move(value)), bytes(size) {}
  size_t bytes;
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
      Holder<std::string>::Delete(static_cast<Holder<std::string>*>(shared));
      return;
    case ValueKind::kList:
      delete static_cast<Container<List>*>(shared);
      return;
    case ValueKind::kMap:
      delete static_cast<Container<Map>*>(shared);
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
Value Value::String(std::string_view value) {
  Shared* shared = Holder<std::string>::Make(value);
  return Value(ValueKind::kString, 0, std::bit_cast<uint64_t>(shared));
}

template <typename T>
Value Value::MakeContainer(ValueKind kind, T content, uint32_t inner_depth, size_t bytes) {
  if (inner_depth >= kNestingDepthMax) {
    throw Error(ErrorCode::kLimit,
                "lists and maps nest deeper than " + std::to_string(kNestingDepthMax) + " levels");
  }
  auto* container = new Container<T>(std::move(content), bytes);
  return Value(kind, inner_depth + 1, std::bit_cast<uint64_t>(static_cast<Shared*>(container)));
}

Value Value::MakeList(List elements) {
  uint32_t inner_depth = 0;
  size_t bytes = sizeof(Container<List>);
  for (const Value& element : elements) {
    inner_depth = std::max(inner_depth, element.nesting_depth());
    bytes = AddSaturating(bytes, AddSaturating(sizeof(Value), element.MemoryUse()));
  }
  return MakeContainer(ValueKind::kList, std::move(elements), inner_depth, bytes);
}

Value Value::MakeMap(Map entries) {
  Map distinct = SortedDistinct(std::move(entries));
  uint32_t inner_depth = 0;
  size_t bytes = sizeof(Container<Map>);
  for (const auto& [key, value] : distinct) {
    inner_depth = std::max(inner_depth, value.nesting_depth());
    bytes = AddSaturating(bytes, AddSaturating(sizeof(MapEntry) + key.size(), value.MemoryUse()));
  }
  return MakeContainer(ValueKind::kMap, std::move(distinct), inner_depth, bytes);
}

Value Value::MakePath(Path path) { return Make(ValueKind::kPath, std::move(path)); }
Value Value::MakeTime(Time value) { return Make(ValueKind::kTime, value); }
Value Value::MakeLocalDateTime(LocalDateTime value) {
  return Make(ValueKind::kLocalDateTime, value);
}
Value Value::MakeDateTime(DateTime value) { return Make(ValueKind::kDateTime, std::move(value)); }
Value Value::MakeDuration(Duration value) { return Make(ValueKind::kDuration, value); }

double Value::floating() const { return std::bit_cast<double>(bits_); }
std::string_view Value::string() const {
  auto* holder = static_cast<Holder<std::string>*>(std::bit_cast<Shared*>(bits_));
  return {holder->bytes(), holder->size};
}
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
    case ValueKind::kList:
      return static_cast<const Container<List>*>(std::bit_cast<Shared*>(bits_))->bytes;
    case ValueKind::kMap:
      return static_cast<const Container<Map>*>(std::bit_cast<Shared*>(bits_))->bytes;
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
