// What an entity is called and what it is, as functions of everything its articles say.
#pragma once

#include <set>
#include <string>

#include "ingest/identity/decision.h"
#include "ingest/load/article_graph.h"
#include "ingest/load/record.h"

namespace wenmai::ingest {

// Adds an article's appearance to the tally, or takes it back (`step` is 1 or -1). Sums only, so
// the order of articles leaves no trace; evidence is the exception: where the earliest is taken
// back, the name is appended to *lost, and whoever keeps the books must look for the next.
void TallyAppearance(const Appearance& appearance, const std::string& article, int64_t day,
                     int64_t step, EntityRecord* entity, std::vector<std::string>* lost);

// Each REQUIRES an entity that appears in some article.
EntityType TypeOf(const EntityRecord& entity);
std::string CanonicalName(const EntityRecord& entity);
// What its articles call it, and what the lexicon knows it by unless the user has split that off.
std::set<std::string> AliasesOf(const EntityRecord& entity, const Decisions& decisions);
std::string DescriptionOf(const EntityRecord& entity);  // empty if no article gives one

}  // namespace wenmai::ingest
