#include "ingest/read/metadata_key.h"

#include <algorithm>
#include <map>
#include <string>

#include "ingest/document.h"
#include "ingest/read/table.h"
#include "text/fold.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

using KeyTable = std::map<std::string, MetadataKey, std::less<>>;

MetadataField ParseField(std::string_view name) {
  if (name == "title") return MetadataField::kTitle;
  if (name == "author") return MetadataField::kAuthor;
  if (name == "publisher") return MetadataField::kPublisher;
  if (name == "account") return MetadataField::kAccount;
  if (name == "published") return MetadataField::kPublished;
  if (name == "kept") return MetadataField::kKept;
  if (name == "place") return MetadataField::kPlace;
  if (name == "url") return MetadataField::kUrl;
  if (name == "language") return MetadataField::kLanguage;
  if (name == "summary") return MetadataField::kSummary;
  if (name == "names") return MetadataField::kNames;
  throw Error(ErrorCode::kInternal, "no metadata field " + std::string(name));
}

// `Company|Organization`
uint8_t ParseTypes(std::string_view names) {
  uint8_t types = 0;
  while (!names.empty()) {
    const size_t end = std::min(names.find('|'), names.size());
    const std::optional<EntityType> type = ParseEntityType(names.substr(0, end));
    if (!type) throw Error(ErrorCode::kInternal, "no entity type " + std::string(names));
    types |= TypeBit(*type);
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return types;
}

KeyTable LoadKeys() {
  KeyTable keys;
  int rank = 0;
  for (const TableRow& row : ReadTable("data/read_metadata_key.tsv")) {
    keys.emplace(text::Fold(row.at(0)),
                 MetadataKey{ParseField(row.at(1)), rank++, row.at(2) == "text",
                             row.size() > 3 ? ParseTypes(row.at(3)) : uint8_t{0}});
  }
  return keys;
}

}  // namespace

std::optional<MetadataKey> FindMetadataKey(std::string_view name) {
  static const KeyTable* const keys = new KeyTable(LoadKeys());  // lives as long as the process
  std::string folded = text::Fold(name);
  if (!keys->contains(folded)) {  // `Publish Date`, `publish-date`
    std::replace_if(folded.begin(), folded.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  }
  const auto found = keys->find(folded);
  return found == keys->end() ? std::nullopt : std::optional(found->second);
}

}  // namespace wenmai::ingest
