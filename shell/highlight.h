// Colours for Cypher and for `:commands`.
#pragma once

#include <string_view>
#include <vector>

#include "shell/edit/screen.h"

namespace wenmai::shell {

std::vector<StyledSpan> Highlight(std::string_view text);

}  // namespace wenmai::shell
