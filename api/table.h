// Results for people: as a table, or a value a line.
#pragma once

#include <cstddef>
#include <iosfwd>

#include "api/row_source.h"
#include "wenmai/format.h"

namespace wenmai::api {

// Both return how many rows they wrote and throw Error{kIo} if the stream fails.
size_t WriteTable(RowSource& rows, std::ostream& out, const FormatOptions& options);
size_t WriteVertical(RowSource& rows, std::ostream& out);

}  // namespace wenmai::api
