// Takes author, publisher and date from credits among an article's first and last blocks.
#pragma once

#include <string>

#include "ingest/read/draft.h"

namespace wenmai::ingest {

// What credits name that tells author or publisher only where nothing else does.
struct CreditSources {
  std::u32string view;    // `观点 / …`, whose article it is where that is the account's owner
  std::u32string source;  // `来源：…`
};

// Fills what draft->metadata does not have yet; blocks that are nothing but credits become kMetadata.
CreditSources ReadCredits(Draft* draft);

// The same of who sends the article from where: `林溪 发自 上海`, `远望社北京9月10日电（记者林溪）`.
void ReadDispatches(Draft* draft);

}  // namespace wenmai::ingest
