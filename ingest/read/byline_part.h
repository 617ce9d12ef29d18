// What the parts of a line under a title are by their words (data/read_byline_part.tsv).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace wenmai::ingest {

// A publisher by how its name ends: 远望研究院, Harbour Weekly.
bool IsBody(std::u32string_view name);
// A Chinese name with a known surname, or two to four Latin words with capitals.
bool IsPerson(std::u32string_view name);
// Names nobody: a time, a place, `5 min read`, `Published on`.
bool IsSkipped(std::u32string_view part);
// Stands for the publisher itself: 本报.
bool IsOwnBody(std::u32string_view words);
// May stand in a date or time of day.
bool IsDateCharacter(char32_t c);

// Words before a reporter's name: 特约记者, 记者. The longer ones come first.
const std::vector<std::u32string>& ReporterWords();

}  // namespace wenmai::ingest
