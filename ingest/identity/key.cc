#include "ingest/identity/key.h"

namespace wenmai::ingest {

KeyGroup KeyGroupOf(EntityType type) {
  switch (type) {
    case EntityType::kPerson:
      return KeyGroup::kPerson;
    case EntityType::kCompany:
    case EntityType::kOrganization:
      return KeyGroup::kOrganization;
    case EntityType::kModel:
      return KeyGroup::kModel;
    case EntityType::kProduct:
      return KeyGroup::kProduct;
    case EntityType::kWork:
      return KeyGroup::kWork;
    case EntityType::kPlace:
      break;
  }
  return KeyGroup::kPlace;
}

Key MakeKey(KeyKind kind, KeyGroup group, std::string_view text) {
  Key key{static_cast<char>(kind), static_cast<char>(group)};
  return key.append(text);
}

Key MakeLocalKey(KeyGroup group, std::string_view scope, std::string_view spelling) {
  return MakeKey(KeyKind::kLocal, group, scope).append("/").append(spelling);
}

std::string_view SpellingOfKey(std::string_view key) {
  switch (KindOf(key)) {
    case KeyKind::kName:
      return key.substr(2);
    case KeyKind::kLocal:
      return key.substr(key.find('/') + 1);
    case KeyKind::kLexicon:
    case KeyKind::kSound:
      break;
  }
  return {};
}

}  // namespace wenmai::ingest
