#include "api/name_finder.h"

#include <vector>

#include "text/utf8.h"

namespace wenmai::api {
namespace {

bool BeginsCharacter(std::string_view utf8, size_t byte) {
  return byte == utf8.size() || (utf8[byte] & 0xC0) != 0x80;
}

}  // namespace

ingest::CustomNameFinder AdaptNameFinder(const NameFinder& finder) {
  const auto find = [finder](std::u32string_view text) {
    const std::string utf8 = text::EncodeUtf8(text);
    const std::vector<int32_t> at = text::CodePointOfByte(utf8);
    std::vector<ingest::CustomName> names;
    for (const FoundName& found : finder.find(utf8)) {
      const auto type = ingest::ParseEntityType(found.type);
      const bool is_span = found.begin < found.end && found.end <= utf8.size() &&
                           BeginsCharacter(utf8, found.begin) && BeginsCharacter(utf8, found.end);
      if (!is_span || !type) {
        throw Error(ErrorCode::kInvalidArgument,
                    "name finder " + finder.name + " tells bytes " + std::to_string(found.begin) + " to " +
                        std::to_string(found.end) + " of type '" + found.type + "', which is no name");
      }
      names.push_back({{at[found.begin], at[found.end]}, *type});
    }
    return names;
  };
  return {finder.name, find};
}

}  // namespace wenmai::api
