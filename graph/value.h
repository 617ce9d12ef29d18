// The values that a graph stores and a query computes with: openCypher's types.
//
// A Value is 16 bytes. Null, booleans, numbers, dates, local times, nodes and relationships are
// held in place; strings, lists, maps, paths and the larger temporal types are immutable, shared by
// reference count, and so cheap to copy and safe to read from several threads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "wenmai/temporal.h"

namespace wenmai::graph {

using NodeId = uint64_t;          // dense, never reused
using RelationshipId = uint64_t;  // dense, never reused
using LabelId = uint32_t;
using TypeId = uint32_t;  // of a relationship type
using KeyId = uint32_t;   // of a property key

enum class ValueKind : uint8_t {
  kNull,
  kBoolean,
  kInteger,
  kFloat,
  kString,
  kList,
  kMap,
  kNode,
  kRelationship,
  kPath,
  kDate,
  kLocalTime,
  kTime,
  kLocalDateTime,
  kDateTime,
  kDuration,
};

using wenmai::Date;
using wenmai::DateTime;
using wenmai::Duration;
using wenmai::LocalDateTime;
using wenmai::LocalTime;
using wenmai::Time;

class Value;
using List = std::vector<Value>;
using MapEntry = std::pair<std::string, Value>;
// Sorted by key, keys distinct.
using Map = std::vector<MapEntry>;

// A walk: nodes.size() == relationships.size() + 1. Relationship i joins nodes i and i + 1, in
// either direction.
struct Path {
  std::vector<NodeId> nodes;
  std::vector<RelationshipId> relationships;
  std::vector<TypeId> types;  // of the relationships
  bool operator==(const Path&) const = default;
};

class Value {
 public:
  static constexpr uint32_t kNestingDepthMax = 500;

  Value() : kind_(ValueKind::kNull), aux_(0), bits_(0) {}
  Value(const Value& other) : kind_(other.kind_), aux_(other.aux_), bits_(other.bits_) {
    if (is_shared()) Acquire();
  }
  Value(Value&& other) noexcept : kind_(other.kind_), aux_(other.aux_), bits_(other.bits_) {
    other.kind_ = ValueKind::kNull;
  }
  Value& operator=(const Value& other) {
    Value copy(other);
    swap(copy);
    return *this;
  }
  Value& operator=(Value&& other) noexcept {
    swap(other);
    return *this;
  }
  ~Value() {
    if (is_shared()) Release();
  }
  void swap(Value& other) noexcept {
    std::swap(kind_, other.kind_);
    std::swap(aux_, other.aux_);
    std::swap(bits_, other.bits_);
  }

  static Value Boolean(bool value) { return Value(ValueKind::kBoolean, 0, value); }
  static Value Integer(int64_t value) {
    return Value(ValueKind::kInteger, 0, static_cast<uint64_t>(value));
  }
  static Value Float(double value);
  static Value String(std::string_view value);
  // Lists and maps may nest kNestingDepthMax deep; both throw Error{kLimit} past that, so that no
  // walk of a value runs out of stack.
  static Value MakeList(List elements);
  // Sorts `entries`; of two with one key the later wins.
  static Value MakeMap(Map entries);
  static Value Node(NodeId id) { return Value(ValueKind::kNode, 0, id); }
  static Value Relationship(RelationshipId id, TypeId type) {
    return Value(ValueKind::kRelationship, type, id);
  }
  static Value MakePath(Path path);
  static Value MakeDate(Date value) {
    return Value(ValueKind::kDate, 0, static_cast<uint64_t>(value.days));
  }
  static Value MakeLocalTime(LocalTime value) {
    return Value(ValueKind::kLocalTime, 0, static_cast<uint64_t>(value.nanoseconds));
  }
  static Value MakeTime(Time value);
  static Value MakeLocalDateTime(LocalDateTime value);
  static Value MakeDateTime(DateTime value);
  static Value MakeDuration(Duration value);

  ValueKind kind() const { return kind_; }
  bool is_null() const { return kind_ == ValueKind::kNull; }
  bool is_number() const { return kind_ == ValueKind::kInteger || kind_ == ValueKind::kFloat; }
  bool is_true() const { return kind_ == ValueKind::kBoolean && bits_ != 0; }

  // Each REQUIRES the matching kind. References and views live as long as this value or a copy of
  // it.
  bool boolean() const { return bits_ != 0; }
  int64_t integer() const { return static_cast<int64_t>(bits_); }
  double floating() const;
  std::string_view string() const;
  const List& list() const;
  const Map& map() const;
  NodeId node() const { return bits_; }
  RelationshipId relationship() const { return bits_; }
  TypeId relationship_type() const { return aux_; }
  const Path& path() const;
  Date date() const { return Date{static_cast<int64_t>(bits_)}; }
  LocalTime local_time() const { return LocalTime{static_cast<int64_t>(bits_)}; }
  const Time& time() const;
  const LocalDateTime& local_date_time() const;
  const DateTime& date_time() const;
  const Duration& duration() const;

  // REQUIRES: a number. Integers are widened.
  double number() const {
    return kind_ == ValueKind::kFloat ? floating() : static_cast<double>(integer());
  }

  // The entry of a map under `key`, or nullptr. REQUIRES: kind() is kMap.
  const Value* Find(std::string_view key) const;

  // Same kind and same content; NaN equals itself, 1 and 1.0 differ. This is identity for storage
  // and tests, not openCypher's `=` (query/expressions/comparison.h).
  bool operator==(const Value& other) const;

  // Bytes this value holds outside itself, roughly; for memory budgets. Shared content counts
  // fully, as often as it occurs. Takes constant time.
  size_t MemoryUse() const;

 private:
  struct Shared;
  template <typename T>
  struct Holder;
  template <typename T>
  struct Container;

  Value(ValueKind kind, uint32_t aux, uint64_t bits) : kind_(kind), aux_(aux), bits_(bits) {}
  template <typename T>
  static Value Make(ValueKind kind, T content);
  // `inner_depth`: how deep the deepest value in it nests.
  template <typename T>
  static Value MakeContainer(ValueKind kind, T content, uint32_t inner_depth, size_t bytes);
  template <typename T>
  const T& content() const;
  bool is_shared() const {
    constexpr uint32_t kSharedKinds =
        1u << static_cast<int>(ValueKind::kString) | 1u << static_cast<int>(ValueKind::kList) |
        1u << static_cast<int>(ValueKind::kMap) | 1u << static_cast<int>(ValueKind::kPath) |
        1u << static_cast<int>(ValueKind::kTime) |
        1u << static_cast<int>(ValueKind::kLocalDateTime) |
        1u << static_cast<int>(ValueKind::kDateTime) | 1u << static_cast<int>(ValueKind::kDuration);
    return kSharedKinds >> static_cast<int>(kind_) & 1u;
  }
  void Acquire() const;
  void Release() const;
  // Of a value inside a list or map: how deep it nests itself.
  uint32_t nesting_depth() const {
    return kind_ == ValueKind::kList || kind_ == ValueKind::kMap ? aux_ : 0;
  }

  ValueKind kind_;
  uint32_t aux_;   // a relationship's type; how deep a list or map nests
  uint64_t bits_;  // the value in place, or a Shared*
};

static_assert(sizeof(Value) == 16);

// The name of a kind as openCypher says it: `Integer`, `LocalDateTime`.
std::string_view ValueKindName(ValueKind kind);

}  // namespace wenmai::graph
