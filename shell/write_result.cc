#include "shell/write_result.h"

#include <unistd.h>

#include <fstream>
#include <sstream>

#include "shell/picture/page.h"
#include "shell/picture/picture.h"
#include "shell/run_statement.h"
#include "shell/shell_data.h"

namespace wenmai::shell {
namespace {

std::string Svg(const Picture& picture) {
  std::ostringstream dot;
  WriteRows(picture.AsRows(), ResultFormat::kDot, dot);
  return DotToSvg(dot.str());
}

void WriteHtml(Session& session, const Rows& rows, std::ostream& out) {
  if (HoldsElements(rows)) {
    WriteGraphPage(MakePicture(session, rows), out);
  } else {
    WriteRowsPage(rows, out);
  }
}

}  // namespace

const std::vector<std::string>& OutputFormatNames() {
  static const auto names = [] {
    std::vector<std::string> all = ResultFormatNames();
    all.insert(all.end(), {"svg", "html"});
    return all;
  }();
  return names;
}

CLI::Option* AddFormatOption(CLI::App& command, std::string* format) {
  return command.add_option("--format", *format, "How to print the rows")
      ->check(CLI::IsMember(OutputFormatNames()))
      ->capture_default_str();
}

size_t WriteOutput(Session& session, Result& result, const std::string& format, std::ostream& out) {
  if (const auto known = ParseResultFormat(format)) {
    const FormatOptions to_person{.table_columns_max = TerminalColumns()};
    const FormatOptions to_pipe{.cell_columns_max = 0};
    return WriteResult(result, *known, out, isatty(STDOUT_FILENO) ? to_person : to_pipe);
  }
  const Rows rows = ReadRows(result);
  if (format == "html") {
    WriteHtml(session, rows, out);
  } else {
    out << Svg(MakePicture(session, rows));
  }
  return rows.rows.size();
}

void WriteGraphPicture(Session& session, std::ostream& out) {
  Result result = session.Run(ShellData("queries/picture/whole.cypher"));
  WriteGraphPage(MakePicture(session, ReadRows(result)), out);
}

void WritePicture(Session& session, const Rows& rows, const std::string& path) {
  const auto ends = [&](const char* ending) { return path.ends_with(ending); };
  if (!ends(".svg") && !ends(".dot") && !ends(".html")) {
    throw Error(ErrorCode::kInvalidArgument, "a picture's file ends in .html, .svg or .dot");
  }
  std::ostringstream text;
  if (ends(".html")) WriteHtml(session, rows, text);
  if (ends(".svg")) text << Svg(MakePicture(session, rows));
  if (ends(".dot")) WriteRows(MakePicture(session, rows).AsRows(), ResultFormat::kDot, text);
  std::ofstream file(path, std::ios::binary);
  file << text.str();
  file.close();
  if (!file) throw Error(ErrorCode::kIo, "cannot write " + path);
}

}  // namespace wenmai::shell
