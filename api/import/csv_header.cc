#include "api/import/csv_header.h"

#include <algorithm>
#include <utility>

#include "wenmai/error.h"

namespace wenmai::api {
namespace {

using Role = CsvColumn::Role;

// The first name of a type is the one that is written.
constexpr std::pair<std::string_view, CsvType> kTypes[] = {
    {"STRING", CsvType::kString},     {"INT", CsvType::kInteger},
    {"LONG", CsvType::kInteger},      {"DOUBLE", CsvType::kFloat},
    {"FLOAT", CsvType::kFloat},       {"BOOLEAN", CsvType::kBoolean},
    {"DATE", CsvType::kDate},         {"LOCALTIME", CsvType::kLocalTime},
    {"TIME", CsvType::kTime},         {"LOCALDATETIME", CsvType::kLocalDateTime},
    {"DATETIME", CsvType::kDateTime}, {"DURATION", CsvType::kDuration},
};

constexpr std::pair<std::string_view, Role> kNodeRoles[] = {
    {"ID", Role::kId}, {"LABEL", Role::kLabel}, {"IGNORE", Role::kIgnore}};
constexpr std::pair<std::string_view, Role> kRelationshipRoles[] = {{"START_ID", Role::kStart},
                                                                    {"END_ID", Role::kEnd},
                                                                    {"TYPE", Role::kType},
                                                                    {"IGNORE", Role::kIgnore}};

std::string ToUpper(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

template <typename Table>
auto Find(const Table& table, std::string_view name) {
  return std::find_if(std::begin(table), std::end(table),
                      [name](const auto& entry) { return entry.first == name; });
}

[[noreturn]] void Throw(const std::string& message) {
  throw Error(ErrorCode::kInvalidArgument, message);
}

// Takes `(Person)` off the end of *word.
std::string TakeIdSpace(std::string* word) {
  const size_t open = word->find('(');
  if (open == std::string::npos || !word->ends_with(')')) return {};
  const std::string space = word->substr(open + 1, word->size() - open - 2);
  word->resize(open);
  return space;
}

CsvColumn ParseColumn(graph::EntityKind kind, std::string_view text) {
  CsvColumn column;
  const size_t colon = text.rfind(':');
  column.name = text.substr(0, colon);
  if (colon == std::string_view::npos) {
    if (text.empty()) column.role = Role::kIgnore;
    return column;
  }
  std::string word(text.substr(colon + 1));
  column.id_space = TakeIdSpace(&word);
  word = ToUpper(word);
  const auto take_role = [&](const auto& roles) {
    const auto role = Find(roles, word);
    if (role != std::end(roles)) column.role = role->second;
    return role != std::end(roles);
  };
  if (kind == graph::EntityKind::kNode ? take_role(kNodeRoles) : take_role(kRelationshipRoles)) {
    return column;
  }
  column.is_array = word.ends_with("[]");
  if (column.is_array) word.resize(word.size() - 2);
  const auto type = Find(kTypes, word);
  if (type == std::end(kTypes)) {
    Throw("column '" + std::string(text) + "': there is no type " + word);
  }
  if (column.name.empty()) Throw("column '" + std::string(text) + "' has no name");
  column.type = type->second;
  return column;
}

size_t CountRole(const std::vector<CsvColumn>& columns, Role role) {
  return static_cast<size_t>(std::count_if(columns.begin(), columns.end(),
                                           [role](const CsvColumn& c) { return c.role == role; }));
}

void ExpectOne(const std::vector<CsvColumn>& columns, Role role, const char* name) {
  if (CountRole(columns, role) == 1) return;
  Throw(std::string("the header must have one column ") + name);
}

}  // namespace

std::string_view CsvTypeName(CsvType type) {
  return std::find_if(std::begin(kTypes), std::end(kTypes),
                      [type](const auto& entry) { return entry.second == type; })
      ->first;
}

std::vector<CsvColumn> ParseCsvHeader(graph::EntityKind kind, const std::vector<CsvField>& fields) {
  std::vector<CsvColumn> columns;
  for (const CsvField& field : fields) columns.push_back(ParseColumn(kind, field.text));
  if (kind == graph::EntityKind::kNode) {
    if (CountRole(columns, Role::kId) > 1) Throw("the header has more than one column :ID");
  } else {
    ExpectOne(columns, Role::kStart, ":START_ID");
    ExpectOne(columns, Role::kEnd, ":END_ID");
  }
  if (CountRole(columns, Role::kLabel) > 1 || CountRole(columns, Role::kType) > 1) {
    Throw("the header has more than one column :LABEL or :TYPE");
  }
  return columns;
}

}  // namespace wenmai::api
