#include "ingest/discourse/data_lines.h"

#include <algorithm>
#include <string>

#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

std::string_view Trim(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \r") - begin + 1);
}

}  // namespace

std::vector<std::string_view> SplitFields(std::string_view text, char separator) {
  std::vector<std::string_view> fields;
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    fields.push_back(Trim(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return fields;
}

void ForEachDataLine(std::string_view file, std::string_view data, size_t field_count,
                     const std::function<void(const std::vector<std::string_view>&)>& take) {
  int line_number = 0;
  for (const std::string_view line : SplitFields(data, '\n')) {
    ++line_number;
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string_view> fields = SplitFields(line, '\t');
    if (fields.size() < field_count) {
      throw Error(ErrorCode::kInvalidArgument, std::string(file) + ":" + std::to_string(line_number) +
                                                   ": fewer than " + std::to_string(field_count) +
                                                   " fields");
    }
    take(fields);
  }
}

}  // namespace wenmai::ingest
