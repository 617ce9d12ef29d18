// Articles whose file is no longer there.
#pragma once

#include <string>
#include <vector>

#include "wenmai/database.h"

namespace wenmai::shell {

// The sources, sorted, of the articles that were read from below one of the folders among `paths` and whose file is
// gone. A folder that is not there itself says nothing of its files: a disk may not be mounted.
std::vector<std::string> FindGoneArticles(Session& session, const std::vector<std::string>& paths);

}  // namespace wenmai::shell
