// How those who speak in a recording introduce themselves and their programme:
//   大家好，这里是最佳拍档，我是大飞
//   大家好 我是《硅谷漫谈》的林溪
//   From Radio Nine, I'm Ada Park.
#pragma once

#include "ingest/read/draft.h"

namespace wenmai::ingest {

// Takes author and publisher from it where nothing else says what this is: no title, author or publisher.
void ReadIntroduction(Draft* draft);

}  // namespace wenmai::ingest
