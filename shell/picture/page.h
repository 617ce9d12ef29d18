// Results as HTML: one file, no network. The pages are graph.html and rows.html beside this header;
// only their data is written here.
#pragma once

#include <iosfwd>

#include "shell/picture/picture.h"

namespace wenmai::shell {

// A picture to drag, zoom and click; a click shows properties and evidence.
void WriteGraphPage(const Picture& picture, std::ostream& out);

// Rows with a column `date` as a timeline, others as a table.
void WriteRowsPage(const Rows& rows, std::ostream& out);

// Dot text as SVG. Throws Error{kUnsupported} if graphviz's `dot` is not installed.
std::string DotToSvg(const std::string& dot);

}  // namespace wenmai::shell
