#include "ingest/load/schema.h"

#include <algorithm>

namespace wenmai::ingest {

Schema::Schema(graph::Transaction& transaction) {
  const auto label = [&](std::string_view name) { return transaction.InternLabel(name); };
  const auto type_of = [&](std::string_view name) { return transaction.InternType(name); };
  const auto key = [&](std::string_view name) { return transaction.InternKey(name); };

  article = label("Article"), claim = label("Claim"), fact = label("Fact"), name = label("Name");
  for (int i = 0; i < kEntityTypeCount; ++i) {
    entity_labels[i] = label(EntityTypeName(static_cast<EntityType>(i)));
  }

  mentions = type_of("MENTIONS"), stated_in = type_of("STATED_IN"), made_by = type_of("MADE_BY");
  about = type_of("ABOUT"), known_as = type_of("KNOWN_AS"), states = type_of("STATES");
  subject = type_of("SUBJECT"), object = type_of("OBJECT");
  for (int i = 0; i < kFactTypeCount; ++i) {
    fact_types[i] = type_of(FactTypeName(static_cast<FactType>(i)));
  }

  id = key("id"), source = key("source"), title = key("title"), author = key("author");
  publisher = key("publisher"), published = key("published"), url = key("url");
  language = key("language"), text = key("text"), hash = key("hash");
  name_key = key("name"), aliases = key("aliases"), description = key("description");
  type = key("type"), role = key("role"), status = key("status"), folded = key("folded");
  start = key("start"), end = key("end"), kind = key("kind"), speaker = key("speaker");
  mode = key("mode"), verb = key("verb"), polarity = key("polarity"), said_on = key("said_on");
  count = key("count"), surfaces = key("surfaces"), spans = key("spans"), surface = key("surface");
  rule = key("rule"), evidence = key("evidence"), fact_key = key("fact");
  first_stated = key("first_stated"), last_stated = key("last_stated");
}

std::vector<LabelId> Schema::LabelsOf(EntityType entity_type) const {
  std::vector<LabelId> labels = {entity_labels[static_cast<size_t>(entity_type)]};
  if (entity_type == EntityType::kCompany) {
    labels.push_back(entity_labels[static_cast<size_t>(EntityType::kOrganization)]);
  }
  std::sort(labels.begin(), labels.end());
  return labels;
}

}  // namespace wenmai::ingest
