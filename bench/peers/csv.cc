#include "bench/peers/csv.h"

#include <algorithm>
#include <sstream>
#include <utility>

namespace wenmai::bench {
namespace {

std::vector<std::string> Split(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  size_t begin = 0;
  for (size_t end; (end = text.find(separator, begin)) != std::string::npos;
       begin = end + separator.size()) {
    parts.push_back(text.substr(begin, end - begin));
  }
  parts.push_back(text.substr(begin));
  return parts;
}

void SplitFields(const std::string& line, std::vector<std::string>* fields) {
  fields->assign(1, "");
  bool is_quoted = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (c == '"' && is_quoted && i + 1 < line.size() && line[i + 1] == '"') {
      fields->back() += line[++i];
    } else if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == ',' && !is_quoted) {
      fields->emplace_back();
    } else {
      fields->back() += c;
    }
  }
}

Value ValueOf(const std::string& type, std::string field) {
  if (type == "INT" || type == "ID") return int64_t{std::stoll(field)};
  if (type == "DOUBLE") return std::stod(field);
  if (type == "BOOLEAN") return field == "true";
  return field;
}

CsvFile ReadHeader(const std::filesystem::path& path) {
  CsvFile file{.path = path};
  const std::vector<std::string> names = Split(path.stem().string(), "__");
  file.name = names[0];
  if (names.size() == 3) {
    file.source = names[1];
    file.target = names[2];
  }
  std::ifstream stream(path);
  std::string header;
  std::getline(stream, header);
  for (const std::string& column : Split(header, ",")) {
    const std::vector<std::string> parts = Split(column, ":");
    if (parts[0].empty()) {  // :START_ID, :END_ID
      file.columns.push_back({parts[1], "ID"});
    } else {
      file.columns.push_back({parts[0], parts[1]});
    }
  }
  return file;
}

}  // namespace

std::vector<CsvFile> ListCsvFiles(const std::string& folder) {
  std::vector<CsvFile> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".csv") files.push_back(ReadHeader(entry.path()));
  }
  std::sort(files.begin(), files.end(),
            [](const CsvFile& a, const CsvFile& b) { return a.path < b.path; });
  return files;
}

CsvReader::CsvReader(const CsvFile& file) : file_(file), stream_(file.path) {
  std::getline(stream_, line_);
}

bool CsvReader::Next(Value::Map* row) {
  if (!std::getline(stream_, line_)) return false;
  SplitFields(line_, &fields_);
  row->clear();
  for (size_t i = 0; i < file_.columns.size() && i < fields_.size(); ++i) {
    if (fields_[i].empty()) continue;
    row->emplace(file_.columns[i].name, ValueOf(file_.columns[i].type, std::move(fields_[i])));
  }
  return true;
}

}  // namespace wenmai::bench
