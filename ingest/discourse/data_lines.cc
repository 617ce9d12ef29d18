#include "ingest/discourse/data_lines.h"

#include <algorithm>
#include <string>

#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

// Data are read at every start, so what is done for each of their fields is kept cheap.
std::string_view Trim(std::string_view text) {
  const auto is_space = [](char c) { return c == ' ' || c == '\r'; };
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Calls take(field) for each.
template <typename Take>
void Split(std::string_view text, char separator, const Take& take) {
  for (size_t begin = 0; begin <= text.size();) {
    const size_t end = std::min(text.find(separator, begin), text.size());
    take(Trim(text.substr(begin, end - begin)));
    begin = end + 1;
  }
}

}  // namespace

std::vector<std::string_view> SplitFields(std::string_view text, char separator) {
  std::vector<std::string_view> fields;
  Split(text, separator, [&](std::string_view field) { fields.push_back(field); });
  return fields;
}

void ForEachDataLine(std::string_view file, std::string_view data, size_t field_count,
                     const std::function<void(const std::vector<std::string_view>&)>& take) {
  int line_number = 0;
  std::vector<std::string_view> fields;
  Split(data, '\n', [&](std::string_view line) {
    ++line_number;
    if (line.empty() || line[0] == '#') return;
    fields.clear();
    Split(line, '\t', [&](std::string_view field) { fields.push_back(field); });
    if (fields.size() < field_count) {
      throw Error(ErrorCode::kInvalidArgument, std::string(file) + ":" + std::to_string(line_number) +
                                                   ": fewer than " + std::to_string(field_count) +
                                                   " fields");
    }
    take(fields);
  });
}

}  // namespace wenmai::ingest
