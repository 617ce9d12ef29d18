#include "ingest/identity/key.h"

namespace wenmai::ingest {

TypeGroup GroupOf(EntityType type) {
  switch (type) {
    case EntityType::kPerson: return TypeGroup::kPerson;
    case EntityType::kCompany:
    case EntityType::kOrganization: return TypeGroup::kOrganization;
    case EntityType::kModel: return TypeGroup::kModel;
    case EntityType::kProduct: return TypeGroup::kProduct;
    case EntityType::kWork: return TypeGroup::kWork;
    case EntityType::kPlace: break;
  }
  return TypeGroup::kPlace;
}

Key MakeKey(KeyKind kind, TypeGroup group, std::string_view text) {
  Key key{static_cast<char>(kind), static_cast<char>(group)};
  return key.append(text);
}

Key MakeLocalKey(TypeGroup group, std::string_view article, std::string_view spelling) {
  return MakeKey(KeyKind::kLocal, group, article).append("/").append(spelling);
}

std::string_view SpellingOfKey(std::string_view key) {
  switch (KindOf(key)) {
    case KeyKind::kName: return key.substr(2);
    case KeyKind::kLocal: return key.substr(key.find('/') + 1);
    case KeyKind::kLexicon:
    case KeyKind::kSound: break;
  }
  return {};
}

}  // namespace wenmai::ingest
