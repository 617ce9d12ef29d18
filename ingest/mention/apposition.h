// What an English apposition behind a name says that it is: `Kestrel, the low-cost carrier, …`.
#pragma once

#include <optional>

#include "ingest/mention/article_view.h"

namespace wenmai::ingest {

// apposition := ", " determiner word* noun | ", " noun " of"
// `the` directly before a noun opens a clause on what was named before, unless a comma closes it: `In Paris,
// the company …`.
std::optional<EntityType> TypeOfApposition(const ArticleView& view, Span name);

}  // namespace wenmai::ingest
