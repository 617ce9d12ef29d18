#include "ingest/read/metadata_key.h"

#include <map>
#include <string>

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
  if (name == "published") return MetadataField::kPublished;
  if (name == "place") return MetadataField::kPlace;
  if (name == "url") return MetadataField::kUrl;
  if (name == "language") return MetadataField::kLanguage;
  if (name == "summary") return MetadataField::kSummary;
  throw Error(ErrorCode::kInternal, "no metadata field " + std::string(name));
}

KeyTable LoadKeys() {
  KeyTable keys;
  int rank = 0;
  for (const TableRow& row : ReadTable("data/read_metadata_key.tsv")) {
    keys.emplace(text::Fold(row.at(0)),
                 MetadataKey{ParseField(row.at(1)), rank++, row.at(2) == "text"});
  }
  return keys;
}

}  // namespace

std::optional<MetadataKey> FindMetadataKey(std::string_view name) {
  static const KeyTable* const keys = new KeyTable(LoadKeys());  // lives as long as the process
  const auto found = keys->find(text::Fold(name));
  return found == keys->end() ? std::nullopt : std::optional(found->second);
}

}  // namespace wenmai::ingest
