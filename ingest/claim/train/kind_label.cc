#include "ingest/claim/train/kind_label.h"

#include <charconv>
#include <fstream>
#include <iterator>

#include "ingest/claim/claim_model.h"
#include "ingest/discourse/data_lines.h"
#include "wenmai/error.h"

namespace wenmai::ingest {
namespace {

int32_t ParseOffset(const std::string& path, std::string_view field) {
  int32_t offset = 0;
  const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), offset);
  if (error != std::errc() || end != field.data() + field.size()) {
    throw Error(ErrorCode::kInvalidArgument, path + ": no offset: " + std::string(field));
  }
  return offset;
}

}  // namespace

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file) throw Error(ErrorCode::kIo, "cannot read " + path);
  return bytes;
}

int ParseClaimClass(std::string_view name) {
  for (int i = 0; i < kNoClaim; ++i) {
    if (ClaimKindName(static_cast<ClaimKind>(i)) == name) return i;
  }
  if (name == "none") return kNoClaim;
  throw Error(ErrorCode::kInvalidArgument, "no kind of claim: " + std::string(name));
}

std::vector<KindLabel> ReadKindLabels(const std::string& path) {
  const std::string bytes = ReadFile(path);
  std::vector<KindLabel> labels;
  ForEachDataLine(path, bytes, 4, [&](const std::vector<std::string_view>& fields) {
    labels.push_back({std::string(fields[0]),
                      {ParseOffset(path, fields[1]), ParseOffset(path, fields[2])},
                      ParseClaimClass(fields[3])});
  });
  return labels;
}

}  // namespace wenmai::ingest
