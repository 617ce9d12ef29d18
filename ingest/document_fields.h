// The document's small types for ingest/pack.h.
#pragma once

#include "ingest/document.h"
#include "ingest/pack.h"

namespace wenmai::ingest {

constexpr int EnumeratorCount(EntityType) { return kEntityTypeCount; }
constexpr int EnumeratorCount(FactType) { return kFactTypeCount; }
constexpr int EnumeratorCount(ClaimKind) { return static_cast<int>(ClaimKind::kPlan) + 1; }
constexpr int EnumeratorCount(ClaimMode) { return static_cast<int>(ClaimMode::kAuthor) + 1; }

template <typename Archive>
void Fields(Archive& archive, Span& span) {
  archive(span.begin, span.end);
}

}  // namespace wenmai::ingest
