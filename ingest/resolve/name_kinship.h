// Whether a name that the lexicon does not know may be another name of an entity that it does know.
// What an article seems to equate is often a namesake, a product, a relative: 科大讯飞（iFlyCode）,
// 伊万卡·特朗普 beside 特朗普.
#pragma once

#include <string_view>

#include "ingest/lexicon/lexicon_entry.h"
#include "ingest/resolve/name_node.h"

namespace wenmai::ingest {

// A name is kin to an entry unless the entry has names in the same script and it resembles none of
// them. Short names of persons resemble nothing, so they are kin to all. Places that are known take
// no further names.
bool IsKinToEntry(TypeGroup group, std::u32string_view name, const LexiconEntry& entry);

}  // namespace wenmai::ingest
