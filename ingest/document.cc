#include "ingest/document.h"

#include <algorithm>
#include <iterator>

namespace wenmai::ingest {
namespace {

constexpr std::string_view kEntityTypeNames[] = {"Person",  "Company", "Organization", "Model",
                                                 "Product", "Work",    "Place"};
constexpr std::string_view kFactTypeNames[] = {
    "WORKS_AT",      "FOUNDED",       "DEVELOPS", "PART_OF",  "ACQUIRED",  "INVESTED_IN",
    "PARTNERS_WITH", "COMPETES_WITH", "USES",     "AUTHORED", "LOCATED_IN"};
constexpr std::string_view kClaimKindNames[] = {"fact", "figure", "prediction", "opinion", "plan"};
constexpr std::string_view kClaimModeNames[] = {"direct", "indirect", "author"};

}  // namespace

std::string_view EntityTypeName(EntityType type) {
  return kEntityTypeNames[static_cast<size_t>(type)];
}

std::optional<EntityType> ParseEntityType(std::string_view name) {
  auto found = std::find(std::begin(kEntityTypeNames), std::end(kEntityTypeNames), name);
  if (found == std::end(kEntityTypeNames)) return std::nullopt;
  return static_cast<EntityType>(found - std::begin(kEntityTypeNames));
}

std::string_view FactTypeName(FactType type) { return kFactTypeNames[static_cast<size_t>(type)]; }
std::string_view ClaimKindName(ClaimKind kind) { return kClaimKindNames[static_cast<size_t>(kind)]; }
std::string_view ClaimModeName(ClaimMode mode) { return kClaimModeNames[static_cast<size_t>(mode)]; }

}  // namespace wenmai::ingest
