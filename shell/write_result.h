// Results in every format of the command line: those of wenmai/format.h, and pictures.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "CLI/CLI.hpp"
#include "wenmai/database.h"
#include "wenmai/format.h"

namespace wenmai::shell {

// `table`, `vertical`, `csv`, `jsonl`, `json`, `dot`, `svg`, `html`.
const std::vector<std::string>& OutputFormatNames();
CLI::Option* AddFormatOption(CLI::App& command, std::string* format);

// Writes all rows; returns how many. `svg` and `html` draw the nodes and relationships of the result
// with those between them; a result without any is a timeline or a table in `html`.
size_t WriteOutput(Session& session, Result& result, const std::string& format, std::ostream& out);

// Writes a page with a picture of the whole graph. Throws Error{kLimit} if that is too large for one.
void WriteGraphPicture(Session& session, std::ostream& out);

// Writes a picture of the rows to a file, by its ending svg, dot or html. Throws
// Error{kInvalidArgument} for other endings, Error{kIo} if it cannot be written.
void WritePicture(Session& session, const Rows& rows, const std::string& path);

}  // namespace wenmai::shell
