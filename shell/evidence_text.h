// Evidence for people to read.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <vector>

#include "shell/evidence.h"

namespace wenmai::shell {

// A line of article, date and speaker, and under it the words, what they are evidence of in bold on a
// terminal and in «» elsewhere. What several elements rest on is written once; returns how many that were.
size_t WriteEvidence(const std::vector<ElementEvidence>& found, bool is_terminal, std::ostream& out);

}  // namespace wenmai::shell
