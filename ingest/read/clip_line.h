// The line that clipping and bookmarking tools keep under an article's title:
//   `[mp.weixin.qq.com](address)Author Publisher`
//   `Original 沐风 [新质动能](address) 2025年11月25日 08:02`
#pragma once

#include "ingest/read/draft.h"

namespace wenmai::ingest {

// Takes author, publisher, date and address from such a line, which becomes kMetadata.
void ReadClipLines(Draft* draft);

}  // namespace wenmai::ingest
